"""Which of several places of a name is meant: by what else is named, by what most mean."""

import pytest

from gazetteer_fixture import gazetteer
from places_chosen import choose, tell_id
from twosource.gazetteers.sqlite import SqliteGazetteer
from twosource.model.values import Blank, Where
from twosource.stages.place_ranking import weigh_alone
from twosource.stages.where import PlaceContext, resolve_all, resolve_likely

__all__ = ["gazetteer"]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("Ohio", "Dayton"), "geonames:4525353"),
        (("Missouri", "Branson"), "geonames:4409896"),
        (("Massachusetts", "Holyoke"), "geonames:4951788"),
    ],
)
def test_the_other_names_of_the_report_tell_which_one_is_meant(
    gazetteer: SqliteGazetteer, names: tuple[str, ...], expected: str
) -> None:
    assert tell_id(choose(gazetteer, [("Springfield", "at")], PlaceContext(names))) == expected


def test_a_larger_place_right_after_the_name_tells_which_one_is_meant(
    gazetteer: SqliteGazetteer,
) -> None:
    where = choose(gazetteer, [("Springfield", "at"), ("Ohio", "at")], gap=2)
    assert tell_id(where) == "geonames:4525353"


def test_one_of_many_alike_with_nothing_to_tell_them_apart_is_blank(
    gazetteer: SqliteGazetteer,
) -> None:
    where = choose(gazetteer, [("Springfield", "at")])
    assert isinstance(where, Blank)
    assert where.why.endswith(
        "places are called “Springfield” and nothing in the report tells which"
    )


def test_the_large_city_is_meant_where_nothing_says_otherwise(gazetteer: SqliteGazetteer) -> None:
    where = choose(gazetteer, [("Paris", "at")])
    assert isinstance(where, Where)
    assert where.place.country == "FR"
    assert where.how.startswith("town, the most populous of ")


def test_the_small_one_is_meant_where_all_else_lies_round_it(gazetteer: SqliteGazetteer) -> None:
    where = choose(gazetteer, [("Paris", "at")], PlaceContext(("Texas", "Dallas", "Tyler")))
    assert isinstance(where, Where)
    assert where.place.admin1 == "US-TX"
    assert where.how.endswith("the one that fits the other names of the report")


@pytest.mark.parametrize(
    ("context", "expected"),
    [
        (PlaceContext(names=("Atlanta", "Savannah")), "iso:US-GA"),
        (PlaceContext(names=("Tbilisi", "Russia")), "iso:GE"),
        (PlaceContext(countries=("GE", "GE")), "iso:GE"),
    ],
)
def test_a_country_is_told_from_a_state_of_its_name(
    gazetteer: SqliteGazetteer, context: PlaceContext, expected: str
) -> None:
    assert tell_id(choose(gazetteer, [("Georgia", "at")], context)) == expected


@pytest.mark.parametrize(
    ("context", "expected"),
    [
        (PlaceContext(names=("North Korea",)), "iso:KP-07"),
        (PlaceContext(names=("South Korea",)), "iso:KR-42"),
        (PlaceContext(countries=("KP",)), "iso:KP-07"),
        (PlaceContext(dateline="Seoul"), "iso:KR-42"),
    ],
)
def test_a_province_on_both_sides_of_a_border_follows_the_country_of_the_report(
    gazetteer: SqliteGazetteer, context: PlaceContext, expected: str
) -> None:
    assert tell_id(choose(gazetteer, [("Kangwon Province", "at")], context)) == expected


def test_yanggang_in_a_report_on_north_korea_is_no_town_of_china(
    gazetteer: SqliteGazetteer,
) -> None:
    context = PlaceContext(names=("North Korea", "Hyesan"))
    assert tell_id(choose(gazetteer, [("Yanggang", "at")], context)) == "iso:KP-10"


def test_all_names_of_a_report_are_read_together(gazetteer: SqliteGazetteer) -> None:
    names = ("Paris", "Texas", "Tyler", "Qqqville")
    placed = resolve_all(names, PlaceContext(names), gazetteer.find(names))
    assert {name: place.admin1 for name, place in placed.items()} == {
        "Paris": "US-TX",
        "Texas": "US-TX",
        "Tyler": "US-TX",
    }


def test_the_order_of_names_changes_nothing(gazetteer: SqliteGazetteer) -> None:
    names = ("Georgia", "Atlanta", "Columbus", "Athens", "Paris")
    found = gazetteer.find(names)
    there = resolve_all(names, PlaceContext(names), found)
    back = resolve_all(names[::-1], PlaceContext(names[::-1]), found)
    assert there == back


def test_a_bare_name_of_a_metropolis_is_the_city(gazetteer: SqliteGazetteer) -> None:
    found = gazetteer.find(["New York", "Washington"])
    for name, places in found.items():
        weights = weigh_alone(name, places)
        best = max(zip(weights, places, strict=True), key=lambda pair: pair[0])[1]
        assert best.kind == "town", name


def test_a_bare_name_may_mean_any_of_several_towns(gazetteer: SqliteGazetteer) -> None:
    names = ("Salto", "Nowhere at all")
    likely = resolve_likely(names, PlaceContext(names), gazetteer.find(names))
    assert set(likely) == {"Salto"}
    assert {place.country for place in likely["Salto"]} >= {"UY", "BR"}


def test_a_town_is_meant_before_the_province_it_is_the_chief_of(
    gazetteer: SqliteGazetteer,
) -> None:
    names = ("Salto", "Uruguay")
    meant = resolve_all(names, PlaceContext(names), gazetteer.find(names))["Salto"]
    assert (meant.kind, meant.country) == ("town", "UY")


def test_a_town_and_the_county_named_with_it_settle_each_other(gazetteer: SqliteGazetteer) -> None:
    names = ("Huntsville", "Walker County")
    meant = resolve_all(names, PlaceContext(names), gazetteer.find(names))
    assert {place.admin1 for place in meant.values()} == {"US-TX"}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Kaduna", "town"),
        ("Kaduna State", "admin1"),
        ("Kandahar", "town"),
        ("Quebec", "admin1"),
        ("Alaska", "admin1"),
        ("Washington", "town"),
        ("Mexico", "country"),
        ("Atlantic", "sea"),
        ("Kharkiv region", "admin1"),
        ("Belgorod oblast", "admin1"),
        ("Hyesan-si", "town"),
    ],
)
def test_a_bare_name_is_a_town_where_many_of_a_province_live_in_it(
    gazetteer: SqliteGazetteer, name: str, kind: str
) -> None:
    meant = resolve_all([name], PlaceContext((name,)), gazetteer.find([name]))
    assert meant[name].kind == kind


def test_a_name_that_says_county_is_no_town(gazetteer: SqliteGazetteer) -> None:
    candidates = gazetteer.find(["Onsong-gun"])["Onsong-gun"]
    weights = weigh_alone("Onsong-gun", candidates)
    kinds = [one.kind for one in candidates]
    assert kinds[weights.index(max(weights))] == "admin2"
