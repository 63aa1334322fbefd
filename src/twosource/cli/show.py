"""`twosource show`: one event, with all it stands on."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import click

from twosource.cli.as_of import as_of_options, stand
from twosource.cli.options import example, json_option, record_option
from twosource.cli.review import tell_review
from twosource.cli.table import embolden, print_lines
from twosource.cli.unlocking import open_record
from twosource.exporters.claim_lines import ClaimInEvent
from twosource.model.event import Event, Finding, Held
from twosource.model.match import Match
from twosource.model.spans import Span
from twosource.model.values import Blank, Count, When, Where, Who
from twosource.record_name import RecordName
from twosource.stages.how_many_compare import lot_of
from twosource.views.audit_words import tell_audit
from twosource.views.coded import mark_coded, tell_coding
from twosource.views.copied import tell_copied
from twosource.views.disputes import tell_corrections, tell_disputes
from twosource.views.event_view import see_event, see_whole
from twosource.views.links import tell_links
from twosource.views.record_view import RecordView
from twosource.views.words import (
    tell_chain,
    tell_count,
    tell_counts_of_origins,
    tell_kind,
    tell_marks,
    tell_sight,
    tell_when,
    tell_where,
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
    with open_record(record) as store:
        if chosen["as_of"] is None:
            found, view = see_event(store, event)
        else:
            found, view = see_whole(stand(store, chosen["as_of"], chosen["codebook"]), event)
    if as_json:
        click.echo(view.line_of(found))
    else:
        print_lines(tell_event(found, view))


def tell_event(event: Event, view: RecordView) -> Iterator[str]:
    """Give one event line by line."""
    number = {claim: index for index, claim in enumerate(_in_order(event, view), 1)}
    kind = event.subtype.replace("_", " ")
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
    yield from _tell_values(event, number, view)
    yield ""
    yield "Claims, each with whose word it is"
    for claim, index in number.items():
        gone = view.claims[claim].report.key in {one.report for one in event.origins.withdrawn}
        yield from _tell_claim(view.claims[claim], index, withdrawn=gone)
    yield ""
    yield from tell_disputes(event)
    yield from _tell_joins(event, number)
    yield from _tell_origins(event, view)
    yield from _tell_conflicts(event, number, view)
    yield from tell_links(event, view)
    yield from _tell_look_alikes(event, view)
    yield ""
    yield tell_audit(view.audited)


def _in_order(event: Event, view: RecordView) -> list[str]:
    claims = [view.claims[key] for key in event.claims]
    claims.sort(key=lambda one: (one.report.label, one.grounded.order, one.grounded.claim.passage))
    return [one.grounded.claim.id for one in claims]


def _tell_values(event: Event, number: dict[str, int], view: RecordView) -> Iterator[str]:
    yield f"  when   {tell_when(event.when)}{_backing(event.when, number)}"
    yield from _quote(_times(event.when, view))
    yield f"  where  {tell_where(event.where)}{_backing(event.where, number)}"
    yield from _quote(_places(event.where, view))
    for count in event.counts:
        yield f"  count  {tell_count(count.value)}{_backing(count, number)}"
        yield from _quote(_numbers(count, view))
    if not event.counts:
        yield "  count  — no number is told"
    for who in event.who:
        name = " ".join(who.value.name.split())
        yield f"  who    {who.value.role}: {name}{_backing(who, number)}"
        yield from _tell_actor(who.value)


def _tell_actor(who: Who) -> Iterator[str]:
    """Give the kind of an actor, and its entry of the coder's list or why there is none."""
    if who.type not in {"unknown", "no_actor"}:
        yield f"           {tell_kind(who.type)}: {who.type_how}{_tell_private(who)}"
    elif who.type == "unknown" and who.private:
        yield f"           kind unknown{_tell_private(who)}"
    if who.listed is not None:
        entry = who.listed.actor
        yield f"           in your list: {entry.name} ({entry.id}); {who.listed.why}"
    elif who.unlisted is not None:
        yield f"           not in your list: {who.unlisted}"


def _tell_private(who: Who) -> str:
    return "; private: leave the name out when you publish" if who.private and who.named else ""


def _backing(found: Finding[Any] | Blank, number: dict[str, int]) -> str:
    if isinstance(found, Blank):
        return f" {found.why}"
    backed, against = _list_numbers(found.claims, number), _list_numbers(found.against, number)
    contested = f"; against: {against}" if against else ""
    earlier = _list_numbers(found.earlier, number)
    contested += f"; earlier: {earlier}" if earlier else ""
    return f"   [claims {backed}{contested}; {found.rule}: {found.how}]"


def _list_numbers(claims: Sequence[str], number: dict[str, int]) -> str:
    return ", ".join(str(one) for one in sorted(number[claim] for claim in claims))


# Words a value stands on: the characters of one claim's report, and how they were read.
Words = tuple[Sequence[Span], str, str]


def _times(found: Finding[When] | Blank, view: RecordView) -> Iterator[Words]:
    for claim in _claims(found, view):
        value = claim.grounded.when
        if not isinstance(value, Blank):
            yield value.spans, claim.report.text, value.how


def _places(found: Finding[Where] | Blank, view: RecordView) -> Iterator[Words]:
    for claim in _claims(found, view):
        value = claim.grounded.where
        if not isinstance(value, Blank):
            yield value.spans, claim.report.text, value.how


def _numbers(found: Finding[Count], view: RecordView) -> Iterator[Words]:
    kind = lot_of(found.value)
    for claim in _claims(found, view):
        for count in claim.grounded.counts:
            if lot_of(count) == kind:
                yield count.spans, claim.report.text, ""


def _claims(found: Finding[Any] | Blank, view: RecordView) -> list[ClaimInEvent]:
    return [] if isinstance(found, Blank) else [view.claims[key] for key in found.claims]


def _quote(words: Iterable[Words]) -> Iterator[str]:
    lines = (
        f"           “{' '.join(span.of(text).split())}”{f'  ({how})' if how else ''}"
        for spans, text, how in words
        for span in spans
    )
    # Copies say the same in the same words: once is enough.
    yield from dict.fromkeys(lines)


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
    before = " ".join(text[kept.passage.start : kept.trigger.start].split())
    after = " ".join(text[kept.trigger.end : kept.passage.end].split())
    # Blanks beside the trigger stand only where the report has them: "re-arrested", "flight,".
    left = " " if text[kept.trigger.start - 1 : kept.trigger.start].isspace() else ""
    right = " " if text[kept.trigger.end : kept.trigger.end + 1].isspace() else ""
    yield f"     “{before}{left if before else ''}{embolden(kept.trigger.of(text))}{right}{after}”"
    yield f"     said by: {tell_chain(claim.chain, text)}"
    if kept.unverified:
        told = "”, “".join(" ".join(words.of(text).split()) for words in kept.unverified)
        yield f"     the report says of it: “{told}”"
    yield from (f"     {told}" for told in tell_coding(claim.grounded))
    yield from (f"     {told}" for told in tell_corrections(claim.grounded))


def _tell_joins(event: Event, number: dict[str, int]) -> Iterator[str]:
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


def _tell_conflicts(event: Event, number: dict[str, int], view: RecordView) -> Iterator[str]:
    for conflict in event.conflicts:
        yield f"{conflict.reading.capitalize()} on {conflict.facet}"
        for held in conflict.values:
            backed = _list_numbers(held.claims, number)
            yield f"  {held.value}   {_tell_held(held)}[claims {backed}]"
        for cited in conflict.words:
            words = " ".join(cited.span.of(view.claims[cited.claim].report.text).split())
            yield f"  in so many words: “{words}”   [claim {number[cited.claim]}]"
        yield ""


def _tell_held(held: Held) -> str:
    """Give whose word a value is, and up to which day."""
    names = ", ".join(held.holders)
    if held.through:
        names += f" (also in {', '.join(held.through)})"
    told = f"{names}, as of {held.as_of}" if names and held.as_of else names
    return f"{told}  " if told else ""


def _tell_look_alikes(event: Event, view: RecordView) -> Iterator[str]:
    if not event.look_alikes:
        yield "Look-alikes: none."
        return
    yield "Look-alikes, and why they are kept apart"
    for one in event.look_alikes:
        label = view.labels.get(one.event, one.event)
        yield f"  {label}  {one.match.bits:+.1f} bits: {_tell_reasons(one.match)}"
        if one.match.veto is None and one.apart:
            yield f"    apart: {one.apart}"
