"""A small town far from all a report speaks of is none of its places."""

from dataclasses import replace

import pytest

from twosource.model.claim import PlacePhrase
from twosource.model.spans import Span
from twosource.model.values import Blank, Place
from twosource.stages.place_ranking import PlaceContext
from twosource.stages.place_strays import find_strays
from twosource.stages.where import choose_where


def town(
    name: str,
    admin1: str | None,
    lat: float = 0.0,
    *,
    population: int = 900,
    kind: str = "town",
    radius: float = 5.0,
) -> Place:
    """Give a place of a made-up country."""
    country = "US" if admin1 is None else admin1[:2]
    return Place(f"x:{name}", name, kind, country, admin1, None, lat, 0.0, radius, population)


HOME = {
    "Boise": town("Boise", "US-ID", population=235_000),
    "Idaho": town("Idaho", "US-ID", kind="admin1", radius=400.0),
}


def strays(**more: Place) -> set[str]:
    """Give the strays of a report on one state, with more names."""
    return set(find_strays(HOME | more, PlaceContext()))


def test_a_small_town_of_another_state_is_a_stray() -> None:
    assert strays(Creek=town("Creek", "US-CA", 9.0)) == {"Creek"}


@pytest.mark.parametrize(
    "place",
    [
        town("Creek", "US-ID", 9.0),
        town("Creek", "US-OR", 0.5),
        town("Creek", "US-CA", 9.0, population=300_000),
        town("Creek", "US-CA", 9.0, kind="admin2"),
        town("Creek", None, 9.0),
    ],
    ids=["of the state", "just across", "large", "a county", "of no state"],
)
def test_what_may_well_be_meant_is_none(place: Place) -> None:
    assert strays(Creek=place) == set()


def test_a_town_whose_own_state_is_named_is_none() -> None:
    california = town("California", "US-CA", kind="admin1", radius=400.0)
    assert strays(Creek=town("Creek", "US-CA", 9.0), California=california) == set()


def test_a_report_on_no_state_has_no_strays() -> None:
    told = {"Creek": town("Creek", "US-CA", 9.0), "Boise": HOME["Boise"]}
    assert find_strays(told, PlaceContext()) == frozenset()
    assert find_strays({"Creek": told["Creek"]}, PlaceContext()) == frozenset()


def test_a_town_that_bears_a_districts_name_is_as_good_as_none() -> None:
    large = town("Uptown", "US-CA", 9.0, population=55_000)
    assert strays(**{"Uptown District": large}) == {"Uptown District"}
    assert strays(Uptown=large) == set()


def test_a_small_town_of_a_country_named_once_is_a_stray() -> None:
    told = HOME | {"Lisk": town("Lisk", "KE-01", 20.0)}
    assert find_strays(told, PlaceContext()) == frozenset({"Lisk"})
    assert find_strays(told, PlaceContext(countries=("KE",))) == frozenset()


def test_the_reason_tells_whether_a_stray_was_the_only_one_of_its_name() -> None:
    near = town("Creek", "US-CA", 9.0)
    twin = replace(near, id="x:twin", population=800, lat=9.1)
    phrases = [("Creek", PlacePhrase(Span(0, 5), "at"))]
    context = PlaceContext(names=("Creek", "Boise", "Idaho"))
    known = {name: [place] for name, place in HOME.items()}
    alone = choose_where(phrases, context, known | {"Creek": [near]})
    assert alone == Blank("the only “Creek” known is far from all else the report names")
    several = choose_where(phrases, context, known | {"Creek": [near, twin]})
    assert several == Blank("the likeliest “Creek” is far from all else the report names")


def test_a_small_commune_of_a_country_that_is_told_of_nowhere_else_is_a_stray() -> None:
    assert strays(Creek=town("Creek", "NC-03", 9.0, kind="admin2")) == {"Creek"}
    assert strays(Creek=town("Creek", "NC-03", 9.0, kind="admin2", population=90_000)) == set()
    unknown = town("Creek", "NC-03", 9.0, kind="admin2", population=0)
    assert strays(Creek=unknown) == set()
    assert (
        set(find_strays({"Creek": town("Creek", "NC-03", kind="admin2")}, PlaceContext())) == set()
    )
