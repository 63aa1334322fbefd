"""The words of a participant: from a head noun to the phrase a reader would underline."""

from collections.abc import Sequence

from twosource.extractors.claims.grammar import GROUP_NOUNS, NOUN_PARTS, Grammar
from twosource.model.spans import Span

LONGEST_TAIL = 6
# Behind a noun: what an end is put to, what an inquiry goes into.
ABOUT_WHAT = frozenset({"to", "into", "on", "against", "over", "for", "between", "towards"})
COMPLETES = frozenset({"dead", "alive", "unconscious", "captive", "prisoner", "hostage"})
ARTICLES = frozenset({"a", "an", "the", "this", "that", "these", "those", "its", "their", "his"})


def phrase_words(grammar: Grammar, head: int) -> list[int]:
    """Give the words of a noun phrase: what stands before the head, and what restricts it after.

    "sailors lodged in Bergen" keeps its tail; ", who fled" and "hoping for their pay" do not.
    """
    words = {head}
    for kid in grammar.kids[head]:
        token = grammar.token(kid)
        if _completes_verb(grammar, head, kid):
            continue
        if token.dep in NOUN_PARTS and kid < head:
            words.update(grammar.below(kid))
        elif token.dep == "prep" and _keeps_tail(grammar, head, kid):
            words.update(_flat(grammar, kid))
        elif token.dep == "acl" and token.tag == "VBN":
            tail = grammar.below(kid)
            dated = any(grammar.token(here).entity in {"DATE", "TIME"} for here in tail)
            short = len(tail) <= LONGEST_TAIL and tail[0] == kid and not dated
            if short and not _comma(grammar, head, kid):
                words.update(tail)
        elif token.dep == "conj" and token.pos in {"NOUN", "PROPN"}:
            words.update(range(head + 1, kid))
            words.update(phrase_words(grammar, kid))
    return _unbroken(grammar, words, head)


def _completes_verb(grammar: Grammar, head: int, kid: int) -> bool:
    """Tell the "dead" of "shot dead three clerks", which stands before the number."""
    told = grammar.token(kid).dep == "amod" and grammar.lemma(kid) in COMPLETES
    return told and any(kid < one < head for one in grammar.children(head, "nummod", "det", "poss"))


def _keeps_tail(grammar: Grammar, head: int, preposition: int) -> bool:
    lemma = grammar.lemma(preposition)
    if lemma == "of":
        return True
    return (
        lemma in {"in", "from", "at"}
        and grammar.lemma(head) not in GROUP_NOUNS
        and (len(grammar.below(preposition)) <= LONGEST_TAIL)
    )


def _flat(grammar: Grammar, preposition: int) -> set[int]:
    words = {preposition}
    for noun in grammar.children(preposition, "pobj"):
        words.update(phrase_words(grammar, noun))
    return words


def _comma(grammar: Grammar, first: int, last: int) -> bool:
    return any(grammar.token(here).text == "," for here in range(first + 1, last))


def _unbroken(grammar: Grammar, words: set[int], head: int) -> list[int]:
    first = last = head
    # "two-household" is three words, of which the hyphen belongs to none.
    words = words | {one + 1 for one in words if _is_hyphen(grammar, one + 1) and one + 2 in words}
    while first - 1 in words:
        first -= 1
    while last + 1 in words:
        last += 1
    while last > head and grammar.token(last).pos in {"PUNCT", "CCONJ", "ADP"}:
        last -= 1
    while first < head and grammar.token(first).pos in {"PUNCT", "CCONJ"}:
        first += 1
    return list(range(first, last + 1))


def _is_hyphen(grammar: Grammar, index: int) -> bool:
    return index < len(grammar.parse.tokens) and grammar.token(index).text in {"-", "‑"}


def with_complement(grammar: Grammar, words: Sequence[int]) -> list[int]:
    """Give a phrase with what its last noun is about: "an end" alone says nothing."""
    last = words[-1]
    for kid in grammar.children(last, "prep"):
        noun = grammar.child(kid, "pobj")
        if kid != last + 1 or noun is None or grammar.lemma(kid) not in ABOUT_WHAT:
            continue
        if grammar.token(noun).entity not in {"DATE", "TIME"}:
            return [*words, *sorted(_flat(grammar, kid))]
    return list(words)


def phrase_span(grammar: Grammar, head: int) -> Span:
    """Give the characters of a noun phrase."""
    words = phrase_words(grammar, head)
    return grammar.parse.span(words[0], words[-1] + 1)


def phrase_name(grammar: Grammar, head: int, text: str, *, whole: bool = False) -> tuple[str, Span]:
    """Give a noun phrase without its article, white space folded, and its characters.

    `whole`: with what its noun is about.
    """
    words = phrase_words(grammar, head)
    if whole:
        words = with_complement(grammar, words)
    while len(words) > 1 and grammar.token(words[0]).text.lower() in ARTICLES:
        words = words[1:]
    span = grammar.parse.span(words[0], words[-1] + 1)
    return " ".join(span.of(text).split()), span
