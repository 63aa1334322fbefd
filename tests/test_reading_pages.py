"""A web page gives its article and what its own marks say of it, and never a date from its foot."""

import json
from pathlib import Path

import pytest

from twosource.model.report import Marks, Report, Sourced
from twosource.readers.html import decode_page
from twosource.readers.inputs import Defaults, LeftOut, Received, read_all
from twosource.readers.page_facts import read_page_facts
from twosource.readers.received import Decoded
from twosource.stages.layout import lay_out

ARTICLE = (
    "<article><h1>Dam Bursts Above Portville</h1>"
    "<div class='share'><a>Share on Facebook</a> <a>Tweet</a></div>"
    "<p>A dam above the town of Portville burst on Monday, and the water took two bridges and a"
    " mill with it, the mayor said in the evening.</p>"
    "<p>\u201cWe heard it before we saw it,\u201d said a farmer whose fields lie below the dam. He"
    " said that all who lived in the valley had been warned in time.</p>"
    "<p>Nobody was reported hurt, and the school was opened to those who had lost their homes.</p>"
    "</article>"
)
PAGE = (
    "<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>Dam Bursts | Example</title>"
    "{head}</head><body><nav><a href='/'>Home</a><a href='/sport'>Sport</a></nav>"
    f"{ARTICLE}"
    "<section id='comments'><h3>Leave a Reply</h3><form><p>Your email address will not be"
    " published.</p><textarea>Please enter your comment!</textarea>"
    "<input value='Please enter your name here'></form></section>"
    "<aside><time datetime='2011-01-01'>1 January 2011</time> An older story of the river</aside>"
    "<footer>Copyright 2019 Example Press. All rights reserved.</footer></body></html>"
)
HEAD = (
    "<meta property='og:title' content='Dam Bursts Above Portville'>"
    "<meta property='og:site_name' content='Example Press'>"
    "<meta property='article:published_time' content='2015-03-03T18:00:00Z'>"
    "<link rel='canonical' href='https://example.org/dam'>"
)


def read(folder: Path, page: str | bytes) -> Report:
    raw = page if isinstance(page, bytes) else page.encode()
    (folder / "dam.html").write_bytes(raw)
    found = list(read_all([str(folder / "dam.html")], Defaults()))
    assert isinstance(found[0], Received)
    assert found[0].raw == raw
    return found[0].report


def head(marks: str) -> str:
    return PAGE.replace("{head}", marks)


def test_a_page_gives_its_article_and_its_marks(tmp_path: Path) -> None:
    report = read(tmp_path, head(HEAD))
    assert report.title == Sourced("Dam Bursts Above Portville", "page metadata: og:title")
    assert report.outlet == Sourced("Example Press", "page metadata: og:site_name")
    assert report.published == Sourced("2015-03-03", "page metadata: article:published_time")
    assert report.url == "https://example.org/dam"
    assert report.marks == Marks("published", "public")
    assert "A dam above the town of Portville burst" in report.text
    for residue in ("comment", "Reply", "Home", "Sport", "Copyright", "older story"):
        assert residue not in report.text


def test_the_article_of_a_page_is_laid_out_paragraph_by_paragraph(tmp_path: Path) -> None:
    report = read(tmp_path, head(HEAD))
    layout = lay_out(report.text, report.title.value if report.title else None)
    assert len(layout.spans("body")) == 3


def test_where_the_marks_are_silent_the_report_is(tmp_path: Path) -> None:
    report = read(tmp_path, head(""))
    assert (report.published, report.outlet, report.url) == (None, None, None)
    assert report.title == Sourced("Dam Bursts | Example", "page title")
    assert report.marks == Marks("confidential", "unknown")


def test_json_ld_tells_of_the_article() -> None:
    article = {
        "@type": ["NewsArticle"],
        "headline": "Dam  Bursts",
        "datePublished": "2015-03-03T18:00:00Z",
        "publisher": {"@type": "Organization", "name": "Example Press"},
        "url": "https://example.org/dam",
    }
    other = {"@type": "Organization", "name": "Example", "url": "https://example.org"}
    script = json.dumps({"@graph": [other, article, 7]})
    broken = "<script type='application/ld+json'>{broken</script>"
    facts = read_page_facts(
        f"{broken}<script>var x</script><script type='application/ld+json'>{script}</script>"
    )
    assert facts.title == Sourced("Dam Bursts", "page metadata: JSON-LD headline")
    assert facts.outlet == Sourced("Example Press", "page metadata: JSON-LD publisher name")
    assert facts.published == Sourced("2015-03-03", "page metadata: JSON-LD datePublished")
    assert facts.url == "https://example.org/dam"


@pytest.mark.parametrize(
    ("page", "day"),
    [
        ("<time itemprop='datePublished' datetime='2015-03-03'>", "2015-03-03"),
        ("<article><time datetime='2015-03-03T10:00'></time></article>", "2015-03-03"),
        ("<article><time itemprop='dateModified' datetime='2015-03-03'></article>", None),
        ("<article><time class='updated' datetime='2015-03-03'></article>", None),
        ("<time datetime='2015-03-03'>", None),
        ("<article></article></article><time datetime='2015-03-03'>", None),
        (
            "<meta name='date' content='a Tuesday'><meta name='pubdate' content='2015-03'>",
            "2015-03",
        ),
        ("<meta name='date' content=''>", None),
        ("<p>Copyright 2019</p>", None),
    ],
)
def test_a_day_is_taken_from_marks_of_the_article_alone(page: str, day: str | None) -> None:
    published = read_page_facts(page).published
    assert (published.value if published else None) == day


def test_an_address_is_one_of_the_web() -> None:
    page = (
        "<link rel='canonical' href='/dam'><meta property='og:url' content='http://example.org/1'>"
    )
    assert read_page_facts(page).url == "http://example.org/1"
    assert read_page_facts("<link rel='canonical'><link rel='icon' href='/i'>").url is None


def test_a_page_is_decoded_as_it_declares() -> None:
    page = "<meta charset='windows-1252'>\u201cIt burst\u201d"
    assert decode_page("a", page.encode("cp1252")) == Decoded(page, "cp1252")
    latin = "<meta charset=iso-8859-1>\u201cIt burst\u201d"
    assert decode_page("a", latin.encode("cp1252")) == Decoded(latin, "cp1252")
    unknown = "<meta charset='x-none'>It burst \u00e9"
    assert decode_page("a", unknown.encode()) == Decoded(unknown, "utf-8")
    marked = decode_page("a", b"\xff\xfe" + page.encode("utf-16-le"))
    assert marked == Decoded(page, "utf-16-le")
    for raw in (b"<meta charset='utf-8'>\xff", b"<meta charset='utf-8'>\0", b"caf\xe9"):
        assert isinstance(decode_page("a", raw), LeftOut)


def test_a_page_without_an_article_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.htm").write_text("<html><body></body></html>")
    (tmp_path / "b.html").write_bytes(b"\xff\xff")
    words = "<p>Der Damm ist am Montag gebrochen, sagte die Polizei in der Stadt.</p>" * 5
    (tmp_path / "c.html").write_text(f"<html><body><article>{words}</article></body></html>")
    outcomes = list(read_all([str(tmp_path)], Defaults()))
    assert [one.reason for one in outcomes if isinstance(one, LeftOut)] == [
        "no article found in the page",
        "undecodable: not UTF-8 from byte 0 on",
    ]
    assert [one.report.language for one in outcomes if isinstance(one, Received)] == ["de"]
