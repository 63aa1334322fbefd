"""Two clauses that the parse made one, where "and" joins them."""

import pytest

from claim_reading import claims_of, only
from test_mending_hanging import hangs


def test_a_noun_between_and_and_a_verb_is_its_subject() -> None:
    text = "Some protesters threw stones and police replied with tear gas."
    assert hangs(text, "police") == ("replied", "nsubj")
    assert hangs(text, "and") == ("threw", "cc")
    (actor,) = only(text, "assault").participants
    assert actor.span.of(text) == "police"


def test_a_verb_with_a_subject_of_its_own_before_the_and_keeps_it() -> None:
    text = "Guards hit a clerk and a driver and released them on Sunday."
    assert hangs(text, "driver") == ("clerk", "conj")


@pytest.mark.parametrize(
    ("text", "name", "number"),
    [
        ("A bus overturned near Orle on Monday and 19 people were injured.", "injury", "19"),
        ("On Monday a bus overturned near Orle and 19 people were injured.", "injury", "19"),
        ("A bus overturned near Orle on 3 May 2019 and 19 people were hurt.", "injury", "19"),
    ],
)
def test_what_happened_by_itself_is_a_clause_of_its_own(text: str, name: str, number: str) -> None:
    (count,) = only(text, name).counts
    assert count.number.of(text) == number
    assert len(claims_of(text, "accident")) == 1


def test_people_arrested_and_two_others_are_one_subject() -> None:
    text = "The men arrested on Monday and two others were freed."
    assert [one.trigger.of(text) for one in claims_of(text, "detention")] == ["arrested"]
