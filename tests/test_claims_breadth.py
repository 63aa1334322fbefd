"""How many and who, where news tell it in few words or by the way."""

import pytest

from claim_reading import claims_of, only
from twosource.model.claim import Claim
from twosource.stages.how_many_values import read_counts


def numbers(text: str, name: str) -> list[tuple[int, str | None]]:
    """Give the numbers of the claims of one type, each with its part."""
    return [
        (count.low, count.group)
        for claim in claims_of(text, name)
        for count in read_counts(claim.counts, text)
    ]


def who(claim: Claim, role: str) -> list[str]:
    """Give the names in a role of a claim."""
    return [one.name for one in claim.participants if one.role == role]


@pytest.mark.parametrize(
    ("text", "name", "told"),
    [
        (
            "A woman and her two children were killed in Orlo.",
            "killing",
            [(1, "woman"), (2, "child")],
        ),
        ("Two men and a boy were shot dead in Orlo.", "killing", [(2, "man"), (1, "boy")]),
        ("A man was killed in Orlo.", "killing", []),
        ("Divers found 12 bodies and dozens are missing.", "disappearance", [(24, None)]),
        ("A slide hit Orlo, leaving 18 dead and 21 missing.", "disappearance", [(21, None)]),
        ("A slide hit Orlo, leaving 18 dead and 21 missing.", "death", [(18, None)]),
        ("Two buses collided, leaving 14 people dead and 31 injured.", "injury", [(31, None)]),
        ("Two buses collided, leaving 14 people dead and 31 injured.", "death", [(14, None)]),
        (
            "The blast wounded nine people, two of them critically, police said.",
            "injury",
            [(9, None)],
        ),
        (
            "Nine died in the fire; the toll says 15, the mayor said.",
            "death",
            [(9, None), (15, None)],
        ),
        ("Workers exhumed the remains of 33 people near Orlo.", "death", [(33, None)]),
        ("Relatives said they had counted 15 body bags.", "death", [(15, None)]),
        ("Cholera has come to Orlo. More than 600 cases were recorded.", "outbreak", [(601, None)]),
        ("Twenty-two survivors were taken to the port.", "assistance", [(22, None)]),
        ("The mine caved in, trapping ten miners underground.", "accident", [(10, None)]),
        ("Troops set fire to at least 37 houses.", "property_destruction", [(37, None)]),
        ("More than 200 inmates have been on hunger strike.", "protest", [(201, None)]),
        ("The union put the number of injured at over 40.", "injury", [(41, None)]),
    ],
)
def test_numbers_told_by_the_way(text: str, name: str, told: list[tuple[int, str | None]]) -> None:
    assert numbers(text, name) == told


@pytest.mark.parametrize(
    ("text", "name", "role", "names"),
    [
        ("Gunmen shot dead three teachers.", "killing", "target", ["three teachers"]),
        ("Troops set fire to two barns.", "property_destruction", "object", ["two barns"]),
        (
            "Nine men appeared before a Lisk court charged with fraud.",
            "trial",
            "target",
            ["Nine men", "Nine men"],
        ),
        (
            "Nine men went on trial in Lisk. Prosecutors said they had been arrested in May.",
            "detention",
            "target",
            ["Nine men"],
        ),
        (
            "Guards shot two young men in Lisk. The mayor said a guard was lynched by the crowd.",
            "killing",
            "actor",
            ["crowd"],
        ),
        (
            "Police used tear gas to break up a rally of bakers.",
            "protest",
            "actor",
            ["bakers"],
        ),
        (
            "The union mourns the death of Orel Tash, beaten by guards.",
            "assault",
            "target",
            ["Orel Tash"],
        ),
        ("Workers exhumed two bodies near Orlo.", "death", "finder", ["Workers"]),
    ],
)
def test_who_is_meant(text: str, name: str, role: str, names: list[str]) -> None:
    assert [one for claim in claims_of(text, name) for one in who(claim, role)] == names


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "A priest seized from his house in Orlo on 21 May was released on Wednesday.",
            "abduction",
            "release",
        ),
        ("A tailor arrested in May has died in custody, his lawyer said.", "detention", "death"),
        ("Three teachers abducted by gunmen last week were freed.", "abduction", "release"),
    ],
)
def test_what_a_participle_tells_before_the_verb_is_an_event_of_its_own(
    text: str, first: str, second: str
) -> None:
    before, after = claims_of(text, first)[0], only(text, second)
    assert who(before, "target") == who(after, "target")
    assert set(before.times).isdisjoint(after.times)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He had received threatening calls for weeks.", "request"),
        ("Their families have filed complaints with the police.", "trial"),
        ("The guard said he fell ill in his cell.", "outbreak"),
        ("Agents raided the office, seizing computers.", "detention"),
        ("Attackers threw a grenade into a bar.", "detention"),
    ],
)
def test_words_that_tell_of_something_else(text: str, name: str) -> None:
    assert claims_of(text, name) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The army left 78 migrants in the desert.", "return"),
        ("Three miners were pulled out alive.", "assistance"),
        ("The army denied targeting civilians.", "assault"),
        ("The singer was hit in the leg by a pellet.", "injury"),
        ("A landslide swept away 11 houses.", "disaster"),
        ("Gunmen threw a grenade into a bar.", "bombing"),
    ],
)
def test_words_that_were_not_known(text: str, name: str) -> None:
    assert name in {one.type for one in claims_of(text, name)}


def test_whose_limb_is_broken_is_hurt() -> None:
    claim = only("The guards broke the arm of a weaver.", "injury")
    assert who(claim, "target") == ["weaver"]
    assert who(claim, "cause") == ["guards"]


def test_a_rival_figure_is_told_of_what_was_counted_before() -> None:
    text = "Observers counted 31 arrests on the square. Police put the number at nine."
    first, second = claims_of(text, "detention")
    assert [one.low for one in read_counts(first.counts, text)] == [31]
    assert [one.low for one in read_counts(second.counts, text)] == [9]
    assert [voice.name for voice in second.chain] == ["Police"]


def test_a_figure_put_where_nothing_was_counted_tells_nothing() -> None:
    assert claims_of("The mayor put the number at nine.", "detention") == []


def test_somebody_beside_a_number_is_counted_with_it() -> None:
    text = "The court charged a colonel and six of his men with fraud."
    assert numbers(text, "trial") == [(1, "colonel"), (6, "man")]
