"""`twosource search`: the reports in which words stand, and the events they tell of there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import click
import msgspec

from twosource.cli.options import example, json_option, record_option
from twosource.cli.table import print_lines
from twosource.cli.unlocking import open_record
from twosource.model.report import Report
from twosource.model.search import FoundPassage, FoundText
from twosource.model.spans import Span
from twosource.ports import Store
from twosource.record_name import RecordName
from twosource.stages.by_hand import list_coded, name_coded
from twosource.stages.search_words import read_query
from twosource.views.words import say_number


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that was found, with the label of the event each of its claims tells of."""

    found: FoundText
    report: Report
    outlet: str | None
    passages: Sequence[tuple[FoundPassage, tuple[str, ...]]]


class PassageLine(msgspec.Struct, frozen=True):
    """A passage in JSON; `words` are where those that were looked for stand in the report."""

    start: int
    end: int
    text: str
    words: tuple[tuple[int, int], ...]
    events: tuple[str, ...]


class HitLine(msgspec.Struct, frozen=True):
    """A report in JSON."""

    report: str
    label: str
    outlet: str | None
    published: str | None
    passages: tuple[PassageLine, ...]


@click.command(
    "search",
    epilog=example(
        "twosource search bridge collapsed --record my.db",
        "twosource search cholera camp --record my.db --limit 100 --json | jq -r .label",
    ),
)
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@record_option
@click.option(
    "--limit", type=click.IntRange(1), default=20, show_default=True, help="Reports at most."
)
@json_option
def command(words: tuple[str, ...], record: RecordName, limit: int, *, as_json: bool) -> None:
    """Search the texts of the reports for WORDS, all of which must stand in a report.

    Whole words are looked for, without regard to case and accents: "bridge" does not find
    "bridges". Shown are the passages with the words marked, and the events told of there.

    This is no search for people: words that stand in the record only in names of people, or in
    what may be one, are answered as if they were not there (docs/privacy.md).
    """
    if not read_query(words):
        raise click.UsageError("no word to search for; a word is of letters or figures")
    with open_record(record) as store, store.at_once():
        found = store.search_text(words, limit + 1)
        hits = list(_look_up(store, found[:limit]))
    if as_json:
        for hit in hits:
            click.echo(msgspec.json.encode(_line(hit)).decode())
        return
    print_lines([*(line for hit in hits for line in _tell(hit)), _tell_count(found, limit)])


def _look_up(store: Store, found: Sequence[FoundText]) -> Iterator[Hit]:
    """Give each report with its outlet and the events that its passages tell of."""
    for one in found:
        report, reading = store.report(one.report), store.reading(one.report)
        by_hand = [coded for _, coded in list_coded(store.rulings_on(one.report))]
        outlet = report.outlet or reading.outlet
        claims = [(claim.passage, claim.id) for claim in reading.claims]
        claims += [
            (coded.anchor.passage, name_coded(coded))
            for coded in by_hand
            if coded.anchor.report == one.report
        ]
        told_by = store.events_told_by(key for _, key in claims)
        labels = store.labels_of(told_by.values())
        told = [(span, labels[told_by[key]]) for span, key in claims if key in told_by]
        passages = [(passage, _list_events(passage.span, told)) for passage in one.passages]
        yield Hit(one, report, None if outlet is None else outlet.value, passages)


def _list_events(span: Span, told: Sequence[tuple[Span, str]]) -> tuple[str, ...]:
    """Give the labels of the events of which claims stand in a passage."""
    return tuple(
        sorted(
            {
                label
                for passage, label in told
                if passage.start < span.end and span.start < passage.end
            }
        )
    )


def _tell(hit: Hit) -> Iterator[str]:
    """Give a report that was found as lines of text."""
    report = hit.report
    day = "day unknown" if report.published is None else report.published.value
    yield f"{report.label} — {hit.outlet or 'outlet unknown'}, {day}"
    for passage, events in hit.passages:
        told = f"  [{', '.join(events)}]" if events else ""
        yield f"  {mark_words(report.text, passage)}{told}"


def mark_words(text: str, passage: FoundPassage) -> str:
    """Give a passage in one line, with the words that were looked for between stars."""
    parts, at = [], passage.span.start
    for word in passage.words:
        parts += [text[at : word.start], "*", word.of(text), "*"]
        at = word.end
    return " ".join("".join([*parts, text[at : passage.span.end]]).split())


def _tell_count(found: Sequence[FoundText], limit: int) -> str:
    if not found:
        return "No report has all of these words."
    if len(found) > limit:
        return f"The first {say_number(limit, 'report')}; --limit shows more."
    return f"{say_number(len(found), 'report')}."


def _line(hit: Hit) -> HitLine:
    report = hit.report
    return HitLine(
        report.key,
        report.label,
        hit.outlet,
        None if report.published is None else report.published.value,
        tuple(
            PassageLine(
                passage.span.start,
                passage.span.end,
                passage.span.of(report.text),
                tuple((word.start, word.end) for word in passage.words),
                events,
            )
            for passage, events in hit.passages
        ),
    )
