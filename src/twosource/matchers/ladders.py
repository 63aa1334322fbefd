"""The rows of the table of weights, feature by feature, and which of them must weigh more.

The bits themselves stand in `weights.json`, or in a table that a team learned from its decisions;
how they were learned is told in docs/decisions/0027-learned-weights.md.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from twosource.matchers import counts, dates, places, telling
from twosource.model.weights import Row, Weights

Ladder = tuple[str, ...]


def _rising(steps: Sequence[tuple[float, str]], beyond: str) -> Ladder:
    """Give rows whose higher steps speak the more for one event."""
    return (beyond, *(name for _, name in reversed(steps)))


_OPEN = "open year, "
_WIDTHS = (*(name for _, name in dates.WIDTHS), dates.WIDER)
_WRITTEN = (*(name for _, name in dates.WRITTEN), dates.WRITTEN_FARTHER)
_NUMBERS: Final = (
    ("equal, over 5", "equal, up to 5", "both one"),
    ("may be equal",),
    ("closed groups differ",),
    ("other holders",),
    *(
        tuple(f"{kind} differs {name}" for name in (*(n for _, n in counts.TIMES), counts.MORE))
        for kind in ("toll", "crowd")
    ),
)
_PEOPLE: Final = (("same person", "same body"), ("same people",), ("other persons",))
_PLACES: Final = (
    ("same town", "same district", "same province", "same country"),
    ("same feature",),
    ("in the district", "in the province", "in the country"),
    ("in reach",),
    (*(name for _, name in places.KM), places.FARTHER),
    ("other country",),
)
_DAYS: Final = (
    _WIDTHS,
    (*(name for _, name in (*dates.APART, *dates.FAR)), dates.FARTHER),
    tuple(_OPEN + name for name in _WIDTHS),
    (*(name for _, name in dates.OPEN_APART), dates.OPEN_FARTHER),
)
_BOTH: Final = {
    "starting_point": (("claims",),),
    "same_day": _DAYS,
    "told_before": (("open year, long before",), ("before",)),
    "plan_and_deed": (("on other days",),),
    "same_place": _PLACES,
    "people_counted": _NUMBERS,
    "families_counted": _NUMBERS,
    "things_counted": _NUMBERS,
}
ACROSS: Final[Mapping[str, tuple[Ladder, ...]]] = {
    **_BOTH,
    "same_kind": (
        ("same subtype", "other subtype", "other type"),
        ("may be parts",),
        ("other type, as counted",),
    ),
    "another_year": (("no year",),),
    "written_near": (_WRITTEN, tuple(_OPEN + name for name in _WRITTEN)),
    "published_near": (_WRITTEN,),
    "same_scene": (("same town", "same province"),),
    "same_actor": _PEOPLE,
    "same_target": _PEOPLE,
    "copied_passage": (("copied",),),
    "names_its_source": (("names it",),),
    "rare_words": (_rising(telling.RARITY, telling.RAREST),),
    "text_likeness": (_rising(telling.LIKENESS, telling.MOST_ALIKE),),
}
"""For claims of two reports: each feature's rows, as ladders.

A ladder runs from what speaks most for one event to what speaks least, and learning keeps to that.
"""
WITHIN: Final[Mapping[str, tuple[Ladder, ...]]] = {
    **_BOTH,
    "same_kind": (
        ("same subtype", "other subtype", "may be parts", "other type"),
        ("other type, as counted",),
    ),
    "named_as_many": (("as many",),),
    "same_actor": (*_PEOPLE, ("other people",)),
    "same_target": (*_PEOPLE, ("other people",)),
    "same_word": (("same word",),),
    "told_apart": (("up to 8 claims", "over 8 claims"),),
    "points_back": (("points back",),),
    "came_of_it": (("came of it",),),
}
"""The same for claims of one report."""


def list_ladders() -> Iterator[tuple[Row, ...]]:
    """Give the ladders of all features, of two reports and of one."""
    for side, features in (("across", ACROSS), ("within", WITHIN)):
        for feature, ladders in features.items():
            for ladder in ladders:
                yield tuple((side, feature, row) for row in ladder)


def find_slips(weights: Weights) -> list[str]:
    """Name the rows that a table lacks, and those that no feature has."""
    given = {row for row, _ in weights.rows()}
    known = {row for ladder in list_ladders() for row in ladder}
    lacking = [f"{', '.join(row)} is missing" for row in sorted(known - given)]
    return lacking + [f"{', '.join(row)} is no row of any feature" for row in sorted(given - known)]
