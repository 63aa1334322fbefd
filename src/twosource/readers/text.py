"""Turn a plain text's bytes into a report, its text exactly as received."""

import codecs

from twosource.readers.language import name_language
from twosource.readers.received import (
    About,
    Decoded,
    Defaults,
    LeftOut,
    Received,
    marks_for,
    read_by,
    receive,
)

READER = "text 1"
_MARKED = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MOST_CONTROLS = 0.01  # of all characters; a text has line ends and tabs, and hardly any other
_ORDINARY = frozenset("\t\n\r\x0b\x0c")
_LOOKED_AT = 100_000  # characters
_UNDECODABLE = "save it as UTF-8 (for instance: iconv -f WINDOWS-1252 -t UTF-8)"


def read_text(label: str, raw: bytes, defaults: Defaults) -> Received | LeftOut:
    """Give the report of a plain text, or why it is left out."""
    read = decode(label, raw)
    if isinstance(read, LeftOut):
        return read
    text = read.text
    marks = marks_for(About(), defaults)
    found = refuse(label, text) or receive(label, text, raw, About(), marks, name_language(text))
    return read_by(found, READER, read.encoding)


def decode(label: str, raw: bytes) -> Decoded | LeftOut:
    """Give the text of UTF-8 bytes, or of UTF-16 with its mark; only the mark itself is dropped."""
    marked = [(mark, encoding) for mark, encoding in _MARKED if raw.startswith(mark)]
    mark, encoding = marked[0] if marked else (b"", "utf-8")
    try:
        return Decoded(raw[len(mark) :].decode(encoding), encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8" and b"\0" in raw:
            return binary(label)
        reason = f"undecodable: not {encoding.upper()} from byte {error.start} on"
        return LeftOut(label, reason, _UNDECODABLE)


def refuse(label: str, text: str) -> LeftOut | None:
    """Give why a text cannot be a report: nothing in it, or no text."""
    head = text[:_LOOKED_AT]
    if not text.strip():
        return LeftOut(label, "empty", "remove it, or save the report again")
    controls = sum(
        (letter < " " or letter == "\x7f") and letter not in _ORDINARY for letter in head
    )
    if "\0" in text or controls > _MOST_CONTROLS * len(head):
        return binary(label)
    return None


def binary(label: str) -> LeftOut:
    """Give the refusal of a file that holds no text."""
    return LeftOut(label, "binary, no text", "export it as plain text, or remove it")


def too_large(label: str, defaults: Defaults) -> LeftOut:
    """Give the refusal of a file or line beyond the limit."""
    reason = f"too large: more than {defaults.max_bytes:,} bytes"
    return LeftOut(label, reason, "split it, or raise the limit")
