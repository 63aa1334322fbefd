"""Events in brief, for lists: what is shown of them, and which are shown at all."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar

from twosource.model.correction import Dispute
from twosource.model.event import Conflict, Credibility, Event, Finding, Held
from twosource.model.outline import Brief, Covered
from twosource.model.report import Report
from twosource.model.values import Blank

V = TypeVar("V")

SHOWN_STANCES = frozenset({"asserted", "alleged"})
SHOWN_TIMES = frozenset({"past", "ongoing", "future", "unknown"})
_SAID = Credibility(6, "")


def is_shown(event: Event) -> bool:
    """Tell whether an event is reported to have happened, be happening or be planned.

    One whose every report was withdrawn is not.
    """
    stands = len(event.origins.withdrawn) < len(event.reports)
    return stands and event.stance in SHOWN_STANCES and event.time in SHOWN_TIMES


def brief(event: Event) -> Brief:
    """Give an event with nothing but what a list shows of it.

    Records keep it. Whoever lets a list show more of an event adds a revision: opening an older
    record makes all of these anew.
    """
    return Brief(
        replace(
            event,
            when=_bare(event.when),
            where=_bare(event.where),
            counts=tuple(_bare_finding(one) for one in event.counts),
            who=(),
            claims=(),
            joined=(),
            origins=replace(event.origins, shown_independent=(), collapsed=(), foretold=()),
            conflicts=tuple(_brief_conflict(one) for one in event.conflicts),
            look_alikes=(),
            credibility=_SAID,
            links=(),
            todo=(),
            disputes=tuple(Dispute(one.about, (), ()) for one in event.disputes),
        )
    )


def _brief_conflict(one: Conflict) -> Conflict:
    """Give a conflict with no more than the numbers that are in dispute."""
    told = one.values if one.facet.startswith("counts.") and one.reading == "conflict" else ()
    return Conflict(one.facet, tuple(Held(held.value, ()) for held in told), one.reading)


def cover(reports: Iterable[Report], outlets: Iterable[str]) -> Covered:
    """Count reports and the outlets of them, and tell from which day to which they are."""
    every = list(reports)
    days = sorted(one.published.value for one in every if one.published)
    first, last = (days[0], days[-1]) if days else (None, None)
    return Covered(len(every), len(set(outlets)), first, last, len(every) - len(days))


def _bare(found: Finding[V] | Blank) -> Finding[V] | Blank:
    return found if isinstance(found, Blank) else _bare_finding(found)


def _bare_finding(found: Finding[V]) -> Finding[V]:
    bare: Any = replace(found, claims=(), against=(), how="", earlier=())
    return bare  # type: ignore[no-any-return]
