"""What one report tells of two of its claims' hanging together, and which claims may."""

import re
from dataclasses import dataclass

from twosource.model.event import LinkKind
from twosource.model.spans import Span
from twosource.model.values import GroundedClaim

_ENDS = re.compile(r"[.!?][\"'”’)]*\s+[\"'“‘(]*[A-Z\d]|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Tie:
    """One claim is after the other, comes out of it or is part of it, by these words and why."""

    kind: LinkKind
    claim: str
    other: str
    because: str
    words: Span


def is_told(one: GroundedClaim) -> bool:
    """Tell whether a claim says that it was, is or will be so: no mere possibility, no denial."""
    return one.claim.stance in {"asserted", "alleged"} and one.claim.time != "general"


def has_been(one: GroundedClaim) -> bool:
    """Tell whether a claim says that it has happened, or is happening."""
    return is_told(one) and one.claim.time != "future"


def words_between(one: GroundedClaim, other: GroundedClaim, text: str) -> str | None:
    """Give what stands from one claim's word to a later one's in the same sentence, else None."""
    start, end = one.claim.trigger.end, other.claim.trigger.start
    if start > end:
        return None
    between = text[start:end]
    # A word more on each side, so that a stop right before the other word is seen.
    return None if _ENDS.search(text[start : other.claim.trigger.end]) else between


def both(one: GroundedClaim, other: GroundedClaim) -> Span:
    """Give the words from the one claim to the other, where they stand in one sentence."""
    first, last = sorted((one.claim.trigger, other.claim.trigger))
    return first.joined(last)
