"""Pairs of claims that people labelled, as the matcher's features see them.

Three sources: reports of one incident (the Violent Corpus of SemEval-2018 Task 5, read by our own
extractor; of each report the event it is about), coded reports of one event (MAVERICK, no text),
and claims of one report (bench/labels).
"""

import gzip
import json
import pickle
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from bench_claims import LABELS, read_articles, read_labels
from coded_reports import as_claim, read_rows, set_scene
from twosource.cli.main_events import words_only
from twosource.config import Config
from twosource.grounding import Grounded, ground_all
from twosource.matchers.additive import AdditiveMatcher
from twosource.matchers.learning import Example
from twosource.measures.claims import Told, pair
from twosource.model.ids import digest
from twosource.model.match import Pair, Sight
from twosource.model.record import Finished, Received
from twosource.model.values import Blank, GroundedClaim
from twosource.pipeline import Before, Parts, work_out
from twosource.stages.backdrop import set_backdrop
from twosource.stages.copies import trace_copies
from twosource.stages.kept import Kept, keep_together
from twosource.stages.main_event import Scene, choose_main
from twosource.stages.outcomes import tie_outcomes
from twosource.stages.pages import read_pages
from twosource.stages.pairs import is_eventful, pairs_across, pairs_within
from twosource.stages.seen import see_all
from twosource.stages.sharing import Around
from twosource.stages.tellings import gather_tellings
from twosource.wiring import receive_all

SEED = 1
SHORTEST = 200
KEPT_OF_OTHERS = 0.1
"""Of coded reports of two events so many are kept, and each counts the more."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled pair, whether an impossibility forbids it, and what each side tells of.

    `groups` are incidents or events: a pair is held out with either of its two.
    """

    example: Example
    vetoed: bool
    groups: tuple[str, str]


def keep_silent(_done: int, _total: int, _what: str) -> None:
    """Be told how far the work is, and say nothing."""


def read_kept(lines: Path, parts: Parts, cache: Path | None) -> Kept:
    """Read reports from JSON Lines; readings are kept in the cache, if there is one."""
    kept = None if cache is None else cache / f"{lines.stem}.pickle"
    if kept is not None and kept.is_file():
        # Written by this program a moment ago, for itself.
        return keep_together(*pickle.loads(kept.read_bytes()))  # noqa: S301
    items = receive_all([str(lines)], Config(), None, keep_silent)
    read = [
        (done.received.report, done.reading)
        for done in parts.reading.read(one for one in items if isinstance(one, Received))
        if isinstance(done, Finished)
    ]
    both = [report for report, _ in read], [reading for _, reading in read]
    if kept is not None:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(pickle.dumps(both))
    return keep_together(*both)


def ground_tied(kept: Kept, parts: Parts) -> Grounded:
    """Ground all claims and tie what came of an act to the act, as a build does."""
    grounded = ground_all(kept, parts.gazetteer)
    tied = tie_outcomes(grounded.claims, kept.texts(), parts.codebook.outcomes)
    return replace(grounded, claims=tied)


# ------------------------------------------------------------------ reports of one incident


def write_reports(source: Path, folder: Path) -> tuple[Path, dict[str, str]]:
    """Write the reports of incidents as a user would give them; give the incident of each.

    Left out are those too short to tell anything, and texts that stand under several incidents.
    """
    with gzip.open(source, "rt", encoding="utf-8") as rows:
        told = [
            row
            for row in map(json.loads, rows)
            if len(row["text"]) >= SHORTEST and not row.get("several_incidents")
        ]
    fields = ("id", "text", "title", "published", "url")
    lines = folder / f"incidents_{source.name.split('.')[0]}.jsonl"
    given = [{key: row[key] for key in fields if row.get(key)} for row in told]
    lines.write_text("\n".join(map(json.dumps, given)) + "\n", encoding="utf-8")
    return lines, {row["id"]: row["incident"] for row in told}


def pair_incidents(kept: Kept, incidents: Mapping[str, str], parts: Parts) -> Iterator[Labelled]:
    """Give the pairs of reports' main events that share a place, a day, a number or a text."""
    grounded = ground_tied(kept, parts)
    matcher = before(kept, grounded, parts)
    claims = {one.claim.id: one for one in grounded.claims if is_eventful(one)}
    groups = (main & claims.keys() for main in choose_mains(kept, parts))
    tellings = gather_tellings([frozenset(some) for some in groups if some], claims)
    label = {key: incidents[report.label] for key, report in kept.reports.items()}
    told = {one.claim.id: one for one in tellings}
    for one in sorted(share_something(tellings, grounded, kept, parts)):
        left, right = told[one.left], told[one.right]
        ends = label[left.claim.report], label[right.claim.report]
        yield look(matcher, (left, right), ends)


def before(kept: Kept, grounded: Grounded, parts: Parts) -> AdditiveMatcher:
    """Give the matcher before a record, as a build does."""
    copies = kept.lineage().copies
    backdrop = set_backdrop(grounded.claims, kept.texts(), copies, grounded.scenes)
    matcher = parts.matcher.before(replace(backdrop, pages=read_pages(kept.reports.values())))
    if not isinstance(matcher, AdditiveMatcher):
        raise TypeError(matcher)
    return matcher


def choose_mains(kept: Kept, parts: Parts) -> Iterator[frozenset[str]]:
    """Give the claims of the event that each report is about, as it tells it alone."""
    words = words_only()
    for key, report in kept.reports.items():
        alone = Kept({key: report}, {key: kept.readings[key]}, {key: kept.layouts[key]})
        derived = work_out(alone, Before(), parts, keep_silent)
        claims = {one.claim.id: one for one in derived.claims}
        main = choose_main(Scene(report, kept.layouts[key], words), derived.events, claims)
        if not isinstance(main, Blank):
            yield next(frozenset(one.claims) for one in derived.events if one.id == main.event)


def share_something(
    tellings: Sequence[GroundedClaim], grounded: Grounded, kept: Kept, parts: Parts
) -> set[Pair]:
    """Give the pairs that a build compares."""
    families = {name: one.family for name, one in parts.codebook.types.items()}
    roots = trace_copies(kept.lineage().copies)
    seen = see_all(grounded.claims, kept.texts(), roots, grounded.scenes)
    words = {claim: some for one in seen for claim, some in one.plain.items()}
    return set(pairs_across(tellings, families, Around(roots, words, grounded.scenes)))


def look(
    matcher: AdditiveMatcher, ends: tuple[GroundedClaim, GroundedClaim], groups: tuple[str, str]
) -> Labelled:
    """Give a pair as the features see it."""
    vetoed = matcher.compare(*ends).veto is not None
    one_report = ends[0].claim.report == ends[1].claim.report
    example = Example(matcher.look(*ends), one_report, groups[0] == groups[1])
    return Labelled(example, vetoed, groups)


# ------------------------------------------------------------------ coded reports of one event


def pair_coded(data: Path, matcher: AdditiveMatcher) -> Iterator[Labelled]:
    """Give pairs of coded reports; each event counts as one, however many reports tell of it."""
    rows = read_rows(data)
    claims = {row["id"]: as_claim(row) for row in rows}
    event = {row["id"]: row["event"] for row in rows}
    ready = matcher.before(set_scene(rows, list(claims.values())))
    random = Random(SEED)
    pairs = list(pairs_across(tuple(claims.values()), {}))
    told = defaultdict[str, int](int)
    for one in pairs:
        told[event[one.left]] += event[one.left] == event[one.right]
    events = sum(1 for count in told.values() if count)
    usual = sum(told.values()) / events
    for one in pairs:
        groups = event[one.left], event[one.right]
        same = groups[0] == groups[1]
        if same or random.random() < KEPT_OF_OTHERS:
            weight = usual / told[groups[0]] if same else 1 / KEPT_OF_OTHERS
            found = look(ready, (claims[one.left], claims[one.right]), groups)
            yield replace(found, example=replace(found.example, weight=weight))


# ------------------------------------------------------------------ claims of one report


def pair_within(data: Path, parts: Parts, folder: Path, cache: Path | None) -> Iterator[Labelled]:
    """Give the pairs of matched claims of one report, by the events that a reader numbered."""
    texts = read_articles(data / "gold")
    rows = [
        row for row in read_labels(LABELS / "claims.practice.jsonl", texts) if row.part != "final"
    ]
    lines = folder / "labelled.jsonl"
    given = [json.dumps({"id": row.id, "text": texts[row.id]}) for row in rows]
    lines.write_text("\n".join(given) + "\n", encoding="utf-8")
    kept = read_kept(lines, parts, cache)
    grounded = ground_tied(kept, parts)
    matcher = before(kept, grounded, parts)
    families = {name: one.family for name, one in parts.codebook.types.items()}
    by_report: defaultdict[str, list[GroundedClaim]] = defaultdict(list)
    for one in grounded.claims:
        by_report[kept.reports[one.claim.report].label].append(one)
    for row in rows:
        claims = {one.claim.id: one for one in by_report[row.id]}
        told = [Told(one.claim, one.counts) for one in claims.values()]
        number = {ours.claim.id: label.event for label, ours in pair(row.labels, told).pairs}
        matched = [one for key, one in claims.items() if key in number]
        for ends in pairs_within(matched, families):
            groups = (f"{row.id} {number[ends.left]}", f"{row.id} {number[ends.right]}")
            yield look(matcher, (claims[ends.left], claims[ends.right]), groups)


def is_learned_from(one: Labelled) -> bool:
    """Tell whether a pair tells of weights: no veto decides it, nor copies."""
    return not one.vetoed and all(sight.feature != "copied_passage" for sight in one.example.sights)


def start_lower(one: Labelled, bits: float) -> Labelled:
    """Give a pair that starts by some bits lower, as those of a denser record do."""
    sights = tuple(_start(sight, bits) for sight in one.example.sights)
    return replace(one, example=replace(one.example, sights=sights))


def _start(sight: Sight, bits: float) -> Sight:
    lower = sight.feature == "starting_point"
    return replace(sight, beside=sight.beside - bits) if lower else sight


# Coded days and places are surer than those read from a text, so they count less.
CODED_SHARE = 0.25
FOLDS = 5


def lighten(one: Labelled) -> Labelled:
    """Give a coded pair the weight it has beside pairs that were read."""
    return _multiply(one, CODED_SHARE)


def fold_out(pairs: Sequence[Labelled]) -> Iterator[tuple[list[Labelled], list[Labelled]]]:
    """Give for each fold the pairs to fit on, and those whose two sides are both held out.

    Of pairs of two events one in five has both sides in one fold: each of them counts five times.
    """
    for fold in range(FOLDS):
        seen = [one for one in pairs if fold not in map(_fold_of, one.groups)]
        held = [one for one in pairs if {fold} == set(map(_fold_of, one.groups))]
        yield seen, [one if one.example.same else _multiply(one, FOLDS) for one in held]


def _multiply(one: Labelled, times: float) -> Labelled:
    return replace(one, example=replace(one.example, weight=times * one.example.weight))


def _fold_of(group: str) -> int:
    return int(digest("fold", group), 16) % FOLDS
