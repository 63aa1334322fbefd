"""Whom "the two", "the families", "the men" and "the group" mean: the group told before.

General rules of English only: number, head noun, kind. What nothing before fits stays as it stands.
Only within one report: nothing is said of groups of two reports.
"""

from collections.abc import Callable, Iterator

from twosource.extractors.claims.grammar import Grammar
from twosource.stages.how_many import kind_of, read_quantity

POINTING = frozenset({"the", "these", "those", "both", "all"})
NUMBER_OF = {"couple": 2, "pair": 2, "duo": 2, "trio": 3, "quartet": 4}
BANDS = frozenset(["group", "party", "gang", "crew", "team", "band", "crowd"])
MEN = frozenset(["man", "boy", "father", "son", "husband", "brother", "grandfather", "uncle"])
WOMEN = frozenset(["woman", "girl", "mother", "daughter", "wife", "sister", "grandmother", "aunt"])
# "The men": whoever was told of that may be men, by whatever noun.
GENDERED = {"man": WOMEN | {"nun", "woman"}, "woman": MEN | {"monk", "priest"}}
SEVERAL = frozenset(["several", "some", "many", "few"])
SENTENCES_BACK = 4

Fits = Callable[[int], bool]


def find_group(grammar: Grammar, index: int) -> int | None:
    """Give the head of the fuller phrase a bare definite one points back to; None if none fits."""
    if not _is_bare(grammar, index):
        return None
    for fits in _conditions(grammar, index):
        found = next((one for one in _told_before(grammar, index) if fits(one)), None)
        if found is not None:
            return found
    return None


def _is_bare(grammar: Grammar, index: int) -> bool:
    """Tell "the two", "the men": a pointing word before, and nothing else that restricts it."""
    kids = [grammar.token(kid) for kid in grammar.kids[index]]
    pointing = any(kid.dep in {"det", "predet"} and kid.text.lower() in POINTING for kid in kids)
    restricts = {"amod", "compound", "nmod", "poss", "prep", "acl", "relcl", "appos", "conj"}
    return pointing and not any(kid.dep in restricts for kid in kids)


def _conditions(grammar: Grammar, index: int) -> Iterator[Fits]:
    """Give what may fit, the surest first."""
    lemma = grammar.lemma(index)
    number = NUMBER_OF.get(lemma) or _number(grammar, index)
    if grammar.token(index).pos == "NUM" or lemma in NUMBER_OF:
        yield lambda one: number is not None and _size(grammar, one) == number
        return
    if grammar.has(index, "nummod"):
        yield lambda one: _is_same_noun(grammar, one, lemma) and _size(grammar, one) == number
        return
    plural = grammar.token(index).tag in {"NNS", "NNPS"}
    if lemma in BANDS:
        yield lambda one: grammar.lemma(one) == lemma and grammar.after(one, "of") is not None
        if lemma != "crowd":
            yield lambda one: _are_told_of(grammar, one)
    elif plural and kind_of(lemma) in {"people", "families"}:
        yield lambda one: _is_same_noun(grammar, one, lemma) and _is_fuller(grammar, one)
        if lemma in GENDERED:
            barred = GENDERED[lemma]
            yield lambda one: _are_told_of(grammar, one) and grammar.lemma(one) not in barred


def _told_before(grammar: Grammar, index: int) -> Iterator[int]:
    """Give the nouns before a phrase, the nearest first, but for those of its own verb."""
    sentences = grammar.parse.sentences
    number = sentences.index(grammar.sentence_at(index))
    first = sentences[max(number - SENTENCES_BACK, 0)].first
    own = grammar.clause_of(index)
    for here in range(index - 1, first - 1, -1):
        token = grammar.token(here)
        if token.pos not in {"NOUN", "PROPN"} or token.dep in {"compound", "nmod"}:
            continue
        # Of those joined by "and" the first stands for all; a number sets one apart.
        if token.dep == "conj" and not grammar.has(here, "nummod"):
            continue
        if grammar.clause_of(here) != own and not _is_bare(grammar, here):
            yield here


def _is_same_noun(grammar: Grammar, index: int, lemma: str) -> bool:
    return grammar.lemma(index) == lemma and grammar.token(index).tag in {"NNS", "NNPS"}


def _is_fuller(grammar: Grammar, index: int) -> bool:
    return grammar.has(index, "nummod", "amod", "compound", "prep", "poss", "acl", "conj")


def _are_told_of(grammar: Grammar, index: int) -> bool:
    """Tell people who are told of by number: "nine weavers", "several weavers"."""
    if grammar.token(index).tag not in {"NNS", "NNPS"}:
        return False
    people = kind_of(grammar.lemma(index)) in {"people", "families"}
    some = any(grammar.lemma(kid) in SEVERAL for kid in grammar.children(index, "amod", "det"))
    return people and (some or grammar.has(index, "nummod"))


def _size(grammar: Grammar, index: int) -> int | None:
    """Give how many people a phrase tells of: by its number, or as many as "and" joins."""
    token = grammar.token(index)
    if token.entity != "PERSON" and kind_of(token.lemma) not in {"people", "families"}:
        return None
    number = _number(grammar, index)
    if number is not None:
        return number
    if token.tag in {"NNS", "NNPS"}:
        return None
    joined = list(grammar.children(index, "conj"))
    for one in joined:
        joined.extend(grammar.children(one, "conj"))
    return 1 + len(joined) if joined else None


def _number(grammar: Grammar, index: int) -> int | None:
    """Give the exact number in front of a noun, or of a number word itself."""
    word = index if grammar.token(index).pos == "NUM" else grammar.child(index, "nummod")
    numbers = None if word is None else read_quantity(grammar.token(word).text.lower())
    return None if numbers is None else numbers.best
