"""Events of a report told in a few words, and the links found between them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from matching_claims import Telling, claim, who
from twosource.model.claim import Order, TimeLink
from twosource.model.event import Event, EventLink
from twosource.model.report import Marks
from twosource.model.spans import Span
from twosource.model.values import GroundedClaim, Who
from twosource.stages.corroborate import Evidence, make_event
from twosource.stages.event_links import Told, link_events
from twosource.stages.laid_lines import Lineage

FAMILIES = {
    **dict.fromkeys(("killing", "bombing", "assault", "shooting", "disaster"), "harm"),
    "detention": "liberty",
    "abduction": "liberty",
    "trial": "justice",
    "sentence": "justice",
    "protest": "unrest",
    "flight": "movement",
}


class Report:
    """A report of a test: its text, and claims on words of it."""

    def __init__(self, text: str, name: str = "r") -> None:
        self.text = text
        self.name = name

    def span(self, words: str) -> Span:
        """Give where the words first stand."""
        start = self.text.index(words)
        return Span(start, start + len(words))

    def tell(self, words: str, kind: str, telling: Telling | None = None) -> GroundedClaim:
        """Give a claim whose trigger are these words; `kind` is "type" or "type/subtype"."""
        type_, _, subtype = kind.partition("/")
        told = replace(telling or Telling(), type=type_, subtype=subtype or type_)
        made = claim(f"{self.name}:{words}", self.name, told)
        trigger = self.span(words)
        return replace(made, claim=replace(made.claim, trigger=trigger, passage=trigger))

    def named(self, role: str, words: str) -> Who:
        """Give what takes part, by words of the report."""
        return replace(who(role, words, "thing", named=False), spans=(self.span(words),))

    def after(self, cue: str, event: str, order: Order = "after") -> TimeLink:
        """Give a link in time to a word of the report."""
        return TimeLink(order, self.span(cue), self.span(event), None, ())


def events_of(groups: Sequence[Sequence[GroundedClaim]]) -> list[Event]:
    marks: Mapping[str, Marks] = {}
    return [
        make_event(
            f"e{number}", f"KEN-{number:04}", Evidence(tuple(ones), (), (), Lineage(()), marks)
        )
        for number, ones in enumerate(groups)
    ]


def link(groups: Sequence[Sequence[GroundedClaim]], *reports: Report) -> list[EventLink]:
    """Give all links of events that are groups of claims."""
    told = Told(
        {one.claim.id: one for ones in groups for one in ones},
        {report.name: report.text for report in reports},
        FAMILIES,
    )
    return [one for event in link_events(events_of(groups), told) for one in event.links]


def kinds(found: Sequence[EventLink]) -> list[tuple[str, str]]:
    return [(one.kind, one.event) for one in found]
