"""Score what a record says of origins on invented reports: bench/origins.

`make bench-origins` prints a Markdown table for BENCHMARKS.md. `--verbose` lists each thing that is
not right; `--data FOLDER` takes other reports and labels of the same form.
"""

import argparse
import json
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from twosource.config import Config
from twosource.exporters.event_lines import event_line
from twosource.exporters.json_text import encode_line
from twosource.exporters.provenance_lines import provenance_line
from twosource.measures.origins_fixture import Judged, Told, score_fixture, tally
from twosource.measures.origins_grouping import choose_claims
from twosource.model.match import Anchor
from twosource.model.values import GroundedClaim
from twosource.pipeline import build, derive
from twosource.ports import Store
from twosource.views.record_view import view_of
from twosource.views.tracing import trace
from twosource.wiring import open_parts, open_record, receive_all

DECIDED = "2020-01-01T00:00:00Z"
FIXTURE = Path(__file__).resolve().parent / "origins"


def keep_silent(done: int, total: int, what: str) -> None:
    """Be told how far the work is, and say nothing."""


def tell_record(folder: Path, put_together: Mapping[str, Any] | None = None) -> Told:
    """Build a record of the reports of a folder, as the command line does, and export it.

    `put_together`: labels by which the reports of each event are joined, decided by a person.
    """
    parts = open_parts(Config(), keep_silent)
    received = receive_all([str(folder / "reports.jsonl")], Config(), None, keep_silent)
    with (
        tempfile.TemporaryDirectory() as place,
        open_record(Path(place, "record.db"), create=True) as store,
    ):
        build(store, parts, received, keep_silent)
        if put_together is not None:
            join_by_hand(store, put_together)
            derive(store, parts, keep_silent)
        return read_record(store)


def join_by_hand(store: Store, gold: Mapping[str, Any]) -> None:
    """Put the reports of each event together, as a person who has read them would decide.

    No two events are one; the first claim of each is told to be different from those of the others.
    """
    labels = {one.key: one.label for one in store.reports()}
    claims: defaultdict[str, list[GroundedClaim]] = defaultdict(list)
    for one in store.claims():
        claims[labels[one.claim.report]].append(one)
    anchors = {
        one.claim.id: Anchor(one.claim.report, one.claim.passage, one.claim.type)
        for ones in claims.values()
        for one in ones
    }
    chosen_of = [[*choose_claims(event, claims)] for event in gold["events"]]
    # No report of an event may have a claim that fits it: then there is nothing to put together.
    groups = [chosen for chosen in chosen_of if chosen]
    for chosen in groups:
        for left, right in [(chosen[0], later) for later in chosen[1:]]:
            store.add_decision(anchors[left], anchors[right], "same", "a reader", None, DECIDED)
    for ours, theirs in combinations(groups, 2):
        first, second = anchors[ours[0]], anchors[theirs[0]]
        if first != second:
            store.add_decision(first, second, "different", "a reader", None, DECIDED)


def read_record(store: Store) -> Told:
    """Give events and provenances of a record as lines of the export."""
    view = view_of(store)
    labels = {key: one.label for key, one in view.reports.items()}
    events, ways = [], {}
    for event in view.events:
        events.append(load(event_line(event, view.claims, view.labels)))
        way = provenance_line(event, trace(event, view), (), view.claims, labels)
        ways[event.id] = load(way)
    return Told(events, ways, {labels[key]: name for key, name in view.outlets.items()})


def load(shape: Any) -> Mapping[str, Any]:
    """Give a line of the export as a program reads it."""
    line: Mapping[str, Any] = json.loads(encode_line(shape))
    return line


def score_folder(folder: Path, *, by_hand: bool) -> list[Judged]:
    """Score a record of the reports of a folder; `by_hand`: with their events given."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    return score_fixture(gold, tell_record(folder, gold if by_hand else None))


def tell_errors(judged: Sequence[Judged]) -> None:
    """Print each thing that is not right."""
    for one in judged:
        if not one.right:
            debatable = " (debatable)" if one.debatable else ""
            print(f"  {one.kind} {one.event}{debatable}: {one.asked} | got {one.got or '—'}")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--verbose", action="store_true", help="list each thing that is not right")
    parser.add_argument("--data", type=Path, default=FIXTURE, metavar="FOLDER")
    chosen = parser.parse_args()
    alone, given = (score_folder(chosen.data, by_hand=by_hand) for by_hand in (False, True))
    print("| what | by itself | with the events given |")
    print("|---|---|---|")
    counted, helped = tally(alone), tally(given)
    for kind, (right, every) in counted.items():
        if every or helped[kind][1]:
            print(f"| {kind} | {right} of {every} | {helped[kind][0]} of {helped[kind][1]} |")
    if chosen.verbose:
        print("By itself, not right:")
        tell_errors(alone)
        print("With the events given, not right:")
        tell_errors(given)


if __name__ == "__main__":
    main()
