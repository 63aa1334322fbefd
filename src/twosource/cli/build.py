"""`twosource build`: reports in, the record brought up to date."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from twosource.cli.options import (
    codebook_option,
    example,
    json_option,
    quiet_option,
    record_option,
    weights_option,
)
from twosource.cli.table import print_lines
from twosource.cli.unlocking import open_record, refuse_plain, say_open, tell_open
from twosource.config import MEGABYTE, Config
from twosource.model.report import Access, Consent, Marks
from twosource.record_name import RecordName
from twosource.views.decisions import tell_orphans
from twosource.views.moves import tell_moved
from twosource.views.words import say_number
from twosource.wiring import (
    keep_weights,
    open_actors,
    open_codebook,
    open_matcher,
    open_parts,
    receive_all,
)

if TYPE_CHECKING:  # the stages behind it are loaded when a build runs, not for its help
    from twosource.pipeline import Summary


@click.command(
    "build",
    epilog=example(
        "twosource build reports/ --record my.db",
        "twosource build 'wires/*.jsonl.gz' notes.txt --record my.db --access restricted",
        "twosource build reports/ --record my.db --encrypt",
        "twosource build reports/ --record my.db --actors actors.csv",
        "twosource build reports/ --record my.db --weights ours.json",
        "cat reports.jsonl | twosource build - --record my.db --strict",
    ),
)
@click.argument("reports", nargs=-1, required=True, metavar="REPORTS...")
@record_option
@codebook_option
@weights_option
@click.option(
    "--actors",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE.csv",
    help="Your list of actors; kept with the record, so that one build is enough.",
)
@click.option(
    "--access", type=click.Choice(get_args(Access)), help="Who may see these reports, for all."
)
@click.option(
    "--consent",
    type=click.Choice(get_args(Consent)),
    help="What their givers agreed to, for all.",
)
@click.option("--handling", metavar="TEXT", help="How to handle them, in words, for all.")
@click.option(
    "--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes."
)
@click.option(
    "--max-size",
    type=click.FloatRange(min=0.001),
    default=20.0,
    show_default=True,
    metavar="MB",
    help="Leave out larger files, or larger lines of JSON Lines.",
)
@click.option(
    "--encrypt", is_flag=True, help="Make the record an encrypted one: asks for a new passphrase."
)
@click.option("--strict", is_flag=True, help="Exit with 1 when anything was left out or not read.")
@json_option
@quiet_option
def command(reports: tuple[str, ...], record: RecordName, **chosen: Any) -> None:
    """Take REPORTS in and bring the record up to date.

    REPORTS are folders, files or globs (.txt, .html, .jsonl, .jsonl.gz), or - for JSON Lines on
    standard input. What is in the record already is not read again; an interrupted build goes on
    where it stopped. What cannot be read is named with the reason, and the rest is built. What is
    not in English is kept all the same, and its claims can be coded by hand (`decide claim`).

    What does not come from a public page is taken to be confidential, its consent unknown.
    """
    config = Config(
        codebook=chosen["codebook"],
        weights=chosen["weights"],
        workers=chosen["workers"],
        max_bytes=round(chosen["max_size"] * MEGABYTE),
    )
    summary = _build(reports, record, config, chosen)
    for one in summary.left_out:
        click.echo(f"left out: {one.label}: {one.reason}; {one.remedy}", err=True)
    for one in summary.unread:
        click.echo(f"not read: {one.label}: {one.reason}; {one.remedy}", err=True)
    if chosen["as_json"]:
        import msgspec

        click.echo(msgspec.json.encode(summary).decode())
        tell_open(record)
    elif not chosen["quiet"]:
        print_lines([*tell_summary(summary), *_tell_record(record)])
    if chosen["strict"] and (summary.left_out or summary.unread):
        sys.exit(1)


def _build(
    reports: tuple[str, ...], record: RecordName, config: Config, chosen: dict[str, Any]
) -> "Summary":
    from twosource.cli.progress import Progress
    from twosource.pipeline import build

    # Read before the record is opened: what is broken must not leave an empty record behind.
    open_codebook(config)
    open_matcher(config.weights)
    actors = None if chosen["actors"] is None else open_actors(chosen["actors"])
    encrypt: bool = chosen["encrypt"]
    refuse_plain(record, encrypt=encrypt)
    opened = open_record(record, create=True, encrypt=encrypt)
    with Progress(quiet=chosen["quiet"]) as progress, opened as store:
        if actors is not None:
            store.keep_actors(actors)
        parts = open_parts(config, progress.step, store)
        keep_weights(store, parts.matcher)
        items = receive_all(reports, config, _marks(chosen), progress.step)
        return build(store, parts, items, progress.step)


def _marks(chosen: dict[str, Any]) -> Marks | None:
    if not (chosen["access"] or chosen["consent"] or chosen["handling"]):
        return None
    return Marks(
        chosen["access"] or "confidential", chosen["consent"] or "unknown", chosen["handling"]
    )


def tell_summary(summary: "Summary") -> Iterator[str]:
    """Say what a build did, line by line."""
    yield (
        f"{say_number(summary.added, 'report')} added, {summary.known} known already,"
        f" {summary.read_again} read again, {len(summary.left_out)} left out."
    )
    if summary.unread:
        yield f"{say_number(len(summary.unread), 'report')} kept but not read: not English."
    yield from tell_moved(summary.moved)
    yield from tell_orphans(summary.orphaned)


def _tell_record(record: RecordName) -> Iterator[str]:
    with open_record(record) as store, store.at_once():
        held, tallies = store.totals(), store.tally()
    if not held.reports:
        yield "The record is empty: nothing could be taken in. The reasons stand above."
        return
    shown = sum(one.events for one in tallies if one.shown)
    hidden = sum(one.events for one in tallies if not one.shown)
    yield (
        f"In this record: {say_number(held.reports, 'report')},"
        f" {say_number(held.claims, 'claim')},"
        f" {say_number(shown, 'event')} reported to have happened, to be happening or to be planned"
        f" ({hidden} more possible, denied or negative)."
    )
    if held.closed:
        yield (
            f"{say_number(held.closed, 'report')} marked restricted or confidential: what does not"
            " come from a public page is, unless --access says otherwise."
        )
    yield from say_open(record)
    yield f"Next: twosource events --record {record}"
