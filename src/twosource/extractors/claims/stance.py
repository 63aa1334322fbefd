"""Time and stance of an event, from tense, modality, negation, hedges, orders and plans."""

from collections.abc import Iterator

from twosource.extractors.claims.grammar import SUBJECTS, Grammar
from twosource.extractors.claims.stance_nouns import is_definite, see_noun
from twosource.extractors.claims.stance_under import see_under
from twosource.extractors.claims.stance_words import (
    ALLEGEDLY,
    ALLEGES,
    DENIES,
    ENDS,
    FAILS,
    FOUND_GUILTY,
    HELD_FOR,
    PERHAPS,
    PLANS,
    PREVENTS,
    SEEMS,
    STATES,
    TELLING,
    TELLS,
    TRIES,
    VOICES,
    WISHES,
)
from twosource.extractors.claims.tense import (
    Sight,
    has_tense,
    is_bidden,
    is_gerund,
    is_infinitive,
    is_negated,
    is_none,
    is_perfect,
    negate,
    read_modality,
    read_tense,
)
from twosource.model.claim import Stance

BESIDE = frozenset({"before", "by", "while", "when", "with", "in", "as"})
BIDS = PLANS - {"order"}


def see(grammar: Grammar, index: int) -> Sight:
    """Give time, stance and outcome of the event that a word tells of."""
    if grammar.token(index).pos in {"VERB", "AUX"}:
        return _asked(grammar, index, _hedged(grammar, index, _see_verb(grammar, index)))
    return see_noun(grammar, index, see)


def _see_verb(grammar: Grammar, index: int) -> Sight:
    token = grammar.token(index)
    if token.dep == "conj" and not has_tense(grammar, index):
        above = grammar.head(index)
        if above is not None and grammar.token(above).pos in {"VERB", "AUX"}:
            return negate(grammar, index, _see_verb(grammar, above))
    if is_infinitive(grammar, index):
        return negate(grammar, index, _see_infinitive(grammar, index))
    if is_gerund(grammar, index):
        return negate(grammar, index, _see_gerund(grammar, index))
    if is_bidden(grammar, index):
        return Sight("future", "possible")
    seen = Sight(read_tense(grammar, index), read_modality(grammar, index))
    return _in_clause(grammar, index, negate(grammar, index, seen))


def _in_clause(grammar: Grammar, index: int, sight: Sight) -> Sight:
    """Let the word over a whole clause deny or doubt it: "no evidence that she was killed"."""
    above = grammar.head(index)
    if above is None or sight.stance != "asserted":
        return sight
    dep, lemma = grammar.token(index).dep, grammar.lemma(above)
    if dep in {"acl", "ccomp"} and lemma in TELLING | DENIES | {"claim", "allegation"}:
        return _of_word(grammar, above, lemma, sight)
    if dep == "ccomp" and is_negated(grammar, above) and not _is_wh(grammar, index):
        doubt: Stance = "not_reported" if lemma in TELLS | {"say"} else "negated"
        return Sight(sight.time, doubt) if lemma in SEEMS | TELLS else sight
    if dep == "ccomp" and lemma in WISHES:
        return Sight(sight.time, "possible")
    return sight


def is_given(grammar: Grammar, index: int, *, alleged: bool) -> bool:
    """Tell whether a sentence takes an event for granted: nobody who doubts the sentence doubts it.

    An allegation may be about a relative clause ("the man who, they claim, …"); an opinion is not.
    """
    token = grammar.token(index)
    if token.pos in {"NOUN", "PROPN"}:
        return is_definite(grammar, index)
    if token.pos not in {"VERB", "AUX"}:
        return False
    asked = token.dep == "ccomp" and _is_wh(grammar, index)
    return asked or (token.dep == "relcl" and not alleged)


def _is_wh(grammar: Grammar, index: int) -> bool:
    """Tell whether a clause asks for a detail of what it takes as so: "how many were held"."""
    words = grammar.below(index)
    return any(grammar.token(here).tag in {"WP", "WRB", "WDT"} for here in words if here < index)


def _of_word(grammar: Grammar, above: int, lemma: str, sight: Sight) -> Sight:
    if lemma in DENIES:
        return Sight(sight.time, "denied")
    verb = grammar.clause_head(above)
    if verb is not None and grammar.lemma(verb) in DENIES:
        return Sight(sight.time, "denied")
    none = is_none(grammar, above) or (verb is not None and is_negated(grammar, verb))
    return Sight(sight.time, "not_reported") if none else sight


def _see_infinitive(grammar: Grammar, index: int) -> Sight:
    above = grammar.head(index)
    if above is None:
        return Sight("future", "possible")
    lemma = grammar.lemma(above)
    dep = grammar.token(index).dep
    bare = grammar.child(above, "acomp", "attr") is None
    if (lemma == "be" and bare) or (lemma == "go" and grammar.token(above).tag == "VBG"):
        return negate(grammar, above, Sight("future", "asserted"))
    if lemma in {"have", "need"}:
        return Sight(see(grammar, above).time, "possible")
    if dep in {"csubj", "nsubj"} or lemma == "be":
        return Sight("general", "possible")
    if dep in {"advcl", "acl", "relcl"} and lemma not in BIDS | TRIES | FAILS:
        return _see_purpose(grammar, index, above)
    under = see_under(grammar, above, see)
    return _seeming(grammar, index, under) if lemma in SEEMS else under


def _see_purpose(grammar: Grammar, index: int, above: int) -> Sight:
    """See what is done for: "came to search", "an order to fire", "gathered to protest"."""
    lemma = grammar.lemma(above)
    if is_perfect(grammar, index):
        return Sight("past", "alleged" if lemma in ALLEGES else "possible")
    if lemma == "order":
        return _in_order_to(grammar, above)
    done = grammar.lemma(index) in VOICES and grammar.token(index).dep == "advcl"
    return see(grammar, above) if done else Sight("future", "possible")


def _in_order_to(grammar: Grammar, above: int) -> Sight:
    """Tell the purpose of "in order to" from what an order bids."""
    purpose = grammar.token(above - 1).text.lower() == "in"
    return Sight("future", "possible" if purpose else "asserted")


def _seeming(grammar: Grammar, index: int, under: Sight) -> Sight:
    """See what somebody is believed to do: "believed to have fled", "said to be in custody"."""
    if is_perfect(grammar, index):
        return Sight("past", under.stance)
    return Sight("ongoing" if grammar.lemma(index) in STATES else under.time, under.stance)


def _see_gerund(grammar: Grammar, index: int) -> Sight:
    above = grammar.head(index)
    if above is None:
        return Sight("unknown", "asserted")
    dep = grammar.token(index).dep
    if grammar.token(above).pos in {"ADP", "SCONJ"}:
        return _after_preposition(grammar, above)
    if dep == "csubj" and not grammar.has(index, *SUBJECTS):
        return Sight("general", "possible")
    if dep in {"advcl", "acl", "relcl", "amod", "csubj"}:
        return _beside(grammar, above)
    if grammar.lemma(above) in ENDS:
        return Sight(see(grammar, above).time, "asserted")
    return _of_any(grammar, above)


def _beside(grammar: Grammar, above: int) -> Sight:
    """See an act told beside another by the other's time: "burned down, killing two"."""
    verb = grammar.clause_head(above)
    if verb is None:
        return Sight("past", "asserted")
    outer = see(grammar, verb)
    return Sight(outer.time, "asserted" if outer.stance == "negated" else outer.stance)


def _after_preposition(grammar: Grammar, preposition: int) -> Sight:
    over = grammar.head(preposition)
    word = grammar.lemma(preposition)
    if word == "without" or (word in {"of", "than"} and _is_instead(grammar, preposition, over)):
        return Sight("past", "negated")
    if word in {"after", "since", "upon", "despite"}:
        return Sight("past", "asserted")
    return Sight("unknown", "asserted") if over is None else _linked(grammar, over, word)


def _linked(grammar: Grammar, over: int, word: str) -> Sight:
    """See "accused of killing", "kept from leaving", "died by drowning" by the word before."""
    lemma = grammar.lemma(over)
    if lemma in FOUND_GUILTY:
        return Sight("past", "asserted")
    if word in {"for", "of", "over", "with", "on"} and lemma in HELD_FOR:
        return Sight("past", "alleged")
    if word == "from" and lemma == "keep":
        return Sight(see(grammar, over).time, "negated", "prevented")
    beside = word == "from" and lemma not in PREVENTS | ENDS
    if beside or (word in BESIDE and lemma not in TRIES):
        return _beside(grammar, over)
    return _of_any(grammar, over)


def _is_instead(grammar: Grammar, preposition: int, over: int | None) -> bool:
    words = {grammar.token(here).text.lower() for here in (preposition, max(preposition - 1, 0))}
    if over is not None:
        words.add(grammar.lemma(over))
    return bool(words & {"instead", "rather"})


def _of_any(grammar: Grammar, above: int) -> Sight:
    if grammar.token(above).pos in {"VERB", "AUX", "NOUN", "ADJ"}:
        return see_under(grammar, above, see)
    return Sight("unknown", "asserted")


def _hedged(grammar: Grammar, index: int, sight: Sight) -> Sight:
    """Let adverbs and the words over a clause weaken an assertion."""
    if sight.stance not in {"asserted", "possible"}:
        return sight
    for here in (index, *_verbs_over(grammar, index)):
        for kid in grammar.children(here, "advmod", "acomp"):
            word = grammar.lemma(kid)
            if word in ALLEGEDLY:
                return Sight(sight.time, "alleged", sight.outcome)
            if word in PERHAPS and here == index:
                return Sight(sight.time, "possible", sight.outcome)
    return sight


def _verbs_over(grammar: Grammar, index: int) -> Iterator[int]:
    """Give the verbs that share their adverbs with this one: those it is the complement of."""
    here = index
    while grammar.token(here).dep in {"xcomp", "pcomp", "conj"}:
        above = grammar.head(here)
        if above is None:
            return
        yield above
        here = above


def _asked(grammar: Grammar, index: int, sight: Sight) -> Sight:
    """Take what a yes-or-no question asks for possible; "why was he killed?" takes it as so."""
    if sight.stance not in {"asserted", "negated"} or not grammar.is_asked(index):
        return sight
    return Sight(sight.time, "possible", sight.outcome)
