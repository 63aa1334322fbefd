"""The words of dates, as pieces of patterns: months, weekdays, seasons, parts of a day, units.

In a piece, one blank stands for any white space that does not end a paragraph; `~` for an optional
such space.
"""

import re

from twosource.stages.how_many_words import NUMBER

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SEASONS = ("spring", "summer", "autumn", "fall", "winter")
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}

_NTHS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth", "twentieth"),
)
NTH_DAYS = {
    **{word: number for number, word in enumerate(_NTHS, 1)},
    **{f"twenty-{word}": number for number, word in enumerate(_NTHS[:9], 21)},
    "thirtieth": 30,
    "thirty-first": 31,
}
# Days of the calendar with a name that is the same in all countries that keep them.
HOLIDAYS = {
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "new year": (1, 1),
    "valentine's day": (2, 14),
    "women's day": (3, 8),
    "may day": (5, 1),
    "human rights day": (12, 10),
}
HOLIDAY = (
    r"(?:Christmas (?:Eve|Day)|Boxing Day|New Year['\u2019]s (?:Day|Eve)|"
    r"Valentine['\u2019]s Day|(?:International )?Women['\u2019]s Day|May Day|"
    r"(?:International )?Human Rights Day)"
)

# Words that are also a verb or an adjective count as months only with a capital.
_WORDS_TOO = {"march", "may", "august"}
_SHORT = (
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT|SEP|OCT|"
    r"NOV|DEC)\b\.?"
)
_LONG = "|".join(
    [name.title() for name in MONTHS]
    + [name.upper() for name in MONTHS]
    + [name for name in MONTHS if name not in _WORDS_TOO]
)
MONTH = rf"(?:(?:{_LONG})\b|{_SHORT})"
PLAIN_MONTH = r"(?:(?i:january|february|july|september|october|november|december)\b)"

NTH_WORD = rf"(?:(?i:{'|'.join(sorted(NTH_DAYS, reverse=True))})\b)"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\w])(?![.,:]\d)(?!~%)"
YEAR = r"(?:1[5-9]|2[01])\d\d(?!\w)(?![.,:/]\d)(?!~%)"
SHORT_YEAR = r"['\u2019]\d\d(?!\w)"
WEEKDAY = rf"(?:(?i:{'|'.join(WEEKDAYS)})\b)"
ANY_WEEKDAY = rf"(?:{WEEKDAY}|(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)\b\.?)"
SEASON = rf"(?:(?i:{'|'.join(SEASONS)})\b)"
UNIT = r"(?:(?i:day|week|fortnight|month|year|decade)\b)"
UNITS = r"(?:(?i:hour|day|night|week|weekend|fortnight|month|year|decade|quarter)s?\b)"
SMALL_UNITS = (
    r"(?:(?i:seconds|minute|hour|day|night|week|weekend|fortnight|month|year|decade|quarter)s?\b)"
)
HOURS = (
    r"(?:(?i:(?:early |late |mid-?)?(?:morning|afternoon|evening|night|dawn|dusk|midnight|noon|"
    r"midday|daybreak|nightfall|sunrise|sunset|sundown)|(?:mid)?morning|lunchtime|overnight)\b)"
)
PART = (
    r"(?:(?i:early(?: on| in)?|late(?: on| in)?|mid|(?:the )?(?:very )?(?:beginning|start|end|"
    r"middle|close) "
    r"of(?: the)?)(?: |~-~))"
)
COUNT = rf"(?:{NUMBER}|(?i:an?)\b)"
FEW = r"(?:(?i:several|some|a few|few|many|a couple of|dozens of|hundreds of|thousands of)\b)"
ABOUT = (
    r"(?:(?i:about|around|some|roughly|nearly|almost|over|more than|less than|fewer than|at least|"
    r"just|only|approximately|exactly|barely|up to|an estimated) )"
)

# Subtle: white space never bridges an empty line, so no expression runs over two paragraphs.
_SPACE = r"(?:[^\S\r\n]|\r?\n(?![^\S\n]*\n))"


def compile_words(pattern: str) -> re.Pattern[str]:
    """Compile a pattern: a blank stands for white space of a paragraph, `~` for optional such."""
    return re.compile(pattern.replace("~", f"{_SPACE}*").replace(" ", f"{_SPACE}+"))


def number_of_month(word: str) -> int:
    """Give 1 to 12 for a month's name, long or short, in any case."""
    return next(n for n, name in enumerate(MONTHS, 1) if name.startswith(word.lower()[:3]))


def number_of_weekday(word: str) -> int:
    """Give 0 (Monday) to 6 for a weekday's name, long or short."""
    return next(n for n, name in enumerate(WEEKDAYS) if name.startswith(word.lower()[:3]))
