"""Write the labelled paragraphs of PolNeAR as words with features, for `train_attribution.py`.

Runs where Twosource is installed (the words and their grammar come from its parser), so that the
training itself needs PyTorch and nothing of ours. One JSON line per paragraph:

* `id`, `part` ("train" or "dev"), `starts`, `ends` (characters of each word in the document);
* `words`; `tags`, `deps`, `entities`, `quotes` (one string per word);
* `heads` (index of the grammatical head within the paragraph, its own for a root);
* `labels` (0 none, 1/2 source, 3/4 cue, 5/6 content; odd numbers begin a piece);
* `links` (index of the first word of the cue a word belongs to, -1 where it has none here);
* `owners` (for the first word of a cue the first word of its source, itself where it has none; -1
  for every other word). Several cues may share a source, so a source's own link is one of several.

    python training/prepare_attribution.py DATA_FOLDER OUT.jsonl
"""

import gzip
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from twosource.extractors.attribution.learned_words import paragraphs_of
from twosource.extractors.spacy_parser import SpacyParser
from twosource.measures.attribution import read_parse

PARTS = {"train": "train.jsonl.gz", "dev": "dev.jsonl"}
LABELS = {"source": 1, "cue": 3, "content": 5}


def main() -> None:
    """Write every paragraph of both parts."""
    folder, out = Path(sys.argv[1]), Path(sys.argv[2])
    parser = SpacyParser()
    with out.open("w", encoding="utf-8") as sheet:
        for part, name in PARTS.items():
            for number, record in enumerate(read_lines(folder / name)):
                for row in rows(record, part, parser):
                    sheet.write(json.dumps(row) + "\n")
                if number % 100 == 0:
                    print(part, number, file=sys.stderr, flush=True)


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Read the records of a file of JSON lines, gzipped or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def rows(record: Mapping[str, Any], part: str, parser: SpacyParser) -> Iterator[dict[str, Any]]:
    """Give the paragraphs of one document."""
    parse = read_parse(record, parser)
    for one in paragraphs_of(parse):
        row = {
            "id": record["id"],
            "part": part,
            "starts": [parse.tokens[index].start for index in one.indexes],
            "ends": [parse.tokens[index].end for index in one.indexes],
            "words": list(one.words),
            "tags": list(one.tags),
            "deps": list(one.deps),
            "entities": list(one.entities),
            "quotes": list(one.quotes),
            "heads": list(one.heads),
        }
        yield row | label(row, record["attributions"])


def label(row: Mapping[str, Any], attributions: list[Mapping[str, Any]]) -> dict[str, list[int]]:
    """Give each word its label and the cue it belongs to."""
    count = len(row["words"])
    labels, links, owners = [0] * count, [-1] * count, [-1] * count
    for one in attributions:
        cue = [index for piece in one["cue"] for index in within(row, piece)]
        if cue:
            source = [index for piece in one["source"] for index in within(row, piece)]
            if source or not one["source"]:
                owners[cue[0]] = min(source, default=cue[0])
        for role, number in LABELS.items():
            for piece in one[role]:
                for place, index in enumerate(within(row, piece)):
                    labels[index] = number if place == 0 else number + 1
                    links[index] = min(cue, default=-1)
    return {"labels": labels, "links": links, "owners": owners}


def within(row: Mapping[str, Any], piece: list[int]) -> list[int]:
    """List the words that share a character with a piece of text."""
    ends = zip(row["starts"], row["ends"], strict=True)
    return [index for index, (start, end) in enumerate(ends) if start < piece[1] and end > piece[0]]


if __name__ == "__main__":
    main()
