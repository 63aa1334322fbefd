"""Encryption at rest by SQLCipher: what is encrypted, with which driver, and wrong passphrases.

SQLCipher encrypts each page of the file, of its write-ahead log and of its journals with AES-256,
under a key worked out from the passphrase (PBKDF2-HMAC-SHA512, 256,000 rounds, a salt a file), and
signs each page, so that a changed byte is found. What SQLite keeps for a moment it keeps in memory.
"""

import secrets
import sqlite3
import unicodedata
from importlib import import_module
from pathlib import Path
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from twosource.model.errors import BadRecord, MissingPart
from twosource.ports import Asks
from twosource.record_name import RecordName
from twosource.stores import open_files

PACKAGE = "sqlcipher3"
REMEDY = "pip install 'twosource[encrypted]'"
PAGE_BYTES = 4096
_MAGIC = b"SQLite format 3\0"
# Of the 256 values a byte can have, a page that looks like chance holds nearly all; text does not.
_VALUES_OF_CHANCE = 200


class Nobody:
    """Opens records for programs that know no passphrase, and hear nothing."""

    def passphrase(self, path: Path) -> str:
        """Say that there is none."""
        raise BadRecord(f"{path}: this record is encrypted, and no passphrase was given")

    def new_passphrase(self, path: Path) -> str | None:
        """Make plain records."""
        del path
        return None

    def tell(self, words: str) -> None:
        """Hear nothing."""


NOBODY = Nobody()


def is_encrypted(path: Path) -> bool:
    """Tell whether a file looks like an encrypted record: whole pages that look like chance.

    Whether it is one, only its passphrase can tell.
    """
    if not path.is_file() or path.stat().st_size % PAGE_BYTES:
        return False
    known = open_files.find_open(path)
    if known is not None:
        return known
    with path.open("rb") as file:
        page = file.read(PAGE_BYTES)
    return not page.startswith(_MAGIC) and len(set(page)) > _VALUES_OF_CHANCE


def find_key(path: Path, asks: Asks) -> str | None:
    """Give the key a record is opened or made with, None for a plain one.

    Raises:
        MissingPart: it is encrypted, and the package that can read it is not installed.
    """
    if is_encrypted(path):
        load_driver(path)
        return normalise(asks.passphrase(path))
    if path.exists() and path.stat().st_size:
        return None
    key = asks.new_passphrase(path)
    if key is None:
        return None
    load_driver(path)
    return normalise(key)


def normalise(passphrase: str) -> str:
    """Give a passphrase in the one form it is used in, however a keyboard composed its letters."""
    return unicodedata.normalize("NFC", passphrase)


def make_key() -> str:
    """Give a key by chance, of 256 bits, for a file that only this process will read."""
    return f"x'{secrets.token_hex(32)}'"


def load_driver(path: Path) -> Any:
    """Give the driver of encrypted records; MissingPart says what to install."""
    try:
        return import_module(f"{PACKAGE}.dbapi2")
    except ImportError as fault:
        message = f"{path}: encryption needs a package that is not installed; {REMEDY}"
        raise MissingPart(message) from fault


def choose_driver(path: Path, key: str | None) -> dict[str, Any]:
    """Give what the engine of a record needs to be made with: nothing for a plain one."""
    return {} if key is None else {"module": load_driver(path)}


def unlock(raw: Any, key: str | None) -> None:
    """Set the key of a new connection, before anything is read; and keep temporary tables off disk.

    The key goes by a call of its own: as a statement it could end up in a message of an error.
    """
    if key is not None:
        # It would tell a wrong passphrase on standard error, in words of its own.
        raw.execute("PRAGMA cipher_log_level = NONE")
        raw.set_key(key)
    raw.execute("PRAGMA temp_store = MEMORY")


def refuse_wrong_key(engine: Engine, where: RecordName, key: str | None) -> None:
    """Read the first page; BadRecord where the passphrase does not open it."""
    if key is None:
        return
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")
    except DBAPIError as fault:
        if "not a database" not in str(fault.orig):
            raise
        doubt = "or the file is no record, or is damaged at its start"
        raise BadRecord(f"{where}: wrong passphrase; {doubt}") from fault


def connect_raw(path: Path, key: str | None, timeout: float = 5.0) -> Any:
    """Open a file by the driver alone, plain or encrypted, with no transaction of its own."""
    driver = sqlite3 if key is None else load_driver(path)
    raw = driver.connect(str(path), timeout=timeout, isolation_level=None)
    unlock(raw, key)
    return raw


def is_opened_with_key(engine: Engine) -> bool:
    """Tell whether a record is open by the driver of encrypted ones."""
    name: str = engine.dialect.loaded_dbapi.__name__
    return name.startswith(PACKAGE)
