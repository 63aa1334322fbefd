"""The place of an event is the finest one the report names for it, or a blank with the reason."""

from gazetteer_fixture import gazetteer
from places_chosen import choose, tell_id
from twosource.gazetteers.sqlite import SqliteGazetteer
from twosource.model.values import Blank, Where
from twosource.stages.where import PlaceContext, choose_where, resolve_all

__all__ = ["gazetteer"]


def test_a_county_is_found_in_the_province_named_with_it(gazetteer: SqliteGazetteer) -> None:
    where = choose(gazetteer, [("Musan County", "origin"), ("North Hamgyong province", "origin")])
    assert isinstance(where, Where)
    assert (where.place.id, where.place.admin1) == ("geonames:2042740", "KP-09")
    assert where.how == "county or district in the province named with it; where it set out"
    assert len(where.spans) == 2


def test_where_it_is_comes_before_whose_border_it_crosses(gazetteer: SqliteGazetteer) -> None:
    where = choose(gazetteer, [("China", "across"), ("North Hamkyung Province", "at")])
    assert tell_id(where) == "iso:KP-09"
    assert isinstance(where, Where)
    assert len(where.spans) == 1


def test_a_border_crossed_is_said_to_be_one(gazetteer: SqliteGazetteer) -> None:
    where = choose(gazetteer, [("China", "across"), ("South Korea", "destination")])
    assert isinstance(where, Where)
    assert (where.place.id, where.place.kind) == ("iso:CN", "country")
    assert where.how.endswith("across its border")


def test_an_unknown_name_is_blank_and_says_so(gazetteer: SqliteGazetteer) -> None:
    assert choose(gazetteer, [("Qqqville", "at")]) == Blank(
        "no place of the gazetteer is called “Qqqville”"
    )


def test_an_unknown_village_in_a_known_country_is_placed_in_the_country(
    gazetteer: SqliteGazetteer,
) -> None:
    where = choose(gazetteer, [("Qqqville", "at"), ("Kenya", "at")])
    assert isinstance(where, Where)
    assert where.place.id == "iso:KE"
    assert "no place of the gazetteer is called “Qqqville”" in where.how
    assert where.place.radius_km > 300


def test_a_town_unknown_in_the_state_after_it_is_not_looked_for_elsewhere(
    gazetteer: SqliteGazetteer,
) -> None:
    where = choose(gazetteer, [("Nairobi", "at"), ("Ohio", "at")], gap=2)
    assert isinstance(where, Where)
    assert where.place.id == "iso:US-OH"
    assert "no “Nairobi” is known in Ohio" in where.how


def test_of_two_towns_far_apart_in_the_sentence_the_first_is_taken_and_it_is_said(
    gazetteer: SqliteGazetteer,
) -> None:
    where = choose(gazetteer, [("Nairobi", "at"), ("Kisumu", "at")], gap=60)
    assert isinstance(where, Where)
    assert where.place.name == "Nairobi"
    assert where.how.endswith("the first of 2 places named for it")


def test_near_a_river_stays_near_a_river(gazetteer: SqliteGazetteer) -> None:
    where = choose(gazetteer, [("Tumen River", "near")])
    assert isinstance(where, Where)
    assert (where.place.kind, where.how.split("; ")[-1]) == ("river", "near it")


def test_of_provinces_and_regions_the_smaller_is_the_finer(gazetteer: SqliteGazetteer) -> None:
    where = choose(gazetteer, [("Africa", "at"), ("Kenya", "at")])
    assert tell_id(where) == "iso:KE"


def test_where_it_leads_to_is_not_where_it_happened(gazetteer: SqliteGazetteer) -> None:
    where = choose(gazetteer, [("South Korea", "destination"), ("Laos", "mentioned")])
    assert where == Blank("the report says where it leads to (South Korea), not where it happened")


def test_a_place_only_mentioned_is_not_where_it_happened(gazetteer: SqliteGazetteer) -> None:
    where = choose(gazetteer, [("Laos", "mentioned")])
    assert where == Blank("the report mentions Laos but does not place the event there")


def test_no_place_named_is_a_blank() -> None:
    assert choose_where([], PlaceContext(), {}) == Blank("the report names no place for it")


def test_without_other_names_the_likeliest_is_said_to_be_no_more(
    gazetteer: SqliteGazetteer,
) -> None:
    where = choose(gazetteer, [("Georgia", "at")])
    assert isinstance(where, Where)
    assert where.how == "country, the likeliest of 2 with this name"


def test_another_spelling_of_a_great_city_is_meant_before_a_namesake(
    gazetteer: SqliteGazetteer,
) -> None:
    where = choose(gazetteer, [("Odessa", "at")])
    assert isinstance(where, Where)
    assert where.place.country == "UA"


def test_a_small_town_of_a_country_the_report_does_not_speak_of_is_not_meant(
    gazetteer: SqliteGazetteer,
) -> None:
    stray = choose(gazetteer, [("Glenrock", "at")], PlaceContext(("Kampala", "Gulu")))
    assert isinstance(stray, Blank)
    assert stray.why == "the only “Glenrock” known is far from all else the report names"
    names = ["Glenrock", "Gulu"]
    meant = resolve_all(names, PlaceContext(tuple(names)), gazetteer.find(names))
    assert list(meant) == ["Gulu"]


def test_a_small_town_named_alone_is_meant(gazetteer: SqliteGazetteer) -> None:
    assert isinstance(choose(gazetteer, [("Glenrock", "at")]), Where)


def test_a_country_farther_on_in_the_sentence_does_not_hold_the_town(
    gazetteer: SqliteGazetteer,
) -> None:
    where = choose(gazetteer, [("port of Beirut", "at"), ("Cyprus", "at")], gap=14)
    assert isinstance(where, Where)
    assert (where.place.kind, where.place.country) == ("town", "LB")


def test_near_a_town_in_a_country_is_near_the_town(gazetteer: SqliteGazetteer) -> None:
    where = choose(gazetteer, [("Hyesan", "near"), ("North Korea", "at")])
    assert isinstance(where, Where)
    assert where.place.name == "Hyesan"
    assert "near it" in where.how
    assert len(where.spans) == 2


def test_near_a_town_of_another_country_is_where_it_is_told_to_be(
    gazetteer: SqliteGazetteer,
) -> None:
    assert tell_id(choose(gazetteer, [("Hyesan", "near"), ("China", "at")])) == "iso:CN"


def test_near_one_town_in_another_is_in_the_other(gazetteer: SqliteGazetteer) -> None:
    where = choose(gazetteer, [("Hyesan", "near"), ("Dayton", "at")])
    assert isinstance(where, Where)
    assert where.place.name == "Dayton"
