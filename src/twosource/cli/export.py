"""`twosource export`: the record as JSON Lines."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, get_args

import click

from twosource.cli.as_of import as_of_options, stand
from twosource.cli.export_archive import export_archive
from twosource.cli.options import example, quiet_option, record_option
from twosource.cli.unlocking import open_record, tell_open
from twosource.exporters.tables import Line, Table, name_file
from twosource.ports import Standing, Store
from twosource.record_name import RecordName
from twosource.views.tables import list_page_by_page, list_whole
from twosource.views.words import say_number


@click.command(
    "export",
    epilog=example(
        "twosource export --record my.db --format jsonl --out events.jsonl",
        "twosource export --record my.db --table claims --out - | head -1",
        "twosource export --record my.db --format archive --out my.tar.gz",
    ),
)
@record_option
@click.option(
    "--format",
    "kind",
    type=click.Choice(["jsonl", "archive"]),
    default="jsonl",
    show_default=True,
    help="`archive` is all of the record, for `twosource restore`.",
)
@click.option(
    "--table",
    type=click.Choice(get_args(Table)),
    default="events",
    show_default=True,
    help="What a line is.",
)
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Of events: also what is only possible, denied, told as not so, or not reported.",
)
@click.option("--out", required=True, metavar="FILE|-", help="Where to; - is standard output.")
@as_of_options
@quiet_option
def command(record: RecordName, kind: str, table: Table, out: str, **chosen: Any) -> None:
    """Write events, claims or reports as JSON Lines.

    One object a line; docs/export.md and docs/record.schema.json describe them. Each row and the
    file's name say under which policy it was made: "internal", for the eyes of those who may see
    the record. Publishing policies come later; nothing here is made safe to publish. An archive is
    all the record keeps, and moves it to another database: `twosource restore` makes it anew.
    """
    if kind == "archive":
        export_archive(record, out, quiet=chosen["quiet"])
        return
    from twosource.exporters.json_text import encode_line

    tally = {"lines": 0, "closed": 0, "handled": 0}
    with open_record(record) as store, _noting(store, table, tally), _open_out(out) as stream:
        standing = stand(store, chosen["as_of"], chosen["codebook"])
        # Let go of before the log is told: what was read is of one moment, and that is past then.
        with standing.at_once():
            for line in _list(store, standing, table, everything=chosen["everything"]):
                stream.write(encode_line(line) + "\n")
                tally["lines"] += 1
                tally["closed"] += line.marks.access != "published"
                tally["handled"] += bool(line.marks.handling)
    if out != "-" and not chosen["quiet"]:
        written = say_number(tally["lines"], "line")
        click.echo(f"{written} written to {name_file(Path(out))}", err=True)
    if not chosen["quiet"]:
        tell_open(record)
    if tally["closed"]:
        click.echo(
            f"Warning: {tally['closed']} of {tally['lines']} lines stand on reports that are"
            " restricted or confidential. Keep this export as you keep them.",
            err=True,
        )
    if tally["handled"]:
        click.echo(
            f"Warning: {tally['handled']} of {tally['lines']} lines carry a note on how to handle"
            " them, in `marks`: read it before anybody else gets this export.",
            err=True,
        )


def _list(store: Store, standing: Standing, table: Table, *, everything: bool) -> Iterator[Line]:
    if standing is store:
        return list_page_by_page(store, table, everything=everything)
    return list_whole(standing, table, everything=everything)


@contextmanager
def _noting(store: Store, table: Table, tally: dict[str, int]) -> Iterator[None]:
    """Write into the log what left the record, also when the reader of a pipe went away early."""
    try:
        yield
    finally:
        if tally["lines"]:
            note = {"table": table, "policy": "internal", "lines": tally["lines"]}
            store.note("exported", note)


@contextmanager
def _open_out(out: str) -> Iterator[IO[str]]:
    """Open standard output, or a file that takes its name only when it is whole."""
    if out == "-":
        yield sys.stdout
        return
    path = name_file(Path(out))
    if not path.parent.is_dir():
        raise click.UsageError(f"--out: there is no folder {path.parent}; make it first")
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
