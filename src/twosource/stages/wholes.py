"""The numbers of one event held together: parts against wholes, families against people."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import permutations

from twosource.model.event import Conflict, Finding, Held
from twosource.model.values import Count
from twosource.stages.how_many_compare import lot_of, tell_number
from twosource.stages.how_many_sums import may_be_part, narrow_part, narrow_whole

Findings = Mapping[str, Finding[Count]]


def fit_together(findings: Findings) -> dict[str, Finding[Count]]:
    """Give each number no more than its whole allows and no less than any one of its parts.

    Of "up to 20 people" and "three children" the whole is three to 20. Parts are not added up, for
    some of the women may be among the officers. What contradicts is left as it is told.
    """
    return {name: _fit(found, findings) for name, found in findings.items()}


def find_excess(findings: Findings) -> Iterator[Conflict]:
    """Give each part that is told as more than its whole, and families as more than people.

    "Eight children" against "five people in all": both cannot be right, though neither rivals the
    other. The conflict has the name of the part.
    """
    for (name, part), (_, whole) in permutations(findings.items(), 2):
        if may_be_part(part.value, whole.value) is False:
            values = (
                Held(f"{tell_number(part.value)} of a part", part.claims),
                Held(f"{tell_number(whole.value)} in all", whole.claims),
            )
            yield Conflict(name, values, "conflict")


def leave_out_included(
    findings: Findings, report_of: Mapping[str, str]
) -> dict[str, Finding[Count]]:
    """Leave out what came on top of an earlier number where the same reports tell the new total.

    "The number of dead has risen to five. Three more bodies were found": the three are among the
    five, and beside them would be read as eight.
    """
    return {
        name: found
        for name, found in findings.items()
        if not any(_includes(whole, found, report_of) for whole in findings.values())
    }


def _includes(whole: Finding[Count], found: Finding[Count], report_of: Mapping[str, str]) -> bool:
    same = lot_of(replace(found.value, more=False)) == lot_of(whole.value)
    enough = whole.value.high is None or whole.value.high >= found.value.low
    reports = {report_of[key] for key in whole.claims}
    told = {report_of[key] for key in found.claims} <= reports
    return found.value.more and same and enough and told


def _fit(found: Finding[Count], findings: Findings) -> Finding[Count]:
    for other in findings.values():
        if lot_of(other.value) == lot_of(found.value):
            continue
        as_part = narrow_part(found.value, other.value)
        found = _rest_on(found, as_part, other, "no more than its whole")
        as_whole = narrow_whole(found.value, [other.value])
        found = _rest_on(found, as_whole, other, "no less than a part of it")
    return found


def _rest_on(
    found: Finding[Count], narrowed: Count | None, other: Finding[Count], why: str
) -> Finding[Count]:
    """Let a finding rest on another's claims too, where they make it narrower."""
    if narrowed is None or narrowed == found.value:
        return found
    claims = tuple(sorted({*found.claims, *other.claims}))
    return replace(found, value=narrowed, claims=claims, how=f"{found.how}; {why}")
