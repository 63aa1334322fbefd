"""Gives the paragraphs of a parse as the learned tagger reads them: words with their grammar."""

from collections.abc import Iterator
from dataclasses import dataclass

from twosource.model.parse import Parse

OPENING, CLOSING, STRAIGHT = "“«", "”»", '"'
STRAIGHT_TAGS = frozenset(("``", "''"))
LONGEST = 200  # words that are read at once; a longer paragraph is cut between its sentences


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The words of one paragraph; all lists have one entry per word, in order of the text.

    `label` is the part it stands in (headline, body), `lemmas` those of its words; `indexes` are
    token indexes of the parse, `heads` places in the paragraph (a root has its own).
    `quotes` says whether a word stands between quotation marks ("in"), is one ("mark") or neither
    ("").
    """

    label: str
    indexes: tuple[int, ...]
    words: tuple[str, ...]
    lemmas: frozenset[str]
    tags: tuple[str, ...]
    deps: tuple[str, ...]
    entities: tuple[str, ...]
    heads: tuple[int, ...]
    quotes: tuple[str, ...]


def paragraphs_of(parse: Parse) -> Iterator[Paragraph]:
    """Give the paragraphs of a parse, without white space that counts as a word."""
    indexes: list[int] = []
    place: tuple[str, int] | None = None
    for number, stretch in enumerate(parse.sentences):
        here = (stretch.label, parse.paragraphs[number])
        words = [one for one, token in parse.words(stretch) if token.text.strip()]
        if here != place or len(indexes) + len(words) > LONGEST:
            if indexes:
                yield read_paragraph(parse, indexes, place[0] if place else "")
            indexes, place = [], here
        indexes += words
    if indexes and place:
        yield read_paragraph(parse, indexes, place[0])


def read_paragraph(parse: Parse, indexes: list[int], label: str) -> Paragraph:
    """Give one paragraph."""
    tokens = [parse.tokens[one] for one in indexes]
    place = {index: number for number, index in enumerate(indexes)}
    return Paragraph(
        label=label,
        indexes=tuple(indexes),
        words=tuple(token.text for token in tokens),
        lemmas=frozenset(token.lemma.lower() for token in tokens),
        tags=tuple(token.tag for token in tokens),
        deps=tuple(token.dep for token in tokens),
        entities=tuple(token.entity for token in tokens),
        heads=tuple(place.get(token.head, number) for number, token in enumerate(tokens)),
        quotes=tuple(mark_quotes([token.text for token in tokens])),
    )


def mark_quotes(words: list[str]) -> Iterator[str]:
    """Tell of each word whether it stands between quotation marks.

    >>> list(mark_quotes(["He", "“", "ran", "”", "."]))
    ['', 'mark', 'in', 'mark', '']
    """
    inside = False
    for word in words:
        if word in OPENING or word in CLOSING or word in STRAIGHT or word in STRAIGHT_TAGS:
            inside = not inside if word in STRAIGHT else word in OPENING or word == "``"
            yield "mark"
        else:
            yield "in" if inside else ""
