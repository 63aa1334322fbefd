"""`twosource decide same|different|unsure`: a person's word on two claims."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, get_args

import click

from twosource.cli.decide.desk import Desk, decider_option, note_option, now, open_desk
from twosource.cli.options import codebook_option, example, record_option
from twosource.cli.reviewers import by_option
from twosource.model.match import Verdict
from twosource.ports import Store
from twosource.record_name import RecordName
from twosource.stages.anchors import anchor_of

VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
WORDS = 3
_HELP = {
    "same": "Say that two claims tell of one event.",
    "different": "Say that two claims tell of two events.",
    "unsure": "Say that you looked at two claims and cannot tell: the weights decide.",
}
_MORE = """

    CLAIM is six or more digits of a claim's id, as `show` prints them. Your word beats every
    weight and every veto; of two people's words on one pair the later is heeded, both are kept.
    """


def _make(verdict: Verdict) -> click.Command:
    @click.command(
        verdict,
        help=_HELP[verdict] + _MORE,
        epilog=example(f"twosource decide {verdict} 3f2a91c0 b77e01d4 --by R1 --record my.db"),
    )
    @click.argument("left", metavar="CLAIM")
    @click.argument("right", metavar="CLAIM")
    @decider_option
    @note_option
    @record_option
    @codebook_option
    def one(
        left: str, right: str, record: RecordName, codebook: Path | None, **chosen: Any
    ) -> None:
        with open_desk(record, codebook) as desk:
            _decide(desk, (left, right), verdict, chosen)

    return one


PAIRED = tuple(_make(verdict) for verdict in VERDICTS)


@click.command(
    "pair", epilog=example("twosource decide 3f2a91c0 b77e01d4 same --by R1 --record my.db")
)
@click.argument("claims", nargs=-1, metavar="CLAIM CLAIM same|different|unsure")
@by_option("Who decides")
@note_option
@record_option
@codebook_option
def pair(claims: tuple[str, ...], record: RecordName, codebook: Path | None, **chosen: Any) -> None:
    """Say of two claims what `same`, `different` and `unsure` say, verdict last."""
    verdict = next((one for one in VERDICTS if claims[-1:] == (one,)), None)
    if len(claims) != WORDS or verdict is None:
        raise click.UsageError("give two claims and a verdict: CLAIM CLAIM same|different|unsure")
    if not chosen["by"]:
        raise click.UsageError("say who decides: --by NAME (a pseudonym will do)")
    with open_desk(record, codebook) as desk:
        _decide(desk, claims[:2], verdict, chosen)


def _decide(desk: Desk, names: Sequence[str], verdict: Verdict, chosen: dict[str, Any]) -> None:
    left, right = (desk.find_claim(name).grounded for name in names)
    if left.claim.id == right.claim.id:
        raise click.UsageError("the two are one claim; give two")
    ends = anchor_of(left), anchor_of(right)

    def take(store: Store) -> str:
        decision = store.add_decision(*ends, verdict, chosen["by"], chosen["note"], now())
        return f"Decision {decision.id}: {decision.verdict}, by {decision.by}."

    desk.keep(take)
    ids = [one.claim.id for one in (left, right)]
    told_by = desk.store.events_told_by(ids)
    events = {told_by.get(one) for one in ids}
    told = "one event" if len(events) == 1 else "two events"
    click.echo(f"The two claims now tell of {told}.")
    if (verdict, told) in {("same", "two events"), ("different", "one event")}:
        click.echo("Another decision stands against yours; `twosource show` says whose.")
