"""`twosource sign`: put your name under an event as it stands."""

import click

from twosource.cli.decide.desk import decider_option, note_option, now
from twosource.cli.options import example, record_option
from twosource.cli.review import tell_state
from twosource.cli.table import print_lines
from twosource.cli.unlocking import open_record
from twosource.record_name import RecordName
from twosource.views.event_view import see_event
from twosource.views.reviews import sign_as_it_stands


@click.command(
    "sign",
    epilog=example(
        "twosource sign PER-0001 --by R1 --record my.db",
        "twosource sign PER-0001 --by R1 --note 'read all six reports' --record my.db",
    ),
)
@click.argument("event", metavar="EVENT")
@decider_option
@note_option
@record_option
def command(event: str, by: str, note: str | None, record: RecordName) -> None:
    """Sign an event as it stands: its values, claims, reports and origins.

    Any later difference shows as "changed since signed", with what differs; `show --as-of` tells
    how it was. Sign it again when you agree with how it is now; `decide undo N` takes the signature
    back. It is your word that you read it, and no proof of what it tells.
    """
    with open_record(record) as store:
        found, seen = see_event(store, event)
        said = sign_as_it_stands(found, seen)
        ruling = store.add_ruling(said, by, note, now())
        click.echo(f"Decision {ruling.id}: {found.label} signed, by {by}.")
        # Looked at again: another may have changed the event while it was being signed.
        print_lines(tell_state(*see_event(store, event)))
