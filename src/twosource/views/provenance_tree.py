"""The way of an event's word as a tree: who says it, who passes it on, and the words of saying."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from twosource.exporters.claim_lines import ClaimInEvent
from twosource.model.provenance import Change, Provenance, Said, Station
from twosource.model.spans import Span
from twosource.views.record_view import RecordView
from twosource.views.words import shorten

# What is said where somebody told of something else in the story.
BESIDE = "said of something else in this story: what the report itself tells is taken to rest on it"
_NEAREST = ("stated", "resolved", "restated", "inferred", "masthead")


@dataclass(frozen=True, slots=True)
class Saying:
    """The words of saying that tell of a station, and the claim they stand in.

    `more` counts further claims that came by it. `again`: the very words were shown above.
    `notes` are what the report says of it: "could not be verified". `beside`: it tells of something
    else in the same story, and the report's own sentences on the event are taken to rest on it too.
    """

    words: str
    claim: ClaimInEvent
    more: int
    again: bool
    notes: tuple[str, ...]
    beside: bool

    @property
    def passage(self) -> str:
        """Give the passage in one line."""
        text = self.claim.report.text
        return " ".join(self.claim.grounded.claim.passage.of(text).split())


@dataclass(frozen=True, slots=True)
class Branch:
    """One station with those that have it from there; `drawn`: it stands above with all of that."""

    station: Station
    drawn: bool
    saying: Saying | None
    below: tuple["Branch", ...]


def grow_tree(provenance: Provenance, view: RecordView, own: Collection[str]) -> tuple[Branch, ...]:
    """Give the stations as trees, each with what it says once; `own` are the event's claims."""
    return tuple(_Tree(provenance, view, own).grow())


class _Tree:
    """Stations as they are drawn; one that was drawn before is only pointed to."""

    def __init__(self, provenance: Provenance, view: RecordView, own: Collection[str]) -> None:
        self._stations: Mapping[int, Station] = {one.number: one for one in provenance.stations}
        self._starts = provenance.starts
        self._view = view
        self._own = own
        self._drawn: set[int] = set()
        self._quoted: set[tuple[str, Span]] = set()

    def grow(self) -> list[Branch]:
        """Give the trees, one from each start that stands in no other."""
        return [
            self._grow(self._stations[start]) for start in self._starts if start not in self._drawn
        ]

    def _grow(self, station: Station) -> Branch:
        if station.number in self._drawn:
            return Branch(station, drawn=True, saying=None, below=())
        self._drawn.add(station.number)
        saying = self._find_saying(station)
        below = tuple([self._grow(self._stations[number]) for number in station.onward])
        return Branch(station, drawn=False, saying=saying, below=below)

    def _find_saying(self, station: Station) -> Saying | None:
        """Give the words of saying with the passage that was told; of many claims the first."""
        told = [one for one in station.said if one.voice is not None and one.voice.cue is not None]
        if not told:
            return None
        first = min(told, key=_rank_said)
        found = self._view.claims[first.claim]
        claim, text = found.grounded.claim, found.report.text
        cue = claim.passage if first.voice is None else first.voice.cue or claim.passage
        again = (found.report.key, cue) in self._quoted
        # "A nurse told the Star" ties both to one passage: once is enough.
        self._quoted.add((found.report.key, cue))
        notes = tuple(" ".join(note.of(text).split()) for note in claim.unverified)
        beside = all(one.claim not in self._own for one in told)
        return Saying(" ".join(cue.of(text).split()), found, len(told) - 1, again, notes, beside)


def _rank_said(said: Said) -> int:
    """Put what is stated beside the passage before what was carried over from elsewhere."""
    return 0 if said.voice is None else _NEAREST.index(said.voice.how)


def tell_change(change: Change) -> str:
    """Give what a relay changed: its words before and after, and why it is taken for a change."""
    sides = [f"“{shorten(words)}”" for words in (change.before, change.after) if words is not None]
    return f"{' → '.join(sides)}; {change.why}"
