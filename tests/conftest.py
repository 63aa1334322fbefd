"""What several tests share: the labelled data, where they are."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

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
