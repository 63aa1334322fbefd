"""Whose word a value is: its origins, and after them who only repeats them or passes them on."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from twosource.model.event import Held
from twosource.model.values import GroundedClaim
from twosource.stages.holders import Holder, as_of, read_holder, read_source
from twosource.stages.names import same_name


@dataclass(frozen=True, slots=True)
class Hearing:
    """The claims of an event by id, and who repeats whom.

    `kept_for` gives for each report that is a copy the one that is kept, `agencies` the agency that
    a report credits.
    """

    claims: Mapping[str, GroundedClaim]
    kept_for: Mapping[str, str] = field(default_factory=dict)
    agencies: Mapping[str, str] = field(default_factory=dict)


def hold(words: str, keys: Iterable[str], hearing: Hearing) -> Held:
    """Give a value with the claims that hold it, whose word that is and up to which day."""
    told = [hearing.claims[key] for key in sorted(keys)]
    days = [as_of(one) for one in told]
    holders, through, told_by = name_holders(told, hearing)
    return Held(
        words,
        tuple(one.claim.id for one in told),
        holders,
        max((day for day in days if day is not None), default=None),
        through,
        told_by,
    )


def name_holders(
    told: Sequence[GroundedClaim], hearing: Hearing
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Name whose word some claims of one value are, and the outlets that add nothing to it.

    A reprint adds nothing to the text it repeats, nor a relay to the outlet it passes on, where
    that holds the value itself; nor what a report says flatly to the source it names for the same.
    Last come the holders with the sources they heard, "a shepherd heard by Clutha Radio".
    """
    reports = {one.claim.report for one in told}
    copies = [one for one in told if hearing.kept_for.get(one.claim.report) in reports]
    first = [one for one in told if one not in copies]
    relays = [one for one in first if _passes_on(one, first, hearing)]
    own = [one for one in first if one not in relays]
    sourced = {one.claim.report for one in own if not read_holder(one).own}
    holders = {
        _name(one, hearing)
        for one in own
        if not (read_holder(one).own and one.claim.report in sourced)
    }
    through = {one.outlet for one in (*copies, *relays) if one.outlet is not None}
    bodies = {_name(one, hearing) for one in own if read_holder(one).body} & holders
    named = tuple(sorted((holders - bodies) | _fullest(bodies)))
    return named, tuple(sorted(through - set(named))), _tell_heard(named, own, hearing)


def _tell_heard(
    names: Sequence[str], claims: Iterable[GroundedClaim], hearing: Hearing
) -> tuple[str, ...]:
    """Give holders with those they heard; nothing where they name no source without a name."""
    heard: defaultdict[str, set[str]] = defaultdict(set)
    for one in claims:
        source = read_source(one)
        if source is not None:
            heard[_name(one, hearing)].add(source)
    if heard.keys().isdisjoint(names):
        return ()
    told = (
        [f"{source} heard by {name}" for source in sorted(heard.get(name, ()))] or [name]
        for name in names
    )
    return tuple(words for every in told for words in every)


def _fullest(bodies: Iterable[str]) -> set[str]:
    """Give each body once, by the longest of its names: "the fire office", "the office"."""
    kept: set[str] = set()
    for name in sorted(bodies, key=lambda one: (-len(one), one)):
        if not any(same_name(name, longer) for longer in kept):
            kept.add(name)
    return kept


def _name(one: GroundedClaim, hearing: Hearing) -> str:
    holder = read_holder(one)
    agency = hearing.agencies.get(one.claim.report)
    return agency if holder.own and agency is not None else holder.shown


def _passes_on(one: GroundedClaim, told: Sequence[GroundedClaim], hearing: Hearing) -> bool:
    """Tell whether a claim only passes on an outlet that tells the same itself."""
    name = _name(one, hearing)
    return not _is_own(read_holder(one), name) and any(
        other.claim.report != one.claim.report
        and other.outlet is not None
        and (one.outlet is None or not same_name(other.outlet, one.outlet))
        and same_name(other.outlet, name)
        for other in told
    )


def _is_own(holder: Holder, name: str) -> bool:
    return holder.own and holder.shown == name
