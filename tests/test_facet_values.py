"""Values that people type are read strictly, and what is none is told with what would be one."""

from collections.abc import Callable
from datetime import date

import pytest

from matching_claims import Telling, claim, people, who
from twosource.model.codebook import Codebook
from twosource.model.correction import Facet
from twosource.model.errors import BadValue
from twosource.model.spans import Span
from twosource.readers.codebooks import load_codebook
from twosource.stages.facet_values import (
    check_part,
    find_name,
    read_chain,
    read_date,
    read_name,
    read_number,
    read_stance,
    read_time,
    read_type,
    split_lot,
)
from twosource.stages.facet_words import list_parts

BOOK: Codebook = load_codebook()
TEXT = "Anna Holm left. Anna\nHolm came back, Radio Orilla said."
NEAR = Span(16, 30)


def test_dates_are_edtf() -> None:
    assert read_date("2021-05-04/2021-05-06", "told").latest == date(2021, 5, 6)
    assert read_date("XXXX-05", "told").edtf == "XXXX-05"


def test_numbers_are_intervals() -> None:
    assert read_number(" 12 ") == (12, 12)
    assert read_number("0-4") == (0, 4)


def test_what_is_counted_has_a_kind_an_outcome_and_perhaps_a_part() -> None:
    assert split_lot("people.dead") == ("people", "dead", None, False)
    assert split_lot("people.dead.child.more") == ("people", "dead", "child", True)


def test_a_type_goes_with_its_sub_type_and_may_leave_out_the_only_one() -> None:
    name, sub = read_type("flight/escape", BOOK)
    assert (name, sub.name) == ("flight", "escape")
    alone = next(kind for kind in BOOK.types.values() if len(kind.subtypes) == 1)
    assert read_type(alone.name, BOOK) == (alone.name, alone.subtypes[0])
    assert read_type("arrest", BOOK)[0] == "detention"


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("arest", "detention/arrest"),
        ("demonstr", "protest/demonstration"),
        ("Trial", "trial/trial"),
    ],
)
def test_a_type_that_is_none_is_told_those_near_it(typed: str, near: str) -> None:
    with pytest.raises(BadValue, match=f"no type '{typed}'; near it: .*{near}"):
        read_type(typed, BOOK)


def test_the_nearest_place_of_a_name_is_meant_also_across_a_line() -> None:
    assert find_name("Anna Holm", TEXT, NEAR) == Span(16, 25)
    assert find_name("Anna Holm", TEXT, Span(0, 5)) == Span(0, 9)
    assert find_name("nna", TEXT, NEAR) is None
    assert find_name(" ", TEXT, NEAR) is None
    assert read_name("Radio Orilla", TEXT, NEAR) == Span(37, 49)


@pytest.mark.parametrize(
    ("read", "told"),
    [
        (lambda: read_date("soon", ""), "no date; give EDTF"),
        (lambda: read_date("2021-13", ""), "no date"),
        (lambda: read_number("a dozen"), "no number; give 12, 12-15, or 12"),
        (lambda: read_number("15-12"), "runs backward"),
        (lambda: split_lot("people"), "nothing that is counted"),
        (lambda: split_lot("people..child"), "nothing that is counted"),
        (lambda: split_lot("a.b.c.d"), "nothing that is counted"),
        (lambda: read_type("juggling", BOOK), "no type 'juggling'; it has"),
        (lambda: read_type("flight/juggling", BOOK), "flight has flight/"),
        (lambda: read_type("flight", BOOK), "flight has flight/"),
        (lambda: read_stance("sure"), "no stance; give one of asserted"),
        (lambda: read_time("later"), "no time; give one of past"),
        (lambda: read_chain("Anna Holm", TEXT, NEAR), "nobody's word; give NAME:KIND"),
        (lambda: read_chain("Anna Holm:clown", TEXT, NEAR), "with a kind of named"),
        (lambda: read_chain(":named", TEXT, NEAR), "nobody's word"),
        (lambda: read_chain("Ola Vik:named", TEXT, NEAR), "does not stand in the report"),
        (lambda: read_name("Ola Vik", TEXT, NEAR), "does not stand in the report"),
    ],
)
def test_what_is_no_value_is_refused_with_what_would_be_one(
    read: Callable[[], object], told: str
) -> None:
    with pytest.raises(BadValue, match=told):
        read()


@pytest.mark.parametrize(
    ("facet", "of", "told"),
    [
        ("count", "people.juggled", "of flight there is counted who is displaced, fled"),
        ("who", "juggler", "'juggler' is no role of flight; it has"),
    ],
)
def test_a_count_or_role_its_type_does_not_know_is_refused(
    facet: Facet, of: str, told: str
) -> None:
    with pytest.raises(BadValue, match=told):
        check_part(facet, of, (), BOOK.types["flight"])
    check_part(facet, of, (of,), BOOK.types["flight"])
    check_part(facet, of, (), None)


def test_a_count_or_role_its_type_knows_will_do() -> None:
    kind = BOOK.types["flight"]
    check_part("count", "people.fled", (), kind)
    check_part("who", next(iter(kind.roles.values())), (), kind)
    none = next(one for one in BOOK.types.values() if not one.counted)
    with pytest.raises(BadValue, match="who is nothing"):
        check_part("count", "people.fled", (), none)


def test_what_may_be_meant_by_a_count_or_a_role_is_listed() -> None:
    told = claim("a", "r", Telling(counts=(people(3), people(4)), who=(who("target", "potters"),)))
    assert list_parts(told, "count") == ("people.detained",)
    assert list_parts(told, "who") == ("target",)
    assert list_parts(told, "when") == ()
