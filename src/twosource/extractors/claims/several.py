"""Claims that sum up more events than one: "three attacks this week", "a string of bombings".

A number of bombs on one day may be one event, so a number alone makes no sum: words of a series do,
or a number told of a longer stretch of time.
"""

import re
from collections.abc import Container, Sequence
from dataclasses import replace

from twosource.extractors.claims.counted_heads import ONE_EACH
from twosource.extractors.claims.counted_tolls import TOLLS
from twosource.extractors.claims.grammar import Grammar
from twosource.extractors.claims.triggers import Hit
from twosource.model.claim import Claim
from twosource.model.spans import Span
from twosource.stages.times_words import COUNT, FEW, MONTHS, compile_words

SERIES = frozenset(
    ["string", "series", "spate", "wave", "rash", "chain", "succession", "flurry", "sequence"]
    + ["spree", "campaign", "surge"]
)
MANY = frozenset(
    ["several", "many", "multiple", "numerous", "various", "repeated", "successive", "countless"]
)
DOZENS = frozenset({"dozen", "score", "hundred", "thousand", "number", "handful", "couple"})
APART = frozenset({"separate", "different", "unrelated", "isolated"})
OCCASIONS = frozenset({"incident", "occasion", "episode", "case", "event"})
# Long stretches of these have one event in them, that goes on.
LASTING = frozenset({"movement", "restriction", "unrest", "inquiry"})
# What goes on for days and kills as it does.
CAUSES = frozenset({"disaster", "outbreak"})
DAYS = re.compile(r"\b(?:days?|weeks?|weekend|nights?)\b", re.IGNORECASE)

_MONTH = "|".join(MONTHS)
_UNIT = r"(?:days|weekends?|weeks?|months?|years?|decades?)"
_SOME = (
    rf"(?:(?:{COUNT}|{FEW}|the|a|one|just|less than|under|past|last|previous|first|same|recent) )+"
)
_LONG = (
    rf"(?i:so far|to date|this (?:month|year)|last (?:month|year)|since (?:the (?:start|beginning|"
    rf"end|turn)|last|early|late|mid|{_MONTH}|\d{{4}})|"
    rf"(?:over|in|during|within|across) {_SOME}{_UNIT})"
)
LONG = compile_words(rf"\b{_LONG}\b")
PERIOD = compile_words(
    rf"\b(?:{_LONG}|(?i:this week(?:end)?|last week(?:end)?|in (?:{_MONTH})\b(?! \d{{1,2}}\b)|"
    rf"in \d{{4}}|in (?:the space|the course) of {_SOME}{_UNIT}))\b"
)


def mark_several(
    grammar: Grammar, hits: Sequence[Hit], claims: Sequence[Claim], text: str
) -> list[Claim]:
    """Give the claims of a sentence, those that sum up with the words that say so.

    What several attacks did is a sum as well: "three attacks this week have killed nine".
    """
    lasting = {hit.index for hit in hits if hit.type.name in CAUSES}
    own = [
        None if _is_lasting(grammar, hit, lasting, words, text) else words
        for hit, one in zip(hits, claims, strict=True)
        for words in [_sum_of(grammar, hit, one, text)]
    ]
    sums = [(hit, span) for hit, span in zip(hits, own, strict=True) if span is not None]
    return [
        replace(one, several=span or _of_doer(grammar, hit, sums))
        for hit, one, span in zip(hits, claims, own, strict=True)
    ]


def _is_lasting(
    grammar: Grammar, hit: Hit, lasting: Container[int], words: Span | None, text: str
) -> bool:
    """Tell "the flood has killed 58 in a week": one flood, of some days, and no sum of floods."""
    if words is None or hit.trigger.word_class == "noun" or not DAYS.search(words.of(text)):
        return False
    scenes = [noun for word, noun in grammar.prepositions(hit.index) if word in {"in", "by"}]
    causes = [grammar.subject(hit.index), grammar.agent(hit.index), *scenes]
    found = [one for cause in causes if cause is not None for one in _with_joined(grammar, cause)]
    return any(one in lasting and _number_of(grammar, one, None) is None for one in found)


def _with_joined(grammar: Grammar, noun: int) -> tuple[int, ...]:
    return (noun, *grammar.children(noun, "conj"))


def _sum_of(grammar: Grammar, hit: Hit, claim: Claim, text: str) -> Span | None:
    """Give the words by which an event's own word sums up, if it does."""
    if grammar.lemma(hit.index) in TOLLS:
        return None
    if hit.trigger.word_class == "noun":
        return _sum_of_noun(grammar, hit.index, claim, text)
    return _sum_of_verb(grammar, hit, claim, text)


def _sum_of_noun(grammar: Grammar, index: int, claim: Claim, text: str) -> Span | None:
    if grammar.token(index).tag not in {"NNS", "NNPS"}:
        return None
    over = _of_which(grammar, index)
    if over is not None and grammar.lemma(over) in SERIES:
        return _words(grammar, over, index)
    first = _number_of(grammar, index, over)
    if first is None:
        return None
    apart = any(grammar.lemma(kid) in APART for kid in grammar.children(index, "amod"))
    told = LONG if grammar.lemma(index) in ONE_EACH else PERIOD
    # Of "12 arrests in May" each is one, but so may all be of one raid: only the month tells.
    month = grammar.lemma(index) in ONE_EACH and _tells(PERIOD, claim, text, month=True)
    return _words(grammar, first, index) if apart or month or _tells(told, claim, text) else None


def _sum_of_verb(grammar: Grammar, hit: Hit, claim: Claim, text: str) -> Span | None:
    """Give the time over which many were killed or taken, or their cases: "in two incidents"."""
    if hit.type.family in LASTING or claim.time == "ongoing" or not claim.counts:
        return None
    told = grammar.object(hit.index)
    for word, noun in (
        *grammar.prepositions(hit.index),
        *(() if told is None else grammar.prepositions(told)),
    ):
        first = _number_of(grammar, noun, None)
        many = first is not None and grammar.lemma(noun) in OCCASIONS
        if word in {"in", "during"} and first is not None and many:
            return _words(grammar, first, noun)
    where = claim.times or (claim.passage,)
    for span in where:
        found = LONG.search(span.of(text))
        if found is not None and _is_perfect(grammar, hit.index):
            return Span(span.start + found.start(), span.start + found.end())
    return None


def _is_perfect(grammar: Grammar, index: int) -> bool:
    """Tell "have been killed", which sums up until now, from "were killed", which need not."""
    return any(grammar.lemma(kid) == "have" for kid in grammar.children(index, "aux"))


def _tells(pattern: re.Pattern[str], claim: Claim, text: str, *, month: bool = False) -> bool:
    """Tell whether the words that date a claim, or its clause, are of a longer stretch of time."""
    told = [span.of(text) for span in claim.times or (claim.passage,)]
    if month and not claim.times:
        return False
    found = (pattern.search(f"in {words}") or pattern.search(words) for words in told)
    return any(one is not None for one in found)


def _of_which(grammar: Grammar, index: int) -> int | None:
    """Give the "string" of "a string of bombings"."""
    of = grammar.head(index)
    return grammar.head(of) if of is not None and grammar.lemma(of) == "of" else None


def _number_of(grammar: Grammar, index: int, over: int | None) -> int | None:
    """Give the first word of the number an event's word is told with."""
    if over is not None and grammar.lemma(over) in DOZENS:
        return over
    for kid in grammar.children(index, "nummod", "amod", "det"):
        word = grammar.lemma(kid)
        number = grammar.token(kid).dep == "nummod" and word not in {"one", "1"}
        if number or word in MANY:
            return kid
    return None


def _words(grammar: Grammar, first: int, last: int) -> Span:
    start = min(first, *(kid for kid in grammar.children(first, "det", "quantmod", "amod")), last)
    return Span(grammar.token(start).start, grammar.token(last).end)


def _of_doer(grammar: Grammar, hit: Hit, sums: Sequence[tuple[Hit, Span]]) -> Span | None:
    """Give the sum that does what a verb tells, in its own clause or in the one it leans on.

    What comes of it, as calls for help, is one event all the same.
    """
    by_word = {one.index: span for one, span in sums if one.type.family == hit.type.family}
    for verb in (hit.index, grammar.head(hit.index)):
        if verb is None or grammar.token(verb).pos not in {"VERB", "AUX"}:
            continue
        # "Killed in three separate shootings", as well as "three shootings killed six".
        scenes = [noun for word, noun in grammar.prepositions(verb) if word in {"in", "during"}]
        for doer in (grammar.subject(verb), grammar.agent(verb), *scenes):
            if doer is None:
                continue
            inner = grammar.counted_noun(doer)
            found = by_word.get(doer) or by_word.get(inner)
            if found is not None:
                return found
    return None
