"""Which words say how many, and which numbers they allow."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.model.spans import Span
from twosource.model.values import Count
from twosource.stages.how_many import (
    Numbers,
    disjoint,
    intersect_counts,
    kind_of,
    read_quantity,
)
from twosource.stages.how_many_words import read_number


def _exactly(number: int) -> tuple[int, int, int, bool]:
    return number, number, number, False


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("eight", _exactly(8)),
        ("one", _exactly(1)),
        ("16", _exactly(16)),
        ("1,200", _exactly(1200)),
        ("12\u202f000", _exactly(12_000)),
        ("12 000", _exactly(12_000)),
        ("12.000", _exactly(12_000)),
        ("1.250.000", _exactly(1_250_000)),
        ("1.2 million", _exactly(1_200_000)),
        ("3 thousand", _exactly(3000)),
        ("twenty-one", _exactly(21)),
        ("forty two", _exactly(42)),
        ("two hundred and five", _exactly(205)),
        ("a hundred", _exactly(100)),
        ("fifteen hundred", _exactly(1500)),
        ("three thousand, two hundred and twelve", _exactly(3212)),
        ("two million three hundred thousand", _exactly(2_300_000)),
        ("a dozen", _exactly(12)),
        ("dozen", _exactly(12)),
        ("two dozen", _exactly(24)),
        ("half a dozen", _exactly(6)),
        ("a couple of", _exactly(2)),
        ("a pair of", _exactly(2)),
        ("both", _exactly(2)),
        ("a single", _exactly(1)),
        ("another four", _exactly(4)),
        ("the eight", _exactly(8)),
        ("all of the 30", _exactly(30)),
        ("two separate", _exactly(2)),
        ("34 others", _exactly(34)),
        ("half a million", _exactly(500_000)),
        ("half-a-million", _exactly(500_000)),
        ("a quarter of a million", _exactly(250_000)),
        ("two and a half thousand", _exactly(2500)),
        ("a million and a half", _exactly(1_500_000)),
        ("a family", _exactly(1)),
        ("at least 12", (12, None, None, False)),
        ("at least, 12", (12, None, None, False)),
        ("At least\u00a0twelve", (12, None, None, False)),
        ("no fewer than 12", (12, None, None, False)),
        ("a minimum of 12", (12, None, None, False)),
        ("12 or more", (12, None, None, False)),
        ("50+", (50, None, None, False)),
        ("at least a dozen", (12, None, None, False)),
        ("more than 20", (21, None, None, False)),
        ("well over 20", (21, None, None, False)),
        ("in excess of 1,000", (1001, None, None, False)),
        ("up to 50", (0, 50, None, False)),
        ("as many as 50", (0, 50, None, False)),
        ("as much as half a million", (0, 500_000, None, False)),
        ("no more than 50", (0, 50, None, False)),
        ("fewer than 50", (0, 49, None, False)),
        ("50 or fewer", (0, 50, None, False)),
        ("about 40", (36, 44, 40, False)),
        ("some 300", (270, 330, 300, False)),
        ("nearly 40", (36, 44, 40, False)),
        ("roughly 12", (10, 14, 12, False)),
        ("an estimated 5,000", (4500, 5500, 5000, False)),
        ("40 or so", (36, 44, 40, False)),
        ("40-odd", (36, 44, 40, False)),
        ("between 5 and 8", (5, 8, None, False)),
        ("between five and eight", (5, 8, None, False)),
        ("10 to 15", (10, 15, None, False)),
        ("10-15", (10, 15, None, False)),
        ("four or five", (4, 5, None, False)),
        ("one or two", (1, 2, None, False)),
        ("dozens", (24, None, None, True)),
        ("dozens of", (24, None, None, True)),
        ("scores of", (40, None, None, True)),
        ("hundreds of", (200, None, None, True)),
        ("thousands", (2000, None, None, True)),
        ("tens of thousands of", (20_000, None, None, True)),
        ("hundreds of thousands of", (200_000, None, None, True)),
        ("tens of millions", (20_000_000, None, None, True)),
        ("several", (3, None, None, True)),
        ("a few", (3, None, None, True)),
        ("a handful of", (3, None, None, True)),
        ("multiple", (2, None, None, True)),
        ("several dozen", (36, None, None, True)),
        ("a few hundred", (300, None, None, True)),
        ("at least dozens", (24, None, None, True)),
        ("more than several", (4, None, None, True)),
        ("up to several", (3, None, None, True)),
        ("fewer than several", (3, None, None, True)),
        ("nearly several", (3, None, None, True)),
    ],
)
def test_a_quantity_gives_the_numbers_it_allows(
    words: str, numbers: tuple[int, int | None, int | None, bool]
) -> None:
    low, high, best, vague = numbers
    assert read_quantity(words) == Numbers(low, high, best, vague=vague)


@pytest.mark.parametrize(
    ("words", "low", "high", "best", "whole"),
    [
        ("half of the 40", 20, 20, 20, 40),
        ("half the 40", 20, 20, 20, 40),
        ("two-thirds of the 600", 400, 400, 400, 600),
        ("a third of the 40", 13, 14, None, 40),
        ("three quarters of their 1,200", 900, 900, 900, 1200),
        ("all but two of the 30", 28, 28, 28, 30),
        ("all but two of the thirty", 28, 28, 28, 30),
        ("at least half of the 40", 20, None, None, 40),
        ("nearly half of the 40", 18, 22, 20, 40),
        ("up to half of the 40", 0, 20, None, 40),
        ("fewer than half of the 40", 0, 19, None, 40),
    ],
)
def test_a_share_of_a_figure_is_worked_out(
    words: str, low: int, high: int | None, best: int | None, whole: int
) -> None:
    assert read_quantity(words) == Numbers(low, high, best, out_of=whole)


@pytest.mark.parametrize(
    "words",
    [
        "a significant number of",
        "a number of",
        "many",
        "some",
        "few",
        "most",
        "no",
        "zero",
        "numerous",
        "2.5",
        "1.2345 hundred",
        "two billion",
        "5,000 million",
        "15 to 10",
        "eight and",
        "",
        "men",
        "2.5 dozen",
        "2.5 to 8",
        "1234567890123",
        "all but nine of the three",
        "half of the 9999999999",
        "all but 9999999999 of the 12",
        "9999999999 and a half million",
    ],
)
def test_words_without_a_number_give_none(words: str) -> None:
    assert read_quantity(words) is None


@pytest.mark.parametrize(
    ("noun", "kind"),
    [
        ("people", "people"),
        ("person", "people"),
        ("woman", "people"),
        ("men", "people"),
        ("children", "people"),
        ("resident", "people"),
        ("Fishermen", "people"),
        ("soldier", "people"),
        ("journalist", "people"),
        ("protester", "people"),
        ("villagers", "people"),
        ("civilian", "people"),
        ("Korean", "people"),
        ("North Koreans", "people"),
        ("Syrians", "people"),
        ("Japanese", "people"),
        ("shoemaker", "people"),
        ("beekeeper", "people"),
        ("security-officer", "people"),
        ("body", "people"),
        ("bodies", "people"),
        ("death", "people"),
        ("refugee", "people"),
        ("wives", "people"),
        ("witnesses", "people"),
        ("family", "families"),
        ("families", "families"),
        ("household", "families"),
        ("house", "house"),
        ("houses", "house"),
        ("churches", "church"),
        ("shelter", "shelter"),
        ("helicopter", "helicopter"),
        ("river", "river"),
        ("list", "list"),
        ("committee", "committee"),
        ("knife", "knife"),
        ("knives", "knife"),
        ("bus", "bus"),
        ("policemen", "people"),
        ("specimen", "specimen"),
    ],
)
def test_nouns_for_persons_count_people(noun: str, kind: str) -> None:
    assert kind_of(noun) == kind


def _count(low: int, high: int | None, best: int | None = None, **other: str) -> Count:
    return Count(
        of=other.get("of", "people"),
        outcome=other.get("outcome", "fled"),
        group=other.get("group"),
        low=low,
        high=high,
        best=best,
        how=other.get("how", "a"),
        spans=(Span(low, low + 1),),
    )


@pytest.mark.parametrize(
    ("left", "right", "apart"),
    [
        (_count(8, 8), _count(16, 16), True),
        (_count(16, 16), _count(8, 8), True),
        (_count(8, 8), _count(8, 8), False),
        (_count(12, None), _count(40, 40), False),
        (_count(12, None), _count(8, 8), True),
        (_count(0, 50), _count(51, None), True),
        (_count(2, 2, of="families"), _count(8, 8), None),
        (_count(2, 2, outcome="killed"), _count(8, 8), None),
        (_count(2, 2, group="women"), _count(8, 8), None),
    ],
)
def test_counts_of_one_kind_are_apart_when_no_number_fits_both(
    left: Count, right: Count, apart: object
) -> None:
    assert disjoint(left, right) is apart


def test_what_both_counts_allow_lies_in_both() -> None:
    both = intersect_counts(_count(12, None), _count(36, 44, 40, how="b"))
    assert both is not None
    assert (both.low, both.high, both.best) == (36, 44, 40)
    assert both.how == "the numbers that both counts allow"
    assert both.spans == (Span(12, 13), Span(36, 37))
    only = intersect_counts(_count(8, None), _count(0, 8))
    assert only is not None
    assert (only.low, only.high, only.best, only.how) == (8, 8, 8, "a")
    torn = intersect_counts(_count(36, 44, 40), _count(38, 46, 42))
    assert torn is not None
    assert (torn.low, torn.high, torn.best) == (38, 44, None)
    beyond = intersect_counts(_count(36, 44, 40), _count(42, None))
    assert beyond is not None
    assert beyond.best is None
    assert intersect_counts(_count(8, 8), _count(16, 16)) is None
    assert intersect_counts(_count(8, 8), _count(8, 8, of="families")) is None


COUNTS = st.builds(
    lambda low, more: _count(low, None if more is None else low + more),
    st.integers(0, 50),
    st.one_of(st.none(), st.integers(0, 20)),
)


@given(COUNTS, COUNTS)
def test_the_order_of_two_counts_changes_nothing(a: Count, b: Count) -> None:
    assert disjoint(a, b) == disjoint(b, a)
    assert intersect_counts(a, b) == intersect_counts(b, a)
    assert (intersect_counts(a, b) is None) == bool(disjoint(a, b))


@given(st.integers(1, 999_999_999))
def test_every_number_in_figures_reads_as_itself(number: int) -> None:
    assert read_number(str(number)) == number
    assert read_number(f"{number:,}") == number
