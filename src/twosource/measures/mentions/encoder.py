"""Gives each mention a vector by the model in `model/`: MiniLM-L6, fine-tuned (see its card)."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from twosource.measures.mentions.rows import Row, load_pieces, make_rows
from twosource.measures.mentions.told import Document
from twosource.model.errors import MissingPart
from twosource.ports import Step

FOLDER = Path(__file__).parent / "model"
FILES = ("mentions.onnx", "tokenizer.json", "trees.json")
SUMS = "SHA256.json"
BATCH = 16  # rows that are read at once

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Encoder:
    """The opened model and its word pieces."""

    session: Any
    tokenizer: Any

    def encode(self, documents: Sequence[Document], step: Step) -> Vectors:
        """Give one vector of length 1 for each mention, document by document."""
        rows = [
            (number, row)
            for number, one in enumerate(documents)
            for row in make_rows(one, self.tokenizer)
        ]
        starts = np.cumsum([0, *(len(one.mentions) for one in documents)])
        table: Vectors = np.zeros((int(starts[-1]), 0), np.float32)
        ordered = sorted(rows, key=lambda one: len(one[1].pieces))
        for begin in range(0, len(ordered), BATCH):
            batch = ordered[begin : begin + BATCH]
            found = self._read([row for _, row in batch])
            if not table.shape[1]:
                table = np.zeros((len(table), found.shape[-1]), np.float32)
            for at, (number, row) in enumerate(batch):
                for place, mention in enumerate(row.mentions):
                    table[starts[number] + mention] = found[at, place]
            step(min(begin + BATCH, len(ordered)), len(ordered), "reading mentions")
        return shorten(table)

    def _read(self, rows: Sequence[Row]) -> Vectors:
        long = max(len(one.pieces) for one in rows)
        most = max(len(one.mentions) for one in rows)
        pieces = np.zeros((len(rows), long), np.int64)
        mask = np.zeros((len(rows), long), np.int64)
        shares = np.zeros((len(rows), most, long), np.float32)
        for at, row in enumerate(rows):
            pieces[at, : len(row.pieces)] = row.pieces
            mask[at, : len(row.pieces)] = 1
            for number, places in enumerate(row.places):
                shares[at, number, list(places)] = 1 / len(places)
        told: list[Vectors] = self.session.run(
            ["vectors"], {"pieces": pieces, "mask": mask, "shares": shares}
        )
        return told[0]


def shorten(table: Vectors) -> Vectors:
    """Give rows of length 1; one of nothing but zeros stays."""
    lengths = np.linalg.norm(table, axis=1, keepdims=True)
    return np.asarray(table / np.maximum(lengths, 1e-9), np.float32)


def check_files(folder: Path = FOLDER) -> None:
    """Check that the model's files are those that belong to this version.

    Raises:
        MissingPart: one is not there, or is another.
    """
    sums = json.loads((folder / SUMS).read_text("utf-8")) if (folder / SUMS).is_file() else {}
    for name in FILES:
        path = folder / name
        if not path.is_file() or digest(path) != sums.get(name):
            raise MissingPart(
                f"{path} is not the file this version came with; install twosource anew"
            )


@cache
def digest(path: Path) -> str:
    """Give the SHA-256 of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def open_encoder(folder: Path = FOLDER) -> Encoder:
    """Open the model."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # the same sums on every machine
    options.inter_op_num_threads = 1
    return Encoder(
        session=onnxruntime.InferenceSession(
            str(folder / FILES[0]), options, providers=["CPUExecutionProvider"]
        ),
        tokenizer=load_pieces(folder / FILES[1]),
    )
