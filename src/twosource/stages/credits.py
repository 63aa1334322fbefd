"""Credits in the text of a report: an agency's name at the end, "first reported by the Star"."""

import re
from collections.abc import Collection, Iterator

from twosource.stages.names import same_name

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


def find_credit(text: str, outlets: Collection[str], own: str | None) -> str | None:
    """Give the one other outlet that a text credits in passing, by the name it has in the record.

    Only names in `outlets`, which are known for outlets, are taken; a text that credits several
    stands on none of them alone.
    """
    credited = {
        known
        for name in _list_names(text)
        for known in outlets
        if same_name(known, name) and not (own is not None and same_name(known, own))
    }
    return credited.pop() if len(credited) == 1 else None


def _list_names(text: str) -> Iterator[str]:
    for pattern in (_TAIL, _FIRST):
        for found in pattern.finditer(text):
            yield next(filter(None, found.groups()))
