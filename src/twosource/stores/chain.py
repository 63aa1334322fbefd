"""The chain of the log: what a line's hash is made of, and the salted digests it commits to.

A line commits to content by HMAC-SHA-256 under a salt of its own (RFC 2104): without the salt no
guess at the content can be tried, so that deleting salt and content leaves nothing to be known by,
while the chain still holds. The bytes are canonical: compact JSON in UTF-8, in a fixed order.
"""

import hmac
import secrets
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from twosource.model.ids import sha256_hex

# What the first line of a log follows.
START = "0" * 64
_FORMAT = "twosource log 1"
_SALT_BYTES = 32


def make_salt() -> str:
    """Give a new salt: 256 random bits as 64 hex digits."""
    return secrets.token_hex(_SALT_BYTES)


def salt_digest(salt: str, content: str) -> str:
    """Give the salted digest of content, 64 hex digits."""
    return hmac.new(salt.encode(), content.encode(), "sha256").hexdigest()


def hash_line(previous: str, line: tuple[int, str, str], digests: Sequence[str]) -> str:
    """Give the hash of a line (number, time, what) after the hash of the line before."""
    return sha256_hex(msgspec.json.encode([_FORMAT, previous, *line, list(digests)]))


def write_row(kind: str, row: Mapping[str, Any]) -> str:
    """Give the canonical text of a kept row: its kind, then its columns by name."""
    told = sorted((str(name), value) for name, value in row.items())
    return msgspec.json.encode([kind, told]).decode()
