"""`twosource show`: one event, with all it stands on."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from twosource.cli.options import example, json_option, record_option, tells_errors
from twosource.cli.record_view import RecordView
from twosource.cli.words import tell_chain, tell_count, tell_sight, tell_when, tell_where
from twosource.exporters.claim_lines import ClaimInEvent
from twosource.model.event import Event, Finding
from twosource.model.match import Match
from twosource.model.spans import Span
from twosource.model.values import Blank

SHORT_ID = 8


@click.command(
    "show",
    epilog=example(
        "twosource show PRK-0042 --record my.db", "twosource show PRK-0042 --record my.db --json"
    ),
)
@click.argument("event", metavar="EVENT")
@record_option
@json_option
@tells_errors
def command(event: str, record: Path, *, as_json: bool) -> None:
    """Show one event with its passages, chains and look-alikes.

    EVENT is a label such as PRK-0042, or six or more digits of an id. Each value names the claims
    it rests on; each claim, the passage and whose word it is, nearest the event first.
    """
    from twosource.cli.record_view import view_of
    from twosource.cli.table import print_lines
    from twosource.wiring import open_record

    with open_record(record) as store:
        found = store.event(event)
        view = view_of(store)
    if as_json:
        click.echo(view.line_of(found))
    else:
        print_lines(tell_event(found, view))


def tell_event(event: Event, view: RecordView) -> Iterator[str]:
    """Give one event line by line."""
    number = {claim: index for index, claim in enumerate(_in_order(event, view), 1)}
    kind = event.subtype.replace("_", " ")
    what = kind if kind == event.type.replace("_", " ") else f"{event.type} · {kind}"
    yield f"{event.label}  {what.replace('_', ' ')}  (reported: {tell_sight(event)})"
    yield f"  id {event.id[:12]}   {event.marks.access}, consent {event.marks.consent}"
    yield ""
    yield from _tell_values(event, number, view)
    yield ""
    yield "Claims, each with whose word it is"
    for claim, index in number.items():
        yield from _tell_claim(view.claims[claim], index)
    yield ""
    yield from _tell_joins(event, number)
    yield from _tell_origins(event, view)
    yield from _tell_conflicts(event, number)
    yield from _tell_look_alikes(event, view)


def _in_order(event: Event, view: RecordView) -> list[str]:
    claims = [view.claims[key] for key in event.claims]
    claims.sort(key=lambda one: (one.report.label, one.grounded.order))
    return [one.grounded.claim.id for one in claims]


def _tell_values(event: Event, number: dict[str, int], view: RecordView) -> Iterator[str]:
    yield f"  when   {tell_when(event.when)}{_backing(event.when, number)}"
    yield from _tell_words(event.when, "when", view)
    yield f"  where  {tell_where(event.where)}{_backing(event.where, number)}"
    yield from _tell_words(event.where, "where", view)
    for count in event.counts:
        yield f"  count  {tell_count(count.value)}{_backing(count, number)}"
        yield from _quote(count.value.spans, view.text_of(count.claims[0]))
    if not event.counts:
        yield "  count  — no number is told"
    for who in event.who:
        yield f"  who    {who.value.role}: {who.value.name}{_backing(who, number)}"


def _backing(found: Finding[Any] | Blank, number: dict[str, int]) -> str:
    if isinstance(found, Blank):
        return f" {found.why}"
    backed = ", ".join(str(number[claim]) for claim in found.claims if claim in number)
    against = ", ".join(str(number[claim]) for claim in found.against if claim in number)
    contested = f"; against: {against}" if against else ""
    return f"   [claims {backed}{contested}; {found.rule}: {found.how}]"


def _tell_words(found: Finding[Any] | Blank, facet: str, view: RecordView) -> Iterator[str]:
    if isinstance(found, Blank):
        return
    for key in found.claims:
        claim = view.claims[key]
        value = claim.grounded.when if facet == "when" else claim.grounded.where
        if not isinstance(value, Blank):
            yield from _quote(value.spans, claim.report.text, value.how)


def _quote(spans: Sequence[Span], text: str, how: str = "") -> Iterator[str]:
    for span in spans:
        told = f"  ({how})" if how else ""
        yield f"           “{' '.join(span.of(text).split())}”{told}"


def _tell_claim(claim: ClaimInEvent, index: int) -> Iterator[str]:
    kept, text = claim.grounded.claim, claim.report.text
    quoted = ", in quotation marks" if kept.quoted else ""
    outcome = f", {kept.outcome}" if kept.outcome else ""
    yield (
        f"  {index}. {kept.id[:SHORT_ID]}  {claim.report.label}, characters"
        f" {kept.passage.start}-{kept.passage.end}  ({kept.time}, {kept.stance}{outcome}{quoted})"
    )
    before = " ".join(text[kept.passage.start : kept.trigger.start].split())
    after = " ".join(text[kept.trigger.end : kept.passage.end].split())
    trigger = " ".join(kept.trigger.of(text).split())
    yield f"     “{before} **{trigger}** {after}”".replace("“ ", "“").replace(" ”", "”")
    yield f"     said by: {tell_chain(claim.chain, text)}"


def _tell_joins(event: Event, number: dict[str, int]) -> Iterator[str]:
    if not event.joined:
        return
    yield "Why these claims are taken for one event (bits for + and against −)"
    for match in event.joined:
        left, right = number.get(match.pair.left), number.get(match.pair.right)
        yield f"  {left} and {right}: {match.bits:+.1f}  {_tell_reasons(match)}"
    yield ""


def _tell_reasons(match: Match) -> str:
    told = "; ".join(f"{reason.words} {reason.bits:+.1f}" for reason in match.reasons)
    return f"impossible: {match.veto.words}; {told}" if match.veto else told


def _tell_origins(event: Event, view: RecordView) -> Iterator[str]:
    origins = event.origins
    yield "Origins (at most; in this record)"
    for name, names in (
        ("outlets", origins.outlets),
        ("reporting origins", origins.reporting),
        ("human sources, at most", origins.human_at_most),
        ("shown to be independent", origins.shown_independent),
    ):
        yield f"  {name}: {len(names)}{'  ' + ', '.join(names) if names else ''}"
    labels = {report.key: report.label for report in view.reports.values()}
    for one in origins.collapsed:
        into = labels.get(one.into, one.into)
        yield f"  {labels.get(one.report, one.report)} goes back to {into}: {one.because}"
    yield f"  credibility digit proposed: {event.credibility.digit}, {event.credibility.because}"
    yield ""


def _tell_conflicts(event: Event, number: dict[str, int]) -> Iterator[str]:
    for conflict in event.conflicts:
        yield f"{conflict.reading.capitalize()} on {conflict.facet}"
        for held in conflict.values:
            claims = ", ".join(str(number[claim]) for claim in held.claims if claim in number)
            yield f"  {held.value}   [claims {claims}]"
        yield ""


def _tell_look_alikes(event: Event, view: RecordView) -> Iterator[str]:
    if not event.look_alikes:
        yield "Look-alikes: none."
        return
    yield "Look-alikes, and why they are kept apart"
    for one in event.look_alikes:
        label = view.labels.get(one.event, one.event)
        yield f"  {label}  {one.match.bits:+.1f} bits: {_tell_reasons(one.match)}"
