"""Credits in the text of a report."""

from dataclasses import replace

import pytest

from store_samples import reading, report
from twosource.model.report import Sourced
from twosource.stages.credits import find_credit, index_outlets
from twosource.stages.kept import Kept

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
    assert Kept(reports, readings, {}).agencies() == {
        "a": "North Wire",
        "b": "Lisk Press",
        "c": "North Wire",
    }
