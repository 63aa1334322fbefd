"""Tell who wrote a report, when it was posted, and whose picture goes with it.

Patterns are read against folded text (one space for each run of white space).
"""

import re

from twosource.stages.residue import any_of

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b"
# Possessive: a stamp is read one way only, however long the line of figures.
_STAMP = (
    rf"(?:{_MONTH}|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b"
    r"|[ap]\.?m\b|[ecmp][sd]?t\b|gmt|utc|bst|ist|\d{1,4}(?:st|nd|rd|th)?|at\b|on\b|ago\b"
    r"|(?:hour|minute|min|day|week|month|year)s?\b|[-:/,.|@\u2022\u2013\u2014()]|\s)++"
)
_POSTED = any_of(
    r"(?:(?:last |first )?(?:updated?|published|posted|modified|created|filed)"
    rf"(?: on| at)? ?:?-? ?{_STAMP}(?:by .{{2,40}})?)+",
    rf"{_STAMP} ?(?:update[d]?|published|posted) ?:?(?:{_STAMP})?",
    r"(?:posted|published|updated) (?:on|by)",
)
_DATE_LINE = re.compile(rf"(?=.*\d)(?=.*(?:{_MONTH}|\d{{4}}|\d/\d)){_STAMP}", re.IGNORECASE)
_WRITER = re.compile(
    r"(?:by|byline|written by|posted by|reported by|story by|text by|authored? by)"
    r" ?:? (?P<names>.{2,120})",
    re.IGNORECASE,
)
_STAFF = re.compile(
    r"(?:[A-Z][\w.'&\u2019-]* ){0,5}"
    r"(?:[Ss]taff|STAFF"
    r"|(?:(?:[Ss]taff|[Ss]enior|[Ss]pecial) )?(?:[Ww]riter|[Rr]eporter|[Cc]orrespondent)s?)"
    r"|The Associated Press|Associated Press|Reuters|Agence France-Presse"
)
_HANDS = any_of(
    r"\(?(?:additional )?(?:reporting|writing|editing)(?: and \w+)? by .{2,160}",
    (
        r"(?:(?-i:[A-Z@(]).{1,120} )?"
        r"contributed (?:reporting|to this (?:report|story|article))\b.{0,40}"
    ),
    r"with (?:reporting|files|reports) (?:by|from) .{2,80}",
    r"as published in .{2,60}",
)
_SMALL_IN_NAMES = frozenset(
    ("and", "for", "of", "the", "with", "in", "at", "de", "la", "van", "von")
)
_DAYS = re.compile(
    rf"(?:{_MONTH}|(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d+|now|then|far)\b", re.IGNORECASE
)
_LONGEST_BYLINE = 14  # words
_LONGEST_HANDS = 30
_PICTURE = r"(?:(?:file )?(?:photos?|photographs?|images?|pictures?)|screen ?(?:grab|shot))"
_ONE_PICTURE = _PICTURE.replace("s?", "")
_HOUSE = r"(?:getty(?: images)?|ap photo|shutterstock|istock|(?:reuters|afp|epa)/|afp via getty)"
_CREDIT = any_of(
    rf"(?:buy )?{_ONE_PICTURE} ?(?:credits?|source|illustration)? ?:",
    rf"(?:buy )?{_PICTURE} ?(?:credits? ?:|(?:credits?|courtesy|by|via)\b)",
    rf"{_PICTURE} ?/",
    r"(?:credits?|courtesy) ?(?::|(?:of|by)\b)",
    _HOUSE,
    r"\(source ?:",
    r"source ?: \S+(?: \S+){0,4}$",
    r"(?:file|handout) (?:photo|image|picture)s?\b",
    rf"\([^()]{{2,40}} {_PICTURE}\)$",
)
_POSTED_TAIL = re.compile(
    rf"(?:\(?\b(?:posted|updated|published)(?: ?:| (?:on )?(?=\w+day,)) ?{_STAMP})+$", re.IGNORECASE
)
_SEEN = any_of(rf"buy {_PICTURE}\b", rf"{_ONE_PICTURE} ?(?:credit)? ?:", r"image \d+ of /? ?\d+")
_CREDIT_TAIL = any_of(
    rf"\((?:[^()]{{0,60}}\b{_PICTURE}\b|[^()]{{0,60}}{_HOUSE}|courtesy\b)[^()]{{0,80}}\)"
    r"\.?(?: ?buy photo)?$",
    r"\([^()]{1,40}/ ?(?:staff|file)\)\.?$",
    rf"\(?\b{_PICTURE} ?(?:credits?|courtesy)? ?(?::|by\b)[^.!?]{{1,80}}\.?$",
    rf"\(?\b(?:{_PICTURE} courtesy\b|credits? ?:|courtesy (?::|of\b))[^.!?]{{1,80}}\.?$",
    r"(?:view full caption )?\b(?:getty images|shutterstock)\.?$",
)
_LONGEST_CREDIT = 16
_TOLD = re.compile(r"\w\w")
_LONGEST_CAPTION = 70


def is_byline(text: str) -> bool:
    """Tell whether a folded line names the writer, further hands or the hour of posting."""
    words = text.split()
    if len(words) <= _LONGEST_HANDS and _HANDS.fullmatch(text):
        return True
    if len(words) > _LONGEST_BYLINE:
        return False
    return bool(_POSTED.fullmatch(text)) or _names_writer(text)


def is_staff_or_date(text: str) -> bool:
    """Tell whether a folded line is a desk's name or a date: bylines at a report's head."""
    return len(text.split()) <= _LONGEST_BYLINE and bool(
        _STAFF.fullmatch(text) or _DATE_LINE.fullmatch(text)
    )


def is_credit(text: str) -> bool:
    """Tell whether a folded line says whose picture goes with the report."""
    if len(text.split()) > _LONGEST_CREDIT:
        return False
    return bool(_CREDIT.match(text) or _CREDIT.match(text.lstrip("(")))


def is_caption(text: str) -> bool:
    """Tell whether a folded line begins as a credit does and goes on to tell what is to be seen."""
    return bool(_SEEN.match(text)) and text.count(" ") < _LONGEST_CAPTION


def find_credit(text: str) -> int | None:
    """Give where the credit begins at the end of a caption, or None where there is none."""
    if text.count(" ") >= _LONGEST_CAPTION:
        return None
    tail = _CREDIT_TAIL.search(text)
    return tail.start() if tail and _TOLD.search(text, 0, tail.start()) else None


def find_posting(text: str) -> int | None:
    """Give where the hour of posting begins at the end of a line, or None where there is none."""
    tail = _POSTED_TAIL.search(text)
    return tail.start() if tail and _TOLD.search(text, 0, tail.start()) else None


def _names_writer(text: str) -> bool:
    written = _WRITER.fullmatch(text)
    if written is None or _DAYS.match(written["names"]):
        return False
    words = re.split(r"[\s,|/&]+", written["names"].strip(" ,|."))
    return all(
        word[:1].isupper() or not word[:1].isalpha() or word in _SMALL_IN_NAMES for word in words
    )
