"""A number that somebody sets or counts is a claim on the event that was told before."""

import pytest

from claim_reading import claims_of, only, read
from twosource.model.claim import Claim

MARCH = "Teachers marched through the old town on Friday to demand back pay. "


def numbers(text: str, name: str) -> list[str]:
    """Give the numbers of the claims of one type, in order of the text."""
    return [one.number.of(text) for claim in claims_of(text, name) for one in claim.counts]


def holders(claims: list[Claim]) -> list[str]:
    """Give who says each claim that has a number."""
    return [one.chain[0].name for one in claims if one.counts]


@pytest.mark.parametrize(
    ("told", "number", "holder"),
    [
        ("The police put the crowd at 300.", "300", "police"),
        ("The union put turnout at 900.", "900", "union"),
        ("The union put the number of marchers at 900.", "900", "union"),
        ("The mayor put it at 250.", "250", "mayor"),
        ("The organisers estimated the crowd at 1,000.", "1,000", "organisers"),
        ("Our correspondent counted 410 people at the bridge.", "410", "Our correspondent"),
        ("An observer counted some 500 marchers.", "some 500", "observer"),
        ("We counted 620 people as they passed the gate.", "620", "We"),
        ("The police counted 150.", "150", "police"),
        ("The union spoke of 350 demonstrators.", "350", "union"),
    ],
)
def test_a_crowd_that_is_counted_is_of_the_march(told: str, number: str, holder: str) -> None:
    text = MARCH + told
    assert numbers(text, "protest") == [number]
    assert holders(claims_of(text, "protest")) == [holder]
    assert {one.outcome for claim in claims_of(text, "protest") for one in claim.counts} == {
        "protesting"
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Organisers said 5,000 people marched; police put attendance at 2,000.",
            [("5,000", "Organisers"), ("2,000", "police")],
        ),
        (
            MARCH + "Police estimated the turnout at 400, while the union counted 1,200 marchers.",
            [("400", "Police"), ("1,200", "union")],
        ),
    ],
)
def test_each_number_of_a_sentence_is_its_holders(text: str, told: list[tuple[str, str]]) -> None:
    claims = claims_of(text, "protest")
    assert list(zip(numbers(text, "protest"), holders(claims), strict=True)) == told


@pytest.mark.parametrize(
    "told",
    [
        "A clerk counted 118 beds.",
        "The nurse counted two buses.",
        "The police put the plan at risk.",
        "The mayor spoke of 30 years.",
        "A clerk counted the people at the bridge.",
    ],
)
def test_other_things_that_are_counted_are_no_marchers(told: str) -> None:
    assert numbers(MARCH + told, "protest") == []


def test_a_march_that_is_only_planned_has_no_crowd_yet() -> None:
    text = "The dockers will march on Friday. A clerk counted 118 people in the hall."
    assert numbers(text, "protest") == []


def test_a_crowd_is_of_no_march_told_far_before() -> None:
    between = "The road is narrow and the shops are shut on most days of the week. " * 30
    assert numbers(f"{MARCH}{between}A clerk counted 118 people.", "protest") == []


def test_a_count_says_nothing_of_those_counted_by_another() -> None:
    text = "About 200 people marched to the harbour on Monday. The police counted 150 people."
    first, second = claims_of(text, "protest")
    assert [one.name for one in first.participants] == ["About 200 people"]
    assert second.participants == ()
    assert numbers(text, "protest") == ["About 200", "150"]


def test_evacuees_are_counted_in_their_own_role() -> None:
    text = "Villagers were evacuated from the slope. A teacher counted 118 evacuees in the gym."
    counted = [one for claim in claims_of(text, "flight") for one in claim.counts]
    assert [(one.number.of(text), one.role, one.outcome) for one in counted] == [
        ("118", "target", "displaced")
    ]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("A clerk counted 230 people as they left for the march to the harbour.", "230"),
        ("The police said there were 150 people at the march.", "150"),
        ("A vendor saw at least 80 people at the rally.", "at least 80"),
    ],
)
def test_who_is_seen_at_a_march_is_counted(text: str, number: str) -> None:
    assert numbers(text, "protest") == [number]


@pytest.mark.parametrize(
    "text",
    [
        "The police arrested 12 people at the march.",
        "A clerk saw 80 flags at the march.",
        "A clerk counted 230 people as she left for the march.",
        "Two clerks spoke at the march.",
    ],
)
def test_who_is_told_of_besides_is_no_crowd(text: str) -> None:
    assert numbers(text, "protest") == []


def test_what_somebody_was_there_to_see_was_on_the_day_they_stood_there() -> None:
    text = (
        "A clerk stood at the gate on 18 August 2023 and counted 410 people as they left for the"
        " march to the port."
    )
    assert [one.of(text) for one in only(text, "protest").times] == ["18 August 2023"]


def test_those_moved_to_a_hall_after_a_flood_are_displaced() -> None:
    text = (
        "Villagers were evacuated from the slope on Monday. The council said that 140 people, most"
        " of them from the mill, were moved to a school. About 90 people were taken to a church"
        " hall after the flood, a priest said."
    )
    assert numbers(text, "flight") == ["140", "About 90"]
    assert [one.chain[0].name for one in claims_of(text, "flight")[1:]] == ["council", "priest"]


def test_pupils_taken_to_a_hall_are_not_displaced() -> None:
    assert claims_of("The concert began at six. Forty pupils were taken to a hall.", "flight") == []


@pytest.mark.parametrize("where", ["bay", "lake", "woods", "hillside"])
def test_what_is_searched_is_a_place_and_whom_it_is_for_the_target(where: str) -> None:
    claim = only(f"Rescuers searched the {where} for three swimmers.", "search")
    assert {one.role: one.name for one in claim.participants} == {
        "actor": "Rescuers",
        "place": where,
        "target": "three swimmers",
    }


@pytest.mark.parametrize(
    "text",
    [
        "The mayor could not say anything about injuries.",
        "The clinic had no information on deaths.",
        "The mayor said that he knew nothing of an explosion.",
    ],
)
def test_what_nobody_says_anything_of_is_no_event(text: str) -> None:
    assert read(text).claims == ()


def test_what_is_known_but_not_spoken_of_is_told_by_the_outlet() -> None:
    text = "The owner declined to comment on the arrest of nine men."
    assert only(text, "detention").chain == ()
