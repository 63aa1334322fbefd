"""Where a number may stand that counts who takes part: the nouns to look at, whole and parts."""

from collections.abc import Iterator
from dataclasses import dataclass

from twosource.extractors.claims.counted_tolls import TOLLS, is_number, made_of, reached, struck
from twosource.extractors.claims.grammar import GROUP_NOUNS, Grammar
from twosource.extractors.claims.roles import Filler
from twosource.extractors.claims.triggers import Hit
from twosource.stages.how_many import kind_of

MEMBER = frozenset({"member", "part", "relative", "resident"})
EVERYONE = frozenset({"people", "person", "other", "individual", "victim", "all", "total"})
# Words of which each one is one person's: "two arrests", "12 deaths".
ONE_EACH = frozenset(
    ["death", "fatality", "arrest", "casualty", "injury", "murder", "killing", "homicide"]
    + ["drowning", "execution", "detention", "disappearance", "kidnapping", "abduction"]
    + ["suicide", "deportation", "defection", "conviction", "acquittal", "defector", "escapee"]
)
# Nouns of many that tell how many by "of": "a crew of 14", "a family of five".
BODIES = frozenset(
    ["crew", "family", "household", "team", "party", "gang", "squad", "convoy", "patrol"]
    + ["unit", "delegation", "troupe", "congregation"]
)
THEM = frozenset({"them", "whom", "these", "those", "which"})
THEY = frozenset({"they"})
# What those who have been through it say of themselves; the dead say nothing.
TOLD_OF = frozenset({"dead", "missing"})
FARTHEST_PART = 30


@dataclass(frozen=True, slots=True)
class Head:
    """A noun whose number counts a role, and the part of the whole it stands for, if a part.

    `more`: they come beside somebody who is told of without a number. `within`: what takes part is
    a share of these ("a dozen of the 20 carters").
    """

    index: int
    role: str
    group: str | None = None
    more: bool = False
    within: bool = False


def find_heads(grammar: Grammar, hit: Hit, fillers: tuple[Filler, ...]) -> Iterator[Head]:
    """Give the nouns whose numbers count those in the roles of an event."""
    outcomes = {counted.role: counted.outcome for counted in hit.type.counted}
    if grammar.lemma(hit.index) in TOLLS and list(reached(grammar, hit.index)):
        # "11 more bodies took the toll to 45": nobody but the 45 is counted by it.
        fillers = ()
    for filler in fillers:
        if filler.role in outcomes:
            yield from _of_filler(grammar, filler, outcomes[filler.role])
    if hit.type.counted:
        yield from _of_hit(grammar, hit, hit.type.counted[0].role)


def _of_hit(grammar: Grammar, hit: Hit, role: str) -> Iterator[Head]:
    """Give the nouns that count by the word of the event itself: "two arrests", "the toll rose"."""
    for part in _included(grammar, hit.index):
        yield Head(part, role, group_name(grammar, part))
    wholes = [*made_of(grammar, hit.index), *reached(grammar, hit.index)]
    if hit.trigger.word_class == "noun":
        own = _one_each(grammar, hit.index)
        wholes = [*wholes, *own, *struck(grammar, hit.index)]
    for whole in wholes:
        yield Head(whole, role)
    for beside in _along_with(grammar, hit.index):
        yield Head(beside, role, more=True)


def _of_filler(grammar: Grammar, filler: Filler, outcome: str) -> Iterator[Head]:
    """Give the nouns whose number counts a filler: itself, its parts, what it is part of."""
    inner = grammar.counted_noun(filler.index)
    parts = [one for one in _joined(grammar, inner) if grammar.token(one).pos in {"NOUN", "NUM"}]
    alike = any(_alike(grammar, inner, part) for part in parts)
    split = alike and grammar.lemma(inner) not in EVERYONE
    name = group_name(grammar, inner) if split else None
    yield Head(inner, filler.role, name, within=inner != filler.index)
    if inner != filler.index:
        yield Head(filler.index, filler.role)
    for part in parts:
        yield Head(part, filler.role, group_name(grammar, part))
    for part in (*_included(grammar, inner), *_included(grammar, filler.index)):
        yield Head(part, filler.role, group_name(grammar, part))
    said = () if outcome in TOLD_OF else _who_says_so(grammar, filler.index)
    each = _each_of(grammar, filler.index)
    for whole in (*each, *_whole_of_members(grammar, inner), *_in_body(grammar, inner), *said):
        yield Head(whole, filler.role)
    for beside in _along_with(grammar, filler.index):
        yield Head(beside, filler.role, more=True)
    yield from _set_beside(grammar, inner, filler.role)
    for index, noun in find_parts(grammar, inner):
        yield Head(index, filler.role, group_name(grammar, noun))


def _one_each(grammar: Grammar, index: int) -> Iterator[int]:
    """Give the word of "12 arrests", and the dozens of "dozens of arrests"."""
    if grammar.lemma(index) not in ONE_EACH:
        return
    yield index
    of = grammar.head(index)
    over = None if of is None or grammar.lemma(of) != "of" else grammar.head(of)
    if over is not None and grammar.lemma(over) in GROUP_NOUNS:
        yield over


def _alike(grammar: Grammar, one: int, other: int) -> bool:
    """Tell whether two nouns are of one kind, so that each is a part of those told of."""
    kinds = {kind_of(grammar.lemma(here)) for here in (one, other) if not is_number(grammar, here)}
    return len(kinds) == 1


def _joined(grammar: Grammar, index: int) -> list[int]:
    found = list(grammar.children(index, "conj"))
    for here in found:
        found.extend(grammar.children(here, "conj"))
    return found


def group_name(grammar: Grammar, index: int) -> str | None:
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


def _each_of(grammar: Grammar, index: int) -> Iterator[int]:
    """Give the 12 of "each of the 12 clerks" and "every one of the 12"."""
    every = any(grammar.lemma(kid) == "every" for kid in grammar.children(index, "det"))
    noun = grammar.after(index, "of") if every or grammar.lemma(index) == "each" else None
    if noun is not None:
        yield noun


def _in_body(grammar: Grammar, index: int) -> Iterator[int]:
    """Give the 14 of "a crew of 14" and the five of "a family of five"."""
    if tells_size(grammar, index):
        yield from (noun for word, noun in grammar.prepositions(index) if word == "of")


def tells_size(grammar: Grammar, index: int) -> bool:
    """Tell whether a noun of many says by "of" how many they are: "a crew of 14"."""
    # "Two families of five" are five each.
    one = grammar.lemma(index) in BODIES and not grammar.has(index, "nummod")
    within = grammar.after(index, "of") if one else None
    return within is not None and is_number(grammar, within)


def _who_says_so(grammar: Grammar, index: int) -> Iterator[int]:
    """Give the 17 of "17 of the clerks said they had been beaten"."""
    verb = grammar.clause_head(index)
    above = None if verb is None else grammar.head(verb)
    if verb is None or above is None or grammar.token(index).text.lower() not in THEY:
        return
    subject = grammar.child(above, "nsubj")
    if grammar.token(verb).dep == "ccomp" and subject is not None and subject < index:
        yield subject


def _set_beside(grammar: Grammar, index: int, role: str) -> Iterator[Head]:
    """Give the 16 of "four families, 16 people in all", the two of "six clerks, two men"."""
    ours = kind_of(grammar.lemma(index))
    for noun in grammar.children(index, "appos"):
        kind = kind_of(grammar.lemma(noun))
        if kind == ours and grammar.has(noun, "nummod"):
            for part in (noun, *_joined(grammar, noun)):
                yield Head(part, role, group_name(grammar, part))
        elif {kind, ours} == {"people", "families"}:
            yield Head(noun, role)


def find_parts(grammar: Grammar, index: int) -> Iterator[tuple[int, int]]:
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
    if grammar.lemma(number - 2) == "among" and grammar.token(number - 1).text.lower() in THEM:
        return _people_at(grammar, number + 1) if grammar.token(number + 1).tag == "NNS" else None
    if words[1:2] != ["of"] or not set(words[2:3]) & THEM:
        return None
    for here in range(number + 3, number + len(words)):
        token = grammar.token(here)
        if token.pos in {"NOUN", "PROPN"} and token.tag in {"NNS", "NN"}:
            one_more = here + 1 < last and grammar.token(here + 1).tag == "NNS"
            return None if one_more else _people_at(grammar, here)
        if token.pos not in {"AUX", "ADJ", "ADV", "DET"} and token.text not in {"-", ","}:
            return None
    return None


def _people_at(grammar: Grammar, index: int) -> int | None:
    return index if kind_of(grammar.lemma(index)) == "people" else None


def _along_with(grammar: Grammar, index: int) -> Iterator[int]:
    """Give the two of "he was killed along with two guards"."""
    for preposition, noun in grammar.prepositions(index):
        word = grammar.token(noun).head
        if preposition == "alongside" or (
            preposition == "with" and grammar.lemma(word - 1) in {"along", "together"}
        ):
            yield noun
