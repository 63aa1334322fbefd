"""Whom a report says it spoke to itself: "…, Ann Vik told the Harbour Times".

The words of saying right behind a quotation name its speaker and whom it was said to. They fill in
what was read of the quotation where that leaves the speaker or the outlet open.
"""

import re
from dataclasses import replace

from twosource.model.claim import Quotation, Voice
from twosource.model.spans import Span
from twosource.stages.names import same_name

_WORD = r"[A-ZÀ-Þ][\w’'-]*"
_NAME = rf"{_WORD}(?:\s+(?:{_WORD}|de|del|la|el|al|bin|ibn|van|von|der)){{0,5}}"
_SIDE = r"(?:,[^.!?\n“”\"]{1,80},)?"
_BEHIND = re.compile(
    rf"[,.!?]?[\"”’']?,?\s+(?P<name>{_NAME}){_SIDE}\s+(?P<cue>told|tells)\s+(?:the\s+)?"
    rf"(?P<outlet>{_NAME})"
)


def hear_speaker(quotation: Quotation, text: str, outlet: str | None) -> Quotation:
    """Give a quotation with its speaker and the outlet spoken to, as the words behind it say.

    Only where these name the report's own `outlet`. A speaker known already stays as they are
    read, so does a chain that runs through another outlet.
    """
    if outlet is None or any(_is_elsewhere(voice, outlet) for voice in quotation.chain):
        return quotation
    found = _BEHIND.match(text, quotation.span.end)
    if found is None or not _begins_with(found["outlet"], outlet):
        return quotation
    name = " ".join(found["name"].split())
    cue = Span(*found.span("cue"))
    known = quotation.chain[0] if quotation.chain else None
    if known is None or known.kind == "outlet":
        speaker = Voice(name, "named", Span(*found.span("name")), cue, "stated")
    elif known.kind == "named" and same_name(known.name, name):
        speaker = known
    else:
        return quotation
    told = Voice(outlet, "outlet", None, cue, "stated", connection="relayed")
    return replace(quotation, chain=(speaker, told))


def _is_elsewhere(voice: Voice, outlet: str) -> bool:
    return voice.kind == "outlet" and not same_name(voice.name, outlet)


def _begins_with(words: str, outlet: str) -> bool:
    """Tell whether words begin with an outlet's name: "the Star on Monday" with "Star"."""
    told = " ".join(words.split())
    bare = outlet.removeprefix("The ").removeprefix("the ")
    return told == bare or told.startswith(f"{bare} ") or same_name(told, outlet)
