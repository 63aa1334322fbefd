"""Reads single sentences as reports are read, for the tests of the claims extractor."""

from functools import cache

from twosource.extractors.claims.rules import RuleExtractor
from twosource.extractors.spacy_parser import SpacyParser
from twosource.model.claim import Claim, Reading
from twosource.model.codebook import Codebook
from twosource.model.report import Layout, Marks, Part, Report, report_key
from twosource.model.spans import Span
from twosource.readers.codebooks import load_codebook


@cache
def parser() -> SpacyParser:
    """Give the language model, loaded once."""
    return SpacyParser()


@cache
def book() -> Codebook:
    """Give the shipped codebook."""
    return load_codebook()


def report_of(text: str) -> Report:
    """Give a report of a text and nothing else."""
    return Report(
        key=report_key(text, None, None),
        label="example",
        text=text,
        sha256="",
        title=None,
        outlet=None,
        published=None,
        url=None,
        language="en",
        marks=Marks(),
    )


def read(text: str, codebook: Codebook | None = None) -> Reading:
    """Give the reading of a text that is one paragraph of body."""
    layout = Layout((Part("body", Span(0, len(text))),), None)
    report = report_of(text)
    parse = parser().parse(report, layout)
    return RuleExtractor().extract(report, layout, parse, codebook or book())


def claims_of(text: str, name: str) -> list[Claim]:
    """Give the claims of one type in a text."""
    return [claim for claim in read(text).claims if claim.type == name]


def only(text: str, name: str) -> Claim:
    """Give the one claim of a type in a text."""
    (claim,) = claims_of(text, name)
    return claim
