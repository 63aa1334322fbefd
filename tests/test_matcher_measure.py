"""Measuring the matcher: what the bits promise and what is so, drawn and held out."""

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from bench_matcher import Bin, Weighed, draw, measure_loss, sort_into_bins, tabulate, weigh
from matcher_pairs import Labelled, fold_out, is_learned_from, lighten, start_lower
from twosource.matchers.learning import Example
from twosource.model.match import Sight
from twosource.wiring import open_matcher

WEIGHTS = open_matcher().weights
START = Sight("starting_point", "claims", "")
TOWN = Sight("same_place", "same town", "")


def pair(left: str, right: str, *sights: Sight) -> Labelled:
    """Give a labelled pair of two incidents or of one."""
    example = Example((START, *sights), one_report=False, same=left == right)
    return Labelled(example, vetoed=False, groups=(left, right))


def test_a_seer_is_never_surprised_and_a_coin_always_by_one_bit() -> None:
    seer = [Weighed(60.0, same=True, weight=1.0), Weighed(-60.0, same=False, weight=3.0)]
    assert measure_loss(seer) == pytest.approx(0.0)
    assert measure_loss([replace(one, bits=0.0) for one in seer]) == 1.0
    sure_and_wrong = [Weighed(8.0, same=False, weight=1.0)]
    assert measure_loss(sure_and_wrong) > 8.0


def test_pairs_are_sorted_by_what_is_promised_and_counted_by_weight() -> None:
    pairs = [
        Weighed(-9.0, same=False, weight=4.0),
        Weighed(1.5, same=True, weight=3.0),
        Weighed(1.5, same=False, weight=1.0),
    ]
    low, high = sort_into_bins(pairs)
    assert (low.pairs, low.right) == (1, 0.0)
    assert high == Bin(1.0, 2, 1 / (1 + 2**-1.5), 0.75)
    lines = list(tabulate(pairs))
    assert lines[-1] == "| from +1 | 2 | 73.9 | 75.0 |"
    assert lines[-2].startswith("| fewer | 1 |")


def test_what_is_promised_is_drawn_against_what_is_so() -> None:
    pairs = [Weighed(0.0, same=True, weight=1.0), Weighed(0.0, same=False, weight=1.0)]
    root = ET.fromstring(draw(pairs, "invented pairs"))  # noqa: S314 - our own drawing
    dots = [one for one in root.iter() if one.tag.endswith("circle")]
    assert [(one.get("cx"), one.get("cy")) for one in dots] == [("190.0", "190.0")]
    assert "invented pairs" in "".join(root.itertext())


def test_nothing_is_tried_on_an_incident_it_was_fitted_on() -> None:
    names = [f"incident {number}" for number in range(30)]
    pairs = [pair(one, one) for one in names] + [
        pair(one, other) for one in names for other in names if one < other
    ]
    tried = []
    for seen, held in fold_out(pairs):
        assert len(seen) < len(pairs)
        groups = {group for one in held for group in one.groups}
        kept = [one for one in pairs if not groups & set(one.groups)]
        assert kept == seen
        tried += held
    assert sorted(one.groups[0] for one in tried if one.example.same) == sorted(names)
    assert {one.example.weight for one in tried if not one.example.same} == {5.0}


def test_a_dense_record_starts_lower_and_coded_pairs_count_less() -> None:
    one = pair("a", "a", TOWN)
    table = WEIGHTS.across
    bits = table["starting_point"]["claims"] + table["same_place"]["same town"]
    assert weigh(WEIGHTS, one.example).bits == pytest.approx(bits)
    assert weigh(WEIGHTS, start_lower(one, 3.0).example).bits == pytest.approx(bits - 3.0)
    assert lighten(one).example.weight < one.example.weight


def test_vetoes_and_copies_teach_nothing() -> None:
    one = pair("a", "b", TOWN)
    assert is_learned_from(one)
    assert not is_learned_from(replace(one, vetoed=True))
    assert not is_learned_from(pair("a", "a", Sight("copied_passage", "copied", "")))
