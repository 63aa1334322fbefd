"""How right origins are on invented reports may not fall; the figures stand in BENCHMARKS.md."""

import pytest

from bench_origins import FIXTURE, score_folder
from twosource.measures.origins_fixture import tally

# By itself, end to end; then with the reports of each event put together by a person's decisions.
ALONE = {
    "reports of an event": 70,
    "collapses": 49,
    "origins of their own": 23,
    "updates": 4,
    "no conflicts": 3,
    "missing texts": 1,
    "denials": 2,
    "relay changes": 11,
    "kept apart": 9,
    "links": 4,
}
GIVEN = {
    "reports of an event": 86,
    "origins: outlets": 11,
    "origins: reporting": 11,
    "origins: human_at_most": 9,
    "origins: shown_independent": 10,
    "collapses": 58,
    "origins of their own": 24,
    "conflicts": 7,
    "updates": 4,
    "no conflicts": 3,
    "denials": 2,
    "missing texts": 2,
    "days of missing texts": 2,
    "relay changes": 13,
    "kept apart": 9,
    "links": 4,
}


@pytest.mark.parametrize(
    ("floors", "by_hand"), [(ALONE, False), (GIVEN, True)], ids=["alone", "given"]
)
def test_origins_of_invented_reports_are_as_right_as_they_were(
    floors: dict[str, int], *, by_hand: bool
) -> None:
    counted = tally(score_folder(FIXTURE, by_hand=by_hand))
    fallen = {kind: counted[kind] for kind, floor in floors.items() if counted[kind][0] < floor}
    assert not fallen
