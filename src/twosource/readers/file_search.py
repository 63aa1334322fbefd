"""Find the files that folders, globs and paths name, and what to call each."""

import glob
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from twosource.readers.received import LeftOut


@dataclass(frozen=True, slots=True)
class File:
    """A file to read; `relative` is its path in the folder that was named, or as it was named."""

    path: Path
    relative: str


def find_files(sources: Sequence[str]) -> tuple[tuple[File, ...], tuple[LeftOut, ...]]:
    """Give the files of all sources, each once, and the sources that name none.

    `-` names no file. Folders are read with all below them in order of names; hidden files and
    folders are passed over, links to folders not followed.
    """
    files: dict[str, File] = {}
    missing: list[LeftOut] = []
    for source in (source for source in sources if source != "-"):
        for found in _find(source):
            if isinstance(found, LeftOut):
                missing.append(found)
            else:
                files.setdefault(os.path.realpath(found.path), found)
    return tuple(files.values()), tuple(missing)


def label_files(files: Iterable[File]) -> dict[Path, str]:
    """Give each file's label: its name; where that is shared its relative path, else all of it.

    All files that share a name are labelled alike, so that their order changes nothing.
    """
    files = tuple(files)
    names = Counter(file.path.name for file in files)
    relatives = Counter(file.relative for file in files)
    labels: dict[Path, str] = {}
    for file in files:
        own = file.relative if relatives[file.relative] == 1 else file.path.as_posix()
        labels[file.path] = file.path.name if names[file.path.name] == 1 else own
    return labels


def _find(source: str) -> Iterator[File | LeftOut]:
    path = Path(source)
    if path.is_dir():
        yield from _walk(path)
    elif os.path.lexists(path):
        yield File(path, path.as_posix())
    elif glob.has_magic(source):
        yield from _expand(source)
    else:
        yield LeftOut(source, "no such file or folder", "check the path")


def _expand(pattern: str) -> Iterator[File | LeftOut]:
    paths = [Path(name) for name in sorted(glob.glob(pattern, recursive=True))]  # noqa: PTH207 - Path.glob takes no absolute pattern
    if not paths:
        yield LeftOut(pattern, "no file matches", "check the pattern, and quote it in the shell")
    for path in paths:
        if path.is_dir():
            yield from _walk(path)
        else:
            yield File(path, path.as_posix())


def _walk(folder: Path) -> Iterator[File | LeftOut]:
    refused: list[LeftOut] = []
    found = 0
    for above, folders, names in os.walk(folder, onerror=lambda error: _refuse(refused, error)):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            path = Path(above) / name
            found += 1
            yield File(path, path.relative_to(folder).as_posix())
    yield from refused
    if not found and not refused:
        yield LeftOut(folder.as_posix(), "no files in this folder", "check the path")


def _refuse(refused: list[LeftOut], error: OSError) -> None:
    name = str(error.filename)
    refused.append(LeftOut(name, f"unreadable folder: {error.strerror}", "check its permissions"))
