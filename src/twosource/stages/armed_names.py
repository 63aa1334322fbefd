"""Whether a report tells of a body as an armed group, whatever one word of its name says.

The "State" of "Northern State" is a government's in most names; where a report has "Northern State
fighters", or says that it claimed an attack, it is the name of an armed group.
"""

import re

_BESIDE = re.compile(r"\s+(?:group|fighters?|militants?|gunmen|insurgents?|affiliate|branch)$")
_FIGHTERS = (
    r"fighters?|militants?|gunm[ae]n|insurgents?|jihadi(?:st)?s?|extremists?|rebels?|"
    r"suicide bombers?|militia(?:men)?"
)
_BAND = r"(?:armed|militant|rebel|insurgent|jihadist|islamist|extremist|terrorist)"
# A state is no group: "the Northern State group".
_OF_STATES = frozenset({"state", "emirate", "caliphate", "republic", "province", "kingdom"})


def is_armed_name(name: str, text: str) -> bool:
    """Tell whether a report has fighters of that name, or says that it claimed an attack.

    >>> is_armed_name("Northern State", "Northern State fighters burned a mill.")
    True
    >>> is_armed_name("Northern State", "Police of Northern State held two men.")
    False
    """
    base = _BESIDE.sub("", " ".join(name.split()))
    words = base.split(" ")
    last = words[-1]
    if words == [last] or not (base[:1].isupper() and last[:1].isupper()):
        return False
    own = r"\s+".join(map(re.escape, words))
    group = r"|\s+group\b" if last.lower() in _OF_STATES else ""
    told = (
        rf"\b{own}(?:\s+(?:{_FIGHTERS})\b{group})",
        rf"\b{own}(?:\s+group)?\b[^.\n]{{0,40}}\bclaim(?:s|ed) (?:responsibility|the attack)\b",
        rf"\b(?i:{_BAND} (?:group|movement|organi[sz]ation|faction))\s+{own}\b",
    )
    return any(re.search(one, text) for one in told)
