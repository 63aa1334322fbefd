"""Files of labelled lines, and readers that remember what they were shown."""

import gzip
import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest


def write(path: Path, *rows: dict[str, Any]) -> Path:
    """Write rows as JSON lines."""
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    if path.suffix == ".gz":
        path.write_bytes(gzip.compress(lines.encode()))
    else:
        path.write_text(lines, encoding="utf-8")
    return path


def read(path: Path) -> list[dict[str, Any]]:
    """Read JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@dataclass(frozen=True, slots=True)
class Remembering:
    """A reader that answers the same of every text, and keeps what it was shown of each."""

    answer: Mapping[str, Any]
    shown: list[dict[str, Any]] = field(default_factory=list)

    def __call__(self, record: Mapping[str, Any]) -> dict[str, Any]:
        """Answer."""
        self.shown.append(dict(record))
        return {"id": record["id"], **self.answer}


def stand_in(patch: pytest.MonkeyPatch, module: str, **openers: Remembering) -> None:
    """Let a module of the measures open these readers, whatever is asked for."""
    fake = ModuleType(module)
    for opener, reader in openers.items():
        setattr(fake, opener, lambda reader=reader, **_: reader)
    patch.setitem(sys.modules, module, fake)
