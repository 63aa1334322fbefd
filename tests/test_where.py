"""The place of an event is the finest one the report names for it, or a blank with the reason."""

from collections.abc import Sequence

import pytest

from gazetteer_fixture import gazetteer
from twosource.gazetteers.sqlite import SqliteGazetteer
from twosource.model.claim import PlacePhrase, PlaceRelation
from twosource.model.spans import Span
from twosource.model.values import Blank, Place, Where
from twosource.stages.place_ranking import distance_km, lies_in, weigh_alone
from twosource.stages.where import PlaceContext, choose_where, resolve_all, resolve_likely

__all__ = ["gazetteer"]

Phrases = Sequence[tuple[str, PlaceRelation]]


def _phrases(named: Phrases, gap: int) -> list[tuple[str, PlacePhrase]]:
    phrases, start = [], 0
    for name, relation in named:
        phrases.append((name, PlacePhrase(Span(start, start + len(name)), relation)))
        start += len(name) + gap
    return phrases


def _choose(
    gazetteer: SqliteGazetteer, named: Phrases, context: PlaceContext | None = None, gap: int = 4
) -> Where | Blank:
    around = context or PlaceContext()
    found = gazetteer.find([*around.names, *(name for name, _ in named), around.dateline or ""])
    return choose_where(_phrases(named, gap), around, found)


def _id(where: Where | Blank) -> str:
    return where.place.id if isinstance(where, Where) else f"blank: {where.why}"


def test_a_county_is_found_in_the_province_named_with_it(gazetteer: SqliteGazetteer) -> None:
    where = _choose(gazetteer, [("Musan County", "origin"), ("North Hamgyong province", "origin")])
    assert isinstance(where, Where)
    assert (where.place.id, where.place.admin1) == ("geonames:2042740", "KP-09")
    assert where.how == "county or district in the province named with it; where it set out"
    assert len(where.spans) == 2


def test_where_it_is_comes_before_whose_border_it_crosses(gazetteer: SqliteGazetteer) -> None:
    where = _choose(gazetteer, [("China", "across"), ("North Hamkyung Province", "at")])
    assert _id(where) == "iso:KP-09"
    assert isinstance(where, Where)
    assert len(where.spans) == 1


def test_a_border_crossed_is_said_to_be_one(gazetteer: SqliteGazetteer) -> None:
    where = _choose(gazetteer, [("China", "across"), ("South Korea", "destination")])
    assert isinstance(where, Where)
    assert (where.place.id, where.place.kind) == ("iso:CN", "country")
    assert where.how.endswith("across its border")


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
    assert _id(_choose(gazetteer, [("Springfield", "at")], PlaceContext(names))) == expected


def test_a_larger_place_right_after_the_name_tells_which_one_is_meant(
    gazetteer: SqliteGazetteer,
) -> None:
    where = _choose(gazetteer, [("Springfield", "at"), ("Ohio", "at")], gap=2)
    assert _id(where) == "geonames:4525353"


def test_one_of_many_alike_with_nothing_to_tell_them_apart_is_blank(
    gazetteer: SqliteGazetteer,
) -> None:
    where = _choose(gazetteer, [("Springfield", "at")])
    assert isinstance(where, Blank)
    assert where.why.endswith(
        "places are called “Springfield” and nothing in the report tells which"
    )


def test_the_large_city_is_meant_where_nothing_says_otherwise(gazetteer: SqliteGazetteer) -> None:
    where = _choose(gazetteer, [("Paris", "at")])
    assert isinstance(where, Where)
    assert where.place.country == "FR"
    assert where.how.startswith("town, the most populous of ")


def test_the_small_one_is_meant_where_all_else_lies_round_it(gazetteer: SqliteGazetteer) -> None:
    where = _choose(gazetteer, [("Paris", "at")], PlaceContext(("Texas", "Dallas", "Tyler")))
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
    assert _id(_choose(gazetteer, [("Georgia", "at")], context)) == expected


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
    assert _id(_choose(gazetteer, [("Kangwon Province", "at")], context)) == expected


def test_yanggang_in_a_report_on_north_korea_is_no_town_of_china(
    gazetteer: SqliteGazetteer,
) -> None:
    context = PlaceContext(names=("North Korea", "Hyesan"))
    assert _id(_choose(gazetteer, [("Yanggang", "at")], context)) == "iso:KP-10"


def test_an_unknown_name_is_blank_and_says_so(gazetteer: SqliteGazetteer) -> None:
    assert _choose(gazetteer, [("Qqqville", "at")]) == Blank(
        "no place of the gazetteer is called “Qqqville”"
    )


def test_an_unknown_village_in_a_known_country_is_placed_in_the_country(
    gazetteer: SqliteGazetteer,
) -> None:
    where = _choose(gazetteer, [("Qqqville", "at"), ("Kenya", "at")])
    assert isinstance(where, Where)
    assert where.place.id == "iso:KE"
    assert "no place of the gazetteer is called “Qqqville”" in where.how
    assert where.place.radius_km > 300


def test_a_town_unknown_in_the_state_after_it_is_not_looked_for_elsewhere(
    gazetteer: SqliteGazetteer,
) -> None:
    where = _choose(gazetteer, [("Nairobi", "at"), ("Ohio", "at")], gap=2)
    assert isinstance(where, Where)
    assert where.place.id == "iso:US-OH"
    assert "no “Nairobi” is known in Ohio" in where.how


def test_of_two_towns_far_apart_in_the_sentence_the_first_is_taken_and_it_is_said(
    gazetteer: SqliteGazetteer,
) -> None:
    where = _choose(gazetteer, [("Nairobi", "at"), ("Kisumu", "at")], gap=60)
    assert isinstance(where, Where)
    assert where.place.name == "Nairobi"
    assert where.how.endswith("the first of 2 places named for it")


def test_near_a_river_stays_near_a_river(gazetteer: SqliteGazetteer) -> None:
    where = _choose(gazetteer, [("Tumen River", "near")])
    assert isinstance(where, Where)
    assert (where.place.kind, where.how.split("; ")[-1]) == ("river", "near it")


def test_of_provinces_and_regions_the_smaller_is_the_finer(gazetteer: SqliteGazetteer) -> None:
    where = _choose(gazetteer, [("Africa", "at"), ("Kenya", "at")])
    assert _id(where) == "iso:KE"


def test_where_it_leads_to_is_not_where_it_happened(gazetteer: SqliteGazetteer) -> None:
    where = _choose(gazetteer, [("South Korea", "destination"), ("Laos", "mentioned")])
    assert where == Blank("the report says where it leads to (South Korea), not where it happened")


def test_a_place_only_mentioned_is_not_where_it_happened(gazetteer: SqliteGazetteer) -> None:
    where = _choose(gazetteer, [("Laos", "mentioned")])
    assert where == Blank("the report mentions Laos but does not place the event there")


def test_no_place_named_is_a_blank() -> None:
    assert choose_where([], PlaceContext(), {}) == Blank("the report names no place for it")


def test_without_other_names_the_likeliest_is_said_to_be_no_more(
    gazetteer: SqliteGazetteer,
) -> None:
    where = _choose(gazetteer, [("Georgia", "at")])
    assert isinstance(where, Where)
    assert where.how == "country, the likeliest of 2 with this name"


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


def _place(kind: str, **more: str | float | None) -> Place:
    values: dict[str, str | float | None] = {
        "country": "KE",
        "admin1": None,
        "admin2": None,
        "lat": 0.0,
        "lon": 37.0,
        "radius_km": 5.0,
    }
    values |= more
    return Place(
        id=f"x:{kind}{sorted(more.items(), key=str)}",
        name=kind.title(),
        kind=kind,
        country=str(values["country"]),
        admin1=None if values["admin1"] is None else str(values["admin1"]),
        admin2=None if values["admin2"] is None else str(values["admin2"]),
        lat=float(values["lat"] or 0),
        lon=float(values["lon"] or 0),
        radius_km=float(values["radius_km"] or 0),
        population=1000,
    )


def test_a_place_lies_in_another_by_code_or_by_ground() -> None:
    town = _place("town", admin1="KE-30", admin2="KE.30.1")
    county = _place("admin2", admin1="KE-30", admin2="KE.30.1")
    province, country = _place("admin1", admin1="KE-30"), _place("country")
    lake = _place("sea", radius_km=100.0, country="")
    assert lies_in(town, county)
    assert lies_in(county, province)
    assert lies_in(province, country)
    assert lies_in(town, lake)
    assert not lies_in(county, town)
    assert not lies_in(town, town)
    assert not lies_in(province, county)
    assert not lies_in(country, province)
    assert not lies_in(_place("town", lat=40.0), lake)
    assert not lies_in(_place("town"), province)


def test_distances_are_those_of_the_sphere() -> None:
    assert distance_km(_place("town"), _place("town", lon=38.0)) == pytest.approx(111.2, abs=0.1)
    assert distance_km(_place("town"), _place("town")) == 0.0


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


def test_another_spelling_of_a_great_city_is_meant_before_a_namesake(
    gazetteer: SqliteGazetteer,
) -> None:
    where = _choose(gazetteer, [("Odessa", "at")])
    assert isinstance(where, Where)
    assert where.place.country == "UA"


def test_a_name_that_says_county_is_no_town(gazetteer: SqliteGazetteer) -> None:
    candidates = gazetteer.find(["Onsong-gun"])["Onsong-gun"]
    weights = weigh_alone("Onsong-gun", candidates)
    kinds = [one.kind for one in candidates]
    assert kinds[weights.index(max(weights))] == "admin2"


def test_a_small_town_of_a_country_the_report_does_not_speak_of_is_not_meant(
    gazetteer: SqliteGazetteer,
) -> None:
    stray = _choose(gazetteer, [("Glenrock", "at")], PlaceContext(("Kampala", "Gulu")))
    assert isinstance(stray, Blank)
    assert stray.why == "the only “Glenrock” known is far from all else the report names"
    names = ["Glenrock", "Gulu"]
    meant = resolve_all(names, PlaceContext(tuple(names)), gazetteer.find(names))
    assert list(meant) == ["Gulu"]


def test_a_small_town_named_alone_is_meant(gazetteer: SqliteGazetteer) -> None:
    assert isinstance(_choose(gazetteer, [("Glenrock", "at")]), Where)


def test_a_country_farther_on_in_the_sentence_does_not_hold_the_town(
    gazetteer: SqliteGazetteer,
) -> None:
    where = _choose(gazetteer, [("port of Beirut", "at"), ("Cyprus", "at")], gap=14)
    assert isinstance(where, Where)
    assert (where.place.kind, where.place.country) == ("town", "LB")


def test_near_a_town_in_a_country_is_near_the_town(gazetteer: SqliteGazetteer) -> None:
    where = _choose(gazetteer, [("Hyesan", "near"), ("North Korea", "at")])
    assert isinstance(where, Where)
    assert where.place.name == "Hyesan"
    assert "near it" in where.how
    assert len(where.spans) == 2


def test_near_a_town_of_another_country_is_where_it_is_told_to_be(
    gazetteer: SqliteGazetteer,
) -> None:
    assert _id(_choose(gazetteer, [("Hyesan", "near"), ("China", "at")])) == "iso:CN"


def test_near_one_town_in_another_is_in_the_other(gazetteer: SqliteGazetteer) -> None:
    where = _choose(gazetteer, [("Hyesan", "near"), ("Dayton", "at")])
    assert isinstance(where, Where)
    assert where.place.name == "Dayton"
