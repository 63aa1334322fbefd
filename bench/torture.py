"""Kill a record's programs at random moments, a thousand times, and look what was lost.

`make torture` does each work (`torture_works.py`) in a child process that tells the parent, over a
pipe, of each write that was acknowledged. The parent kills it (SIGKILL) at a moment drawn by a
seed: after so many acknowledgements, after so much time, or right before a statement or a commit
inside a transaction. Then it opens the record, holds it against all that was told, and lets
another child go on, which is killed in turn, until the work ends; the end must be that of a run
that nobody killed. After that come the faults of `torture_faults.py`. Ends with 1 if anything was
lost, damaged or could not go on. Needs the folder `tests` on the path.
"""

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import Protocol

from postgres_server import run_server
from torture_faults import run_all
from torture_lives import NEVER, Doom, Life, differ, live, look
from torture_works import WORKS, Work
from twosource.record_name import Address, RecordName
from twosource.stores import tombstone_file

TIMES = 1000
DATABASES = ("sqlite", "postgresql")
WAYS = ("statement", "acknowledged", "time")
MOST_DEATHS = 6
_LEAST = 0.2


class Stand(Protocol):
    """Where records are put to be killed."""

    def keep(self, work: Work) -> None:
        """Make the record that a work begins with."""
        ...

    def fresh(self, work: Work) -> RecordName:
        """Give a copy of it; the one before is thrown away."""
        ...


@dataclass(slots=True)
class Files:
    """Records in files of a folder."""

    folder: Path

    def keep(self, work: Work) -> None:
        """Make the record that a work begins with."""
        base = self.folder / "base"
        shutil.rmtree(base, ignore_errors=True)
        base.mkdir()
        work.prepare(base / "r.db")

    def fresh(self, work: Work) -> RecordName:
        """Give a copy of it; the one before is thrown away."""
        del work
        own = self.folder / "own"
        shutil.rmtree(own, ignore_errors=True)
        shutil.copytree(self.folder / "base", own)
        return own / "r.db"


@dataclass(slots=True)
class OnServer:
    """Records in databases of a server, each copied from a template."""

    server: Address
    folder: Path
    number: int = 0

    def keep(self, work: Work) -> None:
        """Make the record that a work begins with."""
        self._do("DROP DATABASE IF EXISTS base WITH (FORCE)", "CREATE DATABASE base")
        self._know(self.folder / "base.stones")
        work.prepare(replace(self.server, database="base", schema="record"))

    def fresh(self, work: Work) -> RecordName:
        """Give a copy of it; the one before is thrown away."""
        del work
        old, self.number = self.number, self.number + 1
        self._do(f"DROP DATABASE IF EXISTS own{old} WITH (FORCE)")
        self._do(f"CREATE DATABASE own{self.number} TEMPLATE base")
        self._know(self.folder / "own.stones")
        return replace(self.server, database=f"own{self.number}", schema="record")

    def _know(self, path: Path) -> None:
        path.unlink(missing_ok=True)
        os.environ[tombstone_file.VARIABLE] = str(path)

    def _do(self, *statements: str) -> None:
        import psycopg

        for _ in range(50):
            # Whoever was on the template may still be on the way out.
            with (
                suppress(psycopg.errors.ObjectInUse),
                psycopg.connect(
                    host=self.server.host,
                    port=self.server.port,
                    user=self.server.user,
                    dbname="postgres",
                    autocommit=True,
                ) as one,
            ):
                for statement in statements:
                    one.execute(statement.encode())
                return
            time.sleep(0.1)


@dataclass(slots=True)
class Tally:
    """What came of one work on one database."""

    kills: Counter[str] = field(default_factory=Counter)
    told: int = 0
    ends: int = 0
    faults: list[str] = field(default_factory=list)
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Budget:
    """How often to kill, and for how many seconds at most; `seed` draws the moments."""

    times: int
    seconds: float
    seed: int

    def take(self, part: float) -> "Budget":
        """Give a part of it."""
        return Budget(round(self.times * part), self.seconds * part, self.seed)


def torture(work: Work, stand: Stand, budget: Budget) -> Tally:
    """Kill a work so many times; each record is gone on with until its work is done."""
    times, seconds = budget.times, budget.seconds
    chance = Random(f"{budget.seed} {type(stand).__name__} {work.name}")
    tally, begun = Tally(), time.monotonic()
    stand.keep(work)
    where = stand.fresh(work)
    whole = live(work, where, NEVER)
    if whole.failed:
        tally.faults.append(f"without a kill: {whole.failed}")
        return tally
    wanted = work.sum_up(where)
    while tally.kills.total() < times and not tally.faults and tally.seconds < seconds:
        _torture_one(work, stand.fresh(work), _Plan(whole, wanted, times, chance), tally)
        tally.seconds = time.monotonic() - begun
    return tally


@dataclass(frozen=True, slots=True)
class _Plan:
    whole: Life
    wanted: Mapping[str, object]
    times: int
    chance: Random

    def draw(self, told: int) -> Doom:
        """Draw how and when the next child dies, if so much was told by those before it."""
        way = self.chance.choice(WAYS)
        # What is left to do is shorter: a moment beyond its end would kill nobody.
        left = max(_LEAST, 1 - told / len(self.whole.told))
        if way == "statement":
            return Doom(way, self.chance.uniform(0, self.whole.statements * left))
        if way == "acknowledged":
            return Doom(way, self.chance.uniform(1, max(2, len(self.whole.told) * left)))
        return Doom(way, self.chance.uniform(0, self.whole.seconds * left))


def _torture_one(work: Work, where: RecordName, plan: _Plan, tally: Tally) -> None:
    told: frozenset[str] = frozenset()
    for death in range(MOST_DEATHS + 1):
        last = death == MOST_DEATHS or tally.kills.total() >= plan.times
        doom = NEVER if last else plan.draw(len(told))
        life = live(work, where, doom)
        told |= frozenset(life.told)
        tally.told += len(life.told)
        seen = f"{work.name}, {doom.way} {doom.at:.3f}"
        if life.killed and doom.way != "never":
            tally.kills[doom.way] += 1
            tally.faults += [f"{seen}: {one}" for one in look(work, where, told)]
        elif life.failed or life.killed:
            tally.faults.append(f"{seen}: could not go on: {life.failed or 'it hung'}")
        else:
            tally.ends += 1
            tally.faults += [f"{seen}: {one}" for one in look(work, where, told)]
            tally.faults += differ(plan.wanted, work.sum_up(where))
            return
        if tally.faults:
            return


def share(works: Sequence[Work]) -> list[float]:
    """Give which part of the kills each work gets: building and deciding are killed most."""
    weights = [3 if one.name in ("build", "decide") else 1 for one in works]
    return [one / sum(weights) for one in weights]


@contextmanager
def stand_on(database: str, folder: Path) -> Iterator[Stand]:
    """Give where records of a database are put."""
    if database == "sqlite":
        yield Files(folder)
        return
    with run_server() as server:
        yield OnServer(server, folder)


def tell(work: Work, database: str, tally: Tally) -> str:
    """Say in a line of a table what came of a work."""
    by = ", ".join(f"{tally.kills[one]} {one}" for one in WAYS)
    lost = sum(": lost:" in one for one in tally.faults)
    return (
        f"| {work.name} | {database} | {tally.kills.total()} ({by}) | {tally.told} | {tally.ends}"
        f" | {lost} | {len(tally.faults) - lost} | {tally.seconds:.0f} s |"
    )


def _complain(faults: Iterable[str]) -> None:
    for one in faults:
        print(one, file=sys.stderr, flush=True)


def run(databases: Iterable[str], works: Sequence[Work], budget: Budget) -> list[str]:
    """Torture works on databases, print what came of it, and give all that was wrong."""
    faults: list[str] = []
    print("| work | database | kills | acknowledged | ends equal | lost | other faults | time |")
    print("|---|---|---|---|---|---|---|---|", flush=True)
    for database in databases:
        with (
            tempfile.TemporaryDirectory(prefix="twosource-torture-") as folder,
            stand_on(database, Path(folder)) as stand,
        ):
            os.environ["TMPDIR"] = folder
            os.environ.pop(tombstone_file.VARIABLE, None)
            for work, part in zip(works, share(works), strict=True):
                tally = torture(work, stand, budget.take(part))
                print(tell(work, database, tally), flush=True)
                _complain(tally.faults)
                faults += [f"{database}: {one}" for one in tally.faults]
    return faults


def main(words: Sequence[str] | None = None) -> int:
    """Run it; 1 if anything was lost."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--times", type=int, default=TIMES, help="kills on each database")
    parser.add_argument("--minutes", type=float, default=600.0, help="on each database, at most")
    parser.add_argument("--crashes", type=int, default=5, help="of a PostgreSQL server")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--database", choices=[*DATABASES, "both"], default="both")
    names = [one.name for one in WORKS]
    parser.add_argument("--what", choices=[*names, "faults"], action="append")
    asked = parser.parse_args(words)
    databases = DATABASES if asked.database == "both" else (asked.database,)
    wanted = asked.what or [*names, "faults"]
    works = [one for one in WORKS if one.name in wanted]
    budget = Budget(asked.times, 60 * asked.minutes, asked.seed)
    faults = run(databases, works, budget) if works else []
    if "faults" in wanted:
        faults += run_all(databases, asked.crashes)
    print(f"{len(faults)} faults" if faults else "nothing lost, nothing damaged, all went on")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
