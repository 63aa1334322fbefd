"""Builds the gazetteer in the user's cache from pinned packages and our own tables.

About 288,000 places: towns of 500 people and more with their other names in Latin letters,
provinces and counties, countries, and our rivers, seas, borders, mountains and regions.
Much of it is GeoNames data, CC-BY 4.0.
"""

import hashlib
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from importlib.resources import files
from pathlib import Path

import platformdirs

from twosource.gazetteers.fill import SCHEMA, fill
from twosource.gazetteers.own_tables import digest_tables
from twosource.gazetteers.sources import SOURCES, find_source

Progress = Callable[[int, int, str], None]
_SCHEMA_NUMBER = 1
# The code that decides what stands in the file: a change in it is another gazetteer.
_RULES = {
    "twosource.gazetteers": (
        "fill.py",
        "towns.py",
        "divisions.py",
        "borders.py",
        "capitals.py",
        "extent.py",
        "own_tables.py",
    ),
    "twosource.stages": ("place_names.py", "romanisation.py"),
}


def cache_folder() -> Path:
    """Give the folder for what can be built again: TWOSOURCE_CACHE, or the user's cache."""
    chosen = os.environ.get("TWOSOURCE_CACHE")
    return Path(chosen) if chosen else platformdirs.user_cache_path("twosource")


def gazetteer_version() -> str:
    """Give the version: number of the schema, packages, and a digest of data, tables and rules."""
    packages = dict.fromkeys(f"{source.package}-{source.version}" for source in SOURCES)
    hashed = hashlib.sha256(digest_tables().encode())
    for source in SOURCES:
        hashed.update(source.sha256.encode())
    for package, modules in _RULES.items():
        for module in modules:
            hashed.update((files(package) / module).read_bytes())
    return f"{_SCHEMA_NUMBER}+{'+'.join(packages)}+{hashed.hexdigest()[:12]}"


def gazetteer_path(cache: Path) -> Path:
    """Give the path of this version's file in a cache folder, whether it is there or not."""
    digest = gazetteer_version().rpartition("+")[2]
    return cache / f"gazetteer-{_SCHEMA_NUMBER}-{digest}.sqlite"


def build_gazetteer(cache: Path, progress: Progress | None = None) -> Path:
    """Build the gazetteer and give its path; takes about half a minute, and 40 MB of disk.

    `progress(done, total, what)` is told of each step. Two processes may build at once: each writes
    its own file, and the last one's takes the name; both are the same.

    Raises:
        MissingPart: if a package is not installed or not the pinned one.

    """
    told = progress or (lambda _done, _total, _what: None)
    paths = {source: find_source(source) for source in SOURCES}
    cache.mkdir(parents=True, exist_ok=True)
    path = gazetteer_path(cache)
    unfinished = path.with_suffix(f".{os.getpid()}.part")
    try:
        with closing(sqlite3.connect(unfinished)) as connection:
            connection.executescript(SCHEMA)
            connection.execute("INSERT INTO about VALUES ('version', ?)", (gazetteer_version(),))
            fill(connection, paths, told)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return path
