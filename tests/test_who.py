"""A participant as a value: a proper name or not, its kind, private or not."""

from dataclasses import replace
from typing import Literal

import pytest

from matching_claims import key
from store_samples import claim
from twosource.model.claim import Participant
from twosource.model.spans import Span
from twosource.model.values import Who
from twosource.stages.who import Stage, name_all

Entity = Literal["person", "group", "organisation", "government", "place", "thing", "unknown"]
STAGE = Stage("GO", {"Avenish": "AV"}, ("Gore",))


def who(name: str, entity: Entity, text: str = "") -> Who:
    """Give a participant of a killing as a value."""
    told = replace(
        claim("c", key("r"), 0, 9, "killing"),
        participants=(Participant("target", name, entity, Span(0, len(name))),),
    )
    (one,) = name_all(told, text or name, STAGE)
    return one


@pytest.mark.parametrize(
    ("name", "entity", "named"),
    [
        ("Ola Vik", "person", True),
        ("Nigerian journalist", "person", False),
        ("Journalist", "person", False),
        ("Harbour Board", "organisation", True),
        ("guards of the port", "group", False),
    ],
)
def test_a_proper_name_is_told_from_a_description(
    name: str, entity: Entity, *, named: bool
) -> None:
    assert who(name, entity).named is named


@pytest.mark.parametrize(
    ("name", "entity", "private"),
    [
        ("Ola Vik", "person", True),
        ("fisherman", "person", True),
        ("Vik", "unknown", True),
        ("relatives of Ola Vik", "group", True),
        ("Ola Vik's supporters", "group", True),
        ("Families", "group", True),
        ("families", "group", False),
        ("eleven fishermen", "group", False),
        ("Harbour Board", "organisation", False),
        ("HLF", "organisation", False),
        ("Tove Lunde", "organisation", True),
        ("37-year-old Avenish", "group", True),
        ("net", "unknown", False),
        ("—", "unknown", False),
        ("Gore", "place", False),
    ],
)
def test_persons_are_private_and_so_is_who_is_told_of_by_one(
    name: str, entity: Entity, *, private: bool
) -> None:
    assert who(name, entity).private is private


def test_whoever_the_report_calls_by_a_public_office_is_not_private() -> None:
    mayor = who("Ola Vik", "person", "Guards shot Gore Mayor Ola Vik on Monday.")
    assert (mayor.private, mayor.type, mayor.type_how) == (False, "government", "“mayor”")
    assert who("Ola Vik", "person", "Guards shot club president Ola Vik.").private


def test_a_description_has_a_head_and_a_name_its_last_word() -> None:
    assert who("two guards and a clerk", "group").head == "guards"
    assert who("Ola Vik", "person").head == "Vik"
    assert not who("—", "unknown").head


def test_forces_of_another_state_are_seen_by_the_place() -> None:
    assert who("Avenish soldiers", "group").type == "other_state"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Northern State burned a mill. The Northern State group took to the hills.",
            "armed_group",
        ),
        ("Northern State said nothing. Northern State claimed responsibility.", "armed_group"),
        ("Northern State burned a mill. Northern State militants shot at boats.", "armed_group"),
        ("Northern State burned a mill. Police of Northern State held two men.", "government"),
    ],
)
def test_a_state_that_has_fighters_is_an_armed_group(text: str, kind: str) -> None:
    assert who("Northern State", "organisation", text).type == kind


def test_a_union_of_states_is_no_trade_union() -> None:
    assert who("African Union", "organisation").type == "international"
    assert who("Avenish Union", "organisation").type == "organisation"
    assert who("Weavers' Union", "organisation").type == "trade_unionists"
