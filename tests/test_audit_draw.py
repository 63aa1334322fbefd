"""A sample is drawn by a seed, from every stratum, and stands for the whole record."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.model.audit import FRAMES, Frame
from twosource.stages.audit_draw import (
    LEAST,
    NEAR,
    Candidate,
    allocate,
    chance,
    draw,
    plan,
    shuffle,
)
from twosource.stages.audit_estimate import Answered, weights_of

SIZES = st.dictionaries(
    st.tuples(st.sampled_from(FRAMES), st.sampled_from(["near, one", "far, one", "far, many"])),
    st.integers(1, 300),
    min_size=1,
)


def hold(sizes: Mapping[tuple[Frame, str], int]) -> Callable[[], Iterator[Candidate]]:
    """Give a record that holds so many things of each stratum."""

    def give() -> Iterator[Candidate]:
        for (frame, stratum), size in sizes.items():
            yield from (Candidate(frame, stratum, (str(one),)) for one in range(size))

    return give


@given(SIZES, st.integers(1, 400), st.integers(0, 9))
def test_weights_add_up_to_what_the_record_holds(
    sizes: dict[tuple[Frame, str], int], most: int, seed: int
) -> None:
    strata, drawn = draw(hold(sizes), most, seed)
    told = Counter((one.frame, one.stratum) for one in drawn)
    assert len(set(drawn)) == len(drawn) == min(most, sum(sizes.values()))
    assert {(one.frame, one.name): one.drawn for one in strata if one.drawn} == told
    for frame in {one.frame for one in strata}:
        own = [one for one in strata if one.frame == frame]
        answered = [Answered(one.size, (1.0,) * one.drawn) for one in own]
        stands_for = sum(
            weight * len(one.values)
            for weight, one in zip(weights_of(answered), answered, strict=True)
        )
        held = sum(size for (name, _), size in sizes.items() if name == frame)
        assert stands_for == pytest.approx(held if any(one.drawn for one in own) else 0)


@given(SIZES, st.integers(1, 400))
def test_each_stratum_gives_two_where_the_sample_is_large_enough(
    sizes: dict[tuple[Frame, str], int], most: int
) -> None:
    strata = plan(sizes, most)
    assert all(one.drawn <= one.size for one in strata)
    frames = Counter(frame for frame, _ in sizes)
    if most >= 20 * LEAST * len(FRAMES) * max(frames.values()):
        assert all(one.drawn >= min(LEAST, one.size) for one in strata)


def test_of_pairs_the_machine_was_unsure_of_twice_as_many_are_drawn() -> None:
    strata = plan({("apart", NEAR): 100, ("apart", "far"): 200}, 40)
    assert {one.name: one.drawn for one in strata} == {"near": 20, "far": 20}
    strata = plan({("claim", f"{NEAR}, one"): 100, ("claim", "far, one"): 300}, 40)
    assert {one.name: one.drawn for one in strata} == {"near, one": 10, "far, one": 30}


def test_a_draw_is_spread_evenly_along_the_order_of_the_record() -> None:
    _, drawn = draw(hold({("claim", "far"): 1000}), 10, 4)
    places = [int(one.key[0]) for one in drawn]
    assert [place // 100 for place in places] == list(range(10))


def test_each_member_is_as_likely_to_be_drawn_as_any_other() -> None:
    times = Counter[str]()
    for seed in range(3000):
        _, drawn = draw(hold({("claim", "far"): 7}), 3, seed)
        times.update(one.key[0] for one in drawn)
    assert all(abs(count - 3000 * 3 / 7) < 150 for count in times.values())


def test_the_same_seed_gives_the_same_sample_and_another_another() -> None:
    record = hold({("claim", "far"): 500, ("apart", "near"): 80})
    assert draw(record, 30, 1) == draw(record, 30, 1)
    assert draw(record, 30, 1)[1] != draw(record, 30, 2)[1]


def test_a_record_that_holds_nothing_gives_nothing() -> None:
    assert draw(hold({}), 30, 1) == ((), [])


def test_nothing_is_drawn_beyond_what_there_is() -> None:
    assert allocate({"a": 1, "b": 2, "c": 0}, {"a": 1.0, "b": 1.0, "c": 1.0}, 9) == {"a": 1, "b": 2}


def test_the_order_of_a_sheet_goes_by_frame_and_tells_nothing_of_strata() -> None:
    sizes: dict[tuple[Frame, str], int] = {
        ("apart", "far"): 9,
        ("claim", "far"): 40,
        ("claim", "near"): 40,
    }
    shown = list(shuffle(hold(sizes)(), 5))
    assert [one.frame for one in shown] == ["claim"] * 80 + ["apart"] * 9
    first_half = Counter(one.stratum for one in shown[:40])
    assert 10 < first_half["near"] < 30


def test_chance_lies_between_nought_and_one() -> None:
    drawn = [chance("a", str(one)) for one in range(2000)]
    assert 0 <= min(drawn) < 0.01
    assert 0.99 < max(drawn) < 1
    assert 0.48 < sum(drawn) / len(drawn) < 0.52
