"""What a sample says of the whole: shares, numbers, and intervals that hold what they promise."""

from collections.abc import Callable, Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.model.audit import Estimate
from twosource.stages.audit_estimate import (
    Answered,
    estimate_number,
    estimate_share,
    share_found,
    times,
    weights_of,
)

# A record: of each stratum its size, its rate of error, and how many are drawn.
RECORD = ((4000, 0.03, 24), (900, 0.12, 10), (500, 0.3, 14))
ROUNDS = 1500
STRATA = st.lists(
    st.tuples(st.integers(1, 40), st.lists(st.sampled_from([0.0, 0.5, 1.0]), max_size=12)).map(
        lambda one: Answered(max(one[0], len(one[1])), tuple(one[1]))
    ),
    max_size=5,
)


def seeded(seed: int) -> Random:
    """Give chance that is the same every time."""
    return Random(seed)  # noqa: S311 - no secret is drawn


def cover(
    draw: Callable[[Random], tuple[Estimate | None, float]], rounds: int = ROUNDS
) -> tuple[float, float, float]:
    """Give in how many of all rounds the truth lies below, in and above the interval."""
    chance = seeded(20_261_126)
    below = inside = above = 0
    for _ in range(rounds):
        found, truth = draw(chance)
        assert found is not None
        below += truth < found.low
        above += truth > found.high
        inside += found.low <= truth <= found.high
    return below / rounds, inside / rounds, above / rounds


def make(seed: int, record: Sequence[tuple[int, float, int]]) -> list[list[int]]:
    """Make a record: of each stratum its members, 1 for one that errs."""
    chance = seeded(seed)
    return [[int(chance.random() < rate) for _ in range(size)] for size, rate, _ in record]


def sample(
    chance: Random, held: Sequence[Sequence[float]], record: Sequence[tuple[int, float, int]]
) -> list[Answered]:
    """Draw of each stratum as many as the record says."""
    return [
        Answered(len(own), tuple(map(float, chance.sample(list(own), drawn))))
        for own, (_, _, drawn) in zip(held, record, strict=True)
    ]


def test_the_interval_of_a_share_covers_the_truth_about_95_times_of_100() -> None:
    held = make(1, RECORD)
    truth = sum(map(sum, held)) / sum(map(len, held))
    _, inside, _ = cover(lambda chance: (estimate_share(sample(chance, held, RECORD)), truth))
    assert 0.93 <= inside <= 0.985


def test_it_covers_as_well_where_next_to_nothing_is_wrong() -> None:
    rare = ((3000, 0.004, 40), (600, 0.02, 20))
    held = make(2, rare)
    truth = sum(map(sum, held)) / sum(map(len, held))
    _, inside, _ = cover(lambda chance: (estimate_share(sample(chance, held, rare)), truth))
    assert inside >= 0.93


def test_a_plain_interval_that_forgets_the_strata_does_not() -> None:
    """The error sits where more was drawn: without weights it is put far too high."""
    held = make(1, RECORD)
    truth = sum(map(sum, held)) / sum(map(len, held))

    def forget(chance: Random) -> tuple[Estimate | None, float]:
        drawn = sample(chance, held, RECORD)
        everything = tuple(value for one in drawn for value in one.values)
        return estimate_share([Answered(5400, everything)]), truth

    _, inside, _ = cover(forget)
    assert inside < 0.8


def test_the_interval_of_a_number_covers_the_truth() -> None:
    chance = seeded(3)
    record = ((2000, 0.0, 24), (700, 0.0, 14))
    held = [
        [chance.choice((0, 0, 0, 0, 0, 0, 1, 1, 2)) for _ in range(2000)],
        [chance.choice((0,) * 19 + (1,)) for _ in range(700)],
    ]
    truth = sum(map(sum, held)) / 2700
    _, inside, _ = cover(lambda one: (estimate_number(sample(one, held, record)), truth))
    assert 0.92 <= inside <= 0.99


def test_the_interval_of_recall_covers_the_truth() -> None:
    claims, sentences = ((2000, 0.1, 24), (400, 0.3, 14)), ((3000, 0.06, 36), (900, 0.15, 14))
    told, missing = make(4, claims), make(5, sentences)
    wrong, lost = sum(map(sum, told)), sum(map(sum, missing))
    truth = (2400 - wrong) / (2400 + lost)

    def draw(chance: Random) -> tuple[Estimate | None, float]:
        drawn = sample(chance, told, claims)
        right = [Answered(one.size, tuple(1 - value for value in one.values)) for one in drawn]
        shares = estimate_share(right), estimate_share(drawn)
        number = estimate_number(sample(chance, missing, sentences))
        assert shares[0] is not None
        assert shares[1] is not None
        assert number is not None
        found, beside = times(shares[0], 2400), times(shares[1], 2400)
        return share_found(found, [beside], [times(number, 3900)]), truth

    below, inside, above = cover(draw)
    assert inside >= 0.94
    assert below < 0.05
    assert above < 0.05


@given(STRATA)
def test_an_interval_holds_its_figure_and_lies_between_nought_and_one(
    strata: list[Answered],
) -> None:
    found = estimate_share(strata)
    if found is None:
        assert not any(one.values for one in strata)
    else:
        assert 0 <= found.low <= found.value + 1e-9
        assert found.value - 1e-9 <= found.high <= 1


@given(STRATA)
def test_what_was_looked_at_whole_leaves_nothing_to_guess(strata: list[Answered]) -> None:
    whole = [Answered(len(one.values), one.values) for one in strata if one.values]
    for found in (estimate_share(whole), estimate_number(whole)):
        if found is not None:
            values = [value for one in whole for value in one.values]
            assert found.low == found.value == found.high
            assert found.value == pytest.approx(sum(values) / len(values))


@given(STRATA)
def test_more_answers_of_the_same_kind_make_no_interval_wider(strata: list[Answered]) -> None:
    large = [Answered(1000, one.values) for one in strata if len(one.values) > 1]
    twice = [Answered(1000, one.values * 2) for one in large]
    few, many = estimate_share(large), estimate_share(twice)
    if few is not None and many is not None:
        assert many.high - many.low <= few.high - few.low + 1e-9


def test_weights_of_strata_without_answers_fall_to_the_others() -> None:
    strata = [Answered(30, (1.0, 0.0)), Answered(70, ())]
    assert weights_of(strata) == [50.0, 0.0]
    assert weights_of([Answered(70, ())]) == [0.0]


def test_without_answers_there_is_no_figure() -> None:
    assert estimate_share([]) is estimate_number([Answered(5, ())]) is None


def test_numbers_of_many_missing_have_an_interval_above_one() -> None:
    found = estimate_number([Answered(500, (3.0, 2.0, 4.0, 2.0)), Answered(90, (1.0,))])
    assert found is not None
    assert 1 < found.low < found.value < found.high < 6


def test_a_share_of_nothing_is_none_and_of_all_is_all() -> None:
    nothing, some = Estimate(0, 0, 0), Estimate(9, 9, 9)
    assert share_found(nothing, [], [nothing]) is None
    assert share_found(some, [], [nothing]) == Estimate(1, 1, 1)
    assert share_found(nothing, [], [some]) == Estimate(0, 0, 0)


def test_a_share_goes_down_with_what_may_be_missed() -> None:
    found, sure = Estimate(90, 80, 95), Estimate(10, 10, 10)
    unsure = Estimate(10, 0, 60)
    tight = share_found(found, [], [sure])
    loose = share_found(found, [], [unsure])
    beside = share_found(found, [unsure], [])
    assert tight is not None
    assert loose is not None
    assert beside is not None
    assert tight.value == loose.value == 0.9
    assert beside.low < loose.low < tight.low < 0.9 < tight.high < loose.high <= 1
