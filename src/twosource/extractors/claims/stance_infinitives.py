"""Time and stance of an event told in the infinitive: by the word it hangs on."""

from itertools import pairwise

from twosource.extractors.claims.grammar import Grammar
from twosource.extractors.claims.stance_under import See, see_under
from twosource.extractors.claims.stance_words import (
    ACHIEVES,
    ALLEGES,
    BOUND_TO,
    DENIES,
    FAILS,
    INVITES,
    PLANS,
    PREVENTS,
    SEEMS,
    STATES,
    TRIES,
    VOICES,
    WAYS,
    WISHES,
)
from twosource.extractors.claims.subjects import SUBJECTS
from twosource.extractors.claims.tense import Sight, is_conditional, is_perfect, negate
from twosource.model.claim import Stance

BIDS = PLANS - {"order"}
RANKS = frozenset({"first", "second", "third", "fourth", "fifth", "last", "only"})
HANDLED = (
    ACHIEVES | WISHES | PREVENTS | PLANS | TRIES | FAILS | SEEMS | ALLEGES | DENIES | {"deserve"}
)
AHEAD = Sight("future", "possible")
MISSED = Sight("past", "possible")  # "was to have been freed"


def see_infinitive(grammar: Grammar, index: int, see: See) -> Sight:
    """See "is to leave", "had to leave", "the first to leave", "came to help", "wants to go"."""
    above = grammar.head(index)
    if above is None:
        return AHEAD
    if _is_yet_to(grammar, index, above):
        return Sight("past", "negated")
    lemma, dep = grammar.lemma(above), grammar.token(index).dep
    if lemma in {"have", "need"}:
        return _see_duty(see(grammar, above), lemma)
    if _is_due(grammar, above):
        return negate(grammar, above, _see_due(grammar, index, above))
    if _is_too(grammar, index, above):
        return _see_too(grammar, above, see)
    if dep in {"csubj", "nsubj"} or lemma == "be":
        return Sight("general", "possible")
    if dep in {"advcl", "acl", "relcl"} and lemma not in BIDS | TRIES | FAILS:
        return _see_purpose(grammar, index, above, see)
    return _see_complement(grammar, index, above, see)


def _is_due(grammar: Grammar, above: int) -> bool:
    """Tell "is to leave" and "is going to leave" from "it is wrong to leave"."""
    lemma = grammar.lemma(above)
    bare = grammar.child(above, "acomp", "attr") is None
    return (lemma == "be" and bare) or (lemma == "go" and grammar.token(above).tag == "VBG")


def _see_due(grammar: Grammar, index: int, above: int) -> Sight:
    """See "is to leave" as settled; "the aim is to leave" and "if he is to leave" are open."""
    if is_perfect(grammar, index):
        return MISSED
    subject = grammar.child(above, *SUBJECTS)
    aim = subject is not None and (
        grammar.token(subject).dep == "csubj" or grammar.lemma(subject) in WAYS | WISHES | {"aim"}
    )
    return AHEAD if aim or is_conditional(grammar, above) else Sight("future", "asserted")


def _is_yet_to(grammar: Grammar, index: int, above: int) -> bool:
    """Tell "has yet to be found" from "has to be found"."""
    words = [grammar.token(here).text.lower() for here in range(above, index)]
    return ("yet", "to") in pairwise(words)


def _see_duty(outer: Sight, lemma: str) -> Sight:
    """See "had to flee" as done; what people have to do, or needed to, is only possible."""
    done = lemma == "have" and outer.time == "past" and outer.stance in {"asserted", "negated"}
    return outer if done else Sight(outer.time, "possible")


def _is_too(grammar: Grammar, index: int, above: int) -> bool:
    """Tell whether something is too much so for the act: "too weak to flee"."""
    words = (above, *grammar.children(above, "acomp"))
    return any(
        grammar.token(kid).text.lower() == "too" and grammar.token(word).pos == "ADJ"
        for word in words
        if word < index
        for kid in grammar.children(word, "advmod")
    )


def _see_too(grammar: Grammar, above: int, see: See) -> Sight:
    verb = grammar.clause_head(above)
    outer = Sight("past", "asserted") if verb is None else see(grammar, verb)
    if outer.stance == "negated":
        return Sight(outer.time, "possible")
    return Sight(outer.time, "negated") if outer.stance == "asserted" else outer


def _see_purpose(grammar: Grammar, index: int, above: int, see: See) -> Sight:
    """See what is done for: "came to search", "an order to fire", "gathered to protest"."""
    lemma = grammar.lemma(above)
    if is_perfect(grammar, index):
        # "Are known to have died": nobody doubts it.
        known = lemma == "know" and see(grammar, above).stance == "asserted"
        doubt: Stance = "alleged" if lemma in ALLEGES else "possible"
        return Sight("past", "asserted" if known else doubt)
    if lemma == "order":
        return _in_order_to(grammar, above)
    if _is_outcome(grammar, index, above):
        return see(grammar, above)
    return _see_ranked(grammar, above, see) if _is_ranked(grammar, index, above) else AHEAD


def _in_order_to(grammar: Grammar, above: int) -> Sight:
    """Tell the purpose of "in order to" from what an order bids."""
    purpose = grammar.token(above - 1).text.lower() == "in"
    return Sight("future", "possible" if purpose else "asserted")


def _is_outcome(grammar: Grammar, index: int, above: int) -> bool:
    """Tell what came of it from what it was for.

    "Gathered to protest", "it took two hours to free them", "went on to kill", "fled, only to be
    caught".
    """
    lemma = grammar.lemma(above)
    if grammar.token(index).dep != "advcl":
        return False
    words = {grammar.token(kid).text.lower() for kid in grammar.kids[above] if kid < index}
    took = lemma == "take" and "it" in words
    went_on = lemma == "go" and "on" in words
    return grammar.lemma(index) in VOICES or took or went_on or _is_only_to(grammar, index)


def _is_only_to(grammar: Grammar, index: int) -> bool:
    for kid in grammar.children(index, "advmod"):
        if grammar.token(kid).text.lower() == "only" and grammar.token(kid - 1).text == ",":
            return grammar.token(kid + 1).text.lower() == "to"
    return False


def _is_ranked(grammar: Grammar, index: int, above: int) -> bool:
    """Tell "the first clerk to be shot", who was, from "the only way to flee"."""
    nouns = [above]
    of = grammar.head(above)
    if of is not None and grammar.lemma(of) == "of":
        nouns += [here for here in (grammar.head(of),) if here is not None]
    words = [word for noun in nouns for word in (noun, *grammar.children(noun, "amod"))]
    ranked = any(grammar.lemma(here) in RANKS or grammar.token(here).tag == "JJS" for here in words)
    things = WAYS | PLANS | WISHES | PREVENTS | TRIES | FAILS
    return ranked and (grammar.is_passive(index) or grammar.lemma(above) not in things)


def _see_ranked(grammar: Grammar, above: int, see: See) -> Sight:
    verb = grammar.clause_head(above)
    if verb is None or grammar.lemma(verb) != "be" or grammar.token(above).dep == "nsubj":
        return Sight("past", "asserted")
    outer = see(grammar, verb)
    stance: Stance = "asserted" if outer.stance == "negated" else outer.stance
    return Sight("future" if outer.time == "future" else "past", stance)


def _see_complement(grammar: Grammar, index: int, above: int, see: See) -> Sight:
    lemma = grammar.lemma(above)
    outer = see(grammar, above)
    if lemma == "able" and (outer.time == "past" or outer.stance == "negated"):
        failed = outer.stance == "negated"
        return Sight(outer.time, outer.stance, "failed" if failed else outer.outcome)
    if lemma in INVITES or (lemma == "say" and not grammar.is_passive(above)):
        return Sight("future", "possible" if outer.stance == "asserted" else outer.stance)
    if lemma in BOUND_TO:
        return Sight("future", outer.stance)
    if grammar.token(above).pos == "VERB" and lemma not in HANDLED:
        return AHEAD
    under = see_under(grammar, above, see)
    return _seeming(grammar, index, outer, under) if lemma in SEEMS else under


def _seeming(grammar: Grammar, index: int, outer: Sight, under: Sight) -> Sight:
    """See what somebody is believed to do: "believed to have fled", "said to be in custody"."""
    if is_perfect(grammar, index):
        return Sight("past", under.stance)
    lasting = grammar.lemma(index) in STATES or outer.time in {"general", "ongoing"}
    return Sight("ongoing" if lasting else outer.time, under.stance)
