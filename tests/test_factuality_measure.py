"""The adapter that scores time and stance on UDS-IH2."""

import importlib.util
import json
from pathlib import Path

import pytest

from claim_reading import parser
from twosource.extractors.claims.tense import Sight
from twosource.measures.factuality import FEWEST, fit, load_means, predict, see_events

# On the whole dev part, a little worse than was measured; a constant has 1.98, 0 and 0.
MOST_WRONG = 1.28
LEAST_SPEARMAN = 0.60
LEAST_PEARSON = 0.62


def _record(text: str, word: str) -> dict[str, object]:
    start = text.index(word)
    return {"id": f"{word} in {text}", "text": text, "event": [start, start + len(word)]}


def test_an_event_is_seen_where_it_is_marked() -> None:
    rang = _record("The bell rang , and it will ring again .", "rang")
    ring = _record("The bell rang , and it will ring again .", "ring")
    opened = _record("The mill may open .", "open")
    assert see_events([ring, opened, rang], parser()) == [
        Sight("future", "asserted"),
        Sight("future", "possible"),
        Sight("past", "asserted"),
    ]


def test_what_was_done_is_taken_for_so_and_what_may_come_is_not() -> None:
    done, open_yet = predict(
        [_record("The bell rang .", "rang"), _record("The bell may ring .", "ring")], parser()
    )
    assert done["id"] == "rang in The bell rang ."
    assert done["factuality"] > 2
    assert open_yet["factuality"] < 0


def test_a_number_is_the_mean_of_its_kind_or_of_the_stance_where_few_were_seen() -> None:
    rare, often = Sight("unknown", "asserted"), Sight("past", "asserted")
    means = fit([rare, *[often] * FEWEST], [-3.0, *[3.0] * FEWEST])
    assert means == {
        "any": {"any": pytest.approx(2.71)},
        "asserted": {"any": pytest.approx(2.71), "past": 3.0},
    }


def test_a_kind_that_the_table_lacks_has_a_number_too() -> None:
    assert "denied" not in load_means()
    text = "The clerk denied that the bell rang ."
    assert [one["factuality"] for one in predict([_record(text, "rang")], parser())] == [0.75]


def test_the_score_on_the_dev_part_does_not_fall(data: Path) -> None:
    spec = importlib.util.spec_from_file_location("score", data / "gold" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    lines = (data / "gold" / "factuality" / "dev.jsonl").read_text("utf-8").splitlines()
    gold = {record["id"]: record for record in map(json.loads, lines)}
    told = {one["id"]: one for one in predict(list(gold.values()), parser())}
    found = scorer.score_factuality(gold, told)
    assert found["mae"] <= MOST_WRONG
    assert found["spearman"] >= LEAST_SPEARMAN
    assert found["pearson"] >= LEAST_PEARSON
