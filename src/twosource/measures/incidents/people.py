"""The persons an article names, each with what speaks for their being a victim in it."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from twosource.extractors.attribution.words import load_words
from twosource.extractors.claims.naming import fullest_name
from twosource.measures.incidents.choosing import grow
from twosource.measures.incidents.lexicons import word_pattern
from twosource.measures.incidents.told import CORE, WIDE, Told
from twosource.model.parse import Stretch
from twosource.model.spans import Span

_HONORIFIC = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|President|Minister|General|Gen|Judge|Justice|Senator|"
    r"Sen|Rep|Governor|Gov|Mayor|Chief|Col|Colonel|Capt|Captain|Sheikh|King|Prince|Queen|Pope|Rev|"
    r"Father|Bishop|Secretary|Chancellor|Sgt|Lt|Maj|Comrade|Pastor|Barrister|Alhaji)\.?"
)
_THEN_SAID = re.compile(r"[^.]{0,25}\b(?:said|says|told|added|wrote)\b")
_SAID_BEFORE = re.compile(r"(?:said|says|told|added|according to|by)\s+(?:[\w-]+\s+){0,3}$")
_AGE = re.compile(r"\s*,?\s*\(?\d\d\)?\s*[,)]")
_OWNER = re.compile(r"['’]s")
_LISTED_AFTER = re.compile(r",? (?:and|[A-Z])|,")
_LISTED_BEFORE = re.compile(r"(?:,|and)\s*$")
_SHORT_NAME, _MANY_PARTS, _TITLE_WORD = 3, 3, 3
_BEFORE, _AFTER, _BESIDE = 70, 90, 45
_ROLES = ("dobj", "pobj", "nsubj", "nsubjpass", "conj", "appos", "attr", "poss", "ROOT", "compound")
_MISTAKEN = frozenset({"ORG", "GPE", "NORP", "LOC", "FAC"})
_PERSONAL = re.compile(r"[A-Z][a-z]+(?:[-'’][A-Z]?[a-z]+)?")
_SUFFERS = frozenset({"target", "object"})


@dataclass(frozen=True, slots=True)
class PersonOption:
    """One person by the fullest name given, and what speaks for their being a victim."""

    name: str
    features: dict[str, float]


@dataclass(frozen=True, slots=True)
class _Mention:
    """Where a name stands: its characters, its first token, the one behind its last, its label."""

    span: Span
    first: int
    last: int
    label: str


def list_people(told: Told) -> list[PersonOption]:
    """Give every person the article names, by the fullest name, with the signs of all mentions."""
    mentions = _mentions(told)
    most = max((len(ones) for ones in mentions.values()), default=1)
    total = sum(len(ones) for ones in mentions.values())
    full = tuple(sorted((one for one in mentions if " " in one), key=lambda one: (-len(one), one)))
    cast = _cast(told, full)
    return [
        PersonOption(
            name,
            _facts(told, name, ones, cast)
            | _signs(told, ones)
            | {
                "one": 1.0,
                "share": len(ones) / total,
                "most": float(len(ones) == most),
                "near_most": len(ones) / most,
                "people": math.log(len(mentions)),
            },
        )
        for name, ones in sorted(mentions.items())
    ]


def _mentions(told: Told) -> dict[str, list[_Mention]]:
    found: dict[str, list[_Mention]] = defaultdict(list)
    for entity in told.parse.entities:
        one = _trimmed(told, entity) if _may_be_person(told, entity) else None
        if one is not None:
            name = " ".join(one.span.of(told.text).split())
            if name[:1].isupper() and len(name) >= _SHORT_NAME:
                found[name].append(one)
    full = sorted((name for name in found if " " in name), key=lambda one: (-len(one), one))
    whole: dict[str, list[_Mention]] = defaultdict(list)
    for name, ones in found.items():
        longer = name if " " in name else next((one for one in full if name in one.split()), name)
        whole[longer] += ones
    return {name: sorted(ones, key=lambda one: one.first) for name, ones in whole.items()}


def _may_be_person(told: Told, entity: Stretch) -> bool:
    """Tell a person's name, also one of two or three words that the parse takes for a body's."""
    tokens = told.parse.tokens[entity.first : entity.last]
    if tokens[-1].text.lower() in load_words().lists["outlet_words"] - {"sun"}:
        return False
    return entity.label == "PERSON" or (
        entity.label in _MISTAKEN
        and len(tokens) in {2, 3}
        and all(_PERSONAL.fullmatch(one.text) for one in tokens)
        and not any(word_pattern("body").fullmatch(one.text) for one in tokens)
    )


def _trimmed(told: Told, entity: Stretch) -> _Mention | None:
    """Give the name alone: no honorific before it, no possessive or mark behind it."""
    tokens, first, last = told.parse.tokens, entity.first, entity.last
    while last > first and (
        tokens[last - 1].tag == "POS" or not tokens[last - 1].text[0].isalnum()
    ):
        last -= 1
    while first < last - 1 and _is_title(tokens[first].text):
        first += 1
    if first == last:
        return None
    return _Mention(told.parse.span(first, last), first, last, entity.label)


def _is_title(word: str) -> bool:
    """Tell a word before a name that is none of it: "Mr", "Journalist"."""
    lists = ("office", "at_risk")
    return bool(
        _HONORIFIC.fullmatch(word) or any(word_pattern(one).fullmatch(word) for one in lists)
    )


@dataclass(frozen=True, slots=True)
class _Cast:
    """Who suffers which kinds of event, who does which, and who says something."""

    suffers: dict[str, set[str]]
    does: dict[str, set[str]]
    speaks: set[str]


def _cast(told: Told, full: Sequence[str]) -> _Cast:
    suffers: dict[str, set[str]] = defaultdict(set)
    does: dict[str, set[str]] = defaultdict(set)
    for one in told.told:
        for who in one.who:
            side = suffers if who.role in _SUFFERS else does
            side[fullest_name(who.name, full)].add(one.claim.type)
    speaks = {fullest_name(hop.name, full) for one in told.claims for hop in one.claim.chain}
    return _Cast(suffers, does, speaks)


def _facts(told: Told, name: str, ones: Sequence[_Mention], cast: _Cast) -> dict[str, float]:
    suffers, does = cast.suffers.get(name, set()), cast.does.get(name, set())
    titled = any(word in told.title for word in name.split() if len(word) > _TITLE_WORD)
    return {
        "two_names": float(" " in name),
        "many_names": float(name.count(" ") >= _MANY_PARTS),
        "times": math.log(len(ones)),
        "title": float(titled),
        "first": -grow(told.sentence_at(ones[0].span.start)) / 3,
        "suffers_core": float(bool(suffers & CORE)),
        "suffers_wide": float(bool(suffers & WIDE)),
        "suffers": float(bool(suffers)),
        "suffers_kinds": grow(len(suffers)),
        "does": float(bool(does)),
        "does_core": float(bool(does & CORE)),
        "speaks": float(name in cast.speaks),
    }


def _signs(told: Told, ones: Sequence[_Mention]) -> dict[str, float]:
    """Give for each sign how often it stands with a mention: grown, ever, and as a share."""
    counted = Counter(sign for one in ones for sign in _signs_of(told, one))
    features: dict[str, float] = {}
    for sign, times in counted.items():
        features[sign] = grow(times)
        features[f"{sign}_ever"] = 1.0
        features[f"{sign}_share"] = times / len(ones)
    return features


@cache
def _then_called(words: str) -> re.Pattern[str]:
    return re.compile(
        rf",? (?:the |an? |who (?:is|was|works) )?[^.]{{0,40}}{word_pattern(words).pattern}",
        re.IGNORECASE,
    )


def _signs_of(told: Told, one: _Mention) -> Iterator[str]:
    text, span = told.text, one.span
    sentence = told.sentences[told.sentence_at(span.start)]
    before = text[max(sentence.start, span.start - _BEFORE) : span.start]
    after = text[span.end : span.end + _AFTER]
    beside = before[-_BESIDE:]
    signs = {
        "harm_in_sentence": word_pattern("harm").search(sentence.of(text)),
        "harmed_after": word_pattern("harmed_after").match(after),
        "harm_before": word_pattern("harm_before").search(before),
        "office": word_pattern("office").search(beside) or _then_called("office").match(after),
        "at_risk": word_pattern("at_risk").search(beside) or _then_called("at_risk").match(after),
        "says": _THEN_SAID.match(after) or _SAID_BEFORE.search(before),
        "age": _AGE.match(after),
        "owner": _OWNER.match(after),
        "listed": _LISTED_AFTER.match(after) and _LISTED_BEFORE.search(before),
    }
    yield from (name for name, holds in signs.items() if holds)
    yield f"label_{one.label}"
    yield from _grammar_of(told, one)


def _grammar_of(told: Told, one: _Mention) -> Iterator[str]:
    tokens = told.parse.tokens
    root = next(
        (at for at in range(one.first, one.last) if not one.first <= tokens[at].head < one.last),
        one.last - 1,
    )
    token = tokens[root]
    if token.dep in _ROLES:
        yield f"as_{token.dep}"
    if token.head == root:
        return
    above = tokens[token.head].text
    if token.dep in {"nsubjpass", "dobj"} and word_pattern("harm").match(above):
        yield "suffers_verb"
    if token.dep == "nsubj" and word_pattern("harm").match(above):
        yield "does_verb"
    if token.dep.startswith("nsubj") and word_pattern("saying").match(above):
        yield "says_verb"
