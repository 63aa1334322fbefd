"""Which ways into the record only say what was to come, of what others tell as done."""

from collections.abc import Collection, Sequence
from datetime import date

from twosource.model.values import Blank, GroundedClaim, When
from twosource.stages.voices import Line


def part_foretold(
    lines: Sequence[Line], affirming: Sequence[GroundedClaim]
) -> tuple[tuple[Line, ...], tuple[str, ...]]:
    """Part the lines that tell of a deed from those of its plan; give the reports left without one.

    Who said that a march was to be is no word that it was. Where nobody says so, plans count, and
    so does one that somebody passes on as a deed: the deed has no other word. What was written
    after the day of the deed, or nobody knows when, may be read wrongly as a plan, and counts.
    """
    done = [one for one in affirming if one.claim.time != "future"]
    day = min(filter(None, (_first_day(one.when) for one in done)), default=None)
    plans = {one.claim.id for one in affirming if day is not None and _is_plan(one, day)}
    telling = {one.claim.report for one in affirming if one.claim.id not in plans}
    if not plans or not any(line.report in telling for line in lines):
        return tuple(lines), ()
    deeds = [line for line in lines if not _foretells(line, plans, telling)]
    passed_on = {hop.key for line in deeds for hop in line.hops[:-1]}
    kept = tuple(line for line in lines if line in deeds or line.publisher.key in passed_on)
    return kept, tuple(sorted({line.report for line in lines} - {line.report for line in kept}))


def _first_day(when: When | Blank) -> date | None:
    return when.earliest if isinstance(when, When) else None


def _is_plan(one: GroundedClaim, day: date) -> bool:
    """Tell whether a claim was written before a day, and says what was to come."""
    told = one.written
    before = isinstance(told, When) and told.latest is not None and told.latest < day
    return one.claim.time == "future" and before


def _foretells(line: Line, plans: Collection[str], telling: Collection[str]) -> bool:
    """Tell whether a line says only what was to come; what is lent to it says no more."""
    told = {one.claim for one in line.told}
    if line.report not in telling:
        return True
    return bool(told) and told.issubset(plans)
