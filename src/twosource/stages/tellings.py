"""What one report tells of one event, gathered from all its claims.

A report spreads an event over its sentences: the lead has the number, the third paragraph the
day, the sixth only "the blast". Compared sentence by sentence, such claims say too little.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from twosource.model.claim import Stance, Time
from twosource.model.values import Blank, Count, GroundedClaim, When, Where, Who
from twosource.stages.how_far import fineness
from twosource.stages.how_many_compare import Lot, lot_of
from twosource.stages.when import intersect

_STANCES: tuple[Stance, ...] = (
    "asserted",
    "alleged",
    "possible",
    "denied",
    "negated",
    "not_reported",
)
_TIMES: tuple[Time, ...] = ("past", "ongoing", "unknown", "future", "general")


def gather_tellings(
    groups: Iterable[frozenset[str]], claims: Mapping[str, GroundedClaim]
) -> tuple[GroundedClaim, ...]:
    """Give for each group of claims of one report its leading claim with all that the group tells.

    The leading claim is the plainest (asserted before possible, past before planned), then the
    fullest, then the earliest. It keeps its own values; where it is silent the next claim's stand.
    """
    tellings = []
    for group in groups:
        ranked = sorted((claims[key] for key in group), key=rank_telling)
        tellings.append(_gather(ranked))
    return tuple(sorted(tellings, key=lambda one: one.claim.id))


def split_by_report(
    clusters: Iterable[frozenset[str]], claims: Mapping[str, GroundedClaim]
) -> Iterator[frozenset[str]]:
    """Give the claims of each cluster report by report."""
    for one in clusters:
        reports: dict[str, set[str]] = {}
        for key in sorted(one):
            reports.setdefault(claims[key].claim.report, set()).add(key)
        yield from (frozenset(keys) for keys in reports.values())


def rank_telling(one: GroundedClaim) -> tuple[int, int, int, int, int, str]:
    """Rank claims for leading a telling: plainest, fullest, earliest first."""
    filled = sum(not isinstance(value, Blank) for value in (one.when, one.where, one.stated))
    return (
        _STANCES.index(one.claim.stance),
        _TIMES.index(one.claim.time),
        -(filled + len(one.counts) + len(one.who)),
        one.order,
        one.claim.trigger.start,
        one.claim.id,
    )


def _gather(ranked: Sequence[GroundedClaim]) -> GroundedClaim:
    lead = ranked[0]
    return replace(
        lead,
        when=_gather_when(ranked),
        stated=next((one.stated for one in ranked if isinstance(one.stated, When)), lead.stated),
        where=_gather_where(ranked),
        counts=_gather_counts(ranked),
        who=_gather_who(ranked),
        kinds=_gather_kinds(ranked),
    )


def _gather_kinds(ranked: Sequence[GroundedClaim]) -> tuple[tuple[str, str], ...]:
    """Give each type and sub-type that is told, if there are several."""
    kinds = tuple(dict.fromkeys((one.claim.type, one.claim.subtype) for one in ranked))
    return kinds if len(kinds) > 1 else ()


def _gather_when(ranked: Sequence[GroundedClaim]) -> When | Blank:
    """Give the first date told, narrowed by the later ones that agree with it."""
    dates = [one.when for one in ranked if isinstance(one.when, When)]
    if not dates:
        return ranked[0].when
    when = dates[0]
    for other in dates[1:]:
        when = intersect(when, other) or when
    return when


def _gather_where(ranked: Sequence[GroundedClaim]) -> Where | Blank:
    """Give the finest place told; of equally fine ones the first."""
    places = [one.where for one in ranked if isinstance(one.where, Where)]
    return max(places, key=lambda where: fineness(where.place), default=ranked[0].where)


def _gather_counts(ranked: Sequence[GroundedClaim]) -> tuple[Count, ...]:
    """Give the first number of each kind, outcome and part; one that was given up stands last."""
    counts: dict[Lot, Count] = {}
    told = [count for one in ranked for count in one.counts]
    for count in sorted(told, key=_is_given_up):
        counts.setdefault(lot_of(count), count)
    return tuple(counts.values())


def _is_given_up(count: Count) -> bool:
    return count.revised is not None and count.revised.earlier


def _gather_who(ranked: Sequence[GroundedClaim]) -> tuple[Who, ...]:
    who: dict[tuple[str, str], Who] = {}
    for one in ranked:
        for each in one.who:
            who.setdefault((each.role, each.name), each)
    return tuple(who.values())
