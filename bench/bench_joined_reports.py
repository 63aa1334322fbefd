"""Score what the whole product brings together: reports of one incident by their main events.

    python bench/bench_joined_reports.py [--cache FOLDER]

With TWOSOURCE_DATA set: builds a record of the Violent Corpus, dev, as `twosource build` does, and
scores the grouping of its reports two ways. Strictly: two reports are together if the main event of
both is one event. Linked: if the main event of either stands in the other too. Reading takes about
six minutes; `--cache` keeps what was read.
"""

import argparse
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from labelled_data import find_gold
from matcher_pairs import keep_silent, read_kept, write_reports
from twosource.cli.main_events import words_only
from twosource.config import Config
from twosource.measures.clusterings_score import score_clusterings
from twosource.model.event import Event
from twosource.model.values import Blank
from twosource.pipeline import Before, Derived, Parts, work_out
from twosource.stages.kept import Kept
from twosource.stages.main_event import Scene, choose_main
from twosource.wiring import open_parts


def find_mains(kept: Kept, derived: Derived) -> Mapping[str, Event]:
    """Give for each report the event it is about, where it tells of one."""
    words, claims = words_only(), {one.claim.id: one for one in derived.claims}
    told: defaultdict[str, list[Event]] = defaultdict(list)
    for event in derived.events:
        for report in event.reports:
            told[report].append(event)
    by_id = {event.id: event for event in derived.events}
    chosen = {
        key: choose_main(Scene(report, kept.layouts[key], words), told[key], claims)
        for key, report in kept.reports.items()
    }
    return {key: by_id[one.event] for key, one in chosen.items() if not isinstance(one, Blank)}


def link(reports: Sequence[str], mains: Mapping[str, Event]) -> Mapping[str, str]:
    """Group the reports that a main event of any of them stands in."""
    group = {key: key for key in reports}

    def find(key: str) -> str:
        while group[key] != key:
            key = group[key]
        return key

    for key, event in mains.items():
        for other in event.reports:
            group[find(other)] = find(key)
    return {key: find(key) for key in reports}


def read_incidents(source: Path, parts: Parts, cache: Path | None) -> tuple[Kept, dict[str, str]]:
    """Read the reports of incidents of a labelled file; give the incident of each beside them."""
    with tempfile.TemporaryDirectory() as folder:
        lines, incidents = write_reports(source, Path(folder))
        kept = read_kept(lines, parts, cache)
    return kept, {key: incidents[report.label] for key, report in kept.reports.items()}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, metavar="FOLDER")
    chosen = parser.parse_args()
    source = find_gold("same_event_reports/dev.jsonl.gz")
    parts = open_parts(Config(), keep_silent)
    kept, wanted = read_incidents(source, parts, chosen.cache)
    derived = work_out(kept, Before(), parts, keep_silent)
    mains = find_mains(kept, derived)
    strictly = {key: mains[key].id if key in mains else key for key in kept.reports}
    print(f"{len(kept.reports)} reports, {len(derived.events)} events\n")
    print("| together if | pairs P | R | F1 | B³ F1 | CoNLL |\n|---|---|---|---|---|---|")
    for name, told in (("both main events are one", strictly), ("linked by a main event", None)):
        grouping = link(list(kept.reports), mains) if told is None else told
        figures = score_clusterings(wanted, grouping)
        pairs = figures.pairwise
        row = (pairs.precision, pairs.recall, pairs.f1, figures.b3.f1, figures.conll)
        print(f"| {name} | " + " | ".join(f"{one:.1f}" for one in row) + " |")


if __name__ == "__main__":
    main()
