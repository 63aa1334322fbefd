"""Credits in the text of a report: an agency's name at the end, "first reported by the Star"."""

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
    credited = {
        known
        for name in _list_names(text)
        for known in outlets.get(fold_name(name).split(" ")[-1], ())
        if same_name(known, name) and not (own is not None and same_name(known, own))
    }
    return credited.pop() if len(credited) == 1 else None


def _list_names(text: str) -> Iterator[str]:
    for pattern in (_TAIL, _FIRST):
        for found in pattern.finditer(text):
            yield next(filter(None, found.groups()))
