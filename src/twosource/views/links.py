"""How the events of a record hang together: what one follows, comes of or is one of."""

from collections.abc import Iterator
from dataclasses import dataclass

from twosource.model.event import Event, EventLink, LinkKind
from twosource.views.record_view import RecordView
from twosource.views.words import tell_what

FROM_HERE: dict[LinkKind, str] = {
    "follows": "follows",
    "consequence_of": "consequence of",
    "part_of": "one of",
}
FROM_THERE: dict[LinkKind, str] = {
    "follows": "followed by",
    "consequence_of": "led to",
    "part_of": "sums up",
}


@dataclass(frozen=True, slots=True)
class Linked:
    """An event that another hangs together with: how, why, and the words of which report say so."""

    how: str
    label: str
    kind: str
    because: str
    words: str
    report: str


def list_links(event: Event, view: RecordView) -> Iterator[Linked]:
    """Give each event that this one hangs together with, why, and the words that say so."""
    kinds = {one.id: tell_what(one.type, one.subtype) for one in view.events}
    for link in event.links:
        other = view.labels.get(link.event, link.event)
        yield _link(link, FROM_HERE[link.kind], other, kinds.get(link.event, "event"), view)
    for one in view.events:
        for link in one.links:
            if link.event == event.id:
                yield _link(link, FROM_THERE[link.kind], one.label, kinds[one.id], view)


def tell_links(event: Event, view: RecordView) -> Iterator[str]:
    """Give the events that this one hangs together with as lines."""
    found = list(list_links(event, view))
    if not found:
        return
    yield "Linked events, each on the word of a report that tells of both"
    for one in found:
        yield f"  {one.how} {one.label} ({one.kind}): {one.because}"
        yield f"     “{one.words}”  {one.report}"
    yield ""


def _link(link: EventLink, how: str, label: str, kind: str, view: RecordView) -> Linked:
    report = view.claims[link.claims[0]].report
    words = " ".join(link.words.of(report.text).split())
    return Linked(how, label, kind, link.because, words, report.label)
