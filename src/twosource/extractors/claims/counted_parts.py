"""Parts told beside their whole: included in it, listed after it, or said of it."""

from collections.abc import Iterator
from itertools import chain

from twosource.extractors.claims.counted_tolls import is_number
from twosource.extractors.claims.grammar import GROUP_NOUNS, OBJECTS, Grammar
from twosource.extractors.claims.tense import is_definite
from twosource.stages.how_many import kind_of

THEM = frozenset({"them", "whom", "these", "those", "which"})
MAKES_UP = frozenset({"make", "consist", "comprise", "compose", "constitute", "total", "number"})
FARTHEST_PART = 30
ALSO = frozenset({"also", "later", "since", "too"})
# Out of so many, a number is a rate.
BASES = frozenset(
    ["three", "four", "five", "six", "seven", "eight", "nine", "ten", "twenty", "hundred"]
    + ["3", "4", "5", "6", "7", "8", "9", "10", "20", "100", "1,000", "1000", "thousand"]
)

Part = tuple[int, int]
"""The words of a part's number and of its noun, which may be one: "eight of them children"."""


def find_parts(grammar: Grammar, index: int, meant: int) -> Iterator[Part]:
    """Give the parts of a noun that takes part; `meant` is the noun that it is a group of."""
    ours = "people" if grammar.lemma(meant) in GROUP_NOUNS else kind_of(grammar.lemma(meant))
    within = (included(grammar, here) for here in dict.fromkeys((meant, index)))
    for noun in chain.from_iterable(within):
        yield noun, noun
    for noun in _set_beside(grammar, index, meant):
        if kind_of(grammar.lemma(noun)) == ours:
            yield noun, noun
    yield from _after_whole(grammar, meant)
    yield from _said_of(grammar, index)


def whole_beside(grammar: Grammar, meant: int) -> Iterator[int]:
    """Give the 16 people of "four families, 16 people in all", or the families of the people."""
    ours = kind_of(grammar.lemma(meant))
    for noun in _set_beside(grammar, meant, meant):
        if {kind_of(grammar.lemma(noun)), ours} == {"people", "families"}:
            yield noun


def joined(grammar: Grammar, index: int) -> list[int]:
    """Give the nouns joined to one by "and", and those joined to them."""
    found = list(grammar.children(index, "conj"))
    for here in found:
        found.extend(grammar.children(here, "conj"))
    return found


def included(grammar: Grammar, index: int) -> Iterator[int]:
    """Give the "three children" of "12 people died, including three children"."""
    for kid in grammar.children(index, "prep"):
        if grammar.token(kid).text.lower() in {"including", "among"}:
            for noun in grammar.children(kid, "pobj"):
                yield noun
                yield from joined(grammar, noun)


def _set_beside(grammar: Grammar, index: int, meant: int) -> Iterator[int]:
    """Give the nouns of "six clerks, two men and four women", "a group made up of five women"."""
    for noun in grammar.children(meant, "appos"):
        if grammar.has(noun, "nummod"):
            yield from (noun, *joined(grammar, noun))
    for verb in grammar.children(index, "acl"):
        if grammar.lemma(verb) in MAKES_UP:
            for noun in (*_of(grammar, verb), *grammar.children(verb, *OBJECTS)):
                yield from (noun, *joined(grammar, noun))


def _of(grammar: Grammar, verb: int) -> Iterator[int]:
    for word in (verb, *grammar.children(verb, "prt", "advmod")):
        yield from (noun for preposition, noun in grammar.prepositions(word) if preposition == "of")


def _said_of(grammar: Grammar, index: int) -> Iterator[Part]:
    """Give the lawyers of "among those held were two lawyers", the two of "two were …"."""
    preposition = grammar.head(index)
    if preposition is None or grammar.lemma(preposition) not in {"among", "of"}:
        return
    over = grammar.head(preposition)
    number = over if over is not None and grammar.token(over).dep == "nsubj" else None
    verb = over if number is None else grammar.head(number)
    if verb is None or grammar.lemma(verb) != "be":
        return
    subject, told = grammar.child(verb, "nsubj"), grammar.child(verb, "attr")
    if grammar.lemma(preposition) == "among":
        noun = told if subject is None else subject
        if noun is not None and _people_at(grammar, noun) is not None:
            yield noun, noun
    elif subject is not None and told is not None and _people_at(grammar, told) is not None:
        yield subject, told


def _after_whole(grammar: Grammar, index: int) -> Iterator[tuple[int, int]]:
    """Give number and noun of each part told after its whole: "…, eight of them children".

    The parse seldom knows what such words hang on, so that their order decides.
    """
    sentence = grammar.sentence_at(index)
    last = min(sentence.last, index + FARTHEST_PART)
    here = index + 1
    while here < last:
        noun = _part_at(grammar, here, last) if is_number(grammar, here) else None
        if noun is not None:
            yield (here if noun != here + 1 else noun), noun
            here = noun
        elif is_number(grammar, here) and grammar.token(here).entity not in {"DATE", "TIME"}:
            # Another number: what follows may be of that one.
            return
        here += 1


def _part_at(grammar: Grammar, number: int, last: int) -> int | None:
    """Give the children of "eight of them children", "two of whom were small children"."""
    words = [grammar.token(here).text.lower() for here in range(number, min(number + 8, last))]
    if len(words) == 1:
        return None
    if grammar.lemma(number - 2) == "among" and grammar.token(number - 1).text.lower() in THEM:
        return _people_at(grammar, number + 1) if grammar.token(number + 1).tag == "NNS" else None
    if words[1:2] != ["of"] or not set(words[2:3]) & THEM:
        return None
    for here in range(number + 3, number + len(words)):
        token = grammar.token(here)
        if token.pos in {"NOUN", "PROPN"} and token.tag in {"NNS", "NN"}:
            one_more = here + 1 < last and grammar.token(here + 1).tag == "NNS"
            return None if one_more else _people_at(grammar, here)
        ends = token.text == "," and grammar.token(here - 1).pos in {"ADV", "VERB", "PRON"}
        if ends or (token.pos not in {"AUX", "ADJ", "ADV", "DET"} and token.text not in {"-", ","}):
            # "Two of them critically, police said": they are the two, and no police.
            return None
    return None


def _people_at(grammar: Grammar, index: int) -> int | None:
    return index if kind_of(grammar.lemma(index)) == "people" else None


def joins_others(grammar: Grammar, index: int) -> bool:
    """Tell "two had joined the picket", who came to others, from "300 joined the march"."""
    verb = grammar.head(index)
    if verb is None or grammar.lemma(verb) != "join" or grammar.token(index).dep != "dobj":
        return False
    later = any(grammar.lemma(kid) in {"have", "be"} for kid in grammar.children(verb, "aux"))
    also = any(grammar.lemma(kid) in ALSO for kid in grammar.children(verb, "advmod"))
    return is_definite(grammar, index) and (later or also)


def is_rate(grammar: Grammar, last: int) -> bool:
    """Tell "two in five clerks" and "eight out of ten", which count nobody; `last` ends the number.

    "Two out of the five" are two.
    """
    first = last + 1
    end = min(first + 3, grammar.sentence_at(last).last)
    words = [grammar.token(here).text.lower() for here in range(first, end)]
    if words[:2] in (["out", "of"], ["of", "every"], ["in", "every"]):
        return bool(BASES & set(words[2:]))
    # "Killed three in five raids" is none: there the five are of the raids alone.
    one_number = words[:1] == ["in"] and (
        grammar.token(first).dep == "quantmod" or grammar.token(first + 1).dep == "pobj"
    )
    return one_number and bool(BASES & set(words[1:2]))
