"""What was only tried: told with its outcome, and open where trying is not yet doing."""

from twosource.extractors.claims.tense import Sight
from twosource.extractors.claims.triggers import Hit

ATTEMPTED = "attempted"
# Those who try to ask, to force, to fight or to find somebody do so by it.
DONE_BY_TRYING = frozenset(
    ["asked", "asking", "ordered", "threatened", "coerced", "fought", "protesting", "rioting"]
    + ["sought", "watched", "investigated"]
)


def weigh_attempt(hit: Hit, sight: Sight) -> Sight:
    """Give an attempt as possible: "tried to kill" says that they tried, not that anyone died.

    So it is with what is only alleged. What was not even tried stays as it is.
    """
    if sight.outcome != ATTEMPTED or sight.stance not in {"asserted", "alleged"}:
        return sight
    if any(counted.outcome in DONE_BY_TRYING for counted in hit.type.counted):
        return sight
    return Sight(sight.time, "possible", sight.outcome)
