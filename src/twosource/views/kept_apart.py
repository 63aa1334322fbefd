"""Why two events that look alike are kept apart, in plain words; the figures are told beside."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from twosource.model.match import Match
from twosource.views.words import BAR, BAR_BITS, tell_chance

MOST_NAMED = 2
_LIKELIER = "Their two claims most alike, taken alone, are likelier of one event than of two"
START = "starting_point"
_IMPOSSIBLE = re.compile(r"of the (one|\d+) pairs? compared (\d+) (?:is|are) impossible")
_MEAN = re.compile(r"over the (one|\d+) pairs? compared the mean is ([+-][\d.]+) bits")


@dataclass(frozen=True, slots=True)
class KeptApart:
    """Why two events are kept apart: a sentence or two, what speaks most either way, the figures.

    `against` and `in_favour` are the strongest reasons of the two claims most alike.
    """

    words: str
    against: tuple[str, ...]
    in_favour: tuple[str, ...]
    figures: str


def tell_kept_apart(match: Match, apart: str) -> KeptApart:
    """Say why two events are kept apart by the weights alone.

    `apart` is what the build says all pairs between the two come to, "" where it says nothing.
    """
    reasons = sorted(
        (one for one in match.reasons if one.feature != START), key=lambda one: -one.bits
    )
    in_favour = [one.words for one in reasons if one.bits > 0]
    against = [one.words for one in reversed(reasons) if one.bits < 0]
    return KeptApart(
        " ".join(_tell(match, apart)),
        tuple(against[:MOST_NAMED]),
        tuple(in_favour[:MOST_NAMED]),
        _tell_figures(match, apart),
    )


def _tell(match: Match, apart: str) -> Iterator[str]:
    barred, mean = _IMPOSSIBLE.match(apart), _MEAN.match(apart)
    if match.veto is not None:
        yield f"They cannot be one event: {match.veto.words}."
    elif barred is not None:
        yield _tell_barred(barred[1], int(barred[2]))
    elif match.bits <= 0:
        yield f"More speaks against one event than for it: {tell_chance(match.bits)}."
    else:
        yield f"{_LIKELIER}: {tell_chance(match.bits)}."
        if mean is not None:
            yield from _tell_mean(mean[1], float(mean[2]))


def _tell_barred(pairs: str, barred: int) -> str:
    if pairs == "one":
        return "The one pair of their claims that was compared cannot be of one event."
    which = "one cannot" if barred == 1 else f"{barred} cannot"
    enough = "that one is" if barred == 1 else "one is"
    return (
        f"Of the {pairs} pairs of their claims that were compared {which} be of one event,"
        f" whatever the others say, and {enough} enough."
    )


def _tell_mean(pairs: str, mean: float) -> Iterator[str]:
    over = ""
    if pairs != "one":
        yield f"Over all {pairs} pairs of their claims that were compared, {tell_chance(mean)}."
        over = "over all pairs "
    yield f"Two events are put together only where {over}it is more than {BAR}."
    if mean > BAR_BITS:
        yield (
            "Claims of theirs that share too little to be compared count against it, or words of"
            " people do."
        )


def _tell_figures(match: Match, apart: str) -> str:
    bits = f"{match.bits:+.1f} bits for the two claims most alike"
    told = f"; {apart}" if apart else ""
    figures = f"{bits}{told}; two are put together above {BAR_BITS:+.1f} bit (as shipped)"
    return figures.replace("-", "−")
