"""`twosource build`: reports in, the record brought up to date."""

import sys
from pathlib import Path
from typing import Any, get_args

import click

from twosource.cli.options import (
    codebook_option,
    example,
    quiet_option,
    record_option,
)
from twosource.config import MEGABYTE, Config
from twosource.model.report import Access, Consent, Marks


@click.command(
    "build",
    epilog=example(
        "twosource build reports/ --record my.db",
        "twosource build 'wires/*.jsonl.gz' notes.txt --record my.db --access restricted",
        "cat reports.jsonl | twosource build - --record my.db --strict",
    ),
)
@click.argument("reports", nargs=-1, required=True, metavar="REPORTS...")
@record_option
@codebook_option
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
@click.option("--strict", is_flag=True, help="Exit with 1 when anything was left out.")
@quiet_option
def command(reports: tuple[str, ...], record: Path, **chosen: Any) -> None:
    """Take REPORTS in and bring the record up to date.

    REPORTS are folders, files or globs (.txt, .html, .jsonl, .jsonl.gz), or - for JSON Lines on
    standard input. What is in the record already is not read again; an interrupted build goes on
    where it stopped. What cannot be read is named with the reason, and the rest is built.

    What does not come from a public page is taken to be confidential, its consent unknown.
    """
    from twosource.cli.progress import Progress
    from twosource.pipeline import build
    from twosource.wiring import open_parts, open_record, receive_all

    config = Config(
        codebook=chosen["codebook"],
        workers=chosen["workers"],
        max_bytes=round(chosen["max_size"] * MEGABYTE),
    )
    with Progress(quiet=chosen["quiet"]) as progress, open_record(record, create=True) as store:
        parts = open_parts(config, progress.step)
        items = receive_all(reports, config, _marks(chosen), progress.step)
        summary = build(store, parts, items, progress.step)
    for one in summary.left_out:
        click.echo(f"left out: {one.label}: {one.reason}; {one.remedy}", err=True)
    if not chosen["quiet"]:
        click.echo(
            f"{summary.added} reports added, {summary.known} known already,"
            f" {summary.read_again} read again, {len(summary.left_out)} left out."
        )
        if summary.orphaned:
            count = len(summary.orphaned)
            click.echo(f"{count} decisions no longer attach: twosource decide --list")
        _tell_record(record)
    if chosen["strict"] and summary.left_out:
        sys.exit(1)


def _marks(chosen: dict[str, Any]) -> Marks | None:
    if not (chosen["access"] or chosen["consent"] or chosen["handling"]):
        return None
    return Marks(
        chosen["access"] or "confidential", chosen["consent"] or "unknown", chosen["handling"]
    )


def _tell_record(record: Path) -> None:
    from twosource.cli.record_view import is_shown, load_view

    view = load_view(record)
    shown = sum(1 for event in view.events if is_shown(event))
    click.echo(
        f"In this record: {len(view.reports)} reports, {len(view.claims)} claims,"
        f" {shown} events reported to have happened, to be happening or to be planned"
        f" ({len(view.events) - shown} more possible, denied or negative)."
    )
    kept = [report.label for report in view.reports.values() if report.marks.access != "published"]
    if kept:
        click.echo(
            f"{len(kept)} reports are marked restricted or confidential: what does not come from a"
            " public page is, unless --access says otherwise."
        )
    click.echo(f"Next: twosource events --record {record}")
