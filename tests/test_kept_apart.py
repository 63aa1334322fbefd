"""Why two events that look alike are kept apart, as a person reads it."""

import pytest

from twosource.model.match import Match, Pair, Reason, Veto
from twosource.views.kept_apart import tell_kept_apart

LIKELIER = "Their two claims most alike, taken alone, are likelier of one event than of two"
OF_EIGHT = "Of the 8 pairs of their claims that were compared"
AB = Pair("a", "b")


def weigh(*bits: float, veto: Veto | None = None) -> Match:
    """Give a match of some reasons, each named by its bits."""
    reasons = tuple(Reason(f"f{at}", one, f"reason {one:+.0f}") for at, one in enumerate(bits))
    return Match(AB, (Reason("starting_point", -1.0, "at the start"), *reasons), veto)


@pytest.mark.parametrize(
    ("match", "apart", "words"),
    [
        (
            weigh(5.0, veto=Veto("other_days", "2021-01-01 and 2021-02-01 lie 31 days apart")),
            "of the one pair compared 1 is impossible",
            "They cannot be one event: 2021-01-01 and 2021-02-01 lie 31 days apart.",
        ),
        (
            weigh(5.0),
            "of the 8 pairs compared 1 is impossible",
            (
                f"{OF_EIGHT} one cannot be of one event, whatever"
                " the others say, and that one is enough."
            ),
        ),
        (
            weigh(5.0),
            "of the 8 pairs compared 3 are impossible",
            (f"{OF_EIGHT} 3 cannot be of one event, whatever the others say, and one is enough."),
        ),
        (
            weigh(5.0),
            "of the one pair compared 1 is impossible",
            "The one pair of their claims that was compared cannot be of one event.",
        ),
        (
            weigh(0.0),
            "over the 3 pairs compared the mean is +0.5 bits",
            "More speaks against one event than for it: about 1 in 3 such pairs is one event.",
        ),
        (
            weigh(2.0),
            "over the 3 pairs compared the mean is -1.0 bits",
            (
                f"{LIKELIER}: about 2 in 3 such pairs"
                " are one event. Over all 3 pairs of their claims that were compared, about"
                " 1 in 3 such pairs is one event. Two events are put together only where over all"
                " pairs it is more than 2 in 3."
            ),
        ),
        (
            weigh(1.5),
            "over the one pair compared the mean is +0.5 bits",
            (
                f"{LIKELIER}: about 1 in 2 such pairs"
                " is one event. Two events are put together only where it is more than"
                " 2 in 3."
            ),
        ),
        (
            weigh(3.0),
            "over the one pair compared the mean is +2.0 bits",
            (
                f"{LIKELIER}: about 4 in 5 such pairs"
                " are one event. Two events are put together only where it is more than"
                " 2 in 3. Claims of theirs that share too little to be compared count"
                " against it, or words of people do."
            ),
        ),
        (
            weigh(3.0),
            "",
            (f"{LIKELIER}: about 4 in 5 such pairs are one event."),
        ),
    ],
)
def test_why_two_are_kept_apart_is_told_in_plain_words(
    match: Match, apart: str, words: str
) -> None:
    assert tell_kept_apart(match, apart).words == words


def test_the_strongest_reasons_are_named_and_the_start_is_none() -> None:
    found = tell_kept_apart(weigh(1.0, 4.0, -2.0, 3.0, -5.0, -1.0), "")
    assert found.in_favour == ("reason +4", "reason +3")
    assert found.against == ("reason -5", "reason -2")


def test_the_figures_are_told_beside() -> None:
    apart = "over the 3 pairs compared the mean is +0.5 bits"
    found = tell_kept_apart(weigh(2.0), apart)
    assert found.figures == (
        "+1.0 bits for the two claims most alike; over the 3 pairs compared the mean is +0.5 bits;"
        " two are put together above +1.0 bit (as shipped)"
    )
    assert "−" in tell_kept_apart(weigh(-2.0), "").figures
    assert tell_kept_apart(weigh(2.0), "").figures.startswith(
        "+1.0 bits for the two claims most alike; two"
    )
