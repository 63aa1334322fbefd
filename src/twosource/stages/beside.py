"""What else a report says of an event's story: the sources that it names a few lines on.

A report that names its sources rests on those, its flat sentences too. What it tells with another
day or in another town is another story, and lends nothing.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from twosource.model.claim import Voice
from twosource.model.values import GroundedClaim, When, Where
from twosource.stages.names import fold_name
from twosource.stages.restate import is_own_word
from twosource.stages.voices import OWN_WORD, is_office
from twosource.stages.when_compare import may_overlap

_AFFIRMS = frozenset({"asserted", "alleged", "possible"})
_TOLD = frozenset({"past", "ongoing", "unknown"})
_KNOWN = frozenset({"named", "reporter", "document", "government"})
_CLOSE = frozenset({"victim", "witness", "related"})
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
            found += _hear([*ones, *chosen], quotes.get(report, ()))
    return found


def _hear(
    told: Sequence[GroundedClaim], quotes: Sequence[tuple[str, tuple[Voice, ...]]]
) -> Iterator[GroundedClaim]:
    """Give a claim as on the word of those whom its report quotes as speaking to its outlet.

    Where somebody is named for the claims already, only whoever saw it, suffered it or is close to
    those who did, and who holds an office that is heard. Whom it quotes as speaking to another
    outlet counts where it names neither a person nor an outlet.
    """
    voices = [voice for one in told for voice in one.claim.chain[:1] if voice.how not in OWN_WORD]
    persons = [voice for voice in voices if voice.kind in {"named", "unnamed"}]
    offices = {word for voice in voices for word in fold_name(voice.name).split(" ")}
    chains = [one.claim.chain for one in told]
    known = any(
        voice.kind in {"named", "outlet"} and voice.how not in OWN_WORD
        for chain in chains
        for voice in chain
    )
    for _, chain in quotes:
        if not known and len(chain) == _RELAYED and chain[1].kind == "outlet":
            yield replace(told[0], claim=replace(told[0].claim, chain=chain))
        elif len(chain) > 1 and chain[-1].kind == "outlet" and chain[-1].cue is not None:
            first = chain[0]
            close = not persons and first.connection in _CLOSE
            seated = is_office(first.role or "") and offices & set(
                fold_name(first.role or "").split(" ")
            )
            if not voices or close or seated:
                yield replace(told[0], claim=replace(told[0].claim, chain=chain))


def leads(own: Sequence[GroundedClaim], every: Sequence[GroundedClaim]) -> bool:
    """Tell whether a report begins with the event."""
    first = sorted(one.order for one in every)[:_LEADING]
    return any(one.order in first for one in own)


def _choose(
    own: Sequence[GroundedClaim],
    claims: Sequence[GroundedClaim],
    every: Sequence[GroundedClaim],
) -> Iterator[GroundedClaim]:
    bare = all(is_own_word(one.claim.chain) for one in own)
    lent = [one for one in every if _lends(one) and not _is_elsewhere(one, claims)]
    kinds = _KNOWN | {"outlet"} if bare else _KNOWN
    known = [one for one in lent if one.claim.chain[0].kind in kinds]
    yield from known if known or not bare else lent


def _lends(one: GroundedClaim) -> bool:
    claim = one.claim
    told = claim.stance in _AFFIRMS and claim.time in _TOLD
    return told and not is_own_word(claim.chain)


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
