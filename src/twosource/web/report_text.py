"""The text of a report as a page draws it: its own characters, marks, and folds that open."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from twosource.model.spans import Span
from twosource.stages.graphic import Graphic
from twosource.views.report_marks import KINDS, Mark


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text; `passage` numbers the passages of claims, 0 where there is none."""

    text: Markup
    passage: int = 0


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text between two folds, or a fold with why it is one; `number` counts the folds."""

    runs: tuple[Run, ...]
    number: int = 0
    why: str = ""


def draw(text: str, passages: Sequence[Span], folds: Sequence[Graphic]) -> Iterator[Stretch]:
    """Cut a text where marks and folds begin and end; neither passages nor folds may overlap."""
    at = 0
    for number, fold in enumerate(folds, 1):
        if at < fold.span.start:
            yield Stretch(tuple(_cut(text, Span(at, fold.span.start), passages)))
        yield Stretch(tuple(_cut(text, fold.span, passages)), number, ", ".join(fold.why))
        at = fold.span.end
    if at < len(text):
        yield Stretch(tuple(_cut(text, Span(at, len(text)), passages)))


def _cut(text: str, within: Span, passages: Sequence[Span]) -> Iterator[Run]:
    at = within.start
    for number, passage in enumerate(passages, 1):
        start, end = max(at, passage.start), min(within.end, passage.end)
        if start >= end:
            continue
        if at < start:
            yield Run(as_characters(text[at:start]))
        yield Run(as_characters(text[start:end]), number)
        at = end
    if at < within.end:
        yield Run(as_characters(text[at : within.end]))


def as_characters(text: str) -> Markup:
    """Give text so that a browser keeps each character, and none more or less.

    A parser of HTML makes one line end of two, and drops what is no character.
    """
    kept = str(escape(text)).replace("\r", "&#13;").replace("\0", "\ufffd")
    return Markup(kept)  # noqa: S704  # escaped in the line above


def pack_marks(marks: Sequence[Mark]) -> str:
    """Give marks for a script: all words once, then start, end, kind, claim and which words.

    Characters are counted in code points.
    """
    words = {one: number for number, one in enumerate(dict.fromkeys(one.words for one in marks))}
    rows = [
        f"{one.span.start},{one.span.end},{KINDS.index(one.kind)},{one.claim},{words[one.words]}"
        for one in marks
    ]
    return f"{json.dumps(list(words), ensure_ascii=False)}\n{';'.join(rows)}"
