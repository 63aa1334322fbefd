"""What several tests share: the labelled data, where they are."""

import gc
import os
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

from postgres_server import start_or_skip
from twosource.cli.sweeping import SWEEPS
from twosource.record_name import Address, RecordName
from twosource.stores import tombstone_file

DATABASES = ("SQLite", "PostgreSQL")
SCHEMAS = count(1)

# As every command does: what the tests share lies in memory to the end, and to sweep it each time
# takes a seventh of the time they take.
gc.set_threshold(*SWEEPS)

# The same examples on every run, and no clock: a shared machine must not turn a test red.
settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")


@pytest.fixture(scope="session")
def data() -> Path:
    """Give the folder of the labelled data; without it the test is skipped, in CI it fails."""
    given = os.environ.get("TWOSOURCE_DATA")
    folder = Path(given) if given else None
    if folder is not None and (folder / "gold").is_dir():
        return folder
    why = "needs the labelled data: set TWOSOURCE_DATA to their folder"
    if os.environ.get("CI") == "true":
        pytest.fail(why)
    pytest.skip(why)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Address]:
    """Give a PostgreSQL server; without one the test is skipped, in CI it fails."""
    yield from start_or_skip()


@pytest.fixture
def address(postgres: Address) -> Address:
    """Give where a record may be made on a server."""
    return replace(postgres, schema=f"record_{next(SCHEMAS)}")


@pytest.fixture(params=DATABASES)
def where(request: pytest.FixtureRequest, tmp_path: Path) -> RecordName:
    """Give where a record may be made: each test that asks runs on both databases."""
    if request.param == "SQLite":
        return tmp_path / "r.db"
    made: Address = request.getfixturevalue("address")
    return made


@pytest.fixture
def stones_beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the file of tombstones where the environment says: a record on a server has no other."""
    monkeypatch.setenv(tombstone_file.VARIABLE, str(tmp_path / "stones"))
