"""How many: the quantity in a participant's words, and what the codebook says became of them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from twosource.extractors.claims.counted_either import is_either
from twosource.extractors.claims.counted_heads import (
    EVERYONE,
    ONE_EACH,
    Head,
    find_heads,
    tells_size,
)
from twosource.extractors.claims.counted_parts import is_rate
from twosource.extractors.claims.counted_single import one_more, single_person
from twosource.extractors.claims.counted_tolls import TOLLS
from twosource.extractors.claims.grammar import Grammar
from twosource.extractors.claims.phrases import phrase_words
from twosource.extractors.claims.roles import Filler
from twosource.extractors.claims.triggers import Hit
from twosource.model.claim import CountPhrase
from twosource.model.spans import Span
from twosource.stages.how_many import Quantity, find_quantities, kind_of, read_quantity

# "Five [of the] 20 detainees", "five [out of some] 20".
_SHARE_OF = re.compile(
    r"\s+(?:\w+\s+)?(?:out\s+)?of\s+(?:(?:the|its|their|those|these|his|her|our|all)\s+)"
    r"(?:\w+\s+){0,2}"
)

# What is so many "strong" is people, but for these.
FLEETS = frozenset({"fleet", "herd", "flock", "flotilla", "convoy", "armada"})

SCALES = frozenset({"dozen", "score", "hundred", "thousand", "million"})


def count_participants(
    grammar: Grammar, hit: Hit, fillers: tuple[Filler, ...], text: str
) -> tuple[CountPhrase, ...]:
    """Give each quantity told of a role that the codebook counts, the whole and its parts."""
    outcomes = {counted.role: counted.outcome for counted in hit.type.counted}
    found: dict[Span, CountPhrase] = {}
    if any(is_either(grammar, word) for word in hit.words):
        return ()
    heads = [head for head in find_heads(grammar, hit, fillers) if head.role in outcomes]
    told = _quantities(grammar, hit.index, text) if heads else {}
    for head in heads:
        phrase = _count(grammar, head, outcomes[head.role], told, text)
        if phrase is not None:
            found.setdefault(phrase.number, phrase)
    return _set_whole([found[number] for number in sorted(found)], text)


def _set_whole(phrases: Sequence[CountPhrase], text: str) -> tuple[CountPhrase, ...]:
    """Take the first of a list for the whole if the others add up to it.

    "Six clerks, four men and two women" are six; "six clerks, four guards and a cook" are more.
    """
    numbers = [read_quantity(" ".join(one.number.of(text).split())) for one in phrases]
    known = [one.best for one in numbers if one is not None and one.best is not None]
    first, *others = known or [0]
    parts = all(one.group is not None for one in phrases) and len(known) == len(phrases)
    if parts and len(others) > 1 and first == sum(others):
        return (replace(phrases[0], group=None), *phrases[1:])
    return tuple(phrases)


def _quantities(grammar: Grammar, index: int, text: str) -> Mapping[Quantity, Quantity | None]:
    """Give the quantities of a word's sentence, each with the figure it is a share of, if any."""
    sentence = grammar.sentence_at(index)
    span = grammar.parse.span(sentence.first, sentence.last)
    found = [one.moved(span.start) for one in find_quantities(span.of(text))]
    wholes = {one: other for one, other in pairwise(found) if _is_share(one, other, text)}
    return {one: wholes.get(one) for one in found}


def _is_share(one: Quantity, other: Quantity, text: str) -> bool:
    words = text[one.start : one.end]
    # Vague numbers bring their "of": "hundreds of the 2,000".
    end = one.start + len(words.removesuffix(" of"))
    return _SHARE_OF.fullmatch(text[end : other.start]) is not None


def _count(
    grammar: Grammar, head: Head, outcome: str, told: Mapping[Quantity, Quantity | None], text: str
) -> CountPhrase | None:
    token = grammar.token(head.index)
    alone = one_more(grammar, head.index)
    if alone is not None:
        span, more = token.span, alone
        return CountPhrase(span, span, "people", head.role, outcome, head.group, more=more)
    pronoun = token.pos == "PRON" and token.text.lower() != "one"
    if pronoun or token.entity == "MONEY" or _is_time(grammar, head.index):
        return None
    words = phrase_words(grammar, head.index)
    span = grammar.parse.span(words[0], words[-1] + 1)
    # The 20 of "a dozen of the 20 carters" counts no one by itself.
    wholes = set(told.values()) if head.within else set()
    near = (one for one in told if span.start < one.end and one.start <= token.start)
    one = next((one for one in near if one not in wholes), None)
    if one is None:
        return _bare(grammar, head, outcome, span)
    if _is_rate(grammar, head.index, one):
        return None
    whole = told[one]
    return CountPhrase(
        span=Span(min(span.start, one.start), max(span.end, one.end)),
        number=Span(one.start, one.end),
        noun=_noun(grammar, head, one, text),
        role=head.role,
        outcome=outcome,
        group=head.group,
        more=one.more or head.more,
        out_of=None if whole is None else Span(whole.start, whole.end),
    )


def _is_rate(grammar: Grammar, index: int, quantity: Quantity) -> bool:
    """Tell whether a number near a word is a rate: "eight out of ten"."""
    sentence = grammar.sentence_at(index)
    within = [
        here
        for here in range(sentence.first, sentence.last)
        if quantity.start <= grammar.token(here).start < quantity.end
    ]
    return bool(within) and is_rate(grammar, within[-1])


def _is_time(grammar: Grammar, index: int) -> bool:
    """Tell a noun that is a time; bare numbers are often taken for one, and are told apart."""
    token = grammar.token(index)
    return token.entity in {"DATE", "TIME"} and token.pos != "NUM" and not _is_people(token.lemma)


def _is_people(lemma: str) -> bool:
    return kind_of(lemma) in {"people", "families"}


def _noun(grammar: Grammar, head: Head, quantity: Quantity, text: str) -> str:
    """Give what is counted: its noun, the "man" of "a four-man team", or people."""
    within = "" if quantity.noun is None else text[slice(*quantity.noun)]
    if within and _is_people(within):
        return within
    person = grammar.lemma(head.index) == "member"
    meant = head.index if person else grammar.counted_noun(head.index)
    inner = grammar.after(meant, "of") if grammar.token(meant).pos == "NUM" else None
    if inner is not None and grammar.token(inner).pos == "NOUN":
        if grammar.token(inner).tag == "NN" and kind_of(grammar.lemma(inner)) == "families":
            return "people"  # "three of the family"
        meant = inner
    token, lemma = grammar.token(meant), grammar.lemma(meant)
    bare = token.pos == "NUM" or quantity.start <= token.start < quantity.end
    if lemma == "bag" and "body" in {grammar.lemma(kid) for kid in grammar.children(meant)}:
        return "body"
    crowd = within == "strong" and lemma not in FLEETS
    named = token.entity in {"NORP", "PERSON"} or lemma in ONE_EACH | TOLLS | EVERYONE | SCALES
    return "people" if bare or crowd or named else lemma


def _is_one_family(grammar: Grammar, index: int) -> bool:
    return kind_of(grammar.lemma(index)) == "families" and tells_size(grammar, index)


def _bare(grammar: Grammar, head: Head, outcome: str, span: Span) -> CountPhrase | None:
    """Give the two of "both brothers", and the one family of "a family of five"."""
    token = grammar.token(head.index)
    noun = token.lemma.lower() if token.pos == "NOUN" else "people"
    for kid in grammar.children(head.index, "det", "predet"):
        word = grammar.token(kid)
        if word.text.lower() == "both" and not grammar.has(head.index, "conj"):
            return CountPhrase(span, word.span, noun, head.role, outcome, head.group)
        right_before = word.text.lower() == "a" and kid == head.index - 1
        if right_before and _is_one_family(grammar, head.index):
            one = Span(word.start, token.end)
            return CountPhrase(span, one, noun, head.role, outcome, head.group)
    one_person = single_person(grammar, head.index)
    if one_person is None:
        return None
    more = head.more or any(
        grammar.lemma(kid) == "another" for kid in grammar.children(head.index, "det")
    )
    return CountPhrase(span, one_person, noun, head.role, outcome, head.group, more)
