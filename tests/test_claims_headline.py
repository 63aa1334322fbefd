"""Headlines: read in the letters of their body, told with it, and never beyond it."""

from dataclasses import replace

import pytest

from claim_reading import book, parser, report_of
from twosource.extractors.claims.rules import RuleExtractor
from twosource.extractors.headline_case import write_small
from twosource.model.claim import Claim
from twosource.stages.layout import lay_out

BODY = (
    "LISK, 3 May 2021 (Tussock Wire) - About forty pickers fled an orchard near Lisk on Monday, a "
    "carter said. The pickers left at night.\n\nNobody was held. The orchard is shut.\n"
)


def claims_of(headline: str, body: str = BODY) -> list[tuple[Claim, str]]:
    """Give the claims of a report with a headline, each with its passage."""
    text = f"{headline}\n\n{body}"
    report = replace(report_of(text), label="headed")
    layout = lay_out(text, None)
    assert layout.parts[0].kind == "headline"
    reading = RuleExtractor().extract(report, layout, parser().parse(report, layout), book())
    return [(claim, claim.passage.of(text)) for claim in reading.claims]


def of_headline(headline: str, body: str = BODY) -> list[Claim]:
    """Give the claims whose trigger stands in the headline."""
    found = claims_of(headline, body)
    return [claim for claim, _ in found if claim.trigger.end <= len(headline)]


def test_a_headline_tells_what_its_body_tells() -> None:
    (claim,) = of_headline("Forty Pickers Fled Orchard")
    assert (claim.type, claim.time, claim.stance) == ("flight", "past", "asserted")
    assert claim.definite
    assert claim.participants == ()


def test_the_present_of_a_headline_is_the_past() -> None:
    (claim,) = of_headline("Forty pickers flee orchard near Lisk")
    assert claim.time == "past"


@pytest.mark.parametrize(
    "headline", ["Twelve pickers killed at orchard near Lisk", "Pickers may flee orchard near Lisk"]
)
def test_what_the_body_does_not_bear_out_is_left_out(headline: str) -> None:
    assert of_headline(headline) == []


def test_a_number_that_the_body_has_otherwise_is_not_counted() -> None:
    (claim,) = of_headline("Forty pickers flee orchard near Lisk")
    assert claim.counts == ()


def test_a_number_that_the_body_has_too_is_counted() -> None:
    (claim,) = of_headline("About forty pickers fled an orchard near Lisk")
    assert [one.outcome for one in claim.counts] == ["fled"]


def test_a_headline_stands_behind_the_first_of_its_kind() -> None:
    found = [claim for claim, _ in claims_of("Forty pickers flee orchard near Lisk")]
    assert [claim.definite for claim in found][:2] == [False, True]


@pytest.mark.parametrize(
    ("headline", "body", "written"),
    [
        (
            "Police Arrest Two in Lisk",
            "Two men faced arrest by police in Lisk.",
            "police arrest two in Lisk",
        ),
        ("TWO HELD IN LISK", "Two men were held.", "two held in LISK"),
        ("A quiet night in Lisk", "A Quiet man.", "A quiet night in Lisk"),
        ("Two", "Nothing.", "Two"),
    ],
)
def test_capitals_are_taken_from_words_the_body_writes_small(
    headline: str, body: str, written: str
) -> None:
    assert write_small(headline, body) == written
    assert len(write_small(headline, body)) == len(headline)
