"""Keys that are made from content alone, so that order and file names change nothing."""

import hashlib


def digest(kind: str, *parts: str | None) -> str:
    """Give 32 hex digits (128 bits of SHA-256) for a kind and its parts; None differs from "".

    >>> digest("report", "a text", None) == digest("report", "a text", "")
    False
    """
    hashed = hashlib.sha256(kind.encode())
    for part in parts:
        encoded = b"" if part is None else part.encode("utf-8", "surrogatepass")
        # Lengths go in front, so that no two lists of parts run together into one string.
        hashed.update(b"\x00-" if part is None else b"\x00%d:" % len(encoded))
        hashed.update(encoded)
    return hashed.hexdigest()[:32]


def sha256_hex(content: bytes) -> str:
    """Give the SHA-256 of bytes as 64 hex digits."""
    return hashlib.sha256(content).hexdigest()
