"""`twosource expunge`: take a report, or a person's data in one, out of a record for good."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from twosource.cli.expunge_words import expunge_typed, tell_typed
from twosource.cli.options import codebook_option, example, record_option
from twosource.cli.reviewers import by_option
from twosource.cli.table import print_lines
from twosource.cli.unlocking import open_record
from twosource.config import Config
from twosource.model.errors import NotFound
from twosource.model.spans import Span
from twosource.model.tombstone import Expunged, Expunging
from twosource.ports import Store
from twosource.record_name import RecordName
from twosource.views.decisions import tell_moves
from twosource.views.words import say_number
from twosource.wiring import open_parts

_PASSAGE = re.compile(r"(?P<report>.+):(?P<start>\d+)-(?P<end>\d+)")
_KINDS = {
    "reports": "report",
    "originals": "original",
    "collections": "collection record",
    "readings": "reading",
    "decisions": "decision",
}


@click.command(
    "expunge",
    epilog=example(
        "twosource expunge quay-1.txt --record my.db --reason 'order of the court' --dry-run",
        "twosource expunge quay-1.txt --record my.db --reason 'order of the court' --by R1",
        "twosource expunge --passage quay-1.txt:120-133 --record my.db --reason 'she asked'",
        "twosource expunge --words --record my.db --reason 'she asked'",
        "twosource expunge --finish --record my.db",
    ),
)
@click.argument("report", required=False)
@record_option
@codebook_option
@click.option("--reason", metavar="TEXT", help="Why. It is kept: name nobody in it.")
@by_option("Who says so")
@click.option(
    "--passage",
    "passages",
    multiple=True,
    metavar="REPORT:START-END",
    help="Only these characters of a report; may be given several times.",
)
@click.option(
    "--words",
    "asking",
    is_flag=True,
    help="Ask for words, such as a name, and take them out of all that people typed.",
)
@click.option("--dry-run", is_flag=True, help="Say what would go, and change nothing.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--finish", is_flag=True, help="Clear the files, where that could not be done.")
def command(report: str | None, record: RecordName, **chosen: Any) -> None:
    """Take a report, or passages of one, out of a record for good.

    REPORT is its label, or six or more digits of its id. Gone are its text, bytes, readings, what
    was worked out of it, the decisions on it, and what the log says of it; a tombstone stays and
    says that and why. Of a passage each character becomes █, so that all others stay where they
    are; the original goes whole, and the report is read anew. It cannot be undone.

    The words of a passage go from notes, comments and reasons on anything else too, and from what
    the log says. With --words they are asked for and not shown, and go from there alone; they are
    kept nowhere. What reports tell stays: name each passage.

    A file beside the record, FILE.tombstones, knows what was expunged if it comes again: `build`
    leaves it out, `restore` takes it out of older backups. Keep it as you keep the record, and not
    with copies of it. Exports, backups, copies and disks are not reached: see docs/record.md.
    """
    with open_record(record) as store:
        if chosen["asking"]:
            if not expunge_typed(store, report, chosen):
                return
        elif not chosen["finish"]:
            wanted = _read_wanted(store, report, chosen)
            print_lines(_tell_beforehand(store, wanted))
            if chosen["dry_run"]:
                return
            if not chosen["yes"]:
                click.confirm("This cannot be undone. Expunge it?", abort=True)
            _expunge(store, wanted, Config(codebook=chosen["codebook"]))
        store.clear_files()
    click.echo("Nothing of it is left in the files of this record.")
    for copy in _list_copies(record):
        click.echo(f"{copy} is a copy from before, and still holds it: delete it.")


def _list_copies(record: RecordName) -> list[Path]:
    """Give the copies that stand beside a record from before it was brought up to date."""
    if not isinstance(record, Path):
        return []
    return sorted(record.parent.glob(f"{record.stem}.before-*"))


def _read_wanted(store: Store, report: str | None, chosen: dict[str, Any]) -> list[Expunging]:
    passages = chosen["passages"]
    if (report is None) == (not passages):
        raise click.UsageError("give a REPORT, --passage REPORT:START-END, or --words")
    if not chosen["reason"]:
        raise click.UsageError("say why: --reason TEXT")
    why, by = chosen["reason"], chosen["by"]
    if report is not None:
        return [Expunging(_find(store, report), why, by)]
    return [
        Expunging(_find(store, name), why, by, span) for name, span in map(_read_passage, passages)
    ]


def _read_passage(words: str) -> tuple[str, Span]:
    found = _PASSAGE.fullmatch(words)
    if found is None:
        raise click.UsageError(f"--passage takes REPORT:START-END, not {words}")
    return found["report"], Span(int(found["start"]), int(found["end"]))


def _find(store: Store, name: str) -> str:
    """Give the key of a report by its label, or by the beginning of its key."""
    found = store.reports_named(name)
    if len(found) != 1:
        remedy = "`twosource export --table reports` lists labels and ids"
        raise NotFound(f"{name!r} names no report of this record; {remedy}")
    return found[0]


def _tell_beforehand(store: Store, wanted: Sequence[Expunging]) -> Iterator[str]:
    for one in wanted:
        would = store.preview_expunging(one)
        label = store.report(one.report).label
        what = f"{label} {one.passage.start}-{one.passage.end}" if one.passage else label
        yield f"{what}:"
        yield from (f"  {line}" for line in _tell(would, one.passage))


def _tell(would: Expunged, passage: Span | None) -> Iterator[str]:
    counted = [
        say_number(count, _KINDS[table]) for table, count in would.rows.items() if table in _KINDS
    ]
    yield f"{', '.join(counted)}, and what was worked out of them"
    yield f"{say_number(would.lines, 'line')} of the log keep when and what, and lose the rest"
    if would.typed:
        yield f"on anything else {tell_typed(would.typed)} lose those words"
    if would.decisions:
        numbers = ", ".join(map(str, would.decisions))
        if passage is None:
            yield f"decisions on it go with it: {numbers}"
        else:
            yield f"decisions on it stay, without those words in their notes: {numbers}"


def _expunge(store: Store, wanted: Sequence[Expunging], config: Config) -> None:
    """Expunge, read anew what is left of a report, and work the events out.

    All parts are opened first: what is missing must stop it before anything is gone.
    """
    from dataclasses import replace

    from twosource.cli.progress import Progress
    from twosource.rebuilding import renew

    with Progress(quiet=False) as progress:
        parts = open_parts(config, progress.step, store)
        before = tuple(store.events())
        keys: dict[str, str] = {}
        with store.building():
            for one in wanted:
                now = keys.get(one.report, one.report)
                gone = store.expunge(replace(one, report=now))
                if gone.report is not None:
                    keys[one.report] = gone.report
            renew(store, parts, sorted(set(keys.values())), progress.step)
    print_lines(tell_moves(before, tuple(store.events()), store.event_ids()))
    numbers = [one.number for one in store.tombstones()][-len(wanted) :]
    click.echo(f"Expunged; tombstone {', '.join(map(str, numbers))}.")
