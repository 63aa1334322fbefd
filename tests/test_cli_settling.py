"""`twosource decide report`: what becomes of a report, said and told in a terminal."""

from pathlib import Path

import pytest

from desk import example_record, parts, received, record, remembering
from example_record import run

__all__ = ["example_record", "parts", "received", "record", "remembering"]
LABEL = "ferry_grounding.txt"


def test_a_report_is_settled_listed_and_given_back(record: Path) -> None:
    where = ("--record", str(record))
    told = run("decide", "report", LABEL, "done", "--by", "R1", *where)
    assert told.stdout == f"Decision 1: {LABEL} is done, by R1.\n"
    assert "is done, R1 (decision 1," in run("report", LABEL, *where).stdout
    words = ("nothing-codable", "--reason", "a forecast", "--by", "R2", "--note", "read twice")
    run("decide", "report", LABEL, *words, *where)
    listed = run("decide", "list", *where).stdout.splitlines()
    assert listed[0].startswith(f"1. {LABEL} is done, by R1, ")
    assert f"{LABEL} is without anything to code: a forecast, by R2" in listed[1]
    assert listed[1].endswith("“read twice”")
    run("decide", "undo", "2", *where)
    assert "is done, R1 (decision 1," in run("report", LABEL, *where).stdout


@pytest.mark.parametrize(
    "words", [("done", "--reason", "a forecast"), ("nothing-codable",), ("read",)]
)
def test_a_reason_goes_with_nothing_to_code_alone(record: Path, words: tuple[str, ...]) -> None:
    told = run("decide", "report", LABEL, *words, "--by", "R1", "--record", str(record))
    assert told.exit_code == 2
    assert "No decision" in run("decide", "list", "--record", str(record)).stdout
