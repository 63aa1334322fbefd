"""How many: the quantity in a participant's words, and what the codebook says became of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from twosource.extractors.claims.grammar import Grammar
from twosource.extractors.claims.phrases import phrase_words
from twosource.extractors.claims.roles import Filler
from twosource.extractors.claims.triggers import Hit
from twosource.model.claim import CountPhrase
from twosource.model.spans import Span
from twosource.stages.how_many import find_quantities

MEMBER = frozenset({"member", "part", "relative", "resident"})
MADE_OF = frozenset({"constitute", "consist", "comprise", "compose", "make", "include", "number"})
TOLLS = frozenset({"toll", "number", "count", "total", "tally"})
REACHES = frozenset(
    ["rise", "climb", "reach", "stand", "grow", "increase", "jump", "hit", "pass", "exceed", "be"]
    + ["fall", "drop", "remain", "go", "come", "raise", "revise", "put", "lower"]
)
EVERYONE = frozenset({"people", "person", "other", "individual", "victim", "all", "total"})
# Words of which each one is one person's: "two arrests", "12 deaths".
ONE_EACH = frozenset(
    ["death", "fatality", "arrest", "casualty", "injury", "murder", "killing", "homicide"]
    + ["drowning", "execution", "detention", "disappearance", "kidnapping", "abduction"]
    + ["suicide", "deportation", "defection", "conviction", "acquittal", "defector", "escapee"]
)


@dataclass(frozen=True, slots=True)
class Head:
    """A noun whose number counts a role, and the part of the whole it stands for, if a part."""

    index: int
    role: str
    group: str | None = None


def count_participants(
    grammar: Grammar, hit: Hit, fillers: tuple[Filler, ...], text: str
) -> tuple[CountPhrase, ...]:
    """Give each quantity told of a role that the codebook counts, the whole and its parts."""
    outcomes = {counted.role: counted.outcome for counted in hit.type.counted}
    found: dict[Span, CountPhrase] = {}
    for head in _heads(grammar, hit, fillers):
        if head.role in outcomes:
            phrase = _count(grammar, head, outcomes[head.role], text)
            if phrase is not None:
                found.setdefault(phrase.number, phrase)
    return tuple(found[number] for number in sorted(found))


def _heads(grammar: Grammar, hit: Hit, fillers: tuple[Filler, ...]) -> Iterator[Head]:
    for filler in fillers:
        yield from _of_filler(grammar, filler)
    if not hit.type.counted:
        return
    role = hit.type.counted[0].role
    for part in _included(grammar, hit.index):
        yield Head(part, role, _group_name(grammar, part))
    for whole in _made_of(grammar, hit.index):
        yield Head(whole, role)
    for reached in _reached(grammar, hit.index):
        yield Head(reached, role)
    if hit.trigger.word_class == "noun" and grammar.lemma(hit.index) in ONE_EACH:
        yield Head(hit.index, role)


def _of_filler(grammar: Grammar, filler: Filler) -> Iterator[Head]:
    """Give the nouns whose number counts a filler: itself, its parts, what it is part of."""
    inner = grammar.counted_noun(filler.index)
    parts = [one for one in _joined(grammar, inner) if grammar.token(one).pos in {"NOUN", "NUM"}]
    split = bool(parts) and grammar.lemma(inner) not in EVERYONE
    yield Head(inner, filler.role, _group_name(grammar, inner) if split else None)
    if inner != filler.index:
        yield Head(filler.index, filler.role)
    for part in parts:
        yield Head(part, filler.role, _group_name(grammar, part))
    for part in (*_included(grammar, inner), *_included(grammar, filler.index)):
        yield Head(part, filler.role, _group_name(grammar, part))
    for whole in _whole_of_members(grammar, inner):
        yield Head(whole, filler.role)


def _joined(grammar: Grammar, index: int) -> list[int]:
    found = list(grammar.children(index, "conj"))
    for here in found:
        found.extend(grammar.children(here, "conj"))
    return found


def _group_name(grammar: Grammar, index: int) -> str | None:
    """Give the name of a part ("women"); None where the noun says no more than "people"."""
    if grammar.lemma(index) in EVERYONE or grammar.token(index).pos == "NUM":
        return None
    return grammar.token(index).text.lower()


def _included(grammar: Grammar, index: int) -> Iterator[int]:
    """Give the "three children" of "12 people died, including three children"."""
    for kid in grammar.children(index, "prep"):
        if grammar.token(kid).text.lower() in {"including", "among"}:
            for noun in grammar.children(kid, "pobj"):
                yield noun
                yield from _joined(grammar, noun)


def _whole_of_members(grammar: Grammar, index: int) -> Iterator[int]:
    """Give the nine of "The nine potters were members of two households who left"."""
    preposition = grammar.head(index)
    over = None if preposition is None else grammar.head(preposition)
    if over is None or grammar.lemma(over) not in MEMBER or grammar.token(over).dep != "attr":
        return
    verb = grammar.head(over)
    subject = None if verb is None else grammar.subject(verb)
    if subject is not None:
        yield subject


def _made_of(grammar: Grammar, index: int) -> Iterator[int]:
    """Give the three of "the exodus is made up of three households"."""
    above = grammar.head(index)
    if above is None or grammar.lemma(above) not in MADE_OF:
        return
    if grammar.token(index).dep in {"nsubj", "nsubjpass"}:
        for verb in (above, *grammar.children(above, "prt", "advmod")):
            for _, noun in grammar.prepositions(verb):
                yield noun
        held = grammar.object(above)
        if held is not None:
            yield held


def _reached(grammar: Grammar, index: int) -> Iterator[int]:
    """Give the "five" of "the death toll has risen to five"."""
    above = grammar.head(index)
    if grammar.lemma(index) not in TOLLS or above is None or grammar.lemma(above) not in REACHES:
        return
    for preposition in ("to", "at"):
        noun = grammar.after(above, preposition)
        if noun is not None:
            yield noun
    held = grammar.object(above)
    if held is not None and grammar.lemma(above) in {"reach", "hit", "pass", "exceed"}:
        yield held


def _count(grammar: Grammar, head: Head, outcome: str, text: str) -> CountPhrase | None:
    token = grammar.token(grammar.counted_noun(head.index))
    if grammar.token(head.index).pos == "PRON" or token.entity in {"MONEY", "DATE", "TIME"}:
        return None
    words = phrase_words(grammar, head.index)
    span = grammar.parse.span(words[0], words[-1] + 1)
    quantities = [
        Span(span.start + one.start, span.start + one.end) for one in find_quantities(span.of(text))
    ]
    start = grammar.token(head.index).start
    before = [number for number in quantities if number.start <= start]
    if not before:
        return None
    bare = token.pos == "NUM" or token.span in before or token.lemma.lower() in ONE_EACH | TOLLS
    noun = "people" if bare or token.entity in {"NORP", "PERSON"} else token.lemma.lower()
    return CountPhrase(span, before[0], noun, head.role, outcome, head.group)
