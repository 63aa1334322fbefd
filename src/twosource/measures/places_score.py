"""Scores the points given to place names against labelled ones, as the geoparsing corpora do.

Distances are great circles on a sphere of 6,371 km; near is within 161 km (100 miles). A name that
nobody places is as wrong as the other end of the earth. `end_to_end` is for programs that find the
names themselves: right is one with the labelled start and end and a point near the labelled one.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import fmean, median
from typing import Any

from twosource.gazetteers.extent import measure_distance
from twosource.measures.attribution_score import Tally

NEAR_KM = 161.0
FARTHEST_KM = 20039.0

Marks = Sequence[Mapping[str, Any]]
Ends = tuple[int, int]


@dataclass(slots=True)
class PlacesScore:
    """The figures of some documents; distances in kilometres, of the names that were placed."""

    distances: list[float] = field(default_factory=list)
    missing: int = 0
    end_to_end: Tally = field(default_factory=Tally)

    @property
    def names(self) -> int:
        """Give how many labelled names have a point."""
        return len(self.distances) + self.missing

    @property
    def coverage(self) -> float:
        """Give the per cent of them that were placed at all."""
        return _percent(len(self.distances), self.names)

    @property
    def near_all(self) -> float:
        """Give Acc@161km: the per cent of all names placed within 161 km."""
        return _percent(self._near(), self.names)

    @property
    def near_found(self) -> float:
        """Give the per cent of the placed names that are within 161 km."""
        return _percent(self._near(), len(self.distances))

    @property
    def mean_km(self) -> float:
        """Give the mean distance of all names."""
        whole = self._with_missing()
        return fmean(whole) if whole else 0.0

    @property
    def median_km(self) -> float:
        """Give the median distance of all names."""
        whole = self._with_missing()
        return median(whole) if whole else 0.0

    @property
    def auc(self) -> float:
        """Give the area under the logarithm of the sorted distances, 0 for none to 1 at worst."""
        logs = sorted(math.log(one + 1) for one in self._with_missing())
        if len(logs) < 2:  # noqa: PLR2004 - an area needs two points
            return sum(logs) / math.log(FARTHEST_KM)
        area = math.fsum((one + after) / 2 for one, after in pairwise(logs))
        return area / (math.log(FARTHEST_KM) * (len(logs) - 1))

    def add(self, labelled: Marks, told: Marks) -> None:
        """Count the names of one document; each mark has `start` and `end`, some `lat` and `lon`.

        A name told where the labels mark one without a point counts on neither side of
        `end_to_end`; of several for one start and end the first with a point counts.
        """
        guesses = _by_ends(told)
        located = {_ends(one) for one in labelled if _has_point(one)}
        unlocated = {_ends(one) for one in labelled if not _has_point(one)} - located
        near: set[Ends] = set()
        for one in filter(_has_point, labelled):
            guess = guesses.get(_ends(one))
            if guess is None:
                self.missing += 1
                continue
            self.distances.append(apart_km(one, guess))
            if self.distances[-1] <= NEAR_KM:
                near.add(_ends(one))
        self.end_to_end.add(len(near), len(guesses.keys() - unlocated), len(located))

    def _near(self) -> int:
        return sum(one <= NEAR_KM for one in self.distances)

    def _with_missing(self) -> list[float]:
        return [*self.distances, *[FARTHEST_KM] * self.missing]


def score(labelled: Mapping[str, Marks], told: Mapping[str, Marks]) -> PlacesScore:
    """Give the figures of documents by id; one that `told` leaves out has nothing told of it."""
    whole = PlacesScore()
    for key, marks in labelled.items():
        whole.add(marks, told.get(key, ()))
    return whole


def apart_km(one: Mapping[str, Any], other: Mapping[str, Any]) -> float:
    """Give the distance of two marks with `lat` and `lon` in kilometres."""
    return measure_distance((one["lat"], one["lon"]), (other["lat"], other["lon"]))


def _by_ends(marks: Iterable[Mapping[str, Any]]) -> dict[Ends, Mapping[str, Any]]:
    guesses: dict[Ends, Mapping[str, Any]] = {}
    for one in filter(_has_point, marks):
        guesses.setdefault(_ends(one), one)
    return guesses


def _ends(mark: Mapping[str, Any]) -> Ends:
    return int(mark["start"]), int(mark["end"])


def _has_point(mark: Mapping[str, Any]) -> bool:
    return mark.get("lat") is not None


def _percent(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0.0
