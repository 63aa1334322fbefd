"""What reading yields: a report with its bytes, or a name with the reason it was left out."""

from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from twosource.model.collection import Collection, Way
from twosource.model.ids import sha256_hex
from twosource.model.record import LeftOut, Received
from twosource.model.report import Marks, Report, Sourced, report_key
from twosource.stages.languages import ENGLISH

__all__ = [
    "About",
    "Decoded",
    "Defaults",
    "LeftOut",
    "Received",
    "come_from",
    "is_public",
    "marks_for",
    "name_host",
    "read_by",
    "receive",
]

PUBLIC = Marks(access="published", consent="public")


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds for every report that does not say otherwise.

    `marks` None: what comes from a public page is published and public, all else confidential and
    of unknown consent. `max_bytes` is the most one file or one line of JSON Lines may have.
    """

    marks: Marks | None = None
    max_bytes: int = 20_000_000


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a report beside its text."""

    title: Sourced | None = None
    outlet: Sourced | None = None
    published: Sourced | None = None
    url: str | None = None
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of bytes, and the encoding they were read in."""

    text: str
    encoding: str


def read_by(
    found: Received | LeftOut, reader: str, encoding: str | None = None
) -> Received | LeftOut:
    """Note by which reader, and in which encoding, bytes were made a report."""
    if isinstance(found, LeftOut):
        return found
    return replace(found, how=Collection(found.report.label, "file", reader, encoding))


def come_from(found: Received | LeftOut, source: str, way: Way) -> Received | LeftOut:
    """Note from where the bytes of a report came."""
    if isinstance(found, LeftOut) or found.how is None:
        return found
    return replace(found, how=replace(found.how, source=source, way=way))


def receive(
    label: str, text: str, raw: bytes, about: About, marks: Marks, language: str = ENGLISH
) -> Received:
    """Give a report with its key and the hash of its bytes."""
    outlet = about.outlet or name_host(about.url)
    report = Report(
        key=report_key(text, outlet.value if outlet else None, about.url),
        label=label,
        text=text,
        sha256=sha256_hex(raw),
        title=about.title,
        outlet=outlet,
        published=about.published,
        url=about.url,
        language=language,
        marks=marks,
        withdrawn=about.withdrawn,
    )
    return Received(report, raw)


def marks_for(about: About, defaults: Defaults) -> Marks:
    """Give the marks of a report that brings none: the defaults', else by where it comes from."""
    if defaults.marks is not None:
        return defaults.marks
    return PUBLIC if is_public(about.url) else Marks()


def name_host(url: str | None) -> Sourced | None:
    """Give the host of a web address, for want of an outlet's name.

    >>> name_host("https://www.valley-times.example/2015/fire").value
    'valley-times.example'
    """
    if not is_public(url):
        return None
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return Sourced(host.removeprefix("www."), "host of the address") if host else None


def is_public(url: str | None) -> bool:
    """Tell whether an address is one of the web."""
    return url is not None and url.lower().startswith(("http://", "https://"))
