"""The lines of a labelled file: read with the line named that is none, and written as read."""

import gzip
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click
import msgspec

from twosource.cli.options import example
from twosource.model.errors import BadInput

_BOM = b"\xef\xbb\xbf"


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """What every line may have; the labels stand beside it, and other keys are passed over."""

    text: str
    id: str | int | None = None
    title: str | None = None
    published: str | None = None


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """A labelled stretch of a text: the first character and the one behind the last."""

    start: int
    end: int


L = TypeVar("L", bound=msgspec.Struct)

file_argument = click.argument(
    "file", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="FILE.jsonl[.gz]"
)
predictions_option = click.option(
    "--predictions",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="OUT.jsonl",
    help="Write what was found, one line a text, in the form of FILE.",
)


def teach(form: str, *lines: str) -> str:
    """Give the end of a command's help: the form of a line of FILE, then examples."""
    return f"\b\nA line of FILE (here broken to fit):\n{form}\n\n{example(*lines)}"


def read_lines(file: Path, form: type[L], predictions: Path | None = None) -> list[L]:
    """Read all lines of a file, gzipped if it is named so, but for the empty ones.

    Raises:
        BadInput: a line is none, named by its number; the file is not packed as it says; or it is
            the one that predictions are to be written to.
        OSError: there is no folder to write the predictions to.
    """
    if predictions is not None:
        _check_output(file, predictions)
    try:
        return list(_read(file, msgspec.json.Decoder(form)))
    except (gzip.BadGzipFile, zlib.error, EOFError) as error:
        raise BadInput(str(file), str(error), "pack it anew with gzip") from error


def _check_output(file: Path, predictions: Path) -> None:
    """Refuse what could not be written, before hours of reading."""
    if predictions.exists() and predictions.samefile(file):
        raise BadInput(str(file), "would be overwritten", "give --predictions another name")
    predictions.parent.stat()


def _read(file: Path, decoder: msgspec.json.Decoder[L]) -> Iterator[L]:
    with gzip.open(file) if file.suffix == ".gz" else file.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            content = line.removeprefix(_BOM) if number == 1 else line
            if not content.strip():
                continue
            try:
                yield decoder.decode(content)
            except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
                where, remedy = f"{file}, line {number}", "write one object a line, as --help tells"
                raise BadInput(where, str(error), remedy) from error


def check_marks(text: str, marks: Iterable[Mark]) -> None:
    """Refuse labels that mark nothing of their text.

    Raises:
        ValueError: one lies outside the text or ends where it begins.
    """
    for mark in marks:
        if not 0 <= mark.start < mark.end <= len(text):
            raise ValueError(
                f"start {mark.start} and end {mark.end} are no stretch of a text of {len(text)} "
                "characters, counted from 0 in code points"
            )


def write_lines(file: Path, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write rows as JSON lines."""
    file.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in rows))
