"""`--without`: what rests on an outlet or a body. A question, not a verdict on it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import click
import msgspec

from twosource.cli.table import print_lines, print_table
from twosource.model.errors import NotFound
from twosource.model.event import Event, Origins
from twosource.stages.names import same_name
from twosource.stages.origins import trace_origins
from twosource.views.record_view import RecordView
from twosource.views.words import say_number, tell_what, tell_when, tell_where

BODIES = frozenset({"outlet", "organisation", "government", "document"})
ENOUGH = 2
MOST_NAMED = 8
HEADINGS = ("event", "what", "when", "where", "origins", "without", "what is left")

without_option = click.option(
    "--without",
    "without",
    multiple=True,
    metavar="NAME",
    help="Leave out an outlet, organisation, government or document; repeatable.",
)


@dataclass(frozen=True, slots=True)
class Fallen:
    """An event that rests on fewer reporting origins when somebody is left out."""

    event: Event
    left: Origins


class FallenLine(msgspec.Struct, frozen=True):
    """One such event in JSON."""

    event: str
    label: str
    origins: int
    without: int
    left: tuple[str, ...]


def check_names(names: Sequence[str], view: RecordView) -> None:
    """See that only outlets and bodies that speak in this record are left out.

    Raises:
        NotFound: a name is of no such body: a person's is answered like one that is not there.
    """
    known = list_bodies(view)
    for name in names:
        if not any(same_name(name, body) for body in known):
            some = ", ".join(known[:MOST_NAMED])
            raise NotFound(
                f"--without {name}: no outlet, organisation, government or document that speaks in"
                f" this record; a person cannot be left out. It has: {some or 'none'}"
            )


def list_bodies(view: RecordView) -> list[str]:
    """Give the outlets and bodies of a record that may be left out; no name of a person."""
    voices = [voice for one in view.claims.values() for voice in one.chain]
    persons = {voice.name for voice in voices if voice.kind == "named"}
    bodies = {voice.name for voice in voices if voice.kind in BODIES}
    bodies = {one for one in bodies if not any(same_name(one, person) for person in persons)}
    return sorted(bodies | {*view.outlets.values(), *view.agencies.values()})


def trace_without(event: Event, view: RecordView, names: Sequence[str]) -> Origins:
    """Count the origins of an event with somebody left out."""
    return trace_origins(view.heard(event), view.lineage_of(event), names)


def leave_out(event: Event, view: RecordView, names: Sequence[str]) -> Event:
    """Give an event with its origins counted without somebody."""
    return replace(event, origins=trace_without(event, view, names)) if names else event


def tell_fall(whole: Event, left: Event, names: Sequence[str]) -> Iterator[str]:
    """Say what the origins of an event come to without somebody, if anybody is left out."""
    if names:
        before, after = len(whole.origins.reporting), len(left.origins.reporting)
        told = f"{before} as before" if before == after else f"{after} of {before}"
        yield f"Without {', '.join(names)}: reporting origins, {told}"
        yield ""


def list_fallen(view: RecordView, events: Sequence[Event], names: Sequence[str]) -> list[Fallen]:
    """Give the events that lose origins when somebody is left out, those that keep fewest first."""
    left = [Fallen(event, trace_without(event, view, names)) for event in events]
    fallen = [one for one in left if len(one.left.reporting) < len(one.event.origins.reporting)]
    return sorted(fallen, key=lambda one: len(one.left.reporting))


def print_fallen(
    view: RecordView, events: Sequence[Event], names: Sequence[str], *, as_json: bool
) -> None:
    """Print the events that lose origins, those that fall to none or to one first."""
    check_names(names, view)
    fallen = list_fallen(view, events, names)
    if as_json:
        for one in fallen:
            click.echo(msgspec.json.encode(_line(one)).decode())
        return
    if fallen:
        print_table(HEADINGS, [_cells(one) for one in fallen])
    print_lines(_tell_rest(fallen, len(events), names))


def _cells(one: Fallen) -> tuple[str, ...]:
    event, left = one.event, one.left.reporting
    return (
        event.label,
        tell_what(event.type, event.subtype),
        tell_when(event.when),
        tell_where(event.where),
        str(len(event.origins.reporting)),
        str(len(left)),
        ", ".join(left) or "nothing",
    )


def _line(one: Fallen) -> FallenLine:
    left, before = one.left.reporting, one.event.origins.reporting
    return FallenLine(one.event.id, one.event.label, len(before), len(left), left)


def _tell_rest(fallen: Sequence[Fallen], every: int, names: Sequence[str]) -> Iterator[str]:
    none = sum(not one.left.reporting for one in fallen)
    several = sum(len(one.left.reporting) >= ENOUGH for one in fallen)
    out = ", ".join(names)
    yield (
        f"Without {out}: of {say_number(every, 'event')}, {len(fallen) - none - several} fall to"
        f" one origin and {none} to none; {several} more lose some and keep two or more."
    )
    yield "Leaving out is a question, not a verdict: it shows what rests on whom."
