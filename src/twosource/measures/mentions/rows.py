"""Sentences with mentions as the encoder reads them: word pieces, and which ones a mention has."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from twosource.measures.mentions.told import Document
from twosource.model.spans import Span

CLS, SEP = 101, 102
MOST = 126  # word pieces of a sentence
MOST_LEAD = 32  # word pieces of the sentence that opens the text
OPENING, SHORTEST_LEAD = 4, 20  # sentences among which it is, characters it has at least


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence followed by the one that opens its text, and the places of each mention's pieces.

    `mentions` are numbers within the document; `places[i]` are those of `mentions[i]`.
    """

    pieces: tuple[int, ...]
    mentions: tuple[int, ...]
    places: tuple[tuple[int, ...], ...]


def load_pieces(path: Path) -> Any:
    """Open the table of word pieces."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def make_rows(document: Document, tokenizer: Any) -> Iterator[Row]:
    """Give the rows of a document, one for each sentence that holds a mention."""
    homes: dict[int, list[int]] = {}
    for number, pieces in enumerate(document.mentions):
        homes.setdefault(document.sentence_of(pieces), []).append(number)
    lead = find_lead(document)
    opening = [] if lead is None else _cut(document, lead, tokenizer)[:MOST_LEAD]
    for home, numbers in homes.items():
        own = _cut(document, home, tokenizer)[:MOST]
        more = [one for one, _, _ in opening] + [SEP] if lead not in {None, home} else []
        yield Row(
            pieces=(CLS, *(one for one, _, _ in own), SEP, *more),
            mentions=tuple(numbers),
            places=tuple(_places(own, document.mentions[number]) for number in numbers),
        )


def find_lead(document: Document) -> int | None:
    """Give the sentence that opens the text; pages often begin with their address."""
    for number, one in enumerate(document.sentences[:OPENING]):
        words = one.of(document.text)
        if len(words) > SHORTEST_LEAD and not words.startswith("http"):
            return number
    return None


Piece = tuple[int, int, int]


def _cut(document: Document, sentence: int, tokenizer: Any) -> list[Piece]:
    """Cut a sentence into word pieces: number, first character, and the one behind the last."""
    span = document.sentences[sentence]
    read = tokenizer.encode(span.of(document.text), add_special_tokens=False)
    return [
        (one, start + span.start, end + span.start)
        for one, (start, end) in zip(read.ids, read.offsets, strict=True)
    ]


def _places(own: Sequence[Piece], mention: Sequence[Span]) -> tuple[int, ...]:
    """Give the places of a mention's pieces in a row; of one cut off, that of its first mark."""
    found = (
        at
        for at, (_, start, end) in enumerate(own, 1)
        if any(start < one.end and end > one.start for one in mention)
    )
    return tuple(found) or (0,)
