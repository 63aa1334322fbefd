"""Commands sweep the memory seldom, and leave it to Python as it was."""

import gc
from collections.abc import Iterator

import pytest

from twosource.cli.sweeping import SWEEPS, sweeping_seldom

OWN = (700, 10, 10)


@pytest.fixture
def _own() -> Iterator[None]:
    """Have Python sweep as it does by itself."""
    former = gc.get_threshold()
    gc.set_threshold(*OWN)
    yield
    gc.set_threshold(*former)


@pytest.mark.usefixtures("_own")
def test_the_memory_is_swept_seldom_until_the_command_ends() -> None:
    with sweeping_seldom():
        assert gc.get_threshold() == SWEEPS
    assert gc.get_threshold() == OWN


@pytest.mark.usefixtures("_own")
def test_a_command_that_fails_leaves_it_as_it_was() -> None:
    with pytest.raises(ValueError, match="no"), sweeping_seldom():
        raise ValueError("no")
    assert gc.get_threshold() == OWN


@pytest.mark.usefixtures("_own")
def test_what_holds_itself_is_found_all_the_same() -> None:
    class Held:
        """Something that may hold itself."""

        itself: object = None

    with sweeping_seldom():
        one = Held()
        one.itself = one
        del one
        assert gc.collect(0) > 0
