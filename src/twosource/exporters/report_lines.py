"""A report in the shape of the export."""

from collections.abc import Sequence

from twosource.exporters import report_shapes
from twosource.exporters.claim_lines import POLICY, date_line, marks, passage, voices
from twosource.exporters.copy_lines import Beside, common_lines, copy_line
from twosource.model.claim import Reading
from twosource.model.collection import Receipt
from twosource.model.report import Layout, Report, Sourced
from twosource.model.values import Blank, When
from twosource.stages.anniversaries import Fixed, set_year
from twosource.stages.layout import lay_out
from twosource.stages.when import read_written


def report_line(
    report: Report,
    reading: Reading,
    beside: Beside,
    fixed: Fixed | None = None,
    receipts: Sequence[Receipt] = (),
) -> report_shapes.Report:
    """Give one report in the shape of the export; `fixed` may tell the year it was written in.

    `receipts` are the times that it came.
    """
    text = report.text
    title = report.title
    layout = lay_out(text, None if title is None else title.value)
    headlines = layout.spans("headline")
    if title is None and headlines:
        title = Sourced(headlines[0].of(text), "headline", headlines[0])
    return report_shapes.Report(
        id=report.key,
        label=report.label,
        sha256=report.sha256,
        received=tuple(_receipt(one) for one in receipts),
        title=_stated(title, text),
        outlet=_stated(report.outlet or reading.outlet, text),
        agency=_stated(reading.agency, text),
        dateline_place=_stated(_filed_from(layout, text), text),
        url=report.url,
        language=report.language,
        published=_stated(report.published, text),
        written=date_line(set_year(_written(report, layout), fixed), text),
        withdrawn=report.withdrawn,
        parts=tuple(
            report_shapes.Part(kind=part.kind, start=part.span.start, end=part.span.end)
            for part in layout.parts
        ),
        marks=marks(report.marks),
        coverage=report_shapes.Coverage(
            characters=reading.coverage.characters,
            sentences=reading.coverage.sentences,
            without_claim=reading.coverage.without_claim,
        ),
        quotations=tuple(
            report_shapes.Quotation(span=passage(one.span, text), said_by=voices(one.chain, text))
            for one in reading.quotations
        ),
        copy_of=copy_line(beside, text),
        shares=common_lines(beside, report.key),
        other_texts=tuple(beside.labels[one] for one in beside.common.other_texts),
        policy=POLICY,
    )


def _receipt(one: Receipt) -> report_shapes.Receipt:
    return report_shapes.Receipt(
        at=one.received_at,
        source=one.how.source,
        way=one.how.way,
        reader=one.how.reader,
        encoding=one.how.encoding,
        sha256=one.sha256,
    )


def _written(report: Report, layout: Layout) -> When | Blank:
    day = None if layout.dateline is None else layout.dateline.day
    published = None if report.published is None else report.published.value
    return read_written(None if day is None else day.of(report.text), published, day)


def _filed_from(layout: Layout, text: str) -> Sourced | None:
    """Give the place a dateline names: where the report was written, not where it happened."""
    if layout.dateline is None or layout.dateline.place is None:
        return None
    span = layout.dateline.place
    return Sourced(" ".join(span.of(text).split()), "dateline", span)


def _stated(sourced: Sourced | None, text: str) -> report_shapes.Stated | None:
    if sourced is None:
        return None
    span = None if sourced.span is None else passage(sourced.span, text)
    return report_shapes.Stated(value=sourced.value, how=sourced.how, span=span)
