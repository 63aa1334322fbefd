"""One event in several places, and between days: told, compared, added up and exported as such."""

import json
from dataclasses import replace
from pathlib import Path

from example_record import run
from matching_claims import KAMPALA, KENYA, KISUMU, NAIROBI, SPAN, THIKA, Telling, claim
from twosource.model.event import Finding
from twosource.model.values import GroundedClaim, Place, Where
from twosource.stages.corroborate import Evidence, make_event
from twosource.stages.facets import WHERE
from twosource.stages.laid_lines import Lineage
from twosource.views.words import tell_where
from twosource.wiring import open_matcher

BOTH = Where(NAIROBI, "told", (SPAN,), (KISUMU,))


def at(place: Place, *also: Place) -> Where:
    return Where(place, "told", (SPAN,), also)


def placed(name: str, report: str, where: Where) -> GroundedClaim:
    return replace(claim(name, report, Telling(where=where.place)), where=where)


def same_place(left: Where, right: Where) -> str:
    match = open_matcher().compare(placed("a", "one", left), placed("b", "two", right))
    return next(reason.words for reason in match.reasons if reason.feature == "same_place")


def test_two_claims_are_compared_by_the_places_that_fit_best() -> None:
    assert same_place(BOTH, at(KISUMU)) == "the same town, Kisumu (KE-17)"
    assert same_place(at(KAMPALA, NAIROBI), at(KENYA)).startswith("Nairobi lies in the country")
    assert same_place(BOTH, at(KAMPALA)).startswith("Nairobi and Kampala")


def test_several_places_meet_one_of_them_and_stay_several() -> None:
    assert WHERE.meet(BOTH, at(KISUMU)) == BOTH
    assert WHERE.meet(at(KENYA), BOTH) == BOTH
    assert WHERE.meet(BOTH, at(KAMPALA)) is None
    assert WHERE.meet(at(KISUMU), at(KENYA)) == at(KISUMU)
    assert WHERE.meet(at(THIKA), at(NAIROBI)) is None


def test_a_town_and_a_river_it_may_lie_at_are_told_of_one_place() -> None:
    river = replace(
        KISUMU, id="own:river/nyando", name="Nyando", kind="river", country="", radius_km=60.0
    )
    assert WHERE.meet(at(river), at(KISUMU)) == at(KISUMU)
    assert WHERE.meet(at(KISUMU), at(river)) == at(KISUMU)
    assert WHERE.meet(at(river), at(NAIROBI)) is None
    assert WHERE.meet(at(river), at(KENYA)) is None
    lake = replace(river, id="own:sea/lake", kind="sea")
    assert WHERE.meet(at(river), at(lake)) is None


def test_an_event_keeps_all_its_places_and_they_are_told() -> None:
    claims = (placed("a", "one", BOTH), placed("b", "two", at(KISUMU)))
    event = make_event("e", "KEN-0001", Evidence(claims, (), (), Lineage((), {}), {}))
    assert isinstance(event.where, Finding)
    assert event.where.value == BOTH
    assert event.where.claims == ("a", "b")
    assert tell_where(event.where) == "Nairobi (KE-30, KE) and Kisumu (KE-17, KE)"


def test_the_export_gives_each_place_with_its_point_and_reach(tmp_path: Path) -> None:
    text = tmp_path / "r.txt"
    text.write_text("Police detained nine clerks in Nairobi and in Kisumu on 4 May 2021.\n")
    record = str(tmp_path / "r.db")
    assert run("build", str(text), "--record", record).exit_code == 0
    words = ("export", "--record", record, "--all", "--out", "-")
    (event,) = (json.loads(one) for one in run(*words).stdout.splitlines())
    (other,) = event["where"]["also"]
    assert {event["where"]["name"], other["name"]} == {"Nairobi", "Kisumu"}
    assert {"lat", "lon", "radius_km", "country"} <= set(other)
    (told,) = event["claims"]
    assert [one["text"] for one in told["where"]["spans"]] == ["Nairobi", "Kisumu"]


def test_the_export_says_between_which_days_an_undated_event_lies(tmp_path: Path) -> None:
    text = tmp_path / "r.txt"
    text.write_text("Nine clerks were arrested on 4 May 2021 and later tortured.\n")
    record = str(tmp_path / "r.db")
    assert run("build", str(text), "--record", record).exit_code == 0
    words = ("export", "--record", record, "--table", "claims", "--out", "-")
    lines = [json.loads(one) for one in run(*words).stdout.splitlines()]
    (tortured,) = [one for one in lines if one["type"] == "torture"]
    assert "not before 2021-05-04" in tortured["when"]["why"]
    bounds = tortured["bounds"]
    assert (bounds["not_before"], bounds["not_after"]) == ("2021-05-04", None)
    assert [one["text"] for one in bounds["spans"]] == ["arrested", "4 May 2021", "later"]
    (arrested,) = [one for one in lines if one["type"] == "detention"]
    assert arrested["bounds"] is None
