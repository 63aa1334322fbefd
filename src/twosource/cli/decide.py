"""`twosource decide`: a person's word on a pair, kept and undoable."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from twosource.cli.options import example, record_option, tells_errors
from twosource.model.match import Anchor, Decision
from twosource.model.values import GroundedClaim
from twosource.ports import Store

VERDICTS = ("same", "different", "unsure")


@click.command(
    "decide",
    epilog=example(
        "twosource decide 3f2a91c0 b77e01d4 different --by R1 --note 'a year apart' --record my.db",
        "twosource decide --undo 7 --by R1 --record my.db",
        "twosource decide --list --record my.db",
    ),
)
@click.argument("claims", nargs=-1, metavar="[CLAIM CLAIM same|different|unsure]")
@record_option
@click.option("--by", metavar="NAME", help="Who decides: a pseudonym will do.")
@click.option("--note", metavar="TEXT", help="Why.")
@click.option("--undo", type=int, metavar="ID", help="Take a decision back.")
@click.option("--list", "listed", is_flag=True, help="List all decisions ever taken.")
@tells_errors
def command(claims: tuple[str, ...], record: Path, **chosen: Any) -> None:
    """Say that two claims are the same event, or different; or undo that.

    A decision beats every weight and every veto. It is kept for ever, can be undone, and holds on
    to report, passage and type, so that it survives a new reading; one that no longer attaches is
    listed, never dropped. The events are worked out anew at once.
    """
    from twosource.wiring import open_record

    with open_record(record) as store:
        if chosen["listed"]:
            _list(store)
            return
        by = chosen["by"]
        if not by:
            raise click.UsageError("say who decides: --by NAME (a pseudonym will do)")
        now = datetime.now(UTC).isoformat(timespec="seconds")
        if chosen["undo"] is not None:
            decision = store.undo_decision(chosen["undo"], by, now)
            click.echo(f"Decision {decision.id} is undone.")
        else:
            decision = _decide(store, claims, by, (chosen["note"], now))
            click.echo(f"Decision {decision.id}: {decision.verdict}, by {decision.by}.")
        _work_out(store)


def _decide(
    store: Store, words: tuple[str, ...], by: str, told: tuple[str | None, str]
) -> Decision:
    from twosource.cli.record_view import view_of

    if len(words) != len(VERDICTS) or words[-1] not in VERDICTS:
        raise click.UsageError("give two claims and a verdict: CLAIM CLAIM same|different|unsure")
    view = view_of(store)
    left, right = (view.find_claim(word).grounded for word in words[:2])
    if left.claim.id == right.claim.id:
        raise click.UsageError("the two are one claim; give two")
    verdict = next(one for one in VERDICTS if one == words[-1])
    note, now = told
    return store.add_decision(_anchor(left), _anchor(right), verdict, by, note, now)  # type: ignore[arg-type]  # one of VERDICTS


def _anchor(one: GroundedClaim) -> Anchor:
    return Anchor(one.claim.report, one.claim.passage, one.claim.type)


def _work_out(store: Store) -> None:
    from twosource.cli.progress import Progress
    from twosource.config import Config
    from twosource.pipeline import derive
    from twosource.wiring import open_parts

    before = {event.label: event.claims for event in store.events()}
    with Progress(quiet=False) as progress, store.building():
        orphaned = derive(store, open_parts(Config(), progress.step), progress.step)
    after = {event.label: event.claims for event in store.events()}
    for line in _tell_moves(before, after):
        click.echo(line)
    if orphaned:
        click.echo(f"{len(orphaned)} decisions no longer attach to any claim.")


def _tell_moves(
    before: dict[str, tuple[str, ...]], after: dict[str, tuple[str, ...]]
) -> Iterator[str]:
    moved = False
    for label in sorted(before.keys() | after.keys()):
        old, new = before.get(label), after.get(label)
        if old == new:
            continue
        moved = True
        if new is None:
            yield f"  {label} is now part of another event"
        elif old is None:
            yield f"  {label} is new, with {len(new)} claims"
        else:
            yield f"  {label} now has {len(new)} claims; it had {len(old)}"
    if not moved:
        yield "  No event changed."


def _list(store: Store) -> None:
    labels = {report.key: report.label for report in store.reports()}
    decisions = store.decisions()
    for one in decisions:
        undone = "  (undone)" if one.undone else ""
        note = f"  “{one.note}”" if one.note else ""
        ends = " and ".join(
            f"{labels.get(end.report)} {end.passage.start}-{end.passage.end} ({end.type})"
            for end in (one.left, one.right)
        )
        click.echo(f"{one.id}. {one.verdict}: {ends}, by {one.by}, {one.at}{note}{undone}")
    if not decisions:
        click.echo("No decision was taken in this record.")
