"""How many: wholes and parts, none, what comes on top, shares, and the words that lead to them."""

import pytest

from claim_reading import claims_of, read
from twosource.model.values import Count
from twosource.stages.how_many_values import read_counts

Told = list[tuple[str, str | None, int, int | None]]


def counts(text: str, name: str) -> list[Count]:
    return [count for claim in claims_of(text, name) for count in read_counts(claim.counts, text)]


def told(text: str, name: str) -> Told:
    return [(one.of, one.group, one.low, one.high) for one in counts(text, name)]


@pytest.mark.parametrize(
    ("text", "name", "numbers"),
    [
        ("No one was killed.", "killing", [("people", None, 0, 0)]),
        ("Nobody was hurt or killed.", "killing", [("people", None, 0, 0)]),
        ("The shells killed no civilians.", "killing", [("people", "civilian", 0, 0)]),
        ("No child was hurt.", "injury", [("people", "child", 0, 0)]),
        ("A roof burned down without injuring anyone.", "injury", [("people", None, 0, 0)]),
        ("None of the 12 riders was hurt.", "injury", [("people", None, 0, 0)]),
        ("Neither of the pilots was hurt.", "injury", [("people", None, 0, 0)]),
        ("Neither brother was arrested.", "detention", [("people", None, 0, 0)]),
        ("Not a single person was hurt.", "injury", [("people", None, 0, 0)]),
        ("Police did not arrest anyone.", "detention", [("people", None, 0, 0)]),
        ("Police have not made any arrests.", "detention", [("people", None, 0, 0)]),
        ("There were no injuries or deaths.", "death", [("people", None, 0, 0)]),
        ("The army denied killing any civilians.", "killing", [("people", "civilian", 0, 0)]),
        ("The army denied killing three carters.", "killing", [("people", None, 3, 3)]),
        ("No houses were destroyed.", "property_destruction", [("house", None, 0, 0)]),
        ("No deaths were reported.", "death", []),
        ("Police did not arrest the mayor.", "detention", []),
        ("Police did not arrest three men.", "detention", []),
    ],
)
def test_that_there_was_none_is_a_number_and_silence_is_not(
    text: str, name: str, numbers: Told
) -> None:
    assert told(text, name) == numbers


@pytest.mark.parametrize(
    ("text", "name", "numbers"),
    [
        (
            "Twenty-one people died in the wreck, eight of them children and five of them women.",
            "death",
            [("people", None, 21, 21), ("people", "child", 8, 8), ("people", "woman", 5, 5)],
        ),
        (
            "The strike killed 12 people, five of whom were children, and wounded 30.",
            "killing",
            [("people", None, 12, 12), ("people", "child", 5, 5)],
        ),
        (
            "Twelve miners died, among them two women.",
            "death",
            [("people", None, 12, 12), ("people", "woman", 2, 2)],
        ),
        (
            "Six clerks, four men and two women, were arrested.",
            "detention",
            [("people", None, 6, 6), ("people", "man", 4, 4), ("people", "woman", 2, 2)],
        ),
        (
            "Four families, 16 people in all, fled the county.",
            "flight",
            [("families", None, 4, 4), ("people", None, 16, 16)],
        ),
        (
            "A family of five was abducted.",
            "abduction",
            [("families", None, 1, 1), ("people", None, 5, 5)],
        ),
        ("Two families of five were abducted.", "abduction", [("families", None, 2, 2)]),
        ("A crew of 14 was rescued.", "assistance", [("people", None, 14, 14)]),
        ("A four-man survey team was abducted.", "abduction", [("people", None, 4, 4)]),
        ("A nine-strong delegation was detained.", "detention", [("people", None, 9, 9)]),
        ("Both brothers drowned.", "death", [("people", None, 2, 2)]),
        ("Police arrested 14 students and clerks.", "detention", [("people", None, 14, 14)]),
        (
            "Police arrested 14 students and a clerk.",
            "detention",
            [("people", "student", 14, 14), ("people", "clerk", 1, 1)],
        ),
        (
            "Of the 11 people arrested, three were women.",
            "detention",
            [("people", None, 11, 11), ("people", "woman", 3, 3)],
        ),
        ("Twelve of those killed were children.", "killing", [("people", "child", 12, 12)]),
        ("Among those arrested were two clerks.", "detention", [("people", "clerk", 2, 2)]),
        ("Two clerks were among those arrested.", "detention", [("people", "clerk", 2, 2)]),
        ("Among those arrested was the mayor.", "detention", []),
        ("Those arrested were held in a barn of 12 rooms.", "detention", []),
        (
            "The 12 dead included three children.",
            "death",
            [("people", None, 12, 12), ("people", "child", 3, 3)],
        ),
        (
            "Four families totalling 16 people defected.",
            "flight",
            [("families", None, 4, 4), ("people", None, 16, 16)],
        ),
        (
            "The group, made up of five women and two men, escaped.",
            "flight",
            [("people", "woman", 5, 5), ("people", "man", 2, 2)],
        ),
        ("Three members of one family were executed.", "execution", [("people", None, 3, 3)]),
        ("Eight family members were detained.", "detention", [("people", None, 8, 8)]),
        (
            "About 300 people, or 60 families, were displaced.",
            "flight",
            [("people", None, 270, 330), ("families", None, 60, 60)],
        ),
        ("Both men and women were arrested.", "detention", []),
        ("Five people died, most of them old.", "death", [("people", None, 5, 5)]),
        ("Five people died, two of them there.", "death", [("people", None, 5, 5)]),
        ("Ten died on a bus, one of whose tyres had burst.", "death", [("people", None, 10, 10)]),
    ],
)
def test_wholes_and_parts_are_told_apart(text: str, name: str, numbers: Told) -> None:
    assert told(text, name) == numbers


@pytest.mark.parametrize(
    ("text", "name", "number"),
    [
        ("The number of people killed has risen to 45.", "killing", (45, 45)),
        ("Rescuers cut the number of people missing from 30 to 22.", "disappearance", (22, 22)),
        ("The death toll, earlier given as 12, is now 14.", "death", (14, 14)),
        ("The number of those arrested reached 120.", "detention", (120, 120)),
        ("Estimates of those arrested ranged from 60 to 80.", "detention", (60, 80)),
        ("The number of those arrested stands at 120.", "detention", (120, 120)),
        ("Of the clerks asked, 17 said they had been beaten with rods.", "assault", (17, 17)),
        ("At most three people were killed.", "killing", (0, 3)),
        ("All but two of the 30 carters were released.", "release", (28, 28)),
        ("Half of the 40 carters were released.", "release", (20, 20)),
        ("Every one of the 12 carters was killed.", "killing", (12, 12)),
        ("Each of the 12 carters was beaten.", "assault", (12, 12)),
        ("All 16 on board died.", "death", (16, 16)),
        ("Thousands upon thousands fled.", "flight", (2000, None)),
        ("Some 40 000 people were displaced.", "flight", (36_000, 44_000)),
        ("No fewer than 15 and perhaps as many as 30 died.", "death", (15, None)),
        ("Five guards, one of whom was killed, came.", "killing", (1, 1)),
        ("Only one of the five men was freed.", "release", (1, 1)),
        ("Three men are still in detention.", "detention", (3, 3)),
        ("There were dozens of arrests.", "detention", (24, None)),
        ("Half a million people were evacuated.", "flight", (500_000, 500_000)),
        ("The cholera outbreak has affected 340 people.", "outbreak", (340, 340)),
    ],
)
def test_a_number_finds_its_event(text: str, name: str, number: tuple[int, int | None]) -> None:
    assert [(one.low, one.high) for one in counts(text, name)] == [number]


def test_what_takes_a_toll_to_a_number_is_no_part_of_it() -> None:
    text = "Five more bodies were found, taking the death toll to 45."
    assert [(one.best, one.more) for one in counts(text, "death")] == [(5, True), (45, False)]


def test_the_dead_say_nothing_of_themselves() -> None:
    assert counts("Two clerks said they had been killed.", "killing") == []


@pytest.mark.parametrize(
    ("text", "name", "more"),
    [
        ("Another four clerks were arrested.", "detention", [True]),
        ("Four more clerks were arrested.", "detention", [True]),
        ("The mayor and three others were arrested.", "detention", [True]),
        ("The mayor was arrested along with two guards.", "detention", [True]),
        ("Two were freed in May. The other six were freed on Sunday.", "release", [False, True]),
        ("Eight people died on Monday. Four more died on Tuesday.", "death", [False, True]),
        ("Three people were killed and another 12 injured.", "injury", [False]),
        ("Three people were killed. Another 12 were injured.", "injury", [False]),
        ("More than 20 clerks were arrested.", "detention", [False]),
        ("Three more than last year were arrested.", "detention", [False]),
    ],
)
def test_what_comes_on_top_is_marked_and_what_is_set_off_is_not(
    text: str, name: str, more: list[bool]
) -> None:
    assert [one.more for one in counts(text, name)] == more


def test_a_share_names_its_whole() -> None:
    (five,) = counts("Five of the 20 carters were released.", "release")
    assert (five.of, five.best, five.out_of) == ("people", 5, 20)
    (half,) = counts("Half of the 40 houses were destroyed.", "property_destruction")
    assert (half.of, half.best, half.out_of) == ("house", 20, 40)
    (some,) = counts("Several of the 20 carters were released.", "release")
    assert (some.low, some.high, some.vague, some.out_of) == (3, None, True, 20)
    (loose,) = counts("Five of about 20 carters were released.", "release")
    assert loose.out_of is None


def test_a_number_stands_where_it_is_quoted_from() -> None:
    text = "At most three people were killed."
    (claim,) = read(text).claims
    assert claim.counts[0].span.of(text) == "At most three people"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Eight out of ten of the largest mills are on strike.", "protest"),
        ("Three in five weavers are on strike.", "protest"),
        ("Four out of five clerks were arrested.", "detention"),
        ("One of every three clerks was arrested.", "detention"),
        ("One in every ten was arrested.", "detention"),
        ("Two weavers had joined the picket.", "protest"),
        ("Two clerks also joined the picket.", "protest"),
    ],
)
def test_a_rate_counts_nobody_nor_do_those_who_join_others(text: str, name: str) -> None:
    assert [claim.counts for claim in claims_of(text, name)] == [()]


@pytest.mark.parametrize(
    ("text", "name", "number"),
    [
        ("Two out of the five clerks were arrested.", "detention", "Two"),
        ("Police arrested two in five raids.", "detention", "two"),
        ("Guards killed three in 2019.", "killing", "three"),
        ("Some 300 dockers joined the march.", "protest", "Some 300"),
        ("Guards killed three.", "killing", "three"),
    ],
)
def test_what_only_looks_like_a_rate_counts(text: str, name: str, number: str) -> None:
    assert [one.number.of(text) for one in claims_of(text, name)[0].counts] == [number]


@pytest.mark.parametrize(
    ("text", "name", "number"),
    [
        ("A brawl in the tavern left one miller dead and another wounded.", "death", 1),
        ("A brawl in the tavern left one miller dead and another wounded.", "injury", 1),
        ("The raid left four dead and a fifth injured.", "death", 4),
        ("The raid left four dead and a fifth injured.", "injury", 1),
        ("The avalanche left two climbers dead and a third missing.", "disappearance", 1),
        ("The tremor left dozens homeless and nine dead.", "death", 9),
        ("Robbers shot dead one driver and wounded another.", "injury", 1),
        ("It was the raid in which nine died.", "death", 9),
        ("One ranger was killed and a second was hurt when a grenade went off.", "injury", 1),
    ],
)
def test_one_more_who_is_told_of_by_another_counts(text: str, name: str, number: int) -> None:
    assert [(one.low, one.high, one.more) for one in counts(text, name)] == [
        (number, number, False)
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The gang left one farm and set another on fire.", "property_destruction"),
        ("He moved from one town to another and was arrested there.", "detention"),
        ("In the third the weavers were arrested.", "detention"),
    ],
)
def test_another_that_is_nobody_counts_nobody(text: str, name: str) -> None:
    assert counts(text, name) == []


def test_another_of_whom_the_same_is_told_comes_on_top() -> None:
    (first, second) = counts("One baker died on Monday and another died on Tuesday.", "death")
    assert (first.low, first.more, second.low, second.more) == (1, False, 1, True)


@pytest.mark.parametrize(
    "text",
    [
        "Some 40 rafters were killed or injured.",
        "Soldiers killed or captured 40 rafters.",
        "The blast left 40 rafters dead or wounded.",
        "Some 900 barns were destroyed or damaged in the storm.",
    ],
)
def test_a_number_shared_by_two_outcomes_counts_neither(text: str) -> None:
    assert [claim.counts for claim in read(text).claims if claim.counts] == []


def test_each_side_of_an_or_may_have_its_own_number() -> None:
    text = "Ten rafters were killed or 20 injured."
    assert told(text, "killing") == [("people", None, 10, 10)]
    assert told(text, "injury") == [("people", None, 20, 20)]


def test_so_many_of_the_dead_are_a_part() -> None:
    text = "Forty rafters were killed. Twenty-three of the dead were children."
    assert told(text, "death") == [("people", "child", 23, 23)]


def test_those_treated_for_what_a_gas_did_to_them_are_hurt() -> None:
    text = "Nine rafters were treated for the effects of the gas."
    assert told(text, "injury") == [("people", None, 9, 9)]
