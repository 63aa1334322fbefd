"""How a time is written: a pattern, what must stand around it, and what kind of time it is."""

import re
from dataclasses import dataclass
from typing import Literal

from twosource.stages.times_words import compile_words

TimeKind = Literal["date", "time", "duration", "set"]


@dataclass(frozen=True, slots=True)
class Rule:
    """`inside` matches the words of the time, `around` the same where they stand in a text."""

    name: str
    kind: TimeKind
    inside: re.Pattern[str]
    around: re.Pattern[str]


def rule(
    name: str, words: str, *, kind: TimeKind = "date", before: str = "", after: str = ""
) -> Rule:
    """Make a rule from the pattern of its words and of what must stand before and after."""
    return Rule(name, kind, compile_words(words), compile_words(f"{before}(?P<all>{words}){after}"))
