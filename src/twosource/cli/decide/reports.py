"""`twosource decide report`: what becomes of a report."""

import click

from twosource.cli.decide.desk import decider_option, note_option, now
from twosource.cli.options import example, record_option
from twosource.cli.report import find_report
from twosource.cli.unlocking import open_record
from twosource.model.ruling import ReportState, Settled
from twosource.record_name import RecordName
from twosource.views.decisions import tell_settled

STATES: dict[str, ReportState] = {
    "mine": "mine",
    "done": "done",
    "nothing-codable": "nothing_codable",
    "new": "new",
}


@click.command(
    "report",
    epilog=example(
        "twosource decide report quay-letter.txt done --by R1 --record my.db",
        "twosource decide report rain.txt nothing-codable --reason 'a forecast' --by R1"
        " --record my.db",
    ),
)
@click.argument("report", metavar="LABEL|ID")
@click.argument("state", type=click.Choice(list(STATES)), metavar="mine|done|nothing-codable|new")
@click.option("--reason", metavar="TEXT", help="Why there is nothing to code in it.")
@decider_option
@note_option
@record_option
def settle(
    report: str, state: str, reason: str | None, by: str, note: str | None, record: RecordName
) -> None:
    """Say what becomes of a report: somebody reads it, is done, or found nothing to code in it.

    It moves no event. `new` gives a report back to all; `decide undo` takes a word back.
    """
    if (state == "nothing-codable") != bool(reason):
        raise click.UsageError("a reason goes with nothing-codable, and with nothing else")
    with open_record(record) as store:
        found = find_report(store, report)
        said = Settled(found.key, STATES[state], reason or "")
        ruling = store.add_ruling(said, by, note, now())
    click.echo(f"Decision {ruling.id}: {found.label} {tell_settled(said)}, by {by}.")
