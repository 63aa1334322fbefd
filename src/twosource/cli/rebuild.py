"""`twosource rebuild`: all that is derived, dropped and worked out anew from what is kept."""

from pathlib import Path

import click

from twosource.cli.options import codebook_option, example, quiet_option, record_option
from twosource.cli.progress import Progress
from twosource.cli.table import print_lines
from twosource.cli.unlocking import open_record
from twosource.config import Config
from twosource.model.errors import BadCodebook
from twosource.ports import Store
from twosource.record_name import RecordName
from twosource.views.words import say_number
from twosource.wiring import open_parts


@click.command(
    "rebuild",
    epilog=example(
        "twosource rebuild --record my.db",
        "twosource rebuild --record my.db --codebook ours.toml",
    ),
)
@record_option
@codebook_option
@quiet_option
def command(record: RecordName, codebook: Path | None, *, quiet: bool) -> None:
    """Drop all that is derived, and work it out anew from what is kept.

    Kept are reports, their bytes and how they came, readings, decisions, ids of events, lists of
    actors, the log; none of it is changed, and no report is read again. Derived are the claims with
    their values, the events, and the index of words: after it they are what they were. Useful where
    they are damaged, or to see that nothing depends on them.
    """
    with Progress(quiet=quiet) as progress, open_record(record, damaged=True) as store:
        parts = open_parts(Config(codebook=codebook), progress.step, store)
        _refuse_another_codebook(store, parts.reading.codebook)
        from twosource.rebuilding import rebuild

        made = rebuild(store, parts, progress.step)
    if not quiet:
        told = (
            f"Derived anew: {say_number(made.events, 'event')},"
            f" {say_number(made.claims, 'claim')} with their values, and the index of"
            f" {say_number(made.reports, 'report')}. Nothing that is kept was changed."
        )
        print_lines([told])


def _refuse_another_codebook(store: Store, codebook: str) -> None:
    """See that events are put together by the codebook that their claims were read by."""
    others = {one.codebook for one in store.current_readings()} - {codebook}
    if others:
        raise BadCodebook(
            f"reports of this record were read by {', '.join(sorted(others))}, not by {codebook};"
            " give theirs with --codebook, or read them again with `twosource build`"
        )
