"""The figures of times, by hand and against the scorer that comes with the data."""

import random
from pathlib import Path
from typing import Any

import pytest

from data_scorer import load_scorer
from twosource.measures.times_score import TimesScore


def date(start: int, end: int, value: str | None, **more: Any) -> dict[str, Any]:
    """Give an expression."""
    return {"start": start, "end": end, "type": "DATE", "value": value, **more}


def scored(
    labelled: list[dict[str, Any]], told: list[dict[str, Any]], until: int | None = None
) -> TimesScore:
    """Score one document."""
    score = TimesScore()
    score.add(labelled, told, until)
    return score


def test_the_same_expression_is_right_in_all() -> None:
    score = scored([date(0, 6, "2021-05-03")], [date(0, 6, "2021-05-03 ")])
    tallies = (score.relaxed, score.strict, score.value, score.kind)
    assert [one.f1 for one in tallies] == [100] * 4


def test_a_part_of_it_is_found_but_not_strictly() -> None:
    score = scored([date(0, 9, "2021")], [date(3, 12, "2022", type="DURATION")])
    assert (score.relaxed.both, score.strict.both) == (1, 0)
    assert (score.value.both, score.kind.both) == (0, 0)


def test_one_expression_is_found_once_by_what_covers_it_best() -> None:
    told = [date(0, 3, "2020"), date(4, 12, "2021")]
    score = scored([date(0, 12, "2021")], told)
    assert (score.relaxed.precision, score.relaxed.recall, score.value.both) == (50, 100, 1)


def test_what_touches_without_a_shared_character_is_not_found() -> None:
    assert scored([date(0, 4, "2021")], [date(4, 8, "2021")]).relaxed.both == 0


def test_the_date_line_counts_on_neither_side() -> None:
    score = scored([date(0, 8, "2021", dct=True), date(20, 24, "2020")], [date(2, 9, "2021")])
    assert (score.value.told, score.value.labelled) == (0, 1)


def test_what_starts_behind_the_labelled_part_counts_on_neither_side() -> None:
    both = [date(0, 8, "2021"), date(20, 28, "2020")]
    score = scored(both, both, until=20)
    assert (score.value.told, score.value.labelled, score.value.f1) == (1, 1, 100)


def test_the_figures_are_those_of_the_scorer_of_the_data(data: Path) -> None:
    scorer = load_scorer(data)
    chance = random.Random(11)  # noqa: S311  # seeded on purpose
    ours, gold, told = TimesScore(), {}, {}
    for number in range(60):
        labelled, guesses = ([draw(chance) for _ in range(chance.randrange(6))] for _ in "ab")
        for one in chance.sample(labelled, len(labelled) // 3):
            one["dct"] = True
        until = chance.choice([None, 30])
        record = {"timex": labelled} | ({} if until is None else {"labelled_until": until})
        gold[str(number)] = record
        told[str(number)] = {"timex": guesses}
        ours.add(labelled, guesses, until)
    theirs = scorer.score_timex(gold, told)
    tallies = {"relaxed": ours.relaxed, "strict": ours.strict, "value": ours.value}
    for name, tally in (tallies | {"type": ours.kind}).items():
        figures = (tally.precision, tally.recall, tally.f1)
        assert figures == pytest.approx([theirs[name][one] for one in ("p", "r", "f1")]), name


def draw(chance: random.Random) -> dict[str, Any]:
    """Draw an expression within forty characters."""
    start = chance.randrange(40)
    kind = chance.choice(["DATE", "TIME"])
    value = chance.choice(["2020", "2021", None])
    return date(start, start + chance.randrange(1, 9), value, type=kind)
