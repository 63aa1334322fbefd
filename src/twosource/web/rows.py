"""Events as lists, maps and timelines show them: read once, and again when the record changes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from twosource.model.event import Event, Finding
from twosource.model.ruling import ReviewState
from twosource.model.values import Blank, Place, When
from twosource.ports import Store
from twosource.stages.briefs import is_shown
from twosource.views.coded import mark_coded
from twosource.views.event_list import Rest, Sift, list_briefs, sum_up
from twosource.views.words import (
    tell_counts,
    tell_holders,
    tell_sight,
    tell_what,
    tell_when,
    tell_where,
)
from twosource.web.kept import Pause, never, with_pauses

# What stands for the country of an event without a place, and of a place that is of no single one.
NO_PLACE, SEVERAL = "none", "several"


@dataclass(frozen=True, slots=True)
class Row:
    """One event in few words, and what it is sifted, sorted and drawn by.

    `sight` is its time and stance in words. `shown`: it is reported to have happened, to be
    happening or to be planned. `edtf` is its date, "" where none is told; `earliest` and `latest`
    are None while its year is open or no date is told, and `dates` says which of these it is:
    "known", "open" or "none"; `why_no_when` and `why_no_where` are the reasons of blanks.
    `countries` are those of its places, or `NO_PLACE`, `SEVERAL`. `origins` are the reporting
    origins, at most; `coded` says who coded claims of it by hand, "" where nobody did. `handling`:
    a report of it asks to be handled with care; whose word it is then stands on its page alone.
    """

    id: str
    label: str
    type: str
    subtype: str
    time: str
    stance: str
    sight: str
    shown: bool
    when: str
    edtf: str
    earliest: date | None
    latest: date | None
    dates: str
    why_no_when: str
    where: str
    places: tuple[Place, ...]
    countries: frozenset[str]
    why_no_where: str
    counts: tuple[str, ...]
    holders: str
    reports: tuple[str, ...]
    origins: int
    updates: int
    conflicts: int
    disputed: bool
    coded: str
    access: str
    handling: bool
    review: ReviewState

    @property
    def what(self) -> str:
        """Give what happened, as people say it."""
        return tell_what(self.type, self.subtype)


@dataclass(frozen=True, slots=True)
class Board:
    """All events of a record in rows, by number, as it stood."""

    rows: tuple[Row, ...]
    rest: Rest
    by_label: Mapping[str, Row]


def read_board(store: Store, pause: Pause = never) -> Board:
    """Read the events of a record, as it stands at one moment."""
    every = Sift((), (), everything=True)
    with store.at_once():
        briefs = with_pauses(list_briefs(store, every), pause)
        rows = tuple(make_row(event, state) for event, state in briefs)
        return Board(rows, sum_up(store), {row.label: row for row in rows})


def make_row(event: Event, state: ReviewState) -> Row:
    """Give one event as a row."""
    when = _value(event.when)
    places = _list_places(event)
    readings = [one.reading for one in event.conflicts]
    return Row(
        id=event.id,
        label=event.label,
        type=event.type,
        subtype=event.subtype,
        time=event.time,
        stance=event.stance,
        sight=tell_sight(event),
        shown=is_shown(event),
        when=tell_when(event.when),
        edtf=when.edtf if isinstance(when, When) else "",
        earliest=when.earliest if isinstance(when, When) else None,
        latest=when.latest if isinstance(when, When) else None,
        dates=_tell_dates(when),
        why_no_when=event.when.why if isinstance(event.when, Blank) else "",
        where=tell_where(event.where),
        places=places,
        countries=list_countries(places),
        why_no_where=event.where.why if isinstance(event.where, Blank) else "",
        counts=tell_counts(event),
        holders=tell_holders(event),
        reports=event.reports,
        origins=len(event.origins.reporting),
        updates=readings.count("update"),
        conflicts=readings.count("conflict"),
        disputed=bool(event.disputes),
        coded=mark_coded(event.coded_by),
        access=event.marks.access,
        handling=bool(event.marks.handling),
        review=state,
    )


def list_countries(places: Iterable[Place]) -> frozenset[str]:
    """Give the countries of places: `SEVERAL` for one of no single one, `NO_PLACE` without any."""
    return frozenset(one.country or SEVERAL for one in places) or frozenset({NO_PLACE})


def _value(found: Finding[When] | Blank) -> When | Blank:
    return found if isinstance(found, Blank) else found.value


def _tell_dates(when: When | Blank) -> str:
    """Tell whether the year of an event is known, is open, or whether it has no date at all."""
    if isinstance(when, Blank):
        return "none"
    return "open" if when.earliest is None else "known"


def _list_places(event: Event) -> tuple[Place, ...]:
    return () if isinstance(event.where, Blank) else event.where.value.every
