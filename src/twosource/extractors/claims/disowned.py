"""Marks what somebody only denies a part in: "the group denied carrying out the bombing"."""

from collections.abc import Iterable
from dataclasses import replace

from twosource.extractors.claims.answering import disowning_words
from twosource.model.claim import Claim
from twosource.model.spans import Span
from twosource.stages.times_words import compile_words

_BEFORE = 120
_DENIES = compile_words(r"(?:\w+ ){0,3}(?:den(?:y|ies|ied|ying)|disavow\w*|disclaim\w*)(?: \w+)?")


def mark_disowned(claims: Iterable[Claim], text: str) -> tuple[Claim, ...]:
    """Give the claims with the word of denial over them, where it denies no more than a part.

    What is told under "denied that" is denied itself, and needs no mark.
    """
    return tuple(_mark(one, text) for one in claims)


def _mark(claim: Claim, text: str) -> Claim:
    if claim.stance not in {"asserted", "alleged", "possible"} or claim.disowns is not None:
        return claim
    start = max(claim.trigger.start - _BEFORE, 0)
    words = disowning_words(text[start : claim.trigger.start]) if claim.chain else None
    if words is not None:
        return replace(claim, disowns=Span(start + words.start(), start + words.end()))
    cue = claim.chain[0].cue if claim.chain else None
    if cue is None:
        return claim
    return replace(claim, disowns=cue) if _DENIES.fullmatch(cue.of(text).lower()) else claim
