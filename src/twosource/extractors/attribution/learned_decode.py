"""From the scores of the learned tagger to attributions: which words, and which belong together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Role = Literal["source", "cue", "content"]

ROLES: tuple[Role, ...] = ("source", "cue", "content")
# Labels: 0 none, then begin and inside of each role in turn.
NEVER = -1e9


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words (half-open places in the paragraph) in one role."""

    role: Role
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Group:
    """One attribution: a cue, its source if it has one, and the pieces of its content."""

    cue: Piece
    source: tuple[Piece, ...]
    content: tuple[Piece, ...]


def decode(labels: Scores, cues_of: Scores, sources_of: Scores) -> list[Group]:
    """Give the attributions of a paragraph, in order of their cues.

    `labels`: (words, 7); `cues_of`: (words, words), row for a word of a content, column for the
    first word of its cue; `sources_of`: the same for a cue and its source, which is the cue itself
    where it has none. A content goes to the cue it fits best; a source may serve several cues.
    """
    pieces = list(cut(best_path(labels)))
    cues = [one for one in pieces if one.role == "cue"]
    sources = [one for one in pieces if one.role == "source"]
    if not cues:
        return []
    fits = log_share(cues_of[:, [cue.first for cue in cues]])
    owned: list[list[Piece]] = [[] for _ in cues]
    for piece in pieces:
        if piece.role == "content":
            owned[int(fits[piece.first : piece.last].mean(axis=0).argmax())].append(piece)
    return [
        Group(cue, find_source(cue, sources, sources_of), tuple(content))
        for cue, content in zip(cues, owned, strict=True)
    ]


def find_source(cue: Piece, sources: Sequence[Piece], scores: Scores) -> tuple[Piece, ...]:
    """Give the source that a cue fits best; none where it fits itself better."""
    if not sources:
        return ()
    row = scores[cue.first, [cue.first, *(one.first for one in sources)]]
    best = int(row.argmax())
    return () if best == 0 else (sources[best - 1],)


def log_share(scores: Scores) -> Scores:
    """Give the logarithm of each column's share of a row."""
    top = scores - scores.max(axis=1, keepdims=True)
    shares: Scores = top - np.log(np.exp(top).sum(axis=1, keepdims=True))
    return shares


def best_path(labels: Scores) -> list[int]:
    """Give the likeliest labels in which every inside follows its begin or inside (Viterbi)."""
    shares = log_share(labels)
    count = shares.shape[1]
    allowed = np.zeros((count, count), dtype=np.float32)
    for inside in range(2, count, 2):
        allowed[:, inside] = NEVER
        allowed[[inside - 1, inside], inside] = 0
    best = shares[0].copy()
    best[2::2] = NEVER
    back: list[NDArray[np.int64]] = []
    for row in shares[1:]:
        steps = best[:, None] + allowed
        back.append(steps.argmax(axis=0))
        best = steps.max(axis=0) + row
    path = [int(best.argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    return path[::-1]


def cut(path: Sequence[int]) -> Iterator[Piece]:
    """Cut labels into pieces.

    >>> [(one.role, one.first, one.last) for one in cut([0, 1, 2, 3, 5, 6])]
    [('source', 1, 3), ('cue', 3, 4), ('content', 4, 6)]
    """
    first = 0
    for place, label in enumerate(path):
        following = path[place + 1] if place + 1 < len(path) else 0
        if label % 2:
            first = place
        if label and (following % 2 or following == 0):
            yield Piece(ROLES[(label - 1) // 2], first, place + 1)
