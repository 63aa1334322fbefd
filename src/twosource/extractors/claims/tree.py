"""A dependency parse as a tree: a word's head, its dependents, and all above and below it."""

from collections.abc import Iterator
from dataclasses import dataclass

from twosource.model.parse import Parse, Token


@dataclass(frozen=True, slots=True)
class Tree:
    """A parse with each word's dependents."""

    parse: Parse
    kids: tuple[tuple[int, ...], ...]

    def token(self, index: int) -> Token:
        """Give a word."""
        return self.parse.tokens[index]

    def head(self, index: int) -> int | None:
        """Give the head of a word, None for a root."""
        above = self.token(index).head
        return None if above == index else above

    def children(self, index: int, *deps: str) -> Iterator[int]:
        """Give a word's dependents, of some labels only if any are named."""
        for kid in self.kids[index]:
            if not deps or self.token(kid).dep in deps:
                yield kid

    def child(self, index: int, *deps: str) -> int | None:
        """Give the first dependent with one of these labels."""
        return next(self.children(index, *deps), None)

    def has(self, index: int, *deps: str) -> bool:
        """Tell whether a word has a dependent with one of these labels."""
        return self.child(index, *deps) is not None

    def above(self, index: int) -> Iterator[int]:
        """Give the heads of a word from the nearest to the root."""
        here = self.head(index)
        while here is not None:
            yield here
            here = self.head(here)

    def below(self, index: int) -> list[int]:
        """Give a word and all under it, in order of the text."""
        found = [index]
        # The list grows while it is walked: each word found brings its own dependents.
        for here in found:
            found.extend(self.kids[here])
        return sorted(found)

    def lemma(self, index: int) -> str:
        """Give a word's lemma in lower case."""
        return self.token(index).lemma.lower()
