"""Numbers that take the place of earlier ones, in so many words, and those that are given up.

"The toll has risen to nine", "revised down from 12 to nine", "up from an earlier count of seven",
"not 12, as was said at first"; and "the ministry had put it at four", "initial reports spoke of".
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from twosource.model.claim import Claim, CountPhrase, RevisedPhrase, Way
from twosource.model.parse import Parse
from twosource.model.spans import Span
from twosource.stages.how_many_words import NUMBER
from twosource.stages.times_words import compile_words

_WAS = (
    r"(?P<was>(?:(?i:at least|about|around|some|nearly|almost|more than|over|as many as|up to) )?"
    rf"{NUMBER})"
)
_FIGURE = r"(?:tolls?|numbers?|counts?|figures?|estimates?|tall(?:y|ies)|totals?)"
_UP = (
    r"rise|rises|rose|risen|rising|climb\w*|grow|grows|grew|grown|growing|jump\w*|increas\w+|"
    r"mount\w*|soar\w*|swell\w*|swollen|surg\w+|leap|leaps|leapt|leaped|rais\w+|upgrad\w+|"
    r"(?:go|goes|went|gone|going|edg\w+|tick\w+|cr(?:eep\w*|ept)|revis\w+|adjust\w+) up(?:wards?)?"
)
_DOWN = (
    r"fall|falls|fell|fallen|falling|drop\w*|declin\w+|lower\w*|cut|cuts|cutting|reduc\w+|"
    r"downgrad\w+|(?:go|goes|went|gone|going|brought|scal\w+|revis\w+|adjust\w+|put) "
    r"(?:down(?:wards?)?|back)"
)
_NEITHER = r"revis\w+|correct\w+|updat\w+|amend\w+|adjust\w+|chang\w+"
# What may stand between the verb and "to": little, or the figure that is changed.
_LITTLE = (
    r"(?: (?:up|down|upwards?|downwards?|again|further|sharply|slightly|steadily|overnight|since|"
    r"on|late|early|by|this|morning|afternoon|evening|night|[A-Z][a-z]+day|there|officially)){0,4}?"
)
_OF_FIGURE = rf"(?: [\w'\u2019-]+){{0,4}}? {_FIGURE}(?: [\w'\u2019-]+){{0,10}}?"
_BETWEEN = rf"(?:{_LITTLE}|{_OF_FIGURE})"
_FROM = rf"(?: from {_WAS}(?: [a-z]+)?)?"


def _verb(words: str) -> re.Pattern[str]:
    return compile_words(rf"\b(?P<cue>(?i:{words}){_BETWEEN}{_FROM}{_LITTLE} to) $")


_AHEAD: tuple[tuple[re.Pattern[str], Way | None], ...] = (
    (_verb(rf"(?:{_NEITHER})\b(?=[^.;]{{0,60}}\bup(?:wards?)?\b)"), "up"),
    (_verb(rf"(?:{_NEITHER})\b(?=[^.;]{{0,60}}\bdown(?:wards?)?\b)"), "down"),
    (_verb(rf"(?:{_UP})\b"), "up"),
    (_verb(rf"(?:{_DOWN})\b"), "down"),
    (_verb(rf"(?:{_NEITHER})\b"), None),
    (
        compile_words(
            rf"\b(?P<cue>(?i:bring\w*|brought|tak\w+|took|push\w*) (?:the|its) (?:\w+ ){{0,3}}"
            rf"{_FIGURE}(?: \w+){{0,6}}? to) $"
        ),
        "up",
    ),
    (
        compile_words(
            rf"\b(?P<cue>{_FIGURE}(?: \w+){{0,6}}? (?:has|have|had) (?:now |since )?"
            r"(?:reached|passed|exceeded|hit)) $"
        ),
        "up",
    ),
    (
        compile_words(
            r"\b(?P<cue>(?i:now)(?: [\w'\u2019]+){0,6}? (?:at|reached|reaches|is|are|to|say|says|"
            r"totals?|numbers?)|(?:stands|stood|is) now at|"
            r"(?i:latest|updated|revised|corrected|new) (?:\w+ ){0,2}"
            rf"{_FIGURE} (?:is|was|of|to|at)) $"
        ),
        None,
    ),
)
_KIND = rf"(?:(?:an?|the|its|their|his|her) )?(?:[\w-]+ ){{0,3}}?(?:{_FIGURE}|reports?) (?:of )?"
_BEHIND: tuple[tuple[re.Pattern[str], Way | None], ...] = (
    # Who is still missing is fewer than were.
    (
        compile_words(
            r"(?: [a-z]+){0,3} (?P<cue>(?:is|are|was|were|remain\w*) still (?:missing|trapped|held|"
            r"unaccounted|in (?:hospital|custody|detention|prison|jail)))\b"
        ),
        "down",
    ),
    (compile_words(rf"[^.;\d]{{0,100}}?\b(?P<cue>up from (?:the )?(?:{_KIND})?{_WAS})"), "up"),
    (compile_words(rf"[^.;\d]{{0,100}}?\b(?P<cue>down from (?:the )?(?:{_KIND})?{_WAS})"), "down"),
    (
        compile_words(
            rf"[^.;\d]{{0,100}}?\b(?P<cue>(?:revis|correct|updat|amend)ing {_KIND}{_WAS})"
        ),
        None,
    ),
    (
        compile_words(
            rf"[^.;\d]{{0,60}}?\b(?P<cue>(?:not|rather than|instead of) (?:the )?{_WAS}\b"
            r"[^.;]{0,40}?\b(?:earlier|previously|initially|originally|at first|first))"
        ),
        None,
    ),
)
_FROM_BEHIND = compile_words(rf"(?: [a-z]+){{0,2}} from (?:the )?(?:{_KIND})?{_WAS}")
_SAID = r"(?:said|reported|put|counted|confirmed|announced|estimated|told|given|spoken of|listed)"
_AT_FIRST = r"(?:earlier|initially|previously|originally|at first|first)"
_GIVEN_UP = (
    compile_words(
        rf"\b(?P<cue>had (?:\w+ ){{0,2}}?(?:put|placed|given|set) (?:\w+ ){{0,5}}?{_FIGURE}"
        r"(?: \w+){0,5}? (?:at|as)) $"
    ),
    compile_words(rf"\b(?P<cue>(?:had|was|were) {_AT_FIRST} {_SAID})\b[^.;\d]{{0,60}}$"),
    compile_words(rf"\b(?P<cue>had {_SAID} {_AT_FIRST})\b[^.;\d]{{0,60}}$"),
    compile_words(
        rf"\b(?P<cue>(?i:{_AT_FIRST}),?(?: [\w'\u2019-]+){{0,5}}? had {_SAID})\b[^.;\d]{{0,60}}$"
    ),
    compile_words(
        r"\b(?P<cue>(?i:initially|previously|originally|at first),?(?: [\w'\u2019-]+){0,5}? "
        rf"{_SAID})\b[^.;\d]{{0,60}}$"
    ),
    compile_words(
        r"\b(?P<cue>(?i:earlier|previous|initial|preliminary|first) (?:\w+ )?"
        rf"(?:{_FIGURE}|reports?|statements?))\b[^.;\d]{{0,50}}$"
    ),
)


def mark_revised(claims: Sequence[Claim], parse: Parse, text: str) -> tuple[Claim, ...]:
    """Give the claims with the words by which their numbers take the place of earlier ones."""
    starts = [parse.tokens[one.first].start for one in parse.sentences]

    def sentence(number: Span) -> Span:
        at = bisect_right(starts, number.start) - 1
        first, last = parse.sentences[at].first, parse.sentences[at].last
        return parse.span(first, last)

    def marked(phrase: CountPhrase) -> CountPhrase:
        revised = read_revised(phrase.number, sentence(phrase.number), text)
        return phrase if revised is None else replace(phrase, revised=revised)

    return tuple(
        replace(claim, counts=tuple(marked(one) for one in claim.counts)) if claim.counts else claim
        for claim in claims
    )


def read_revised(number: Span, sentence: Span, text: str) -> RevisedPhrase | None:
    """Read what a sentence says of a number's taking another's place; None if nothing."""
    ahead = text[sentence.start : number.start]
    behind = text[number.end : sentence.end]
    return (
        _read_ahead(ahead, behind, sentence.start, number.end)
        or _read_behind(behind, number.end)
        or _read_given_up(ahead, sentence.start)
    )


def _read_ahead(ahead: str, behind: str, start: int, end: int) -> RevisedPhrase | None:
    for pattern, way in _AHEAD:
        found = pattern.search(ahead)
        if found is not None:
            before = _span(found, "was", start) if "was" in pattern.groupindex else None
            return RevisedPhrase(_cue(found, start), way, before or _find_before(behind, end))
    return None


def _find_before(behind: str, end: int) -> Span | None:
    """Give the 12 of "lowered to nine from 12" and of "now stands at 20, up from 12"."""
    after = _FROM_BEHIND.match(behind)
    if after is not None:
        return _span(after, "was", end)
    further = _read_behind(behind, end)
    return None if further is None else further.before


def _read_behind(behind: str, end: int) -> RevisedPhrase | None:
    for pattern, way in _BEHIND:
        found = pattern.match(behind)
        if found is not None:
            before = _span(found, "was", end) if "was" in pattern.groupindex else None
            return RevisedPhrase(_cue(found, end), way, before)
    return None


def _read_given_up(ahead: str, start: int) -> RevisedPhrase | None:
    for pattern in _GIVEN_UP:
        found = pattern.search(ahead)
        if found is not None:
            return RevisedPhrase(_cue(found, start), earlier=True)
    return None


def _cue(found: re.Match[str], by: int) -> Span:
    return Span(by + found.start("cue"), by + found.end("cue"))


def _span(found: re.Match[str], name: str, by: int) -> Span | None:
    first, last = found.span(name)
    return None if first < 0 else Span(by + first, by + last)
