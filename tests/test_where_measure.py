"""The measure of places: marked names of a labelled report get coordinates."""

import pytest

from gazetteer_fixture import gazetteer
from twosource.gazetteers.sqlite import SqliteGazetteer
from twosource.measures.places import predict

__all__ = ["gazetteer"]


def _record(text: str, *names: str) -> dict[str, object]:
    marks = [{"start": text.index(name), "end": text.index(name) + len(name)} for name in names]
    return {"id": "1", "text": text, "toponyms": [*marks, *marks[:1]]}


def test_each_marked_name_that_is_known_gets_a_point(gazetteer: SqliteGazetteer) -> None:
    record = _record("The fair in Paris, Texas, and in Qqqville.", "Paris", "Texas", "Qqqville")
    first, second = predict(record, gazetteer)
    assert (first["start"], first["end"]) == (12, 17)
    assert (first["lat"], first["lon"]) == pytest.approx((33.66, -95.56), abs=0.1)
    assert second["lat"] == pytest.approx(31.5, abs=1.5)


def test_a_people_stands_where_its_country_is(gazetteer: SqliteGazetteer) -> None:
    (only,) = predict(_record("A Kenyan ferry ran aground.", "Kenyan"), gazetteer)
    assert (only["lat"], only["lon"]) == pytest.approx((0.5, 37.8), abs=1)
