"""Which clauses of a sentence are of one moment with an event: what its cause did, "when …".

And which verbs take a day to themselves: of an end, of what was spoken of.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from twosource.extractors.claims.grammar import Grammar
from twosource.extractors.claims.stance_words import ABOUT
from twosource.stages.how_many import kind_of

# Behind these stands what brought it about: "killed by shells", "died under a wall of mud".
BROUGHT_BY = frozenset({"by", "under", "beneath", "in", "from"})
# "Two died when the bank gave way on Monday": one day for both.
AT_ONCE = frozenset({"when", "as", "while", "after"})
AT_MOMENT = AT_ONCE - {"after"}
ON_DAY = frozenset({"on", "in", "at", "of"})
DATES = frozenset({"DATE", "TIME"})
ENDS = frozenset({"end", "finish", "conclude", "expire", "cease"})


def clauses_of_cause(grammar: Grammar, own: int) -> list[int]:
    """Give what the cause of an event did: "killed by shells that rained down on Lisk"."""
    causes = [noun for word, noun in grammar.prepositions(own) if word in BROUGHT_BY]
    causes += [noun for one in causes for word, noun in grammar.prepositions(one) if word == "of"]
    clauses = [verb for noun in causes for verb in grammar.children(noun, "relcl")]
    subject = grammar.child(own, "nsubj")
    if subject is not None and _is_thing(grammar, subject):
        clauses += grammar.children(subject, "relcl")
    # What had come before was elsewhere.
    return [verb for verb in clauses if not _had(grammar, verb)]


def _is_thing(grammar: Grammar, noun: int) -> bool:
    token = grammar.token(noun)
    bare = token.pos == "NOUN" and not token.entity
    return bare and kind_of(token.lemma) not in {"people", "families"}


def _had(grammar: Grammar, verb: int) -> bool:
    return any(grammar.token(kid).text.lower() == "had" for kid in grammar.children(verb, "aux"))


def clauses_of_busy(grammar: Grammar, own: int) -> list[int]:
    """Give what those in an event were just doing: "two nurses who were driving … were seized"."""
    those = grammar.children(own, "nsubj", "nsubjpass", "dobj")
    return [
        verb
        for noun in those
        for verb in grammar.children(noun, "relcl")
        if grammar.token(verb).tag == "VBG" and grammar.has(verb, "aux")
    ]


def clauses_beside(grammar: Grammar, verb: int) -> list[int]:
    """Give the adverbial clauses of a verb, and those that the parse hangs on who says so.

    "Two died when a shell struck their home, the mayor wrote": the shell did not strike when he
    wrote.
    """
    beside = list(grammar.children(verb, "advcl"))
    says = grammar.head(verb)
    if says is not None and grammar.token(verb).dep == "ccomp" and verb < says:
        beside += [kid for kid in grammar.children(says, "advcl") if verb < kid < says]
    return [kid for kid in beside if not is_of_other_day(grammar, verb, kid)]


def date_before_when(grammar: Grammar, verb: int) -> int | None:
    """Give the date that a clause with "when" stands behind: 2022, in "of 2022, when ten died"."""
    for kid in grammar.children(verb, "advmod"):
        date = kid - 1 - (grammar.token(kid - 1).text == ",")
        if grammar.lemma(kid) == "when" and grammar.token(date).entity in DATES:
            return date
    return None


def is_of_other_day(grammar: Grammar, verb: int, clause: int) -> bool:
    """Tell "killed fewer than in 2022, when ten died": the year is not the first verb's."""
    date = date_before_when(grammar, clause)
    if date is None:
        return False
    above = (
        one
        for one in grammar.above(date)
        if grammar.lemma(one) not in ON_DAY and grammar.token(one).entity not in DATES
    )
    return next(above, None) != verb


def is_at_once(grammar: Grammar, verb: int, words: AbstractSet[str] = AT_ONCE) -> bool:
    """Tell whether a clause is of one moment with that above it: "when the bank gave way"."""
    return any(grammar.lemma(kid) in words for kid in grammar.children(verb, "mark", "advmod"))


def came_when(grammar: Grammar, verb: int, after: int) -> Iterator[int]:
    """Give what broke in on what a verb tells of: "was saying mass on Monday when men shot him"."""
    for kid in grammar.children(verb, "advcl", "ccomp"):
        when = grammar.child(kid, "advmod", "mark")
        if when is not None and kid > after and grammar.lemma(when) == "when":
            yield kid
            yield from grammar.children(kid, "conj")
            beside = grammar.children(kid, "advcl")
            yield from (one for one in beside if grammar.token(one).tag == "VBG")


def done_beside(grammar: Grammar, verb: int) -> Iterator[int]:
    """Give what is done beside a verb: "stood there on Monday, counting those held".

    And what somebody was there to see: "stood there on Monday and counted 80 as they left for the
    march".
    """
    beside = grammar.children(verb, "advcl")
    yield from (kid for kid in beside if grammar.token(kid).tag == "VBG")
    for seen in (verb, *grammar.children(verb, "conj")):
        for kid in grammar.children(seen, "advcl"):
            if is_at_once(grammar, kid, AT_MOMENT):
                yield kid
                yield from (noun for _, noun in grammar.prepositions(kid))


def within_statement(grammar: Grammar, index: int) -> Iterator[int]:
    """Give the words above one, up to where a semicolon or a dash parts two statements."""
    here = index
    for above in grammar.above(index):
        if grammar.token(here).dep == "parataxis":
            return
        yield above
        here = above


def is_about(grammar: Grammar, verb: int) -> bool:
    """Tell a day on which an event was spoken of from one it was "announced for"."""
    if grammar.token(verb).pos != "VERB" or grammar.lemma(verb) not in ABOUT:
        return False
    nouns = [noun for word, noun in grammar.prepositions(verb) if word in {"for", "to", "until"}]
    return not any(grammar.token(noun).entity in {"DATE", "TIME"} for noun in nouns)


def is_end(grammar: Grammar, verb: int) -> bool:
    """Tell a day on which something ended from one on which it "ended in gunfire"."""
    if grammar.token(verb).pos != "VERB" or grammar.lemma(verb) not in ENDS:
        return False
    nouns = [noun for word, noun in grammar.prepositions(verb) if word in {"in", "with"}]
    return all(grammar.token(noun).entity for noun in nouns)
