"""Reports are read from folders, files, globs and a stream, and what cannot be is named."""

import gzip
import io
import os
from pathlib import Path

import pytest

from twosource.model.ids import sha256_hex
from twosource.model.report import Marks
from twosource.readers.inputs import Defaults, LeftOut, Received, count_sources, read_all

TEXT = "The dam above the town burst on Monday, and the water took two of the bridges.\n"


def read(*sources: str | Path, defaults: Defaults | None = None) -> list[Received | LeftOut]:
    return list(read_all([str(source) for source in sources], defaults or Defaults()))


def labels(outcomes: list[Received | LeftOut]) -> list[str]:
    return [one.report.label if isinstance(one, Received) else one.label for one in outcomes]


def only(outcomes: list[Received | LeftOut]) -> Received:
    assert len(outcomes) == 1
    assert isinstance(outcomes[0], Received)
    return outcomes[0]


def reason(outcomes: list[Received | LeftOut]) -> str:
    assert len(outcomes) == 1
    assert isinstance(outcomes[0], LeftOut)
    assert outcomes[0].remedy
    return outcomes[0].reason


def test_a_text_is_kept_exactly_as_received(tmp_path: Path) -> None:
    raw = f"{TEXT}\r\n\u00a0\u201cWe ran,\u201d she said.  \n".encode()
    (tmp_path / "a.txt").write_bytes(raw)
    received = only(read(tmp_path / "a.txt"))
    assert received.raw == raw
    assert received.report.text == raw.decode()
    assert received.report.sha256 == sha256_hex(raw)
    assert received.report.label == "a.txt"
    assert (received.report.title, received.report.outlet, received.report.published) == (None,) * 3
    assert (received.report.marks, received.report.language) == (Marks(), "en")


def test_only_the_byte_order_mark_is_dropped(tmp_path: Path) -> None:
    (tmp_path / "8.txt").write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    (tmp_path / "16le.txt").write_bytes(b"\xff\xfe" + TEXT.encode("utf-16-le"))
    (tmp_path / "16be.txt").write_bytes(b"\xfe\xff" + TEXT.encode("utf-16-be"))
    outcomes = read(tmp_path)
    assert {one.report.text for one in outcomes if isinstance(one, Received)} == {TEXT}
    assert len({one.report.key for one in outcomes if isinstance(one, Received)}) == 1
    assert len(outcomes) == 3


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "empty"),
        (b" \n\xc2\xa0\n", "empty"),
        (b"the dam\0burst", "binary, no text"),
        (b"\x89PNG\0\xff\xfe", "binary, no text"),
        (b"\x01\x02\x03the dam", "binary, no text"),
        ("the caf\u00e9 was flooded".encode("latin-1"), "undecodable: not UTF-8 from byte 7 on"),
        (b"\xff\xfet", "undecodable: not UTF-16-LE from byte 0 on"),
        (("x" * 200).encode(), "too large: more than 100 bytes"),
    ],
)
def test_what_is_no_text_is_named_with_its_reason(tmp_path: Path, raw: bytes, why: str) -> None:
    (tmp_path / "a.txt").write_bytes(raw)
    assert reason(read(tmp_path / "a.txt", defaults=Defaults(max_bytes=100))) == why


def test_a_text_of_another_language_is_a_report(tmp_path: Path) -> None:
    text = "Der Damm ist gebrochen, sagte die Polizei am Montag in der Stadt."
    (tmp_path / "a.txt").write_text(text)
    (found,) = read(tmp_path)
    assert isinstance(found, Received)
    assert (found.report.text, found.report.language) == (text, "de")


def test_what_is_no_report_in_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    (tmp_path / "notes").write_text(TEXT)
    (tmp_path / ".hidden.txt").write_text(TEXT)
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "b.txt").write_text(TEXT)
    outcomes = read(tmp_path)
    assert [one.reason for one in outcomes if isinstance(one, LeftOut)] == [
        "unknown kind of file (.pdf)",
        "unknown kind of file (no suffix)",
    ]
    assert labels(outcomes) == ["a.pdf", "notes"]


def test_missing_sources_are_named(tmp_path: Path) -> None:
    assert reason(read(tmp_path / "none.txt")) == "no such file or folder"
    assert reason(read(tmp_path / "*.txt")) == "no file matches"
    assert reason(read(tmp_path)) == "no files in this folder"


def test_what_cannot_be_opened_is_named(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    assert reason(read(tmp_path)) == "no regular file"
    os.mkfifo(tmp_path / "pipe.txt")
    assert [one.reason for one in read(tmp_path) if isinstance(one, LeftOut)] == [
        "no regular file",
        "no regular file",
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "sub").mkdir(mode=0)
    reasons = [one.reason for one in read(tmp_path) if isinstance(one, LeftOut)]
    (tmp_path / "sub").chmod(0o700)
    assert reasons == ["unreadable folder: Permission denied", "unreadable: Permission denied"]


def test_a_failing_disk_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "sub").mkdir()

    def fail(_path: object) -> None:
        raise OSError(5, "Input/output error", str(tmp_path / "sub"))

    monkeypatch.setattr(Path, "read_bytes", fail)
    assert reason(read(tmp_path / "a.txt")) == "unreadable: Input/output error"
    monkeypatch.setattr(os, "scandir", fail)
    assert reason(read(tmp_path)) == "unreadable folder: Input/output error"


def test_files_come_in_order_and_once(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "a.txt", "b/d.txt"):
        (tmp_path / name).write_text(f"{name}. {TEXT}")
    assert labels(read(tmp_path)) == ["a.txt", "c.txt", "d.txt"]
    assert labels(read(tmp_path / "c.txt", tmp_path)) == ["c.txt", "a.txt", "d.txt"]
    assert labels(read(tmp_path / "*.txt")) == ["a.txt", "c.txt"]
    assert labels(read(tmp_path / "*")) == ["a.txt", "d.txt", "c.txt"]
    assert count_sources([str(tmp_path), "-"]) == 4


def test_files_of_one_name_are_told_apart_by_their_paths(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(TEXT)
    assert labels(read(tmp_path)) == ["one/a.txt", "two/a.txt"]
    both = [tmp_path / "one", tmp_path / "two"]
    whole = [f"{folder.as_posix()}/a.txt" for folder in both]
    assert labels(read(*both)) == whole
    assert labels(read(*reversed(both))) == whole[::-1]
    keys = {one.report.key for one in read(tmp_path) if isinstance(one, Received)}
    assert len(keys) == 1


def test_marks_given_for_all_hold(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    marks = Marks("restricted", "partners", "show to nobody")
    assert only(read(tmp_path, defaults=Defaults(marks))).report.marks == marks


def test_each_file_is_called_finished(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.jsonl").write_text('{"text": "The dam burst."}\n')
    (tmp_path / "c.jsonl.gz").write_bytes(gzip.compress(b'{"text": "The dam burst."}'))
    done: list[str] = []
    stream = io.BytesIO(b'{"text": "The dam burst."}\n\n{"text": "It rained.", "id": "x"}')
    outcomes = list(read_all([str(tmp_path), "-"], Defaults(), stream, done.append))
    assert labels(outcomes) == ["a.txt", "b.jsonl#1", "c.jsonl.gz#1", "stdin#1", "x"]
    assert done == ["a.txt", "b.jsonl", "c.jsonl.gz", "stdin"]


def test_the_stream_is_standard_input_unless_given(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = io.TextIOWrapper(io.BytesIO(b'{"text": "The dam burst."}'))
    monkeypatch.setattr("sys.stdin", lines)
    assert labels(read("-")) == ["stdin#1"]
