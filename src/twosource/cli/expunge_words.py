"""`twosource expunge --words`: words that are typed at the prompt go from all that people typed."""

from collections.abc import Mapping
from typing import Any

import click

from twosource.config import Config
from twosource.ports import Store
from twosource.stages.expunging import seek_words
from twosource.wiring import open_parts

_KINDS = {
    "decisions": ("note on a pair", "notes on pairs"),
    "rulings": ("note or comment", "notes or comments"),
    "audit_answers": ("answer of an audit", "answers of audits"),
    "reports": ("note on handling", "notes on handling"),
    "tombstones": ("reason of a tombstone", "reasons of tombstones"),
    "log": ("line of the log", "lines of the log"),
}


def tell_typed(found: Mapping[str, int]) -> str:
    """Say in how many rows words stand.

    >>> tell_typed({"log": 2, "decisions": 1})
    '1 note on a pair, 2 lines of the log'
    """
    return ", ".join(
        f"{found[name]:,} {one if found[name] == 1 else many}"
        for name, (one, many) in _KINDS.items()
        if name in found
    )


def expunge_typed(store: Store, report: str | None, chosen: Mapping[str, Any]) -> bool:
    """Ask for words, tell where they stand, and take them out; gives whether anything was done."""
    if report is not None or chosen["passages"] or chosen["finish"]:
        raise click.UsageError("--words asks for words: give no REPORT, --passage or --finish")
    if not chosen["reason"]:
        raise click.UsageError("say why: --reason TEXT")
    # Neither an argument nor on the screen: shells and terminals keep both.
    words = click.prompt("Words to take out (not shown)", hide_input=True, err=True)
    sought = seek_words(words)
    if sought is None:
        raise click.UsageError("give three characters or more")
    if sought.search(chosen["reason"]):
        raise click.UsageError("--reason is kept: name nobody in it")
    found = store.preview_words(words)
    if not found:
        click.echo("These words stand in nothing that anybody typed; nothing was changed.")
        return False
    click.echo(f"They stand in {tell_typed(found)}. Reports were not looked through.")
    if chosen["dry_run"]:
        return False
    if not chosen["yes"]:
        click.confirm("This cannot be undone. Take them out?", abort=True)
    _take_out(store, words, chosen)
    return True


def _take_out(store: Store, words: str, chosen: Mapping[str, Any]) -> None:
    """Take words out, and work the events out anew: they may repeat what people gave as a reason.

    All parts are opened first: what is missing must stop it before anything is gone.
    """
    from twosource.cli.progress import Progress
    from twosource.rebuilding import renew

    with Progress(quiet=False) as progress:
        parts = open_parts(Config(codebook=chosen["codebook"]), progress.step, store)
        with store.building():
            gone = store.expunge_words(words, chosen["reason"], chosen["by"])
            renew(store, parts, (), progress.step)
    click.echo(f"Gone from {tell_typed(gone)}. A backup from before still holds them.")
