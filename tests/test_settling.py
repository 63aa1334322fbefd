"""What an answer to values in conflict puts into the claims that hold them."""

from dataclasses import replace
from datetime import date

import pytest

from store_samples import claim, grounded
from twosource.model.event import Conflict, Held
from twosource.model.values import Blank, Count, GroundedClaim, Place, When, Where
from twosource.stages.settling import choose_side, find_part, list_sides
from twosource.stages.word_on_value import OnValue

GORE = Place("geonames:1", "Gore", "town", "NZ", None, None, -46.1, 168.9, 3.0, 9000)
LYRA = Place("own:lyra", "Lyra", "town", "NZ", None, None, -45.1, 168.9, 3.0, 900)


def people(low: int, outcome: str = "fled", group: str | None = None, **other: bool) -> Count:
    return Count("people", outcome, group, low, low, low, "", (), **other)  # type: ignore[arg-type]


def day(number: int) -> When:
    on = date(2021, 5, number)
    return When(on.isoformat(), on, on, None, None, "", ())


def tell(
    name: str, *counts: Count, when: When | Blank | None = None, where: Where | None = None
) -> GroundedClaim:
    one = grounded(claim(name, "r", 0, 9))
    blank = Blank("not told")
    return replace(one, counts=counts, when=when or blank, where=where or blank)


def gather(*claims: GroundedClaim) -> dict[str, GroundedClaim]:
    return {one.claim.id: one for one in claims}


def dispute(facet: str, **held: str) -> Conflict:
    """Give a conflict of values, each with claims of one letter."""
    values = tuple(Held(words.replace("_", " "), tuple(keys)) for words, keys in held.items())
    return Conflict(facet, values, "conflict")


def test_a_number_is_put_into_the_passages_of_the_others() -> None:
    claims = gather(tell("a", people(3)), tell("b", people(9)), tell("c", people(9)))
    conflict = Conflict("counts.people", (Held("3", ("a",)), Held("9", ("b", "c"))), "conflict")
    three, nine = sides = list_sides(conflict, claims)
    assert (three.value, nine.value) == ("3", "9")
    given = list(choose_side("counts.people", three, sides, claims))
    assert given == [
        (claims["b"], OnValue("count", "people.fled", "is", "3")),
        (claims["c"], OnValue("count", "people.fled", "is", "3")),
    ]


def test_a_day_and_a_place_are_put_as_they_are_typed() -> None:
    where = Where(GORE, "", (), (LYRA,))
    claims = gather(tell("a", when=day(4), where=where), tell("b", when=day(5)))
    days = list_sides(dispute("when", **{"2021-05-04": "a", "2021-05-05": "b"}), claims)
    ((_, given),) = choose_side("when", days[1], days, claims)
    assert given == OnValue("when", "", "is", "2021-05-05")
    places = list_sides(dispute("where", Gore_and_Lyra="a", Elsewhere="b"), claims)
    assert [one.value for one in places] == ["geonames:1;own:lyra", ""]
    ((told, given),) = choose_side("where", places[0], places, claims)
    assert (told, given) == (claims["b"], OnValue("where", "", "is", "geonames:1;own:lyra"))


def test_what_is_no_value_of_a_claim_is_put_nowhere() -> None:
    claims = gather(tell("a", people(3)), tell("b", people(9)))
    for facet, words in (
        ("stance", "told_as_so"),
        ("counts.people", "8_of_a_part"),
        ("terms", "x"),
    ):
        sides = list_sides(dispute(facet, **{words: "a", "other": "b"}), claims)
        assert [one.value for one in sides] == ["", ""]
        assert not list(choose_side(facet, sides[0], sides, claims))


def test_who_holds_both_or_holds_none_any_more_is_left_as_it_is() -> None:
    claims = gather(tell("a", people(3)), tell("b"))
    sides = list_sides(dispute("counts.people", **{"3": "a", "9": "abz"}), claims)
    assert not list(choose_side("counts.people", sides[0], sides, claims))


@pytest.mark.parametrize(
    ("facet", "of"),
    [
        ("counts.people", "people.fled"),
        ("counts.people.fled", "people.fled"),
        ("counts.people.child", "people.fled.child"),
        ("counts.people.more", "people.fled.more"),
        ("counts.people.fled.child", "people.fled.child"),
        ("counts.people.dead", None),
        ("counts.families", None),
        ("counts", None),
    ],
)
def test_a_number_in_conflict_is_found_by_its_name(facet: str, of: str | None) -> None:
    told = tell(
        "a", people(1, group="child"), people(2, "fled", None, more=True), people(3, "fled")
    )
    assert find_part(facet, told) == (None if of is None else ("count", of))
