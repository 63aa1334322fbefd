"""The nouns refuse what makes no sense."""

from datetime import date

import pytest

from twosource.model.match import Pair
from twosource.model.report import Marks, strictest
from twosource.model.values import When


@pytest.mark.parametrize(("left", "right"), [("b", "a"), ("a", "a")])
def test_a_pair_names_two_claims_in_order(left: str, right: str) -> None:
    with pytest.raises(ValueError, match="in order"):
        Pair(left, right)


def test_a_date_has_both_ends_or_none() -> None:
    with pytest.raises(ValueError, match="both ends or none"):
        When("2021-05", date(2021, 5, 1), None, None, None, "given", ())


def test_what_bears_no_marks_is_confidential_and_its_consent_unknown() -> None:
    assert strictest([]) == Marks("confidential", "unknown", None)


def test_the_strictest_marks_and_all_notes_on_handling_are_kept() -> None:
    marks = [Marks("published", "none", "b"), Marks("restricted", "public", "a"), Marks()]
    assert strictest(marks) == Marks("confidential", "none", "a; b")
