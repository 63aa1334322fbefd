"""Lay a report out: headline, byline, dateline, captions and credits, residue of the page, body."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from twosource.model.report import Dateline, Layout, Part, PartKind
from twosource.model.spans import Span
from twosource.stages.bylines import (
    find_credit,
    find_posting,
    is_byline,
    is_caption,
    is_credit,
    is_staff_or_date,
)
from twosource.stages.dateline import read_dateline
from twosource.stages.imprint_lines import ImprintLine, read_imprint_line
from twosource.stages.layout_paragraphs import Paragraph, ends_sentence, find_lines, find_paragraphs
from twosource.stages.residue import find_forms, find_tail, fold, kind_of_residue

_LONGEST_LINE = 600  # characters; a longer paragraph is text, whatever it begins with
_LONGEST_HEADLINE = 30  # words
_LONGEST_CAPTION = 25  # words
_FOOT = 2  # parts at its end in which a line may say when it came out
_HEAD = 6  # parts at the head of a report among which a desk's name or a bare date is a byline
_DATELINES_AMONG = 3  # first paragraphs of the body
_TITLED_SHARE = 0.85
_CLOSERS = " .\"'\u201d\u2019"
_BRACKETED = re.compile(r"\s*[(\[][^()\[\]]*[)\]]$")
_Cut = tuple[int, int, PartKind]
_LABEL = re.compile(r"[A-Z][A-Z .'\u2019-]+:\s")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch and what it is; `block` numbers the stretches between blank lines."""

    span: Span
    kind: PartKind
    block: int


def lay_out(text: str, title: str | None) -> Layout:
    """Give the parts of a report, in order, apart, and trimmed of white space.

    `title` is the report's title where it is known from elsewhere. White space between parts
    belongs to none; every other character stands in one part. Where nothing marks a paragraph
    as the page's, it is body.
    """
    lines = find_lines(text, _is_furniture)
    paragraphs = find_paragraphs(lines)
    pieces = [piece for paragraph in paragraphs for piece in _split(text, paragraph)]
    pieces = _mark_captions(text, pieces, title)
    pieces = _mark_head(text, pieces)
    pieces = _mark_headline(text, pieces, title)
    dateline = _find_dateline(text, pieces)
    parts = [part for piece in pieces for part in _cut_dateline(text, piece, dateline)]
    dated = dateline is not None and dateline.day is not None
    return Layout(tuple(parts), dateline if dated else _add_imprint(text, pieces, dateline))


def _is_furniture(line: str) -> bool:
    if len(line) > _LONGEST_LINE:
        return False
    return _kind_of_line(fold(line)) is not None or read_imprint_line(line) is not None


def _kind_of_line(line: str) -> PartKind | None:
    if is_credit(line):
        return "credit"
    if is_byline(line):
        return "byline"
    return "caption" if is_caption(line) else kind_of_residue(line)


def _split(text: str, paragraph: Paragraph) -> list[_Piece]:
    span, block = paragraph.span, paragraph.block
    whole = span.of(text)
    folded = fold(whole) if len(whole) <= _LONGEST_LINE else ""
    kind = _kind_of_line(folded) if folded else None
    if kind is not None and not (kind == "boilerplate" and find_forms(whole)):
        return [_Piece(span, kind, block)]
    cuts: list[_Cut] = [(start, end, "form") for start, end in find_forms(whole)]
    end = cuts[0][0] if cuts else len(whole)
    tail = find_tail(whole[:end])
    if tail is not None:
        cuts.insert(0, (tail[0], end, tail[1]))
        end = tail[0]
    if folded and not cuts:
        cuts = _cut_credit(whole)
    return _pieces(text, span, cuts, block)


def _cut_credit(whole: str) -> list[_Cut]:
    credit, posting = find_credit(whole), find_posting(whole)
    if credit is not None:
        return [(0, credit, "caption"), (credit, len(whole), "credit")]
    return [] if posting is None else [(posting, len(whole), "byline")]


def _pieces(text: str, span: Span, cuts: Sequence[_Cut], block: int) -> list[_Piece]:
    """Give a paragraph's pieces: those cut out, and what is left between them as body."""
    found: list[_Piece] = []
    at = 0
    last: _Cut = (len(span), len(span), "body")
    for start, end, kind in (*cuts, last):
        stretches: tuple[_Cut, ...] = ((at, start, "body"), (start, end, kind))
        for first, after, what in stretches:
            trimmed = _trim(text, span.start + first, span.start + after)
            if trimmed is not None:
                found.append(_Piece(trimmed, what, block))
        at = end
    return found


def _trim(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    if not words.strip():
        return None
    first = start + len(words) - len(words.lstrip())
    return Span(first, first + len(words.strip()))


def _mark_captions(text: str, pieces: Sequence[_Piece], title: str | None) -> list[_Piece]:
    """Call a short line directly before a credit its caption."""
    found = list(pieces)
    for index, (above, here) in enumerate(pairwise(pieces)):
        beside = here.kind == "credit" and above.kind == "body" and above.block == here.block
        # The first line of a report is its headline, unless that is known to be another.
        first = not any(piece.kind in {"body", "caption"} for piece in found[:index])
        if beside and _is_caption(above.span.of(text)) and not (first and title is None):
            found[index] = replace(above, kind="caption")
    return found


def _is_caption(line: str) -> bool:
    return len(line.split()) <= _LONGEST_CAPTION and not ends_sentence(line)


def _mark_head(text: str, pieces: Sequence[_Piece]) -> list[_Piece]:
    """Call a desk's name or a bare date a byline where it stands at the head of the report.

    So is a line of outlet and day, also at its foot.
    """
    foot = len(pieces) - _FOOT
    return [
        replace(piece, kind="byline")
        if piece.kind == "body"
        and (
            (index < _HEAD and _is_head_line(text, piece))
            or ((index < _HEAD or index >= foot) and _read_imprint(text, piece) is not None)
        )
        else piece
        for index, piece in enumerate(pieces)
    ]


def _read_imprint(text: str, piece: _Piece) -> ImprintLine | None:
    return read_imprint_line(piece.span.of(text), piece.span.start)


def _is_head_line(text: str, piece: _Piece) -> bool:
    return len(piece.span) <= _LONGEST_LINE and is_staff_or_date(fold(piece.span.of(text)))


def _mark_headline(text: str, pieces: Sequence[_Piece], title: str | None) -> list[_Piece]:
    body = [index for index, piece in enumerate(pieces) if piece.kind == "body"]
    titled = [
        index for index in body[:_HEAD] if _is_title(pieces[index].span.of(text), title or "")
    ]
    chosen = titled[0] if titled else None
    if chosen is None and len(body) > 1 and _opens(pieces[: body[0]]):
        above, below = (pieces[index].span for index in body[:2])
        chosen = body[0] if _is_headline(text, above, below) else None
    return [
        replace(piece, kind="headline") if index == chosen else piece
        for index, piece in enumerate(pieces)
    ]


def _opens(above: Sequence[_Piece]) -> bool:
    return all(piece.kind in {"byline", "share", "boilerplate"} for piece in above)


def _is_title(line: str, title: str) -> bool:
    ours, theirs = (fold(words).rstrip(_CLOSERS).casefold() for words in (line, title))
    return bool(theirs) and ours == theirs


def _is_headline(text: str, above: Span, below: Span) -> bool:
    """Tell whether the first paragraph is short and no sentence, and text follows it."""
    line = fold(above.of(text)) if len(above) <= _LONGEST_LINE else ""
    line = _BRACKETED.sub("", line)
    words = line.split()
    if not 1 < len(words) <= _LONGEST_HEADLINE or line[:1].islower() or line[-1] in ",;:":
        return False
    if read_dateline(line, 0) is not None:
        return False
    if line.endswith(("!", "?")):
        return len(below) > len(above)
    # A dateline opens a report: a sentence above it is its heading.
    opened = read_dateline(below.of(text), 0) is not None
    return opened or not ends_sentence(line) or _is_in_title_case(words)


def _is_in_title_case(words: Sequence[str]) -> bool:
    """Tell whether the longer words are capitalised: some outlets close headlines with a stop."""
    long = [word for word in words if len(word) >= len("with") and word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in long)
    return len(long) >= len("four") and capitals >= _TITLED_SHARE * len(long)


def _find_dateline(text: str, pieces: Sequence[_Piece]) -> Dateline | None:
    body = [piece.span for piece in pieces if piece.kind == "body"]
    for span in body[:_DATELINES_AMONG]:
        dateline = read_dateline(span.of(text), span.start)
        if dateline is not None and not _is_speaker(text, dateline, body):
            return dateline
    return None


def _add_imprint(text: str, pieces: Sequence[_Piece], dateline: Dateline | None) -> Dateline | None:
    """Give what a line of outlet and day at the head or foot tells, where no dateline tells it."""
    near = [*pieces[:_HEAD], *pieces[max(_HEAD, len(pieces) - _FOOT) :]]
    for piece in (one for one in near if one.kind == "byline"):
        found = _read_imprint(text, piece)
        if found is None:
            continue
        opened = read_dateline(piece.span.of(text), piece.span.start)
        place = found.place if opened is None else opened.place
        if dateline is None:
            return Dateline(piece.span, place, found.day, found.outlet)
        known = dateline.place or place, dateline.agency or found.outlet
        return Dateline(dateline.span, known[0], found.day, known[1])
    return dateline


def _is_speaker(text: str, dateline: Dateline, body: Sequence[Span]) -> bool:
    """Tell whether capitals with a colon are a speaker's name: transcripts have many of them."""
    bare = dateline.day is None and dateline.agency is None
    if not bare or not dateline.span.of(text).endswith(":"):
        return False
    return sum(bool(_LABEL.match(text, span.start, span.end)) for span in body) > 1


def _cut_dateline(text: str, piece: _Piece, dateline: Dateline | None) -> tuple[Part, ...]:
    if dateline is None or not piece.span.covers(dateline.span):
        return (Part(piece.kind, piece.span),)
    rest = _trim(text, dateline.span.end, piece.span.end)
    after = () if rest is None else (Part("body", rest),)
    return (Part("dateline", dateline.span), *after)
