"""`twosource explain`: the weights of one pair of claims."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from twosource.cli.options import codebook_option, example, json_option, record_option
from twosource.cli.table import embolden, print_lines
from twosource.cli.unlocking import open_record
from twosource.config import Config
from twosource.exporters.claim_lines import ClaimInEvent
from twosource.model.errors import NotFound
from twosource.model.match import Decision, Match, Pair
from twosource.ports import Store
from twosource.record_name import RecordName
from twosource.views.coded import tell_coding, tell_one_telling
from twosource.views.event_view import see_claims
from twosource.views.record_view import RecordView
from twosource.views.weights_picture import draw_weights
from twosource.views.words import tell_chance
from twosource.wiring import name_weights, open_parts


@click.command(
    "explain",
    epilog=example(
        "twosource explain 3f2a91c0 b77e01d4 --record my.db",
        "twosource explain 3f2a91c0 b77e01d4 --record my.db --picture weights.svg",
        "twosource explain 3f2a91c0 b77e01d4 --record my.db --json",
    ),
)
@click.argument("left", metavar="CLAIM")
@click.argument("right", metavar="CLAIM")
@record_option
@codebook_option
@click.option(
    "--picture",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="OUT.svg",
    help="Draw the weights as a picture for any browser; it says what is printed, names too.",
)
@json_option
def command(
    left: str,
    right: str,
    record: RecordName,
    codebook: Path | None,
    picture: Path | None,
    *,
    as_json: bool,
) -> None:
    """Tell why two claims are one event, or two.

    Lists the weights that add up to same or different, in bits, how many of such pairs are one
    event, and any veto: an impossibility that no weight outweighs. CLAIM is six or more digits of a
    claim's id, as `show` prints them.
    """
    with open_record(record) as store:
        view, (first, second) = see_claims(store, (left, right))
        if first.grounded.claim.id == second.grounded.claim.id:
            raise NotFound(f"{left} and {right} are one claim; give two")
        ends = sorted((first.grounded.claim.id, second.grounded.claim.id))
        match, decision, threshold = _compare(store, Pair(*ends), Config(codebook=codebook))
        weights = name_weights(store)
    if picture is not None:
        title = f"{_name(first)} and {_name(second)}: one event, or two?"
        picture.write_text(draw_weights(match, threshold, title), encoding="utf-8")
    if as_json:
        import msgspec

        told = {"claims": ends, **_list_match(match), "weights": weights, "decision": decision}
        click.echo(msgspec.json.encode(told).decode())
    else:
        print_lines(_tell(view, (first, second), match, decision))


APART = (
    "These two alone lean to one event. But events are joined by the mean over all pairs of their "
    "reports: it is not above the threshold, or one of the pairs is impossible."
)


def _name(claim: ClaimInEvent) -> str:
    return f"{claim.grounded.claim.type} {claim.grounded.claim.id[:8]}"


def _compare(store: Store, pair: Pair, config: Config) -> tuple[Match, Decision | None, float]:
    """Give the match, the decision on it if there is one, and the threshold in bits."""
    from twosource.cli.progress import Progress
    from twosource.pipeline import compare_two

    with Progress(quiet=False) as progress:
        parts = open_parts(config, progress.step, store)
        match, decision = compare_two(store, parts, pair, progress.step)
    return match, decision, parts.matcher.threshold


def _list_match(match: Match) -> dict[str, Any]:
    return {"bits": match.bits, "reasons": match.reasons, "veto": match.veto}


def _tell_claims(claims: tuple[ClaimInEvent, ClaimInEvent]) -> Iterator[str]:
    for claim in claims:
        kept = claim.grounded.claim
        words = " ".join(kept.passage.of(claim.report.text).split())
        yield f"{embolden(kept.id[:8])}  {claim.report.label}  {kept.type}: “{words}”"
        yield from (f"          {told}" for told in tell_coding(claim.grounded))
    if claims[0].report.key != claims[1].report.key:
        yield "Compared is all that each report tells of the event, in these words and others."


def _tell(
    view: RecordView,
    claims: tuple[ClaimInEvent, ClaimInEvent],
    match: Match,
    decision: Decision | None,
) -> Iterator[str]:
    yield from _tell_claims(claims)
    yield ""
    for reason in sorted(match.reasons, key=lambda one: -one.bits):
        yield f"  {reason.bits:+6.1f} bits  {reason.words}"
    yield f"  {match.bits:+6.1f} bits  in all"
    if match.veto:
        yield f"  impossible: {match.veto.words}"
    else:
        yield f"  {tell_chance(match.bits)}"
    yield ""
    same = claims[0].event is not None and claims[0].event == claims[1].event
    label = view.labels.get(claims[0].event or "", "")
    yield f"In this record they tell of {'one event, ' + label if same else 'two events'}."
    codings = [one.grounded for one in claims]
    together = None if decision is None else tell_one_telling(decision, codings)
    if together is not None:
        yield together
    elif decision is not None:
        yield f"{decision.by} decided: {decision.verdict} (decision {decision.id}, {decision.at})."
    elif match.veto:
        yield "Different, whatever the weights: the veto is an impossibility."
    elif not same and match.bits > 0:
        yield APART
    elif same and match.bits <= 0:
        yield "The weights alone favour two events; other claims of the event hold them together."
