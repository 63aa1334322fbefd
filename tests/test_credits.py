"""Credits in the text of a report."""

import pytest

from twosource.stages.credits import find_credit, index_outlets

OUTLETS = index_outlets(["North Wire", "Evening Star", "Harbour Times"])


@pytest.mark.parametrize(
    "text",
    [
        "A barn burned in Lisk. (North Wire)",
        "A barn burned in Lisk. (with North Wire)\n\nPolice in Orrin found a horse.",
        "A barn burned in Lisk.\n\n– North Wire",
        "A barn burned in Lisk, as was first reported by the North Wire.",
        "North Wire first reported that a barn burned in Lisk.",
    ],
)
def test_an_outlet_is_credited(text: str) -> None:
    assert find_credit(text, OUTLETS, "Evening Star") == "North Wire"


@pytest.mark.parametrize(
    "text",
    [
        "A barn burned in Lisk. (Ann Holm)",
        "A barn burned in Lisk (North Wire said so) on Monday.",
        "A barn burned in Lisk. (Evening Star)",
        "A barn burned in Lisk. (North Wire)\nA mill burned in Orrin. (Harbour Times)",
    ],
)
def test_no_other_names_and_not_several(text: str) -> None:
    assert find_credit(text, OUTLETS, "Evening Star") is None


def test_a_report_of_no_known_outlet_may_credit_any() -> None:
    assert find_credit("A barn burned in Lisk. (Evening Star)", OUTLETS, None) == "Evening Star"
