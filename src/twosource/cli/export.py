"""`twosource export`: the record as JSON Lines."""

from collections.abc import Iterator
from pathlib import Path

import click

from twosource.cli.options import example, record_option, tells_errors

TABLES = ("events", "reports", "claims")


@click.command(
    "export",
    epilog=example(
        "twosource export --record my.db --format jsonl --out events.jsonl",
        "twosource export --record my.db --table claims --out - | head -1",
    ),
)
@record_option
@click.option("--format", "kind", type=click.Choice(["jsonl"]), default="jsonl", show_default=True)
@click.option(
    "--table",
    type=click.Choice(TABLES),
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
@tells_errors
def command(record: Path, kind: str, table: str, out: str, *, everything: bool) -> None:
    """Write events, claims or reports as JSON Lines.

    One object a line; docs/record.md and docs/record.schema.json describe them. Each row and the
    file's name say under which policy it was made: "internal", for the eyes of those who may see
    the record. Publishing policies come later; nothing here is made safe to publish.
    """
    del kind
    from twosource.cli.record_view import is_shown, view_of
    from twosource.exporters.json_text import encode_line
    from twosource.exporters.tables import RecordTables, name_file
    from twosource.wiring import open_record

    with open_record(record) as store:
        view = view_of(store)
        tables = RecordTables(
            events=tuple(e for e in view.events if everything or is_shown(e)),
            claims=view.claims,
            labels=view.labels,
            reports=view.reports,
            readings={reading.report: reading for reading in store.current_readings()},
        )
        lines: Iterator[str] = (encode_line(shape) for shape in tables.lines(table))
        written = _write(lines, out if out == "-" else str(name_file(Path(out))))
        store.note("exported", {"table": table, "policy": "internal", "lines": written})
    kept = sum(1 for one in view.reports.values() if one.marks.access != "published")
    if kept:
        click.echo(
            f"Warning: this export holds material from {kept} reports marked restricted or"
            " confidential. Keep it as you keep them.",
            err=True,
        )


def _write(lines: Iterator[str], out: str) -> int:
    count = 0
    if out == "-":
        for line in lines:
            click.echo(line)
            count += 1
        return count
    with Path(out).open("w", encoding="utf-8") as stream:
        for line in lines:
            stream.write(line + "\n")
            count += 1
    click.echo(f"{count} lines written to {out}", err=True)
    return count
