"""The measure of the first reports: what counts as right, how their twins are made, the floors."""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from bench_gold import mean_percent, score_first, score_twins, tell_errors, tell_row
from example_record import parts
from gazetteer_fixture import gazetteer
from twosource.gazetteers.sqlite import SqliteGazetteer
from twosource.measures.exported_lines import Exported, Line, fold_text
from twosource.measures.first_reports import score
from twosource.measures.twin_dates import DATED, NewDates
from twosource.measures.twins import SEEDS, Twin, load_cast, make_twin
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
from twosource.pipeline import Parts

__all__ = ["gazetteer", "parts"]

# In percent, a little under what is measured; lowering one needs a reason in the change.
FIRST_FLOOR = 99.0
TWINS_FLOOR = 97.5

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


# Invented reports with the names that the cast exchanges.
REPORTS = {
    "one": """Eight Leave North
Hamgyong

SEOUL, Aug. 18 (UPI) — Eight people recently defected from Musan
County in North Korea, a clerk told Daily\u00a0NK. The two separate families who left their homes
on Aug. 9 may be en route to South Korea. Kim Jong Un had warned Musan in early July, and North
Koreans know Kim. By October no arrests were made.
""",
    "two": """A boatman in North Hamkyung Province met 16 people, and three families, on August 8th.
The “three-family defection” is known in the South, the Workers’ Party said.
""",
}
ANSWERS: Any = {
    "reports": {
        "one": {
            "agency": "UPI",
            "dateline_place": "Seoul",
            "claims": [
                {
                    "id": "a1",
                    "type": "flight",
                    "passage": "Eight people recently defected from Musan County in North Korea",
                    "count": {"people": 8, "families": 2},
                    "date": ["2015-08-09", "XXXX-08-09", "2015-07-01/2015-07-10", "XXXX-10"],
                    "admin1": "North Hamgyong",
                    "country": "KP",
                    "note": "Eight, not 16.",
                },
                {
                    "id": "a2",
                    "type": ["flight"],
                    "passage": "may be en route to South Korea",
                    "destination": "South Korea",
                    "place_why": "They are on their way.",
                },
                {"id": "a3", "type": "detention", "passage": "no arrests were made"},
            ],
        },
        "two": {
            "claims": [
                {
                    "id": "b1",
                    "type": "flight",
                    "passage": "16 people, and three families, on August 8th",
                    "count": {"people": 16, "families": 3},
                    "said_by": ["boatman in North Hamkyung Province", None],
                }
            ]
        },
    }
}


def twin(seed: int) -> Twin:
    """Give the twin of a seed of the invented reports."""
    return make_twin(REPORTS, ANSWERS, seed)


def twin_claims(seed: int) -> dict[str, dict[str, Any]]:
    """Give the claims of a twin's gold by id."""
    reports = twin(seed).gold["reports"].values()
    return {claim["id"]: claim for report in reports for claim in report["claims"]}


def test_one_seed_gives_one_twin_and_another_seed_another() -> None:
    assert twin(3) == twin(3)
    assert len({twin(seed).texts["one"] for seed in SEEDS}) == len(SEEDS)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_passage_of_a_twins_gold_stands_in_its_text(seed: int) -> None:
    made = twin(seed)
    for label, report in made.gold["reports"].items():
        text = fold_text(made.texts[label])
        assert all(text.find(claim["passage"]) for claim in report["claims"])


def test_names_are_exchanged_in_text_and_gold_also_over_the_end_of_a_line() -> None:
    made = twin(1)
    assert made.name == "Venezuela"
    assert "Leave Táchira\n\nLIMA, " in made.texts["one"]
    assert "from Ureña\nMunicipality in Venezuela" in made.texts["one"]
    assert "told Radio\u00a0Lantern." in made.texts["one"]
    assert "Rodrigo Villalba Quintero had warned Ureña" in made.texts["one"]
    assert "Venezuelans know Villalba." in made.texts["one"]
    assert "A boatman in Tachira State" in made.texts["two"]
    assert "is known in Peru, the National Renewal Front said" in made.texts["two"]
    report = made.gold["reports"]["one"]
    assert (report["agency"], report["dateline_place"]) == ("GPW", "Lima")
    assert (report["claims"][0]["admin1"], report["claims"][0]["country"]) == ("Táchira", "VE")
    told = made.gold["reports"]["two"]["claims"][0]["said_by"]
    assert told == ["boatman in Tachira State", None]


@pytest.mark.parametrize("seed", SEEDS)
def test_words_stay_words_and_figures_figures_and_the_gold_has_the_same_numbers(seed: int) -> None:
    made, claims = twin(seed), twin_claims(seed)
    words = load_cast()["original"]["numbers"]["written"]
    few, many = claims["a1"]["count"], claims["b1"]["count"]
    assert made.texts["one"].startswith("Eight Leave") is (words[few["people"]] == "eight")
    assert f"{words[few['people']]} people".capitalize() in made.texts["one"]
    assert f"{words[few['families']]} separate families" in made.texts["one"]
    assert f"{many['people']} people, and {words[many['families']]} families" in made.texts["two"]
    assert f"“{words[many['families']]}-family" in made.texts["two"]
    assert few["people"] != many["people"]
    assert few["families"] != many["families"]
    assert {few["people"], many["people"]}.isdisjoint({8, 16})


@pytest.mark.parametrize("seed", SEEDS)
def test_months_go_on_by_one_amount_and_the_order_of_days_is_kept(seed: int) -> None:
    made = twin(seed)
    told, same, early, later = twin_claims(seed)["a1"]["date"]
    month, day = map(int, same.removeprefix("XXXX-").split("-"))
    assert told.endswith(same.removeprefix("XXXX"))
    assert early == f"{told[:4]}-{month - 1:02}-01/{told[:4]}-{month - 1:02}-10"
    assert later == f"XXXX-{month + 2:02}"
    assert month != 8
    (written,) = re.findall(r"(\d+) \([A-Z]{3}\)", made.texts["one"])
    (spoken,) = re.findall(r"(\d+)(?:st|nd|rd|th)", made.texts["two"])
    assert int(spoken) < day < int(written)


@pytest.mark.parametrize(
    ("shift", "short", "whole"),
    [(-7, "Jan. 3", "January 3rd"), (-5, "March 3", "March 3rd"), (1, "Sept. 3", "September 3rd")],
)
def test_a_month_is_written_as_its_writer_would(shift: int, short: str, whole: str) -> None:
    dates = NewDates(shift, 0, {(8, 8): 3})
    assert re.sub(DATED, dates.of_words, "Aug. 8") == short
    assert re.sub(DATED, dates.of_words, "August 8th") == whole
    assert re.sub(DATED, dates.of_words, "August\n8") == whole[:-2].replace(" ", "\n")


def test_what_is_no_date_of_the_gold_is_none() -> None:
    dates = NewDates(1, 1, {})
    assert dates.of_edtf("2015") is None
    assert dates.of_edtf("UPI") is None
    assert dates.of_edtf("2015-11") == "2016-12"


def test_notes_for_the_reader_of_the_gold_are_left_out() -> None:
    claims = twin_claims(1)
    assert "note" not in claims["a1"]
    assert "place_why" not in claims["a2"]


def test_three_twins_in_twenty_tell_of_detentions_and_two_of_abductions() -> None:
    names = [twin(seed).name for seed in SEEDS]
    assert sum(name.endswith(", detention") for name in names) == 3
    assert sum(name.endswith(", abduction") for name in names) == 2
    assert len({name.partition(",")[0] for name in names}) >= 8


@pytest.mark.parametrize(
    ("seed", "kind", "deed", "place", "none"),
    [
        (4, "detention", "was recently detained in", "in custody in", ("release", "no releases")),
        (8, "abduction", "was recently abducted from", "held captive in", None),
    ],
)
def test_a_turned_twin_tells_of_another_type_in_text_and_gold(
    seed: int, kind: str, deed: str, place: str, none: tuple[str, str] | None
) -> None:
    claims, text = twin_claims(seed), fold_text(twin(seed).texts["one"]).flat
    assert (claims["a1"]["type"], claims["a2"]["type"]) == (kind, kind)
    assert deed in claims["a1"]["passage"]
    assert place in claims["a2"]["passage"]
    # What goes nowhere has no destination.
    assert "destination" not in claims["a2"]
    kept, words = none or ("detention", "no arrests")
    assert claims["a3"]["type"] == kept
    assert words in text
    assert "destination" in twin_claims(1)["a2"]
    assert claims["b1"]["type"] == kind
    assert ANSWERS["reports"]["one"]["claims"][0]["type"] == "flight"


def test_every_table_of_the_cast_has_the_keys_of_what_it_stands_for() -> None:
    cast = load_cast()
    for kind in ("setting", "person", "press"):
        assert all(one.keys() == cast["original"][kind].keys() for one in cast[kind])


@pytest.mark.parametrize("setting", load_cast()["setting"], ids=lambda one: str(one["country"]))
def test_the_gazetteer_knows_every_place_of_the_cast(
    setting: Mapping[str, str], gazetteer: SqliteGazetteer
) -> None:
    kind = setting["kind"]
    within = [setting["county"], setting["town"]]
    divisions = [
        *(setting["province"], f"{setting['province']} {kind}"),
        *(setting["spelling"], f"{setting['spelling']} {kind.title()}"),
    ]
    countries = [setting["country"], setting["neighbour"], setting["refuge"]]
    found = gazetteer.find([*within, *divisions, *countries, setting["capital"]])
    for name in divisions:
        assert setting["division"] in {one.admin1 for one in found[name] if one.kind == "admin1"}
    for name in within:
        assert setting["division"] in {one.admin1 for one in found[name]}
    assert all(any(one.kind == "country" for one in found[name]) for name in countries)
    assert setting["iso"] in {one.country for one in found[setting["country"]]}
    assert setting["capital"] in found


def test_the_first_reports_come_out_as_well_as_they_did(data: Path, parts: Parts) -> None:
    first = score_first(data, parts)
    assert first.tally.percent >= FIRST_FLOOR, list(tell_errors(first))
    assert first.tally.asserted == 0, list(tell_errors(first))


def test_their_twins_come_out_as_well_as_they_did(data: Path, parts: Parts) -> None:
    twins = list(score_twins(data, parts))
    assert len(twins) == len(SEEDS)
    assert mean_percent(twins) >= TWINS_FLOOR, [tell_row(one.name, one.tally) for one in twins]
