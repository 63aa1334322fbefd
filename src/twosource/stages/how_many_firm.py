"""A round number beside the exact one of the same report: "about 120", and a line on "120"."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from twosource.model.values import Count
from twosource.stages.aggregate import Option


def firm_up(options: Sequence[Option[Count]], report_of: Mapping[str, str]) -> list[Option[Count]]:
    """Give the numbers of one lot, a round one as the exact number that its own report gives.

    "About 120" is no word for the 131 of somebody else where the report itself comes to 120.
    """
    exact = {
        (report_of[one.claim], one.value.low) for one in options if one.value.low == one.value.high
    }
    return [
        replace(one, value=_firm(one.value))
        if (report_of[one.claim], one.value.best) in exact
        else one
        for one in options
    ]


def _firm(count: Count) -> Count:
    best = count.low if count.best is None else count.best
    return replace(count, low=best, high=best, vague=False)
