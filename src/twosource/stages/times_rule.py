"""How a time is written: a pattern, what must stand around it, and what kind of time it is."""

import re
from dataclasses import dataclass
from typing import Literal

from twosource.stages.times_words import compile_words

TimeKind = Literal["date", "time", "duration", "set"]


_CUES = {
    "iso": r"\d[-/]\d",
    "numeric": r"\d[/.]\d",
    "month_day": r"\d",
    "day_month": r"\d",
    "nth_month": r"first|second|third|th\b",
    "last_day": "day",
    "years": r"\d",
    "year": r"\d\d",
    "decade": r"0['\u2019]?s|ties\b",
    "season": "spring|summer|autumn|fall|winter",
    "quarter": "quarter|half|Q[1-4]",
    "week_of_month": "week",
    "holiday": "christmas|year|boxing|may day|women|rights|valentine",
    "weekday": "day",
    "day": "day|night|morrow|morning|afternoon|evening",
    "ago": "ago",
    "soon": "earlier|later|after",
    "offset": "earlier|later|previous|after|before|prior",
    "rolling": "past|last|previous|next|coming",
    "nth": r"\dst|\dnd|\drd|\dth",
    "clock": r"\d",
    "length": "second|minute|hour|day|night|week|fortnight|month|year|decade|quarter|centur",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """`inside` matches the words of the time, `around` the same where they stand in a text.

    `cue` is quick to look for: where it does not stand, the rule cannot match.
    """

    name: str
    kind: TimeKind
    inside: re.Pattern[str]
    around: re.Pattern[str]
    cue: re.Pattern[str]


def rule(
    name: str,
    words: str,
    *,
    kind: TimeKind = "date",
    before: str = "",
    after: str = "",
) -> Rule:
    """Make a rule from the pattern of its words and of what must stand before and after."""
    return Rule(
        name,
        kind,
        compile_words(words),
        compile_words(f"{before}(?P<all>{words}){after}"),
        re.compile(_CUES.get(name, ""), re.IGNORECASE),
    )
