"""How a report came: from where, by what it was read, and when."""

from dataclasses import dataclass
from typing import Literal

Way = Literal["file", "stdin", "url", "pasted", "unknown"]


@dataclass(frozen=True, slots=True)
class Collection:
    """How the bytes of a report were come by, as its reader knows it.

    `source` is the name of a file as the user gave it, with the line of JSON Lines behind a `#`; an
    address; or what stands for a stream. `reader` is what made text of the bytes, with its version;
    `encoding` how they were read, None where that is not known.
    """

    source: str
    way: Way
    reader: str
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """One time that a report came: when (UTC, ISO 8601), how, and the SHA-256 of its bytes then."""

    number: int
    received_at: str
    how: Collection
    sha256: str


UNKNOWN = "unknown"


def collected_as(label: str) -> Collection:
    """Say what is known of a report of which nobody told how it came: what it is called."""
    return Collection(label, "unknown", UNKNOWN)
