"""The real gazetteer for tests: built once into the cache, by the first test that asks for it."""

import pytest

from twosource.gazetteers.build import cache_folder
from twosource.gazetteers.sqlite import SqliteGazetteer, open_gazetteer


@pytest.fixture(scope="session")
def gazetteer() -> SqliteGazetteer:
    """Open the gazetteer of this version, built if there is none yet (about half a minute)."""
    return open_gazetteer(cache_folder())
