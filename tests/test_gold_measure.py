"""The measure of the first reports: what counts as right, how their twins are made, the floors."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pytest

from twosource.measures.exported_lines import Exported, Line
from twosource.measures.first_reports import score
from twosource.measures.verdicts import (
    Item,
    OwnOutlet,
    Verdict,
    count_verdicts,
    judge,
    judge_chain,
    names_equal,
    same_value,
)
from twosource.model.values import Place

TEXT = """Weavers Leave Salto

SALTO, May 6 (OPN) — Four weavers fled
Salto by\u00a0boat, a ferryman told Radio Orilla. “They will not come back,” he said.
No arrests were made, and nobody drowned.

Share this
"""
ORILLA = OwnOutlet(("Radio Orilla", "OPN"))


class Map:
    """A gazetteer of one town and its province, and of a town of the same name elsewhere."""

    version = "invented"

    def find(self, names: Iterable[str]) -> Mapping[str, Sequence[Place]]:
        """Give the places called Salto."""
        return {name: PLACES for name in names if name == "Salto"}

    def countries_of(self, words: Iterable[str]) -> Mapping[str, str]:
        """Know no peoples."""
        del words
        return {}


def place(key: str, kind: str, country: str, admin1: str) -> Place:
    """Give a place called Salto."""
    return Place(key, "Salto", kind, country, admin1, None, 0.0, 0.0, 1.0, 0)


PLACES = (
    place("iso:UY-SA", "admin1", "UY", "UY-SA"),
    place("geonames:1", "town", "UY", "UY-SA"),
    place("geonames:2", "town", "BR", "BR-SP"),
)


def stand(words: str) -> dict[str, Any]:
    """Give the passage of words of the text, whatever white space is in them."""
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def hops(*names: str) -> list[dict[str, Any]]:
    """Give a chain as the export has it."""
    return [{"name": name} for name in names]


def told(kind: str, words: str, **more: Any) -> dict[str, Any]:
    """Give an exported claim on words of the text; its trigger are its last letters."""
    passage = stand(words)
    return {
        "report": "r",
        "type": kind,
        "event": "e1",
        "time": "past",
        "stance": "asserted",
        "outcome": None,
        "said_by": [],
        "participants": [],
        "passage": passage,
        "trigger": {"start": passage["end"] - 4, "end": passage["end"]},
        **more,
    }


FLED = told("flight", "Four weavers fled\nSalto by\u00a0boat")


def event(**more: Any) -> dict[str, Any]:
    """Give an exported event of which nothing is known but what is given."""
    blank = {"value": None, "why": "silent"}
    origins = {"outlets": 2, "reporting": 1, "human_at_most": 1}
    return {"id": "e1", "when": blank, "where": blank, "counts": [], "origins": origins, **more}


def count(of: str, best: int | None, group: str | None = None) -> dict[str, Any]:
    """Give a count of the export."""
    return {"of": of, "best": best, "group": group, "outcome": "fled"}


def report_line(**more: Any) -> dict[str, Any]:
    """Give an exported report of which nothing is known but what is given."""
    facts = dict.fromkeys(("title", "outlet", "agency"))
    return {
        "label": "r",
        "written": {"value": None, "why": "silent"},
        "parts": [],
        "quotations": [],
        **facts,
        **more,
    }


def gold_claim(**more: Any) -> dict[str, Any]:
    """Give a gold claim of the flight."""
    return {"id": "a1", "type": "flight", "passage": "Four weavers fled Salto", **more}


def scored(
    gold: Mapping[str, Any],
    claims: Sequence[Line] = (FLED,),
    events: Sequence[Line] = (event(),),
    line: Line | None = None,
) -> list[Item]:
    """Score one report: `gold` is what the gold says of it, with `across` beside it."""
    report = {"claims": [], **{key: one for key, one in gold.items() if key != "across"}}
    exported = Exported({"r": TEXT}, [line or report_line()], claims, events)
    return score({"reports": {"r": report}, "across": gold.get("across", [])}, exported, Map())


def verdicts(items: Iterable[Item]) -> dict[str, Verdict]:
    """Give what came of each key."""
    return {item.key: item.verdict for item in items}


def of_claim(gold: Mapping[str, Any], *claims: Line, **known: Any) -> dict[str, Verdict]:
    """Give what came of one gold claim, beside exported claims and what is known of the event."""
    return verdicts(scored({"claims": [gold]}, claims or (FLED,), (event(**known),)))


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


@pytest.mark.parametrize(
    ("gold", "got", "verdict"),
    [
        (["ferryman", "Radio Orilla"], ["a ferryman", "radio orilla"], "right"),
        (["ferryman", "Radio Orilla"], ["Radio Orilla", "ferryman"], "wrong"),
        (["ferryman", "Radio Orilla"], ["ferryman"], "wrong"),
        (["ferryman", "Radio Orilla"], [], "missing"),
        (["ferryman", "Radio Orilla"], ["Radio Orilla"], "missing"),
        (["Radio Orilla"], [], "missing"),
        (None, [], "right"),
        (None, ["OPN"], "right"),
        (None, ["ferryman"], "asserted"),
        (None, ["ferryman", "OPN"], "asserted"),
    ],
)
def test_a_chain_is_compared_whole_and_in_order(
    gold: list[str] | None, got: list[str], verdict: Verdict
) -> None:
    assert judge_chain(gold, got, ORILLA) == verdict


def test_the_own_outlet_may_be_left_out_only_where_it_may_be_blank_and_only_as_the_last() -> None:
    own = OwnOutlet.of(["OPN", None])
    assert judge_chain(["ferryman", "OPN"], ["ferryman"], own) == "right"
    assert judge_chain(["ferryman", "Gazette"], ["ferryman"], own) == "wrong"
    assert judge_chain(["ferryman", "OPN"], ["ferryman", "Gazette"], own) == "wrong"
    assert judge_chain(["ferryman", "OPN"], ["ferryman"], OwnOutlet.of("OPN")) == "wrong"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The Evening Star", "evening star"),
        ("José Example", "Jose Example"),
        ("source in Ryanggang", "a source in Yanggang"),
        ("Kwangtung", "Guangdong"),
        ("", ""),
    ],
)
def test_names_are_equal_after_case_articles_and_romanisation(left: str, right: str) -> None:
    assert names_equal(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ann Example", "Example"),
        ("source in the province", "source in the state"),
        ("Example Ann", "Ann Example"),
    ],
)
def test_a_shorter_form_or_another_word_is_another_name(left: str, right: str) -> None:
    assert not names_equal(left, right)


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


def test_the_percentage_is_of_all_items() -> None:
    kinds: tuple[Verdict, ...] = ("right", "right", "wrong", "missing", "asserted")
    tally = count_verdicts(Item("r", "a1", "time", one, 1, 2) for one in kinds)
    assert (tally.right, tally.wrong, tally.missing, tally.asserted) == (2, 1, 1, 1)
    assert tally.percent == 40.0
    assert count_verdicts([]).percent == 100.0
    assert judge([None, 3], 3, same_value) == "right"
