"""The two reports the project began with: every quotation and chain of the answers."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from twosource.extractors.attribution import Attributions, attribute
from twosource.extractors.attribution.names import fold
from twosource.extractors.spacy_parser import SpacyParser
from twosource.model.report import Marks, Report, report_key
from twosource.model.spans import Span
from twosource.stages.layout import lay_out

REPORTS = ("000_7f3989d46b178624.txt", "001_c55188e967fe9048.txt")
PARSER = SpacyParser()


def read(data: Path, name: str) -> tuple[str, Attributions, dict[str, Any]]:
    text = (data / "reports" / name).read_bytes().decode("utf-8")
    gold = json.loads((data / "gold" / "first_reports.json").read_text("utf-8"))
    key = report_key(text, None, None)
    report = Report(key, name, text, "", None, None, None, None, "en", Marks())
    layout = lay_out(text, None)
    found = attribute(report, layout, PARSER.parse(report, layout))
    return text, found, gold["reports"][name]


def locate(text: str, words: str) -> Span:
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    match = re.search(pattern, text)
    assert match is not None
    return Span(match.start(), match.end())


def is_right(found: list[str], expected: list[str] | None) -> bool:
    """The report's own outlet alone is no error where nobody is named."""
    wanted = [fold(name) for name in expected or ()]
    return found == wanted or (expected is None and len(found) <= 1)


@pytest.mark.parametrize("name", REPORTS)
def test_every_quotation_is_found_with_its_chain(data: Path, name: str) -> None:
    text, found, gold = read(data, name)
    chains = {one.span: [fold(voice.name) for voice in one.chain] for one in found.quotations}
    assert len(chains) == len(gold["quotes"])
    for quote in gold["quotes"]:
        assert is_right(chains[locate(text, quote["text"])], quote["said_by"])


@pytest.mark.parametrize("name", REPORTS)
def test_every_attributed_claim_has_its_chain(data: Path, name: str) -> None:
    text, found, gold = read(data, name)
    told = [one for one in (*gold["claims"], *gold.get("negated", ())) if "said_by" in one]
    for claim in told:
        # An unattributed lead takes the chain of its restatement later on.
        if "restates" in claim.get("note", ""):
            continue
        whole = locate(text, claim["passage"])
        words = [
            Span(whole.start + one.start(), whole.start + one.end())
            for one in re.finditer(r"\w+", whole.of(text))
        ]
        chains = [[fold(voice.name) for voice in found.chain_at(word)] for word in words]
        assert any(is_right(chain, claim["said_by"]) for chain in chains), claim["id"]


@pytest.mark.parametrize("name", REPORTS)
def test_the_outlet_and_how_it_is_known(data: Path, name: str) -> None:
    _, found, gold = read(data, name)
    assert found.outlet is not None
    accepted = gold["outlet"] if isinstance(gold["outlet"], list) else [gold["outlet"]]
    assert found.outlet.value in accepted
    assert found.outlet.how.split(":")[0] == ("dateline" if gold.get("agency") else "inferred")


def test_the_day_the_source_spoke_is_the_day_of_the_statement(data: Path) -> None:
    text, found, _ = read(data, REPORTS[1])
    start = text.index("16 residents")
    assert [one.of(text) for one in found.stated_at(Span(start, start + 2))] == ["August 8th"]
