"""`twosource events`: the table of events."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, get_args

import click

from twosource.cli.as_of import as_of_options
from twosource.cli.audit_words import tell_audit
from twosource.cli.disputes import mark_disputed
from twosource.cli.main_events import list_main_events
from twosource.cli.options import example, json_option, record_option
from twosource.cli.record_view import RecordView, is_shown, load_view
from twosource.cli.table import print_lines, print_table
from twosource.cli.unlocking import say_open, tell_open
from twosource.cli.without import print_fallen, without_option
from twosource.cli.words import (
    say_number,
    tell_conflicts,
    tell_count,
    tell_holders,
    tell_origins,
    tell_sight,
    tell_when,
    tell_where,
)
from twosource.model.event import Event
from twosource.model.report import Report
from twosource.model.ruling import ReviewState
from twosource.record_name import RecordName

HEADINGS = (
    "event",
    "what",
    "when",
    "where",
    "how many",
    "who says so",
    "reports → origins",
    "conflicts",
)


@click.command(
    "events",
    epilog=example(
        "twosource events --record my.db",
        "twosource events --record my.db --type flight --all",
        "twosource events --record my.db --json | jq '.when.edtf'",
        "twosource events --record my.db --main-event",
        "twosource events --record my.db --without 'Harbour Times'",
        "twosource events --record my.db --review changed_since_signed",
        "twosource events --record my.db --as-of 2026-03-01",
    ),
)
@record_option
@click.option("--type", "types", multiple=True, metavar="TYPE", help="Only this type; repeatable.")
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Also what is only possible, denied, told as not so, or not reported.",
)
@click.option(
    "--main-event",
    "mains",
    is_flag=True,
    help="One line a report instead: the one event it is about, and why that one.",
)
@without_option
@click.option(
    "--review",
    "states",
    multiple=True,
    type=click.Choice(get_args(ReviewState)),
    help="Only events of this state of review; repeatable.",
)
@as_of_options
@json_option
def command(record: RecordName, types: tuple[str, ...], **chosen: Any) -> None:
    """List the events of a record: what, when, where, how many, who says so.

    Shown is what is reported to have happened, to be happening or to be planned. "1 → 1" are the
    reports that tell of it and the reporting origins they go back to. Under the label stands
    "restricted" or "confidential" where a report it rests on is marked so. Numbers are of this
    record; they are no incidence in the world. With `--without NAME` only those are listed that
    lose origins when that outlet or body is left out, those that fall to none or to one first: a
    question, not a verdict.
    """
    view = load_view(record, chosen["as_of"], chosen["codebook"])
    if chosen["mains"]:
        everything, as_json = chosen["everything"], chosen["as_json"]
        list_main_events(view, types, everything=everything, as_json=as_json)
        return
    asked = [event for event in view.events if not types or event.type in types]
    listed = _choose(view, asked, everything=chosen["everything"], states=chosen["states"])
    if chosen["without"]:
        print_fallen(view, listed, chosen["without"], as_json=chosen["as_json"])
        return
    if chosen["as_json"]:
        for event in listed:
            click.echo(view.line_of(event))
        tell_open(record)
        return
    if listed:
        rows = [list_cells(event, view.review_of(event).state) for event in listed]
        print_table(HEADINGS, rows)
    hidden = 0 if chosen["everything"] else sum(not is_shown(event) for event in asked)
    print_lines([*_tell_rest(view, asked, hidden), *say_open(record)])


def _choose(
    view: RecordView, asked: Sequence[Event], *, everything: bool, states: Sequence[ReviewState]
) -> list[Event]:
    """Give the events to list: those shown, and of the states of review that are asked for."""
    chosen = [event for event in asked if everything or is_shown(event)]
    return [event for event in chosen if not states or view.review_of(event).state in states]


def _tell_rest(view: RecordView, asked: Sequence[Event], hidden: int) -> Iterator[str]:
    yield tell_coverage(list(view.reports.values()), view.outlets.values())
    yield tell_audit(view.audited)
    if hidden:
        yield (
            f"{hidden} more {'is' if hidden == 1 else 'are'} only possible, denied, told as not so"
            " or not reported: --all shows them."
        )
    if not view.reports:
        yield "This record holds no report yet: twosource build REPORTS --record FILE.db"
    elif view.behind:
        yield "A build was interrupted: run it again, and its reports will tell in the events."
    elif not view.events:
        yield (
            "No events: no sentence of these reports matched the codebook."
            " Try: twosource codebook list"
        )
    elif not asked:
        known = ", ".join(sorted({event.type for event in view.events}))
        yield f"No event of that type in this record; it has: {known}"


def tell_coverage(reports: Sequence[Report], named_outlets: Iterable[str]) -> str:
    """Say what the numbers are numbers of: reports, outlets and dates in this record."""
    outlets = set(named_outlets)
    days = sorted(report.published.value for report in reports if report.published)
    until = f" to {days[-1]}" if days and days[-1] != days[0] else ""
    span = f", published {days[0]}{until}" if days else ", no publication dates given"
    undated = len(reports) - len(days)
    also = f" ({undated} without a date)" if days and undated else ""
    named = say_number(len(outlets), "outlet") if outlets else "no outlet named"
    return f"In this record: {say_number(len(reports), 'report')}, {named}{span}{also}."


def list_cells(event: Event, state: ReviewState = "machine") -> tuple[str, ...]:
    """Give the cells of one event's row.

    Under its label stand its access where that is not open, the state of its review where somebody
    looked at it, and that people disagree on it where they do.
    """
    access = "" if event.marks.access == "published" else event.marks.access
    review = "" if state == "machine" else state.replace("_", " ")
    below = (access, review, mark_disputed(event))
    return (
        "\n".join([event.label, *filter(None, below)]),
        f"{event.subtype.replace('_', ' ')}\n{tell_sight(event)}",
        tell_when(event.when),
        tell_where(event.where),
        "\n".join(tell_count(count.value) for count in event.counts) or "—",
        tell_holders(event) or "—",
        tell_origins(event),
        tell_conflicts(event) or "—",
    )
