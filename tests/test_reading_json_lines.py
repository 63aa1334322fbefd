"""Each line of JSON Lines is a report or is named with its reason, and the rest goes on."""

import gzip
import io
import json
from pathlib import Path

import pytest

from twosource.model.ids import sha256_hex
from twosource.model.report import Marks, Report, Sourced
from twosource.readers.inputs import Defaults, LeftOut, Received, read_all
from twosource.readers.published import read_published
from twosource.readers.received import name_host

TEXT = "The dam above the town burst on Monday."


def read(*lines: object, defaults: Defaults | None = None) -> list[Received | LeftOut]:
    raw = b"\n".join(
        line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines
    )
    return list(read_all(["-"], defaults or Defaults(), io.BytesIO(raw)))


def report(line: dict[str, object], defaults: Defaults | None = None) -> Report:
    found = read(line, defaults=defaults)[0]
    assert isinstance(found, Received)
    return found.report


def test_a_line_gives_all_it_says() -> None:
    line = {
        "id": 7,
        "text": TEXT,
        "title": " Dam bursts ",
        "outlet": "Example Press",
        "url": "https://example.org/dam",
        "published": "2015-08-18T10:00:00Z",
        "language": "en-GB",
        "consent": "partners",
        "handling": "call first",
        "more": [1],
    }
    found = report(line)
    assert (found.label, found.text, found.url) == ("7", TEXT, "https://example.org/dam")
    assert found.title == Sourced("Dam bursts", "given")
    assert found.outlet == Sourced("Example Press", "given")
    assert found.published == Sourced("2015-08-18", "given")
    assert found.marks == Marks("published", "partners", "call first")


def test_only_the_text_is_needed() -> None:
    found = report({"text": TEXT, "title": None, "outlet": "", "id": " "})
    assert (found.label, found.title, found.outlet, found.url) == ("stdin#1", None, None, None)
    assert found.marks == Marks("confidential", "unknown", None)


def test_the_marks_of_a_line_win_over_those_for_all() -> None:
    everything = Defaults(Marks("restricted", "internal", "lock away"))
    assert report({"text": TEXT, "url": "http://example.org"}, everything).marks == Marks(
        "restricted", "internal", "lock away"
    )
    assert report({"text": TEXT, "access": "published"}, everything).marks == Marks(
        "published", "internal", "lock away"
    )
    assert report({"text": TEXT, "url": "ftp://example.org"}).marks == Marks()


def test_the_hash_is_that_of_the_line() -> None:
    raw = b'{"text": "The dam burst."}'
    found = next(read_all(["-"], Defaults(), io.BytesIO(raw + b"\r\n")))
    assert isinstance(found, Received)
    assert (found.raw, found.report.sha256) == (raw, sha256_hex(raw))


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b'{"text": ', "broken JSON"),
        (b'{"text": "\xff\xfe"}', "broken JSON"),
        (b'{"text": "\\ud800 is half a sign"}', "broken JSON"),
        (b'{"more": ' + b"[" * 100_000, "broken JSON"),
        ([1, 2], "wrong line"),
        ({"title": "Dam bursts"}, "wrong line: Object missing required field `text`"),
        ({"text": 7}, "wrong line"),
        ({"text": TEXT, "access": "secret"}, "wrong line"),
        ({"text": TEXT, "published": 20150818}, "wrong line"),
        ({"text": "  "}, "empty"),
        ({"text": "the dam\0burst"}, "binary"),
        ({"text": "the dam " * 100}, "too large: more than 300 bytes"),
    ],
)
def test_a_bad_line_is_named_and_the_rest_goes_on(line: object, why: str) -> None:
    limit = Defaults(max_bytes=200_000 if isinstance(line, bytes) else 300)
    first, bad, last = read({"text": TEXT}, line, {"text": TEXT}, defaults=limit)
    assert isinstance(first, Received)
    assert isinstance(bad, LeftOut)
    assert (bad.label, bad.reason[: len(why)]) == ("stdin#2", why)
    assert isinstance(last, Received)
    assert last.report.label == "stdin#3"


def test_a_line_keeps_the_language_it_gives() -> None:
    outcomes = read({"text": TEXT, "language": "de"}, {"text": TEXT, "language": "eng"})
    found = [one.report.language for one in outcomes if isinstance(one, Received)]
    assert found == ["de", "en"]


def test_a_last_line_that_is_too_long_ends_the_stream() -> None:
    outcomes = read({"text": "the dam " * 100}, defaults=Defaults(max_bytes=300))
    assert [type(one) for one in outcomes] == [LeftOut]


def test_a_mark_before_the_first_line_is_passed_over() -> None:
    outcomes = read(b'\xef\xbb\xbf{"text": "The dam burst."}')
    assert isinstance(outcomes[0], Received)


def test_a_second_report_of_one_id_is_labelled_by_its_line(tmp_path: Path) -> None:
    line = json.dumps({"id": "a", "text": TEXT})
    (tmp_path / "x.jsonl").write_text(f"{line}\n{line}\n")
    (tmp_path / "a").with_suffix(".txt").write_text(TEXT)
    outcomes = list(read_all([str(tmp_path)], Defaults()))
    labels = [one.report.label for one in outcomes if isinstance(one, Received)]
    assert labels == ["a.txt", "a", "x.jsonl#2"]


def test_a_cut_archive_gives_what_it_holds_and_is_named(tmp_path: Path) -> None:
    lines = "".join(json.dumps({"text": f"{TEXT} {n * 7919 % 1009}"}) + "\n" for n in range(3000))
    packed = gzip.compress(lines.encode())
    (tmp_path / "a.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    outcomes = list(read_all([str(tmp_path)], Defaults()))
    assert isinstance(outcomes[0], Received)
    assert isinstance(outcomes[-1], LeftOut)
    assert outcomes[-1].reason.startswith("unreadable from here on")
    assert all(isinstance(one, Received) for one in outcomes[:-1])
    (tmp_path / "a.jsonl.gz").write_bytes(b"no archive")
    assert [type(one) for one in read_all([str(tmp_path)], Defaults())] == [LeftOut]


@pytest.mark.parametrize(
    ("given", "day"),
    [
        ("2015-08-18", "2015-08-18"),
        (" 2015-08-18 10:00:00 ", "2015-08-18"),
        ("2015-08-18T23:30:00-05:00", "2015-08-18"),
        ("2015-08", "2015-08"),
        ("2015", "2015"),
        ("Tue, 18 Aug 2015 10:00:00 GMT", "2015-08-18"),
        ("2015-13-01", None),
        ("2015-02-30", None),
        ("0000-01-01", None),
        ("18/8/2015", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_day_of_publication_is_read_or_left_blank(given: str, day: str | None) -> None:
    assert read_published(given) == day
    found = report({"text": TEXT, "published": given}).published
    assert found == (Sourced(day, "given") if day else None)


def test_a_line_without_an_outlet_is_named_by_the_host_of_its_address() -> None:
    for url, host in (
        ("https://www.valley-times.example/fire", "valley-times.example"),
        ("ftp://valley-times.example/fire", None),
        ("https://[broken", None),
        ("https:///fire", None),
    ):
        named = name_host(url)
        assert (named.value if named else None) == host


@pytest.mark.parametrize(
    ("given", "kept"), [({"withdrawn": True}, True), ({"withdrawn": False}, False), ({}, False)]
)
def test_a_line_may_say_that_its_report_was_withdrawn(given: dict[str, object], kept: bool) -> None:  # noqa: FBT001 - a case of the table
    assert report({"text": TEXT, **given}).withdrawn is kept
