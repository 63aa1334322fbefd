"""The provenance of an event as lines: what to get, the tree, what relays changed, the counts."""

from collections.abc import Iterator, Sequence

from twosource.cli.table import embolden
from twosource.model.event import Event
from twosource.model.provenance import Passing, Provenance, Station
from twosource.views.coded import tell_hands
from twosource.views.provenance_tree import BESIDE, Branch, grow_tree, tell_change
from twosource.views.record_view import RecordView
from twosource.views.to_get import list_to_get
from twosource.views.words import say_number, shorten, tell_counts_of_origins, tell_sight, tell_what

_EXPLAINED = (
    "  Reporting origins are the fewest whose removal leaves no way for its word. Shown to be",
    "  independent are ways that share nobody, each by the name it starts with: never more of",
    "  them than reporting origins or people. Where nobody is named, one person is counted.",
)


def tell_provenance(
    event: Event, provenance: Provenance, confirm: Sequence[str], view: RecordView
) -> Iterator[str]:
    """Give the provenance of one event line by line; what to get comes first."""
    kind = tell_what(event.type, event.subtype)
    yield f"{embolden(event.label)}  {kind}  (reported: {tell_sight(event)})"
    yield ""
    yield from tell_todo(event, provenance, view)
    yield "Where its word comes from, nearest the event first"
    yield from tell_tree(grow_tree(provenance, view, event.claims), view)
    if not provenance.stations:
        yield "  nothing is left: all of it came through who is left out, or was withdrawn"
    yield ""
    yield from tell_hands(event, view)
    yield from _tell_passings(provenance, view)
    yield from tell_counts_of_origins(event, {key: one.label for key, one in view.reports.items()})
    yield from _EXPLAINED
    if confirm:
        yield ""
        yield f"It rests on {_say_origins(event)}. What would confirm it"
        yield from (f"  - {way}" for way in confirm)


def _say_origins(event: Event) -> str:
    number = len(event.origins.reporting)
    return "one reporting origin" if number else "no reporting origin"


def tell_todo(event: Event, provenance: Provenance, view: RecordView) -> Iterator[str]:
    """Give the texts to get, each with who passes it on and what else the record has of it."""
    if not event.todo:
        return
    yield "To get: the record knows it only through others"
    for number, one in enumerate(list_to_get(event, provenance, view), 1):
        through = ", ".join(view.reports[key].label for key in one.through)
        yield f"  {number}. get {one.words}; passed on by {through}"
        yield from (f"     {note}" for note in one.notes)
    yield ""


def tell_tree(branches: Sequence[Branch], view: RecordView) -> Iterator[str]:
    """Draw stations as trees."""
    for branch in branches:
        yield from _draw(branch, "  ", "  ", view)


def _draw(branch: Branch, first: str, rest: str, view: RecordView) -> Iterator[str]:
    station = branch.station
    if branch.drawn:
        yield f"{first}{station.name}: as above"
        return
    yield f"{first}{embolden(station.name)} ({station.kind}){_tell_held(station, view)}"
    count = len(branch.below) + len(station.reprints)
    yield from _tell_said(branch, f"{rest}{'│' if count else ' '}  ")
    for place, one in enumerate(station.reprints, 1):
        corner = "├─ " if place < count else "└─ "
        label = view.reports[one.report].label
        yield f"{rest}{corner}{one.outlet} (reprint) {label}: {one.because}"
    for place, onward in enumerate(branch.below, len(station.reprints) + 1):
        corner, hang = ("├─ ", "│  ") if place < count else ("└─ ", "   ")
        yield from _draw(onward, rest + corner, rest + hang, view)


def _tell_held(station: Station, view: RecordView) -> str:
    if station.reports:
        return f" {', '.join(view.reports[key].label for key in station.reports)}"
    return ": its own text is not in the record" if station.missing else ""


def _tell_said(branch: Branch, indent: str) -> Iterator[str]:
    said = branch.saying
    if said is None:
        return
    if said.again:
        yield f"{indent}“{said.words}”"
        return
    more = f", and {say_number(said.more, 'more claim')}" if said.more else ""
    passage = said.claim.grounded.claim.passage
    where = f"{said.claim.report.label} {passage.start}-{passage.end}{more}"
    yield f"{indent}“{said.words}”: “{shorten(said.passage)}” [{where}]"
    if said.beside:
        yield f"{indent}{BESIDE}"
    yield from (f"{indent}the report says of it: “{note}”" for note in said.notes)


def _tell_passings(provenance: Provenance, view: RecordView) -> Iterator[str]:
    if not provenance.passings:
        return
    yield "What was changed on the way, where the record holds both texts"
    for passing in provenance.passings:
        yield from _tell_passing(passing, view)
    yield ""


def _tell_passing(passing: Passing, view: RecordView) -> Iterator[str]:
    source, relay = view.reports[passing.source].label, view.reports[passing.relay].label
    if not passing.changes:
        yield f"  {relay} tells it as {source} does"
        return
    yield f"  {relay}, beside {source}"
    for change in passing.changes:
        yield f"    {change.kind} {change.facet}: {tell_change(change)}"
