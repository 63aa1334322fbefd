"""Whom a report means by "they", "the two", "the families": rules of number, noun and kind."""

import re

from claim_reading import claims_of, only
from coreference_cases import HELD, READ, Case


def is_right(case: Case) -> bool:
    """Tell whether somebody in the role has a name that ends in the words asked for."""
    names = [
        one.name
        for claim in claims_of(case.text, case.type)
        for one in claim.participants
        if one.role == case.role
    ]
    ending = re.compile(rf"(?:^|\s){re.escape(case.who)}$")
    return any(ending.search(name) for name in names)


def test_the_cases_are_forty_and_of_each_half_all_but_few_come_right() -> None:
    """Before the rules 6 and 4 of 20 came right; what falls short is said in the decision."""
    assert (len(READ), len(HELD)) == (20, 20)
    assert sum(map(is_right, READ)) >= 19
    assert sum(map(is_right, HELD)) >= 17


def names(text: str, type_: str, role: str = "target") -> list[str]:
    """Give the names in a role of the last claim of a type."""
    return [one.name for one in claims_of(text, type_)[-1].participants if one.role == role]


def test_whoever_does_it_is_not_whom_it_is_done_to() -> None:
    text = "Eight herders wrote a letter. Police arrested them."
    assert names(text, "detention") == ["Eight herders"]


def test_nobody_before_fits_and_the_words_stay() -> None:
    assert names("The mill closed. The two were arrested.", "detention") == ["two"]
    assert names("One clerk left. The three were arrested.", "detention") == ["three"]
    assert names("It rained in May. The group was arrested.", "detention") == ["group"]


def test_a_number_must_be_the_same() -> None:
    text = "Two clerks and nine dockers met. The nine dockers were arrested."
    assert names(text, "detention") == ["nine dockers"]
    text = "Eleven men met nine tired dockers. The nine dockers were arrested."
    assert names(text, "detention") == ["nine tired dockers"]


def test_a_trio_is_of_three() -> None:
    text = "Three clerks left the town with Ola Vik. The trio was arrested."
    assert names(text, "detention") == ["Three clerks"]


def test_several_are_a_group() -> None:
    text = "Several weavers met at the mill. The group was arrested."
    assert names(text, "detention") == ["Several weavers"]


def test_women_are_not_meant_by_the_men() -> None:
    text = "Nine sisters met ten weavers. The men were arrested."
    assert names(text, "detention") == ["ten weavers"]


def test_what_is_restricted_points_at_nobody_before() -> None:
    text = "Nine weavers met. The men from Gore were arrested."
    assert names(text, "detention") == ["men from Gore"]


def test_one_who_was_beaten_before_was_released_after() -> None:
    assert names("Guards beat a clerk. He was released in May.", "release") == ["clerk"]


def test_a_pronoun_with_nobody_before_it_takes_no_part() -> None:
    assert only("They were arrested in Gore.", "detention").participants == ()
