"""Credits in the text of a report: an agency's name at the end, "first reported by the Star".

And the one other outlet that a text cites at all, for a report that names no source otherwise.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from twosource.stages.names import fold_name, same_name

_NAME = r"(?:[A-Z][\w.&’'-]*)(?: (?:[A-Z][\w.&’'-]*|of|and|the|de|al|&)){0,5}"
# At the end of a paragraph, in brackets or behind a dash; or alone on the last line.
_TAIL = re.compile(
    rf"(?:\((?:(?:[Ss]ource|[Ww]ith|[Vv]ia|[Bb]y):? )?(?P<name>{_NAME})\)"
    rf"|^[–—-]+ ?(?P<dash>{_NAME}))[ \t.]*$",
    re.MULTILINE,
)
_FIRST = re.compile(
    rf"\b(?:first|originally) (?:reported|published|broadcast|carried) (?:by|in|on) (?:the )?"
    rf"(?P<name>{_NAME})|\b(?P<who>{_NAME}) (?:first|originally) reported\b"
)
# A line of its own: "Source: North Wire", "With material from the North Wire".
_LINE = re.compile(
    r"^\W{0,2}(?:(?:[Ss]ources?|[Cc]redit|[Vv]ia|[Cc]ourtesy(?: of)?):? "
    r"|(?:[Ww]ith|[Aa]dditional) (?:additional )?(?:material|reporting|files|input|agencies|copy)"
    r"(?:,? (?:from|by|of))? )"
    rf"(?:the )?(?P<name>{_NAME})\W{{0,3}}$",
    re.MULTILINE,
)
_CITED = re.compile(
    r"\b(?:[Aa]ccording to|(?:reported|quoted|published) by|told|[Cc]iting|[Qq]uoting|reports? in)"
    rf" (?:the )?(?P<name>{_NAME})"
    rf"|\b(?P<who>{_NAME})(?: (?:has|had|also|later|on \w+))?"
    rf" (?:says?|said|reports?|reported|writes|wrote|quote[sd]|cite[sd]|published|revealed)\b"
)


Known = Mapping[str, Sequence[str]]


def index_outlets(names: Iterable[str]) -> Known:
    """Give names of outlets by their last word, to look credits up in."""
    known: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(set(names)):
        known[fold_name(name).split(" ")[-1]].append(name)
    return known


def find_credit(text: str, outlets: Known, own: str | None) -> str | None:
    """Give the one other outlet that a text credits in passing, by the name it has in the record.

    Only names among `outlets` are taken; a text that credits several stands on none of them alone.
    """
    return _find_only(_list_names(text), outlets, own)


def find_cited(text: str, outlets: Known, own: str | None) -> str | None:
    """Give the one other outlet of the record that a text cites for anything; None for several."""
    names = (next(filter(None, found.groups())) for found in _CITED.finditer(text))
    return _find_only(names, outlets, own)


def _find_only(names: Iterable[str], outlets: Known, own: str | None) -> str | None:
    credited = {
        known
        for name in names
        for known in outlets.get(fold_name(name).split(" ")[-1], ())
        if same_name(known, name) and not (own is not None and same_name(known, own))
    }
    return credited.pop() if len(credited) == 1 else None


def _list_names(text: str) -> Iterator[str]:
    # Most texts have none of these words, and need no closer look.
    told = "first" in text or "originally" in text
    for pattern in (_TAIL, _LINE, _FIRST) if told else (_TAIL, _LINE):
        for found in pattern.finditer(text):
            yield next(filter(None, found.groups()))
