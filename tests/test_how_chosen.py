"""Of values that neither origins nor days tell apart, the rule that decided is named."""

import pytest

from twosource.model.event import Conflict, Finding, Held
from twosource.views.how_chosen import BY_CLAIMS, BY_ORDER, TIED, tell_how_chosen


def held(value: str, *claims: str) -> Held:
    return Held(value, claims)


@pytest.mark.parametrize(
    ("ours", "theirs", "told"),
    [
        (("a", "b"), ("c",), BY_CLAIMS),
        (("a",), ("c",), BY_ORDER),
        (("a",), (), TIED),
    ],
)
def test_a_tie_names_what_decided_it(
    ours: tuple[str, ...], theirs: tuple[str, ...], told: str
) -> None:
    found = Finding(3, ours, theirs, "informative", TIED)
    values = (held("3", *ours), *((held("4", *theirs),) if theirs else ()))
    clash = Conflict("counts.people", values, "conflict")
    assert tell_how_chosen(found, "counts.people", [clash]) == told
    assert tell_how_chosen(found, "when", [clash]) == TIED


def test_any_other_rule_is_told_as_it_was() -> None:
    found = Finding(3, ("a",), (), "informative", "the one value told")
    assert tell_how_chosen(found, "counts.people", []) == "the one value told"
