"""Which reports were withdrawn, by a mark or by a notice of their outlet, and where notices stand.

A notice says that a report is withdrawn, retracted or killed; it is met with the report of that
outlet by address, headline, day or likeness. It takes words back, and tells of no event itself.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from twosource.model.report import Report
from twosource.model.spans import Span
from twosource.stages.names import same_name
from twosource.stages.running_words import fold_words

_THING = r"(?:report|story|article|item|piece|dispatch|post|alert|bulletin)s?"
_GONE = r"(?:withdrawn|retracted|killed|pulled|spiked)"
_NAME = r"(?:The |the )?[A-Z][\w.&’'-]*(?: (?:[A-Z][\w.&’'-]*|of|and|the|de|al|&)){0,6}"
_BE = r"(?:has|have|had|was|were|is|are)(?: now| since| been| being| hereby)*"
_LATER = r"(?: has| have| had| on \w+| today| later| since| now| formally| hereby)*"
_THIS = r"(?:[Tt]his|[Oo]ur|[Tt]he (?:above|earlier|original|following)|[Aa]n (?:earlier|above))"
_WE = r"[Ww]e(?: have| hereby| are| now)* (?:withdraw(?:n|ing)?|withdrew|retract(?:ed|ing)?)"
_PLEASE = r"[Pp]lease (?:kill|disregard|withdraw|do not (?:use|publish))"
_ADVICE = r"(?:(?:BULLETIN|MANDATORY|EDITORS|ATTENTION|ADVISORY|URGENT|NOTE)\W+){0,3}"
_SOME = r"(?:[\w’'-]+ ){0,4}?"
_OWN = (
    re.compile(rf"\b{_THIS} {_SOME}{_THING}\b[^.!?\n]{{0,100}}?\b{_BE} {_GONE}\b"),
    re.compile(rf"\b{_WE} (?:our|the|this|that|an?) {_SOME}{_THING}\b"),
    re.compile(rf"\b{_PLEASE} (?:our|the|this) {_SOME}{_THING}\b"),
    re.compile(rf"\A\W*{_ADVICE}KILL\b"),
    re.compile(r"\A\W*(?i:(?:notice of )?(?:retraction|withdrawal))(?=\s*[:\n–—-])"),
)
# Most reports have none of these words, and need no closer look.
_HINT = re.compile(
    r"[Ww]ithdr[ae]w|[Rr]etract|KILL|disregard|[Ww]ithdrawal|do not (?:use|publish)|[Pp]lease kill"
    rf"|{_THING}\b[^.!?\n]{{0,100}}?(?:killed|pulled|spiked)|pulled (?:its|the|an?|their|that)\b"
)
_TOOK = r"(?:withdrawn|withdrew|withdraws|retracted|retracts|pulled)"
_NAMED = (
    re.compile(rf"\b(?P<who>{_NAME}){_LATER} {_TOOK} (?:its|the|an?|their|that) {_SOME}{_THING}\b"),
    re.compile(rf"\b{_THING} (?:by|of|in|from) (?P<who>{_NAME}) {_BE} {_GONE}\b"),
    re.compile(rf"\b(?P<who>{_NAME})[’']s {_SOME}{_THING} {_BE} {_GONE}\b"),
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_OF = rf"{_THING} (?:of|from|dated|published(?: on)?|(?:that|which) appeared on) (?:\w+day,? )?"
_DAY = re.compile(
    rf"{_OF}(?:{_MONTH} (\d{{1,2}})\b|(\d{{1,2}}) {_MONTH})"
    rf"|\b{_MONTH} (\d{{1,2}}) {_THING}|\b(\d{{1,2}}) {_MONTH} {_THING}",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?\n]*(?:[.!?](?!\s|\Z)[^.!?\n]*)*[.!?]*")
_SHORT = 120  # words of a report that is nothing but a notice, at most
_LIKE = 0.35
_LIKE_ON_THE_DAY = 0.2
_SHORTEST = 4
_COMMON = frozenset(
    {"this", "that", "these", "those", "which", "with", "from", "have", "been", "were", "they"}
    | {"their", "there", "what", "when", "said", "says", "will", "would", "about", "after", "than"}
    | {"before", "into", "over", "then", "them", "some", "more", "also", "other", "only", "such"}
    | {"being", "withdrawn", "withdraws", "retracted", "retraction", "withdrawal", "report", "note"}
    | {"reports", "story", "article", "item", "piece", "published", "editor", "editors", "kill"}
    | {"readers", "apologise", "apologize", "regret", "error", "errors"}
)


@dataclass(frozen=True, slots=True)
class Withdrawals:
    """`withdrawn`: why each report counts as withdrawn. `notices`: where each report says so."""

    withdrawn: Mapping[str, str]
    notices: Mapping[str, tuple[Span, ...]]


@dataclass(frozen=True, slots=True)
class _Notice:
    """One notice: the report it stands in, whose report it takes back, and its sentence."""

    report: Report
    outlet: str | None
    sentence: Span
    own: bool


def find_withdrawals(reports: Mapping[str, Report], outlets: Mapping[str, str]) -> Withdrawals:
    """Find the reports that were given as withdrawn, and those that a notice takes back.

    `outlets` names who published each report, by key. A report whose own text says that it is
    withdrawn, and goes on to tell, is withdrawn itself; a short one is a notice of another.
    """
    withdrawn = {key: "given as withdrawn" for key, one in reports.items() if one.withdrawn}
    notices: dict[str, tuple[Span, ...]] = {}
    for key in sorted(reports):
        for notice in _list_notices(reports[key], outlets.get(key)):
            targets = _find_targets(notice, reports, outlets)
            pure = _is_pure(notice)
            if notice.own and not pure:
                withdrawn.setdefault(key, "its own text says that it is withdrawn")
            if targets or pure or not notice.own:
                whole = Span(0, len(reports[key].text)) if pure else notice.sentence
                notices[key] = (*notices.get(key, ()), whole)
            why = f"withdrawn by {notice.outlet or 'its outlet'}, as {notice.report.label} says"
            for target in targets:
                withdrawn.setdefault(target, why)
    return Withdrawals(withdrawn, notices)


def name_taken_back(report: Report, outlet: str | None) -> tuple[str | None, ...]:
    """Give for each notice of a report the outlet whose report it takes back, None: not known."""
    return tuple(notice.outlet for notice in _list_notices(report, outlet))


def _list_notices(report: Report, outlet: str | None) -> Iterator[_Notice]:
    text = report.text
    title = "" if report.title is None else report.title.value
    if not _HINT.search(f"{title}\n{text}"):
        return
    for pattern in _OWN:
        found = pattern.search(text)
        if found is not None:
            yield _Notice(report, outlet, _sentence_of(text, found.span()), own=True)
            return
        if pattern.search(title):
            yield _Notice(report, outlet, _sentence_of(text, (0, 0)), own=True)
            return
    for pattern in _NAMED:
        for found in pattern.finditer(text):
            who = found["who"]
            own = outlet is not None and same_name(who, outlet)
            yield _Notice(report, outlet if own else who, _sentence_of(text, found.span()), own)


def _sentence_of(text: str, where: tuple[int, int]) -> Span:
    """Give the sentence that holds a stretch of text; one with an abbreviation may be cut."""
    for found in _SENTENCE.finditer(text):
        if found.start() <= where[0] <= found.end() and found.end() >= where[1] and found[0]:
            return Span(*found.span())
    return Span(*where)


def _is_pure(notice: _Notice) -> bool:
    """Tell whether a report is nothing but its outlet's notice."""
    return notice.own and len(fold_words(notice.report.text)) <= _SHORT


def _find_targets(
    notice: _Notice, reports: Mapping[str, Report], outlets: Mapping[str, str]
) -> list[str]:
    """Give the reports a notice takes back: by address or headline all, else the likest one."""
    if notice.outlet is None:
        return []
    own = [
        one
        for key, one in sorted(reports.items())
        if key != notice.report.key
        and same_name(outlets.get(key, ""), notice.outlet)
        and not _is_later(one, notice.report)
    ]
    named = [one.key for one in own if _is_named(one, notice.report)]
    if named:
        return named
    ranked = sorted(((_measure(one, notice), one.key) for one in own), reverse=True)
    return [key for like, key in ranked[:1] if like > 0]


def _is_later(one: Report, notice: Report) -> bool:
    ours, theirs = one.published, notice.published
    return ours is not None and theirs is not None and ours.value[:10] > theirs.value[:10]


def _is_named(one: Report, notice: Report) -> bool:
    """Tell whether a notice gives a report's address or its headline, or stands in its place."""
    if one.url is not None and (one.url == notice.url or one.url in notice.text):
        return True
    title = () if one.title is None else fold_words(one.title.value)
    told = " ".join(fold_words(notice.text))
    return len(title) >= _SHORTEST and f" {' '.join(title)} " in f" {told} "


def _measure(one: Report, notice: _Notice) -> float:
    """Give how much of a notice's words stand in a report; 0 where that is too little.

    On the very day that the notice names less is enough; another day is another report.
    """
    sentence = notice.sentence.of(notice.report.text)
    told = notice.report.text if _is_pure(notice) else sentence
    title = "" if one.title is None else one.title.value
    theirs = _content(f"{title} {one.text}")
    like = max(len(ours & theirs) / (len(ours) or 1) for ours in map(_content, (sentence, told)))
    days = [*_read_days(told)]
    on_the_day = one.published is not None and one.published.value[5:10] in days
    if days and one.published is not None and not on_the_day:
        return 0
    return like if like >= (_LIKE_ON_THE_DAY if on_the_day else _LIKE) else 0


def _read_days(words: str) -> Iterator[str]:
    """Give the days of reports named in words, as month and day: "its report of 15 August"."""
    for found in _DAY.finditer(words):
        month, day = sorted(filter(None, found.groups()), key=str.isdigit)
        yield f"{_MONTHS.index(month.lower()) + 1:02}-{int(day):02}"


def _content(words: str) -> frozenset[str]:
    return frozenset(
        word for word in fold_words(words) if len(word) >= _SHORTEST and word not in _COMMON
    )


def is_notice(span: Span, notices: Sequence[Span]) -> bool:
    """Tell whether a passage lies in words that take a report back."""
    return any(notice.overlaps(span) for notice in notices)
