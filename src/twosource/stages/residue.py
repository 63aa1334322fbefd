"""Tell what a web page leaves round a report: comment forms, share bars, links, notices of rights.

Patterns are read against folded text (one space for each run of white space, see `fold`).
"""

import re

from twosource.model.report import PartKind


def fold(text: str) -> str:
    """Give a text with each run of white space as one space, and none at the ends.

    >>> fold(" two   lines ")
    'two lines'
    """
    return " ".join(text.split())


def any_of(*patterns: str) -> re.Pattern[str]:
    """Give one pattern for all, blind to case."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


_SPACE = r"\s{1,8}"
_FORM_PHRASES = (
    r"please enter (?:your|a valid) (?:comment|name|e-?mail)(?: address)?(?: here)?\s?[!.:]?",
    r"you have entered an incorrect e-?mail address\s?!?",
    r"your e-?mail (?:address )?(?:will not be published|is never (?:published|shared))\.?",
    (
        r"save my name,? (?:and )?e-?mail(?:,? and website)? in this browser"
        r"(?: for the next time i comment)?\.?"
    ),
    r"required fields are marked(?:\s?\*)?\.?",
    r"notify me of (?:follow-?up|new) (?:comments|posts)(?: (?:by|via) e-?mail)?\.?",
    (
        r"(?:you must be logged in|log in|sign in|login|register) to (?:(?:post|leave|write|add) )?"
        r"(?:a )?(?:comment|reply)\.?"
    ),
)
# These words are a form's only beside another of its phrases, or alone on their line.
_FORM_WORDS = (
    r"(?:leave|post|write|add|submit) (?:a |your )?(?:reply|comment)s?\b!?",
    r"cancel reply\b",
    r"\b(?:name|e-?mail|website|comment|url)\s?(?:\*\s?:?|:\s?\*?)",
)
# One of these stands in each phrase: most paragraphs hold none, and looking for it costs little.
_FORM_SIGNS = ("please", "mail", "required", "notify", "comment", "reply")
_FORM_PHRASE = re.compile("|".join(_FORM_PHRASES).replace(" ", _SPACE), re.IGNORECASE)
_FORM_RUN = re.compile(
    rf"(?:(?:{'|'.join(_FORM_PHRASES + _FORM_WORDS)})[\s|*]*)+".replace(" ", _SPACE), re.IGNORECASE
)
_COMMENTS = any_of(
    r"\(?\d* ?\)?(?:pending |reader )?comments?(?: \(?\d+\)?)?(?: (?:are closed|off))?\.?",
    r"no comments(?: yet)?\.?",
    r"(?:view|load|show|read|see) (?:all |more )?comments",
    r"join the (?:conversation|discussion)\b.{0,60}",
)
_MEDIA = r"(?:facebook|twitter|instagram|telegram|whats ?app|youtube|linkedin|tiktok|google news)\b"
_SHARE_WORDS = (
    (
        r"(?:share|tweet|pin|post|send|save|print|e-?mail)\b(?: (?:this|it))?"
        r"(?: (?:page|article|story|post|link))?(?: (?:on|via|by|to|with))?(?: a friend)?"
    ),
    _MEDIA,
    r"[\d.,]+k? shares?\b",
    r"(?:pinterest|reddit|google ?plus|google ?\+|tumblr|messenger|viber|weibo|wechat|flipboard)\b",
    r"(?:bluesky|mastodon|threads|pocket|line|x|rss|pdf|sms|embed|more|loading|opens?)\b",
    r"copy (?:the )?(?:link|url)\b",
    r"like this\b",
    r"in (?:a )?new window\b",
    r"click to\b",
)
_SHARE_BAR = re.compile(
    rf"(?:(?:{'|'.join(_SHARE_WORDS)})[\s|\u00b7\u2022/,:;&.()\[\]\d+-]*)+", re.IGNORECASE
)
_SHARE = any_of(
    r"(?:read or )?share this (?:story|article)\s?:.{0,100}$",
    r"(?:shares?|tweets?)\s?:? \d+$",
    r"[\d.,k]+ (?:shares?|tweets?)$",
)
# Alone on a line these are as well a heading, or a word of the report.
_NO_BAR_ALONE = any_of(
    r"(?:x|line|more|post|pin|save|send|link|threads|pocket|loading|opens?|like this)\W*"
)
_READ_MORE = any_of(
    r"(?:read|see|watch|listen|find out|learn) (?:more|also|next|the full \w+)\b",
    r"also (?:read|see|watch)\b",
    r"more (?:on|from|about) .{0,80}[^.]$",
    r"(?:more|read|watch|listen|(?:raw )?videos?|photos|images|pictures|gallery|slideshow"
    r"|must read)\s?:",
    r"related(?: (?:stor(?:y|ies)|articles?|coverage|content|links?|news|posts?|reading|topics?))?"
    r"\s?(?::|$)",
    r"(?:you (?:may|might) also like|recommended(?: for you)?$|most (?:read|popular)\b|trending\b)",
    r"don.?t miss(?: a thing|:)",
    r"(?:on a mobile device\? )?(?:click|tap) (?:here|on|below)\b",
    r"continue reading\b",
    r"sign up (?:for|to receive|here|now|today)\b",
    r"subscribe(?: (?:to|for|now|today|here)\b|$)",
    rf"(?:follow|like|find|join) .{{1,60}} (?:on|to|via) (?:our )?{_MEDIA}",
    rf"follow (?:us\b|@\w+|\S+: {_MEDIA})",
    r"join our .{0,40}(?:channel|group|newsletter)",
    rf"on {_MEDIA}\s?:?$",
    r"download (?:the|our)\b.{0,60}\bapps?\b",
    r"get (?:breaking|e-?mail|daily|news) .{0,30}(?:alerts?|news|notifications|headlines)\b",
    r"stay (?:updated|up to date|connected|informed)\b",
    r"stay with .{2,40} for (?:updates|more|the latest)",
    r"text .{1,20} to \d+",
    r"(?:have|got) a (?:news )?tip\b",
    r"(?:donate|subscribe|sign up) (?:now|today)\b",
    r"watch (?:this|the) (?:video|story|report)\b",
    r"slideshow \(",
)
_NOTICE = any_of(
    r"(?:tm and )?(?:\u00a9|\(c\) ?\d{4}|copyright (?:\u00a9|\(c\)|\d{4}|associated press|by\b))",
    r"(?-i:Copyright) (?-i:[A-Z])[\w&]* \d{4}",
    r"all content \u00a9",
    r"no part of this \w+ may be reproduced",
    r"advertise?ments?(?: continue reading| below)?$",
    r"advertising(?: read more)?$",
    r"sponsored(?: content)?$",
    r"(?:story|article) continues below",
    r"skip ad\b.{0,30}$",
    r"sign in (?:using|with)\b",
    r"scroll (?:down )?to continue",
    r"please enable javascript",
    r"your browser does not support",
    r"(?:this (?:site|website)|we) uses? cookies",
    r"already a (?:subscriber|member)\b",
    r"to continue reading\b",
    r".{0,30}\bpremium clicks\b",
    r"by (?:submitting|providing|signing|clicking|subscribing|using)\b.{0,160}"
    r"\b(?:terms|privacy|agree)\b",
    r"(?:terms of (?:use|service)|privacy policy)\b.{0,60}$",
    r"we have sent (?:you )?a \w+ e-?mail\b",
    r"(?:the )?(?:views|opinions) expressed\b.{0,120}\b(?:authors?|reflect|necessarily)\b",
    r"(?:close )?get e-?mail notifications\b",
    r"e-?mail (?:notifications are only sent|newsletters)\b",
    r"this (?:story|article|post|report) (?:will be|is being) updated\b",
    r"(?:to )?(?:contact|reach|e-?mail) (?-i:[A-Z]).{1,80}"
    r"(?:\S@\S|\b\d{3}[-.]\d{4}\b|\btwitter\b)",
    r"(?:e-?mail|twitter|facebook|instagram)\s?: ?\S+$",
    r"@\w+$",
    r"(?:\S+@\S+\.\w{2,}|(?:https?://|www\.)\S+)$",
    r"<[^<>]*>(?:<[^<>]*>)?\.?$",
)
_RIGHTS = any_of(
    r"all rights? reserved",
    r"\b(?:material|article|content|story|report|publication) (?:may|must|shall|can) ?not be "
    r"(?:published|reproduced|republished|copied|used|redistributed)",
)
# `photo_prev|gallery-12|next`: a page builder's words, never a reporter's.
_MACHINE_SIGNS = "|_{}="
_BARS = 3  # `Home | News | Sport | Contact`
_OPENERS = "([{<>\"'\u201c\u2018*+\u2022\u00b7\u25ba\u25b6\u00bb-\u2013\u2014 "
_LONGEST = 60  # words; a longer paragraph tells something, whatever it begins with
_LONGEST_LINK = 30
_LONGEST_TAIL = 400  # characters
_NEAR = 20
_TAIL = re.compile(
    r"(?<=[.!?\"'\u201d\u2019)\]])\s*(?:"
    r"(?P<read_more>(?:read (?:more|also)|also read|see also|related) ?:)"
    r"|(?P<boilerplate>[(\[]?(?:\u00a9|copyright (?:\u00a9|\(c\)|\d{4})))"
    r"|(?P<share>share this ?:|share on facebook))",
    re.IGNORECASE,
)


def kind_of_residue(text: str) -> PartKind | None:
    """Tell which residue of a page a folded paragraph is; None if it is the report's own."""
    bare = text.lstrip(_OPENERS)
    if text.count(" ") >= _LONGEST:
        return None
    if _is_form(text):
        return "form"
    if _is_share_bar(bare):
        return "share"
    if _NOTICE.match(bare) or _RIGHTS.search(text) or _is_machine(text):
        return "boilerplate"
    if text.count(" ") < _LONGEST_LINK and _READ_MORE.match(bare):
        return "read_more"
    return None


def find_forms(text: str) -> tuple[tuple[int, int], ...]:
    """Give where the phrases of a comment form stand in a text, glued to its sentences or not.

    A phrase that somebody quotes is left alone.
    """
    folded = text.casefold()
    if not any(word in folded for word in _FORM_SIGNS):
        return ()
    runs = (
        (run.start(), run.start() + len(run.group().rstrip())) for run in _FORM_RUN.finditer(text)
    )
    return tuple(
        (start, end)
        for start, end in runs
        if _FORM_PHRASE.search(text, start, end) and not _is_quoted(text, start)
    )


def find_tail(text: str) -> tuple[int, PartKind] | None:
    """Give where a link, a share bar or a notice of rights begins behind the last sentence."""
    for tail in _TAIL.finditer(text):
        start = tail.start(tail.lastgroup or 0)
        if len(text) - start < _LONGEST_TAIL and text.count(" ", start) < _LONGEST_LINK:
            kinds: dict[str, PartKind] = {"share": "share", "read_more": "read_more"}
            return start, kinds.get(tail.lastgroup or "", "boilerplate")
    return None


def _is_form(text: str) -> bool:
    run = _FORM_RUN.match(text)
    return bool(run and run.end() == len(text)) or bool(_COMMENTS.fullmatch(text))


def _is_share_bar(text: str) -> bool:
    whole = _SHARE_BAR.fullmatch(text) and not _NO_BAR_ALONE.fullmatch(text)
    return bool(whole) or bool(_SHARE.match(text))


def _is_machine(text: str) -> bool:
    if text.count("|") >= _BARS or "{*" in text or not any(map(str.isalnum, text)):
        return True
    return all(sum(word.count(sign) for sign in _MACHINE_SIGNS) > 1 for word in text.split())


def _is_quoted(text: str, start: int) -> bool:
    before = text[max(0, start - _NEAR) : start].rstrip()
    return before.endswith(("\u201c", "\u2018", ":", ",")) or (
        before.endswith(('"', "'")) and before[-2:-1] in {"", " ", "\n"}
    )
