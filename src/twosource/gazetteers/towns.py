"""Towns of 500 people and more, from the pinned list, each in its province and county."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from twosource.gazetteers.divisions import Division
from twosource.gazetteers.sources import read_rows

_LONGEST_CODE = 3


@dataclass(frozen=True, slots=True)
class Town:
    """A town with the divisions it lies in, as far as the list knows them."""

    geonames: int
    name: str
    country: str
    admin1: Division | None
    admin2: Division | None
    lat: float
    lon: float
    population: int


def read_towns(path: Path, isos: list[str], divisions: list[Division]) -> list[Town]:
    """Read all towns; `isos` and `divisions` stand in the order the file counts them, from 1 on."""
    return [_town(row, isos, divisions) for row in read_rows(path)]


def _town(row: list[str], isos: list[str], divisions: list[Division]) -> Town:
    name, geonames, inside, country, population, lat, lon = row
    lies_in = [divisions[int(number) - 1] for number in inside.split("|") if number]
    lies_in += [one.parent for one in lies_in if one.parent is not None]
    admin1 = next((one for one in lies_in if one.kind == "admin1"), None)
    admin2 = next((one for one in lies_in if one.kind == "admin2"), None)
    return Town(
        int(geonames),
        name,
        isos[int(country) - 1],
        admin1,
        admin2,
        float(lat),
        float(lon),
        int(population or 0),
    )


def _latin(letter: str) -> bool:
    return not letter.isalpha() or unicodedata.name(letter, "").startswith(("LATIN", "MODIFIER"))


def wanted_names(names: Iterable[str]) -> list[str]:
    """Leave out names that English text does not use.

    That is: other scripts; airport codes ("DDG"); and spellings in small letters, which are a
    machine's transcriptions from other scripts and coincide with names of other places.
    """
    return [
        name
        for name in names
        if name
        and all(map(_latin, name))
        and any(letter.isupper() for letter in name[:4])
        and not (name.isupper() and len(name) <= _LONGEST_CODE)
    ]
