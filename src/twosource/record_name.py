"""What names a record: a file, or a schema of a PostgreSQL database."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlsplit

from twosource.model.errors import BadRecord

SCHEMES = ("postgresql", "postgres")
PLAIN_SCHEMA = "public"
# What an address may say beside the schema: how to reach the server, and never a password.
CHOICES = frozenset({"host", "sslmode", "sslrootcert", "sslcert", "sslkey", "connect_timeout"})
_FORM = "postgresql://USER@HOST/DATABASE?schema=NAME"
_SCHEMA = re.compile(r"(?!pg_)[a-z_][a-z0-9_]{0,62}")
_SCHEME = re.compile(r"([A-Za-z][\w+.-]+)://")
_LOCAL = frozenset({"", "localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class Address:
    """A record on a PostgreSQL server: one schema of one database.

    What is empty or None is left to the usual environment and files of PostgreSQL (PGUSER,
    PGPASSWORD, `~/.pgpass`). As text it never shows the password.
    """

    database: str
    user: str = ""
    host: str = ""
    port: int | None = None
    schema: str = PLAIN_SCHEMA
    choices: tuple[tuple[str, str], ...] = ()
    password: str | None = field(default=None, repr=False)

    def __str__(self) -> str:
        user = f"{quote(self.user, safe='')}@" if self.user else ""
        host = f"[{self.host}]" if ":" in self.host else quote(self.host, safe="")
        port = "" if self.port is None else f":{self.port}"
        schema = () if self.schema == PLAIN_SCHEMA else (("schema", self.schema),)
        said = "&".join(f"{key}={quote(value)}" for key, value in (*schema, *self.choices))
        tail = f"?{said}" if said else ""
        return f"postgresql://{user}{host}{port}/{quote(self.database, safe='')}{tail}"

    @property
    def is_near(self) -> bool:
        """Tell whether the server is on this machine, so that nothing crosses a network."""
        host = dict(self.choices).get("host", self.host)
        return host in _LOCAL or host.startswith("/")


RecordName: TypeAlias = Path | Address


def read_record_name(words: str | Path) -> RecordName:
    """Give what a user calls a record.

    Raises:
        BadRecord: an address that cannot be one; a password in it is not repeated.

    >>> str(read_record_name("postgresql://ana:secret@db.example/records?schema=quay"))
    'postgresql://ana@db.example/records?schema=quay'
    >>> read_record_name("quay.db").name
    'quay.db'
    """
    scheme = _SCHEME.match(str(words))
    if scheme is None:
        return Path(words)
    if scheme[1].lower() not in SCHEMES:
        raise BadRecord(f"{scheme[1]}://: a record is a file, or {_FORM}")
    return _read_address(str(words))


def _read_address(words: str) -> Address:
    try:
        parts = urlsplit(words)
        port = parts.port
    except ValueError:
        # What urllib says may repeat the address, and with it a password.
        raise BadRecord(f"this address cannot be read; it should look like {_FORM}") from None
    chosen = dict(parse_qsl(parts.query, keep_blank_values=True))
    schema = chosen.pop("schema", PLAIN_SCHEMA)
    _refuse(parts, schema, set(chosen))
    return Address(
        database=unquote(parts.path[1:]),
        user=unquote(parts.username or ""),
        host=unquote(parts.hostname or ""),
        port=port,
        schema=schema,
        choices=tuple(sorted(chosen.items())),
        password=None if parts.password is None else unquote(parts.password),
    )


def _refuse(parts: SplitResult, schema: str, chosen: set[str]) -> None:
    if not parts.path.strip("/") or "/" in parts.path[1:]:
        raise BadRecord(f"this address names no database; it should look like {_FORM}")
    if parts.fragment:
        raise BadRecord("a # in an address must be written %23")
    if not _SCHEMA.fullmatch(schema):
        raise BadRecord("a schema is named by small letters, digits and _, and not pg_…")
    unknown = sorted(chosen - CHOICES)
    if unknown:
        known = ", ".join(["schema", *sorted(CHOICES)])
        remedy = "a password belongs into PGPASSWORD or ~/.pgpass"
        raise BadRecord(f"an address takes {known}, and not {', '.join(unknown)}; {remedy}")
