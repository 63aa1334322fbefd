"""Turn JSON Lines into reports: one object a line, only `text` required."""

import gzip
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

import msgspec

from twosource.model.report import Access, Consent, Marks, Sourced
from twosource.readers.language import name_language
from twosource.readers.published import read_published
from twosource.readers.received import (
    About,
    Defaults,
    LeftOut,
    Received,
    marks_for,
    read_by,
    receive,
)
from twosource.readers.text import refuse, too_large

READER = "JSON Lines 1"
_BOM = b"\xef\xbb\xbf"


class Line(msgspec.Struct, frozen=True):
    """One line: unknown keys are passed over, a null is an absent key."""

    text: str
    id: str | int | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    access: Access | None = None
    consent: Consent | None = None
    handling: str | None = None
    withdrawn: bool | None = None


_DECODER = msgspec.json.Decoder(Line)


@dataclass(frozen=True, slots=True)
class Labelled:
    """What one line came to; `given` is its own id, if it has one."""

    number: int
    given: str | None
    outcome: Received | LeftOut


def read_json_lines(name: str, stream: BinaryIO, defaults: Defaults) -> Iterator[Labelled]:
    """Give what each line of a stream comes to; one that cannot be read does not stop the rest.

    A report is labelled by its `id`, else `name#line`; what is left out always by the line.
    `published` is kept where it is a date (see `read_published`), and dropped where it is not.
    """
    number = 0
    while True:
        number += 1
        label = f"{name}#{number}"
        try:
            raw = stream.readline(defaults.max_bytes + 1)
            cut = len(raw) > defaults.max_bytes and not raw.endswith(b"\n")
            if cut:
                _skip_line(stream)
        except (OSError, EOFError, zlib.error) as error:
            reason = f"unreadable from here on: {error}"
            outcome = LeftOut(label, reason, "fetch or compress the file again")
            yield Labelled(number, None, outcome)
            return
        if not raw:
            return
        if cut:
            yield Labelled(number, None, too_large(label, defaults))
        elif raw.removeprefix(_BOM).strip():
            yield _read_line(number, label, raw.rstrip(b"\r\n"), defaults)


def open_packed(stream: BinaryIO) -> BinaryIO:
    """Give the content of a gzipped stream."""
    return gzip.GzipFile(fileobj=stream)  # type: ignore[return-value]  # it is one but in its type


def _skip_line(stream: BinaryIO) -> None:
    while True:
        rest = stream.readline(1 << 16)
        if not rest or rest.endswith(b"\n"):
            return


def _read_line(number: int, label: str, raw: bytes, defaults: Defaults) -> Labelled:
    try:
        line = _DECODER.decode(raw.removeprefix(_BOM) if number == 1 else raw)
    except msgspec.ValidationError as error:
        remedy = "give it the keys and values that docs/export.md lists"
        return Labelled(number, None, LeftOut(label, f"wrong line: {error}", remedy))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        remedy = "write one JSON object in UTF-8 on the line"
        return Labelled(number, None, LeftOut(label, f"broken JSON: {error}", remedy))
    refused = refuse(label, line.text)
    given = str(line.id).strip() if line.id is not None else ""
    about = _about(line)
    marks = _marks(line, marks_for(about, defaults))
    found = refused or receive(
        given or label, line.text, raw, about, marks, name_language(line.text, line.language)
    )
    outcome = read_by(found, READER, "utf-8")
    return Labelled(number, given or None, outcome)


def _about(line: Line) -> About:
    published = read_published(line.published) if line.published else None
    title, outlet, url = (
        value.strip() or None if value else None for value in (line.title, line.outlet, line.url)
    )
    return About(
        _given(title), _given(outlet), _given(published), url, withdrawn=bool(line.withdrawn)
    )


def _given(value: str | None) -> Sourced | None:
    return Sourced(value, "given") if value else None


def _marks(line: Line, otherwise: Marks) -> Marks:
    handling: str | None = line.handling or otherwise.handling
    return Marks(line.access or otherwise.access, line.consent or otherwise.consent, handling)
