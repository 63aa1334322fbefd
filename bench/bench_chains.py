"""Score chains of two and more hops on labelled sentences of PolNeAR and HRDsAttack (train).

`make bench-chains`, with TWOSOURCE_DATA set. `--verbose` lists the errors of the other pools;
those of the final pool are never listed. `--agreement` tells how well the two readers agree.
"""

import argparse
import gzip
import json
from collections.abc import Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Any

import msgspec

from labelled_data import find_gold
from twosource.measures.chains import Chain, ChainReader, Scored, open_chains, score_chain

LABELS = Path(__file__).parent / "labels"
FILES = (
    ("PolNeAR", "attribution/train.jsonl.gz"),
    ("PolNeAR", "attribution/dev.jsonl"),
    ("HRDsAttack", "incidents/train.jsonl.gz"),
    ("HRDsAttack", "incidents/dev.jsonl"),
)


def read_labels(path: Path) -> list[Chain]:
    """Read a file of labels."""
    return [msgspec.json.decode(line, type=Chain) for line in path.read_bytes().splitlines()]


def read_articles(gold: Path) -> dict[tuple[str, str], dict[str, Any]]:
    """Read the articles the labels stand off from."""
    articles = {}
    for name, path in FILES:
        opener = gzip.open if path.endswith(".gz") else open
        with opener(gold / path, "rt", encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                articles[(name, record["id"])] = record
    return articles


def score(
    labels: Sequence[Chain], articles: Mapping[tuple[str, str], dict[str, Any]], reader: ChainReader
) -> list[Scored]:
    """Score every label that has hops."""
    told = {}
    scored = []
    for label in labels:
        if label.anchor is None:
            continue
        key = (label.set, label.doc)
        article = articles[key]
        if key not in told:
            told[key] = reader.read(article["text"], article.get("outlet"))
        scored.append(score_chain(label, told[key], article["text"]))
    return scored


def tell_row(name: str, scored: Sequence[Scored]) -> str:
    """Give a row of the table."""
    exact = sum(one.exact for one in scored)
    hops = sum(len(one.label.chain) for one in scored)
    right = sum(sum(one.right) for one in scored)
    return (
        f"| {name} | {len(scored)} | {100 * exact / len(scored):.1f} | {100 * right / hops:.1f} |"
    )


def tell_error(one: Scored, text: str) -> str:
    """Give a sentence with the chain that is right and the one that was read."""
    label = one.label
    hops = [f"{text[slice(*hop.mention)]} ({text[slice(*hop.cue)]})" for hop in label.chain]
    anchor = "" if label.anchor is None else text[slice(*label.anchor)]
    return "\n".join(
        (
            f"\n{label.set} {label.doc} {label.start}: {text[label.start : label.end]!r}",
            f"  at “{anchor}” right: {' → '.join(hops)}",
            f"  read:  {' → '.join(one.told)}",
        )
    )


def agree(one: Sequence[Chain], other: Sequence[Chain]) -> str:
    """Tell how often two readers have the same chain, of the sentences where either has one."""
    theirs = {(label.set, label.doc, label.start): label for label in other}
    pairs = [(label, theirs[(label.set, label.doc, label.start)]) for label in one]
    some = [pair for pair in pairs if pair[0].chain or pair[1].chain]
    same = sum(is_same(left, right) for left, right in some)
    return (
        f"{len(pairs)} sentences; chains by A {sum(bool(left.chain) for left, _ in pairs)}, by B "
        f"{sum(bool(right.chain) for _, right in pairs)}; the same chain in {same} of {len(some)} "
        f"({100 * same / len(some):.1f} %)"
    )


def is_same(left: Chain, right: Chain) -> bool:
    """Tell whether two labels have the same hops in the same order."""
    if len(left.chain) != len(right.chain):
        return False
    pairs = zip(left.chain, right.chain, strict=True)
    return all(
        one.mention[0] < two.mention[1] and two.mention[0] < one.mention[1] for one, two in pairs
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--agreement", action="store_true")
    chosen = parser.parse_args()
    if chosen.agreement:
        readers = [read_labels(LABELS / f"chains.reader_{name}.jsonl") for name in "ab"]
        print(agree(*readers))
        return
    gold = find_gold()
    articles = read_articles(gold)
    labels = read_labels(LABELS / "chains.jsonl")
    labels += read_labels(LABELS / "chains.practice.jsonl")
    print("| sentences | chains | exact, all hops in order | hops right |\n|---|---|---|---|")
    ways = {"rules": open_chains(rules_only=True), "rules and model": open_chains()}
    for (name, reader), pool in product(ways.items(), ("working", "practice", "final")):
        scored = score([one for one in labels if one.pool == pool], articles, reader)
        print(tell_row(f"{pool}, {name}", scored))
        if chosen.verbose and pool != "final" and name != "rules":
            for one in scored:
                if not one.exact:
                    print(tell_error(one, articles[(one.label.set, one.label.doc)]["text"]))


if __name__ == "__main__":
    main()
