"""Score single values on sentences of our own, written to be hard: bench/stress.

`make stress-values` prints a Markdown table for BENCHMARKS.md. `--errors SUITE` lists what came out
wrong on the odd lines of one suite; errors of even lines are never listed.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

from twosource.config import Config
from twosource.extractors.claims.rules import RuleExtractor
from twosource.extractors.spacy_parser import SpacyParser
from twosource.measures.stress import (
    SIDES,
    SUITES,
    Outcome,
    Side,
    Suite,
    Tell,
    judge_all,
    open_tell,
    read_suite,
    tally,
)
from twosource.ports import Gazetteer
from twosource.readers.codebooks import load_codebook
from twosource.wiring import open_places

STRESS = Path(__file__).resolve().parent / "stress"


def open_stress(gazetteer: Gazetteer) -> Tell:
    """Give what reads a sentence: the rules alone, which values do not need the model beside."""
    return open_tell(SpacyParser(), RuleExtractor(), load_codebook(), gazetteer)


def judge_suite(suite: Suite, tell: Tell, gazetteer: Gazetteer) -> list[Outcome]:
    """Judge all lines of a suite."""
    items = read_suite(STRESS / f"{suite}.jsonl", suite)
    return list(judge_all(suite, items, tell, gazetteer))


def keep_side(outcomes: list[Outcome], side: Side) -> list[Outcome]:
    """Keep the odd or the even lines."""
    return [one for one in outcomes if one.item.side == side]


def tell_rows(suite: Suite, outcomes: list[Outcome]) -> Iterator[str]:
    """Give the rows of a suite: odd lines, even lines."""
    for side in SIDES:
        told = tally(keep_side(outcomes, side))
        yield (
            f"| {suite} | {side} | {told.values_right} of {told.values} "
            f"| {told.blanks_right} of {told.blanks} | {100 * told.right / told.items:.1f} "
            f"| {told.unclaimed} |"
        )


def tell_errors(outcomes: list[Outcome]) -> Iterator[str]:
    """Give what came out wrong on odd lines."""
    for one in keep_side(outcomes, "odd"):
        if not one.right:
            item = one.item
            yield f"{item.number} ({item.about}) {item.text} [{item.published}] {item.event}:"
            yield f"    wanted {item.expected}, told {one.told}"


def main() -> None:
    """Print the table, or the errors of one suite."""
    options = argparse.ArgumentParser(description="Score single values on bench/stress.")
    options.add_argument("--errors", choices=SUITES, help="list the errors of odd lines")
    chosen: Suite | None = options.parse_args().errors
    gazetteer = open_places(Config(), lambda _done, _total, _what: None)
    tell = open_stress(gazetteer)
    if chosen is not None:
        print("\n".join(tell_errors(judge_suite(chosen, tell, gazetteer))))
        return
    print("| suite | lines | values right | blanks right | all, % | event not read |")
    print("|---|---|---|---|---|---|")
    for suite in SUITES:
        print("\n".join(tell_rows(suite, judge_suite(suite, tell, gazetteer))))


if __name__ == "__main__":
    main()
