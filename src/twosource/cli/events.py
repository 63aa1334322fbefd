"""`twosource events`: the table of events."""

from collections.abc import Iterator
from typing import Any, get_args

import click

from twosource.cli.as_of import as_of_options
from twosource.cli.loading import load_view
from twosource.cli.main_events import list_main_events
from twosource.cli.options import example, json_option, record_option
from twosource.cli.table import print_lines, print_table
from twosource.cli.unlocking import open_record, say_open, tell_open
from twosource.cli.without import print_fallen, without_option
from twosource.model.event import Event
from twosource.model.ruling import ReviewState
from twosource.record_name import RecordName
from twosource.views.audit_words import tell_audit
from twosource.views.coded import mark_coded
from twosource.views.disputes import mark_disputed
from twosource.views.event_list import (
    Rest,
    Rows,
    Sift,
    list_briefs,
    list_lines,
    list_view,
    sum_up,
    sum_up_view,
    tell_coverage,
)
from twosource.views.record_view import RecordView, view_of
from twosource.views.words import (
    tell_conflicts,
    tell_counts,
    tell_holders,
    tell_origins,
    tell_sight,
    tell_what,
    tell_when,
    tell_where,
)

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
    sift = Sift(types, chosen["states"], chosen["everything"])
    if chosen["mains"] or chosen["without"] or chosen["as_of"]:
        _list_whole(load_view(record, chosen["as_of"], chosen["codebook"]), sift, record, chosen)
        return
    with open_record(record) as store, store.at_once():
        if not store.is_outlined():
            view = view_of(store)
        elif chosen["as_json"]:
            for line in list_lines(store, sift):
                click.echo(line)
            tell_open(record)
            return
        else:
            _print(list_briefs(store, sift), sum_up(store), sift, record)
            return
    _list_whole(view, sift, record, chosen)


def _list_whole(view: RecordView, sift: Sift, record: RecordName, chosen: dict[str, Any]) -> None:
    """List the events of a record that was read whole."""
    as_json, everything = chosen["as_json"], sift.everything
    if chosen["mains"]:
        list_main_events(view, sift.types, everything=everything, as_json=as_json)
        return
    if chosen["without"]:
        listed = [event for event, _ in list_view(view, sift)]
        print_fallen(view, listed, chosen["without"], as_json=as_json)
        return
    if as_json:
        for event, _ in list_view(view, sift):
            click.echo(view.line_of(event))
        tell_open(record)
        return
    _print(list_view(view, sift), sum_up_view(view), sift, record)


def _print(events: Rows, rest: Rest, sift: Sift, record: RecordName) -> None:
    print_table(HEADINGS, (list_cells(event, state) for event, state in events))
    print_lines([*_tell_rest(rest, sift), *say_open(record)])


def _tell_rest(rest: Rest, sift: Sift) -> Iterator[str]:
    asked = [one for one in rest.tallies if not sift.types or one.type in sift.types]
    hidden = 0 if sift.everything else sum(one.events for one in asked if not one.shown)
    yield tell_coverage(rest.covered)
    yield tell_audit(rest.audited)
    if hidden:
        yield (
            f"{hidden} more {'is' if hidden == 1 else 'are'} only possible, denied, told as not so"
            " or not reported: --all shows them."
        )
    if not rest.covered.reports:
        yield "This record holds no report yet: twosource build REPORTS --record FILE.db"
    elif rest.behind:
        yield "A build was interrupted: run it again, and its reports will tell in the events."
    elif not rest.tallies:
        yield (
            "No events: no sentence of these reports matched the codebook."
            " Try: twosource codebook list"
        )
    elif not asked:
        known = ", ".join(sorted({one.type for one in rest.tallies}))
        yield f"No event of that type in this record; it has: {known}"


def list_cells(event: Event, state: ReviewState = "machine") -> tuple[str, ...]:
    """Give the cells of one event's row.

    Under its label stand that it is to be handled with care, its access where that is not open, the
    state of its review where somebody looked at it, that people disagree on it where they do, and
    who coded claims of it by hand.
    """
    access = "" if event.marks.access == "published" else event.marks.access
    review = "" if state == "machine" else state.replace("_", " ")
    handled = "handling note" if event.marks.handling else ""
    below = (handled, access, review, mark_disputed(event), mark_coded(event.coded_by))
    return (
        "\n".join([event.label, *filter(None, below)]),
        f"{tell_what(event.type, event.subtype)}\n{tell_sight(event)}",
        tell_when(event.when),
        tell_where(event.where),
        "\n".join(tell_counts(event)) or "—",
        tell_holders(event) or "—",
        tell_origins(event),
        tell_conflicts(event) or "—",
    )
