"""`twosource decide`: a person's word on a pair, kept and undoable."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, get_args

import click

from twosource.cli.decisions import tell_decisions, tell_moves
from twosource.cli.options import codebook_option, example, record_option
from twosource.cli.record_view import view_of
from twosource.cli.reviewers import name_reviewer
from twosource.cli.table import print_lines
from twosource.cli.unlocking import open_record
from twosource.cli.words import say_number
from twosource.config import Config
from twosource.model.errors import BadCodebook, NotFound
from twosource.model.match import Anchor, Verdict
from twosource.model.values import GroundedClaim
from twosource.ports import Store
from twosource.record_name import RecordName
from twosource.wiring import keep_weights, open_parts

VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
WORDS = 3


@click.command(
    "decide",
    epilog=example(
        "twosource decide 3f2a91c0 b77e01d4 different --by R1 --note 'a year apart' --record my.db",
        "twosource decide --undo 7 --record my.db",
        "twosource decide --list --record my.db",
    ),
)
@click.argument("claims", nargs=-1, metavar="[CLAIM CLAIM same|different|unsure]")
@record_option
@codebook_option
@click.option(
    "--by",
    metavar="R1",
    callback=name_reviewer,
    help="Who decides: a pseudonym. A name gets one, and stands in FILE.reviewers.toml alone.",
)
@click.option("--note", metavar="TEXT", help="Why.")
@click.option(
    "--undo", type=int, metavar="ID", help="Take a decision back; --by if it is another's."
)
@click.option("--list", "listed", is_flag=True, help="List all decisions ever taken.")
def command(claims: tuple[str, ...], record: RecordName, **chosen: Any) -> None:
    """Say that two claims are the same event, or different; or undo that.

    CLAIM is six or more digits of a claim's id, as `show` prints them. A decision beats every
    weight and every veto. It is kept for ever, can be undone, and holds on to report, passage and
    type, so that it survives a new reading; one that no longer attaches is listed, never dropped.
    The events are worked out anew at once. "unsure" is kept, and leaves it to the weights.
    """
    if chosen["listed"]:
        with open_record(record) as store:
            print_lines(tell_decisions(store.decisions(), list(store.reports())))
    elif chosen["undo"] is not None:
        if claims:
            raise click.UsageError("--undo takes a decision's number alone, no claims")
        with open_record(record) as store:
            _undo(store, chosen["undo"], chosen["by"], Config(codebook=chosen["codebook"]))
    else:
        by, verdict = _read_words(claims, chosen["by"])
        with open_record(record) as store:
            taken = Taken(verdict, by, chosen["note"])
            _decide(store, claims[:2], taken, Config(codebook=chosen["codebook"]))


@dataclass(frozen=True, slots=True)
class Taken:
    """What a person decided."""

    verdict: Verdict
    by: str
    note: str | None


def _read_words(words: tuple[str, ...], by: str | None) -> tuple[str, Verdict]:
    verdict = next((one for one in VERDICTS if words[-1:] == (one,)), None)
    if len(words) != WORDS or verdict is None:
        raise click.UsageError("give two claims and a verdict: CLAIM CLAIM same|different|unsure")
    if not by:
        raise click.UsageError("say who decides: --by NAME (a pseudonym will do)")
    return by, verdict


def _decide(store: Store, names: Sequence[str], taken: Taken, config: Config) -> None:
    view = view_of(store)
    left, right = (view.find_claim(name).grounded for name in names)
    if left.claim.id == right.claim.id:
        raise click.UsageError("the two are one claim; give two")
    ends = _anchor(left), _anchor(right)
    with _working_out(store, config):
        decision = store.add_decision(*ends, taken.verdict, taken.by, taken.note, _now())
        click.echo(f"Decision {decision.id}: {decision.verdict}, by {decision.by}.")
    told_by = store.claim_events()
    events = {told_by.get(one.claim.id) for one in (left, right)}
    click.echo(f"The two claims now tell of {'one event' if len(events) == 1 else 'two events'}.")


def _undo(store: Store, number: int, by: str | None, config: Config) -> None:
    taken = next((one for one in store.decisions() if one.id == number), None)
    if taken is None:
        raise NotFound(f"this record holds no decision {number}; `decide --list` lists them all")
    if taken.undone:
        click.echo(f"Decision {number} was undone before.")
        return
    with _working_out(store, config):
        store.undo_decision(number, by or taken.by, _now())
        click.echo(f"Decision {number} is undone.")


@contextmanager
def _working_out(store: Store, config: Config) -> Iterator[None]:
    """Work the events out anew after the block, and tell which ones changed.

    All parts are opened first: what is missing must stop a decision before it is taken.
    """
    from twosource.cli.progress import Progress
    from twosource.pipeline import derive

    with Progress(quiet=False) as progress:
        parts = open_parts(config, progress.step, store)
        _refuse_other_codebook(store, parts.reading.codebook)
        before = tuple(store.events())
        keep_weights(store, parts.matcher)
        with store.building():
            yield
            orphaned, _ = derive(store, parts, progress.step)
    print_lines(tell_moves(before, tuple(store.events()), store.event_ids()))
    if orphaned:
        print_lines([f"{say_number(len(orphaned), 'decision')} no longer attach to any claim."])


def _refuse_other_codebook(store: Store, ours: str) -> None:
    others = {reading.codebook for reading in store.current_readings()} - {ours}
    if others:
        named = ", ".join(sorted(others))
        raise BadCodebook(
            f"this record was read with codebook {named}; give that one with --codebook,"
            " or run `build` to have it read anew"
        )


def _anchor(one: GroundedClaim) -> Anchor:
    return Anchor(one.claim.report, one.claim.passage, one.claim.type)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
