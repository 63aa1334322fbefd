"""What two labels of an incident have to share to be the same: numbers, months, countries, names.

The habits are those of HRDsAttack, whose labels were typed by hand: "2021.0" and "2021", "09" and
"September", "USA" and "United States".
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache

from twosource.gazetteers.own_tables import read_countries

PLACES = ("country", "region", "city")
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
UNKNOWN = "unknown"
_NUMBER = re.compile(r"\s*(\d+)(?:\.\d+)?\s*")
_BLANK_PLACES = frozenset({"none", "n/a"})
_BLANK_MONTHS = frozenset({"none", "n//a"})
# The authors of the labels mend these when they score.
_MISTYPED = {"decenmber": "December", "ocober": "October"}
_DROPPED = re.compile("[.'\u2018\u2019\u02bc]")
# Beside our table of countries: what counts as a country's name in labels, not in reports.
_FURTHER = {
    "CG": ("Congo",),
    "GB": ("England", "Scotland", "Wales", "Northern Ireland"),
    "MK": ("Republic of North Macedonia",),
    "MM": ("Burma (Myanmar)", "Republic of the Union of Myanmar"),
    "CI": ("Republic of Côte d'Ivoire",),
    "GM": ("Republic of the Gambia",),
    "PS": ("Palestinian Authority",),
    "SZ": ("Kingdom of Eswatini",),
    "TR": ("Republic of Türkiye",),
    "TW": ("Province of China Taiwan",),
    "VA": ("Vatican City State",),
}


def read_slot(slot: str, value: object) -> str | None:
    """Give the value of a slot in the form in which it is compared; None where it is empty.

    >>> read_slot("year", "2021.0"), read_slot("month", "09"), read_slot("city", "None")
    ('2021', 'September', None)
    """
    if value is None or value == "":
        return None
    text = str(value)
    if slot in PLACES:
        return None if text.lower() in _BLANK_PLACES else text
    if slot in ("year", "day"):
        return _read_number(text) or text
    return _read_month(text) if slot == "month" else text


def _read_number(text: str) -> str | None:
    found = _NUMBER.fullmatch(text)
    return str(int(found[1])) if found else None


def _read_month(text: str) -> str | None:
    if text.lower() in _BLANK_MONTHS:
        return None
    number = _read_number(text)
    if number is not None:
        return MONTHS[int(number) - 1] if 1 <= int(number) <= len(MONTHS) else text
    return _MISTYPED.get(text.lower(), text)


def fold_country(value: object) -> str | None:
    """Give the ISO 3166-1 code of a country by any of its names; else the name, folded.

    >>> fold_country("the People's Republic of China"), fold_country("Iran, Islamic Republic of")
    ('CN', 'IR')
    >>> fold_country("Atlantis"), fold_country("N/A")
    ('atlantis', None)
    """
    name = read_slot("country", value)
    if name is None:
        return None
    return _codes().get(_fold(name), _fold(name))


@cache
def _codes() -> dict[str, str]:
    named = {iso: [one.name, *one.aliases] for iso, one in read_countries().items()}
    codes = {_fold(name): iso for iso, names in named.items() for name in names}
    codes.update((_fold(name), iso) for iso, names in _FURTHER.items() for name in names)
    return codes


def _fold(name: str) -> str:
    """Take case, accents, marks and "the" away, and read "Iran, Republic of" from its end."""
    head, comma, tail = name.partition(", ")
    if comma and tail.lower().endswith((" of", " of the", "province of china")):
        name = f"{tail} {head}"
    spelt = unicodedata.normalize("NFKD", name.replace("&", " and ")).casefold()
    bare = "".join(one for one in spelt if not unicodedata.combining(one))
    words = re.findall(r"\w+", _DROPPED.sub("", bare))
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def read_violations(values: Iterable[str] | None) -> frozenset[str]:
    """Give the kinds of violation; "unknown" says nothing beside another."""
    kinds = frozenset(values or ())
    return kinds - {UNKNOWN} if len(kinds) > 1 else kinds


def keep_names(names: Iterable[str | None]) -> list[str]:
    """Give the names that are no part of one before, without white space at their ends.

    >>> keep_names(["Ann Example", "Example", None, "Bo Sample "])
    ['Ann Example', 'Bo Sample']
    """
    kept: list[str] = []
    for name in names:
        stripped = (name or "").strip()
        if stripped and not any(stripped in one for one in kept):
            kept.append(stripped)
    return kept


def is_part(one: str, names: Sequence[str]) -> bool:
    """Tell whether a name is part of one of the others, or one of them part of it."""
    return any(one in name or name in one for name in names)
