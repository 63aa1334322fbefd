"""`twosource show`: one event, with all it stands on."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import click

from twosource.cli.as_of import as_of_options, stand
from twosource.cli.options import example, json_option, record_option
from twosource.cli.table import embolden, print_lines
from twosource.cli.unlocking import open_record
from twosource.exporters.claim_lines import ClaimInEvent
from twosource.model.event import Event, Held
from twosource.model.match import Match
from twosource.record_name import RecordName
from twosource.views.audit_words import tell_audit
from twosource.views.backing import (
    Numbers,
    Told,
    find_numbers,
    list_values,
    number_claims,
    quote_held,
)
from twosource.views.coded import mark_coded, tell_coding
from twosource.views.copied import tell_copied
from twosource.views.disputes import tell_corrections, tell_disputes
from twosource.views.event_view import see_event, see_whole
from twosource.views.links import tell_links
from twosource.views.passages import cut_passage
from twosource.views.record_view import RecordView
from twosource.views.reviews import tell_review
from twosource.views.spoken import Spoken, list_between, list_within
from twosource.views.words import (
    tell_chain,
    tell_counts_of_origins,
    tell_marks,
    tell_sight,
    tell_what,
)

SHORT_ID = 8


@click.command(
    "show",
    epilog=example(
        "twosource show PRK-0042 --record my.db",
        "twosource show PRK-0042 --record my.db --json",
        "twosource show PRK-0042 --record my.db --as-of 2026-03-01",
    ),
)
@click.argument("event", metavar="EVENT")
@record_option
@as_of_options
@json_option
def command(event: str, record: RecordName, *, as_json: bool, **chosen: Any) -> None:
    """Show one event with its passages, chains and look-alikes.

    EVENT is a label such as PRK-0042, or six or more digits of an id. Each value names the claims
    it rests on; each claim, the passage and whose word it is, nearest the event first.
    """
    said: Mapping[str, Sequence[Spoken]] = {}
    with open_record(record) as store:
        if chosen["as_of"] is None:
            found, view = see_event(store, event)
            alike = {one.event for one in found.look_alikes}
            others = [one for one in view.events if one.id in alike]
            said = {found.id: list_within(store, found), **list_between(store, found, others)}
        else:
            found, view = see_whole(stand(store, chosen["as_of"], chosen["codebook"]), event)
    if as_json:
        click.echo(view.line_of(found))
    else:
        print_lines(tell_event(found, view, said))


def tell_event(
    event: Event, view: RecordView, said: Mapping[str, Sequence[Spoken]] = MappingProxyType({})
) -> Iterator[str]:
    """Give one event line by line.

    `said` is what people said of it and its look-alikes, by their ids; of its claims by its own.
    """
    number = number_claims(event, view)
    kind = tell_what(event.type, event.subtype)
    what = kind if kind == event.type.replace("_", " ") else f"{event.type} · {kind}"
    yield f"{embolden(event.label)}  {what.replace('_', ' ')}  (reported: {tell_sight(event)})"
    forced = "" if event.forced == "unstated" else f"   forced: {event.forced}"
    yield f"  id {event.id[:12]}   {tell_marks(event.marks)}{forced}"
    if event.coded_by:
        yield f"  {mark_coded(event.coded_by)}"
    review = view.review_of(event)
    if review.state != "machine":
        yield f"  review: {tell_review(review)}"
    yield ""
    for told in list_values(event, number, view):
        yield from _tell_value(told)
    yield ""
    yield "Claims, each with whose word it is"
    for claim, index in number.items():
        gone = view.claims[claim].report.key in {one.report for one in event.origins.withdrawn}
        yield from _tell_claim(view.claims[claim], index, withdrawn=gone)
    yield ""
    yield from tell_disputes(event)
    yield from _tell_spoken(said.get(event.id, ()))
    yield from _tell_joins(event, number)
    yield from _tell_origins(event, view)
    yield from _tell_conflicts(event, number, view)
    yield from tell_links(event, view)
    yield from _tell_look_alikes(event, view, said)
    yield ""
    yield tell_audit(view.audited)


def _tell_value(told: Told) -> Iterator[str]:
    name = f"  {told.facet:<7}"
    if not told.words:
        yield f"{name}— {told.why}"
        return
    against = f"; against: {_say_numbers(told.against)}" if told.against else ""
    earlier = f"; earlier: {_say_numbers(told.earlier)}" if told.earlier else ""
    backed = f"claims {_say_numbers(told.claims)}{against}{earlier}"
    yield f"{name}{told.words}   [{backed}; {told.rule}: {told.how}]"
    for quote in told.quotes:
        words = f"“{quote.words}”" if quote.words else ""
        how = f"({quote.how})" if quote.how else ""
        yield f"           {'  '.join(filter(None, (words, how)))}"
    yield from (f"           {note}" for note in told.notes)


def _say_numbers(numbers: Sequence[int]) -> str:
    return ", ".join(str(one) for one in numbers)


def _list_numbers(claims: Sequence[str], number: Numbers) -> str:
    return _say_numbers(find_numbers(claims, number))


def _tell_claim(claim: ClaimInEvent, index: int, *, withdrawn: bool) -> Iterator[str]:
    kept, text = claim.grounded.claim, claim.report.text
    quoted = ", in quotation marks" if kept.quoted else ""
    outcome = f", {kept.outcome}" if kept.outcome else ""
    marks = claim.report.marks
    closed = "" if marks.access == "published" else f"  [{marks.access}]"
    closed += "  [withdrawn]" if withdrawn else ""
    yield (
        f"  {index}. {kept.id[:SHORT_ID]}  {claim.report.label}, characters"
        f" {kept.passage.start}-{kept.passage.end}  ({kept.time}, {kept.stance}{outcome}{quoted})"
        f"{closed}"
    )
    before, trigger, after = cut_passage(claim)
    yield f"     “{before}{embolden(trigger)}{after}”"
    yield f"     said by: {tell_chain(claim.chain, text)}"
    if kept.unverified:
        told = "”, “".join(" ".join(words.of(text).split()) for words in kept.unverified)
        yield f"     the report says of it: “{told}”"
    yield from (f"     {told}" for told in tell_coding(claim.grounded))
    yield from (f"     {told}" for told in tell_corrections(claim.grounded))


def _tell_joins(event: Event, number: Numbers) -> Iterator[str]:
    if not event.joined:
        return
    yield "Why these claims are taken for one event (bits for + and against −)"
    for match in event.joined:
        left, right = sorted((number[match.pair.left], number[match.pair.right]))
        yield f"  {left} and {right}: {match.bits:+.1f}  {_tell_reasons(match)}"
    yield ""


def _tell_reasons(match: Match) -> str:
    told = "; ".join(f"{reason.words} {reason.bits:+.1f}" for reason in match.reasons)
    return f"impossible: {match.veto.words}; {told}" if match.veto else told


def _tell_origins(event: Event, view: RecordView) -> Iterator[str]:
    labels = {report.key: report.label for report in view.reports.values()}
    yield from tell_counts_of_origins(event, labels, lambda one: tell_copied(one, view))
    if event.todo:
        yield f"  to get: {event.todo[0].words} (`twosource origins {event.label}` tells more)"
    yield f"  credibility digit proposed: {event.credibility.digit}, {event.credibility.because}"
    yield ""


def _tell_conflicts(event: Event, number: Numbers, view: RecordView) -> Iterator[str]:
    for conflict in event.conflicts:
        yield f"{conflict.reading.capitalize()} on {conflict.facet}"
        for held in conflict.values:
            backed = _list_numbers(held.claims, number)
            yield f"  {held.value}   {_tell_held(held)}[claims {backed}]"
            own = quote_held(conflict.facet, held, view)
            if own:
                yield f"           “{'”, “'.join(own)}”"
        for cited in conflict.words:
            words = " ".join(cited.span.of(view.claims[cited.claim].report.text).split())
            yield f"  in so many words: “{words}”   [claim {number[cited.claim]}]"
        yield ""


def _tell_spoken(said: Sequence[Spoken]) -> Iterator[str]:
    """Give each word of a person that keeps claims apart or together."""
    yield from (f"{one.words}{f'  “{one.note}”' if one.note else ''}" for one in said)


def _tell_held(held: Held) -> str:
    """Give whose word a value is, and up to which day."""
    names = ", ".join(held.told_by or held.holders)
    if held.through:
        names += f" (also in {', '.join(held.through)})"
    told = f"{names}, as of {held.as_of}" if names and held.as_of else names
    return f"{told}  " if told else ""


def _tell_look_alikes(
    event: Event, view: RecordView, said: Mapping[str, Sequence[Spoken]]
) -> Iterator[str]:
    if not event.look_alikes:
        yield "Look-alikes: none."
        return
    yield "Look-alikes, and why they are kept apart"
    for one in event.look_alikes:
        label = view.labels.get(one.event, one.event)
        yield from (f"  {label}  {told}" for told in _tell_spoken(said.get(one.event, ())))
        yield f"  {label}  {one.match.bits:+.1f} bits: {_tell_reasons(one.match)}"
        if one.match.veto is None and one.apart:
            yield f"    apart: {one.apart}"
