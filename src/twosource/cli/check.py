"""`twosource check`: what was kept is still what it was."""

import sys
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import Any

import click

from twosource.cli.options import example, json_option, record_option
from twosource.cli.seals import SealCheck, check_seal
from twosource.model.record import Checked
from twosource.record_name import RecordName
from twosource.views.words import say_number

FILE = click.Path(path_type=Path, dir_okay=False, exists=True)
MEGABYTE = 1_000_000


@click.command(
    "check",
    epilog=example(
        "twosource check --record my.db",
        "twosource check --record my.db --seal my.seal --public-key theirs.pub",
        "twosource check --record my.db --seal my.seal --archive my-archive.tar.gz",
    ),
)
@record_option
@click.option("--seal", type=FILE, metavar="FILE", help="Hold the record against this seal.")
@click.option(
    "--public-key",
    metavar="HEX|FILE",
    help="The key the seal must be signed with, as its owner told you.",
)
@click.option("--archive", type=FILE, metavar="FILE", help="The file that was sealed with it.")
@json_option
def command(
    record: RecordName,
    seal: Path | None,
    public_key: str | None,
    archive: Path | None,
    *,
    as_json: bool,
) -> None:
    """Re-read every passage and hash of a record.

    Tells whether what was kept is intact: the bytes as received, the keys, every passage of every
    claim, every line of the log and all that it says was kept. It says nothing about the truth of a
    report. Exits with 1 if anything fails.

    With --seal it also tells whether the log still holds the line that was sealed: a record that
    its owner wrote anew is intact, and fails here.
    """
    from twosource.cli.table import print_lines
    from twosource.cli.unlocking import open_record, say_open, tell_open

    if seal is None and (public_key or archive):
        raise click.UsageError("--public-key and --archive belong to a seal: give --seal FILE")
    start = perf_counter()
    with open_record(record, damaged=True) as store:
        result = store.check()
        seconds = perf_counter() - start
        named = 0 if result.faults else sum(_is_name(one.by) for one in store.decisions())
        sealed = None if seal is None else check_seal(seal, store.log(), public_key, archive)
    if as_json:
        import msgspec

        click.echo(msgspec.json.encode(_as_json(result, seconds, sealed)).decode())
        tell_open(record)
    else:
        for line in (*_tell(result), *_tell_seal(sealed)):
            click.echo(line)
        if named:
            words = "from before reviewers had pseudonyms, left as they were"
            click.echo(f"Decisions that bear a name, {words}: {named}.")
        print_lines(say_open(record))
    if result.faults or (sealed is not None and sealed.faults):
        sys.exit(1)


def _is_name(by: str) -> bool:
    from twosource.stores.reviewer_file import PSEUDONYM

    return not PSEUDONYM.fullmatch(by)


def _as_json(result: Checked, seconds: float, sealed: SealCheck | None) -> dict[str, Any]:
    from dataclasses import asdict

    megabytes = result.size / MEGABYTE
    return {
        **asdict(result),
        "megabytes": megabytes,
        "seconds": seconds,
        "megabytes_per_second": megabytes / seconds,
        "seal": sealed,
    }


def _tell(result: Checked) -> Iterator[str]:
    for fault in result.faults:
        yield f"{fault.report}: {fault.what}" if fault.report else fault.what
    intact = result.checked - len(result.faults)
    share = 100 * intact / result.checked if result.checked else 100.0
    yield (
        f"{share:.2f} % intact: {intact} of {result.checked} passages, hashes and keys,"
        f" {say_number(result.lines, 'line')} of the log among them."
        " This says nothing about the truth of a report."
    )
    if result.forgotten:
        yield f"{say_number(result.forgotten, 'line')} of the log lost what was expunged."
    if result.backward:
        times = say_number(result.backward, "time")
        yield f"The clock went back {times}: `twosource log` shows where."


def _tell_seal(sealed: SealCheck | None) -> Iterator[str]:
    if sealed is None:
        return
    for what in sealed.faults:
        yield f"seal: {what}"
    if not sealed.faults:
        stamped = f", stamped at {sealed.stamped_at}" if sealed.stamped_at else ""
        yield f"The seal of {sealed.at} agrees: line {sealed.line} of the log{stamped}."
    for what in sealed.told:
        yield f"seal: {what}"
