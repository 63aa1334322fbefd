"""How the events of a record hang together: what one follows, comes of or is one of."""

from collections.abc import Iterator

from twosource.model.event import Event, EventLink, LinkKind
from twosource.views.record_view import RecordView

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


def tell_links(event: Event, view: RecordView) -> Iterator[str]:
    """Give each event that this one hangs together with, why, and the words that say so."""
    back = [(one, link) for one in view.events for link in one.links if link.event == event.id]
    if not event.links and not back:
        return
    kinds = {one.id: one.subtype.replace("_", " ") for one in view.events}
    yield "Linked events, each on the word of a report that tells of both"
    for link in event.links:
        other = view.labels.get(link.event, link.event)
        kind = kinds.get(link.event, "event")
        yield from _tell(link, f"{FROM_HERE[link.kind]} {other} ({kind})", view)
    for one, link in back:
        kind = kinds[one.id]
        yield from _tell(link, f"{FROM_THERE[link.kind]} {one.label} ({kind})", view)
    yield ""


def _tell(link: EventLink, told: str, view: RecordView) -> Iterator[str]:
    report = view.claims[link.claims[0]].report
    yield f"  {told}: {link.because}"
    yield f"     “{' '.join(link.words.of(report.text).split())}”  {report.label}"
