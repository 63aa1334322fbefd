"""Finds attributions by the model in `model/`: MiniLM-L6, fine-tuned (see its MODEL_CARD.md)."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from twosource.extractors.attribution.learned_words import (
    Paragraph,
    paragraphs_of,
    read_paragraph,
)
from twosource.extractors.attribution.tree import runs
from twosource.model.errors import MissingPart
from twosource.model.parse import Parse

if TYPE_CHECKING:
    from twosource.extractors.attribution.learned_decode import Piece

FOLDER = Path(__file__).parent / "model"
FILES = ("attribution.onnx", "tokenizer.json", "values.json")
SUMS = "SHA256.json"
FEATURES = ("tags", "deps", "entities", "quotes")
OUTPUTS = ("labels", "cues", "owners")
BATCH = 8  # paragraphs that are read at once
SHORTEST = 6  # words that may hold a saying within a saying
MOST_PIECES = 510  # word pieces that the encoder reads
# Chosen on PolNeAR dev among 0 to 2 and 0 to 0.8, in natural logarithms.
HINT, NO_HINT = 0.5, 0.3
Hints = Mapping[int, int]
Wanted = Callable[[Paragraph], bool]


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution by token indexes of the parse: who, by which words, and what."""

    cue: frozenset[int]
    source: frozenset[int]
    content: frozenset[int]


@dataclass(frozen=True, slots=True)
class LearnedTagger:
    """Reads paragraphs with the model; `version` is the digest of its files.

    It can be sent to another process: the model itself is opened where it is first used.
    """

    folder: str
    version: str

    def open(self) -> "Model":
        """Open the model, or give the one that is open."""
        return open_model(self.folder)

    def find(
        self, parse: Parse, wanted: Wanted = lambda _: True, hints: Hints | None = None
    ) -> Iterator[Found]:
        """Give the attributions of the paragraphs that are wanted.

        `hints` are labels that another reader gives to words, by token index; they weigh a little.
        """
        yield from self.read((one for one in paragraphs_of(parse) if wanted(one)), hints)

    def find_nested(self, parse: Parse, wanted: Wanted = lambda _: True) -> Iterator[Found]:
        """Give them, and those within what each says: "a clerk said [the mayor had said ...]".

        What is said is read once more by itself, since the model was taught to find no nesting.
        """
        outer = list(self.find(parse, wanted))
        yield from outer
        known = frozenset[int]().union(*(one.cue for one in outer))
        stretches = (main_stretch(parse, one.content) for one in outer)
        again = (one for one in stretches if one is not None and wanted(one))
        yield from (one for one in self.read(again, None) if one.source and not one.cue & known)

    def read(self, paragraphs: Iterable[Paragraph], hints: Hints | None) -> Iterator[Found]:
        """Read stretches of text, some at once, those of like length together."""
        chosen = sorted(paragraphs, key=lambda one: len(one.words))
        model = self.open()
        for start in range(0, len(chosen), BATCH):
            yield from model.read(chosen[start : start + BATCH], hints)


def main_stretch(parse: Parse, content: frozenset[int]) -> Paragraph | None:
    """Give the longest run of what is said; None where it is too short to hold another saying."""
    longest = max(runs(content), key=lambda run: run[1] - run[0], default=(0, 0))
    indexes = [one for one in range(*longest) if parse.tokens[one].text.strip()]
    return read_paragraph(parse, indexes, "body") if len(indexes) >= SHORTEST else None


def find_tagger(folder: Path = FOLDER) -> LearnedTagger | None:
    """Give the tagger where its files are; None where they were taken out.

    Raises:
        MissingPart: a file is not the one that belongs to this version.
    """
    if not (folder / FILES[0]).is_file():
        return None
    sums = json.loads((folder / SUMS).read_text("utf-8"))
    for name in FILES:
        path = folder / name
        if not path.is_file() or digest(path) != sums.get(name):
            raise MissingPart(
                f"{path} is not the file this version came with; install twosource anew, or take "
                f"the folder {folder} out to read with the rules alone"
            )
    return LearnedTagger(str(folder), sums[FILES[0]][:8])


@cache
def digest(path: Path) -> str:
    """Give the SHA-256 of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


@dataclass(frozen=True, slots=True)
class Model:
    """The opened model: its session, its word pieces, and the numbers of what the parser says."""

    session: Any
    tokenizer: Any
    values: Mapping[str, Mapping[str, int]]

    def read(self, paragraphs: Sequence[Paragraph], hints: Hints | None) -> Iterator[Found]:
        """Give the attributions of some paragraphs, read at once."""
        from twosource.extractors.attribution.learned_decode import decode

        labels, cues, sources = self.session.run(list(OUTPUTS), self.encode(paragraphs))
        for number, one in enumerate(paragraphs):
            here = slice(len(one.words))
            own = labels[number, here] if hints is None else weigh(labels[number, here], one, hints)
            for group in decode(own, cues[number, here, here], sources[number, here, here]):
                yield Found(
                    cue=spread(one, (group.cue,)),
                    source=spread(one, group.source),
                    content=spread(one, group.content),
                )

    def encode(self, paragraphs: Sequence[Paragraph]) -> dict[str, Any]:
        """Give what the model reads: word pieces, their features, and where each word begins.

        A word beyond the pieces that can be read stands on the closing piece, and is nothing.
        """
        import numpy as np

        read = self.tokenizer.encode_batch(
            [list(one.words) for one in paragraphs], is_pretokenized=True
        )
        rows = len(paragraphs)
        long = max(len(one.ids) for one in read)
        wide = max(len(one.words) for one in paragraphs)
        pieces = np.zeros((rows, long), dtype=np.int64)
        mask = np.zeros((rows, long), dtype=np.int64)
        features = np.zeros((rows, long, len(FEATURES)), dtype=np.int64)
        first = np.zeros((rows, wide), dtype=np.int64)
        for row, (one, tokens) in enumerate(zip(paragraphs, read, strict=True)):
            size = len(tokens.ids)
            pieces[row, :size] = tokens.ids
            mask[row, :size] = 1
            first[row, :] = size - 1
            values = self.features(one)
            for place, word in reversed(list(enumerate(tokens.word_ids))):
                if word is not None:
                    features[row, place] = values[word]
                    first[row, word] = place
        return {"pieces": pieces, "mask": mask, "features": features, "first": first}

    def features(self, one: Paragraph) -> list[list[int]]:
        """Give the numbers of tag, dependency, entity and quotation for each word."""
        columns = (one.tags, one.deps, one.entities, one.quotes)
        return [
            [self.values[name].get(value, 0) for name, value in zip(FEATURES, row, strict=True)]
            for row in zip(*columns, strict=True)
        ]


def weigh(labels: Any, one: Paragraph, hints: Hints) -> Any:
    """Add a little to the label that is hinted at for each word, and to none where none is."""
    weighed = labels.copy()
    for place, index in enumerate(one.indexes):
        label = hints.get(index, 0)
        weighed[place, label] += HINT if label else NO_HINT
    return weighed


@cache
def open_model(folder: str) -> Model:
    """Open the model of a folder, once in a process."""
    import onnxruntime
    from tokenizers import Tokenizer

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # the same on every machine, and workers share the cores
    options.inter_op_num_threads = 1
    tokenizer = Tokenizer.from_file(str(Path(folder) / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MOST_PIECES)
    return Model(
        session=onnxruntime.InferenceSession(
            str(Path(folder) / "attribution.onnx"), options, providers=["CPUExecutionProvider"]
        ),
        tokenizer=tokenizer,
        values=json.loads((Path(folder) / "values.json").read_text("utf-8")),
    )


def spread(one: Paragraph, pieces: "Sequence[Piece]") -> frozenset[int]:
    """Give the token indexes of pieces of a paragraph."""
    return frozenset(
        one.indexes[place] for piece in pieces for place in range(piece.first, piece.last)
    )
