"""Our own tokens and sentences; the language library's objects stay in its room."""

from collections.abc import Iterator
from dataclasses import dataclass

from twosource.model.spans import Span


@dataclass(frozen=True, slots=True)
class Token:
    """One word. `head` is the index of its head in the parse (its own index for a root).

    `tag` is a Penn Treebank tag, `pos` a Universal one, `dep` a ClearNLP dependency label, `entity`
    an OntoNotes type or "".
    """

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    head: int
    dep: str
    entity: str

    @property
    def span(self) -> Span:
        """Give the characters the word stands on."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Half-open range of tokens: a sentence or an entity, labelled by part or entity type."""

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True)
class Parse:
    """The words of a report's headline and body, with sentences and entities.

    Sentences never cross a paragraph; `sentences[i].label` is the kind of part it stands in
    (`headline`, `body`), `paragraphs[i]` the paragraph number of sentence i.
    """

    tokens: tuple[Token, ...]
    sentences: tuple[Stretch, ...]
    paragraphs: tuple[int, ...]
    entities: tuple[Stretch, ...]

    def children(self) -> tuple[tuple[int, ...], ...]:
        """Give each token's dependents, in order of the text."""
        below: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head != index:
                below[token.head].append(index)
        return tuple(tuple(ones) for ones in below)

    def words(self, stretch: Stretch) -> Iterator[tuple[int, Token]]:
        """Give the index and token of each word of a stretch."""
        for index in range(stretch.first, stretch.last):
            yield index, self.tokens[index]

    def span(self, first: int, last: int) -> Span:
        """Give the characters from token `first` up to and without token `last`."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)
