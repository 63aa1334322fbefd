"""What a claim could share with another, by kind."""

import pytest

from matching_claims import KENYA, KISUMU, MUSAN, NAIROBI, Telling, at_least, claim, people, who
from twosource.stages.sharing import KINDS, Around, list_things


def things(kind: str, telling: Telling, around: Around | None = None) -> list[str]:
    listed = list_things(claim("a", "one", telling), around or Around())
    return list(listed.things[KINDS.index(kind)])


@pytest.mark.parametrize(
    ("when", "shared"),
    [
        ("2021-05-04", ["2021-05-04", "2021-05-05", "2021-05"]),
        ("2021-05-30/2021-06-01", ["2021-05-30", "2021-05-31", "2021-06-01", "2021-06-02"]
         + ["2021-05", "2021-06"]),
        ("2021-05-01/2021-05-31", ["2021-05"]),
        ("2021-01-01/2021-12-31", ["2021"]),
        ("XXXX-05-04", []),
        (None, []),
    ],
)  # fmt: skip
def test_a_time_is_shared_by_days_or_where_it_is_wide_by_months(
    when: str | None, shared: list[str]
) -> None:
    assert things("time", Telling(when=when)) == shared


def test_two_days_side_by_side_share_one_and_two_apart_none() -> None:
    first, second, third = (
        {one for one in things("time", Telling(when=f"2021-05-0{number}")) if len(one) > 7}
        for number in (4, 5, 6)
    )
    assert first & second
    assert second & third
    assert not first & third


def test_what_is_told_without_a_day_shares_the_months_before_it_was_written() -> None:
    assert things("time", Telling(written="2021-06-03")) == ["2021-05", "2021-06"]


@pytest.mark.parametrize(
    ("when", "shared"),
    [
        ("2021-05-04", ["05-04", "05-05"]),
        ("XXXX-05-04", ["05-04", "05-05"]),
        ("XXXX-02-29", ["02-29", "03-01"]),
        ("XXXX-07-01/XXXX-07-10", ["XXXX-07"]),
        ("2021-05-01/2021-05-31", []),
        (None, []),
    ],
)
def test_a_day_without_a_year_is_shared_by_month_and_day(
    when: str | None, shared: list[str]
) -> None:
    assert things("open", Telling(when=when)) == shared


def test_whose_year_is_open_is_told() -> None:
    assert list_things(claim("a", "one", Telling(when="XXXX-05-04")), Around()).open_year
    assert not list_things(claim("a", "one", Telling(when="2021-05-04")), Around()).open_year


def test_a_place_is_shared_with_what_it_lies_in() -> None:
    assert things("place", Telling(where=KENYA)) == ["KE"]
    assert things("place", Telling(where=KISUMU)) == ["geonames:191245", "KE-17"]
    assert things("place", Telling(where=MUSAN)) == ["geonames:2042893", "KP-09", "KP-09/musan"]


def test_a_claim_without_a_place_shares_the_few_its_report_names() -> None:
    few = Around(scenes={"one": {NAIROBI.id: "Nairobi", "iso:KE-17": "Kisumu County"}})
    many = Around(scenes={"one": {f"own:{number}": "…" for number in range(6)}})
    assert things("place", Telling(), few) == [NAIROBI.id, "KE-17"]
    assert things("place", Telling(), many) == []
    assert things("place", Telling(where=NAIROBI), few) == [NAIROBI.id, "KE-30"]


def test_numbers_above_one_names_and_texts_are_shared() -> None:
    counts = people(17), people(1), at_least(5)
    assert things("number", Telling(counts=counts)) == ["people detained 17"]
    bodies = (
        who("actor", "The Harbour Board", "organisation"),
        who("actor", "Governor Ann Example", private=False),
        who("target", "Ben Sample"),
        who("target", "a fisher", named=False, private=False),
    )
    assert things("name", Telling(who=bodies)) == ["harbour board", "example"]
    assert things("text", Telling(), Around(roots={"one": "two"})) == ["two"]
    assert things("text", Telling()) == ["one"]
