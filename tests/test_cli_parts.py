"""The commands about the parts: codebook, gazetteer, doctor; help and progress."""

import io
import json
import sqlite3
import sys
from importlib import metadata
from pathlib import Path
from typing import NoReturn

import pytest

from example_record import EXAMPLES, run
from twosource.cli import COMMANDS
from twosource.cli.progress import Progress
from twosource.config import Config
from twosource.model.errors import BadCodebook, MissingPart
from twosource.readers.codebooks import load_codebook
from twosource.wiring import open_codebook

SHIPPED = Path(load_codebook.__code__.co_filename).parent.parent / "codebooks" / "incidents.toml"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(name: str) -> None:
    result = run(name, "--help")
    assert result.exit_code == 0
    assert f"twosource {name}" in result.output
    assert "Examples:" in result.output


@pytest.mark.parametrize("name", ["list", "show", "check", "try"])
def test_every_command_of_the_codebook_has_help_with_an_example(name: str) -> None:
    assert f"twosource codebook {name}" in run("codebook", name, "--help").output


def test_an_unknown_command_is_told() -> None:
    result = run("evnts")
    assert result.exit_code == 2
    assert "No such command" in result.stderr


def test_help_names_every_command_with_its_line() -> None:
    output = " ".join(run("--help").output.split())
    assert all(f"{name} {told}" in output for name, told in COMMANDS.items())


def test_a_module_without_a_command_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(COMMANDS, "table", "No command.")
    monkeypatch.setattr("twosource.cli.table.command", 1, raising=False)
    assert isinstance(run("table").exception, TypeError)


def test_event_types_are_listed() -> None:
    book = load_codebook(None)
    output = run("codebook", "list").output
    assert all(name in output for name in book.types)
    rows = json.loads(run("codebook", "list", "--json").output)
    assert [row["type"] for row in rows] == list(book.types)


def test_every_event_type_can_be_shown() -> None:
    for name in load_codebook(None).types:
        output = run("codebook", "show", name).output
        assert output.startswith(f"{name} (family ")
        assert "PLOVER" in output


def test_an_unknown_event_type_is_told() -> None:
    result = run("codebook", "show", "nosuch")
    assert result.exit_code == 2
    assert "codebook list" in result.stderr


def test_a_sound_codebook_and_a_broken_one_are_told_apart(tmp_path: Path) -> None:
    assert "sound;" in run("codebook", "check", str(SHIPPED)).output
    broken = tmp_path / "broken.toml"
    broken.write_text("name = 'x'\n")
    result = run("codebook", "check", str(broken))
    assert result.exit_code == 1
    assert "docs/codebook.md" in result.output


def test_a_codebook_is_tried_beside_the_shipped_one(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    text = SHIPPED.read_text(encoding="utf-8")
    assert 'lemma = "injure"' in text
    own.write_text(text.replace('lemma = "injure"', 'lemma = "injurx"'), encoding="utf-8")
    result = run("codebook", "try", str(own), str(EXAMPLES), str(tmp_path / "gone"), "-q")
    assert result.exit_code == 0, result.output
    assert "- " in result.stdout
    assert "0 claims more" in result.stdout
    assert "left out: " in result.stderr


def test_the_gazetteer_is_there_or_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built: list[Path] = []

    def build(folder: Path, step: object) -> Path:
        del step
        built.append(folder)
        path = tmp_path / "places.sqlite"
        path.write_bytes(b"0" * 2_000_000)
        return path

    monkeypatch.setattr("twosource.gazetteers.build.cache_folder", lambda: tmp_path)
    monkeypatch.setattr("twosource.gazetteers.build.build_gazetteer", build)
    monkeypatch.setattr(
        "twosource.gazetteers.build.gazetteer_path", lambda folder: folder / "places.sqlite"
    )
    assert "2 MB" in run("gazetteer", "build").output
    assert run("gazetteer", "build", "-q").output == ""
    assert len(built) == 1
    run("gazetteer", "build", "--again")
    assert len(built) == 2


def test_the_doctor_finds_this_machine_sound() -> None:
    result = run("doctor")
    assert result.exit_code == 0, result.output
    assert "language model" in result.output
    told = {one["name"]: one for one in json.loads(run("doctor", "--json").output)}
    assert told["python"]["sound"]


def miss(*given: object) -> NoReturn:
    """Lack a part."""
    del given
    raise MissingPart("no weights; pip install them")


def break_codebook(*given: object) -> NoReturn:
    """Have a broken codebook."""
    del given
    raise BadCodebook("mend line 3")


def lack(name: str) -> NoReturn:
    """Lack a package."""
    raise metadata.PackageNotFoundError(name)


def test_the_doctor_says_what_to_do_about_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("twosource.extractors.spacy_parser.SpacyParser", miss)
    monkeypatch.setattr("twosource.readers.codebooks.load_codebook", break_codebook)
    monkeypatch.setattr("twosource.gazetteers.build.cache_folder", lambda: tmp_path / "none")
    monkeypatch.setattr("twosource.cli.doctor.LOW_DISK_GB", 1e9)
    monkeypatch.setattr("twosource.cli.doctor.metadata.version", lack)
    result = run("doctor")
    assert result.exit_code == 1
    for words in (
        "no weights; pip install them",
        "mend line 3",
        "twosource gazetteer build",
        "free at least 1 GB",
        "pip install spacy",
    ):
        assert words in result.output


def test_a_gazetteer_that_cannot_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "places.sqlite"
    path.write_text("no database, but a text that is long enough to be taken for one\n" * 20)
    monkeypatch.setattr("twosource.gazetteers.build.gazetteer_path", lambda _folder: path)
    result = run("doctor")
    assert result.exit_code == 1
    assert "gazetteer build --again" in result.output


class Terminal(io.StringIO):
    """A terminal that remembers what was drawn on it."""

    def isatty(self) -> bool:
        """Say that somebody is looking."""
        return True


def test_progress_is_drawn_in_a_terminal_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    for stream, quiet, drawn in (
        (Terminal(), False, True),
        (Terminal(), True, False),
        (io.StringIO(), False, False),
    ):
        monkeypatch.setattr(sys, "stderr", stream)
        monkeypatch.setenv("TERM", "xterm")
        with Progress(quiet=quiet) as progress:
            progress.step(0, 0, "looking up places")
            progress.step(3, 0, "reading reports")
            progress.step(4, 17, "reading reports")
        assert ("reading reports" in stream.getvalue()) is drawn


def test_a_damaged_gazetteer_stops_a_build_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def open_damaged(*_: object) -> NoReturn:
        raise sqlite3.DatabaseError("file is not a database")

    monkeypatch.setattr("twosource.gazetteers.sqlite.open_gazetteer", open_damaged)
    result = run("build", str(EXAMPLES), "--record", str(tmp_path / "my.db"))
    assert result.exit_code == 2
    assert "twosource gazetteer build --again" in result.stderr


def test_the_codebook_that_was_chosen_is_opened() -> None:
    assert open_codebook(Config(codebook=SHIPPED)).types.keys() == load_codebook(None).types.keys()
