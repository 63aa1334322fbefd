"""Whether a report calls a person by a public office they hold; whatever is in doubt is private.

In doubt are a former office, one of a club or a firm, an office that may be somebody else's in a
list, and one that is told by a surname alone.
"""

import re
from collections.abc import Collection
from itertools import takewhile

from twosource.stages.actor_words import BODIES_OF_THEIR_OWN, NO_LONGER, OFFICES_OF_A_STATE
from twosource.stages.called import ARTICLES, Called, find_called

_OPENING = frozenset(
    {"when", "after", "as", "while", "but", "and", "then", "yesterday", "today", "on", "since"}
    | {"because", "by", "for", "with", "if", "although", "though", "in", "at", "under", "where"}
    | {"earlier", "later", "meanwhile", "also", "before", "former"}
)


def find_office(name: str, text: str, known: Collection[str] = ()) -> str | None:
    """Give the public office a report calls a person by, None where it calls them by none.

    `known` are names of places and peoples: an office of anything else with a name may be one of a
    firm or a club.

    >>> find_office("Ola Vik", "The mayor of Gore, Ola Vik, spoke.", ["Gore"])
    'mayor'
    >>> find_office("Ola Vik", "A brother of the mayor, Ola Vik, spoke.")
    """
    sure = (one for one in find_called(name, text) if one.sure and one.whole)
    return next((office for one in sure if (office := _read_office(one, known))), None)


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
    names = [word for word in words if word[:1].isupper() and word.lower() not in ARTICLES]
    return all(re.sub(r"[\u2019']s$", "", word) in parts or _opens(word) for word in names)


def _opens(word: str) -> bool:
    return word.lower() in _OPENING or word.lower() in {"police", "state", "foreign", "interior"}
