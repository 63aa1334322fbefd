"""Two events held side by side: what fits, what does not, what only one tells."""

from dataclasses import replace

import pytest

from matching_claims import who
from store_samples import event
from twosource.model.event import Event, EventId, Finding, LookAlike
from twosource.model.match import Match, Pair
from twosource.model.values import Blank, Who
from twosource.views.side_by_side import Beside, find_closest, hold_side_by_side

LEFT = event(EventId("e1", "PER-0001", 1, "a"), "a", "b")
RIGHT = event(EventId("e2", "PER-0002", 2, "c"), "c")
SILENT = Blank("nothing is told")


def row(left: Event, right: Event, facet: str) -> Beside:
    """Give the row of a facet."""
    return next(one for one in hold_side_by_side(left, right) if one.facet == facet)


def named(role: str, name: str) -> Finding[Who]:
    """Give a participant that one claim tells of."""
    return Finding(who(role, name), ("a",), (), "informative", "")


def test_events_alike_in_all_values_fit_together() -> None:
    assert {one.sides for one in hold_side_by_side(LEFT, RIGHT)} <= {"agree", "none"}
    assert row(LEFT, RIGHT, "when").told == "fit together"


def test_a_blank_stands_with_its_reason_beside_what_the_other_tells() -> None:
    found = row(replace(LEFT, when=SILENT), RIGHT, "when")
    assert (found.left, found.why, found.sides) == ("", ("nothing is told", ""), "one")
    both = row(replace(LEFT, when=SILENT), replace(RIGHT, when=SILENT), "when")
    assert both.sides == "none"


def test_another_day_does_not_fit() -> None:
    assert isinstance(RIGHT.when, Finding)
    value = RIGHT.when.value
    assert value.earliest is not None
    later = value.earliest.replace(year=value.earliest.year + 1)
    moved = replace(value, edtf=later.isoformat(), earliest=later, latest=later)
    other = replace(RIGHT, when=replace(RIGHT.when, value=moved))
    assert row(LEFT, other, "when").sides == "differ"


def test_another_kind_of_event_does_not_fit() -> None:
    found = row(LEFT, replace(RIGHT, subtype="forced_march"), "what")
    assert (found.right, found.told) == ("forced march", "do not fit")


@pytest.mark.parametrize(
    ("ours", "theirs", "sides"),
    [
        (["Ola Vik"], ["Vik"], "agree"),
        (["Ola Vik"], ["Anna Holm"], "differ"),
        (["Ola Vik"], [], "one"),
        ([], ["Anna Holm"], "one"),
    ],
)
def test_participants_of_one_role_stand_in_one_row(
    ours: list[str], theirs: list[str], sides: str
) -> None:
    left = replace(LEFT, who=tuple(named("victim", one) for one in ours))
    right = replace(RIGHT, who=tuple(named("victim", one) for one in theirs))
    assert row(left, right, "who: victim").sides == sides


def test_the_closest_pair_is_found_from_either_side() -> None:
    alike = LookAlike("e2", Match(Pair("a", "c"), (), None), "too far apart")
    assert find_closest(replace(LEFT, look_alikes=(alike,)), RIGHT) == alike
    back = replace(alike, event="e1")
    assert find_closest(LEFT, replace(RIGHT, look_alikes=(back,))) == back
    other = replace(alike, event="e3")
    assert find_closest(replace(LEFT, look_alikes=(other,)), RIGHT) is None
