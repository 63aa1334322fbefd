"""Where the words of a draft stand in its report, in whatever script it is written."""

import re
from collections.abc import Iterator

from twosource.model.draft import DraftWords
from twosource.model.errors import BadValue
from twosource.model.spans import Span
from twosource.stages.facet_values import find_name, rank_near

NO_PASSAGE = "say which passage tells of it: its characters, or its words as they stand there"


def find_passage(asked: DraftWords, text: str) -> Span:
    """Give the characters of a passage; its words must stand in the report once and no more.

    Raises:
        BadValue: there is no such passage, or more than one.
    """
    if asked.span is not None:
        return trim(asked.span, text)
    found = list(_list_places(asked.words, text))
    if len(found) > 1:
        raise BadValue(
            f"these words stand {len(found)} times in the report; give more words, or characters:"
            f" {', '.join(f'{one.start}-{one.end}' for one in found)}"
        )
    if not found:
        raise BadValue(NO_PASSAGE if not asked.given else _refuse(asked.words))
    return found[0]


def find_words(asked: DraftWords, text: str, near: Span) -> Span:
    """Give the characters of words that stand in the report: in a passage, else nearest to it.

    Raises:
        BadValue: they do not stand there.
    """
    if asked.span is not None:
        return trim(asked.span, text)
    found = find_name(asked.words, text, near)
    if found is None and _is_without_blanks(asked.words):
        places = _list_places(asked.words, text)
        found = min(places, key=lambda one: rank_near(one, near), default=None)
    if found is None:
        raise BadValue(_refuse(asked.words))
    return found


def trim(span: Span, text: str) -> Span:
    """Give a stretch without the blanks around it; it must lie in the text and hold words.

    >>> trim(Span(1, 7), "a dam  burst")
    Span(start=2, end=5)
    """
    if span.end > len(text):
        raise BadValue(
            f"characters {span.start}-{span.end} lie outside of the report, which has {len(text)}"
        )
    words = span.of(text)
    if not words.strip():
        raise BadValue(f"no words stand at {span.start}-{span.end}")
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


def _refuse(words: str) -> str:
    return f"{words!r} does not stand in the report; give the words that do"


def _list_places(words: str, text: str) -> Iterator[Span]:
    """Give each place where words stand, however many blanks part them."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    return (Span(*one.span()) for one in re.finditer(pattern, text) if pattern)


def _is_without_blanks(words: str) -> bool:
    """Tell words of a script without case: many of those write words together.

    >>> _is_without_blanks("\u7801\u5934"), _is_without_blanks("quay")
    (True, False)
    """
    return any(one.isalpha() and one.lower() == one.upper() for one in words)
