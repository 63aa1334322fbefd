"""The years an article tells dates of, each with what speaks for its being the incident's."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from twosource.measures.incidents.choosing import grow
from twosource.measures.incidents.dates import DateOption
from twosource.measures.incidents.told import Told

_STRONGEST = (
    *("own_core", "own_wide", "own", "near", "lead", "early", "sentence_core", "month_own"),
    *("month_near", "with_year", "stated", "saying", "since", "month_named"),
)
_ADDED = ("own_core", "near", "sentence_core")
# Years between a date and its article's publication, and what such a gap is called.
_GAPS = ((-1, "ahead"), (0, "same"), (1, "one"), (3, "few"), (8, "several"))


@dataclass(frozen=True, slots=True)
class YearOption:
    """One year and what speaks for it."""

    year: int
    features: dict[str, float]


def list_years(told: Told, dates: Sequence[DateOption]) -> list[YearOption]:
    """Give every year that dates of an article lie in, with the strongest signs of its dates."""
    years = sorted({one.value[0] for one in dates})
    told_of = {year: sum(_times(one) for one in dates if one.value[0] == year) for year in years}
    return [
        YearOption(
            year,
            _signs(told, [one for one in dates if one.value[0] == year])
            | {
                "share": told_of[year] / sum(told_of.values()),
                "times": grow(told_of[year]),
                "most": float(told_of[year] == max(told_of.values())),
                "first": float(year == dates[0].value[0]),
                "latest": float(year == years[-1]),
                "alone": float(len(years) == 1),
                "title": float(str(year) in told.title),
            },
        )
        for year in years
    ]


def _times(one: DateOption) -> float:
    return math.exp(one.features["times"])


def _signs(told: Told, dates: Sequence[DateOption]) -> dict[str, float]:
    features = {name: max(one.features.get(name, 0.0) for one in dates) for name in _STRONGEST}
    for name in _ADDED:
        features[f"all_{name}"] = grow(sum(one.features.get(name, 0.0) for one in dates))
    features["dates"] = grow(len(dates))
    features["days"] = grow(sum(one.value[2] is not None for one in dates))
    features["year_alone"] = float(all(one.value[1] is None for one in dates))
    features["far_down"] = min(one.features["far_down"] for one in dates)
    published = told.facts.published
    if published is not None and published.earliest is not None:
        gap = published.earliest.year - dates[0].value[0]
        features["gap_" + next((name for most, name in _GAPS if gap <= most), "old")] = 1.0
    return features
