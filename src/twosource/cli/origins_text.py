"""The provenance of an event as lines: what to get, the tree, what relays changed, the counts."""

from collections.abc import Iterator, Mapping, Sequence

from twosource.cli.table import embolden
from twosource.model.event import Event
from twosource.model.provenance import Change, Passing, Provenance, Said, Station
from twosource.model.spans import Span
from twosource.stages.todo import may_be
from twosource.views.coded import tell_hands
from twosource.views.record_view import RecordView
from twosource.views.words import say_number, tell_counts_of_origins, tell_sight

MOST_QUOTED = 90  # characters of a passage
_EXPLAINED = (
    "  Reporting origins are the fewest whose removal leaves no way for its word. Shown to be",
    "  independent are ways that share nobody, each by the name it starts with: never more of",
    "  them than reporting origins or people. Where nobody is named, one person is counted.",
)
_NEAREST = ("stated", "resolved", "restated", "inferred", "masthead")


def tell_provenance(
    event: Event, provenance: Provenance, confirm: Sequence[str], view: RecordView
) -> Iterator[str]:
    """Give the provenance of one event line by line; what to get comes first."""
    kind = event.subtype.replace("_", " ")
    yield f"{embolden(event.label)}  {kind}  (reported: {tell_sight(event)})"
    yield ""
    yield from tell_todo(event, provenance, view)
    yield "Where its word comes from, nearest the event first"
    yield from TreeText(provenance, view).lines()
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
    by_name = {one.name: one for one in provenance.stations}
    for number, todo in enumerate(event.todo, 1):
        through = ", ".join(view.reports[key].label for key in todo.reports)
        yield f"  {number}. get {todo.words}; passed on by {through}"
        other = by_name[todo.of].elsewhere if todo.of in by_name else ()
        if other:
            told = ", ".join(view.reports[key].label for key in other)
            several = say_number(len(other), "other report")
            yield f"     of {todo.of} the record has {several}, not put with this event: {told}"
        yield from _tell_kept_apart(event, other, view)
        alike = [key for key in other if may_be(todo, _day_of(key, view))]
        if alike:
            told = ", ".join(view.reports[key].label for key in alike)
            yield f"     of those days: {told}; see whether it tells of this event"
    yield ""


def _tell_kept_apart(event: Event, reports: Sequence[str], view: RecordView) -> Iterator[str]:
    """Say which of an outlet's other reports tell of an event that looks like this one."""
    alike = {one.event for one in event.look_alikes}
    for other in view.events:
        if other.id in alike:
            told = ", ".join(view.reports[key].label for key in reports if key in other.reports)
            if told:
                yield f"     {told}: of {other.label}, which looks like this one and is kept apart"


def _day_of(report: str, view: RecordView) -> str | None:
    published = view.reports[report].published
    return None if published is None else published.value


class TreeText:
    """Draws the stations as a tree; one that was drawn before is only pointed to."""

    def __init__(self, provenance: Provenance, view: RecordView) -> None:
        self._stations: Mapping[int, Station] = {one.number: one for one in provenance.stations}
        self._starts = provenance.starts
        self._view = view
        self._drawn: set[int] = set()
        self._quoted: set[tuple[str, Span]] = set()

    def lines(self) -> Iterator[str]:
        """Give the lines of the tree."""
        for start in self._starts:
            if start not in self._drawn:
                yield from self._draw(self._stations[start], "  ", "  ")

    def _draw(self, station: Station, first: str, rest: str) -> Iterator[str]:
        if station.number in self._drawn:
            yield f"{first}{station.name}: as above"
            return
        self._drawn.add(station.number)
        yield f"{first}{embolden(station.name)} ({station.kind}){self._tell_held(station)}"
        below = [self._stations[number] for number in station.onward]
        count = len(below) + len(station.reprints)
        yield from self._tell_said(station, f"{rest}{'│' if count else ' '}  ")
        for place, one in enumerate(station.reprints, 1):
            corner = "├─ " if place < count else "└─ "
            label = self._view.reports[one.report].label
            yield f"{rest}{corner}{one.outlet} (reprint) {label}: {one.because}"
        for place, onward in enumerate(below, len(station.reprints) + 1):
            corner, hang = ("├─ ", "│  ") if place < count else ("└─ ", "   ")
            yield from self._draw(onward, rest + corner, rest + hang)

    def _tell_held(self, station: Station) -> str:
        if station.reports:
            return f" {', '.join(self._view.reports[key].label for key in station.reports)}"
        return ": its own text is not in the record" if station.missing else ""

    def _tell_said(self, station: Station, indent: str) -> Iterator[str]:
        """Give the words of saying with the passage that was told; of many claims the first."""
        told = [one for one in station.said if one.voice is not None and one.voice.cue is not None]
        if not told:
            return
        first = min(told, key=_rank_said)
        claim = self._view.claims[first.claim].grounded.claim
        report = self._view.claims[first.claim].report
        cue = claim.passage if first.voice is None else first.voice.cue or claim.passage
        words = " ".join(cue.of(report.text).split())
        quoted = shorten(" ".join(claim.passage.of(report.text).split()))
        more = f", and {say_number(len(told) - 1, 'more claim')}" if len(told) > 1 else ""
        where = f"{report.label} {claim.passage.start}-{claim.passage.end}{more}"
        if (report.key, cue) in self._quoted:
            # "A nurse told the Star" ties both to one passage: once is enough.
            yield f"{indent}“{words}”"
            return
        self._quoted.add((report.key, cue))
        yield f"{indent}“{words}”: “{quoted}” [{where}]"
        for note in claim.unverified:
            yield f"{indent}the report says of it: “{' '.join(note.of(report.text).split())}”"


def _rank_said(said: Said) -> int:
    """Put what is stated beside the passage before what was carried over from elsewhere."""
    return 0 if said.voice is None else _NEAREST.index(said.voice.how)


def shorten(words: str) -> str:
    """Give the beginning of a passage, cut between words.

    >>> shorten("a boat sank")
    'a boat sank'
    """
    if len(words) <= MOST_QUOTED:
        return words
    return f"{words[:MOST_QUOTED].rsplit(' ', 1)[0]} …"


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
        yield f"    {change.kind} {change.facet}: {_tell_change(change)}"


def _tell_change(change: Change) -> str:
    sides = [f"“{shorten(words)}”" for words in (change.before, change.after) if words is not None]
    return f"{' → '.join(sides)}; {change.why}"
