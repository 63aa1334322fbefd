"""Which outlet "the newspaper" is."""

import pytest

from matching_claims import Telling, claim, masthead, voice
from twosource.model.claim import Voice
from twosource.model.values import GroundedClaim
from twosource.stages.credits import Known, index_outlets
from twosource.stages.outlet_words import name_outlets

OWN = masthead("North Wire")
STAR = voice("Evening Star", "outlet")
PAPER = voice("newspaper", "outlet")
SOURCE = voice("source", "unnamed")


def told(*chain: Voice, id_: str = "a", outlet: str | None = None) -> GroundedClaim:
    return claim(id_, "r", Telling(chain=chain, outlet=outlet))


def named(one: GroundedClaim, *others: GroundedClaim, known: Known | None = None) -> list[str]:
    """Give the names in a claim's chain, read beside the other claims of its report."""
    found, *_ = name_outlets([one, *others], known or {})
    return [hop.name for hop in found.claim.chain]


def test_it_is_the_outlet_beside_it_in_the_chain() -> None:
    assert named(told(SOURCE, PAPER, STAR, OWN)) == [
        "source",
        "Evening Star",
        "Evening Star",
        "North Wire",
    ]


def test_it_is_the_only_other_outlet_the_report_names() -> None:
    assert named(told(PAPER, OWN), told(STAR, OWN, id_="b"))[0] == "Evening Star"
    assert named(told(PAPER, outlet="North Wire"), told(STAR, id_="b"))[0] == "Evening Star"


def test_where_none_is_named_it_is_the_reports_own() -> None:
    assert named(told(PAPER, OWN))[0] == "North Wire"
    assert named(told(PAPER, outlet="North Wire")) == ["North Wire"]
    assert named(told(PAPER)) == ["newspaper"]
    assert name_outlets([told()], {})[0].claim.chain == ()


def test_where_several_are_named_nobody_can_say() -> None:
    others = told(STAR, OWN, id_="b"), told(voice("Morning Herald", "outlet"), OWN, id_="c")
    assert named(told(PAPER, OWN), *others)[0] == "newspaper"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("newspaper’s website", "unnamed"),
        ("news site", "outlet"),
        ("report by the agency", "document"),
    ],
)
def test_other_words_for_an_outlet(name: str, kind: str) -> None:
    meant = Voice(name, kind, None, None, "stated")  # type: ignore[arg-type]  # a kind as text
    assert named(told(meant, OWN), told(STAR, OWN, id_="b"))[0] == "Evening Star"


def test_a_report_in_an_outlet_is_that_outlet() -> None:
    assert named(told(voice("a report in the Evening Star", "outlet"), OWN))[0] == "Evening Star"
    document = voice("report by the Evening Star", "document")
    assert (
        named(told(document, OWN), known=index_outlets(["The Evening Star"]))[0] == "Evening Star"
    )
    assert named(told(document, OWN))[0] == "report by the Evening Star"


def test_the_website_of_an_outlet_is_that_outlet() -> None:
    known = index_outlets(["The Evening Star"])
    for words in ("Evening Star’s website", "the Evening Star's online edition"):
        assert named(told(voice(words, "unnamed"), OWN), known=known)[0].endswith("Evening Star")
    assert named(told(voice("Ann Vik’s website", "unnamed"), OWN), known=known)[0] == (
        "Ann Vik’s website"
    )


def test_a_body_of_an_outlets_name_is_that_outlet() -> None:
    body = told(voice("Evening Star", "organisation"), OWN, id_="b")
    found = index_outlets(["Evening Star"])
    assert named(told(PAPER, OWN), body, known=found)[0] == "Evening Star"
    assert named(told(PAPER, OWN), body)[0] == "North Wire"


def test_who_was_taken_for_a_person_is_the_outlet_of_that_whole_name() -> None:
    found = index_outlets(["Chaco Hoy"])
    read = name_outlets([told(voice("Chaco Hoy"), OWN)], found)[0].claim.chain[0]
    assert read.kind == "outlet"
    other = name_outlets([told(voice("Ana Hoy"), OWN)], found)[0].claim.chain[0]
    assert other.kind == "named"


def test_nobody_else_is_taken_for_an_outlet() -> None:
    chain = [voice("police station", "government"), voice("Ann Holm"), voice("site", "named")]
    assert named(told(*chain, OWN), told(STAR, OWN, id_="b"))[:3] == [hop.name for hop in chain]
