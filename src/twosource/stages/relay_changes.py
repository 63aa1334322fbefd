"""What a relay changed, added or dropped of the report it passes on, seen from their claims."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from twosource.model.claim import Stance, Time
from twosource.model.provenance import Change
from twosource.model.values import Count, GroundedClaim, When, Where
from twosource.stages.holders import read_holder
from twosource.stages.how_many_compare import Lot, compare, lot_of
from twosource.stages.relay_sides import Sides
from twosource.stages.relay_sources import find_cautions, find_denials, find_voices
from twosource.stages.running_words import fold_words
from twosource.stages.when_compare import days_of, may_overlap

# Most cautious first.
_CERTAINTY: tuple[Stance, ...] = ("possible", "alleged", "asserted")
_COURSE: Mapping[Time, str] = {
    "future": "to come",
    "ongoing": "under way",
    "past": "done",
    "general": "usual",
}
_NOUNS = {"when": "day", "where": "place"}
_ALIKE = 0.2
_DEAD = frozenset({"killed", "died"})
Told = tuple[GroundedClaim, When | Where]


def find_changes(sides: Sides) -> tuple[Change, ...]:
    """Compare what a relay tells of one event with what the report behind it tells of it.

    Of stance and time, claims are compared that are worded alike; of numbers, dates and places, all
    that both tell of the event; of acts, the event's own claims. What is the same is left out: no
    change is an empty tuple.
    """
    if not sides.source or not sides.relay:
        return ()
    finders: tuple[Callable[[Sides], Iterable[Change]], ...] = (
        _find_acts,
        _find_tones,
        _find_numbers,
        _find_dates,
        _find_places,
        find_voices,
        find_cautions,
        find_denials,
    )
    return tuple(change for find in finders for change in find(sides))


def _find_acts(sides: Sides) -> Iterator[Change]:
    """Give the act that the source tells, where the relay tells another in its place."""
    ours, theirs = (_list_acts(claims) for claims in sides.own)
    if ours and theirs and ours.keys().isdisjoint(theirs):
        (before, first), (after, second) = (next(iter(acts.items())) for acts in (ours, theirs))
        quoted = (
            sides.quote(first, [first.claim.trigger]),
            sides.quote(second, [second.claim.trigger]),
        )
        why = f"told as {before.replace('_', ' ')}, passed on as {after.replace('_', ' ')}"
        yield Change("changed", "act", *quoted, why, (first.claim.id, second.claim.id))


def _list_acts(claims: Iterable[GroundedClaim]) -> dict[str, GroundedClaim]:
    """Give the first claim of each sub-type of act; what came of an act is none."""
    acts: dict[str, GroundedClaim] = {}
    for one in claims:
        if one.outcome is None:
            acts.setdefault(one.claim.subtype, one)
    return acts


def _find_tones(sides: Sides) -> Iterator[Change]:
    """Give what was told with caution and is passed on flatly, or under way and passed on as done.

    Only what stands in no claim of the source in the relay's way is a change.
    """
    times = {(one.claim.type, one.claim.time) for one in sides.source}
    seen = set()
    for theirs in sides.relay:
        ours = _find_alike(theirs, sides)
        if ours is None or theirs.claim.definite:
            continue
        for facet, then, now, why in _compare_tones(ours, theirs):
            if (facet, then, now) not in seen and not (
                facet == "time" and (ours.claim.type, theirs.claim.time) in times
            ):
                seen.add((facet, then, now))
                before, after = (sides.quote(one, [one.claim.passage]) for one in (ours, theirs))
                yield Change("changed", facet, before, after, why, (ours.claim.id, theirs.claim.id))


def _compare_tones(
    ours: GroundedClaim, theirs: GroundedClaim
) -> Iterator[tuple[str, str, str, str]]:
    before, after = ours.claim.stance, theirs.claim.stance
    if before != after and before in _CERTAINTY and after in _CERTAINTY:
        firmer = _CERTAINTY.index(after) > _CERTAINTY.index(before)
        why = f"told as {before}, passed on as {after}"
        yield "stance", before, after, f"{why}: {'firmer' if firmer else 'more cautious'}"
    then, now = ours.claim.time, theirs.claim.time
    if then != now and then in _COURSE and now in _COURSE:
        yield "time", then, now, f"told as {_COURSE[then]}, passed on as {_COURSE[now]}"


def _find_alike(theirs: GroundedClaim, sides: Sides) -> GroundedClaim | None:
    """Give the source's claim of the same kind whose passage shares most words, if enough."""
    words = set(fold_words(sides.quote(theirs, [theirs.claim.passage])))
    best: tuple[float, GroundedClaim] | None = None
    for ours in sides.source:
        other = set(fold_words(sides.quote(ours, [ours.claim.passage])))
        share = len(words & other) / (len(words | other) or 1)
        if ours.claim.type == theirs.claim.type and (best is None or share > best[0]):
            best = share, ours
    return best[1] if best is not None and best[0] >= _ALIKE else None


_Counted = Mapping[Lot, list[tuple[GroundedClaim, Count]]]


def _find_numbers(sides: Sides) -> Iterator[Change]:
    ours, theirs = _list_counts(sides.source), _list_counts(sides.relay)
    for lot in sorted(ours.keys() | theirs.keys(), key=str):
        facet = ".".join(filter(None, ("counts", lot[0], lot[1], lot[2])))
        before, after = ours.get(lot, []), theirs.get(lot, [])
        if not before:
            one, count = after[0]
            words = sides.quote(one, count.spans)
            yield Change("added", facet, None, words, "a number of its own", (one.claim.id,))
        elif not after:
            one, count = before[0]
            words = sides.quote(one, count.spans)
            yield Change("dropped", facet, words, None, "the number is left out", (one.claim.id,))
        else:
            yield from _compare_counts(facet, before, after, sides)
            yield from _find_left_out(facet, before, after, sides)


def _compare_counts(
    facet: str,
    before: Sequence[tuple[GroundedClaim, Count]],
    after: Sequence[tuple[GroundedClaim, Count]],
    sides: Sides,
) -> Iterator[Change]:
    pair = _find_hedge_lost(before, after)
    relations = {compare(theirs, ours) for _, ours in before for _, theirs in after}
    if pair is None and "same" in relations:
        return
    (first, ours), (second, theirs) = pair or (before[0], after[0])
    quoted = sides.quote(first, ours.spans), sides.quote(second, theirs.spans)
    relation = compare(theirs, ours)
    whys = {
        "narrower": "told as a bound or roughly, passed on as more exact",
        "wider": "passed on as less exact",
    }
    why = whys.get(str(relation), "another number")
    yield Change("changed", facet, *quoted, why, (first.claim.id, second.claim.id))


def _find_left_out(
    facet: str,
    before: Sequence[tuple[GroundedClaim, Count]],
    after: Sequence[tuple[GroundedClaim, Count]],
    sides: Sides,
) -> Iterator[Change]:
    """Give the numbers of other holders that the source sets against the one that is passed on."""
    kept = [one for one in before if any(_fit(one[1], theirs) for _, theirs in after)]
    holders = {read_holder(one).key for one, _ in kept}
    for one, count in before:
        rival = read_holder(one).key not in holders
        if kept and rival and not any(_fit(count, theirs) for _, theirs in (*after, *kept)):
            words = sides.quote(one, count.spans)
            why = f"the number of {read_holder(one).shown} is left out"
            yield Change("dropped", facet, words, None, why, (one.claim.id,))


def _fit(one: Count, other: Count) -> bool:
    return compare(one, other) != "apart"


def _find_hedge_lost(
    before: Sequence[tuple[GroundedClaim, Count]], after: Sequence[tuple[GroundedClaim, Count]]
) -> tuple[tuple[GroundedClaim, Count], tuple[GroundedClaim, Count]] | None:
    """Give a number that the source tells as a bound or roughly and the relay only flatly."""
    if any(_is_hedged(theirs) for _, theirs in after):
        return None
    for ours in before:
        for theirs in after:
            if _is_hedged(ours[1]) and theirs[1].low in {ours[1].low, ours[1].best, ours[1].high}:
                return ours, theirs
    return None


def _is_hedged(count: Count) -> bool:
    return count.low != count.high


def _list_counts(claims: Iterable[GroundedClaim]) -> _Counted:
    found: dict[Lot, list[tuple[GroundedClaim, Count]]] = {}
    for one in claims:
        for count in one.counts:
            of, outcome, group, more = lot_of(count)
            # Whoever is told to have been killed in one report may have died in the other.
            meant = "dead" if outcome in _DEAD else outcome
            lot = of, meant, group, more
            found.setdefault(lot, []).append((one, replace(count, outcome=meant)))
    return found


def _find_dates(sides: Sides) -> Iterator[Change]:
    ours = [(one, one.when) for one in sides.source if isinstance(one.when, When)]
    theirs = [(one, one.when) for one in sides.relay if isinstance(one.when, When)]
    if ours and theirs and not any(_same_days(b, a) for _, b in ours for _, a in theirs):
        before, after = ours[0][1], theirs[0][1]
        meet = may_overlap(before, after)
        why = f"{before.edtf} became {after.edtf}{'' if meet else ', another day'}"
        yield _tell_changed(sides, "when", ours[0], theirs[0], why)
    yield from _find_one_sided(sides, "when", ours, theirs)


def _same_days(before: When, after: When) -> bool:
    """Tell whether two dates are of the same days; an open year is no difference."""
    ours, theirs = days_of(before), days_of(after)
    if ours is None or theirs is None:
        return before.edtf == after.edtf
    if ours.open != theirs.open:
        return bool(may_overlap(before, after)) and before.edtf[-5:] == after.edtf[-5:]
    return ours == theirs


def _find_places(sides: Sides) -> Iterator[Change]:
    ours = [(one, one.where) for one in sides.source if isinstance(one.where, Where)]
    theirs = [(one, one.where) for one in sides.relay if isinstance(one.where, Where)]
    known = {place.id for _, where in ours for place in where.every}
    if ours and theirs and known.isdisjoint(p.id for _, where in theirs for p in where.every):
        why = f"{ours[0][1].place.name} became {theirs[0][1].place.name}"
        yield _tell_changed(sides, "where", ours[0], theirs[0], why)
    yield from _find_one_sided(sides, "where", ours, theirs)


def _tell_changed(sides: Sides, facet: str, ours: Told, theirs: Told, why: str) -> Change:
    (first, before), (second, after) = ours, theirs
    quoted = sides.quote(first, before.spans), sides.quote(second, after.spans)
    return Change("changed", facet, *quoted, why, (first.claim.id, second.claim.id))


def _find_one_sided(
    sides: Sides, facet: str, ours: Sequence[Told], theirs: Sequence[Told]
) -> Iterator[Change]:
    """Tell of a day or a place that only the report behind it, or only the relay, has."""
    if ours and not theirs:
        one, value = ours[0]
        why = f"the {_NOUNS[facet]} is left out"
        yield Change("dropped", facet, sides.quote(one, value.spans), None, why, (one.claim.id,))
    elif theirs and not ours:
        one, value = theirs[0]
        why = f"a {_NOUNS[facet]} of its own"
        yield Change("added", facet, None, sides.quote(one, value.spans), why, (one.claim.id,))
