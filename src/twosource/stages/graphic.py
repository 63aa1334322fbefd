"""Which passages are hard to read: those that tell of torture or describe what was done to bodies.

They are folded where a person reads, until they are opened. That somebody was killed is most of
what such reports tell, and is not folded by itself.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from twosource.model.claim import Claim
from twosource.model.spans import Span

# Types of the shipped codebook of which the act itself is hard to read, however it is told.
TYPES = frozenset({"torture", "sexual_violence"})
# What is done to bodies, and what is left of them.
_WORDS = re.compile(
    r"\b(?:behead(?:ed|ing|s)?|decapitat\w+|dismember\w*|mutilat\w+|disembowel\w*|eviscerat\w+"
    r"|castrat\w+|scalped|flayed|skinned alive|burn(?:ed|t|ing)? alive|buried alive"
    r"|electrocut\w+|waterboard\w*|gang[- ]rape\w*|rap(?:ed|es|ist|ists|ing)\b|sodomi[sz]\w+"
    r"|gouged|sever(?:ed|ing) (?:head|limb|hand|arm|leg|finger|ear)s?"
    r"|(?:cut|hacked|chopped|ripped|tore|torn|blew|blown)"
    r" (?:off|to pieces|into pieces|apart|limb from limb)"
    r"|(?:charred|mangled|bloated|decompos\w+|headless|bullet-riddled|blood-soaked|burn(?:ed|t))"
    r" (?:bod(?:y|ies)|corpses?|remains)|entrails|intestines|brain matter|pools? of blood"
    r"|slit (?:his|her|their|the) throats?|throats? (?:was|were|had been)? ?(?:slit|cut)"
    r"|body parts|hacked to death|stoned to death|beaten to a pulp)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Graphic:
    """A passage that is hard to read, and why it is taken for one: types, or how many words."""

    span: Span
    why: tuple[str, ...]


DESCRIBED = "described in detail"


def find_graphic(
    text: str, sentences: Sequence[Span], claims: Iterable[Claim]
) -> tuple[Graphic, ...]:
    """Give the passages that are hard to read, whole sentences, in order and apart.

    By the types of claims in any language, by words in English.
    """
    found = [
        *((one.passage, one.type.replace("_", " ")) for one in claims if one.type in TYPES),
        *((Span(*one.span()), DESCRIBED) for one in _WORDS.finditer(text)),
    ]
    starts = [one.start for one in sentences]
    return tuple(_join(sorted((_widen(span, sentences, starts), why) for span, why in found)))


def _widen(span: Span, sentences: Sequence[Span], starts: Sequence[int]) -> Span:
    """Give the whole sentences that a stretch touches, itself where it stands in none."""
    whole = span
    at = max(0, bisect_left(starts, span.start + 1) - 1)
    while at < len(sentences) and sentences[at].start < span.end:
        if sentences[at].overlaps(span):
            whole = whole.joined(sentences[at])
        at += 1
    return whole


def _join(found: Sequence[tuple[Span, str]]) -> Iterator[Graphic]:
    """Join what overlaps: one passage is folded once, for all its reasons."""
    waiting: Span | None = None
    why: list[str] = []
    for span, reason in found:
        if waiting is not None and span.start < waiting.end:
            waiting = waiting.joined(span)
        else:
            if waiting is not None:
                yield Graphic(waiting, tuple(sorted(set(why))))
            waiting, why = span, []
        why.append(reason)
    if waiting is not None:
        yield Graphic(waiting, tuple(sorted(set(why))))
