"""Turn a web page into a report: its main text, and what the page says of it."""

import codecs
import re
from functools import lru_cache
from importlib import metadata

from twosource.readers.language import name_language
from twosource.readers.page_facts import read_page_facts
from twosource.readers.received import (
    Decoded,
    Defaults,
    LeftOut,
    Received,
    marks_for,
    read_by,
    receive,
)
from twosource.readers.text import binary, decode, refuse

_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_DECLARED_WITHIN = 4096  # bytes
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_html(label: str, raw: bytes, defaults: Defaults) -> Received | LeftOut:
    """Give the report of a web page, or why it is left out.

    The kept text is the page's main text as trafilatura finds it, paragraphs parted by blank lines;
    the bytes of the page stay beside it.
    """
    read = decode_page(label, raw)
    if isinstance(read, LeftOut):
        return read
    page = read.text
    text = _main_text(page)
    if not text:
        remedy = "save the article's text as .txt"
        return LeftOut(label, "no article found in the page", remedy)
    about = read_page_facts(page)
    marks = marks_for(about, defaults)
    found = refuse(label, text) or receive(label, text, raw, about, marks, name_language(text))
    return read_by(found, _name_reader(), read.encoding)


@lru_cache(maxsize=1)
def _name_reader() -> str:
    """Name what makes text of pages: another version may find another text."""
    return f"web page 1, trafilatura {metadata.version('trafilatura')}"


def decode_page(label: str, raw: bytes) -> Decoded | LeftOut:
    """Give a page's text: decoded by its mark, else as it declares, else as UTF-8."""
    declared = _DECLARED.search(raw[:_DECLARED_WITHIN])
    if raw.startswith(_MARKS) or declared is None:
        return decode(label, raw)
    if b"\0" in raw:
        return binary(label)
    name = declared[1].decode("ascii")
    try:
        # Browsers read "latin-1" as WINDOWS-1252, and pages are made for browsers.
        codec = codecs.lookup(name).name
        codec = "cp1252" if codec in {"iso8859-1", "ascii"} else codec
        return Decoded(raw.decode(codec), codec)
    except (LookupError, UnicodeDecodeError):
        return decode(label, raw)


def _main_text(page: str) -> str:
    import trafilatura  # heavy: loaded only when a page is read

    found = trafilatura.extract(page, include_comments=False, include_tables=True)
    lines = (line.strip() for line in (found or "").splitlines())
    return "\n\n".join(line for line in lines if line)
