"""Score how claims of one report are joined to events, on the articles of bench/labels.

`make bench-claims` runs it, with TWOSOURCE_DATA set: pairwise precision and recall, set by set. All
articles of a set are built into one record, as `twosource build` does.
"""

import json
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench_claims import LABELS, Labelled, read_articles, read_labels
from labelled_data import find_gold
from twosource.config import Config
from twosource.measures.claims import Joining, Told, pair
from twosource.pipeline import build
from twosource.ports import Store
from twosource.wiring import open_parts, open_record, receive_all

DEATHS = {"killing": "death"}


def keep_silent(_done: int, _total: int, _what: str) -> None:
    """Be told how far the work is, and say nothing."""


def score(rows: Sequence[Labelled], texts: Mapping[str, str]) -> Joining:
    """Build a record of labelled articles and score its events."""
    joining = Joining()
    parts = open_parts(Config(), keep_silent)
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder) / "articles.jsonl"
        rendered = [json.dumps({"id": row.id, "text": texts[row.id]}) for row in rows]
        lines.write_text("\n".join(rendered) + "\n", encoding="utf-8")
        with open_record(Path(folder) / "record.db", create=True) as store:
            items = receive_all([str(lines)], Config(), None, keep_silent)
            build(store, parts, items, keep_silent)
            labels = {report.key: report.label for report in store.reports()}
            told: dict[str, list[Told]] = {}
            for one in store.claims():
                told.setdefault(labels[one.claim.report], []).append(Told(one.claim, one.counts))
            acts = split_by_act(store)
            for row in rows:
                joining.add(pair(row.labels, told.get(row.id, [])), acts)
    return joining


def split_by_act(store: Store) -> Mapping[str, str]:
    """Give for each claim its event, and which act or outcome of it: the labels number these apart.

    A death and a killing are one to them, or two, as it falls: they count as one here.
    """
    events = store.claim_events()
    return {
        one.claim.id: f"{events[one.claim.id]} {DEATHS.get(one.claim.type, one.claim.type)}"
        for one in store.claims()
        if one.claim.id in events
    }


def main() -> None:
    """Print the table."""
    gold = find_gold()
    texts = read_articles(gold)
    files = [LABELS / "claims.jsonl", LABELS / "claims.practice.jsonl"]
    rows = [row for path in files for row in read_labels(path, texts)]
    print("| set | articles | pairs of one event | P | R | F1 |\n|---|---|---|---|---|---|")
    for part in dict.fromkeys(row.part for row in rows):
        some = [row for row in rows if row.part == part]
        one = score(some, texts)
        pairs = one.both + one.labelled_only
        figures = [one.precision(), one.recall(), one.f1()]
        cells = [part, str(len(some)), str(pairs), *(f"{figure:.1f}" for figure in figures)]
        print("| " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
