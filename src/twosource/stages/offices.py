"""What a report calls a named person, and whether that is a public office.

A person is private unless the report itself calls them by a public office they hold: "the mayor,
Ola Vik", "Judge Vik". Whatever is in doubt stays private: a former office, one of a club or a firm,
an office that may be somebody else's in a list, a relative of whoever holds it.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import takewhile

from twosource.stages.actor_words import BODIES_OF_THEIR_OWN, NO_LONGER, OFFICES_OF_A_STATE

_AROUND = 160
_ABBREVIATED = {
    "gen": "general",
    "maj": "major",
    "lt": "lieutenant",
    "brig": "brigadier",
    "adm": "admiral",
    "gov": "governor",
    "sen": "senator",
    "pres": "president",
}
_ARTICLES = frozenset({"the", "a", "an", "its", "their", "his", "her", "this", "that"})
_TELLING = frozenset({"told", "tell", "tells", "telling", "asked", "informed", "warned", "assured"})
# "Wife of the mayor, Ola Vik": the name is hers.
_OF_ANOTHER = frozenset({"of", "for", "to"})
_OPENING = frozenset(
    {"when", "after", "as", "while", "but", "and", "then", "yesterday", "today", "on", "since"}
    | {"because", "by", "for", "with", "if", "although", "though", "in", "at", "under", "where"}
    | {"earlier", "later", "meanwhile", "also", "before", "former"}
)
_PLURAL = re.compile(r"(?<!s)s$|men$|people$|police$")
_WORD = r"[\w\u2019'-]+"
_PLAIN = rf"(?!(?:{'|'.join(sorted(_ARTICLES))}|of|for|in|from|at|with|by|who|and|or)\b){_WORD}"
_NAME = r"[A-Z][\w\u2019'-]*"
_TAIL = rf"(?:\s+(?:of|for|in|at|from|with)\s+(?:the\s+)?{_NAME}(?:\s+(?:of\s+)?{_NAME}){{0,4}})"
_LOOSE_TAIL = rf"(?:\s+(?:of|for|in|at|from)\s+(?:{_WORD}\s+){{0,6}}{_WORD})"
_TITLE = re.compile(r"((?:[\w\u2019'-]+\.?[ \t]+){1,5})$")
_APPOSED_BEFORE = re.compile(
    rf"(?:(?P<ahead>{_WORD})\s+)?\b(?P<article>the|a|an|its|their|{_WORD}[\u2019']s)\s+"
    rf"(?P<called>(?:{_PLAIN}\s+){{0,3}}{_PLAIN})(?P<tail>{_LOOSE_TAIL})?,\s+$",
    re.IGNORECASE,
)
_APPOSED_AFTER = re.compile(
    rf"^,\s+(?:(?:aged?\s+)?\d{{1,3}},\s+)?(?:(?:the|a|an|its|their|{_WORD}[\u2019']s)\s+)?"
    rf"(?P<called>(?:{_PLAIN}\s+){{0,3}}{_PLAIN})(?P<tail>{_TAIL})?"
    r"(?P<end>[,.;)\u201d]|\s+who\b)(?P<list>\s+and\b)?"
)


@dataclass(frozen=True, slots=True)
class Called:
    """Words a person is called by, the "of …" after them, and whether they are surely theirs."""

    words: tuple[str, ...]
    tail: str = ""
    sure: bool = True


def list_called(name: str, text: str) -> tuple[str, ...]:
    """Give the words a report surely calls a named person by, each once, as in the text.

    >>> list_called("Ola Vik", "Ola Vik, 34, a net maker from Gore, was held. The mayor spoke.")
    ('net maker',)
    """
    called = (one.words for one in _find_called(name, text) if one.sure)
    # "Said soldiers Ola Vik was held": nobody is called by a plural.
    return tuple(
        dict.fromkeys(" ".join(words) for words in called if not _PLURAL.search(words[-1]))
    )


def find_office(name: str, text: str, known: Collection[str] = ()) -> str | None:
    """Give the public office a report calls a person by, None where it calls them by none.

    `known` are names of places and peoples: an office of anything else with a name may be one of a
    firm or a club.

    >>> find_office("Ola Vik", "The mayor of Gore, Ola Vik, spoke.", ["Gore"])
    'mayor'
    >>> find_office("Ola Vik", "A brother of the mayor, Ola Vik, spoke.")
    """
    sure = (one for one in _find_called(name, text) if one.sure)
    return next((office for one in sure if (office := _read_office(one, known))), None)


def _find_called(name: str, text: str) -> Iterator[Called]:
    pattern = r"\b" + r"\s+".join(re.escape(word) for word in name.split()) + r"\b"
    for found in re.finditer(pattern, text):
        before = text[max(found.start() - _AROUND, 0) : found.start()]
        after = text[found.end() : found.end() + _AROUND]
        yield from _title(before)
        yield from _apposed_before(before, after)
        yield from _apposed_after(after)


def _title(before: str) -> Iterator[Called]:
    """Give the words right before a name, from the last article on."""
    found = _TITLE.search(before)
    words = _mend_abbreviated(found.group(1).split()) if found else []
    if not words:
        return
    articles = [here for here, word in enumerate(words) if word.lower() in _ARTICLES]
    first = articles[-1] + 1 if articles else 0
    article = words[first - 1].lower() if articles else ""
    ahead = words[first - 2].lower() if first > 1 else ""
    # "Told a judge Ola Vik had left": no title, but whoever was told.
    if first < len(words) and article not in {"a", "an"}:
        yield Called(tuple(words[first:]), sure=ahead not in _TELLING)


def _mend_abbreviated(words: list[str]) -> list[str]:
    """Give the words after the last full stop, abbreviated titles written out."""
    mended: list[str] = []
    for word in words:
        bare = word.removesuffix(".")
        if word == bare or bare.lower() in _ABBREVIATED:
            full = _ABBREVIATED.get(bare.lower(), bare)
            mended.append(full.capitalize() if bare[:1].isupper() and full != bare else full)
        else:
            mended = []
    return mended


def _apposed_before(before: str, after: str) -> Iterator[Called]:
    """Give "mayor" of "the mayor of Gore, Ola Vik, spoke"."""
    found = _APPOSED_BEFORE.search(before)
    if found is None or not re.match(r"[,.;)\u201d]|$", after):
        return
    ahead = (found["ahead"] or "").lower()
    listed = re.match(r",\s+and\b", after) is not None
    sure = ahead not in _OF_ANOTHER and not listed
    yield Called(tuple(found["called"].split()), found["tail"] or "", sure)


def _apposed_after(after: str) -> Iterator[Called]:
    """Give "mayor" of "Ola Vik, the mayor of Gore, spoke"; "the mayor said" is no such thing."""
    found = _APPOSED_AFTER.match(after)
    if found is not None:
        yield Called(tuple(found["called"].split()), found["tail"] or "", found["list"] is None)


def _read_office(called: Called, known: Collection[str]) -> str | None:
    """Give the office at the end of the words, if it is one of a state and held now."""
    folded = [word.lower() for word in called.words]
    for length in (3, 2, 1):
        office = " ".join(folded[-length:]).replace("-", " ")
        if office in OFFICES_OF_A_STATE and length <= len(folded):
            before = called.words[:-length]
            return office if _is_of_state(before, called.tail, known) else None
    return None


def _is_of_state(before: tuple[str, ...], tail: str, known: Collection[str]) -> bool:
    """Tell whether nothing beside an office says that it is past, or of a body of its own."""
    around = {word.lower().split("-")[0] for word in (*before[-2:], *tail.split())}
    if around & (BODIES_OF_THEIR_OWN | NO_LONGER):
        return False
    # "Guards shot Gore Mayor Ola Vik": only the names that stand right before are of the office.
    right_before = tuple(takewhile(lambda word: word[:1].isupper(), reversed(before)))
    return _all_known(right_before, known) and _all_known(tuple(tail.split()[1:]), known)


def _all_known(words: tuple[str, ...], known: Collection[str]) -> bool:
    """Tell whether each name in the words is part of the name of a place or a people."""
    parts = {part for name in known for part in name.split()}
    names = [word for word in words if word[:1].isupper() and word.lower() not in _ARTICLES]
    return all(re.sub(r"[\u2019']s$", "", word) in parts or _opens(word) for word in names)


def _opens(word: str) -> bool:
    return word.lower() in _OPENING or word.lower() in {"police", "state", "foreign", "interior"}
