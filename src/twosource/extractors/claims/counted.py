"""How many: the quantity in a participant's words, and what the codebook says became of them."""

from collections.abc import Iterator

from twosource.extractors.claims.grammar import Grammar
from twosource.extractors.claims.phrases import phrase_words
from twosource.extractors.claims.roles import Filler
from twosource.extractors.claims.triggers import Hit
from twosource.model.claim import CountPhrase
from twosource.model.spans import Span
from twosource.stages.how_many import find_quantities

MEMBER = frozenset({"member", "part", "relative", "resident"})
MADE_OF = frozenset({"constitute", "consist", "comprise", "compose", "make", "include", "number"})
PARTS = frozenset({"include", "including"})


def count_participants(
    grammar: Grammar, hit: Hit, fillers: tuple[Filler, ...], text: str
) -> tuple[CountPhrase, ...]:
    """Give each quantity told of a role that the codebook counts."""
    outcomes = {counted.role: counted.outcome for counted in hit.type.counted}
    found: dict[Span, CountPhrase] = {}
    heads = [
        (head, filler.role)
        for filler in fillers
        if filler.role in outcomes
        for head in _heads(grammar, filler.index)
    ]
    if hit.type.counted:
        heads += [(head, hit.type.counted[0].role) for head in _made_of(grammar, hit.index)]
    for head, role in heads:
        phrase = _count(grammar, head, text, (role, outcomes[role]))
        if phrase is not None:
            found.setdefault(phrase.number, phrase)
    return tuple(found[number] for number in sorted(found))


def _heads(grammar: Grammar, head: int) -> Iterator[int]:
    """Give the nouns whose number counts a filler: itself, its parts, what it is part of."""
    inner = grammar.counted_noun(head)
    yield inner
    if inner != head:
        yield head
    for conjunct in grammar.children(inner, "conj"):
        if grammar.token(conjunct).pos in {"NOUN", "NUM"} and any(
            grammar.children(conjunct, "nummod")
        ):
            yield conjunct
    yield from _whole_of_members(grammar, inner)


def _whole_of_members(grammar: Grammar, index: int) -> Iterator[int]:
    """Give "the eight people" of "The eight people were members of two families who left"."""
    preposition = grammar.head(index)
    over = None if preposition is None else grammar.head(preposition)
    if over is None or grammar.lemma(over) not in MEMBER or grammar.token(over).dep != "attr":
        return
    verb = grammar.head(over)
    subject = None if verb is None else grammar.subject(verb)
    if subject is not None:
        yield subject


def _made_of(grammar: Grammar, index: int) -> Iterator[int]:
    """Give the "three families" of "the defection is constituted of three families"."""
    above = grammar.head(index)
    if above is None or grammar.lemma(above) not in MADE_OF:
        return
    if grammar.token(index).dep in {"nsubj", "nsubjpass"}:
        for _, noun in grammar.prepositions(above):
            yield noun
        held = grammar.object(above)
        if held is not None:
            yield held


def _count(grammar: Grammar, head: int, text: str, told: tuple[str, str]) -> CountPhrase | None:
    words = phrase_words(grammar, head)
    if grammar.token(head).pos == "PRON":
        return None
    span = grammar.parse.span(words[0], words[-1] + 1)
    quantities = [
        Span(span.start + one.start, span.start + one.end) for one in find_quantities(span.of(text))
    ]
    before = [number for number in quantities if number.start <= grammar.token(head).start]
    if not before:
        return None
    token = grammar.token(grammar.counted_noun(head))
    bare = token.pos == "NUM" or token.span in before
    noun = "people" if bare or token.entity in {"NORP", "PERSON"} else token.lemma.lower()
    return CountPhrase(span, before[0], noun, *told)
