"""How twins are made of a report and its gold: other names, figures and days, the same facts."""

import re
from collections.abc import Mapping
from typing import Any

import pytest

from gazetteer_fixture import gazetteer
from twosource.gazetteers.sqlite import SqliteGazetteer
from twosource.measures.exported_lines import fold_text
from twosource.measures.twin_dates import DATED, NewDates
from twosource.measures.twins import SEEDS, Twin, load_cast, make_twin

__all__ = ["gazetteer"]
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
