"""Words of reports as a column: exactly as they came, also where a database takes less."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

# PostgreSQL keeps no character 0. In its place stand SUBSTITUTE, a character of no text, and "0";
# SUBSTITUTE itself is doubled, so that each text has one writing and comes back as it was.
_ZERO, _MARK = "\x00", "\x1a"


class ExactWords(TypeDecorator[str]):
    """Text in which any character may stand."""

    impl = Text
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any] | None:
        """Give what writes a value; nothing where the database takes all characters."""
        return _write if dialect.name == "postgresql" else None

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any] | None:
        """Give what reads a value back."""
        del coltype
        return _read if dialect.name == "postgresql" else None


def _write(value: Any) -> Any:
    if value is None or not (_ZERO in value or _MARK in value):
        return value
    return value.replace(_MARK, _MARK + _MARK).replace(_ZERO, f"{_MARK}0")


def _read(value: Any) -> Any:
    if value is None or _MARK not in value:
        return value
    # From the left: the first of two marks is never the second of two others.
    parts = value.split(_MARK + _MARK)
    return _MARK.join(part.replace(f"{_MARK}0", _ZERO) for part in parts)
