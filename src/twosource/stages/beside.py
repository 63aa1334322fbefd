"""What else a report says of an event's story: the sources that it names a few lines on.

A report that names its sources rests on those, its flat sentences too. What it tells with another
day or number or in another town is another story, and lends nothing.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from twosource.model.claim import Voice
from twosource.model.values import GroundedClaim, When, Where
from twosource.stages.how_many_compare import disjoint
from twosource.stages.link_steps import step_of
from twosource.stages.names import fold_name
from twosource.stages.restate import is_own_word
from twosource.stages.testimony import is_testimony
from twosource.stages.voices import OWN_WORD, is_office
from twosource.stages.when_compare import may_overlap

_AFFIRMS = frozenset({"asserted", "alleged", "possible"})
_TOLD = frozenset({"past", "ongoing", "unknown"})
_KNOWN = frozenset({"named", "reporter", "document", "government"})
_CLOSE = frozenset({"victim", "witness", "related"})
# Who asks for something, or threatens, tells nothing of what happened.
_UTTERANCES = frozenset({"request", "threat"})
_RANKS = frozenset(
    {"colonel", "general", "captain", "lieutenant", "major", "sergeant", "brigadier", "commander"}
    | {"admiral", "corporal", "marshal"}
)
_FORCES = frozenset({"army", "military", "police", "navy", "troops", "soldiers", "forces", "guard"})
_RELAYED = 3  # hops: who speaks, the outlet spoken to, the report's own
_LEADING = 3  # claims at the head of a report


def find_beside(
    claims: Sequence[GroundedClaim],
    told: Mapping[str, Sequence[GroundedClaim]],
    quotes: Mapping[str, Sequence[tuple[str, tuple[Voice, ...]]]],
) -> list[GroundedClaim]:
    """Give the claims beside an event's own whose sources its reports rest on too.

    Only of reports that the event leads: their sources that are named, documents, offices or the
    reporter's own eyes. Where a report names nobody for the event and has none of these, its
    unnamed ones, and else those whom it quotes as speaking to its own outlet.
    """
    own: defaultdict[str, list[GroundedClaim]] = defaultdict(list)
    for one in claims:
        own[one.claim.report].append(one)
    ids = {one.claim.id for one in claims}
    found = []
    for report, ones in own.items():
        every = told.get(report, ())
        if leads(ones, every):
            chosen = [one for one in _choose(ones, claims, every) if one.claim.id not in ids]
            found += chosen
            # Whom a report on a trial quotes speaks of the trial, not of the arrest before it.
            if not _goes_on(ones, every):
                found += _hear([*ones, *chosen], quotes.get(report, ()))
    return found


def _hear(
    told: Sequence[GroundedClaim], quotes: Sequence[tuple[str, tuple[Voice, ...]]]
) -> Iterator[GroundedClaim]:
    """Give a claim as on the word of those whom its report quotes as speaking to its outlet.

    Its own reporter who was there always counts. Where an office is heard for the claims already,
    whoever saw it, suffered it, is close to those who did or tells what happened counts too; where
    a person is, only who holds an office that is heard. Whom it quotes as speaking to another
    outlet counts where it names neither a person nor an outlet.
    """
    voices = [voice for one in told for voice in one.claim.chain[:1] if voice.how not in OWN_WORD]
    persons = [
        voice
        for voice in voices
        if voice.kind in {"named", "unnamed"} and not is_office(voice.role or voice.name)
    ]
    offices = {word for voice in voices for word in fold_name(voice.name).split(" ")}
    chains = [one.claim.chain for one in told]
    known = any(
        voice.kind in {"named", "outlet"} and voice.how not in OWN_WORD
        for chain in chains
        for voice in chain
    )
    for words, chain in quotes:
        if chain and chain[0].kind == "reporter":
            own = told[0].claim.chain[-1:] if is_own_word(told[0].claim.chain[-1:]) else ()
            yield replace(told[0], claim=replace(told[0].claim, chain=(*chain, *own)))
        elif not known and len(chain) == _RELAYED and chain[1].kind == "outlet":
            yield replace(told[0], claim=replace(told[0].claim, chain=chain))
        elif len(chain) > 1 and chain[-1].kind == "outlet" and chain[-1].cue is not None:
            first = chain[0]
            close = not persons and (first.connection in _CLOSE or is_testimony(words))
            if not voices or close or _is_seated(first, offices):
                yield replace(told[0], claim=replace(told[0].claim, chain=chain))


def _goes_on(own: Sequence[GroundedClaim], every: Sequence[GroundedClaim]) -> bool:
    """Tell whether a report goes on to a later step than those of the event."""
    steps = [step for one in own if (step := step_of(one)) is not None]
    told = [step for one in every if _is_told(one) and (step := step_of(one)) is not None]
    return bool(steps) and max(told, default=-1) > max(steps)


def _is_told(one: GroundedClaim) -> bool:
    return one.claim.stance in _AFFIRMS and one.claim.time in _TOLD


def _is_seated(voice: Voice, offices: set[str]) -> bool:
    """Tell whether somebody holds an office that is heard, or a rank in a force that is."""
    words = set(fold_name(voice.role or "").split(" "))
    holds = is_office(voice.role or "") and bool(offices & words)
    return holds or bool(words & _RANKS and offices & _FORCES)


def leads(own: Sequence[GroundedClaim], every: Sequence[GroundedClaim]) -> bool:
    """Tell whether a report begins with the event."""
    # What somebody is quoted as denying ahead of it is no other story.
    told = [one.order for one in every if one.claim.stance in _AFFIRMS or not one.claim.quoted]
    first = sorted(told)[:_LEADING]
    return any(one.order in first for one in own)


def _choose(
    own: Sequence[GroundedClaim],
    claims: Sequence[GroundedClaim],
    every: Sequence[GroundedClaim],
) -> Iterator[GroundedClaim]:
    bare = all(is_own_word(one.claim.chain) for one in own)
    steps = {step_of(one) for one in claims} - {None}
    lent = [
        one
        for one in every
        if _lends(one)
        and not _is_elsewhere(one, claims)
        and not _counts_others(one, claims)
        # How it went on, a release after an abduction, is an event of its own.
        and (not steps or step_of(one) in {*steps, None})
    ]
    kinds = _KNOWN | {"outlet"} if bare else _KNOWN
    known = [one for one in lent if one.claim.chain[0].kind in kinds]
    yield from known if known or not bare else lent


def _lends(one: GroundedClaim) -> bool:
    claim = one.claim
    return _is_told(one) and claim.type not in _UTTERANCES and not is_own_word(claim.chain)


def _counts_others(one: GroundedClaim, claims: Sequence[GroundedClaim]) -> bool:
    """Tell whether a claim gives another number than each of the event's: it is no word for it."""
    found = [
        disjoint(ours, theirs) for ours in one.counts for other in claims for theirs in other.counts
    ]
    compared = [one for one in found if one is not None]
    return bool(compared) and all(compared)


def _is_elsewhere(one: GroundedClaim, claims: Sequence[GroundedClaim]) -> bool:
    """Tell whether a claim has another day, or another town or country, than the event."""
    days = [other.when for other in claims if isinstance(other.when, When)]
    if isinstance(one.when, When) and days:
        when = one.when
        if not any(may_overlap(when, day) is not False for day in days):
            return True
    wheres = [other.where for other in claims if isinstance(other.where, Where)]
    wheres = [where for where in wheres if where.place.kind == "town"] or wheres
    return (
        isinstance(one.where, Where)
        and bool(wheres)
        and all(_is_apart(one.where, where) for where in wheres)
    )


def _is_apart(one: Where, other: Where) -> bool:
    ours, theirs = one.place, other.place
    if ours.country != theirs.country:
        return True
    return ours.kind == theirs.kind == "town" and ours.id != theirs.id
