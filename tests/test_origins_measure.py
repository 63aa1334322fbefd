"""The scorer of origins: what is right, what is missed, and what was not asked for."""

from typing import Any

import pytest

from matching_claims import KISUMU, NAIROBI, Telling, claim
from twosource.measures.exported_lines import Line
from twosource.measures.origins_fixture import Judged, Told, meet, score_fixture, tally
from twosource.measures.origins_grouping import choose_claims
from twosource.model.values import GroundedClaim


def origins(**more: Any) -> dict[str, Any]:
    counts = dict.fromkeys(("outlets", "reporting", "human_at_most", "shown_independent"), 1)
    names = {key: ["Evening Star"] for key in counts}
    return {**counts, "names": names, "collapsed": [], "withdrawn": [], **more}


def event(id_: str, *reports: str, **more: Any) -> dict[str, Any]:
    """Give an exported event with one claim a report."""
    claims = [{"id": f"{id_}{report}", "report": report} for report in reports]
    given = {"type": "detention", "conflicts": [], "todo": [], "origins": origins(), "links": []}
    return {"id": id_, "reports": list(reports), "claims": claims, **given, **more}


def gold(**more: Any) -> dict[str, Any]:
    """Give the labels of one event told by two reports."""
    counted = {"count": 1, "names": ["Evening Star"]}
    asked = dict.fromkeys(("outlets", "reporting", "human_at_most", "shown_independent"), counted)
    given: dict[str, Any] = {
        key: [] for key in ("collapses", "conflicts", "missing", "relay_changes")
    }
    return {"id": "e1", "kind": "arrest", "reports": ["a", "b"], "origins": asked, **given, **more}


def score(
    asked: Line, *events: Line, labels: dict[str, Any] | None = None, ways: Any = None
) -> list[Judged]:
    every = {"events": [asked], "other_events": [], "apart": [], "links": [], **(labels or {})}
    told = Told(events, ways or {}, {"a": "Evening Star", "b": "Morning Herald"})
    return score_fixture(every, told)


def of(judged: list[Judged], kind: str) -> list[bool]:
    return [one.right for one in judged if one.kind == kind]


def test_an_event_is_met_by_its_type_and_its_reports() -> None:
    other = event("x", "a", "b", type="flight")
    right = event("y", "a", "c")
    assert meet(gold(), [other, right]) is right
    assert meet(gold(), [event("z", "q")]) is None
    assert meet(gold(), []) is None


def test_reports_and_counts() -> None:
    judged = score(gold(plans=["p"]), event("x", "a", "c", "p"))
    assert of(judged, "reports of an event") == [True, False]
    assert of(judged, "kept out of an event") == [False, False]
    assert of(judged, "origins: reporting") == [True]
    assert of(score(gold()), "origins: reporting") == [False]


def test_a_notice_is_right_outside_the_event() -> None:
    asked = gold(collapses=[{"report": "b", "into": "Morning Herald", "kind": "withdrawn"}])
    judged = score(asked, event("x", "a"))
    assert of(judged, "reports of an event") == [True, True]
    assert of(judged, "collapses") == [True]
    assert of(score(asked), "collapses") == [False]


def test_collapses_by_report_name_or_the_outlet_of_the_report() -> None:
    asked = [
        {"report": "b", "into": "a", "kind": "relay"},
        {"report": "b", "into": "Police (Ann Holm)", "kind": "same_source"},
    ]
    for into in ("a", "Evening Star", "Ann Holm"):
        collapsed = [{"report": "b", "into": into, "because": ""}]
        judged = score(
            gold(collapses=asked), event("x", "a", "b", origins=origins(collapsed=collapsed))
        )
        assert of(judged, "collapses") == [True]
        assert of(judged, "origins of their own") == [True]
    gone = origins(withdrawn=[{"report": "b", "because": ""}])
    assert of(score(gold(collapses=asked), event("x", "a", "b", origins=gone)), "collapses") == [
        True
    ]
    assert of(score(gold(), event("x", "a", "b", origins=gone)), "origins of their own") == [
        True,
        False,
    ]


def conflict(reading: str, facet: str = "counts.people") -> dict[str, Any]:
    values = [{"value": "8 people", "claims": ["xa"]}, {"value": "9 people", "claims": ["xb"]}]
    return {"facet": facet, "reading": reading, "values": values}


@pytest.mark.parametrize(("reading", "kind"), [("update", "updates"), ("conflict", "conflicts")])
def test_conflicts_by_their_numbers_and_reports(reading: str, kind: str) -> None:
    values = [{"value": "8", "reports": ["a"]}, {"value": "about 9", "reports": ["b", "c"]}]
    asked = gold(conflicts=[{"facet": "killed", "reading": reading, "values": values}])
    assert of(score(asked, event("x", "a", "b", conflicts=[conflict(reading)])), kind) == [True]
    other = event("x", "a", "b", conflicts=[conflict("none")])
    assert of(score(asked, other), kind) == [False]
    swapped = gold(
        conflicts=[
            {
                "facet": "killed",
                "reading": reading,
                "values": [{"value": "9", "reports": ["a"]}, {"value": "8", "reports": ["b"]}],
            }
        ]
    )
    assert of(score(swapped, event("x", "a", "b", conflicts=[conflict(reading)])), kind) == [False]


def test_denials_and_what_is_no_conflict() -> None:
    asked = gold(
        denials=[{"report": "b", "by": "the army"}],
        not_conflicts=[{"facet": "killed", "values": ["8", "9"]}],
    )
    judged = score(asked, event("x", "a", "b", conflicts=[conflict("conflict", "stance")]))
    assert of(judged, "denials") == [True]
    assert of(judged, "no conflicts") == [False]
    assert of(score(asked, event("x", "a", "b")), "no conflicts") == [True]


def test_missing_texts_and_their_days() -> None:
    asked = gold(missing=[{"outlet": "North Wire", "about": "2021-05-04/2021-05-05"}])
    todo = [
        {"get": "report", "of": "the North Wire", "edtf": "2021-05-05"},
        {"get": "report", "of": "Lisk Post", "edtf": None},
        {"get": "document", "of": "court record", "edtf": None},
    ]
    judged = score(asked, event("x", "a", "b", todo=todo))
    assert of(judged, "missing texts") == [True]
    assert of(judged, "days of missing texts") == [True]
    assert of(judged, "no text missing") == [False]
    assert of(score(asked, event("x", "a")), "days of missing texts") == [False]
    undated = [{"get": "report", "of": "North Wire", "edtf": None}]
    assert of(score(asked, event("x", "a", todo=undated)), "days of missing texts") == [False]


def test_relay_changes_by_facet_and_words() -> None:
    what = [
        {
            "relay": "b",
            "of": "a",
            "what": "hedge dropped (killed)",
            "from": "about ten",
            "to": "10",
        },
        {"relay": "b", "of": "a", "what": "source dropped", "from": "Ann Holm", "to": ""},
    ]

    def ways(*changes: tuple[str, str, str | None, str | None]) -> Any:
        keys = ("kind", "facet", "before", "after")
        told = [dict(zip(keys, one, strict=True)) for one in changes]
        return {"x": {"passings": [{"relay": "b", "source": "a", "changes": told}]}}

    right = ways(("changed", "counts.people", "ten", "10"), ("dropped", "source", "Holm", None))
    asked = gold(relay_changes=what)
    assert of(score(asked, ways=right), "relay changes") == [True, True]
    wrong = ways(("changed", "when", "ten", "10"), ("changed", "source", "Holm", "Vik"))
    assert of(score(asked, ways=wrong), "relay changes") == [False, False]


def test_what_is_kept_apart_and_what_is_linked() -> None:
    labels = {
        "other_events": [{"id": "m1", "reports": ["c"]}],
        "apart": [{"a": "e1", "b": "m1"}],
        "links": [
            {"from": "e1", "to": "m1", "kind": "follows"},
            {"from": "m1", "to": "e1", "kind": "x"},
        ],
    }
    linked = event("x", "a", "b", links=[{"event": "y", "kind": "follows"}])
    judged = score(gold(), linked, event("y", "c"), labels=labels)
    assert of(judged, "kept apart") == [True]
    assert of(judged, "links") == [True, False]
    assert of(score(gold(), event("x", "a", "b", "c"), labels=labels), "kept apart") == [False]


def test_all_is_counted_by_kind() -> None:
    counted = tally(score(gold(), event("x", "a")))
    assert counted["reports of an event"] == (1, 2)
    assert counted["links"] == (0, 0)


def told(id_: str, telling: Telling) -> GroundedClaim:
    return claim(id_, "r", telling)


def test_the_claim_that_stands_for_a_report_has_the_day_and_the_place() -> None:
    asked = {
        "kind": "arrest",
        "reports": ["a", "b"],
        "date": "2021-05-04",
        "place": "Nairobi, Kenya",
    }
    claims = {
        "a": [
            told("c1", Telling(when="2021-05-09", order=0)),
            told("c2", Telling(where=NAIROBI, order=1)),
            told("c3", Telling(where=KISUMU, when="2021-05-04", order=2)),
            told("c4", Telling(type="flight", order=3)),
        ],
        "b": [told("c5", Telling(type="flight"))],
    }
    assert [*choose_claims(asked, claims)] == ["c2"]
    assert [*choose_claims({**asked, "kind": "other"}, claims)] == []
    assert [*choose_claims({**asked, "date": "soon"}, claims)] == ["c2"]
