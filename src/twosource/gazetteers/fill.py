"""Fills an empty gazetteer: which rows it holds, and the order they are made in."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from twosource.gazetteers import sources
from twosource.gazetteers.borders import find_borders, list_pairs, name_border, own_border
from twosource.gazetteers.capitals import name_capitals
from twosource.gazetteers.divisions import Division, locate_divisions, read_divisions
from twosource.gazetteers.extent import Point, find_reach, reach_of_town
from twosource.gazetteers.own_tables import (
    OwnDivision,
    read_countries,
    read_demonyms,
    read_features,
    read_newer_codes,
    read_own_divisions,
    read_peoples,
)
from twosource.gazetteers.towns import Town, read_towns, wanted_names
from twosource.stages.place_names import index_keys

Told = Callable[[int, int, str], None]
Paths = Mapping[sources.Source, Path]

SCHEMA = """
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE place (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL,
    country TEXT NOT NULL, admin1 TEXT, admin2 TEXT, lat REAL NOT NULL, lon REAL NOT NULL,
    radius_km REAL NOT NULL, population INTEGER NOT NULL
);
CREATE TABLE name (
    key TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (key, number)
) WITHOUT ROWID;
CREATE TABLE demonym (word TEXT PRIMARY KEY, iso TEXT NOT NULL);
CREATE TEMP TABLE loose (key TEXT NOT NULL, number INTEGER NOT NULL);
"""
_STEPS = 6
_LEAST_COUNTRY_KM = 10.0

PlaceRow = tuple[str, str, str, str, str | None, str | None, float, float, float, int]


class _Writer:
    """Writes places and their keys; gives each place its number."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._number = 0

    def add(self, row: PlaceRow, keys: Iterable[str]) -> int:
        """Write one place with the keys it is found by; give its number."""
        self._number += 1
        marks = ",".join("?" * (len(row) + 1))
        self._connection.execute(
            f"INSERT INTO place VALUES ({marks})",  # noqa: S608 - only question marks
            (self._number, *row),
        )
        self.name(self._number, keys)
        return self._number

    def name(self, number: int, keys: Iterable[str]) -> None:
        """Write further keys of a place."""
        self._connection.executemany(
            "INSERT INTO loose VALUES (?, ?)", ((key, number) for key in keys)
        )


def fill(connection: sqlite3.Connection, paths: Paths, told: Told) -> None:
    """Fill the tables of `SCHEMA` from checked files; `told(done, total, what)` hears each step."""
    writer = _Writer(connection)
    isos = [row[1] for row in sources.read_rows(paths[sources.COUNTRIES])]
    told(0, _STEPS, "provinces and counties")
    divisions = read_divisions(paths[sources.DIVISIONS], isos, read_newer_codes())
    told(1, _STEPS, "towns")
    towns = read_towns(paths[sources.TOWNS], isos, divisions)
    numbers = {town.geonames: _add_town(writer, town) for town in towns}
    told(2, _STEPS, "other names of towns")
    _name_towns(writer, paths[sources.TOWN_NAMES], numbers)
    _name_capitals(writer, paths, towns, numbers)
    told(3, _STEPS, "where provinces and counties lie")
    _add_divisions(writer, divisions, towns)
    told(4, _STEPS, "countries, rivers, seas, borders, mountains, regions")
    _add_countries(writer, paths, towns)
    _add_features(writer, paths, towns)
    connection.executemany("INSERT INTO demonym VALUES (?, ?)", sorted(read_demonyms().items()))
    told(5, _STEPS, "the index of names")
    connection.execute("INSERT INTO name SELECT DISTINCT key, number FROM loose ORDER BY 1, 2")
    connection.commit()
    told(_STEPS, _STEPS, "the gazetteer is ready")


def _keys(names: Iterable[str], *, division: bool, country: str) -> set[str]:
    return {key for name in names for key in index_keys(name, division=division, country=country)}


def _add_town(writer: _Writer, town: Town) -> int:
    row = (
        f"geonames:{town.geonames}",
        town.name,
        "town",
        town.country,
        town.admin1.code if town.admin1 else None,
        town.admin2.code if town.admin2 else None,
        town.lat,
        town.lon,
        reach_of_town(town.population),
        town.population,
    )
    return writer.add(row, _keys([town.name], division=False, country=town.country))


def _name_towns(writer: _Writer, path: Path, numbers: Mapping[int, int]) -> None:
    for entry in sources.stream_entries(path):
        number = numbers.get(entry["geonameid"])
        if number is None:
            continue
        names = wanted_names([entry["name"], *entry["alternatenames"]])
        writer.name(number, sorted(_keys(names, division=False, country=entry["countrycode"])))


def _name_capitals(
    writer: _Writer, paths: Paths, towns: list[Town], numbers: Mapping[int, int]
) -> None:
    figures = json.loads(paths[sources.COUNTRY_FIGURES].read_text(encoding="utf-8"))
    for town, names in name_capitals(towns, figures, read_peoples()):
        keys = _keys(names, division=False, country=town.country)
        writer.name(numbers[town.geonames], sorted(keys))


def _add_divisions(writer: _Writer, divisions: list[Division], towns: list[Town]) -> None:
    further = read_own_divisions()
    middles = {code: own.middle for code, own in further.items() if own.middle is not None}
    for located in locate_divisions(divisions, towns, middles):
        division = located.division
        own = further.get(division.code, OwnDivision())
        row = (
            division.id,
            own.name or division.name,
            division.kind,
            division.country,
            division.code if division.kind == "admin1" else located.admin1,
            division.code if division.kind == "admin2" else None,
            *located.middle,
            located.radius_km,
            located.population,
        )
        names = [*wanted_names([division.name, *division.aliases]), *own.aliases]
        writer.add(row, sorted(_keys(names, division=True, country=division.country)))


def _add_countries(writer: _Writer, paths: Paths, towns: list[Town]) -> None:
    figures = json.loads(paths[sources.COUNTRY_FIGURES].read_text(encoding="utf-8"))
    # A code that was free again went to another country: rows of former countries are left out.
    rows = sources.read_rows(paths[sources.COUNTRIES])
    official = {row[1]: row for row in rows if not row[9]}
    inside: dict[str, list[Point]] = {}
    for town in towns:
        inside.setdefault(town.country, []).append((town.lat, town.lon))
    for iso, own in sorted(read_countries().items()):
        middle = (own.lat, own.lon)
        reach = find_reach(middle, inside.get(iso, []), _LEAST_COUNTRY_KM)
        population = figures.get(iso, {}).get("population", 0)
        row = (f"iso:{iso}", own.name, "country", iso, None, None, *middle, reach, population)
        names = [own.name, *own.aliases, *_official_names(official.get(iso))]
        writer.add(row, sorted(_keys(names, division=False, country="")))


def _official_names(row: list[str] | None) -> list[str]:
    if row is None:
        return []
    return wanted_names([row[0], row[4], row[5], *row[6].split("|")])


def _add_features(writer: _Writer, paths: Paths, towns: list[Town]) -> None:
    calls = _name_countries()
    neighbours = json.loads(paths[sources.COUNTRY_FIGURES].read_text(encoding="utf-8"))
    pairs = list_pairs(
        {
            iso: [one for one in row.get("neighbours", "").split(",") if one in calls]
            for iso, row in neighbours.items()
            if iso in calls
        }
    )
    names = {(one, other): name_border(calls[one], calls[other]) for one, other in pairs}
    owned = set()
    for feature in read_features():
        pair = own_border(feature)
        owned.add(pair)
        place = (feature.id, feature.name, feature.kind, feature.country, None, None)
        row = (*place, feature.lat, feature.lon, feature.radius_km, 0)
        called = [*feature.names, *(names.get(pair, ()) if pair else ())]
        writer.add(row, sorted(_keys(called, division=False, country="")))
    for border in find_borders(towns, [pair for pair in pairs if pair not in owned]):
        code = "-".join(border.pair).lower()
        called = names[border.pair]
        place = (f"own:border/{code}", called[0], "border", "", None, None)
        row = (*place, *border.middle, border.radius_km, 0)
        writer.add(row, sorted(_keys(called, division=False, country="")))


def _name_countries() -> dict[str, list[str]]:
    """Give the names of each country, the usual one first, with the usual word for its people."""
    peoples = read_peoples()
    return {
        iso: list(dict.fromkeys((own.name, *own.aliases, *peoples.get(iso, ())[:1])))
        for iso, own in read_countries().items()
    }
