"""Where the word of one event comes from."""

from collections.abc import Sequence

from twosource.model.event import Event
from twosource.model.provenance import Provenance
from twosource.stages.provenance import draw_provenance
from twosource.views.record_view import RecordView


def trace(event: Event, view: RecordView, without: Sequence[str] = ()) -> Provenance:
    """Draw the provenance of one event of a record, with some outlets and bodies left out."""
    claims = view.heard(event)
    texts = {key: view.reports[key].text for key in event.reports}
    return draw_provenance(claims, event.origins, view.lineage_of(event), texts, without)
