"""The tables of an export, read a page at a time where the record can be read so."""

from collections.abc import Iterable, Iterator
from itertools import islice

from twosource.exporters.claim_lines import ClaimInEvent, claim_line
from twosource.exporters.tables import Line, RecordTables, Table
from twosource.model.values import GroundedClaim
from twosource.ports import Standing, Store
from twosource.stages.briefs import is_shown
from twosource.views.event_list import Sift, list_shapes
from twosource.views.record_view import view_of

_PAGE = 200


def list_page_by_page(store: Store, table: Table, *, everything: bool) -> Iterator[Line]:
    """Give the lines of a table of a record as it stands, holding no more than a page of them.

    Reports are told side by side, with what they have in common: these are all read.
    """
    if table == "claims":
        yield from _list_claims(store)
    elif table == "events" and store.is_outlined():
        yield from list_shapes(store, Sift((), (), everything))
    elif table == "reports":
        yield from _gather_reports(store).lines(table)
    else:
        yield from list_whole(store, table, everything=everything)


def list_whole(standing: Standing, table: Table, *, everything: bool) -> Iterator[Line]:
    """Give the lines of a table of a record that is read whole."""
    view = view_of(standing)
    tables = RecordTables(
        events=tuple(event for event in view.events if everything or is_shown(event)),
        claims=view.claims,
        labels=view.labels,
        reports=view.reports,
        readings=view.readings,
        reviews={event.id: view.review_of(event) for event in view.events},
        receipts=standing.receipts(),
        audited=view.audited,
    )
    yield from tables.lines(table)


def _gather_reports(store: Store) -> RecordTables:
    return RecordTables(
        events=(),
        claims={},
        labels={},
        reports={report.key: report for report in store.reports()},
        readings={reading.report: reading for reading in store.current_readings()},
        receipts=store.receipts(),
    )


def _list_claims(store: Store) -> Iterator[Line]:
    for page in _cut(store.claims()):
        told_by = store.events_told_by(one.claim.id for one in page)
        reports = store.reports_of(one.claim.report for one in page)
        for one in page:
            key, claim = one.claim.report, one.claim
            yield claim_line(ClaimInEvent(one, reports[key], claim.chain, told_by.get(claim.id)))


def _cut(claims: Iterable[GroundedClaim]) -> Iterator[list[GroundedClaim]]:
    left = iter(claims)
    while page := list(islice(left, _PAGE)):
        yield page
