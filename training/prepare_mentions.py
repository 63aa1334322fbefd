"""Write the mentions of ECB+ as the two steps of training read them.

Runs where Twosource is installed, since sentences and pairs must be read as `twosource measure
same-event-mentions` reads them:

    python training/prepare_mentions.py rows DATA_FOLDER ROWS.jsonl
    python training/prepare_mentions.py pairs DATA_FOLDER VECTORS.npz MODEL_FOLDER PAIRS.npz

`rows`: a JSON line for each sentence of the train part that holds mentions, as the encoder reads
it: `fold`, `topic`, `document`, `pieces`, `places` (of each mention's pieces), `clusters`, `ids`.

`pairs`: the features of all pairs. Train topics fall into `FOLDS` collections of their own, with
the vectors of an encoder that has not seen their topics (`train_mentions.py` wrote them); dev is
read with the model itself. For each collection: `features`, `first`, `second`, `clusters`.
"""

import gzip
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from twosource.extractors.spacy_parser import SpacyParser
from twosource.measures.mentions.encoder import FOLDER, open_encoder, shorten
from twosource.measures.mentions.pairs import pair_mentions
from twosource.measures.mentions.predict import tell_all
from twosource.measures.mentions.rows import load_pieces, make_rows
from twosource.measures.mentions.told import Document
from twosource.model.spans import Span

FOLDS = 3
ATTRIBUTION = "extractors/attribution/model/tokenizer.json"

Record = Mapping[str, Any]


def read_lines(path: Path) -> list[Record]:
    """Read the records of a file of JSON lines, gzipped or not."""
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as lines:
        return [json.loads(line) for line in lines]


def read_document(record: Record) -> Document:
    """Give what the measure is shown of a record."""
    return Document(
        record["text"],
        tuple(Span(*one) for one in record["sentences"]),
        tuple(
            tuple(Span(*one) for one in mention.get("pieces", [])) or (_span(mention),)
            for mention in record["mentions"]
        ),
    )


def _span(mention: Record) -> Span:
    return Span(mention["start"], mention["end"])


def number_folds(records: Sequence[Record]) -> dict[str, int]:
    """Give each topic its fold, in turn."""
    topics = sorted({record["topic"] for record in records}, key=int)
    return {topic: number % FOLDS for number, topic in enumerate(topics)}


def write_rows(folder: Path, out: Path) -> None:
    """Write the sentences of the train part."""
    records = read_lines(folder / "train.jsonl.gz")
    folds = number_folds(records)
    tokenizer = load_pieces(FOLDER.parents[2] / ATTRIBUTION)
    with out.open("w", encoding="utf-8") as sheet:
        for record in records:
            for row in make_rows(read_document(record), tokenizer):
                mentions = [record["mentions"][at] for at in row.mentions]
                told = {
                    "fold": folds[record["topic"]],
                    "topic": record["topic"],
                    "document": record["id"],
                    "pieces": row.pieces,
                    "places": row.places,
                    "clusters": [one["cluster"] for one in mentions],
                    "ids": [one["id"] for one in mentions],
                }
                sheet.write(json.dumps(told) + "\n")


def write_pairs(folder: Path, vectors: Path, model: Path, out: Path) -> None:
    """Write the pairs of each fold of the train part, and of dev."""
    records = read_lines(folder / "train.jsonl.gz")
    folds = number_folds(records)
    with np.load(vectors) as kept:
        known = dict(zip(kept["ids"].tolist(), kept["vectors"], strict=True))
    columns: dict[str, Any] = {}
    for fold in range(FOLDS):
        own = [record for record in records if folds[record["topic"]] == fold]
        table = shorten(np.array([known[one["id"]] for one in list_mentions(own)], np.float32))
        columns |= make_columns(f"train{fold}", own, table)
    dev = read_lines(folder / "dev.jsonl")
    found = open_encoder(model).encode([read_document(one) for one in dev], tell_step)
    columns |= make_columns("dev", dev, found)
    np.savez(out, **columns)


def list_mentions(records: Sequence[Record]) -> Iterator[Record]:
    """Give all mentions in their order."""
    return (mention for record in records for mention in record["mentions"])


def make_columns(name: str, records: Sequence[Record], vectors: Any) -> dict[str, Any]:
    """Give the pairs of one collection as arrays."""
    documents = [read_document(one) for one in records]
    told = tell_all(documents, SpacyParser(), tell_step)
    pairs = pair_mentions(documents, told, vectors)
    print(name, pairs.count, "mentions,", len(pairs.first), "pairs", file=sys.stderr)
    return {
        "names": list(pairs.features),
        f"{name}_features": np.column_stack(list(pairs.features.values())).astype(np.float32),
        f"{name}_first": pairs.first,
        f"{name}_second": pairs.second,
        f"{name}_clusters": [one["cluster"] for one in list_mentions(records)],
    }


def tell_step(done: int, total: int, what: str) -> None:
    """Tell how far it is, now and then."""
    if done % 200 == 0 or done == total:
        print(what, done, total, file=sys.stderr, flush=True)


def main() -> None:
    """Do the step that is asked for."""
    step, *paths = sys.argv[1:]
    {"rows": write_rows, "pairs": write_pairs}[step](*map(Path, paths))


if __name__ == "__main__":
    main()
