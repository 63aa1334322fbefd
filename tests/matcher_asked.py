"""What a test asks of the shipped matcher."""

from matching_claims import (
    Telling,
    claim,
    day,
)
from twosource.model.match import Match
from twosource.model.values import When
from twosource.wiring import open_matcher

MATCHER = open_matcher()


def compare(left: Telling, right: Telling, *, one_report: bool = False) -> Match:
    """Compare two claims of two reports, or of one."""
    other = "one" if one_report else "two"
    return MATCHER.compare(claim("a", "one", left), claim("b", other, right))


def says(match: Match, feature: str) -> str | None:
    """Give the words a feature says of a pair, None where it is silent."""
    return next((one.words for one in match.reasons if one.feature == feature), None)


def weighs(match: Match, feature: str) -> float:
    """Give the bits of one feature."""
    return sum(one.bits for one in match.reasons if one.feature == feature)


def row(feature: str, name: str, *, one_report: bool = False) -> float:
    """Give the bits of one row of the shipped table."""
    table = MATCHER.weights.within if one_report else MATCHER.weights.across
    return table[feature][name]


def dated(edtf: str) -> When:
    """Give a date that is told."""
    told = day(edtf)
    assert isinstance(told, When)
    return told


def joins(match: Match) -> bool:
    """Tell whether the two are taken for one event."""
    return match.veto is None and match.bits > MATCHER.threshold
