"""`twosource events --main-event`: the one event each report is about, with the reason."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import click
import msgspec

from twosource.cli.table import print_lines, print_table
from twosource.config import Config
from twosource.model.event import Event
from twosource.model.report import Report
from twosource.model.values import Blank
from twosource.stages.briefs import is_shown
from twosource.stages.layout import lay_out
from twosource.stages.main_event import MainEvent, Scene, choose_main
from twosource.views.record_view import RecordView
from twosource.views.words import say_number, tell_what, tell_when, tell_where
from twosource.wiring import open_codebook

Chosen = tuple[Report, MainEvent | Blank]

HEADINGS = ("report", "event", "what", "when", "where", "why this one (bits)")


class MainLine(msgspec.Struct, frozen=True):
    """One report in JSON: the event it is about, or null with the reason in `why`."""

    report: str
    event: str | None
    label: str | None
    bits: float | None
    runner_up: str | None
    why: str


def list_main_events(
    view: RecordView, types: Sequence[str], *, everything: bool, as_json: bool
) -> None:
    """Print one line for each report: the event it is about, and why."""
    events = [
        event
        for event in view.events
        if (everything or is_shown(event)) and (not types or event.type in types)
    ]
    chosen = list(_choose_all(view, events))
    if as_json:
        for report, main in chosen:
            click.echo(msgspec.json.encode(_line(view, report, main)).decode())
        return
    named = {event.id: event for event in events}
    if chosen:
        print_table(HEADINGS, [_cells(view, report, main, named) for report, main in chosen])
    print_lines(_tell_rest(chosen))


def _choose_all(view: RecordView, events: Sequence[Event]) -> Iterator[Chosen]:
    """Choose the main event of each report among the events that it tells of."""
    told: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        for report in event.reports:
            told[report].append(event)
    claims = {key: one.grounded for key, one in view.claims.items()}
    only = words_only()
    for one in sorted(view.reports.values(), key=lambda one: (one.label, one.key)):
        title = None if one.title is None else one.title.value
        scene = Scene(one, lay_out(one.text, title), only)
        yield one, choose_main(scene, told[one.key], claims)


def words_only() -> frozenset[str]:
    """Give the types of the shipped codebook whose act is itself words: requests, threats."""
    types = open_codebook(Config()).types
    return frozenset(name for name, one in types.items() if one.statement)


def _cells(
    view: RecordView, report: Report, main: MainEvent | Blank, named: dict[str, Event]
) -> tuple[str, ...]:
    if isinstance(main, Blank):
        return (report.label, "—", "—", "—", "—", main.why)
    event = named[main.event]
    what = tell_what(event.type, event.subtype)
    second = f"; next best {view.labels[main.runner_up]}" if main.runner_up else ""
    why = f"{main.because}{second}"
    return (report.label, event.label, what, tell_when(event.when), tell_where(event.where), why)


def _line(view: RecordView, report: Report, main: MainEvent | Blank) -> MainLine:
    if isinstance(main, Blank):
        return MainLine(report.label, None, None, None, None, main.why)
    second = view.labels[main.runner_up] if main.runner_up else None
    label = view.labels[main.event]
    return MainLine(report.label, main.event, label, round(main.bits, 2), second, main.because)


def _tell_rest(chosen: Sequence[Chosen]) -> Iterator[str]:
    none = sum(isinstance(main, Blank) for _, main in chosen)
    yield f"{say_number(len(chosen), 'report')}, {none} that tell of none of these events."
