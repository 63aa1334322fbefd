"""Which places of a clause belong to another event in it, or to somebody who only takes part."""

from collections.abc import Iterator, Sequence

from twosource.extractors.claims.grammar import Grammar
from twosource.extractors.claims.stance_words import (
    ABOUT,
    ALLEGES,
    FOUND_GUILTY,
    HELD_FOR,
    TELLS,
    VOICES,
)
from twosource.extractors.claims.triggers import Hit
from twosource.stages.how_many import kind_of

# Behind these stands what something is done about: it was elsewhere, on some other day.
ON_ACCOUNT = frozenset({"for", "against", "over", "about"})
# So behind these, after words of law and of telling: "convicted of", "reported on".
OF_WHAT = frozenset({"of", "with", "on"})
TOLD_WITH = HELD_FOR | FOUND_GUILTY | ALLEGES | TELLS
SPOKEN_OF = frozenset({"dobj", "obj", "nsubjpass"})
# "Called a strike" is the strike's own.
SPEAKS_OF = (ABOUT | VOICES) - {"call"}
# Whom words are spoken to, or what about.
SAID_TO = ON_ACCOUNT | OF_WHAT | {"upon", "to", "from"}
BEARERS = frozenset({"nsubj", "nsubjpass"})
SAID = frozenset({"dobj", "obj", "dative", "ccomp", "xcomp", "oprd"})


def is_of_other(grammar: Grammar, hit: Hit, head: int, events: frozenset[int]) -> bool:
    """Tell whether a place is that of another event of the sentence, or only of a participant.

    "Arrested in Lisk for the murder": of the arrest alone. "Protested against the killing of a
    clerk in Lisk": of the killing alone. `events` are the words of all events of the sentence.
    """
    index = hit.index
    ours, theirs = _part_ways(grammar, index, head)
    if any(_is_bearer(grammar, here) for here in theirs):
        return True
    if head < index:
        if hit.type.family == "movement" and any(grammar.token(one).dep == "acl" for one in theirs):
            # "Ten people fleeing the fighting in Lisk have crossed into Orl."
            return True
        of_cause = any(_is_link(grammar, here) for here in ours)
        return of_cause or (hit.type.statement and _is_about(grammar, theirs))
    if _is_behind_aside(grammar, index, theirs):
        return True
    if not theirs or grammar.head(theirs[-1]) not in hit.words:
        return hit.type.statement and _is_about(grammar, theirs)
    said = hit.type.statement and _is_said(grammar, theirs[-1])
    return said or _is_of_cause(grammar, theirs, events)


def _part_ways(grammar: Grammar, one: int, other: int) -> tuple[list[int], list[int]]:
    """Give the words from each of two up to, but without, the lowest that is above both."""
    ours, theirs = [one, *grammar.above(one)], [other, *grammar.above(other)]
    shared = set(ours) & set(theirs)
    return (
        [here for here in ours if here not in shared],
        [here for here in theirs if here not in shared],
    )


def _is_bearer(grammar: Grammar, index: int) -> bool:
    """Tell what somebody is besides: "Ben Dole, a critic of the guilds in Lisk", was hurt."""
    token, above = grammar.token(index), grammar.head(index)
    if token.dep != "appos" or above is None:
        return False
    return grammar.token(above).entity == "PERSON" and token.pos == "NOUN"


def _is_link(grammar: Grammar, index: int) -> bool:
    """Tell whether a word hangs what is done something about on what is done about it."""
    token, above = grammar.token(index), grammar.head(index)
    lemma = token.lemma.lower()
    if above is None:
        return False
    if token.pos in {"ADP", "SCONJ"}:
        told = lemma in OF_WHAT and grammar.lemma(above) in TOLD_WITH
        return told or lemma in ON_ACCOUNT
    return token.dep in SPOKEN_OF and grammar.lemma(above) in SPEAKS_OF


def _is_about(grammar: Grammar, path: Sequence[int]) -> bool:
    """Tell whether a place is of what is spoken of: "spoke about the mines in Lisk, urging …"."""
    return any(grammar.lemma(here) in ON_ACCOUNT for here in path)


def _is_said(grammar: Grammar, index: int) -> bool:
    """Tell whether a word below one of speaking is whom it is spoken to, or what of."""
    token = grammar.token(index)
    return token.dep in SAID or (token.pos == "ADP" and token.lemma.lower() in SAID_TO)


def _is_behind_aside(grammar: Grammar, index: int, path: Sequence[int]) -> bool:
    """Tell "against the death of Ben, who died last year, in Lisk": Lisk is of the main clause."""
    if grammar.token(index).dep != "relcl" and grammar.token(index).pos in {"VERB", "AUX"}:
        return False
    for here in path:
        if grammar.token(here).pos == "ADP" and grammar.token(here - 1).text == ",":
            return any(_is_set_off(grammar, one) for one in grammar.below(index) if one < here)
    return False


def _is_set_off(grammar: Grammar, index: int) -> bool:
    """Tell whether a word is the verb of a relative clause behind a comma."""
    noun = grammar.head(index)
    if grammar.token(index).dep != "relcl" or noun is None:
        return False
    return any(grammar.token(here).text == "," for here in range(noun, index))


def _is_of_cause(grammar: Grammar, path: Sequence[int], events: frozenset[int]) -> bool:
    """Tell whether a place hangs on an event that the one above is done about."""
    for place, here in enumerate(path):
        if here in events and _is_one(grammar, here):
            return any(_is_link(grammar, above) for above in path[place:])
    return False


def _is_one(grammar: Grammar, event: int) -> bool:
    """Tell an event of its own from a thing like "corruption", which those who protest have too."""
    verb = grammar.token(event).pos in {"VERB", "AUX"}
    return verb or grammar.has(event, "poss") or grammar.after(event, "of") is not None


def verbs_of_bearer(grammar: Grammar, index: int) -> Iterator[int]:
    """Give the verbs of the people whom a clause over an event is told of.

    "A man who escaped in May was arrested in Lisk": he did not escape in Lisk. A bomb "that killed
    two exploded in Lisk", and killed them there.
    """
    for here in (index, *grammar.above(index)):
        noun = grammar.head(here)
        if noun is None or grammar.token(here).dep != "relcl":
            continue
        person = kind_of(grammar.lemma(grammar.counted_noun(noun))) in {"people", "families"}
        if grammar.token(noun).dep in BEARERS and (
            person or grammar.token(noun).entity == "PERSON"
        ):
            yield from grammar.above(noun)
