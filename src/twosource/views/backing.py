"""The values of an event as people read them: words, the claims for and against, how it was read.

Claims go by their numbers on a page or in a listing: 1, 2, 3 in the order of reports and texts.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

from twosource.exporters.claim_lines import ClaimInEvent
from twosource.model.event import Event, Finding, Held
from twosource.model.spans import Span
from twosource.model.values import Blank, Count, Who
from twosource.stages.how_many_compare import lot_of
from twosource.views.record_view import RecordView
from twosource.views.words import tell_count, tell_kind, tell_when, tell_where

Numbers = Mapping[str, int]
# Said instead of words where who coded a value gave none.
BY_HAND = "coded by hand, without words of its own"
NO_NUMBER = "no number is told"


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of a report that a value was read from, "" where there are none, and how.

    `how` is "" where that needs no saying.
    """

    words: str
    how: str


@dataclass(frozen=True, slots=True)
class Told:
    """One value of an event: what it is, and what it stands on.

    `words` are "" of a blank, and `why` its reason. `claims`, `against` and `earlier` are numbers.
    `notes` say more of a participant.
    """

    facet: Literal["when", "where", "count", "who"]
    words: str
    why: str = ""
    claims: tuple[int, ...] = ()
    against: tuple[int, ...] = ()
    earlier: tuple[int, ...] = ()
    rule: str = ""
    how: str = ""
    quotes: tuple[Quoted, ...] = ()
    notes: tuple[str, ...] = ()


def sort_claims(event: Event, view: RecordView) -> list[ClaimInEvent]:
    """Give the claims of an event by report, in the order of each text."""
    claims = [view.claims[key] for key in event.claims]
    return sorted(
        claims, key=lambda one: (one.report.label, one.grounded.order, one.grounded.claim.passage)
    )


def number_claims(event: Event, view: RecordView) -> Numbers:
    """Give each claim of an event its number, from 1."""
    ordered = sort_claims(event, view)
    return {one.grounded.claim.id: number for number, one in enumerate(ordered, 1)}


def find_numbers(claims: Iterable[str], number: Numbers) -> tuple[int, ...]:
    """Give the numbers of claims, in order."""
    return tuple(sorted(number[claim] for claim in claims))


def list_values(event: Event, number: Numbers, view: RecordView) -> Iterator[Told]:
    """Give when, where, how many and who, each with what it stands on."""
    yield _tell("when", event.when, tell_when, number, _quote(event.when, view, _read_when))
    yield _tell("where", event.where, tell_where, number, _quote(event.where, view, _read_where))
    for count in event.counts:
        quotes = _quote(count, view, partial(_read_counts, lot=lot_of(count.value)))
        yield _tell("count", count, tell_count, number, quotes)
    if not event.counts:
        yield Told("count", "", NO_NUMBER)
    for who in event.who:
        yield _tell("who", who, _say_who, number, (), tuple(_tell_actor(who.value)))


def _tell(
    facet: Literal["when", "where", "count", "who"],
    found: Finding[Any] | Blank,
    say: Callable[[Any], str],
    number: Numbers,
    quotes: tuple[Quoted, ...] = (),
    notes: tuple[str, ...] = (),
) -> Told:
    if isinstance(found, Blank):
        return Told(facet, "", found.why)
    return Told(
        facet,
        say(found.value),
        claims=find_numbers(found.claims, number),
        against=find_numbers(found.against, number),
        earlier=find_numbers(found.earlier, number),
        rule=found.rule,
        how=found.how,
        quotes=quotes,
        notes=notes,
    )


def _say_who(who: Who) -> str:
    return f"{who.role}: {' '.join(who.name.split())}"


def _tell_actor(who: Who) -> Iterator[str]:
    """Give the kind of an actor, and its entry of the coder's list or why there is none."""
    if who.type not in {"unknown", "no_actor"}:
        yield f"{tell_kind(who.type)}: {who.type_how}{_tell_private(who)}"
    elif who.type == "unknown" and who.private:
        yield f"kind unknown{_tell_private(who)}"
    if who.listed is not None:
        entry = who.listed.actor
        yield f"in your list: {entry.name} ({entry.id}); {who.listed.why}"
    elif who.unlisted is not None:
        yield f"not in your list: {who.unlisted}"


def _tell_private(who: Who) -> str:
    return "; private: leave the name out when you publish" if who.private and who.named else ""


# The characters of one claim's report that a value was read from, and how.
Read = Iterator[tuple[Sequence[Span], str]]


def _read_when(claim: ClaimInEvent) -> Read:
    value = claim.grounded.when
    if not isinstance(value, Blank):
        yield value.spans, value.how


def _read_where(claim: ClaimInEvent) -> Read:
    value = claim.grounded.where
    if not isinstance(value, Blank):
        yield value.spans, value.how


def _read_counts(claim: ClaimInEvent, lot: object) -> Read:
    counts: Sequence[Count] = claim.grounded.counts
    yield from ((one.spans, "") for one in counts if lot_of(one) == lot)


def quote_held(facet: str, held: Held, view: RecordView) -> tuple[str, ...]:
    """Give each holder's own words for a value that several hold: "about 120" is not "131"."""
    kind, *rest = facet.split(".")
    if kind == "when":
        found = _quote_claims(held.claims, view, _read_when)
    elif kind == "where":
        found = _quote_claims(held.claims, view, _read_where)
    elif kind == "counts":
        found = _quote_claims(held.claims, view, partial(_read_counts_of, of=rest[0]))
    else:
        return ()
    return tuple(dict.fromkeys(one.words for one in found if one.words))


def _read_counts_of(claim: ClaimInEvent, of: str) -> Read:
    yield from ((one.spans, "") for one in claim.grounded.counts if one.of == of)


def _quote(
    found: Finding[Any] | Blank, view: RecordView, read: Callable[[ClaimInEvent], Read]
) -> tuple[Quoted, ...]:
    return () if isinstance(found, Blank) else _quote_claims(found.claims, view, read)


def _quote_claims(
    claims: Iterable[str], view: RecordView, read: Callable[[ClaimInEvent], Read]
) -> tuple[Quoted, ...]:
    quoted = (
        _quote_span(claim, span, how)
        for claim in (view.claims[key] for key in claims)
        for spans, how in read(claim)
        for span in spans
    )
    # Copies say the same in the same words: once is enough.
    return tuple(dict.fromkeys(quoted))


def _quote_span(claim: ClaimInEvent, span: Span, how: str) -> Quoted:
    kept = claim.grounded.claim
    # A value coded without words of its own stands on its passage, which need not hold it.
    if kept.by_hand and span == kept.passage:
        return Quoted("", BY_HAND)
    return Quoted(" ".join(span.of(claim.report.text).split()), how)
