"""What a report tells of two steps by its grammar: "a man convicted of theft was arrested".

A participle on somebody, and a clause about them in the tense of before, tell what was before the
act of their sentence, whatever the usual order of such steps.
"""

import re

from twosource.model.values import GroundedClaim
from twosource.stages.link_ties import words_between

_JOINS = re.compile(r"[,;:]|\b(?:and|but|then|later|after|before|to|when|until|if|or)\b")
_HELPS = re.compile(r"\b(?:was|were|is|are|has|have|had|been|be|being)\b")
_CLAUSE = re.compile(r"\bwho(?:\s+\w+)?\s+(?:had|has|have|(?:was|were|is|are)\s+serving)\b")
_HAD = re.compile(r"\b[Hh]ad(?:\s+(?:already|once|previously|earlier))?\s+been\s*$")
_ON_NOUN = re.compile(r"(?:\b(?:was|were|is|are|been|be|being|has|have|had)\s+(?:\w+ly\s+)?)$")
_SERVING = re.compile(r"\bwho\s+(?:was|were|is|are)\s*$|\bwho\s+(?:had|has|have)\s+been\s*$")
_LOOK_BACK = 40


def is_told_before(one: GroundedClaim, other: GroundedClaim, text: str) -> bool:
    """Tell whether the words say that one of two steps was before the other."""
    behind = words_between(other, one, text)
    if behind is not None and _is_aside(behind):
        return True
    ahead = words_between(one, other, text)
    if ahead is not None and _is_on_subject(one, ahead, text):
        return True
    return _had_been(one, text) and not _had_been(other, text)


def _is_aside(between: str) -> bool:
    """Tell "arrested a man convicted" and "arrested a man who had been convicted"."""
    if _CLAUSE.search(between):
        return True
    return not _JOINS.search(between) and not _HELPS.search(between) and " " in between.strip()


def _is_on_subject(one: GroundedClaim, between: str, text: str) -> bool:
    """Tell "a man convicted in May was arrested" and "a man who was serving a term was held"."""
    before = text[max(0, one.claim.trigger.start - _LOOK_BACK) : one.claim.trigger.start]
    helped = re.search(r"\b(?:was|were|been|is|are)\s+(?:\w+ly\s+)?$", between) is not None
    joined = re.search(r"[,;:]|\b(?:and|but)\b", between) is not None
    bare = _ON_NOUN.search(before) is None and not joined
    return helped and (_SERVING.search(before) is not None or bare)


def _had_been(one: GroundedClaim, text: str) -> bool:
    return _HAD.search(text[: one.claim.trigger.start][-_LOOK_BACK:]) is not None
