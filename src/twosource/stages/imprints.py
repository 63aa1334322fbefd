"""Where and when a report came out, and whether two are versions of one article."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from twosource.model.report import Layout, Report
from twosource.model.spans import Span

NEAR = 31

# An archive's copy stands for the page it copied.
_ARCHIVED = re.compile(r"^(?:https?:)?//(?:web\.)?archive\.[a-z]+/(?:web/)?\d{4,14}[a-z_]*/")
_BARE = re.compile(
    r"^(?:[a-z][a-z0-9+.-]*:)?//(?:www\.|m\.|amp\.)?([^/:?#]+)(?::\d+)?([^?#]*)(\?[^#]*)?"
)
_TRACKED = re.compile(r"^(?:utm_\w+|fbclid|gclid|ref|source|cmpid|ocid|smid)(?:=|$)")
_UPDATED = re.compile(
    r"\b(?:UPDATED?|Updated)\b(?:\s*(\d{1,2})\b)?(?=\s*[:\d(\]–—-]|\s+(?:at|on|with)\b|\s*$)"
    r"|\blast updated\b|\b(?:story|article|report|post) (?:has been|was) (?:updated|corrected)\b"
    r"|^\s*(?:Correction|CORRECTION|Corrects|Updates)\b(?=\s*[:,–—-])",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Imprint:
    """Where and when a report came out, as far as it is known.

    `address` is its URL without what does not name the page; `site` the host in it. `published` is
    a day. `updated` counts what the text says of its being updated: 0 is nothing, 1 "updated",
    n + 1 "update n". `headline` are the characters of the headline in the kept text.
    """

    outlet: str | None = None
    address: str | None = None
    site: str | None = None
    published: date | None = None
    updated: int = 0
    headline: Span | None = None


def make_imprint(
    text: str,
    outlet: str | None = None,
    url: str | None = None,
    published: str | None = None,
    headline: Span | None = None,
) -> Imprint:
    """Gather the imprint of a report from what came with it and from its text."""
    address, site = _find_address(url)
    return Imprint(
        outlet=None if outlet is None else " ".join(outlet.casefold().split()),
        address=address,
        site=site,
        published=_read_day(published),
        updated=count_updates(text),
        headline=headline,
    )


def find_imprint(report: Report, layout: Layout) -> Imprint:
    """Give where and when a report came out, as far as it came with the report.

    An outlet that was only read off the text is none: a reprint names the outlet it reprints.
    """
    outlet = None if report.outlet is None else report.outlet.value
    published = None if report.published is None else report.published.value
    headline = next(iter(layout.spans("headline")), None)
    return make_imprint(report.text, outlet, report.url, published, headline)


def _find_address(url: str | None) -> tuple[str | None, str | None]:
    """Give the address of a page and its host; the first page of a site is no address of a report.

    >>> _find_address("https://www.lantern.example:443/a/1/?utm_source=x#top")
    ('lantern.example/a/1', 'lantern.example')
    >>> _find_address("http://lantern.example/")
    (None, 'lantern.example')
    """
    found = _BARE.match(_ARCHIVED.sub("", (url or "").strip()).casefold())
    if found is None:
        return None, None
    site, path, query = found[1], found[2].rstrip("/"), (found[3] or "?")[1:]
    kept = sorted(one for one in query.split("&") if one and not _TRACKED.match(one))
    if not path and not kept:
        return None, site
    return f"{site}{path}{'?' if kept else ''}{'&'.join(kept)}", site


def _read_day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def count_updates(text: str) -> int:
    """Give how far a text says it was updated: 0 for not at all, 1 for "updated", n + 1 for n.

    >>> count_updates("UPDATE 2: Dam holds"), count_updates("This story has been updated.")
    (3, 1)
    >>> count_updates("Officials updated the map on Monday.")
    0
    """
    return max((int(found[1] or 0) + 1 for found in _UPDATED.finditer(text)), default=0)


def share_address(ours: Imprint, theirs: Imprint) -> bool:
    """Tell whether two reports stood at one address."""
    return ours.address is not None and ours.address == theirs.address


def share_outlet(ours: Imprint, theirs: Imprint) -> bool:
    """Tell whether two reports are one outlet's, by its name or by the host of their addresses."""
    named = ours.outlet is not None and ours.outlet == theirs.outlet
    return named or (ours.site is not None and ours.site == theirs.site)


def are_near(ours: Imprint, theirs: Imprint) -> bool:
    """Tell whether two reports came out within a month of each other, as far as is known."""
    if ours.published is None or theirs.published is None:
        return True
    return abs((ours.published - theirs.published).days) <= NEAR


def find_later(ours: Imprint, theirs: Imprint) -> tuple[int, str] | None:
    """Tell which came out later, 0 for ours or 1 for theirs, and by what; None if nothing says."""
    return next(_compare(ours, theirs), None)


def _compare(ours: Imprint, theirs: Imprint) -> Iterator[tuple[int, str]]:
    if ours.published and theirs.published and ours.published != theirs.published:
        told = f"published {ours.published}, the other {theirs.published}"
        yield int(theirs.published > ours.published), told
    if ours.updated != theirs.updated:
        yield int(theirs.updated > ours.updated), "the later says that it was updated"
