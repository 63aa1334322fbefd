"""Read what a web page says of its own article: title, outlet, address and day of publication.

Only marks made for machines count: meta tags, JSON-LD, `<time>`, the canonical link. A date in
the visible text (a footer's copyright, a list of other articles) is never taken.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

from twosource.model.report import Sourced
from twosource.readers.published import read_published
from twosource.readers.received import About, is_public

_TITLES = ("og:title", "headline", "twitter:title", "dc.title", "title")
_OUTLETS = ("og:site_name", "dc.publisher", "citation_publisher", "publisher", "application-name")
_DATES = (
    "article:published_time",
    "datepublished",
    "og:published_time",
    "og:article:published_time",
    "citation_publication_date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "date",
)
_ARTICLES = frozenset(
    (
        "AnalysisNewsArticle",
        "Article",
        "BlogPosting",
        "LiveBlogPosting",
        "NewsArticle",
        "OpinionNewsArticle",
        "Report",
        "ReportageNewsArticle",
        "WebPage",
    )
)
_DEEPEST = 6  # levels of JSON-LD that may hold the article


@dataclass(frozen=True, slots=True)
class _Time:
    stamp: str
    marked: bool
    inside: bool


@dataclass(slots=True)
class _Marks:
    """What stands in a page, in its order."""

    metas: dict[str, str] = field(default_factory=dict)
    scripts: list[str] = field(default_factory=list)
    times: list[_Time] = field(default_factory=list)
    canonical: str | None = None
    title: str = ""


class _Reader(HTMLParser):
    """Collects a page's marks; never raises on broken markup."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.marks = _Marks()
        self._open: str | None = None
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag that says something of the article."""
        said = {name: value or "" for name, value in attrs}
        if tag == "meta":
            self._note_meta(said)
        elif tag == "link" and said.get("rel", "").lower() == "canonical":
            self.marks.canonical = self.marks.canonical or said.get("href")
        elif tag == "script" and "ld+json" in said.get("type", ""):
            self._open = "script"
            self.marks.scripts.append("")
        elif tag == "title" and not self.marks.title:
            self._open = "title"
        elif tag == "article":
            self._depth += 1
        elif tag == "time" and "datetime" in said:
            self._note_time(said)

    def handle_endtag(self, tag: str) -> None:
        """Note where a tag closes."""
        if tag == self._open:
            self._open = None
        elif tag == "article":
            self._depth = max(0, self._depth - 1)

    def handle_data(self, data: str) -> None:
        """Keep the text of the title and of JSON-LD."""
        if self._open == "script":
            self.marks.scripts[-1] += data
        elif self._open == "title":
            self.marks.title += data

    def _note_meta(self, said: dict[str, str]) -> None:
        name = said.get("property") or said.get("name") or said.get("itemprop") or ""
        content = said.get("content", "").strip()
        if name and content:
            self.marks.metas.setdefault(name.strip().lower(), content)

    def _note_time(self, said: dict[str, str]) -> None:
        prop = said.get("itemprop", "").lower()
        if prop != "datemodified" and "updated" not in said.get("class", "").lower():
            marked = prop == "datepublished" or "pubdate" in said
            self.marks.times.append(_Time(said["datetime"], marked, self._depth > 0))


def read_page_facts(page: str) -> About:
    """Give what a page says of its article; None where its marks are silent."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    marks = reader.marks
    articles = [found for script in marks.scripts for found in _articles(script)]
    return About(
        title=_title(marks, articles),
        outlet=_outlet(marks, articles),
        published=_published(marks, articles),
        url=_url(marks, articles),
    )


def _articles(script: str) -> Iterator[dict[str, object]]:
    """Give the articles that a page's JSON-LD describes, the outermost first."""
    try:
        levels: list[object] = [json.loads(script)]
    except (ValueError, RecursionError):
        return
    for _ in range(_DEEPEST):
        below: list[object] = []
        for thing in levels:
            if isinstance(thing, list):
                below.extend(thing)
            elif isinstance(thing, dict):
                if _is_article(thing.get("@type")):
                    yield thing
                below.extend(thing.get(name) for name in ("@graph", "mainEntity"))
        levels = below


def _is_article(kind: object) -> bool:
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(one, str) and one in _ARTICLES for one in kinds)


def _title(marks: _Marks, articles: Sequence[dict[str, object]]) -> Sourced | None:
    stated = _stated(articles, "headline")
    return stated or _meta(marks, _TITLES) or _sourced(marks.title, "page title")


def _outlet(marks: _Marks, articles: Sequence[dict[str, object]]) -> Sourced | None:
    named = _meta(marks, _OUTLETS[:1])
    publishers = [article.get("publisher") for article in articles]
    known = [one for one in publishers if isinstance(one, dict)]
    return named or _stated(known, "name", "JSON-LD publisher") or _meta(marks, _OUTLETS[1:])


def _published(marks: _Marks, articles: Sequence[dict[str, object]]) -> Sourced | None:
    times = [time for time in marks.times if time.marked] or [
        time for time in marks.times if time.inside
    ]
    candidates = [
        _stated(articles, "datePublished"),
        *(_meta(marks, (name,)) for name in _DATES),
        *(Sourced(time.stamp, "page metadata: time") for time in times[:1]),
    ]
    for found in candidates:
        day = read_published(found.value) if found else None
        if found and day:
            return Sourced(day, found.how)
    return None


def _url(marks: _Marks, articles: Sequence[dict[str, object]]) -> str | None:
    stated = _stated(articles, "url")
    candidates = (marks.canonical, marks.metas.get("og:url"), stated.value if stated else None)
    return next((url.strip() for url in candidates if url and is_public(url.strip())), None)


def _stated(
    things: Sequence[dict[str, object]], name: str, where: str = "JSON-LD"
) -> Sourced | None:
    values = (thing.get(name) for thing in things)
    found = (
        _sourced(value, f"page metadata: {where} {name}")
        for value in values
        if isinstance(value, str)
    )
    return next((one for one in found if one), None)


def _meta(marks: _Marks, names: Sequence[str]) -> Sourced | None:
    found = (_sourced(marks.metas.get(name, ""), f"page metadata: {name}") for name in names)
    return next((one for one in found if one), None)


def _sourced(value: str, how: str) -> Sourced | None:
    folded = " ".join(value.split())
    return Sourced(folded, how) if folded else None
