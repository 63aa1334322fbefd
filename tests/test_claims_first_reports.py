"""The two reports the project began with: every claim of the answers is found, by general rules."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from claim_reading import book, parser, report_of
from twosource.extractors.claims.rules import RuleExtractor
from twosource.model.claim import Claim
from twosource.stages.layout import lay_out

NAMES = ("000_7f3989d46b178624.txt", "001_c55188e967fe9048.txt")
# Two passages match if they share this much of the shorter: the rule of the answers themselves.
LEAST_SHARED = 0.3


def accepted(given: str | list[str]) -> list[str]:
    """Give the values of which any is right."""
    return given if isinstance(given, list) else [given]


def folded(text: str) -> tuple[str, list[int]]:
    """Give a text with runs of white space as one space, and where each character stood."""
    kept: list[str] = []
    places: list[int] = []
    for index, character in enumerate(text):
        blank = character.isspace()
        if not (blank and kept and kept[-1] == " "):
            kept.append(" " if blank else character)
            places.append(index)
    return "".join(kept), places


def find_answer(claims: list[Claim], text: str, gold: dict[str, Any]) -> Claim | None:
    """Give the claim of an accepted type whose passage overlaps the gold passage most."""
    flat, places = folded(text)
    start = flat.index(gold["passage"])
    first, last = places[start], places[start + len(gold["passage"]) - 1] + 1

    def shared(claim: Claim) -> float:
        common = min(last, claim.passage.end) - max(first, claim.passage.start)
        return common / min(last - first, len(claim.passage))

    same = [claim for claim in claims if claim.type in accepted(gold["type"])]
    best = max(same, key=lambda one: (shared(one), -one.trigger.start), default=None)
    return best if best is not None and shared(best) >= LEAST_SHARED else None


@pytest.mark.parametrize("name", NAMES)
def test_every_claim_of_the_first_reports_is_found(data: Path, name: str) -> None:
    gold = json.loads((data / "gold" / "first_reports.json").read_text("utf-8"))["reports"][name]
    text = (data / "reports" / name).read_text("utf-8")
    report = replace(report_of(text), label=name)
    layout = lay_out(text, None)
    claims = list(
        RuleExtractor().extract(report, layout, parser().parse(report, layout), book()).claims
    )
    missed = []
    for answer in gold["claims"]:
        found = find_answer(claims, text, answer)
        right = (
            found is not None
            and found.time in accepted(answer["time"])
            and found.stance in accepted(answer["stance"])
        )
        if not right and not answer.get("optional"):
            missed.append((answer["id"], found and (found.time, found.stance)))
    assert missed == []
