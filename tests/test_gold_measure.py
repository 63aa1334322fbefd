"""The measure of the first reports: what is asked of a claim, a quotation, a report, an event."""

from collections.abc import Mapping
from typing import Any

import pytest

from gold_scored import (
    FLED,
    count,
    event,
    gold_claim,
    hops,
    of_claim,
    report_line,
    scored,
    stand,
    told,
    verdicts,
)
from twosource.measures.exported_lines import Line
from twosource.measures.verdicts import Verdict


def test_a_claim_is_found_by_the_passage_it_shares_whatever_the_white_space() -> None:
    assert of_claim(gold_claim(passage="fled Salto by boat"), FLED) == {"found": "right"}


def test_of_two_claims_the_one_that_shares_most_is_meant() -> None:
    other = told("flight", "Salto by\u00a0boat", stance="denied")
    assert of_claim(gold_claim(stance="asserted"), other, FLED)["stance"] == "right"


@pytest.mark.parametrize(
    "claim",
    [
        told("return", FLED["passage"]["text"]),
        told("flight", "a ferryman told"),
        told("flight", "Salto by\u00a0boat, a ferryman told Radio Orilla"),
    ],
)
def test_a_claim_of_another_type_or_place_is_not_the_one(claim: Line) -> None:
    assert of_claim(gold_claim(), claim) == {"found": "missing"}


def test_each_key_of_a_claim_not_found_is_missing_but_those_that_may_be_blank() -> None:
    gold = gold_claim(
        time="past",
        said_by=["ferryman"],
        actor="weavers",
        count={"people": 4, "families": None},
        date=None,
        place=["Salto", None],
        relation={"to": "a1", "kind": "part_of"},
    )
    missing = {"found", "time", "said_by", "actor", "count.people", "relation"}
    assert of_claim(gold, told("return", "Salto")) == dict.fromkeys(missing, "missing")


def test_not_to_find_what_is_optional_is_no_item() -> None:
    optional = gold_claim(optional=True, stance="denied")
    assert of_claim(optional, told("return", "Salto")) == {}
    assert of_claim(optional) == {"found": "right", "stance": "wrong"}


def test_a_value_where_the_report_does_not_say_is_counted_apart() -> None:
    gold = gold_claim(date=None, count={"people": None}, said_by=None, place=None, target=None)
    claim = {
        **FLED,
        "said_by": hops("a clerk"),
        "participants": [{"role": "target", "name": "weavers"}],
    }
    known = {"when": {"edtf": "XXXX-05-04"}, "where": {"id": "x", "name": "Salto"}}
    got = of_claim(gold, claim, **known, counts=[count("people", None, "children")])
    assert got.pop("found") == "right"
    assert set(got.values()) == {"asserted"}
    assert len(got) == 5


def test_blanks_are_right_where_the_report_does_not_say_and_missing_where_it_does() -> None:
    silent = of_claim(gold_claim(date=None, count={"people": None}, admin1=None, actor=None))
    assert set(silent.values()) == {"right"}
    said = of_claim(gold_claim(date=["XXXX-05"], count={"people": 4}, country="UY", outcome="lost"))
    assert {key for key, one in said.items() if one == "missing"} == said.keys() - {"found"}


def test_any_value_of_a_list_is_right() -> None:
    gold = gold_claim(time=["ongoing", "past"], stance=["denied", "alleged"])
    assert of_claim(gold) == {"found": "right", "time": "right", "stance": "wrong"}


def test_participants_are_read_by_their_role() -> None:
    gold = gold_claim(actor="the weavers", ordered_by="Ann Example", destination="Concordia")
    claim = {
        **FLED,
        "participants": [
            {"role": "actor", "name": "Weavers"},
            {"role": "orderer", "name": "Example"},
            {"role": "origin", "name": "Concordia"},
        ],
    }
    got = of_claim(gold, claim)
    assert (got["actor"], got["ordered_by"], got["destination"]) == ("right", "wrong", "missing")


def test_a_part_or_a_bound_is_not_the_whole_number() -> None:
    gold = gold_claim(count={"people": 4, "families": 2})
    counts = [count("people", 4, "children"), count("families", None)]
    assert of_claim(gold, counts=[count("people", 4), count("families", 2)]) == {
        "found": "right",
        "count.people": "right",
        "count.families": "right",
    }
    assert set(of_claim(gold, counts=counts).values()) == {"right", "wrong"}
    assert of_claim(gold, counts=counts)["count.people"] == "wrong"


@pytest.mark.parametrize(
    ("where", "verdict"),
    [
        ({"id": "geonames:1", "name": "Ciudad", "admin1": "UY-SA", "country": "UY"}, "right"),
        ({"id": "own:salto", "name": "the Salto", "admin1": "UY-SA", "country": "UY"}, "right"),
        ({"id": "geonames:9", "name": "Ciudad", "admin1": "BR-SP", "country": "BR"}, "wrong"),
    ],
)
def test_a_place_is_right_by_the_gazetteer_or_by_its_name(where: Line, verdict: Verdict) -> None:
    got = of_claim(gold_claim(place="Salto", admin1="Salto", country="UY"), where=where)
    assert {got["place"], got["admin1"], got["country"]} == {verdict}


def test_a_relation_is_told_by_one_id_for_both_events() -> None:
    first = gold_claim()
    second = {
        **gold_claim(id="a2", passage="nobody drowned"),
        "relation": {"to": "a1", "kind": ["same_event_as", "part_of"]},
    }
    for key, expected in (("e1", "right"), ("e2", "missing"), (None, "missing")):
        claims = (FLED, told("flight", "nobody drowned", event=key))
        items = scored({"claims": [first, second]}, claims, (event(), event(id="e2")))
        assert verdicts(items)["relation"] == expected


def test_what_a_report_says_of_itself_is_scored() -> None:
    gold = {"title": "Weavers  Leave Salto", "outlet": ["OPN", None], "agency": "OPN"}
    line = report_line(
        title={"value": "Weavers Leave Salto"}, agency={"value": "Radio"}, written={"edtf": "2021"}
    )
    assert verdicts(scored({**gold, "written": None}, line=line)) == {
        "title": "right",
        "outlet": "right",
        "agency": "wrong",
        "written": "asserted",
    }


def test_what_is_no_content_must_be_in_no_body_and_no_passage() -> None:
    gold = {"not_content": ["Share this"]}
    body = {"kind": "body", **stand("nobody drowned.\n\nShare this")}
    form = {**body, "kind": "share"}
    read = told("threat", "Share this")
    assert verdicts(scored(gold, (), line=report_line(parts=[form]))) == {"not_content": "right"}
    assert verdicts(scored(gold, (), line=report_line(parts=[body]))) == {"not_content": "wrong"}
    assert verdicts(scored(gold, (read,))) == {"not_content": "wrong"}


def test_a_quotation_is_found_with_its_chain() -> None:
    gold = {"quotes": [{"text": "They will not come back,", "said_by": ["ferryman"]}]}
    quoted = {"span": stand("They will not come back,"), "said_by": hops("ferryman")}
    elsewhere = {**quoted, "span": stand("No arrests")}
    found = scored(gold, line=report_line(quotations=[elsewhere, quoted]))
    assert verdicts(found) == {"found": "right", "said_by": "right"}
    missed = scored(gold, line=report_line(quotations=[elsewhere]))
    assert verdicts(missed) == {"found": "missing", "said_by": "missing"}


def test_of_a_quotation_not_found_no_speaker_is_asked_where_none_is_named() -> None:
    gold = {"quotes": [{"text": "They will not come back,", "said_by": None}]}
    assert verdicts(scored(gold)) == {"found": "missing"}


def test_what_is_told_as_not_so_is_no_claim_of_another_event_of_its_sentence() -> None:
    one = {"passage": "nobody drowned", "stance": "negated", "said_by": None}
    other = told("death", "No arrests were made, and nobody drowned")
    other["trigger"] = stand("arrests")
    assert scored({"negated": [{**one, "optional": True}]}, (other,)) == []
    assert verdicts(scored({"negated": [one]}, (other,))) == {"found": "missing"}
    drowned = told("death", "nobody drowned")
    found = verdicts(scored({"negated": [one]}, (drowned,)))
    assert found == {"found": "right", "stance": "wrong", "said_by": "right"}


def test_two_claims_must_be_of_two_events_where_the_gold_says_so() -> None:
    gold = {
        "claims": [gold_claim(), gold_claim(id="a2", passage="nobody drowned")],
        "across": [{"claims": ["a1", "a2"], "same_event": False}],
    }
    for key, expected in (("e1", "wrong"), ("e2", "right"), (None, "missing")):
        claims = (FLED, told("flight", "nobody drowned", event=key))
        items = scored(gold, claims, (event(), event(id="e2")))
        assert verdicts(items)["same_event"] == expected


def test_the_origins_of_an_event_are_scored_one_by_one() -> None:
    numbers = {"outlets": 2, "reporting": 2, "human_at_most": 1}
    gold = {"claims": [gold_claim()], "across": [{"event": "a1", "origins": numbers}]}
    got = verdicts(scored(gold))
    assert (got["origins.outlets"], got["origins.reporting"]) == ("right", "wrong")
    assert verdicts(scored(gold, ()))["origins.outlets"] == "missing"


@pytest.mark.parametrize(
    "gold",
    [
        {"claims": [gold_claim(passage="Five weavers fled")]},
        {"not_content": ["Weavers Leave"]},
    ],
)
def test_a_gold_that_does_not_fit_its_text_is_no_measure(gold: Mapping[str, Any]) -> None:
    with pytest.raises(ValueError, match="the text has no"):
        scored(gold)
