"""How often the memory is swept of what nothing leads to any more."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# New objects before the youngest are swept, sweeps of these before those that stayed once are swept
# with them, and of those before all are. A record in memory is a million objects that go when
# nothing names them: to look through all of them frees nothing, and with Python's own numbers is
# done all along. It held each page of the desk up for 200 ms, and took an export a fifth longer.
SWEEPS = (50_000, 2, 100)


@contextmanager
def sweeping_seldom() -> Iterator[None]:
    """Sweep in small parts, and all of the memory seldom."""
    former = gc.get_threshold()
    gc.set_threshold(*SWEEPS)
    try:
        yield
    finally:
        gc.set_threshold(*former)
