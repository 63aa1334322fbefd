"""`twosource learn`: weights from people's decisions on a record."""

from collections.abc import Iterator
from pathlib import Path

import click

from twosource.cli.options import codebook_option, example, record_option, weights_option
from twosource.cli.table import print_lines
from twosource.cli.unlocking import open_record
from twosource.config import Config
from twosource.model.weights import Weights
from twosource.readers.weights import encode_weights
from twosource.record_name import RecordName
from twosource.views.words import say_number
from twosource.wiring import learn_weights

LEAST = 0.05
SHOWN = 12


@click.command(
    "learn",
    epilog=example(
        "twosource learn --record my.db --out ours.json",
        "twosource build reports/ --record my.db --weights ours.json",
    ),
)
@record_option
@codebook_option
@weights_option
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    metavar="FILE.json",
    help="Where to write the weights.",
)
def command(record: RecordName, codebook: Path | None, weights: Path | None, out: Path) -> None:
    """Learn from your decisions how much each reason weighs.

    Starts from the weights that the record was matched with, or those of --weights, and moves each
    towards what people decided with `decide`: a little for a few decisions, further for many. It
    changes nothing by itself; `build --weights` takes the new table. "unsure" teaches nothing, and
    neither does a pair that an impossibility keeps apart.
    """
    from twosource.cli.progress import Progress

    with Progress(quiet=False) as progress, open_record(record) as store:
        config = Config(codebook=codebook, weights=weights)
        before, learned, decided = learn_weights(store, config, progress.step)
    out.write_text(encode_weights(learned), encoding="utf-8")
    print_lines(tell_learned(before, learned, decided))
    print_lines([f"Next: twosource build REPORTS... --record {record} --weights {out}"])


def tell_learned(before: Weights, learned: Weights, decided: int) -> Iterator[str]:
    """Say what was learned from, and which weights moved most."""
    if before == learned:
        yield f"Nothing to learn from {say_number(decided, 'decision')}: as {before.version}."
        return
    yield f"Learned from {say_number(decided, 'decision')}, starting from {before.version}."
    known = dict(before.rows())
    moved = sorted(
        (row for row, bits in learned.rows() if abs(bits - known[row]) >= LEAST),
        key=lambda row: (-abs(dict(learned.rows())[row] - known[row]), row),
    )
    now = dict(learned.rows())
    for row in moved[:SHOWN]:
        side = "of one report" if row[0] == "within" else "of two reports"
        words = f"{row[1].replace('_', ' ')}, {row[2]}, {side}"
        yield f"  {known[row]:+6.2f} to {now[row]:+6.2f} bits  {words}"
    if len(moved) > SHOWN:
        yield f"  and {len(moved) - SHOWN} more by {LEAST} bits or more"
