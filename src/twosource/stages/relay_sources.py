"""The sources, cautions and denials that a relay leaves out or adds."""

from collections.abc import Iterable, Iterator, Sequence

from twosource.model.claim import Voice
from twosource.model.provenance import Change
from twosource.model.values import GroundedClaim
from twosource.stages.names import same_name
from twosource.stages.outlet_words import publisher_of
from twosource.stages.relay_sides import Sides
from twosource.stages.voices import OWN_WORD, is_paper, one_source

_Heard = Sequence[tuple[GroundedClaim, Voice]]


def find_voices(sides: Sides) -> Iterator[Change]:
    """Give the sources that the relay names no more, and those it adds."""
    ours = _list_voices([*sides.source, *sides.heard[0]])
    theirs = _list_voices([*sides.relay, *sides.heard[1]])
    publishers = {publisher_of(one) for one in (*sides.source, *sides.relay)}
    for kind, here, there in (("dropped", ours, theirs), ("added", theirs, ours)):
        told: list[Voice] = []
        for one, voice in here:
            known = [*(other for _, other in there), *told]
            outlets = [Voice(name, "outlet", None, None, "masthead") for name in publishers if name]
            if not any(_one_voice(voice, other) for other in (*known, *outlets)):
                told.append(voice)
                yield _tell_voice(kind, one, voice)


def _tell_voice(kind: str, one: GroundedClaim, voice: Voice) -> Change:
    if kind == "dropped":
        why = "this source is left out"
        return Change("dropped", "source", voice.name, None, why, (one.claim.id,))
    return Change("added", "source", None, voice.name, "a further source", (one.claim.id,))


def _one_voice(one: Voice, other: Voice) -> bool:
    if one.kind == "unnamed" and other.kind == "unnamed":
        return one_source(one.name, other.name, relayed=True)
    return same_name(one.name, other.name)


def _list_voices(claims: Iterable[GroundedClaim]) -> _Heard:
    return [
        (one, voice)
        for one in claims
        for voice in one.claim.chain
        if voice.how not in OWN_WORD and voice.name and not is_paper(voice)
    ]


def find_cautions(sides: Sides) -> Iterator[Change]:
    """Give the words that it could not be checked, where the relay leaves them out or adds them."""
    ours = [one for one in sides.source if one.claim.unverified]
    theirs = [one for one in sides.relay if one.claim.unverified]
    if ours and not theirs:
        words = sides.quote(ours[0], ours[0].claim.unverified[:1])
        why = "that it could not be checked is left out"
        yield Change("dropped", "unverified", words, None, why, (ours[0].claim.id,))
    if theirs and not ours:
        words = sides.quote(theirs[0], theirs[0].claim.unverified[:1])
        why = "says that it could not be checked"
        yield Change("added", "unverified", None, words, why, (theirs[0].claim.id,))


def find_denials(sides: Sides) -> Iterator[Change]:
    """Give the denial that the relay leaves out."""
    ours = [one for one in sides.source if one.claim.stance == "denied"]
    if ours and not any(one.claim.stance == "denied" for one in sides.relay):
        words = sides.quote(ours[0], [ours[0].claim.passage])
        why = "that somebody denies it is left out"
        yield Change("dropped", "denial", words, None, why, (ours[0].claim.id,))
