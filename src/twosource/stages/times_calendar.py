"""How dates of the calendar are written: days, months, years, seasons, quarters, spans of them."""

from twosource.stages.times_rule import Rule, rule
from twosource.stages.times_words import (
    ANY_WEEKDAY,
    DAY,
    HOLIDAY,
    HOURS,
    MONTH,
    NTH_WORD,
    PART,
    PLAIN_MONTH,
    SEASON,
    SHORT_YEAR,
    YEAR,
)

WHICH = (
    r"(?:(?i:(?:this )?(?:last|past|previous|coming|upcoming|next)|this|the (?:following|same)|"
    r"that|"
    r"current)\b)"
)
TO = r"(?:~[-\u2013\u2014]~| (?i:to|through|until|till) )"
_OF = (
    rf"(?:(?:(?i:the) )?{HOURS}(?: (?i:hours))? (?i:of) (?:(?i:the) )?|"
    r"(?:(?i:the) )?(?P<weekend>(?i:weekend)) (?i:of) |(?i:early|late)(?: on)? )?"
)
_WEEKDAY = rf"(?:(?P<weekday>{ANY_WEEKDAY})~,?~(?:the )?)?"
_OF_YEAR = (
    r"(?:~,?| of| in) (?P<of>(?i:last|this|next|that|the same|the following|the previous)) "
    r"(?i:year)\b"
)
_YEAR = rf"(?:(?:~,?~|-)(?P<year>{YEAR}|{SHORT_YEAR})|{_OF_YEAR})?"
_WHICH = r"(?:(?P<which>(?i:last|this past|upcoming|coming|forthcoming|next)) )?"
_NAME = r"(?! (?!I\b)[A-Z][a-z])"
_BEFORE_MONTH = (
    r"\b(?:(?i:in|since|until|till|by|during|of|from|to|through|throughout|for|before|after|"
    r"between|"
    r"and|or|around|the|its|their|his)|['\u2019]s)\s+"
)
# "a crowd of 2000", "killed 1984 people": figures that are no year.
_BEFORE_YEAR = (
    r"\b(?:(?:(?<!crowd\s)(?<!total\s)(?<!group\s)(?<!force\s)(?<!ation\s)(?<!umber\s)(?<!toll\s)"
    r"(?i:of))|(?i:in|since|until|till|by|during|from|for|before|after|throughout|in the year|"
    r"early in|late in|as of|back in|around|circa|compared (?:to|with)))\s+"
)
_NOT_COUNTED = (
    r"(?! block\b)"
    r"(?! (?:(?!was\b|is\b|has\b|as\b|this\b|his\b|its\b|us\b|hours\b)[a-z]+s|people|men|women|"
    r"children|metres|"
    r"meters|feet|miles|km|dollars|euros|or so|others?|more|of the|troops|percent)\b)"
)
_AFTER_DAY = (
    r"(?!~,?~(?:\d{4}~,?~)?(?:terror(?:ist)? )?attacks\b)(?! (?:people|men|women|children|percent|"
    r"others|of the|years?|a\.m|p\.m)\b)"
)

# "in their 20s and 30s", "in her late 30s or 40s": how old somebody is, and no years.
_NO_AGE = "".join(
    rf"(?<!\b{whose}\s{part})"
    for whose in ("his", "her", "their")
    for part in ("", r"early\s", r"late\s", "mid-")
)

CALENDAR: tuple[Rule, ...] = (
    rule(
        "iso",
        r"(?P<year>(?:1[5-9]|2[01])\d\d)(?P<sep>[-/])(?P<month>\d\d?)(?P=sep)(?P<day>\d\d?)"
        r"(?:T\d\d:?\d\d(?::?\d\d)?(?:\.\d+)?Z?)?",
        before=r"(?<![\w/.-])",
        after=r"(?![\w/-])",
    ),
    rule(
        "numeric",
        r"(?P<one>\d\d?)(?P<sep>[/.])(?P<two>\d\d?)(?P=sep)(?P<year>(?:1[5-9]|2[01])\d\d|\d\d)",
        before=r"(?<![\w/.:-])",
        after=r"(?![\w/-])(?!\.\d)",
    ),
    rule(
        "month_day",
        rf"{_OF}{_WHICH}{_WEEKDAY}(?P<month>{MONTH})~(?P<day>{DAY})"
        rf"(?:{TO}(?P<day2>{DAY})(?!~{MONTH})| and (?P<day3>{DAY})(?=~[,.;:)]|~$)|(?=))"
        rf"{_YEAR}",
        before=r"(?<!\b[Ii]n\s)\b",
        after=_AFTER_DAY,
    ),
    rule(
        "nth_month",
        rf"{_OF}(?:(?i:the) )?(?P<nth>{NTH_WORD})(?: of)? (?P<month>{MONTH}){_YEAR}",
        before=r"\b",
    ),
    rule(
        "last_day",
        rf"(?:(?i:the) )?(?P<nth>(?i:first|last|final)) (?i:day) (?i:of) (?P<month>{MONTH}){_YEAR}",
        before=r"\b",
    ),
    rule(
        "day_month",
        rf"{_OF}{_WHICH}{_WEEKDAY}(?:(?:(?i:from|between) )?(?:(?i:the) )?(?P<day1>{DAY})"
        rf"(?:{TO}| and )(?:(?i:the) )?)?(?:(?i:the) )?(?P<day>{DAY})(?: |~-~| of )"
        rf"(?P<month>{MONTH}){_YEAR}",
        before=r"(?<![\w$€£/.,-])",
    ),
    rule(
        "month",
        rf"(?:(?P<part>{PART})|(?i:earlier|later) in )?"
        rf"(?:(?P<which>{WHICH}) )?(?P<month>{MONTH})"
        rf"(?:(?:~,?~| of )(?P<year>{YEAR})|{_OF_YEAR})",
        before=r"\b",
    ),
    rule(
        "month",
        rf"(?:(?P<part>{PART})|(?i:earlier|later) in )(?:(?P<which>{WHICH}) )?(?P<month>{MONTH})",
        before=r"\b",
        after=r"(?!~\d)",
    ),
    rule("month", rf"(?P<which>{WHICH}) (?P<month>{MONTH})", before=r"\b", after=r"(?!\.?~\d)"),
    rule(
        "month", rf"(?P<month>{MONTH})", before=r"\b", after=rf"(?= or {MONTH}| and {MONTH} {YEAR})"
    ),
    rule(
        "month",
        rf"(?P<month>{MONTH})",
        before=r"\b[Ii]n\s+",
        after=rf"(?!~{DAY}~,~{YEAR}){_NAME}",
    ),
    rule(
        "month",
        rf"(?P<month>{MONTH})",
        before=_BEFORE_MONTH,
        after=rf"(?!~[-\u2013]?~{DAY}\b){_NAME}",
    ),
    rule("month", rf"(?P<month>{PLAIN_MONTH})", before=r"\b", after=rf"(?!~{DAY}\b)"),
    rule(
        "years",
        rf"(?:(?i:from) )?(?P<year>(?:1[5-9]|2[01])\d\d)(?:~[-\u2013\u2014/]~|{TO})"
        r"(?P<year2>\d{4}|\d\d)",
        before=r"(?<![\w$€£/.,-])",
        after=r"(?![\w/-])(?![.,]\d)" + _NOT_COUNTED,
    ),
    rule(
        "years",
        rf"(?i:between) (?P<year>{YEAR}) and (?P<year2>{YEAR})",
        before=r"\b",
        after=_NOT_COUNTED,
    ),
    rule(
        "year",
        rf"(?P<part>{PART})(?:(?i:the year) )?(?P<year>{YEAR})",
        before=r"\b",
        after=_NOT_COUNTED,
    ),
    rule("year", rf"(?P<year>{YEAR})", before=_BEFORE_YEAR, after=_NOT_COUNTED),
    rule(
        "year",
        rf"(?P<year>{YEAR})",
        before=r"(?i:\b(?:in|of)\s+(?:1[5-9]|2[01])\d\d\s+(?:and|or)\s+)",
        after=_NOT_COUNTED,
    ),
    rule(
        "year",
        rf"(?P<year>{YEAR})",
        before=r"(?:\b(?:[Tt]he|its|their|[Aa])\s+|['\u2019]s\s+|\()",
        after=(
            r"(?=~\)|~,| [A-Za-z])"
            r"(?! (?:people|men|women|children|or|and|metres|meters|miles|block)\b)"
        ),
    ),
    rule("year", rf"(?P<year>{SHORT_YEAR})", before=r"\b(?i:in|since|of)\s+"),
    rule(
        "decade",
        rf"(?:(?P<part>{PART})|(?i:the) )?(?P<decade>(?:1[5-9]|2[01])\d0)['\u2019]?s\b",
        before=r"\b",
    ),
    rule(
        "decade",
        rf"(?:(?P<part>{PART})|(?i:the) )(?P<decade>['\u2019]?[2-9]0['\u2019]?s|"
        r"(?i:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))\b",
        before=r"(?<!\bhis\s)(?<!\bher\s)(?<!\btheir\s)\b",
    ),
    rule(
        "decade",
        r"(?P<decade>['\u2019]?[2-9]0['\u2019]?s)\b",
        before=rf"{_NO_AGE}\b[2-9]0['\u2019]?s (?:and|or) ['\u2019]?",
    ),
    rule(
        "season",
        rf"(?:(?P<part>{PART})|(?i:the) )?(?P<season>{SEASON})(?:(?: of|~,)? (?P<year>{YEAR}))",
        before=r"\b",
    ),
    rule(
        "season",
        rf"(?:(?P<part>{PART})(?:the )?|(?i:the) )?(?P<season>{SEASON})",
        before=r"\b(?i:in|since|during|by|until|through|over)\s+",
        after=r"(?! (?:of|in|from|to)\b)(?!-)",
    ),
    rule(
        "quarter",
        r"(?:(?i:the) )?(?:(?P<nth>(?i:first|second|third|fourth|final|last))(?: |-)"
        r"(?P<size>(?i:quarter))|(?P<q>Q[1-4]))\b"
        rf"(?:(?: (?i:of|in)(?: the)?|~,)? (?:(?P<which>(?i:last|this|next)) (?i:year)|"
        rf"(?P<year>{YEAR})))?",
        before=r"\b",
        after=r"(?! of\b)(?!-)",
    ),
    rule(
        "quarter",
        r"(?:(?i:the) )?(?P<nth>(?i:first|second|final|last)) (?P<size>(?i:half)) (?i:of)(?: the)? "
        rf"(?:(?:(?P<which>(?i:last|this|next)) )?(?i:year)|(?P<year>{YEAR}))",
        before=r"\b",
    ),
    rule(
        "week_of_month",
        r"(?:(?i:the) )?(?P<nth>(?i:first|second|third|fourth|final|last)) (?i:week|"
        r"weekend) (?i:of|in) "
        rf"(?P<month>{MONTH})(?:~,?~(?P<year>{YEAR}))?",
        before=r"\b",
    ),
    rule(
        "holiday",
        rf"(?P<holiday>{HOLIDAY})(?:~,?~(?:of )?(?P<year>{YEAR}))?",
        before=r"\b",
    ),
    rule(
        "holiday",
        rf"(?P<holiday>Christmas|New Year)(?:~,?~(?P<year>{YEAR}))?",
        before=r"\b(?i:at|on|around|since|until|before|after|by|of)\s+",
        after=r"(?=~[.,;:!?)]|~$| (?:and|when|but|while|as|in|at)\b)",
    ),
)
"""Rules in which every field stands in the words, or all but the year."""
