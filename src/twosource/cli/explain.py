"""`twosource explain`: the weights of one pair of claims."""

from collections.abc import Iterator
from pathlib import Path

import click

from twosource.cli.options import example, json_option, record_option, tells_errors
from twosource.cli.record_view import RecordView
from twosource.exporters.claim_lines import ClaimInEvent
from twosource.model.errors import NotFound
from twosource.model.match import Decision, Match


@click.command(
    "explain",
    epilog=example("twosource explain 3f2a91c0 b77e01d4 --record my.db"),
)
@click.argument("left", metavar="CLAIM")
@click.argument("right", metavar="CLAIM")
@record_option
@json_option
@tells_errors
def command(left: str, right: str, record: Path, *, as_json: bool) -> None:
    """Tell why two claims are one event, or two.

    Lists the weights that add up to same or different, in bits, and any veto: an impossibility
    that no weight outweighs. CLAIM is six or more digits of a claim's id, as `show` prints them.
    """
    from twosource.cli.record_view import view_of
    from twosource.cli.table import print_lines
    from twosource.pipeline import compare_two
    from twosource.wiring import open_matcher, open_record

    with open_record(record) as store:
        view = view_of(store)
        first, second = view.find_claim(left), view.find_claim(right)
        if first.grounded.claim.id == second.grounded.claim.id:
            raise NotFound(f"{left} and {right} are one claim; give two")
        match, decision = compare_two(
            store, open_matcher(), first.grounded.claim.id, second.grounded.claim.id
        )
    if as_json:
        import msgspec

        click.echo(msgspec.json.encode({"match": match, "decision": decision}).decode())
    else:
        print_lines(_tell(view, (first, second), match, decision))


def _tell(
    view: RecordView,
    claims: tuple[ClaimInEvent, ClaimInEvent],
    match: Match,
    decision: Decision | None,
) -> Iterator[str]:
    for claim in claims:
        kept = claim.grounded.claim
        words = " ".join(kept.passage.of(claim.report.text).split())
        yield f"{kept.id[:8]}  {claim.report.label}  {kept.type}: “{words}”"
    yield ""
    for reason in sorted(match.reasons, key=lambda one: -one.bits):
        yield f"  {reason.bits:+6.1f} bits  {reason.words}"
    yield f"  {match.bits:+6.1f} bits  in all"
    if match.veto:
        yield f"  veto: {match.veto.words}"
    same = claims[0].event is not None and claims[0].event == claims[1].event
    label = view.labels.get(claims[0].event or "", "")
    yield f"In this record they tell of {'one event, ' + label if same else 'two events'}."
    if decision is not None:
        yield f"{decision.by} decided: {decision.verdict} (decision {decision.id}, {decision.at})."
    elif match.veto:
        yield "Different, whatever the weights: the veto is an impossibility."
    elif not same and match.bits > 0:
        yield "The weights alone favour one event; what else their events tell keeps them apart."
