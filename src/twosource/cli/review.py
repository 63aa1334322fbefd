"""`twosource review`: where the review of an event stands, and who is at it."""

from collections.abc import Iterator

import click

from twosource.cli.decide.desk import note_option, now
from twosource.cli.options import example, json_option, record_option
from twosource.cli.reviewers import by_option
from twosource.cli.table import print_lines
from twosource.cli.unlocking import open_record
from twosource.exporters.json_text import encode_line
from twosource.exporters.review_lines import review_line
from twosource.model.event import Event
from twosource.record_name import RecordName
from twosource.views.disputes import tell_disputes
from twosource.views.event_view import see_event
from twosource.views.record_view import RecordView, find_event
from twosource.views.reviews import take_up, tell_review


@click.command(
    "review",
    epilog=example(
        "twosource review PER-0001 --record my.db",
        "twosource review PER-0001 --by R1 --record my.db",
    ),
)
@click.argument("event", metavar="EVENT")
@by_option("Say that you are at it")
@note_option
@record_option
@json_option
def command(
    event: str, by: str | None, note: str | None, record: RecordName, *, as_json: bool
) -> None:
    """Tell where the review of an event stands; with --by, say that you are at it.

    An event is the machine's until somebody begins to review it, then in review until it is signed
    (`twosource sign`). What differs from what was signed is named. People who disagree are named
    too, each with what they say.
    """
    with open_record(record) as store:
        found = find_event(store, event)
        if by is not None:
            ruling = store.add_ruling(take_up(found), by, note, now())
            click.echo(f"Decision {ruling.id}: {found.label} in review, by {by}.", err=as_json)
        view = see_event(store, event)[1]
    if as_json:
        click.echo(encode_line(review_line(view.review_of(found))))
    else:
        print_lines(tell_state(found, view))
        print_lines(tell_disputes(found))


def tell_state(event: Event, view: RecordView) -> Iterator[str]:
    """Say where the review of an event stands, and what differs from what was signed."""
    review = view.review_of(event)
    yield f"{event.label}: {tell_review(review)}"
    if review.differs and review.at is not None:
        yield f"  how it was: twosource show {event.label} --as-of {review.at}"
