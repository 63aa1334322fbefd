"""`twosource measure attribution`: scores labelled texts, keeps what it found in all."""

import json
from pathlib import Path

import pytest

from example_record import run
from labelled_lines import write

TEXT = "The bridge is unsafe, the mayor said."
LABELS = [{"source": [[22, 31]], "cue": [[32, 36]], "content": [[0, 20]]}]
WAYS = [[], ["--rules-only"]]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", ["labelled.jsonl", "labelled.jsonl.gz"])
def test_labelled_texts_are_scored(tmp_path: Path, name: str, way: list[str]) -> None:
    file = write(tmp_path / name, {"text": TEXT, "attributions": LABELS}, {"text": "It rained."})
    told = run("measure", "attribution", str(file), *way)
    assert told.exit_code == 0
    assert "2 texts read" in told.output
    assert "1 of them labelled" in told.output
    assert "whole, in the main" in told.output
    assert told.output.count("100.0") == 24


def test_the_figures_come_as_json_too(tmp_path: Path) -> None:
    file = write(tmp_path / "a.jsonl", {"id": 7, "text": TEXT, "attributions": LABELS})
    told = json.loads(run("measure", "attribution", str(file), "--json").stdout)
    assert told["whole_partial"] == {"p": 100, "r": 100, "f1": 100}
    assert (told["labelled"], set(told["exact"])) == (1, {"source", "cue", "content"})
    assert told["texts_per_second"] > 0


def test_texts_without_labels_give_what_was_found(tmp_path: Path) -> None:
    file = write(tmp_path / "a.jsonl", {"id": "x", "text": TEXT}, {"text": "It rained."})
    out = tmp_path / "found.jsonl"
    told = run("measure", "attribution", str(file), "--predictions", str(out))
    assert "nothing" not in told.output
    assert "--predictions" in told.output
    found = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert found == [{"id": "x", "attributions": LABELS}, {"id": "2", "attributions": []}]


def test_labels_are_never_read_to_find_them(tmp_path: Path) -> None:
    wrong = [{"source": [[0, 3]], "cue": [[4, 10]], "content": [[11, 13]]}]
    file = write(tmp_path / "a.jsonl", {"text": TEXT, "attributions": wrong})
    out = tmp_path / "found.jsonl"
    run("measure", "attribution", str(file), "--predictions", str(out))
    assert json.loads(out.read_text(encoding="utf-8"))["attributions"] == LABELS


def test_a_line_that_is_none_is_named(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text('{"text": "It rained."}\n\n{"title": "no text"}\n', encoding="utf-8")
    told = run("measure", "attribution", str(file))
    assert told.exit_code == 2
    assert "line 3" in told.output
    assert "--help" in told.output


def test_a_file_that_is_not_packed_as_it_says_is_named(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl.gz"
    file.write_text('{"text": "It rained."}\n', encoding="utf-8")
    told = run("measure", "attribution", str(file))
    assert told.exit_code == 2
    assert "pack it anew" in told.output


def test_quiet_prints_nothing_but_keeps_what_was_found(tmp_path: Path) -> None:
    file = write(tmp_path / "a.jsonl", {"text": TEXT, "attributions": LABELS})
    out = tmp_path / "found.jsonl"
    told = run("measure", "attribution", str(file), "--quiet", "--predictions", str(out))
    assert (told.exit_code, told.output) == (0, "")
    assert json.loads(out.read_text(encoding="utf-8"))["attributions"] == LABELS


def test_a_text_of_no_label_at_all_is_told_so(tmp_path: Path) -> None:
    told = run("measure", "attribution", str(write(tmp_path / "a.jsonl", {"text": "It rained."})))
    assert told.output.startswith("1 text read, ")
    assert 'None has "attributions"' in told.output


@pytest.mark.parametrize("broken", [b"\x1f\x8b\x08", b"\x1f\x8b\x08" + b"x" * 40])
def test_a_packed_file_that_breaks_off_is_named(tmp_path: Path, broken: bytes) -> None:
    file = tmp_path / "a.jsonl.gz"
    file.write_bytes(broken)
    told = run("measure", "attribution", str(file))
    assert (told.exit_code, "pack it anew" in told.output) == (2, True)


def test_a_mark_of_byte_order_is_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes(b"\xef\xbb\xbf" + b'{"text": "It rained."}\n')
    assert run("measure", "attribution", str(file)).exit_code == 0


def test_a_line_that_is_no_text_is_named(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes(b'{"text": "It rained."}\n{"text": "\xff"}\n')
    told = run("measure", "attribution", str(file))
    assert (told.exit_code, "line 2" in told.output) == (2, True)


def test_what_cannot_be_written_is_told_before_anything_is_read(tmp_path: Path) -> None:
    file = write(tmp_path / "a.jsonl", {"text": 4})
    lost = str(tmp_path / "nowhere" / "found.jsonl")
    assert "nowhere" in run("measure", "attribution", str(file), "--predictions", lost).output
    told = run("measure", "attribution", str(file), "--predictions", str(file))
    assert (told.exit_code, "would be overwritten" in told.output) == (2, True)
