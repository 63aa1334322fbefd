"""`twosource log`: what changed a record, line by line."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from twosource.cli.options import example, json_option, record_option
from twosource.cli.table import print_lines
from twosource.model.record import LogLine

SHORT_HASH = 12
LONGEST = 120


@click.command(
    "log",
    epilog=example(
        "twosource log --record my.db",
        "twosource log --record my.db --last 20",
        "twosource log --record my.db --json | jq 'select(.what == \"exported\")'",
    ),
)
@record_option
@click.option("--last", type=click.IntRange(1), metavar="N", help="Only the last N lines.")
@json_option
def command(record: Path, last: int | None, *, as_json: bool) -> None:
    """List what changed a record: when, by whom, why.

    Lines are appended and never altered; each ends in the beginning of its hash, which is made
    from the line and from the hash of the line before. `twosource check` goes through them all;
    `twosource seal` gives the last hash to somebody else to keep. What was expunged is gone from
    here too: such a line keeps when and what, and loses its particulars.
    """
    from twosource.cli.unlocking import open_record

    with open_record(record) as store:
        lines = list(store.log())
    lines = lines if last is None else lines[-last:]
    if as_json:
        import msgspec

        for line in lines:
            click.echo(msgspec.json.encode(asdict(line)).decode())
    else:
        print_lines(tell_line(line) for line in lines)


def tell_line(line: LogLine) -> str:
    """Give a line of the log in words."""
    told = " ".join(_tell_detail(line))
    back = "  (the clock had gone back)" if line.back else ""
    gone = "  (its particulars were expunged)" if line.forgotten else ""
    words = f"  {told}" if told else ""
    return f"{line.seq}  {line.at}  {line.what}{words}{gone}{back}  #{line.hash[:SHORT_HASH]}"


def _tell_detail(line: LogLine) -> Iterator[str]:
    for name, value in line.detail.items():
        shown = " ".join(str(value).split())
        yield f"{name}={shown if len(shown) <= LONGEST else shown[:LONGEST] + '…'}"
