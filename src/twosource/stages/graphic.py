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
_WHOLE = (
    r"behead(?:ed|ing|s)?|decapitat\w+|dismember\w*|mutilat\w+|disembowel\w*|eviscerat\w+"
    r"|castrat\w+|emasculated|disfigur\w+|impaled|crucifi(?:ed|xion)|scalped|flayed|skinned alive"
    r"|burn(?:ed|t|ing)? alive|buried alive|electrocut\w+|waterboard\w*|gang[- ]rape\w*"
    r"|rap(?:ed|es|ist|ists|ing)\b|sodomi[sz]\w+|sexually (?:abused|assaulted|tortured)"
    r"|(?:signs|marks|traces) of (?:severe )?(?:torture|beatings?)"
    r"|gouged|sever(?:ed|ing) (?:head|limb|hand|arm|leg|finger|ear)s?"
    r"|(?:hacked|chopped) (?:off|apart)|(?:cut|hacked|chopped|ripped|tore|torn|blew|blown)"
    r" (?:to pieces|into pieces|limb from limb)"
    r"|(?:heads?|hands?|feet|ears?|limbs?|legs?|breasts?)(?: (?:was|were|had|been))*"
    r" (?:cut|hacked|chopped|sawn|torn|ripped|blown) off"
    r"|(?:charred|mangled|bloated|decompos\w+|headless|bullet-riddled|blood-soaked|burn(?:ed|t))"
    r" (?:bod(?:y|ies)|corpses?|remains)|beyond recognition|entrails|intestines|innards"
    r"|brain matter|brains (?:blown|splattered|spilled)|(?:crushed|smashed|fractured|shattered)"
    r" skulls?|pools? of blood|slit (?:his|her|their|the) throats?"
    r"|throats? (?:was|were|had been)? ?(?:slit|cut)"
    r"|body parts|hacked to death|stoned to death|beaten to a pulp"
)
# A part of a body that an owner makes sure of: "heads" and "arms" alone mean other things too.
_OWN = (
    r"(?:his|her|their|its|one|both|whose|(?:one )?[a-z]+(?:[\u2019']s|s[\u2019']))"
    r" (?:own |left |right |two )?"
    r"(?:heads?|faces?|eyes?|ears?|nos(?:e|es)|lips?|teeth|nails?|hands?|f(?:oot|eet)|arms?|legs?"
    r"|limbs?|breasts?|hearts?|bell(?:y|ies)|stomachs?|throats?|chests?|skin|bod(?:y|ies))"
)
_PLAIN = (
    r"(?:tongues?|skulls?|eyeballs?|fingers?|fingernails?|toes|toenails|genitals|penis|testicles)"
)
_PART = rf"(?:{_OWN}|(?:(?:his|her|their|the|a) )?{_PLAIN}(?: of (?:[a-z]+ ){{0,2}}[a-z]+)?)"
_BE = r"(?: (?:is|was|were|are|has|have|had|been|being|also|then|partly))*"
_DONE = (
    r"(?:crushed|smashed|bashed in|caved in|hacked|sliced|slashed|severed|sawn off|mashed|flattened"
    r"|(?:cut|torn|ripped|pulled|plucked|knocked|gouged|pried|hacked|chopped|split|slit|blown|bitten)"
    r" (?:out|off|open|away|apart))"
)
_DO = (
    r"(?:crush|smash|slic|slash|sever|hack|chopp|goug|bash|cut|tear|tore|ripp?|saw)"
    r"(?:s|ed|d|ing|ting|e)?"
)
_WORDS = re.compile(
    rf"\b(?:{_WHOLE}|{_PART}{_BE} {_DONE}|{_DO} (?:out|off|open) {_PART}"
    rf"|{_DO} {_PART} (?:out|off|open)"
    rf"|pull(?:ed|ing) out (?:his|her|their) (?:teeth|nails|eyes?|{_PLAIN})"
    rf"|(?:crush|smash|bash|shatter)(?:ed|ing) {_PART})\b",
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


def is_described(words: str) -> bool:
    """Tell whether words describe what was done to bodies."""
    return _WORDS.search(words) is not None


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
