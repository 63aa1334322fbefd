"""What is signed when a person signs an event, and whether it is still what was signed."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from twosource.model.correction import Correction
from twosource.model.event import Event, EventId, Finding
from twosource.model.ids import digest
from twosource.model.ruling import Orphan, Review, Reviewed, Ruling
from twosource.model.values import Blank, Count, GroundedClaim, When, Where, Who
from twosource.stages.facet_words import say_facet
from twosource.stages.how_many_compare import lot_of
from twosource.stages.identify import follow_redirect

Claims = Mapping[str, GroundedClaim]
CLAIMS = "claims"
_NO_CLAIM = "no claim tells of that event any more"


def digest_content(event: Event, claims: Claims, salt: str) -> tuple[tuple[str, str], ...]:
    """Give a salted digest of each part of an event's content: values, claims, reports, origins.

    The content is spelled out here, field by field, so that a field that a later version adds to an
    event makes no signed event another. Not part of it is what the machine thinks of other events
    (look-alikes, links), its weights, the words in which it says how it came to a value, and that
    a person found a value in the text, or took a word back and said the same again.
    """
    return tuple(
        (part, _digest(salt, part, spell(event, claims))) for part, spell in _SPELLING.items()
    )


def _digest(salt: str, part: str, spelled: Any) -> str:
    return digest("signed", salt, part, json.dumps(spelled))


def find_reviews(rulings: Iterable[Ruling], ids: Iterable[EventId]) -> Mapping[str, Ruling]:
    """Give the last word on each event, by the id it goes by now; those undone are none.

    A comment is no word on where its review stands.
    """
    known = {one.id: one for one in ids}
    return {event: one for event, one in _find_said(rulings, known) if not _is_comment(one)}


def _find_said(
    rulings: Iterable[Ruling], known: Mapping[str, EventId]
) -> Iterator[tuple[str, Ruling]]:
    """Give reviews and comments in the order of their numbers, each with the id it is of now."""
    for one in sorted(rulings, key=lambda each: each.id):
        if isinstance(one.said, Reviewed) and not one.undone and one.said.event in known:
            yield follow_redirect(one.said.event, known), one


def _is_comment(one: Ruling) -> bool:
    return isinstance(one.said, Reviewed) and one.said.state == "noted"


def tell_review(event: Event, claims: Claims, last: Ruling | None) -> Review:
    """Say where the review of an event stands, and what differs from what was signed."""
    if last is None or not isinstance(last.said, Reviewed):
        return Review()
    who = last.by, last.at, last.note, last.id
    if last.said.state == "in_review":
        return Review("in_review", *who)
    now = dict(digest_content(event, claims, last.said.salt))
    signed = dict(last.said.digests)
    if now.get(CLAIMS) != signed.get(CLAIMS):
        # Earlier versions had people sign every word on a value too, with its number.
        now[CLAIMS] = _digest(last.said.salt, CLAIMS, _spell_claims(event, claims, _spell_word))
    differs = tuple(
        part for part in dict.fromkeys([*now, *signed]) if now.get(part) != signed.get(part)
    )
    return Review("changed_since_signed" if differs else "signed", *who, differs)


def lose_reviews(
    rulings: Iterable[Ruling], ids: Sequence[EventId], living: Collection[str]
) -> tuple[Orphan, ...]:
    """Give the reviews of events that no claim tells of any more, and the comments on them."""
    said = list(_find_said(rulings, {one.id: one for one in ids}))
    reviews = sorted({event: one for event, one in said if not _is_comment(one)}.items())
    return tuple(
        Orphan(one.id, "comment" if _is_comment(one) else "review", one.by, _NO_CLAIM)
        for event, one in [*reviews, *(each for each in said if _is_comment(each[1]))]
        if event not in living
    )


def _spell_what(event: Event, _: Claims) -> Any:
    return [event.type, event.subtype, event.forced, event.time, event.stance]


def _spell_found(found: Finding[Any] | Blank, value: Callable[[Any], Any]) -> Any:
    if isinstance(found, Blank):
        return None
    return [value(found.value), found.claims, found.against, found.earlier]


def _spell_when(event: Event, _: Claims) -> Any:
    def value(when: When) -> Any:
        return [when.edtf, *map(str, (when.not_before, when.not_after))]

    return _spell_found(event.when, value)


def _spell_where(event: Event, _: Claims) -> Any:
    def value(where: Where) -> Any:
        return [place.id for place in where.every]

    return _spell_found(event.where, value)


def _spell_counts(event: Event, _: Claims) -> Any:
    def value(count: Count) -> Any:
        numbers = count.low, count.high, count.best, count.vague, count.out_of
        return [*lot_of(count), *numbers]

    return [_spell_found(one, value) for one in event.counts]


def _spell_who(event: Event, _: Claims) -> Any:
    def value(who: Who) -> Any:
        return [who.role, who.name, who.type, who.listed.actor.id if who.listed else None]

    return [_spell_found(one, value) for one in event.who]


def _spell_claims(
    event: Event, claims: Claims, spell: Callable[[Correction], Any] | None = None
) -> Any:
    return [_spell_claim(claims[key], spell) for key in event.claims]


def _spell_claim(one: GroundedClaim, spell: Callable[[Correction], Any] | None) -> Any:
    told = one.claim
    spans = told.passage.start, told.passage.end, told.trigger.start, told.trigger.end
    counts = [[*lot_of(count), count.low, count.high, count.best] for count in one.counts]
    who = [[each.role, each.name] for each in one.who]
    chain = [[voice.name, voice.kind] for voice in told.chain]
    facets = [say_facet(one, facet) for facet in ("type", "stance", "time", "when", "where")]
    said = [spell(each) for each in one.corrections] if spell else _list_other(one.corrections)
    return [told.id, told.report, *spans, *facets, counts, who, chain, said]


def _list_other(corrections: Iterable[Correction]) -> list[Any]:
    """Give the words by which a claim tells something else: that it says so changes nothing."""
    return [
        [one.facet, one.of, one.verdict, one.value] for one in corrections if one.verdict != "says"
    ]


def _spell_word(one: Correction) -> Any:
    return [one.decision, one.facet, one.of, one.verdict, one.value]


def _spell_origins(event: Event, _: Claims) -> Any:
    origins = event.origins
    spelt: list[Any] = [
        origins.outlets,
        origins.reporting,
        origins.human_at_most,
        origins.shown_independent,
        [[one.report, one.into] for one in origins.collapsed],
        [one.report for one in origins.withdrawn],
    ]
    # What was signed before there was such a list is spelt as it was then.
    return [*spelt, origins.foretold] if origins.foretold else spelt


def _spell_conflicts(event: Event, _: Claims) -> Any:
    return [
        [one.facet, one.reading, [[held.value, held.claims] for held in one.values]]
        for one in event.conflicts
    ]


_SPELLING: Mapping[str, Callable[[Event, Claims], Any]] = {
    "what": _spell_what,
    "when": _spell_when,
    "where": _spell_where,
    "how many": _spell_counts,
    "who": _spell_who,
    CLAIMS: _spell_claims,
    "reports": lambda event, _: event.reports,
    "origins": _spell_origins,
    "conflicts": _spell_conflicts,
}
