"""What the order in which a report tells its events says of when they were.

"After being arrested on Monday he was released": the release was not before Monday. Such a bound is
no date. It never changes a date that a claim has of its own.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from twosource.model.claim import TimeLink
from twosource.model.spans import Span
from twosource.model.values import Blank, Bounds, GroundedClaim, When
from twosource.stages.when import Anchors
from twosource.stages.when_links import date_other


@dataclass(frozen=True, slots=True)
class _Bound:
    """One end of a stretch of days, and the words of the report that set it."""

    day: date
    why: str
    spans: tuple[Span, ...]


def set_bounds(
    claims: Sequence[GroundedClaim], text: str, anchors: Anchors
) -> tuple[GroundedClaim, ...]:
    """Give the claims of one report; those without a date with the days their order allows.

    A bound goes on from claim to claim. Where bounds contradict each other there are none.
    """
    here = list(claims)
    # Each pass hands a bound on by one claim, and no chain is longer than there are claims.
    for _ in claims:
        by_word = _by_trigger(here)
        bound = [_bound(one, by_word, text, anchors) for one in here]
        if bound == here:
            break
        here = bound
    return tuple(_told(one) for one in here)


def _told(claim: GroundedClaim) -> GroundedClaim:
    """Put the bounds of a claim without a date into the reason a reader sees."""
    if claim.bounds is None or not isinstance(claim.when, Blank):
        return claim
    return replace(claim, when=Blank(f"{claim.when.why}; {claim.bounds.why}"))


def _by_trigger(claims: Sequence[GroundedClaim]) -> Mapping[Span, list[GroundedClaim]]:
    found: dict[Span, list[GroundedClaim]] = {}
    for one in claims:
        found.setdefault(one.claim.trigger, []).append(one)
    return found


def _bound(
    claim: GroundedClaim,
    by_word: Mapping[Span, Sequence[GroundedClaim]],
    text: str,
    anchors: Anchors,
) -> GroundedClaim:
    if isinstance(claim.when, When):
        return claim
    lower, upper = [], []
    for link in claim.claim.links:
        for first, last, spans in _ends(claim, link, by_word, text, anchors):
            name = f"it is told to be {link.order} the “{link.event.of(text)}”"
            here = (link.cue, link.event, *spans)
            if link.order == "after" and first is not None:
                lower.append(_Bound(first, name, here))
            if link.order == "before" and last is not None:
                upper.append(_Bound(last, name, here))
    least = max(lower, key=lambda one: (one.day, one.why), default=None)
    most = min(upper, key=lambda one: (one.day, one.why), default=None)
    return replace(claim, bounds=_bounds(least, most))


def _bounds(least: _Bound | None, most: _Bound | None) -> Bounds | None:
    if least and most and least.day > most.day:
        return None
    ends = [one for one in (least, most) if one is not None]
    if not ends:
        return None
    said = [f"not before {least.day}: {least.why}"] if least else []
    said += [f"not after {most.day}: {most.why}"] if most else []
    return Bounds(
        not_before=None if least is None else least.day,
        not_after=None if most is None else most.day,
        why="; ".join(said),
        spans=tuple(sorted({span for one in ends for span in one.spans})),
    )


def _ends(
    claim: GroundedClaim,
    link: TimeLink,
    by_word: Mapping[Span, Sequence[GroundedClaim]],
    text: str,
    anchors: Anchors,
) -> Iterator[tuple[date | None, date | None, tuple[Span, ...]]]:
    """Give the days the other event of a link lies between, as far as they are known."""
    others = by_word.get(link.event, ())
    for other in others:
        if isinstance(other.when, When):
            yield other.when.earliest, other.when.latest, other.when.spans
        elif other.bounds is not None:
            yield other.bounds.not_before, other.bounds.not_after, other.bounds.spans
    if not others:
        when = date_other(link, text, anchors, claim.claim.time)
        if when is not None:
            yield when.earliest, when.latest, when.spans
