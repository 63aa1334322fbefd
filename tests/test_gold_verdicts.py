"""What counts as right: chains in their order, names by what they say, a share of all items."""

import pytest

from twosource.measures.verdicts import (
    Item,
    OwnOutlet,
    Verdict,
    count_verdicts,
    judge,
    judge_chain,
    names_equal,
    same_value,
)

ORILLA = OwnOutlet(("Radio Orilla", "OPN"))


@pytest.mark.parametrize(
    ("gold", "got", "verdict"),
    [
        (["ferryman", "Radio Orilla"], ["a ferryman", "radio orilla"], "right"),
        (["ferryman", "Radio Orilla"], ["Radio Orilla", "ferryman"], "wrong"),
        (["ferryman", "Radio Orilla"], ["ferryman"], "wrong"),
        (["ferryman", "Radio Orilla"], [], "missing"),
        (["ferryman", "Radio Orilla"], ["Radio Orilla"], "missing"),
        (["Radio Orilla"], [], "missing"),
        (None, [], "right"),
        (None, ["OPN"], "right"),
        (None, ["ferryman"], "asserted"),
        (None, ["ferryman", "OPN"], "asserted"),
    ],
)
def test_a_chain_is_compared_whole_and_in_order(
    gold: list[str] | None, got: list[str], verdict: Verdict
) -> None:
    assert judge_chain(gold, got, ORILLA) == verdict


def test_the_own_outlet_may_be_left_out_only_where_it_may_be_blank_and_only_as_the_last() -> None:
    own = OwnOutlet.of(["OPN", None])
    assert judge_chain(["ferryman", "OPN"], ["ferryman"], own) == "right"
    assert judge_chain(["ferryman", "Gazette"], ["ferryman"], own) == "wrong"
    assert judge_chain(["ferryman", "OPN"], ["ferryman", "Gazette"], own) == "wrong"
    assert judge_chain(["ferryman", "OPN"], ["ferryman"], OwnOutlet.of("OPN")) == "wrong"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The Evening Star", "evening star"),
        ("José Example", "Jose Example"),
        ("source in Ryanggang", "a source in Yanggang"),
        ("Kwangtung", "Guangdong"),
        ("", ""),
    ],
)
def test_names_are_equal_after_case_articles_and_romanisation(left: str, right: str) -> None:
    assert names_equal(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ann Example", "Example"),
        ("source in the province", "source in the state"),
        ("Example Ann", "Ann Example"),
    ],
)
def test_a_shorter_form_or_another_word_is_another_name(left: str, right: str) -> None:
    assert not names_equal(left, right)


def test_the_percentage_is_of_all_items() -> None:
    kinds: tuple[Verdict, ...] = ("right", "right", "wrong", "missing", "asserted")
    tally = count_verdicts(Item("r", "a1", "time", one, 1, 2) for one in kinds)
    assert (tally.right, tally.wrong, tally.missing, tally.asserted) == (2, 1, 1, 1)
    assert tally.percent == 40.0
    assert count_verdicts([]).percent == 100.0
    assert judge([None, 3], 3, same_value) == "right"
