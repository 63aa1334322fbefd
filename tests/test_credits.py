"""Credits in the text of a report."""

from dataclasses import replace

import pytest

from store_samples import reading, report
from twosource.model.report import Sourced
from twosource.stages.credits import find_cited, find_credit, index_outlets
from twosource.stages.report_facts import gather_agencies, gather_cited

OUTLETS = index_outlets(["North Wire", "Evening Star", "Harbour Times"])


@pytest.mark.parametrize(
    "text",
    [
        "A barn burned in Lisk. (North Wire)",
        "A barn burned in Lisk. (with North Wire)\n\nPolice in Orrin found a horse.",
        "A barn burned in Lisk.\n\n– North Wire",
        "A barn burned in Lisk, as was first reported by the North Wire.",
        "North Wire first reported that a barn burned in Lisk.",
    ],
)
def test_an_outlet_is_credited(text: str) -> None:
    assert find_credit(text, OUTLETS, "Evening Star") == "North Wire"


@pytest.mark.parametrize(
    "text",
    [
        "A barn burned in Lisk. (Ann Holm)",
        "A barn burned in Lisk (North Wire said so) on Monday.",
        "A barn burned in Lisk. (Evening Star)",
        "A barn burned in Lisk. (North Wire)\nA mill burned in Orrin. (Harbour Times)",
    ],
)
def test_no_other_names_and_not_several(text: str) -> None:
    assert find_credit(text, OUTLETS, "Evening Star") is None


def test_a_report_of_no_known_outlet_may_credit_any() -> None:
    assert find_credit("A barn burned in Lisk. (Evening Star)", OUTLETS, None) == "Evening Star"


def test_the_agency_a_reading_found_comes_first_and_names_come_from_the_record() -> None:
    texts = {"a": "A barn burned. (North Wire)", "b": "A mill burned. (North Wire)", "c": "Rain."}
    outlets = {"a": "Evening Star", "b": "Harbour Times", "c": "North Wire"}
    agencies = {"b": Sourced("Lisk Press", "dateline"), "c": Sourced("North Wire", "dateline")}
    reports = {
        key: replace(report(), key=key, text=text, outlet=Sourced(outlets[key], "given"))
        for key, text in texts.items()
    }
    readings = {
        key: replace(reading(one), agency=agencies.get(key), quotations=())
        for key, one in reports.items()
    }
    assert gather_agencies(readings, reports, outlets, index_outlets(outlets.values())) == {
        "a": "North Wire",
        "b": "Lisk Press",
        "c": "North Wire",
    }


@pytest.mark.parametrize(
    "text",
    [
        "A barn burned in Lisk.\n\nSource: North Wire",
        "A barn burned in Lisk.\n\nWith material from the North Wire.",
        "A barn burned in Lisk.\nAdditional reporting by North Wire\n",
        "A barn burned in Lisk.\n\nVia North Wire",
    ],
)
def test_a_line_of_its_own_credits(text: str) -> None:
    assert find_credit(text, OUTLETS, "Evening Star") == "North Wire"
    assert find_credit("Photo: North Wire", OUTLETS, "Evening Star") is None


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("A barn burned. The North Wire says there were two men.", "North Wire"),
        ("A barn burned. According to the North Wire, nobody slept.", "North Wire"),
        ("A barn burned. Ann Holm told North Wire that nobody slept.", "North Wire"),
        ("A barn burned. Ann Holm told the Evening Star that nobody slept.", None),
        ("A barn burned. North Wire said so. The Harbour Times reported more.", None),
        ("A barn burned at the North Wire Works.", None),
    ],
)
def test_the_one_other_outlet_that_is_cited_for_anything(text: str, cited: str | None) -> None:
    assert find_cited(text, OUTLETS, "Evening Star") == cited
    one = replace(report(), key="a", text=text)
    found = gather_cited({"a": one}, {"a": "Evening Star"}, OUTLETS)
    assert found == ({} if cited is None else {"a": cited})
