"""The figures of attribution, by hand and against the scorer that comes with the data."""

import random
from pathlib import Path
from typing import Any

import pytest

from data_scorer import load_scorer
from twosource.measures.attribution_score import Score
from twosource.model.errors import BadInput

TEXT = "The bridge is unsafe, the mayor said. The union denied it on Monday, twice."


def at(words: str) -> tuple[int, int]:
    """Give where words stand in the text."""
    start = TEXT.index(words)
    return start, start + len(words)


def parts(source: str = "", cue: str = "", content: str = "") -> dict[str, Any]:
    """Give an attribution by its words."""
    named = {"source": source, "cue": cue, "content": content}
    return {role: (at(words),) if words else () for role, words in named.items()}


FIRST = parts("the mayor", "said", "The bridge is unsafe")
SECOND = parts("The union", "denied", "it")


def scored(labelled: list[dict[str, Any]], told: list[dict[str, Any]]) -> Score:
    """Score one text."""
    score = Score()
    score.add(TEXT, labelled, told)
    return score


def test_what_is_the_same_is_right() -> None:
    score = scored([FIRST, SECOND], [FIRST, SECOND])
    assert (score.whole_partial.f1, score.whole_exact.f1) == (100, 100)
    assert {one.f1 for one in (*score.exact.values(), *score.token.values())} == {100}


def test_half_the_content_is_right_in_the_main() -> None:
    near = parts("the mayor", "said", "bridge is unsafe,")
    score = scored([FIRST], [near])
    assert (score.whole_partial.both, score.whole_exact.both) == (1, 0)
    assert (score.exact["content"].both, score.exact["source"].both) == (0, 1)
    assert score.token["content"].precision == 75
    assert score.token["content"].recall == 75


def test_an_absent_source_is_no_named_one() -> None:
    assert scored([FIRST], [{**FIRST, "source": ()}]).whole_partial.both == 0
    assert scored([FIRST], [{**FIRST, "cue": at_other()}]).whole_partial.both == 0


def at_other() -> tuple[tuple[int, int], ...]:
    """Give a cue elsewhere."""
    return (at("denied"),)


def test_one_labelled_attribution_is_counted_once() -> None:
    score = scored([FIRST], [FIRST, FIRST])
    assert (score.whole_partial.both, score.whole_partial.precision) == (1, 50)


def test_nothing_told_and_nothing_labelled_is_nought() -> None:
    score = scored([], [])
    tally = score.whole_partial
    assert (tally.precision, tally.recall, tally.f1) == (0, 0, 0)


def test_white_space_at_the_ends_and_empty_pieces_do_not_count() -> None:
    start, end = at("the mayor")
    loose = {**FIRST, "source": ((start - 1, end + 1), (3, 4))}
    assert scored([FIRST], [loose]).whole_exact.both == 1


def test_a_piece_outside_the_text_is_refused() -> None:
    with pytest.raises(BadInput, match="outside a text of 75"):
        scored([{**FIRST, "cue": ((70, 99),)}], [])


def test_the_figures_are_those_of_the_scorer_of_the_data(data: Path) -> None:
    scorer = load_scorer(data)
    chance = random.Random(7)  # noqa: S311  # seeded on purpose
    ours, gold, told = Score(), {}, {}
    for number in range(40):
        sides = [[draw(chance) for _ in range(chance.randrange(5))] for _ in range(2)]
        sides[1] += chance.sample(sides[0], len(sides[0]) // 2)
        gold[str(number)] = {"text": TEXT, "attributions": sides[0]}
        told[str(number)] = {"attributions": sides[1]}
        ours.add(TEXT, *sides)
    theirs = scorer.score_attribution(gold, told)
    for name, tally in (("whole_partial", ours.whole_partial), ("whole_exact", ours.whole_exact)):
        assert tally.f1 == pytest.approx(theirs[name]["f1"])
    for role in ("source", "cue", "content"):
        assert ours.exact[role].f1 == pytest.approx(theirs["exact"][role]["f1"])
        assert ours.token[role].f1 == pytest.approx(theirs["token"][role]["f1"])


def draw(chance: random.Random) -> dict[str, Any]:
    """Draw an attribution of up to two pieces a part."""
    parts = {}
    for role in ("source", "cue", "content"):
        starts = [chance.randrange(len(TEXT) - 12) for _ in range(chance.randrange(3))]
        parts[role] = [[start, start + chance.randrange(12)] for start in starts]
    return parts
