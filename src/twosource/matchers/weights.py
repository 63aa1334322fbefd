"""The bits each feature adds: one table, from counts where there are any.

The figures behind them, and where they were counted, stand in docs/decisions/0006-weights.md.
A weight is log2 of how much likelier the sight is for two claims of one event than for two that
were compared but tell of different events. Positive speaks for one event.
"""

from typing import Final

PRIOR_ACROSS: Final = -8.0
PRIOR_WITHIN: Final = -0.1
THRESHOLD: Final = 1.0

SAME_SUBTYPE: Final = 1.0
OTHER_SUBTYPE: Final = -0.7
OTHER_TYPE: Final = -3.0
OTHER_TYPE_ONE_REPORT: Final = -6.0
OTHER_TYPE_SAME_OUTCOME: Final = -0.7
SAME_WORD: Final = 2.0
CLAIMS_BETWEEN: Final = ((3, 0.0), (8, -0.5))
MANY_CLAIMS_BETWEEN: Final = -1.5

SAME_DAY: Final = 5.5
NEXT_DAY: Final = 2.0
SHARED_SPAN_LEAST: Final = 0.5
SAME_DAY_OPEN_YEAR: Final = 3.0
NEXT_DAY_OPEN_YEAR: Final = 1.0
FEW_DAYS_OPEN_YEAR: Final = -2.0
OTHER_DAY_OPEN_YEAR: Final = -4.0
DAYS_APART: Final = ((2, -3.5), (7, -6.0), (30, -7.0))
FAR_DAYS_APART: Final = -8.0
OTHER_DAY_ONE_REPORT: Final = -6.0

TOLD_BEFORE: Final = -6.0
TOLD_LONG_BEFORE: Final = -3.0
PLAN_AND_DEED_ON_OTHER_DAYS: Final = -3.0

WRITTEN_WITHIN: Final = ((1, 2.5), (3, 1.5), (7, 0.5), (30, -1.0))
WRITTEN_FAR_APART: Final = -1.5

SAME_PLACE: Final = {"country": 0.3, "admin1": 2.0, "admin2": 4.0, "town": 5.0}
SAME_FEATURE: Final = 3.0
SAME_PLACE_ONE_REPORT: Final = 1.0
SAME_SCENE: Final = 3.0
SAME_SCENE_PROVINCE: Final = 1.5
INSIDE: Final = {"country": 0.2, "admin1": 1.5, "admin2": 3.0}
KM_APART: Final = (
    (5.0, 3.0),
    (10.0, 1.0),
    (25.0, -0.5),
    (50.0, -1.0),
    (100.0, -3.0),
    (200.0, -5.5),
)
FAR_APART: Final = -6.5
OTHER_COUNTRY: Final = -6.5

EQUAL_ONE: Final = 1.0
EQUAL_FEW: Final = 2.5
EQUAL_MANY: Final = 4.0
COUNTS_AGREE: Final = 1.0
CLOSED_GROUP_DIFFERS: Final = -5.0
TOLL_DIFFERS: Final = ((1.5, -0.3), (2.0, -0.7), (4.0, -1.2))
TOLL_DIFFERS_MUCH: Final = -2.0
CROWD_DIFFERS: Final = ((1.5, -0.7), (2.0, -1.5), (4.0, -2.5))
CROWD_DIFFERS_MUCH: Final = -3.5
HOLDERS_DIFFER: Final = 0.0

SAME_PERSON: Final = 5.0
SAME_BODY: Final = 2.0
OTHER_PERSONS: Final = -3.0
SAME_PEOPLE_UNNAMED: Final = 1.0
OTHER_PEOPLE_ONE_REPORT: Final = -1.0

RARE_WORDS_USUAL: Final = 8.0
RARE_WORDS_SHARE: Final = 0.6
RARE_WORDS_MOST: Final = 7.0
COPIED_PASSAGE: Final = 40.0
POINTS_BACK: Final = 3.5
