"""Read reports from folders, files, globs and JSON Lines on a stream."""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from twosource.readers.file_search import File, find_files, label_files
from twosource.readers.html import read_html
from twosource.readers.json_lines import Labelled, open_packed, read_json_lines
from twosource.readers.received import Defaults, LeftOut, Received, come_from
from twosource.readers.text import read_text, too_large

__all__ = ["KINDS", "Defaults", "LeftOut", "Received", "count_sources", "read_all", "read_given"]

KINDS = (".txt", ".html", ".htm", ".jsonl", ".jsonl.gz")
_STREAM = "stdin"
_UNKNOWN = "unknown kind of file"
_SAVE = f"save it as one of {', '.join(KINDS)}"


def read_all(
    sources: Sequence[str],
    defaults: Defaults,
    stream: BinaryIO | None = None,
    finished: Callable[[str], None] | None = None,
) -> Iterator[Received | LeftOut]:
    """Give every report of the sources, and by name and reason what could not be taken in.

    A source is a folder (read with all below it, hidden files passed over), a file, a glob, or `-`
    for JSON Lines on `stream` (standard input if None). Labels are the ids that lines give, else
    file names, else relative paths where two files have one name; a second report of one id is
    labelled by its line. `finished` is told the label of each file when it is done.
    """
    files, missing = find_files(sources)
    labels = label_files(files)
    taken = set(labels.values())
    yield from missing
    for file in files:
        label = labels[file.path]
        yield from _read_file(file, label, defaults, taken)
        if finished is not None:
            finished(label)
    if "-" in sources:
        lines = sys.stdin.buffer if stream is None else stream
        for line in _read_lines(_STREAM, lines, defaults, taken):
            yield come_from(line.outcome, f"{_STREAM}#{line.number}", "stdin")
        if finished is not None:
            finished(_STREAM)


def read_given(
    given: Sequence[tuple[str, bytes]], defaults: Defaults
) -> Iterator[Received | LeftOut]:
    """Give every report of files that are in memory, each a name and its bytes."""
    taken: set[str] = set()
    for name, raw in given:
        kind = name.lower()
        if kind.endswith((".jsonl", ".jsonl.gz")):
            packed = BytesIO(raw)
            lines = open_packed(packed) if kind.endswith(".gz") else packed
            for line in _read_lines(name, lines, defaults, taken):
                yield come_from(line.outcome, f"{name}#{line.number}", "file")
        elif not kind.endswith(KINDS):
            yield LeftOut(name, _UNKNOWN, _SAVE)
        elif len(raw) > defaults.max_bytes:
            yield too_large(name, defaults)
        else:
            read = read_text if kind.endswith(".txt") else read_html
            yield come_from(read(name, raw, defaults), name, "file")


def count_sources(sources: Sequence[str]) -> int:
    """Give how many files `read_all` would read and call finished; standard input counts as one."""
    return len(find_files(sources)[0]) + ("-" in sources)


def name_source(file: File) -> str:
    """Give what a file was called by who gave it; where that is a path of a machine, its name."""
    path = Path(file.relative)
    return path.name if path.is_absolute() or ".." in path.parts else path.as_posix()


def _read_file(
    file: File, label: str, defaults: Defaults, taken: set[str]
) -> Iterator[Received | LeftOut]:
    path, source = file.path, name_source(file)
    name = path.name.lower()
    if not name.endswith(KINDS):
        yield LeftOut(label, f"{_UNKNOWN} ({path.suffix or 'no suffix'})", _SAVE)
        return
    try:
        if not path.is_file():
            yield LeftOut(label, "no regular file", "give a file that stands on disk")
        elif name.endswith((".jsonl", ".jsonl.gz")):
            with path.open("rb") as stream:
                lines = open_packed(stream) if name.endswith(".gz") else stream
                for line in _read_lines(label, lines, defaults, taken):
                    yield come_from(line.outcome, f"{source}#{line.number}", "file")
        elif path.stat().st_size > defaults.max_bytes:
            yield too_large(label, defaults)
        else:
            read = read_text if name.endswith(".txt") else read_html
            yield come_from(read(label, path.read_bytes(), defaults), source, "file")
    except OSError as error:
        yield LeftOut(label, f"unreadable: {error.strerror or error}", "check its permissions")


def _read_lines(
    name: str, stream: BinaryIO, defaults: Defaults, taken: set[str]
) -> Iterator[Labelled]:
    for line in read_json_lines(name, stream, defaults):
        outcome = line.outcome
        if line.given in taken and isinstance(outcome, Received):
            label = f"{name}#{line.number}"
            outcome = replace(outcome, report=replace(outcome.report, label=label))
        elif line.given:
            taken.add(line.given)
        yield replace(line, outcome=outcome)
