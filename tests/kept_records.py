"""Records as earlier versions made them, and what the tests ask of one that is opened."""

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from twosource.stores import kept_tables

RECORDS = Path(__file__).parent / "records"
ANOTHER = "Gunmen shot a ferryman in Salto, Uruguay, on 9 May 2021, a nurse told Radio Orilla."


@dataclass(slots=True)
class Hears:
    """Opens records with one passphrase, or none, and remembers what it was told."""

    word: str | None = None
    heard: list[str] = field(default_factory=list)
    asked: int = 0

    def passphrase(self, path: Path) -> str:
        """Give the passphrase, and count how often it was asked for."""
        del path
        self.asked += 1
        return self.word or ""

    def new_passphrase(self, path: Path) -> str | None:
        """Give the passphrase of a record to be made."""
        del path
        return self.word

    def tell(self, words: str) -> None:
        """Remember."""
        self.heard.append(words)


def make_old(path: Path, revision: str) -> Path:
    """Make the record of a revision anew, as its version left it."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((RECORDS / f"{revision}.sql").read_text(encoding="utf-8"))
        connection.execute("PRAGMA journal_mode = WAL")
    return path


def read_rows(connection: Any) -> dict[str, tuple[tuple[str, ...], list[tuple[Any, ...]]]]:
    """Give columns and rows of each table that is kept, by a connection of any driver."""
    names = [
        name
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        if name in kept_tables.KEPT
    ]
    found = {}
    for name in sorted(names):
        cursor = connection.execute(f'SELECT * FROM "{name}" ORDER BY 1')  # noqa: S608  # ours
        found[name] = (tuple(one[0] for one in cursor.description), cursor.fetchall())
    return found


def write_report(folder: Path, text: str = ANOTHER) -> Path:
    """Write one more invented report to be built."""
    path = folder / "another.jsonl"
    path.write_text(json.dumps({"id": "ferryman", "text": text}), encoding="utf-8")
    return path
