"""What a word makes of the act it stands over: a plan, an attempt, a failure, a denial."""

from collections.abc import Callable

from twosource.extractors.claims.grammar import Grammar
from twosource.extractors.claims.stance_words import (
    ALLEGES,
    DENIES,
    FAILS,
    GRANTS,
    OMITS,
    PLANS,
    PREVENTS,
    TRIES,
    WISHES,
)
from twosource.extractors.claims.tense import Sight
from twosource.model.claim import Stance

TAKEN_BACK = frozenset({("rule", "out")})
See = Callable[[Grammar, int], Sight]


def see_under(grammar: Grammar, above: int, see: See) -> Sight:
    """Give what the word over an infinitive, a gerund or a noun of action makes of it."""
    lemma = grammar.lemma(above)
    outer = see(grammar, above)
    if lemma == "deserve":
        return Sight("unknown", "possible")
    if lemma in FAILS and outer.stance == "negated":
        return Sight(outer.time, "asserted" if lemma in OMITS else "possible")
    if lemma in FAILS and outer.stance != "possible":
        return Sight(outer.time, "negated", "failed")
    if lemma in DENIES:
        return Sight("past", "possible" if outer.stance == "negated" else "denied")
    if is_taken_back(grammar, above):
        return _see_taken_back(outer)
    if lemma in ALLEGES:
        return Sight("past", "alleged")
    if lemma in TRIES:
        return Sight(outer.time, outer.stance, "attempted")
    return _ahead(lemma, outer)


def is_taken_back(grammar: Grammar, above: int) -> bool:
    """Tell "ruled out" from "ruled"."""
    verb = grammar.lemma(above)
    return any((verb, grammar.lemma(kid)) in TAKEN_BACK for kid in grammar.children(above, "prt"))


def _see_taken_back(outer: Sight) -> Sight:
    if outer.stance == "negated":
        return Sight(outer.time, "possible")
    return Sight(outer.time, "negated") if outer.stance == "asserted" else outer


def _ahead(lemma: str, outer: Sight) -> Sight:
    """See what is planned, wished or kept from happening."""
    if lemma in GRANTS:
        return Sight("future", "possible")
    wished: Stance = "possible" if outer.stance == "asserted" else outer.stance
    if lemma in PREVENTS:
        # "Urged them to halt the raid": so far it is neither prevented nor done.
        open_yet = outer.stance == "possible"
        if outer.stance == "negated":
            return Sight(outer.time, "asserted")
        return Sight("future", wished) if open_yet else Sight(outer.time, "negated", "prevented")
    if lemma in PLANS:
        return Sight("future", outer.stance)
    return Sight("future", wished) if lemma in WISHES else outer
