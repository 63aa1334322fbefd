"""What an event page shows, part by part, read within one state of the record."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from twosource.exporters.provenance_picture import draw_for_page
from twosource.model.event import Collapse, Event, LookAlike
from twosource.model.match import Match
from twosource.model.values import Blank
from twosource.ports import Store
from twosource.stages.confirming import say_what_confirms
from twosource.views.backing import (
    Numbers,
    find_numbers,
    list_values,
    number_claims,
    quote_held,
    sort_claims,
)
from twosource.views.chronicle import list_past
from twosource.views.copied import tell_copied
from twosource.views.decisions import sort_taken
from twosource.views.event_view import see_reports
from twosource.views.handling import list_handling
from twosource.views.history import Taken, find_named, list_history, tell_one
from twosource.views.kept_apart import KeptApart, tell_kept_apart
from twosource.views.links import list_links
from twosource.views.passages import Passage, show_passage
from twosource.views.provenance_tree import BESIDE, grow_tree
from twosource.views.record_view import RecordView
from twosource.views.report_names import name_label
from twosource.views.reviews import mark_seen
from twosource.views.side_by_side import tell_misfits
from twosource.views.spoken import Spoken, list_between, list_within
from twosource.views.to_get import list_of_missing, list_to_get
from twosource.views.tracing import trace
from twosource.views.weights_picture import Weighed, lay_bars
from twosource.views.words import (
    tell_chance,
    tell_counts,
    tell_facet,
    tell_what,
    tell_when,
    tell_where,
)
from twosource.web.hard_passages import find_hard

_COUNTED = (
    ("outlet", "", "carry it, or are named on the way it took"),
    ("reporting origin", ", at most", "the fewest whose removal leaves no way for its word"),
    (
        "human source",
        ", at most",
        "with first-hand word, named or not; one is counted where nobody is named",
    ),
    (
        "origin",
        " shown to be independent",
        "ways that share nobody, each by the name it starts with",
    ),
)
# Copies that are held word by word beside what they copy: of a text with a hundred reprints the
# rest changes nothing.
MOST_COPIED = 12


@dataclass(frozen=True, slots=True)
class Joined:
    """Why two claims are taken for one event: their numbers, bits, and the reasons as bars."""

    left: int
    right: int
    bits: float
    chance: str
    veto: str
    bars: tuple[Weighed, ...]


@dataclass(frozen=True, slots=True)
class Alike:
    """An event that looks like this one, and why it is kept apart; `words`: what it tells."""

    label: str
    words: str
    bits: float
    chance: str
    veto: str
    kept: KeptApart
    bars: tuple[Weighed, ...]
    misfits: str
    spoken: Sequence[Spoken]


@dataclass(frozen=True, slots=True)
class Side:
    """One value of a conflict: whose word it is, as of which day, in which claims and words."""

    value: str
    holders: tuple[str, ...]
    through: tuple[str, ...]
    as_of: str
    claims: tuple[int, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """Values that do not fit together, or of which one took the other's place, and its words."""

    facet: str
    reading: str
    sides: tuple[Side, ...]
    words: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Fell:
    """A report that is no origin of its own: what it goes back to, why, and where it stands."""

    report: str
    into: str
    because: str
    more: tuple[str, ...]


def gather(store: Store, event: Event, view: RecordView) -> dict[str, Any]:
    """Give everything that the page of an event shows."""
    number = number_claims(event, view)
    provenance = trace(event, view)
    view = see_reports(store, view, list_of_missing(event, provenance))
    labels = {key: name_label(one) for key, one in view.reports.items()}
    told = [view.claims[key] for key in event.claims]
    claims = [one.grounded for one in told]
    history = list_history(store, event, view, number)
    return {
        "event": event,
        "notes": list_handling(view.reports[key] for key in event.reports),
        "values": list(list_values(event, number, view)),
        "passages": list_passages(event, view),
        "hard": find_hard(store, [(one, one.grounded.claim.passage) for one in told]),
        "claim_of": {place: key for key, place in number.items()},
        "clashes": list_clashes(event, number, view),
        "to_get": list_to_get(event, provenance, view),
        "confirm": say_what_confirms(event, claims),
        "provenance": provenance,
        "tree": grow_tree(provenance, view, event.claims),
        "beside": BESIDE,
        "picture": draw_for_page(provenance, view.claims, labels),
        "fell": list_fallen(event, view),
        "joined": [show_join(one, number) for one in event.joined],
        "alike": list_alike(store, event, view),
        "spoken": list_within(store, event),
        "links": list(list_links(event, view)),
        "review": view.review_of(event),
        "seen": mark_seen(event, view),
        "labels": labels,
        "history": history,
        "past": list_past(store, event, view, history),
    }


def list_passages(event: Event, view: RecordView) -> list[Passage]:
    """Give the claims of an event, numbered, as they stand in their reports."""
    gone = {one.report for one in event.origins.withdrawn}
    return [
        show_passage(one, number, withdrawn=one.report.key in gone)
        for number, one in enumerate(sort_claims(event, view), 1)
    ]


def list_clashes(event: Event, number: Numbers, view: RecordView) -> list[Clash]:
    """Give the updates and conflicts of an event."""
    return [
        Clash(
            tell_facet(one.facet),
            one.reading,
            tuple(
                Side(
                    held.value,
                    held.told_by or held.holders,
                    held.through,
                    "" if held.as_of is None else held.as_of.isoformat(),
                    find_numbers(held.claims, number),
                    quote_held(one.facet, held, view),
                )
                for held in one.values
            ),
            tuple(
                (
                    " ".join(cited.span.of(view.text_of(cited.claim)).split()),
                    number[cited.claim],
                )
                for cited in one.words
            ),
        )
        for one in event.conflicts
    ]


def list_fallen(event: Event, view: RecordView) -> list[Fell]:
    """Give what is no origin of its own, what it goes back to, and why."""
    found = event.origins.collapsed
    return [_show_fallen(one, view, told=place < MOST_COPIED) for place, one in enumerate(found)]


def _show_fallen(one: Collapse, view: RecordView, *, told: bool) -> Fell:
    known = view.reports
    report, into = (
        name_label(known[key]) if key in known else key for key in (one.report, one.into)
    )
    more = tell_copied(one, view) if told else ()
    return Fell(report, into, one.because, tuple(line.strip() for line in more))


def show_join(match: Match, number: Numbers) -> Joined:
    """Give why two claims are taken for one event."""
    left, right = sorted((number[match.pair.left], number[match.pair.right]))
    veto = match.veto.words if match.veto else ""
    return Joined(left, right, match.bits, tell_chance(match.bits), veto, lay_bars(match))


def list_alike(store: Store, event: Event, view: RecordView) -> list[Alike]:
    """Give the events that look like one, each with what people said of the two."""
    alike = {one.event for one in event.look_alikes}
    others = {one.id: one for one in view.events if one.id in alike}
    spoken = list_between(store, event, list(others.values()))
    return [
        show_alike(one, view, (event, others.get(one.event)), spoken.get(one.event, ()))
        for one in event.look_alikes
    ]


def show_alike(
    one: LookAlike,
    view: RecordView,
    two: tuple[Event, Event | None],
    spoken: Sequence[Spoken],
) -> Alike:
    """Give an event that looks like another, and why the two are kept apart."""
    match, (event, other) = one.match, two
    return Alike(
        view.labels.get(one.event, one.event),
        "" if other is None else tell_shortly(other),
        match.bits,
        tell_chance(match.bits),
        match.veto.words if match.veto else "",
        tell_kept_apart(match, one.apart),
        lay_bars(match),
        "" if other is None else tell_misfits(event, other),
        spoken,
    )


def tell_shortly(event: Event) -> str:
    """Give what, when and where of an event in one line."""
    what = tell_what(event.type, event.subtype)
    return f"{what}, {tell_when(event.when)}, {tell_where(event.where)}"


def tell_lede(event: Event) -> str:
    """Give when, where and how many in one line, with a word for what nobody tells."""
    when = "no date told" if isinstance(event.when, Blank) else tell_when(event.when)
    where = "no place told" if isinstance(event.where, Blank) else tell_where(event.where)
    return " · ".join([when, where, *tell_counts(event)])


def find_told(store: Store, view: RecordView, shown: Sequence[Taken], done: str) -> Taken | None:
    """Give the decision that was just taken or undone, by its number as an address gives it."""
    if not done.isdecimal():
        return None
    found = next((one for one in shown if one.number == int(done)), None)
    if found is not None:
        return found
    every = sort_taken(store.decisions(), store.rulings())
    one = next((one for one in every if one.id == int(done)), None)
    if one is None:
        return None
    labels, texts = find_named(store, view, [one])
    return tell_one(one, labels, (), texts)


def find_origin_rows(event: Event) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Give the four counts of origins: what is counted, what that means, and the names."""
    origins = event.origins
    every = origins.outlets, origins.reporting, origins.human_at_most, origins.shown_independent
    for (name, rest, meaning), names in zip(_COUNTED, every, strict=True):
        yield f"{name}{'' if len(names) == 1 else 's'}{rest}", meaning, names
