"""The figures of incidents, by hand and against the scorer that comes with the data."""

import json
import random
from pathlib import Path
from typing import Any

import pytest

from data_scorer import load_scorer
from twosource.measures.incidents_labels import fold_country, keep_names, read_slot
from twosource.measures.incidents_score import SLOTS, IncidentsScore

LABEL: dict[str, Any] = {
    "country": "Kenya",
    "region": "None",
    "city": "N/A",
    "year": "2021.0",
    "month": "03",
    "day": None,
    "perpetrator_mention": True,
    "perpetrator_type": "state actor",
    "violation_types": ["arbitrary detention", "unknown"],
    "victims": [
        {
            "victim_name": "Ann Example",
            "victim_type": ["journalist"],
            "victim_sex_type": "woman",
            "victim_age_group": "adult",
            "victim_population_type": "individual",
        },
        {"victim_name": None, "victim_type": []},
    ],
}


def scored(*pairs: tuple[dict[str, Any], dict[str, Any]]) -> IncidentsScore:
    """Score some records."""
    score = IncidentsScore()
    for label, told in pairs:
        score.add(label, told)
    return score


def named(*names: str, **about: Any) -> dict[str, Any]:
    """Give a label with victims of these names."""
    return {"victims": [{"victim_name": name, **about} for name in names]}


def test_a_record_told_as_labelled_is_right_in_all_that_is_filled() -> None:
    score = scored((LABEL, LABEL))
    assert [name for name, slot in score.slots.items() if slot.acc == 100] == [
        "country",
        "year",
        "month",
        "perpetrator_type",
    ]
    assert {slot.with_empty for slot in score.slots.values()} == {100}
    tallies = (score.mention, score.violations, score.names_exact, score.names_fuzzy)
    assert {one.f1 for one in tallies} == {100}
    assert {(one.percent, one.of) for one in score.attributes.values()} == {(100, 1)}
    assert (score.same_violations.percent, score.folded.of_filled) == (100, 100)


def test_of_three_records_one_right_one_wrong_one_empty() -> None:
    filled, blank = {"month": "March"}, {"month": None}
    score = scored((filled, {"month": "3"}), (filled, {"month": "May"}), (blank, {"month": "May"}))
    month = score.slots["month"]
    assert (month.filled, month.empty, month.of_filled, month.empty_kept) == (2, 1, 50, 0)
    assert month.acc == pytest.approx(100 / 3)
    assert month.ceiling == pytest.approx(200 / 3)
    assert month.with_empty == pytest.approx(100 / 3)
    assert [round(end, 1) for end in month.interval] == [9.5, 90.5]


def test_months_and_days_left_empty_are_counted_together() -> None:
    both = {"month": None, "day": None}
    score = scored((both, {"month": "May"}), ({"month": "May", "day": None}, {"day": "4"}))
    assert (score.month_day.kept, score.month_day.empty) == (1, 3)
    assert score.month_day.empty_kept == pytest.approx(100 / 3)


def test_a_record_without_an_answer_is_told_as_empty() -> None:
    score = scored((LABEL, {}))
    assert (score.mention.f1, score.names_exact.recall, score.folded.right) == (0, 0, 0)
    assert (score.violations.told, score.violations.both) == (1, 0)
    assert {one.of for one in score.attributes.values()} == {0}
    assert score.slots["city"].empty_kept == 100


def test_names_of_one_country_are_the_same_only_where_folded() -> None:
    score = scored(({"country": "USA"}, {"country": "United States"}))
    assert (score.slots["country"].of_filled, score.folded.of_filled) == (0, 100)


def test_a_part_of_a_name_is_right_only_loosely() -> None:
    score = scored((named("Ann Example"), named("Example", "Bo Sample")))
    assert (score.names_exact.both, score.names_fuzzy.both, score.names_fuzzy.told) == (0, 1, 2)


def test_of_a_name_and_its_part_the_longer_is_matched() -> None:
    score = scored((named("Ann Example"), named("Ann Example", "Example")))
    assert (score.names_exact.both, score.names_exact.told) == (1, 1)
    score = scored((named("Ann Example"), named("Example", "Ann Example")))
    assert (score.names_exact.both, score.names_fuzzy.both, score.names_exact.told) == (1, 1, 2)


def test_attributes_asked_for_the_labelled_names_go_before_those_of_victims() -> None:
    label = named("Ann Example", victim_sex_type="woman", victim_type=[])
    told = named("Ann Example", victim_sex_type="man") | {
        "given": [{"victim_name": "Ann Example", "victim_sex_type": "woman", "victim_type": []}]
    }
    score = scored((label, told))
    assert score.attributes["victim_sex_type"].percent == 100
    # An empty label of the type can not be got right: their way of counting.
    assert (score.attributes["victim_type"].right, score.attributes["victim_type"].of) == (0, 1)


@pytest.mark.parametrize(
    ("slot", "value", "read"),
    [
        ("year", "2021.0", "2021"),
        ("day", "09", "9"),
        ("day", 9, "9"),
        ("day", "unknown", "unknown"),
        ("month", "9", "September"),
        ("month", "13", "13"),
        ("month", "N//A", None),
        ("month", "Spring", "Spring"),
        ("country", "N/A", None),
        ("country", "n/a", None),
        ("perpetrator_type", "None", "None"),
        ("city", "", None),
    ],
)
def test_a_slot_is_compared_in_one_form(slot: str, value: object, read: str | None) -> None:
    assert read_slot(slot, value) == read


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("The Gambia", "GM"),
        ("Cote d’Ivoire", "CI"),
        ("U.S.A.", "US"),
        ("Congo", "CG"),
        ("DR Congo", "CD"),
        ("Wales", "GB"),
        ("Korea, Republic of", "KR"),
        ("Korea, Democratic People's Republic of", "KP"),
        ("Greece and Turkey", "greece and turkey"),
        ("Paris, Texas", "paris texas"),
        (None, None),
    ],
)
def test_a_country_is_known_by_its_names(name: str | None, code: str | None) -> None:
    assert fold_country(name) == code


def test_names_without_letters_are_none() -> None:
    assert keep_names(["", "  ", None]) == []


def test_countries_have_all_the_names_of_the_scorer_of_the_data(data: Path) -> None:
    scorer = load_scorer(data)
    for code, names in scorer.COUNTRY_ALIASES.items():
        for name in names.split("; "):
            assert fold_country(name) == code, name


def test_the_figures_are_those_of_the_scorer_of_the_data(data: Path) -> None:
    lines = (data / "gold" / "incidents" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    gold = {record["id"]: record for record in map(json.loads, lines)}
    chance = random.Random(5)  # noqa: S311  # seeded on purpose
    told = {key: {"label": draw(chance, list(gold.values()), key)} for key in list(gold)[:-3]}
    ours = scored(
        *((one["label"], told.get(key, {}).get("label", {})) for key, one in gold.items())
    )
    theirs = load_scorer(data).score_incidents(gold, told)
    for name in SLOTS:
        slot, expected = ours.slots[name], theirs["slots"][name]
        for figure in ("acc", "ceiling", "of_filled", "with_empty", "empty_kept"):
            assert getattr(slot, figure) == pytest.approx(expected[figure]), (name, figure)
        assert list(slot.interval) == pytest.approx(expected["of_filled_95"])
        assert (slot.filled, slot.empty) == (expected["filled"], expected["empty"])
    country = theirs["slots"]["country"]
    assert ours.folded.of_filled == pytest.approx(country["folded"])
    assert list(ours.folded.interval) == pytest.approx(country["folded_95"])
    assert ours.month_day.empty_kept == pytest.approx(theirs["month_day"]["empty_kept"])
    for name, tally in (
        ("perpetrator_mention", ours.mention),
        ("violation_type", ours.violations),
        ("victim_name_exact", ours.names_exact),
        ("victim_name_fuzzy", ours.names_fuzzy),
    ):
        figures = (tally.precision, tally.recall, tally.f1)
        assert figures == pytest.approx([theirs[name][one] for one in ("p", "r", "f1")]), name
    assert ours.same_violations.percent == pytest.approx(theirs["violation_type"]["set_acc"])
    attributes = theirs["victim_attributes"]
    assert set(attributes) == set(ours.attributes)
    for name, share in ours.attributes.items():
        assert share.percent == pytest.approx(attributes[name]["acc"])
        assert share.of == attributes[name]["n"]


def draw(chance: random.Random, records: list[dict[str, Any]], key: str) -> dict[str, Any]:
    """Draw what might be told of a record: its own values, another's, or none."""
    own = next(one["label"] for one in records if one["id"] == key)
    told: dict[str, Any] = {}
    for slot in own:
        source = chance.choice([own, own, chance.choice(records)["label"], {}])
        told[slot] = source.get(slot)
    for victim in list(told["victims"] or []):
        if victim["victim_name"] and chance.random() < 0.5:
            part = victim["victim_name"].split()[-1]
            at = chance.randrange(len(told["victims"]) + 1)
            told["victims"] = list(told["victims"])
            told["victims"].insert(at, victim | {"victim_name": part})
    if chance.random() < 0.3:
        told["given"] = [victim for victim in own["victims"] if victim["victim_name"]]
    return told
