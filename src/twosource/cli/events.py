"""`twosource events`: the table of events."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from twosource.cli.options import example, json_option, record_option, tells_errors
from twosource.cli.words import (
    tell_count,
    tell_holders,
    tell_origins,
    tell_sight,
    tell_when,
    tell_where,
)
from twosource.model.event import Event
from twosource.model.report import Report


@click.command(
    "events",
    epilog=example(
        "twosource events --record my.db",
        "twosource events --record my.db --type flight --all",
        "twosource events --record my.db --json | jq '.when.edtf'",
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
@json_option
@tells_errors
def command(record: Path, types: tuple[str, ...], *, everything: bool, as_json: bool) -> None:
    """List the events of a record: what, when, where, how many, who says so.

    Shown is what is reported to have happened, to be happening or to be planned. "1 → 1" are the
    reports that tell of it and the reporting origins they go back to. Numbers are of this record;
    they are no incidence in the world.
    """
    from twosource.cli.record_view import is_shown, load_view

    view = load_view(record)
    chosen = [
        event
        for event in view.events
        if (everything or is_shown(event)) and (not types or event.type in types)
    ]
    if as_json:
        for event in chosen:
            click.echo(view.line_of(event))
        return
    _print_table(chosen)
    hidden = len(view.events) - len(chosen)
    click.echo(tell_coverage(list(view.reports.values())))
    if hidden and not everything and not types:
        click.echo(
            f"{hidden} more are only possible, denied, told as not so or not reported:"
            " --all shows them."
        )
    if not view.events:
        click.echo(
            "No events: no sentence of these reports matched the codebook."
            " Try: twosource codebook list"
        )


def tell_coverage(reports: Sequence[Report]) -> str:
    """Say what the numbers are numbers of: reports, outlets and dates in this record."""
    outlets = Counter(report.outlet.value for report in reports if report.outlet)
    days = sorted(report.published.value for report in reports if report.published)
    span = f", published {days[0]} to {days[-1]}" if days else ", no publication dates given"
    undated = len(reports) - len(days)
    also = f" ({undated} without a date)" if days and undated else ""
    named = f"{len(outlets)} named outlets" if outlets else "no outlet given"
    return f"In this record: {len(reports)} reports, {named}{span}{also}."


def _print_table(events: Sequence[Event]) -> None:
    from rich.table import Table

    from twosource.cli.table import open_console

    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("event", "what", "when", "where", "how many", "who says so"):
        table.add_column(heading, overflow="fold")
    table.add_column("reports → origins", no_wrap=True)
    table.add_column("conflicts", no_wrap=True)
    for event in events:
        table.add_row(
            event.label,
            f"{event.subtype.replace('_', ' ')}\n[dim]{tell_sight(event)}[/dim]",
            tell_when(event.when),
            tell_where(event.where),
            "\n".join(tell_count(count.value) for count in event.counts) or "—",
            tell_holders(event) or "—",
            tell_origins(event),
            ", ".join(conflict.facet for conflict in event.conflicts) or "—",
        )
    open_console().print(table)
