"""Where a report says that two events are not linked: "ruled out any link to the attack".

What stands behind such words is another event than all that was told before them, as is what a
report opens with "in a separate incident", to the end of that sentence.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from twosource.model.spans import Span
from twosource.model.values import GroundedClaim

_TIE = r"(?:links?|connections?|ties?|relation(?:ship)?|association)"
_ADVERBS = r"(?:\w+ly |in any way |directly )?"
_NOT = r"(?:not|never|n[’']t|neither|nor)"
_RULED_OUT = (
    r"(?:rul(?:e[sd]?|ing) out|dismiss(?:ed|es|ing)?|den(?:y|ies|ied|ying)|exclud(?:e[sd]?|ing)"
    r"|reject(?:ed|s|ing)?|discount(?:ed|s|ing)?)"
)
_CUE = re.compile(
    # "ruled out, for now, any link to", "found no connection with", "there is no link between".
    rf"\b(?:{_RULED_OUT}\b[^.;\n]{{0,40}}?\b{_TIE}|no (?:\w+ ){{0,3}}{_TIE})"
    rf" (?:to|with|between)\b"
    # "was not linked to", "unrelated to", "has nothing to do with".
    rf"|\b{_NOT} (?:\w+ )?{_ADVERBS}(?:linked|connected|related|tied) (?:to|with)\b"
    rf"|\b(?:unrelated|unconnected) (?:to|with)\b|\bnothing to do with\b",
    re.IGNORECASE,
)
_HAPPENING = (
    r"(?:incidents?|attacks?|assaults?|raids?|clash(?:es)?|shootings?|killings?|murders?|robber(?:y|ies)"
    r"|ambush(?:es)?|explosions?|blasts?|bombings?|strikes?|air ?strikes?|accidents?|crash(?:es)?"
    r"|fires?|cases?|events?|episodes?|protests?|demonstrations?|rall(?:y|ies)|operations?|arrests?"
    r"|abductions?|kidnappings?|encounters?|developments?)"
)
_OTHER = r"(?:separate|another|unrelated|unconnected|different|second|third)"
_STARTS = r"(?:(?<=[.!?\n][ \n])|(?<=\n)|^)"
_OPENER = re.compile(
    # "In a separate incident in Lisk, two men", "In yet another attack on Sunday,".
    rf"{_STARTS}(?:In|During) (?:(?:an?|the|two|three|four) )?(?:yet )?{_OTHER}"
    rf" (?:[a-z-]+ ){{0,2}}{_HAPPENING}\b|{_STARTS}(?:Separately|Elsewhere)\b"
)
_HINT = re.compile(r"link|connect|tie|relat|associat|nothing to do")
_SENTENCE_END = re.compile(r"[\n;]|[.!?][\"”’')]*\s+(?=[\"“‘'(A-ZÀ-Þ])|\Z")


def find_unlinked(text: str) -> tuple[Span, ...]:
    """Give the stretches of a text that tell of events not linked with those told before.

    >>> text = "Police ruled out any link to the raid. Four fled."
    >>> [span.of(text) for span in find_unlinked(text)]
    [' the raid']
    """
    if not _HINT.search(text):
        return ()
    spans = []
    for found in _CUE.finditer(text):
        end = _SENTENCE_END.search(text, found.end())
        stop = end.start() if end else len(text)
        # Of "no link between the one and the other" the one may be what was told before.
        other = text.find(" and ", found.end(), stop) if found[0].endswith("between") else -1
        spans.append(Span(max(other, found.end()), stop))
    return tuple(spans)


def find_openers(text: str) -> tuple[Span, ...]:
    """Give the sentences that open another case, behind the words that do.

    >>> text = "Two fled. In a separate incident, a clerk was shot. It rained."
    >>> [span.of(text) for span in find_openers(text)]
    [', a clerk was shot']
    """
    found = []
    for opener in _OPENER.finditer(text):
        end = _SENTENCE_END.search(text, opener.end())
        found.append(Span(opener.end(), end.start() if end else len(text)))
    return tuple(found)


def mark_unlinked(claims: Iterable[GroundedClaim], text: str) -> list[GroundedClaim]:
    """Give the claims of one report, those told as not linked with what was told before marked."""
    told = list(claims)
    stretches = find_unlinked(text)
    # Of a sentence that opens another case the first alone: the rest may well be of that case.
    firsts = {
        min(inside, key=lambda one: one.claim.trigger).claim.id
        for span in find_openers(text)
        if (inside := [one for one in told if span.covers(one.claim.trigger)])
    }
    return [
        replace(one, unlinked=True)
        if one.claim.id in firsts or any(span.covers(one.claim.trigger) for span in stretches)
        else one
        for one in told
    ]
