"""What must hold of any record: every passage re-checks, and what was tampered with is found."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from example_record import (
    build_into,
    example_record,
    keep_silent,
    parts,
    received,
    remembering,
    run,
)
from twosource.model.ids import sha256_hex
from twosource.model.record import Received
from twosource.model.report import Marks, Report, report_key
from twosource.pipeline import Parts, build
from twosource.wiring import open_record

__all__ = ["example_record", "parts", "received", "remembering"]

WORDS = (
    "Police", "arrested", "12 fishermen", "near Hobart", "on 4 May 2021", "the mayor said",
    "killed", "were not hurt", "“no one fled", ".", ",", "\n", "\u00a0", "’s", "Aug. 18", "🌧",
    "according to the Port Herald", "will march", "\r\n", "at least", "families", "(", "—",
)  # fmt: skip


def make_report(text: str) -> Received:
    """Give an invented report of a text."""
    raw = text.encode()
    key = report_key(text, None, None)
    marks = Marks("published", "public")
    return Received(
        Report(key, "any.txt", text, sha256_hex(raw), None, None, None, None, "en", marks), raw
    )


@settings(max_examples=60)
@given(words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=25))
def test_any_text_is_read_and_every_passage_of_it_re_checks(
    words: list[str], parts: Parts, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("any") / "any.db"
    text = " ".join(words)
    with open_record(path, create=True) as store:
        build(store, parts, [make_report(text)], keep_silent)
        assert store.check().faults == ()
        for one in store.claims():
            assert one.claim.passage.covers(one.claim.trigger)
            assert one.claim.passage.end <= len(text)


def test_every_passage_of_the_examples_re_checks(example_record: Path) -> None:
    with open_record(example_record) as store:
        result = store.check()
    assert result.checked > 100
    assert result.faults == ()


@pytest.mark.parametrize(
    "change",
    [
        "update reports set text = replace(text, 'police', 'patrol')",
        "update reports set text = substr(text, 1, 40)",
        "update originals set raw = x'00'",
    ],
)
def test_what_was_changed_behind_the_record_s_back_is_found(
    change: str, tmp_path: Path, remembering: Parts, received: list[Received]
) -> None:
    path = tmp_path / "changed.db"
    build_into(path, remembering, received)
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute(change)
    result = run("check", "--record", str(path))
    assert result.exit_code == 1
    assert "100.00 %" not in result.output


def test_a_flipped_byte_is_found(
    tmp_path: Path, remembering: Parts, received: list[Received]
) -> None:
    path = tmp_path / "flipped.db"
    build_into(path, remembering, received)
    content = bytearray(path.read_bytes())
    content[content.index(b"Invercargill")] ^= 1
    path.write_bytes(bytes(content))
    result = run("check", "--record", str(path))
    assert result.exit_code != 0
