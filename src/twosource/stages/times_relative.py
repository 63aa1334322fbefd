"""How times that count from another day are written, and those that name no day at all."""

from twosource.stages.times_calendar import WHICH
from twosource.stages.times_rule import Rule, rule
from twosource.stages.times_words import (
    ABOUT,
    COUNT,
    FEW,
    HOURS,
    MONTH,
    PART,
    SEASON,
    SMALL_UNITS,
    UNIT,
    UNITS,
    WEEKDAY,
)

_STOP = r"(?=~[.,;:!?)\]\u201d\u2019\"\u2014\u2013]|~$| (?:and|when|but|while|as)\b)"
_NAMED_DAY = (
    r"(?<!\bBlack\s)(?<!\bGood\s)(?<!\bBloody\s)(?<!\bAsh\s)(?<!\bPalm\s)(?<!\bEaster\s)"
    r"(?<!\bHoly\s)(?<!\bCyber\s)(?<!\bSuper\s)"
    r"(?<!\bShrove\s)(?<!\bMaundy\s)(?<!\bFat\s)(?<!\bon\s[Ii]ts\s)"
)
_PAPER = (
    r"(?! (?:Times|Telegraph|Mirror|Express|Mail|Herald|Sun|Post|Mosque|Tribune|Star|World|"
    r"People)\b)"
)
_UNIT = rf"(?:{UNIT}|{SEASON}|(?i:weekend|quarter|night|century|morning|afternoon|evening)\b)"
_VAGUE_UNITS = r"(?i:hours|days|nights|weeks|weekends|months|years|decades|times)"

RELATIVE: tuple[Rule, ...] = (
    rule(
        "weekday",
        rf"(?:(?:(?i:the) )?{HOURS}(?: (?i:hours))? (?i:of) |"
        r"(?P<eve>(?i:overnight)) (?:(?:on|from) )?(?:(?i:in)?to ))?"
        rf"(?:(?i:early|late)(?: on| this)? )?(?:(?P<which>{WHICH}|(?i:the previous)) )?"
        rf"(?P<weekday>{WEEKDAY})(?: {HOURS})?(?:(?:(?i: of))? (?P<week>(?i:last|this|"
        rf"next)) (?i:week))?",
        before=rf"{_NAMED_DAY}(?<![\w-])",
        after=_PAPER + r"(?!-)",
    ),
    rule(
        "day",
        r"(?:(?i:earlier|later|late|early)(?: on)? )?(?P<day>(?i:(?:the )?day before yesterday|"
        r"(?:the )?day after tomorrow|yesterday|today|tomorrow|tonight|overnight|last night|"
        r"this (?:very )?(?:morning|afternoon|evening|day)))"
        rf"(?: {HOURS})?",
        before=r"\b(?<!\bUSA\s)",
        after=r"\b",
    ),
    rule(
        "unit",
        rf"(?:(?P<part>{PART})|(?P<sooner>(?i:earlier|later))(?: in)? |(?i:some ?time) )?"
        rf"(?P<the>(?i:the) )?(?P<which>{WHICH}) (?P<unit>{_UNIT})",
        before=r"\b",
        after=r"(?!-)(?! (?:old|ago)\b)(?! (?:of )?(?:last|next) year\b)",
    ),
    rule(
        "unit",
        rf"(?P<part>{PART})(?P<unit>{UNIT}|(?i:weekend)\b)",
        before=r"\b",
        after=r"(?!-)(?! of\b)",
    ),
    rule(
        "unit",
        r"(?P<which>(?i:the)) (?P<unit>(?i:weekend))\b",
        before=r"\b",
        after=r"(?! (?:of|before|after)\b)",
    ),
    rule(
        "ago",
        rf"(?P<about>{ABOUT})?(?P<number>{COUNT}|{FEW})"
        rf" (?:(?P<half>(?i:and a half)) )?(?P<unit>{UNITS}) "
        r"(?i:ago)\b(?P<today> (?i:today))?",
        before=r"(?<![\w$€£.,-])",
    ),
    rule(
        "offset",
        rf"(?P<about>{ABOUT})?(?P<number>{COUNT}|{FEW}|(?i:the)\b) (?P<unit>{UNITS}) "
        r"(?P<way>(?i:earlier|later|previously|afterwards?))\b",
        before=r"(?<![\w$€£.,-])",
        after=r"(?! than\b)",
    ),
    rule(
        "offset",
        rf"(?P<about>{ABOUT})?(?P<number>{COUNT}|{FEW}|(?i:the)\b) (?P<unit>{UNITS}) "
        r"(?P<way>(?i:before|after|prior|previous))\b",
        before=r"(?<![\w$€£.,-])",
        after=_STOP,
    ),
    rule(
        "soon",
        r"(?P<unit>(?i:hours|minutes|moments)) (?P<way>(?i:earlier|later|afterwards?))\b",
        before=r"(?<![\w$€£.,-])",
        after=r"(?! than\b)",
    ),
    rule(
        "rolling",
        rf"(?:(?i:in|over|during|within|for|throughout) )?(?:(?i:the|this) )?"
        rf"(?P<which>(?i:past|last|previous|next|coming)) (?:{ABOUT})?"
        rf"(?P<number>{COUNT}|{FEW}) (?:(?i:consecutive|straight|full|trading|working|"
        rf"business) )?(?P<unit>{UNITS})",
        before=r"\b",
    ),
    rule(
        "rolling",
        r"(?:(?i:in|over|during|within|for|throughout) )(?:(?i:the) )"
        rf"(?P<which>(?i:past|last|next)) (?P<unit>{UNIT})",
        before=r"\b",
        after=r"(?! of\b)",
    ),
    rule(
        "nth",
        rf"(?:(?:(?i:the) )?{HOURS} (?i:of) )?(?i:the) (?P<nth>\d\d?(?:st|nd|rd|th))"
        r"(?:(?: and | to |~[-\u2013]~)(?:(?i:the) )?(?P<nth2>\d\d?(?:st|nd|rd|th)))?"
        r"(?: (?i:of) (?P<which>(?i:this|last|next|that|the same|the following|the previous|the)) "
        r"(?i:month))?",
        before=r"\b(?:[Oo]n\s+|of\s+|(?=(?:the\s+)?(?:night|morning|evening|afternoon)\s+of\b))",
        after=rf"(?:(?<=month)|{_STOP})",
    ),
    rule(
        "vague",
        rf"(?:(?:very|more|only|most) )?(?i:recently|lately|nowadays)\b|(?:(?i:in|over|during|for|"
        rf"of) )?(?:(?i:the) )?"
        rf"(?:(?:more )?(?i:recent)|(?i:(?:past|last|next|coming|following|previous)(?: few|"
        rf" several)?)) {_VAGUE_UNITS}\b|"
        r"(?i:the other day|these days|those days|some time ago|long ago|at some point|(?:days|"
        r"weeks|months|years|"
        r"decades|hours|moments|minutes) (?:ago|earlier|later))\b",
        before=r"\b",
    ),
    rule(
        "clock",
        r"(?:(?:[01]?\d|2[0-3])(?::[0-5]\d(?::\d\d)?(?:~(?:(?i:[ap]\.?m\b\.?)|(?i:hrs|hours)\b))?"
        r"|\.[0-5]\d~(?:(?i:[ap]\.?m\b\.?)|(?i:hrs|hours)\b)|~(?i:[ap]\.?m\b\.?)|"
        r" (?i:o['\u2019]clock))"
        r"|\d{4}~(?:(?i:hrs|hours)\b|(?=~(?:UTC|GMT)\b)))"
        r"(?:~\(?~(?:UTC|GMT|EST|EDT|CET|CEST|BST|PST|PDT|KST|JST|IST|"
        r"local time)\b(?:~[+-]\d\d?)?(?:~\))?)?",
        kind="time",
        before=r"(?<![\w$\u20ac\u00a3.,:/-])",
        after=r"(?![\w%])(?![.:]\d)",
    ),
    rule(
        "hours",
        rf"(?:(?i:the) )?(?:early )?{HOURS}(?: (?i:hours))?|(?i:the (?:early|small) hours)",
        kind="time",
        before=(
            r"\b(?:(?i:in|at|during|by|around|until|before|after|since|every|of|from|to|"
            r"shortly before|just after)\s+)"
        ),
        after=r"(?![-\w])",
    ),
    rule(
        "length",
        rf"(?P<about>{ABOUT})?(?!(?i:some|few|many) (?i:day|week|month|year|night)\b)"
        rf"(?P<number>{COUNT}|{FEW})(?: |~-~)(?P<more>(?:(?i:straight|consecutive|more|full|whole|"
        rf"long|trading|working|business|and a half) )?)(?P<unit>{SMALL_UNITS})(?:-long)?",
        kind="duration",
        before=r"(?<![\w$€£.,-])(?<!\b(?:No)\.\s)",
        after=r"(?!~-?~old\b)(?! of age\b)(?!-old)(?!['\u2019]s\b)",
    ),
    rule(
        "length",
        r"(?i:seconds|minutes|hours|days|weeks|months|years|decades|centuries)(?: on end)?",
        kind="duration",
        before=r"\b(?:(?i:for|over|within|after|in|over the|many|of)\s+)",
        after=r"\b(?! (?:old|ago|of age|earlier|later|before|after)\b)",
    ),
    rule(
        "length",
        r"(?i:hours|days|weeks|months|years|decades)-long",
        kind="duration",
        before=r"\b",
    ),
    rule(
        "habit",
        rf"(?i:every|each) (?:(?i:other|single|few|{COUNT}) )?"
        rf"(?:{UNITS}|{WEEKDAY}|{MONTH}|{SEASON}|(?i:morning|evening|afternoon))",
        kind="set",
        before=r"\b",
        after=r"\b",
    ),
    rule(
        "habit",
        r"(?i:mon|tues|wednes|thurs|fri|satur|sun)days|(?:once|twice|times) (?:a|an|per|"
        r"every) (?:day|week|month|"
        r"year|night|hour)|daily|weekly|monthly|nightly|annual|annually|yearly|hourly|weekends",
        kind="set",
        before=r"(?<![\w-])",
        after=r"(?![\w-])",
    ),
)
"""Rules that need another day to count from, and lengths, habits and times of day."""
