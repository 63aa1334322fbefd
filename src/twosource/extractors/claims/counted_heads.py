"""Where a number may stand that counts who takes part: the nouns to look at, whole and parts."""

from collections.abc import Iterator
from dataclasses import dataclass

from twosource.extractors.claims.counted_crowd import find_crowd
from twosource.extractors.claims.counted_parts import (
    find_parts,
    included,
    joined,
    joins_others,
    whole_beside,
)
from twosource.extractors.claims.counted_tolls import TOLLS, is_number, made_of, reached, struck
from twosource.extractors.claims.grammar import GROUP_NOUNS, OBJECTS, Grammar
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
# "The remains of 33 people", "the bodies of two men", "claimed the lives of three".
REMAINS = frozenset({"remain", "remains", "body", "corpse", "skeleton", "skull", "bone", "life"})
THEY = frozenset({"they"})
# "Three of the wounded died": the three are not all that are dead.
HARMED_BEFORE = frozenset({"wounded", "injured", "wound", "injure", "survivor", "missing"})
# "The outbreak sickened 45": they are infected; those whom a leak sickened are no wreck.
STRUCK = frozenset({"infected", "affected"})
# What those who have been through it say of themselves; the dead say nothing.
TOLD_OF = frozenset({"dead", "missing"})


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
    if not outcomes:
        return
    role = hit.type.counted[0].role
    if grammar.lemma(hit.index) in TOLLS and list(reached(grammar, hit.index)):
        # "11 more bodies took the toll to 45": nobody but the 45 is counted by it.
        fillers = ()
    elif _is_counted_dead(grammar, hit):
        yield from _of_counted(grammar, hit.index, role)
        return
    elif joins_others(grammar, hit.index):
        # How many there are with those that they join, nobody says.
        fillers = ()
    for filler in fillers:
        if filler.role in outcomes:
            yield from _of_filler(grammar, filler, outcomes[filler.role])
    yield from _of_hit(grammar, hit, role)


def _is_counted_dead(grammar: Grammar, hit: Hit) -> bool:
    """Tell "the 12 dead" as a noun of those who are, from "12 dead" said of somebody."""
    noun = grammar.token(hit.index).dep in {"nsubj", "nsubjpass", "dobj"}
    adjective = hit.trigger.word_class == "adjective"
    return adjective and noun and grammar.has(hit.index, "nummod")


def _of_hit(grammar: Grammar, hit: Hit, role: str) -> Iterator[Head]:
    """Give the nouns that count by the word of the event itself: "two arrests", "the toll rose"."""
    for part in included(grammar, hit.index):
        yield Head(part, role, group_name(grammar, part))
    wholes = [*made_of(grammar, hit.index), *reached(grammar, hit.index)]
    wholes += _right_before(grammar, hit.index)
    if hit.type.counted[0].outcome == "protesting":
        wholes += find_crowd(grammar, hit.index)
    if hit.trigger.word_class == "noun":
        own = _one_each(grammar, hit.index)
        if hit.type.counted[0].outcome == "infected" and grammar.lemma(hit.index) == "case":
            own = iter((hit.index,))
        wholes = [*wholes, *own]
        if hit.type.counted[0].outcome in STRUCK:
            wholes += struck(grammar, hit.index)
    for whole in wholes:
        yield Head(whole, role)
    for beside in _along_with(grammar, hit.index):
        yield Head(beside, role, more=True)


def _right_before(grammar: Grammar, index: int) -> Iterator[int]:
    """Give the 31 of "we counted 31 wounded", which the parse takes for two things."""
    if grammar.token(index).tag == "VBN" and index and is_number(grammar, index - 1):
        number = grammar.token(index - 1)
        held = number.dep in OBJECTS and grammar.head(index - 1) == grammar.head(index)
        # "Counted six bodies and 17 wounded."
        over = grammar.token(number.head)
        listed = number.dep == "conj" and over.head == grammar.head(index)
        if held or (listed and over.dep in OBJECTS):
            yield index - 1


def _of_counted(grammar: Grammar, index: int, role: str) -> Iterator[Head]:
    """Give the 12 of "the 12 dead included three children", and the children as a part."""
    yield Head(index, role)
    for part in made_of(grammar, index):
        yield Head(part, role, group_name(grammar, part))


def _of_filler(grammar: Grammar, filler: Filler, outcome: str) -> Iterator[Head]:
    """Give the nouns whose number counts a filler: itself, its parts, what it is part of."""
    inner = grammar.counted_noun(filler.index)
    of = grammar.after(inner, "of") if grammar.lemma(inner) in REMAINS else None
    if of is not None and not _own(grammar, inner):
        yield from _by_itself(grammar, Filler(filler.role, of))
    yield from _by_itself(grammar, filler)
    said = () if outcome in TOLD_OF else _who_says_so(grammar, filler.index)
    each = _each_of(grammar, filler.index)
    other = whole_beside(grammar, inner)
    members = _whole_of_members(grammar, inner)
    for whole in (*each, *members, *_in_body(grammar, inner), *other, *said):
        yield Head(whole, filler.role)
    for beside in _along_with(grammar, filler.index):
        yield Head(beside, filler.role, more=True)
    for index, noun in find_parts(grammar, filler.index, inner):
        yield Head(index, filler.role, group_name(grammar, noun))


def _by_itself(grammar: Grammar, filler: Filler) -> Iterator[Head]:
    """Give a filler, what it is a group of, and those joined to it, each a part if they are."""
    inner = grammar.counted_noun(filler.index)
    others = [one for one in joined(grammar, inner) if grammar.token(one).pos in {"NOUN", "NUM"}]
    others = [one for one in others if not _tells_of_harm(grammar, one)]
    alike = any(_alike(grammar, inner, other) for other in others)
    split = alike and grammar.lemma(inner) not in EVERYONE
    name = group_name(grammar, inner) if split else _share_of_harmed(grammar, inner)
    if inner == filler.index or not _is_member(grammar, filler.index):
        yield Head(inner, filler.role, name, within=inner != filler.index)
    if inner != filler.index:
        yield Head(filler.index, filler.role)
    for other in others:
        yield Head(other, filler.role, _name_of_other(grammar, other))


def _name_of_other(grammar: Grammar, index: int) -> str | None:
    """Give the name of one of a list: the men of "a colonel and six of his men"."""
    noun = grammar.after(index, "of") if is_number(grammar, index) else None
    return group_name(grammar, index if noun is None else noun)


def _tells_of_harm(grammar: Grammar, index: int) -> bool:
    """Tell the 17 of "six bodies and 17 wounded", to whom something else was done."""
    last = index + 1 >= grammar.sentence_at(index).last
    return not last and is_number(grammar, index) and grammar.lemma(index + 1) in HARMED_BEFORE


def _share_of_harmed(grammar: Grammar, index: int) -> str | None:
    """Give the part that "three of the wounded" are of those who have died.

    And the children of "three of the dead were children".
    """
    noun = grammar.after(index, "of") if is_number(grammar, index) else None
    if noun is not None and grammar.share_of(noun) is not None:
        told = grammar.child(grammar.token(index).head, "attr")
        if told is not None and kind_of(grammar.lemma(told)) == "people":
            return group_name(grammar, told)
    harmed = noun is not None and grammar.lemma(noun) in HARMED_BEFORE
    return grammar.token(noun).text.lower() if noun is not None and harmed else None


def _is_member(grammar: Grammar, index: int) -> bool:
    """Tell "three members of one family", who are three people and no family."""
    return grammar.lemma(index) == "member" and grammar.has(index, "nummod")


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
    """Tell whether two nouns are of one kind and apart, so that each is a part of those told of.

    "14 students and staff" are 14 in all; "14 students and a clerk" are more.
    """
    apart = is_number(grammar, other) or grammar.has(other, "nummod", "det", "poss")
    if not apart:
        return False
    kinds = {kind_of(grammar.lemma(here)) for here in (one, other) if not is_number(grammar, here)}
    return len(kinds) == 1


def group_name(grammar: Grammar, index: int) -> str | None:
    """Give the name of a part ("women"); None where the noun says no more than "people"."""
    if grammar.lemma(index) in EVERYONE or grammar.token(index).pos == "NUM":
        return None
    return grammar.token(index).text.lower()


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


def _own(grammar: Grammar, index: int) -> bool:
    return grammar.has(index, "nummod")


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


def _along_with(grammar: Grammar, index: int) -> Iterator[int]:
    """Give the two of "he was killed along with two guards"."""
    for preposition, noun in grammar.prepositions(index):
        word = grammar.token(noun).head
        if preposition == "alongside" or (
            preposition == "with" and grammar.lemma(word - 1) in {"along", "together"}
        ):
            yield noun
