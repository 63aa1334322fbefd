"""The picture of one decision says what the weights say, and needs nothing from elsewhere."""

from xml.etree import ElementTree as ET

import pytest

from twosource.model.match import Match, Pair, Reason, Veto
from twosource.views.weights_picture import draw_weights, lay_bars

SVG = "{http://www.w3.org/2000/svg}"
REASONS = (
    Reason("same_kind", 1.0, "both explosion"),
    Reason("starting_point", -8.0, "two claims of different reports"),
    Reason("same_place", 4.4, "the same town, Gore <NZ-STL> & the mill " + "by the long quay " * 5),
)


def test_each_reason_is_a_bar_from_what_came_before() -> None:
    root = draw(Match(Pair("a", "b"), REASONS, None))
    bars = [one for one in root.iter(f"{SVG}rect") if one.get("class") != "paper"]
    assert [bar.get("class") for bar in bars] == ["against", "for", "for", "sum"]
    ends = [(float(bar.attrib["x"]), float(bar.attrib["width"])) for bar in bars]
    start, town, kind, whole = ends
    assert town[0] == pytest.approx(start[0], abs=0.2)
    assert kind[0] == pytest.approx(town[0] + town[1], abs=0.2)
    assert whole[0] == pytest.approx(kind[0] + kind[1], abs=0.2)
    assert start[1] / town[1] == pytest.approx(8 / 4.4, rel=0.01)


def test_the_words_and_bits_stand_beside_the_bars() -> None:
    words = [one.text for one in draw(Match(Pair("a", "b"), REASONS, None)).iter(f"{SVG}text")]
    assert {"-8.0", "+4.4", "+1.0", "-2.6", "both explosion"} <= set(words)
    assert any("Gore <NZ-STL> & the mill" in (one or "") for one in words)
    assert "not above it: two events" in (words[-1] or "")


def test_a_sum_above_the_threshold_is_one_event() -> None:
    words = [one.text for one in draw(Match(Pair("a", "b"), REASONS[2:], None)).iter(f"{SVG}text")]
    assert (words[-1] or "").endswith("is above it: one event.")


def test_an_impossibility_is_told_below() -> None:
    match = Match(Pair("a", "b"), REASONS, Veto("too_far_apart", "Gore and Salto lie far apart"))
    words = [one.text for one in draw(match).iter(f"{SVG}text")]
    assert words[-1] == "Impossible, whatever the weights: Gore and Salto lie far apart."


def test_the_picture_needs_nothing_from_elsewhere_and_speaks_to_a_screen_reader() -> None:
    root = draw(Match(Pair("a", "b"), REASONS, None))
    assert not [one for one in root.iter() if {"href", "src"} & set(one.attrib)]
    assert root.get("role") == "img"
    assert "both explosion: +1.0 bits" in (root.findtext(f"{SVG}desc") or "")


def test_bars_of_a_page_run_from_what_came_before_in_shares_of_a_row() -> None:
    bars = lay_bars(Match(Pair("a", "b"), REASONS, None))
    assert [one.kind for one in bars] == ["against", "for", "for", "sum"]
    start, town, kind, whole = bars
    # From -8 to 0 bits.
    assert (start.start, start.length, start.zero) == (0.0, 100.0, 100.0)
    assert (town.start, town.length) == (0.0, 55.0)
    assert (kind.start, kind.length) == (55.0, 12.5)
    assert (whole.start, whole.length, whole.told) == (67.5, 32.5, "-2.6")
    assert town.words.endswith("by the long quay")


def test_a_match_without_reasons_has_one_bar_of_no_length() -> None:
    (whole,) = lay_bars(Match(Pair("a", "b"), (), None))
    assert (whole.start, whole.length, whole.told) == (0.0, 0.0, "+0.0")


def draw(match: Match) -> ET.Element:
    return ET.fromstring(draw_weights(match, 1.0, "One explosion, or two?"))  # noqa: S314 - our own
