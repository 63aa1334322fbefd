"""`make bench-record` in small: it measures what it says, on a record that holds together."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

import bench_record
from record_figures import Figures, tell
from record_generator import CLAIMS, make, make_events, make_word
from twosource.record_name import Address, RecordName
from twosource.stores.sql import open_store

SIZE = 24


def run(where: RecordName) -> dict[str, Figures]:
    """Do all steps in this process."""
    steps = ("add", "derive", "plain", "size", "read", "lines", "view", "check")
    return {step: bench_record.work(step, where, SIZE, 0) for step in steps}


def test_all_steps_run_on_both_databases_and_give_figures(where: RecordName) -> None:
    found = run(where)
    assert found["derive"]["claims"] == SIZE * CLAIMS
    assert found["view"]["events"] == found["derive"]["events"] > SIZE
    assert found["lines"]["listed"] == found["view"]["events"]
    assert found["plain"]["rows"] > SIZE * CLAIMS
    assert found["size"]["bytes"] > found["size"]["plain"] * 0.5 > 0
    assert all(figure > 0 for figures in found.values() for figure in figures.values())
    told = list(tell(SIZE, found))
    assert told[0].startswith("24 reports, 120 claims, ")
    assert any("MB/s" in line for line in told)
    assert sum(line.endswith(" ms |") for line in told) == 16
    with open_store(where, create=False) as store:
        assert store.counts().claims == SIZE * CLAIMS
        assert not store.check().faults


def test_the_plain_rows_stand_beside_the_record(tmp_path: Path) -> None:
    assert bench_record.name_beside(tmp_path / "r.db") == tmp_path / "plain-r.db"
    address = Address("records", schema="quay")
    assert bench_record.name_beside(address) == replace(address, schema="quay_plain")


def test_each_step_can_run_in_a_process_of_its_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = tmp_path / "r.db"
    found = bench_record.run_apart("add", where, 3, 0)
    assert found["peak"] > 10
    bench_record.main(["--inside", "check", "--record", str(where), "--size", "3"])
    assert json.loads(capsys.readouterr().out)["checked"] > 3


def test_the_same_number_makes_the_same_report_and_its_passages_stand_in_it() -> None:
    made = make(7)
    assert made == make(7)
    assert made != make(8)
    text = made.report.text
    for claim in made.reading.claims:
        assert claim.trigger.of(text) == "held"
        assert claim.counts[0].span.of(text).endswith("clerks")
        assert claim.participants[0].span.of(text) == "clerks"
        assert claim.places[0].span.of(text) == "Portville"
        assert claim.times[0].of(text).endswith("May")
        assert claim.chain[0].span is not None
        assert claim.chain[0].span.of(text) == "a witness"


def test_every_claim_is_of_one_event_and_words_differ() -> None:
    claims = [one for number in range(40) for one in make(number).grounded]
    events = [event for event, _ in make_events(claims)]
    told = [claim for event in events for claim in event.claims]
    assert told == [one.claim.id for one in claims]
    assert len({make_word(number) for number in range(5000)}) == 5000
