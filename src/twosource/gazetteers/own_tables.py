"""Our own tables: countries' usual names and middles, divisions' short names, rivers, seas.

And the ISO 3166-2 codes that provinces were given since the pinned list was made, or that it lacks.

Written by hand from general knowledge (`source` column: own), because no package that can be
installed offline holds them. Coordinates are round: a point in the middle and how far it reaches.
Where the source is own+geonames the point is the one GeoNames publishes for it, so that ours and
those of other records agree: of most countries, the continents, oceans, and some large states.
"""

import csv
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

from twosource.stages.place_names import plain

TABLES = ("codes.tsv", "countries.tsv", "demonyms.tsv", "divisions.tsv", "features.tsv")
_ASIDE = re.compile(r" \([^)]*\)$")


@dataclass(frozen=True, slots=True)
class Feature:
    """A river, sea, border, mountain or region that no list of towns knows."""

    id: str
    name: str
    kind: str
    countries: tuple[str, ...]
    lat: float
    lon: float
    radius_km: float
    names: tuple[str, ...]

    @property
    def country(self) -> str:
        """Give its country, empty if it is of several or none."""
        return self.countries[0] if len(self.countries) == 1 else ""


@dataclass(frozen=True, slots=True)
class CountryNames:
    """A country's usual English name, its other names, and its middle."""

    iso: str
    name: str
    lat: float
    lon: float
    aliases: tuple[str, ...]


def _read(table: str) -> Iterator[dict[str, str]]:
    text = _content(table).decode("utf-8")
    yield from csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)


def _content(table: str) -> bytes:
    return (files("twosource.gazetteers") / "tables" / table).read_bytes()


def _split(field: str) -> tuple[str, ...]:
    return tuple(part for part in field.split("|") if part)


def digest_tables() -> str:
    """Give the SHA-256 of all our tables together, 64 hex digits."""
    hashed = hashlib.sha256()
    for table in TABLES:
        hashed.update(_content(table))
    return hashed.hexdigest()


def read_countries() -> dict[str, CountryNames]:
    """Give the countries by ISO 3166-1 code; Kosovo as XK."""
    return {
        row["iso"]: CountryNames(
            row["iso"],
            row["name"],
            float(row["lat"]),
            float(row["lon"]),
            _split(row["aliases"]),
        )
        for row in _read("countries.tsv")
    }


def read_demonyms() -> dict[str, str]:
    """Give the country of each word for its people, the word folded ("north koreans": KP)."""
    return {plain(word): iso for iso, words in read_peoples().items() for word in words}


def read_peoples() -> dict[str, tuple[str, ...]]:
    """Give the words for the people of each country, the usual one first."""
    return {row["iso"]: _split(row["demonyms"]) for row in _read("demonyms.tsv")}


@dataclass(frozen=True, slots=True)
class OwnDivision:
    """What we know of a division: usual English name, further names ("Ky."), and its middle.

    The middle only where few people live: the towns of Ontario do not tell where Ontario lies.
    """

    name: str | None = None
    aliases: tuple[str, ...] = ()
    middle: tuple[float, float] | None = None


def read_own_divisions() -> dict[str, OwnDivision]:
    """Give what we know of divisions by ISO 3166-2 code."""
    return {
        row["code"]: OwnDivision(
            row["name"] or None,
            _split(row["aliases"]),
            (float(row["lat"]), float(row["lon"])) if row["lat"] else None,
        )
        for row in _read("divisions.tsv")
    }


def read_newer_codes() -> dict[str, str]:
    """Give ISO 3166-2 codes of provinces that the list has none for, by GeoNames' code."""
    return {row["geonames"]: row["iso"] for row in _read("codes.tsv")}


def _slug(name: str, kind: str) -> str:
    words = plain(name).split()
    if kind == "river" and len(words) > 1:
        words = [word for word in words if word != "river"]
    return "-".join(words)


def _turned(name: str) -> tuple[str, ...]:
    """Give "River Tumen" for "Tumen River", and the other way round."""
    words = name.split()
    if words[-1] == "River":
        return (name, " ".join(["River", *words[:-1]]))
    if words[0] == "River":
        return (name, " ".join([*words[1:], "River"]))
    return (name,)


def read_features() -> tuple[Feature, ...]:
    """Give rivers, seas, borders, mountains and regions; the country only where it is one."""
    return tuple(_feature(row) for row in _read("features.tsv"))


def _feature(row: dict[str, str]) -> Feature:
    name = _ASIDE.sub("", row["name"])
    countries = _split(row["countries"])
    return Feature(
        id=f"own:{row['kind']}/{_slug(row['name'], row['kind'])}",
        name=name,
        kind=row["kind"],
        countries=countries,
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        radius_km=float(row["radius_km"]),
        names=tuple(turned for one in (name, *_split(row["aliases"])) for turned in _turned(one)),
    )
