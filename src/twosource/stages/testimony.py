"""Whether quoted words tell what happened, as somebody does who was there; comment tells none."""

import re

# Past forms that do not end in -ed and that people tell what befell them with.
_PAST = (
    r"(?:was|were|had|did|saw|heard|came|went|ran|took|felt|fell|lay|got|hid|hit|held|left|told"
    r"|said|found|stood|sat|slept|woke|shot|threw|brought|began|broke|gave|kept|knew|led|lost|made"
    r"|met|put|read|rode|sent|set|spoke|stole|tore|tied|cut|beat|bled|blew|caught|drove|fled|fought"
    r"|let|burnt|buried|died|cried|carried|tried|\w{3,}ed)"
)
_BETWEEN = r"(?:\s+(?:just|then|all|both|only|still|also|even|already|suddenly|almost|\w+ly))?"
_TOLD = re.compile(
    rf"\b(?P<who>I|[Ww]e|[Tt]hey|[Hh]e|[Ss]he|[Ii]t|[Tt]here|(?:[Tt]he|[Aa]|[Mm]y|[Oo]ur) \w+)"
    rf"{_BETWEEN}\s+(?P<past>{_PAST})(?P<rest>(?:\s+(?:not|never)|n[’']t)?)\b"
)
_OWN = frozenset({"i", "we"})


def is_testimony(words: str) -> bool:
    """Tell whether quoted words tell something in the past, and not only what one did not do.

    >>> is_testimony("We counted nine trucks.")
    True
    >>> is_testimony("This must never happen again.")
    False
    >>> is_testimony("I did not set that fire.")
    False
    """
    return any(
        not (found["rest"] and found["who"].lower() in _OWN) for found in _TOLD.finditer(words)
    )
