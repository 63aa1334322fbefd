"""`twosource decide merge|split`: a person's word on whole events."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from twosource.cli.decide.desk import decider_option, note_option, open_desk
from twosource.cli.options import codebook_option, example, record_option
from twosource.model.event import Event
from twosource.record_name import RecordName
from twosource.views.event_view import look_at
from twosource.views.grouped import group_apart, group_together
from twosource.views.record_view import find_event
from twosource.views.words import say_number

TWO = 2


@click.command(
    "merge",
    epilog=example("twosource decide merge PER-0001 PER-0004 PER-0007 --by R1 --record my.db"),
)
@click.argument("events", nargs=-1, required=True, metavar="EVENT EVENT...")
@decider_option
@note_option
@record_option
@codebook_option
def merge(
    events: tuple[str, ...], record: RecordName, codebook: Path | None, **chosen: Any
) -> None:
    """Say that two or more events are one.

    EVENT is a label such as PER-0001. The merge holds for all that these events tell as you see
    them: it is one decision, `decide undo` parts them again, and what reports tell of them later
    comes in by its weights. The event with the smallest number keeps its name.
    """
    with open_desk(record, codebook) as desk:
        found = {(one := find_event(desk.store, name)).id: one for name in events}
        if len(found) < TWO:
            raise click.UsageError("these are one event already; give two or more")
        named = ", ".join(event.label for event in found.values())
        view = look_at(desk.store, list(found.values()), (), {}, None)
        said = group_together(list(found.values()), view)
        desk.rule(said, chosen, f"one event of {named}")


@click.command(
    "split",
    epilog=example(
        "twosource decide split PER-0001 --claims 3f2a91c0,b77e01d4 --by R1 --record my.db"
    ),
)
@click.argument("event", metavar="EVENT")
@click.argument("more", nargs=-1, metavar="[CLAIM]...")
@click.option(
    "--claims",
    "claims",
    multiple=True,
    required=True,
    metavar="CLAIM,CLAIM...",
    help="The claims that tell of another event: six or more digits of each id.",
)
@decider_option
@note_option
@record_option
@codebook_option
def split(
    event: str,
    more: tuple[str, ...],
    claims: tuple[str, ...],
    record: RecordName,
    codebook: Path | None,
    **chosen: Any,
) -> None:
    """Say that some claims of an event tell of another one.

    They become one event of their own, apart from all other claims the event has now. It is one
    decision: `decide undo` puts them back.
    """
    names = [part for one in (*claims, *more) for part in one.split(",") if part]
    with open_desk(record, codebook) as desk:
        found = find_event(desk.store, event)
        taken = [desk.find_claim(name).grounded.claim.id for name in names]
        _refuse_odd(found, taken)
        words = f"{say_number(len(set(taken)), 'claim')} of {found.label} told of another event"
        view = look_at(desk.store, [found], (), {}, None)
        desk.rule(group_apart(found, taken, view), chosen, words)


def _refuse_odd(event: Event, taken: Sequence[str]) -> None:
    """Refuse a claim of another event, and all of this one."""
    for claim in taken:
        if claim not in event.claims:
            raise click.UsageError(f"claim {claim[:8]} is none of {event.label}")
    if set(taken) == set(event.claims):
        raise click.UsageError(f"these are all claims of {event.label}; leave one at least")
