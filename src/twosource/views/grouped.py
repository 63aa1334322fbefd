"""A person's word on whole events, put so that it holds on to what they tell: merge and split."""

from collections.abc import Sequence

from twosource.model.event import Event
from twosource.model.match import Anchor
from twosource.model.ruling import Grouped
from twosource.stages.anchors import anchor_of
from twosource.views.record_view import RecordView


def group_together(events: Sequence[Event], view: RecordView) -> Grouped:
    """Give the word that some events are one, of all that they tell as they stand."""
    return Grouped("together", tuple(_anchor(one.claims, view) for one in events))


def group_apart(event: Event, taken: Sequence[str], view: RecordView) -> Grouped:
    """Give the word that some claims of an event tell of another, apart from all that it keeps."""
    left = [claim for claim in event.claims if claim not in taken]
    return Grouped("apart", (_anchor(sorted(set(taken)), view), _anchor(left, view)))


def _anchor(claims: Sequence[str], view: RecordView) -> tuple[Anchor, ...]:
    return tuple(anchor_of(view.claims[key].grounded) for key in claims)
