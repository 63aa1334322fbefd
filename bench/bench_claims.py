"""Score claims on the labelled articles of HRDsAttack train: precision, recall, time, stance.

`make bench-claims`, with TWOSOURCE_DATA set: prints a Markdown table for BENCHMARKS.md. The labels
stand off the text (bench/labels/README.md). `--set working` names every miss and every false find;
the articles of the set "final" are for the final figure only, and never listed.
"""

import argparse
import gzip
import json
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from labelled_data import find_gold
from twosource.config import Config
from twosource.measures.claims import (
    Label,
    Number,
    Pairing,
    Tally,
    Told,
    judge,
    pair,
    pair_readers,
    tally,
)
from twosource.model.record import Finished, Received
from twosource.model.spans import Span
from twosource.stages.how_many_values import read_counts
from twosource.wiring import open_codebook, open_reading_room, receive_all

LABELS = Path(__file__).parent / "labels"


@dataclass(frozen=True, slots=True)
class Labelled:
    """One labelled article: the set it belongs to, its labels, and where labelling stopped."""

    part: str
    id: str
    labels: list[Label]
    until: int


def read_labels(path: Path, texts: Mapping[str, str]) -> Iterator[Labelled]:
    """Give the labelled articles of a file, line by line."""
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        text = texts[row["id"]]
        labels = [read_label(one, text) for one in row["claims"]]
        yield Labelled(row["set"], row["id"], labels, row.get("until", len(text)))


def read_label(row: Mapping[str, Any], text: str) -> Label:
    """Give a label from its row; holders are characters of the article."""
    return Label(
        trigger=Span(*row["trigger"]),
        passage=Span(*row["passage"]),
        types=tuple(row["types"]),
        time=tuple(row["time"]),
        stance=tuple(row["stance"]),
        holders=tuple(
            None if one is None else " ".join(text[slice(*one)].split())
            for one in row["holder"] or [None]
        ),
        counts=tuple(Number(one["of"], one["low"], one["high"]) for one in row["counts"]),
        event=row["event"],
        needed=row["needed"],
    )


def read_articles(gold: Path) -> dict[str, str]:
    """Give the articles of the train part by id."""
    with gzip.open(gold / "incidents" / "train.jsonl.gz", "rt", encoding="utf-8") as lines:
        return {row["id"]: row["text"] for row in map(json.loads, lines)}


def read_claims(texts: Mapping[str, str]) -> dict[str, list[Told]]:
    """Read articles as a build does, and give the claims of each."""
    room = open_reading_room(open_codebook(Config()), 1)
    told = {}
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder) / "articles.jsonl"
        rows = [json.dumps({"id": key, "text": text}) for key, text in sorted(texts.items())]
        lines.write_text("\n".join(rows) + "\n", encoding="utf-8")
        items = receive_all([str(lines)], Config(), None, lambda *_: None)
        for done in room.read(item for item in items if isinstance(item, Received)):
            if isinstance(done, Finished):
                report = done.received.report
                told[report.label] = [
                    Told(one, read_counts(one.counts, report.text)) for one in done.reading.claims
                ]
    return told


def list_errors(article: str, text: str, one: Pairing) -> Iterator[str]:
    """Name what is missed, what is found beside the labels, and what is put otherwise."""
    for label in one.missed:
        if label.needed:
            where = f"[{_words(text, label.trigger)}] {_words(text, label.passage)}"
            yield f"MISS {article} {'/'.join(label.types)} {where}"
    for told in one.beside:
        claim = told.claim
        where = f"[{_words(text, claim.trigger)}] {_words(text, claim.passage)}"
        yield f"FALSE {article} {claim.type} {claim.time} {claim.stance} {where}"
    for label, told in one.pairs:
        wrong = [facet for facet, right in judge(label, told).items() if not right]
        if wrong and label.needed:
            ours, gold = _facets_of_claim(told), _facets_of_label(label)
            what = "; ".join(f"{facet}: {ours[facet]} for {gold[facet]}" for facet in wrong)
            where = f"[{_words(text, told.claim.trigger)}] {_words(text, told.claim.passage)}"
            yield f"PUT {article} {told.claim.type} {what} | {where}"


def _facets_of_claim(told: Told) -> dict[str, Any]:
    counts = [(one.of, one.low, one.high) for one in told.counts]
    claim = told.claim
    return {
        "time": claim.time,
        "stance": claim.stance,
        "holder": told.holder(),
        "counts": counts,
    }


def _facets_of_label(label: Label) -> dict[str, Any]:
    counts = [(one.of, one.low, one.high) for one in label.counts]
    return {
        "time": label.time,
        "stance": label.stance,
        "holder": label.holders,
        "counts": counts,
    }


def _words(text: str, span: Span) -> str:
    return " ".join(span.of(text).split())


def tell(name: str, articles: int, total: Tally) -> str:
    """Give the row of one set of articles."""
    labels = total.found + total.missed
    cells = [name, f"{articles}", f"{labels}"]
    figures = [total.precision(), total.recall(), total.f1(), total.event_recall()]
    figures += [total.accuracy(facet) for facet in ("time", "stance", "holder", "counts")]
    return "| " + " | ".join([*cells, *(f"{one:.1f}" for one in figures)]) + " |"


def tell_agreement(texts: Mapping[str, str]) -> None:
    """Print how well the two readers agree, set by set.

    `F1`: of claims either calls needed, found by the other as needed too. The rest is of the claims
    both have: the same first type, the same first time, stance and numbers, both needed or neither.
    """
    ours = {row.id: row for row in read_labels(LABELS / "claims.reader_a.jsonl", texts)}
    theirs = {row.id: row for row in read_labels(LABELS / "claims.reader_b.jsonl", texts)}
    facets = "type | time | stance | counts | needed"
    print(f"| set | labels A | labels B | needed by both, F1 | {facets} |")
    print("|---|---|---|---|---|---|---|---|---|")
    for part in sorted({row.part for row in ours.values()}):
        keys = [key for key, row in ours.items() if row.part == part]
        pairs = [two for key in keys for two in pair_readers(ours[key].labels, theirs[key].labels)]
        labels = [one for key in keys for one in (*ours[key].labels, *theirs[key].labels)]
        both = sum(2 for a, b in pairs if a.needed and b.needed)
        shares = [both / sum(one.needed for one in labels)]
        alike = [
            (
                a.types[0] == b.types[0],
                a.time[0] == b.time[0],
                a.stance[0] == b.stance[0],
                a.counts == b.counts,
                a.needed == b.needed,
            )
            for a, b in pairs
        ]
        shares += [sum(marks) / len(pairs) for marks in zip(*alike, strict=True)]
        sizes = [sum(len(side[key].labels) for key in keys) for side in (ours, theirs)]
        cells = [part, *map(str, sizes), *(f"{100 * share:.1f}" for share in shares)]
        print("| " + " | ".join(cells) + " |")


def main() -> None:
    """Print the table; with --list the errors on the working articles before it."""
    options = argparse.ArgumentParser(description="Score claims against labelled articles.")
    options.add_argument("--list", action="store_true", help="name each error, never of the final")
    options.add_argument("--set", action="append", help="score this set of articles alone")
    options.add_argument("--practice", action="store_true", help="score the practice articles")
    options.add_argument("--agreement", action="store_true", help="compare the two readers")
    given = options.parse_args()
    gold = find_gold()
    texts = read_articles(gold)
    if given.agreement:
        tell_agreement(texts)
        return
    labels = LABELS / ("claims.practice.jsonl" if given.practice else "claims.jsonl")
    rows = [row for row in read_labels(labels, texts) if not given.set or row.part in given.set]
    told = read_claims({row.id: texts[row.id] for row in rows})
    pairings: dict[str, list[Pairing]] = {}
    for row in rows:
        read = [one for one in told[row.id] if one.claim.trigger.start < row.until]
        one = pair(row.labels, read)
        pairings.setdefault(row.part, []).append(one)
        if given.list and row.part != "final":
            for line in list_errors(row.id, texts[row.id], one):
                print(line)
    facets = "time | stance | holder | counts"
    print(f"| set | articles | needed labels | P | R | F1 | event R | {facets} |")
    print("|" + "---|" * 11)
    for name, some in pairings.items():
        print(tell(name, len(some), tally(some)))


if __name__ == "__main__":
    main()
