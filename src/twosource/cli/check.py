"""`twosource check`: what was kept is still what it was."""

import sys

import click

from twosource.cli.options import example, json_option, record_option
from twosource.record_name import RecordName


@click.command("check", epilog=example("twosource check --record my.db"))
@record_option
@json_option
def command(record: RecordName, *, as_json: bool) -> None:
    """Re-read every passage and hash of a record.

    Tells whether what was kept is intact: the bytes as received, the keys, every passage of every
    claim. It says nothing about the truth of a report. Exits with 1 if anything fails.
    """
    from twosource.cli.table import print_lines
    from twosource.cli.unlocking import open_record, say_open, tell_open

    with open_record(record, damaged=True) as store:
        result = store.check()
    if as_json:
        import msgspec

        click.echo(msgspec.json.encode(result).decode())
        tell_open(record)
    else:
        for fault in result.faults:
            click.echo(f"{fault.report}: {fault.what}")
        intact = result.checked - len(result.faults)
        share = 100 * intact / result.checked if result.checked else 100.0
        click.echo(
            f"{share:.2f} % intact: {intact} of {result.checked} passages, hashes and keys."
            " This says nothing about the truth of a report."
        )
        print_lines(say_open(record))
    if result.faults:
        sys.exit(1)
