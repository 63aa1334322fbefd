"""The gazetteer as one read-only SQLite file, safe to share between threads and processes."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from twosource.gazetteers.build import build_gazetteer, gazetteer_path
from twosource.model.values import Place
from twosource.stages.place_names import fold, plain

MOST_CANDIDATES = 40
_AT_ONCE = 500
_BY_ID = ("geonames:", "iso:", "own:")
_DIVISIONS = {"admin1", "admin2"}
# "The Sahel region" need be no division by law.
_LOOSE = (" region", " area", " basin")
_ROMANISED = {"ko": frozenset({"KP", "KR"}), "zh": frozenset({"CN", "TW"})}
_COLUMNS = "id, name, kind, country, admin1, admin2, lat, lon, radius_km, population"
_ALL_COUNTRIES = (
    f"SELECT {_COLUMNS} FROM place "  # noqa: S608 - only our own column names
    "WHERE kind = 'country' ORDER BY country"
)

Hits = Mapping[str, Sequence[Place]]


class SqliteGazetteer:
    """Knows places by name, from the file at `path`, which `build_gazetteer` made."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with self._opened() as connection:
            rows = connection.execute("SELECT key, value FROM about").fetchall()
            peoples = connection.execute("SELECT word, iso FROM demonym").fetchall()
            countries = connection.execute(_ALL_COUNTRIES).fetchall()
        self._about: dict[str, str] = dict(rows)
        self._peoples: dict[str, str] = dict(peoples)
        self._countries = {place.country: place for place in (Place(*row) for row in countries)}

    @property
    def version(self) -> str:
        """Give the versions of the tables this was built from."""
        return self._about["version"]

    def find(self, names: Iterable[str]) -> Mapping[str, Sequence[Place]]:
        """Give the places of each name, most people first, at most 40; unknown ones left out.

        A place is also found by its id, as `geonames:184745` or `iso:KE-17`.
        """
        keys = {name: fold(name) for name in dict.fromkeys(names)}
        hits = self._look_up({bare_key(key) for ones in keys.values() for key in ones})
        found = {
            name: choose_hits(ones, hits, loose=plain(name).endswith(_LOOSE))
            for name, ones in keys.items()
        }
        found |= self._find_ids([name for name in keys if name.startswith(_BY_ID)])
        return {name: places for name, places in found.items() if places}

    def _find_ids(self, ids: Sequence[str]) -> dict[str, tuple[Place, ...]]:
        asked = f"SELECT {_COLUMNS} FROM place WHERE id = ?"  # noqa: S608 - only our own column names
        with self._opened() as connection:
            return {
                one: tuple(Place(*row) for row in connection.execute(asked, (one,))) for one in ids
            }

    def countries_of(self, words: Iterable[str]) -> Mapping[str, str]:
        """Give the ISO code of each word for a people ("Kenyan": KE); others are left out."""
        folded = {word: plain(word) for word in dict.fromkeys(words)}
        known = self._peoples
        return {word: known[key] for word, key in folded.items() if key in known}

    def countries(self) -> Mapping[str, Place]:
        """Give the countries by ISO 3166-1 code."""
        return self._countries

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        # One connection a question: nothing is shared, so threads and forks need no care.
        address = f"{self._path.resolve().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(address, uri=True)) as connection:
            yield connection

    def _look_up(self, keys: set[str]) -> Hits:
        hits: dict[str, list[Place]] = {}
        wanted = sorted(keys)
        with self._opened() as connection:
            for start in range(0, len(wanted), _AT_ONCE):
                part = wanted[start : start + _AT_ONCE]
                marks = ",".join("?" * len(part))
                query = (
                    f"SELECT key, {_COLUMNS} FROM name JOIN place USING (number) "  # noqa: S608 - only our own column names and question marks
                    f"WHERE key IN ({marks})"
                )
                for key, *columns in connection.execute(query, part):
                    hits.setdefault(key, []).append(Place(*columns))
        return hits


def bare_key(key: str) -> str:
    """Give the key as the file has it, without the mark that says where it may be looked up."""
    for mark in ("div:", "town:", "wide:", "land:"):
        key = key.removeprefix(mark)
    return key


def _allowed(key: str, places: Sequence[Place], *, loose: bool) -> list[Place]:
    if key.startswith("div:"):
        kinds = _DIVISIONS | {"region"} if loose else _DIVISIONS
        return [place for place in places if place.kind in kinds]
    if key.startswith("town:"):
        return [place for place in places if place.kind == "town"]
    if key.startswith("land:"):
        return [place for place in places if place.kind != "town"]
    return list(places)


def choose_hits(keys: Sequence[str], hits: Hits, *, loose: bool = False) -> tuple[Place, ...]:
    """Give the places that a name's keys lead to, most people first, then by id.

    A Korean or Chinese respelling is followed only where the name as written is unknown, or known
    in that part of the world; the widened name only where nothing else is known. `loose`: the name
    says that it is a region, which need be no division.
    """
    chosen: dict[str, Place] = {}
    for key in keys:
        bare = bare_key(key)
        language = bare.partition(":")[0] if ":" in bare else None
        followed = not chosen or (language is not None and _is_of(language, chosen.values()))
        if language is None and not key.startswith(("wide:", "land:")):
            followed = True
        if followed:
            chosen.update(
                (place.id, place) for place in _allowed(key, hits.get(bare, ()), loose=loose)
            )
    # Few towns of one name may crowd out a river or a province: those are kept first.
    kept = sorted(chosen.values(), key=lambda one: (one.kind == "town", -one.population, one.id))
    return tuple(sorted(kept[:MOST_CANDIDATES], key=lambda one: (-one.population, one.id)))


def _is_of(language: str, places: Iterable[Place]) -> bool:
    return any(place.country in _ROMANISED[language] for place in places)


def open_gazetteer(
    cache: Path, progress: Callable[[int, int, str], None] | None = None
) -> SqliteGazetteer:
    """Open the gazetteer of this version in the cache folder; build it there if there is none yet.

    Raises:
        MissingPart: if it must be built and a package is missing or not the pinned one.

    """
    path = gazetteer_path(cache)
    if not path.is_file():
        build_gazetteer(cache, progress)
    return SqliteGazetteer(path)
