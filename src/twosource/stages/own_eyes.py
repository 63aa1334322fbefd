"""Where a report says that its own reporter was there: "A Star reporter saw", "this reporter"."""

import re

from twosource.model.claim import Voice
from twosource.model.spans import Span
from twosource.stages.names import same_name

_WHO = r"(?:reporters?|correspondents?|photographers?|journalists?)"
_SAW = (
    r"(?:saw|watched|witnessed|counted|observed|heard|visited|found|stood|was (?:there|present)"
    r"|were (?:there|present)|could see)"
)
_NAME = r"(?:[A-Z][\w.’'-]*)(?: (?:[A-Z][\w.’'-]*|of|and|the|de|&)){0,5}"
_THERE = r"(?:at|in|on|near|outside|inside) (?:the |a )?[\w -]{2,30}"
# Most reports have none of these words, and need no closer look.
_HINT = re.compile(_WHO)
_PATTERNS = (
    # "A Harbour Times reporter saw ...", "two reporters of the Harbour Times at the gate counted".
    re.compile(
        rf"\b(?:[Aa]n?|[Tt]he|[Tt]wo|[Tt]hree) (?P<name>{_NAME}) (?P<who>{_WHO})"
        rf"(?: {_THERE})? (?P<cue>{_SAW})\b"
    ),
    re.compile(
        rf"\b(?:[Aa]n?|[Tt]he|[Tt]wo|[Tt]hree) (?P<who>{_WHO}) (?:of|for|with|from)"
        rf" (?:the )?(?P<name>{_NAME})(?: {_THERE})? (?P<cue>{_SAW})\b"
    ),
    # "..., a Harbour Times reporter in the courtroom said": said by one who says where they were.
    re.compile(rf"\b[Aa]n? (?P<name>{_NAME}) (?P<who>{_WHO}) {_THERE} (?P<cue>said|reported)\b"),
    re.compile(rf"\b(?P<who>(?:[Oo]ur|[Tt]his) {_WHO})(?: {_THERE})? (?P<cue>{_SAW})\b"),
    re.compile(rf"\b(?P<cue>saw|noticed|in front of|beside|past) (?P<who>this {_WHO})\b"),
)


def find_own_eyes(text: str, outlet: str | None) -> Voice | None:
    """Give the voice of a report's own reporter who was there, if the report says so.

    A reporter named for another outlet is none of its own; one named for an outlet counts only
    where the report's own is known.
    """
    if not _HINT.search(text):
        return None
    for pattern in _PATTERNS:
        for found in pattern.finditer(text):
            named = found.groupdict().get("name")
            if named is None or (outlet is not None and same_name(named, outlet)):
                span, cue = Span(*found.span("who")), Span(*found.span("cue"))
                of = f" of {outlet}" if outlet is not None else ""
                return Voice(f"reporter{of}", "reporter", span, cue, "stated", connection="witness")
    return None
