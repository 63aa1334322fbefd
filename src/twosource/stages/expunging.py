"""Blank a passage of a report, and know again what was expunged when it comes back."""

import hmac
import re
from collections.abc import Iterable
from dataclasses import replace
from unicodedata import normalize

from twosource.model.coded import Coded, CodedVoice
from twosource.model.ids import digest, sha256_hex
from twosource.model.report import Report, Sourced, report_key
from twosource.model.spans import Span
from twosource.model.tombstone import Tombstone

# One for each character, so that every passage behind it stays where it is.
BLANK = "█"
# What is shorter stands in too many words to be looked for beside the passage.
_SHORTEST = 3


def blank_passage(report: Report, passage: Span) -> Report:
    """Give a report without the words of a passage; its key and hash are those of what is left.

    The same words go from title, outlet, address and label, whatever their case.
    """
    words = passage.of(report.text)
    text = f"{report.text[: passage.start]}{BLANK * len(words)}{report.text[passage.end :]}"
    outlet = _blank_sourced(report.outlet, words)
    url = None if report.url is None else blank_words(report.url, words)
    return replace(
        report,
        key=report_key(text, None if outlet is None else outlet.value, url),
        label=blank_words(report.label, words),
        text=text,
        sha256=sha256_hex(text.encode()),
        title=_blank_sourced(report.title, words),
        outlet=outlet,
        url=url,
    )


def blank_words(told: str, words: str) -> str:
    """Give a text with each occurrence of some words blanked, whatever their case.

    >>> blank_words("Ask OLA VIK.", "Ola Vik")
    'Ask ███████.'
    """
    if len(words.strip()) < _SHORTEST:
        return told
    pattern = re.escape(words.strip())
    return re.sub(pattern, lambda found: BLANK * len(found[0]), told, flags=re.IGNORECASE)


def seek_words(words: str) -> re.Pattern[str] | None:
    """Give what finds words as people type them; None for words too short to be looked for.

    Whatever their case, whatever blanks stand between them, and whether accents are characters of
    their own.
    """
    if len(words.strip()) < _SHORTEST:
        return None
    ways = (words, normalize("NFC", words), normalize("NFD", words))
    sought = dict.fromkeys(r"\s+".join(map(re.escape, one.split())) for one in ways)
    return re.compile("|".join(sought), re.IGNORECASE)


def blank_sought(told: str, sought: re.Pattern[str]) -> str:
    """Give a text with all that is sought blanked.

    >>> sought = seek_words("Ola Vik")
    >>> blank_sought("Ask OLA  VIK.", sought) if sought else ""
    'Ask ████████.'
    """
    return sought.sub(lambda found: BLANK * len(found[0]), told)


def _blank_sourced(told: Sourced | None, words: str) -> Sourced | None:
    return None if told is None else replace(told, value=blank_words(told.value, words))


def blank_coded(coded: Coded, passage: Span, words: str) -> Coded:
    """Give a claim coded by hand without all that stands on an expunged passage of these words.

    Where its own passage went whole, nothing stays of it but where it stood.
    """
    if passage.covers(coded.anchor.passage):
        return Coded(coded.anchor, "unstated", "unknown", "not_reported", expunged=True)
    when, where = coded.when, coded.where
    return replace(
        coded,
        chain=tuple(
            _blank_voice(one, passage, words)
            for one in coded.chain
            if one.span is None or not one.span.overlaps(passage)
        ),
        when=None if when is None or when.span.overlaps(passage) else when,
        where=None if where is None or where.span.overlaps(passage) else where,
        counts=tuple(one for one in coded.counts if not one.span.overlaps(passage)),
        who=tuple(one for one in coded.who if not one.span.overlaps(passage)),
    )


def _blank_voice(voice: CodedVoice, passage: Span, words: str) -> CodedVoice:
    def left(span: Span | None) -> Span | None:
        return None if span is None or span.overlaps(passage) else span

    return replace(
        voice,
        cue=left(voice.cue),
        role=left(voice.role),
        body=left(voice.body),
        masthead=blank_words(voice.masthead, words),
    )


def make_token(key: str, report: Report) -> str:
    """Give the keyed digest by which a report is known again; nobody makes it without the key."""
    outlet = None if report.outlet is None else report.outlet.value
    content = digest("expunged", report.text, outlet, report.url)
    return hmac.new(key.encode(), content.encode(), "sha256").hexdigest()


def find_tombstone(report: Report, tombstones: Iterable[Tombstone], key: str) -> Tombstone | None:
    """Give the tombstone of a report, or the last one of a passage of it; None if it has none.

    A passage is known by what is around it: the words of the report as it comes are blanked, and
    what is left is compared. So no digest of the words themselves is kept anywhere.
    """
    found, now = None, report
    for one in sorted(tombstones, key=lambda one: one.number):
        if one.passage is None:
            if make_token(key, now) == one.token:
                return one
        elif one.passage.end <= len(now.text):
            blanked = blank_passage(now, one.passage)
            if make_token(key, blanked) == one.token:
                found, now = one, blanked
    return found


def list_missing(kept: Iterable[Tombstone], given: Iterable[Tombstone]) -> list[Tombstone]:
    """Give the tombstones that a record does not have yet, in order."""
    tokens = {one.token for one in kept}
    return sorted((one for one in given if one.token not in tokens), key=lambda one: one.number)
