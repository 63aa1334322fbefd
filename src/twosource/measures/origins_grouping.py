"""Which claims a careful reader would put together, so that origins can be scored by themselves.

One claim stands for each report of an event: of a fitting type, with the day and the place of the
event where it has any. A person's decisions then join these, as `twosource decide` would.
"""

from collections.abc import Iterator, Mapping, Sequence

from twosource.measures.exported_lines import Line
from twosource.model.values import Blank, GroundedClaim, When, Where
from twosource.stages.names import fold_name
from twosource.stages.when_compare import days_of
from twosource.stages.when_days import Days, parse_edtf

# The types of the shipped codebook that may tell of an event of a kind, the best first.
TYPES: Mapping[str, tuple[str, ...]] = {
    "armed attack": ("shooting", "killing", "armed_clash", "assault", "injury", "death"),
    "riot": ("riot", "assault", "armed_clash", "injury", "death", "killing"),
    "bombing": ("bombing", "killing", "death", "injury"),
    "landslide": ("disaster", "death", "killing", "injury"),
    "eviction": ("flight", "eviction", "property_destruction", "demolition"),
    "arrest": ("detention",),
    "trial": ("trial", "charge"),
    "sentence": ("sentence",),
    "abduction": ("abduction",),
    "escape": ("flight", "release", "rescue"),
    "release": ("release", "flight", "rescue"),
    "protest": ("protest", "riot"),
    "accident": ("accident", "disaster", "death", "killing", "injury"),
    "flood": ("disaster", "death", "killing", "flight"),
    "killing": ("killing", "shooting", "death", "assault", "armed_clash"),
    "defection": ("flight",),
    "displacement": ("flight", "eviction"),
}


def choose_claims(gold: Line, claims: Mapping[str, Sequence[GroundedClaim]]) -> Iterator[str]:
    """Give for each report of an event the claim that stands for it, where one fits.

    `claims` are those of each report, by its label.
    """
    types = TYPES.get(gold["kind"], ())
    for report in gold["reports"]:
        fitting = [one for one in claims.get(report, ()) if one.claim.type in types]
        if fitting:
            yield max(fitting, key=lambda one: _rank(one, gold, types)).claim.id


def _rank(one: GroundedClaim, gold: Line, types: Sequence[str]) -> tuple[int, int, int, int]:
    day = _fits_day(one.when, parse_edtf(gold["date"]))
    place = _fits_place(one.where, gold["place"])
    # Of two years' events in one town the day tells which, not the town.
    return day + place, day, -types.index(one.claim.type), -one.order


def _fits_day(when: When | Blank, day: Days | None) -> int:
    days = None if isinstance(when, Blank) else days_of(when)
    if days is None or day is None or days.open:
        return 0
    return 1 if days.meets(day) else -1


def _fits_place(where: Where | Blank, place: str) -> int:
    if isinstance(where, Blank) or where.place.kind != "town":
        return 0
    return 1 if fold_name(where.place.name) in fold_name(place) else -1
