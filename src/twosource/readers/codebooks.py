"""Codebooks from TOML: the one that ships, or a user's own, alone or on top of it."""

import tomllib
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import msgspec

from twosource.model.codebook import Codebook, EventType
from twosource.model.errors import BadCodebook
from twosource.model.ids import digest
from twosource.readers.codebook_checks import check_names, check_words
from twosource.readers.codebook_tables import (
    BookTable,
    expand_lists,
    read_table,
    read_type,
    suggest,
)

DEFAULT = "incidents"


def load_codebook(path: Path | None = None) -> Codebook:
    """Give the codebook of a TOML file, or the one that ships with the program.

    A file that says `extends = "incidents"` stands on the shipped codebook: it adds types, replaces
    those it names and leaves out what it lists under `drop`. Raises BadCodebook with the file and
    every slip in it, each with what to do.
    """
    if path is None:
        return load_shipped(DEFAULT)
    return _load(_read_file(path), str(path))


def load_shipped(name: str) -> Codebook:
    """Give a codebook that ships with the program, by its name."""
    label = f"codebook '{name}'"
    if name not in shipped_names():
        raise BadCodebook(f"{label}: none of that name ships; {suggest(name, shipped_names())}")
    return _load(_shipped_text(name), label)


def _shipped_text(name: str) -> str:
    return (files("twosource") / "codebooks" / f"{name}.toml").read_text("utf-8")


def shipped_names() -> tuple[str, ...]:
    """Give the names of the codebooks that ship with the program."""
    folder = files("twosource") / "codebooks"
    return tuple(
        sorted(
            one.name.removesuffix(".toml") for one in folder.iterdir() if one.name.endswith(".toml")
        )
    )


def check_codebook(path: Path) -> list[str]:
    """List all that is wrong with a codebook file, each with what to do; an empty list is a pass.

    Beside what `load_codebook` refuses: codes that other schemes do not have, triggers written
    twice, sub-types no trigger leads to, positive examples without a trigger.
    """
    try:
        text = _read_file(path)
        document = _read_toml(text, str(path))
    except BadCodebook as error:
        return [str(error)]
    problems: list[str] = []
    book, own = _resolve(document, problems)
    if book is not None:
        for name in own:
            problems.extend(check_words(book.types[name]))
    return problems


def _read_file(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except OSError as error:
        message = f"{path}: cannot be read ({error.strerror}); check the name and the permissions"
        raise BadCodebook(message) from error
    except UnicodeDecodeError as error:
        raise BadCodebook(f"{path}: not UTF-8 text; save it as UTF-8") from error


def _read_toml(text: str, label: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = f"{label}: not TOML: {error}; mend that line"
        raise BadCodebook(message) from error


def _load(text: str, label: str) -> Codebook:
    problems: list[str] = []
    book, _ = _resolve(_read_toml(text, label), problems)
    if problems or book is None:
        raise BadCodebook("\n".join(f"{label}: {problem}" for problem in problems))
    return book


def _resolve(
    document: dict[str, object], problems: list[str]
) -> tuple[Codebook | None, tuple[str, ...]]:
    """Give the codebook with what it extends, and the names of the types it brings itself."""
    table = read_table(document, BookTable, "codebook", problems)
    if table is None:
        return None, ()
    parent = _parent(table, problems)
    own: dict[str, EventType] = {}
    lists = {**_shipped_lists(table), **table.lists}
    for name, raw in table.type.items():
        written = expand_lists(raw, lists, f"type '{name}'", problems)
        event_type = read_type(name, written, problems)
        if event_type is not None:
            own[name] = event_type
    book = _join(table, parent, own)
    problems.extend(check_names(book, own, table))
    return book, tuple(own)


def _shipped_lists(table: BookTable) -> dict[str, list[str]]:
    """Give the lists of words of the codebook that a table extends."""
    if table.extends is None or table.extends not in shipped_names():
        return {}
    text = _shipped_text(table.extends)
    shipped = read_table(_read_toml(text, table.extends), BookTable, "codebook", [])
    return {} if shipped is None else shipped.lists


def _parent(table: BookTable, problems: list[str]) -> Codebook | None:
    if table.extends is None:
        problems.extend(
            f"drop: '{name}' has nothing to be dropped from; add extends = \"{DEFAULT}\""
            for name in table.drop
        )
        return None
    if table.extends not in shipped_names():
        problems.append(
            f"extends: no codebook '{table.extends}'; {suggest(table.extends, shipped_names())}"
        )
        return None
    parent = load_shipped(table.extends)
    problems.extend(
        f"drop: no type '{name}'; {suggest(name, parent.types)}"
        for name in table.drop
        if name not in parent.types
    )
    return parent


def _join(table: BookTable, parent: Codebook | None, own: dict[str, EventType]) -> Codebook:
    inherited = dict(parent.types) if parent else {}
    types = {
        name: one
        for name, one in (inherited | own).items()
        if name in own or name not in table.drop
    }
    book = Codebook(
        name=table.name,
        version=table.version,
        unit=table.unit or (parent.unit if parent else ""),
        include=(parent.include if parent else ()) + tuple(table.include),
        exclude=(parent.exclude if parent else ()) + tuple(table.exclude),
        precedence=_precedence(table, parent, types),
        types=types,
        digest="",
    )
    content = msgspec.json.encode(book, order="deterministic").decode()
    return replace(book, digest=digest("codebook", content))


def _precedence(
    table: BookTable, parent: Codebook | None, types: dict[str, EventType]
) -> tuple[str, ...]:
    """Own order first, then own types it leaves out, then what is inherited."""
    named = [*table.precedence, *table.type, *(parent.precedence if parent else ())]
    return tuple(dict.fromkeys(name for name in [*named, *types] if name in types))
