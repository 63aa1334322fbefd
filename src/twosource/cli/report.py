"""`twosource report`: one report, how it came and what was read of it."""

from collections.abc import Iterator, Sequence

import click
import msgspec

from twosource.cli.options import example, json_option, record_option
from twosource.cli.table import print_lines
from twosource.cli.unlocking import open_record
from twosource.model.claim import Reading
from twosource.model.coded import Coded
from twosource.model.collection import Receipt
from twosource.model.errors import NotFound
from twosource.model.report import Report
from twosource.model.ruling import Ruling, Settled
from twosource.ports import Store
from twosource.record_name import RecordName
from twosource.stages.by_hand import list_coded, name_coded
from twosource.stages.languages import tell_unread
from twosource.stages.reports_settled import find_settled
from twosource.views.decisions import tell_coded, tell_settled
from twosource.views.words import say_number


@click.command(
    "report",
    epilog=example(
        "twosource report quay-letter.txt --record my.db",
        "twosource report 3fa9c1 --record my.db --json",
    ),
)
@click.argument("report", metavar="LABEL|ID")
@record_option
@json_option
def command(report: str, record: RecordName, *, as_json: bool) -> None:
    """Show how a report came: when, from where, by what it was read, and its bytes' SHA-256.

    A report is named by its label, as `show` and `search` print it, or by the first six or more
    digits of its id.
    """
    with open_record(record) as store, store.at_once():
        found = find_report(store, report)
        receipts = store.receipts_of(found.key)
        reading = store.reading(found.key)
        rulings = store.rulings_on(found.key)
        settled = find_settled(rulings).get(found.key)
        coded = [one for one in list_coded(rulings) if one[1].anchor.report == found.key]
    if as_json:
        facts = {
            "id": found.key,
            "label": found.label,
            "sha256": found.sha256,
            "language": found.language,
            "by_hand": [name_coded(one) for _, one in coded],
        }
        click.echo(msgspec.json.encode({**facts, "received": receipts}).decode())
        return
    print_lines(
        [
            *_tell(found, receipts, reading),
            *map(_tell_coded, coded),
            *([] if settled is None else [f"  {_tell_ruling(settled)}"]),
        ]
    )


def find_report(store: Store, name: str) -> Report:
    """Give the report of a label or of the beginning of an id."""
    found = store.reports_named(name)
    if len(found) == 1:
        return store.report(found[0])
    if found:
        raise NotFound(f"{name}: {len(found)} reports begin so; give more digits")
    raise NotFound(f"{name}: no report of that label; `twosource export --table reports` has all")


def _tell(report: Report, receipts: Sequence[Receipt], reading: Reading) -> Iterator[str]:
    outlet = report.outlet or reading.outlet
    yield f"{report.label} ({report.key})"
    yield f"  outlet: {'unknown' if outlet is None else outlet.value}"
    published = report.published
    yield f"  published: {'unknown' if published is None else published.value}"
    yield f"  address: {report.url or 'unknown'}"
    marks = report.marks
    yield f"  may be seen: {marks.access}; consent: {marks.consent}"
    for one in receipts:
        again = "received" if one.number == 1 else "received again"
        encoding = f", {one.how.encoding}" if one.how.encoding else ""
        yield f"  {again} {one.received_at} from {one.how.source} ({one.how.way})"
        yield f"    read by {one.how.reader}{encoding}; SHA-256 {one.sha256}"
    unread = tell_unread(report)
    if unread is not None:
        yield f"  not read: {unread.reason}; {unread.remedy}"
        return
    claims = say_number(len(reading.claims), "claim")
    yield f"  told by {reading.extractor}, codebook {reading.codebook}: {claims}"


def _tell_ruling(ruling: Ruling) -> str:
    said = tell_settled(ruling.said) if isinstance(ruling.said, Settled) else ""
    return f"{said}, {ruling.by} (decision {ruling.id}, {ruling.at})"


def _tell_coded(one: tuple[Ruling, Coded]) -> str:
    ruling, coded = one
    passage = coded.anchor.passage
    return (
        f"  coded by hand, {ruling.by} (decision {ruling.id}, {ruling.at}):"
        f" {coded.anchor.type}, characters {passage.start}-{passage.end}{tell_coded(coded)}"
    )
