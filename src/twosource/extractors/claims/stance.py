"""Time and stance of an event, from tense, modality, negation, hedges, orders and plans."""

from twosource.extractors.claims.grammar import Grammar
from twosource.extractors.claims.stance_words import (
    ALLEGEDLY,
    ALLEGES,
    DENIES,
    FAILS,
    HAPPENS,
    LASTS,
    PERHAPS,
    PLANS,
    PREVENTS,
    STATES,
    TELLING,
    TELLS,
    TRIES,
    WISHES,
)
from twosource.extractors.claims.tense import (
    Sight,
    has_tense,
    is_infinitive,
    is_none,
    negate,
    read_modality,
    read_tense,
)
from twosource.model.claim import Stance


def see(grammar: Grammar, index: int) -> Sight:
    """Give time, stance and outcome of the event that a word tells of."""
    if grammar.token(index).pos in {"VERB", "AUX"}:
        return _hedged(grammar, index, _see_verb(grammar, index))
    return _see_other(grammar, index)


def _see_verb(grammar: Grammar, index: int) -> Sight:
    token = grammar.token(index)
    if token.dep == "conj" and not has_tense(grammar, index):
        above = grammar.head(index)
        if above is not None and grammar.token(above).pos in {"VERB", "AUX"}:
            return _see_verb(grammar, above)
    if is_infinitive(grammar, index):
        return _see_infinitive(grammar, index)
    if token.tag == "VBG" and not has_tense(grammar, index):
        return _see_gerund(grammar, index)
    return negate(grammar, index, Sight(read_tense(grammar, index), read_modality(grammar, index)))


def _see_infinitive(grammar: Grammar, index: int) -> Sight:
    above = grammar.head(index)
    if above is None:
        return Sight("future", "possible")
    lemma = grammar.lemma(above)
    token = grammar.token(index)
    bare = grammar.child(above, "acomp", "attr") is None
    if (lemma == "be" and bare) or (lemma == "go" and grammar.token(above).tag == "VBG"):
        return negate(grammar, above, Sight("future", "asserted"))
    if lemma in {"have", "need"}:
        return Sight(see(grammar, above).time, "possible")
    if token.dep in {"advcl", "acl", "relcl"} and lemma not in PLANS | TRIES | FAILS:
        return Sight("future", "possible")
    return _under(grammar, above, lemma)


def _under(grammar: Grammar, above: int, lemma: str) -> Sight:
    """Give what the word over an infinitive, a gerund or a noun of action makes of it."""
    outer = see(grammar, above)
    stance: Stance = outer.stance
    if lemma in FAILS:
        return Sight(outer.time, "negated", "failed")
    if lemma in PREVENTS:
        return Sight(outer.time, "negated", "prevented")
    if lemma in DENIES:
        return Sight("past", "denied")
    if lemma in ALLEGES:
        return Sight("past", "alleged")
    if lemma in TRIES:
        return Sight(outer.time, stance, "attempted")
    if lemma in PLANS:
        return Sight("future", "asserted" if stance == "asserted" else stance)
    if lemma in WISHES:
        return Sight("future", "possible" if stance == "asserted" else stance)
    return outer


def _see_gerund(grammar: Grammar, index: int) -> Sight:
    above = grammar.head(index)
    if above is None:
        return Sight("unknown", "asserted")
    if grammar.token(above).pos == "ADP":
        if grammar.lemma(above) == "without":
            return Sight("past", "negated")
        over = grammar.head(above)
        return Sight("unknown", "asserted") if over is None else _under_any(grammar, over)
    return _under_any(grammar, above)


def _under_any(grammar: Grammar, above: int) -> Sight:
    if grammar.token(above).pos in {"VERB", "AUX", "NOUN", "ADJ"}:
        return _under(grammar, above, grammar.lemma(above))
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


def _verbs_over(grammar: Grammar, index: int) -> list[int]:
    """Give the verbs that share their adverbs with this one: those it is the complement of."""
    found = []
    here = index
    while grammar.token(here).dep in {"xcomp", "pcomp", "conj"}:
        above = grammar.head(here)
        if above is None:
            break
        found.append(above)
        here = above
    return found


def _see_other(grammar: Grammar, index: int) -> Sight:
    """See a noun or adjective of action through the verb it depends on."""
    if _told_of_none(grammar, index):
        return Sight("past", "not_reported")
    if is_none(grammar, index):
        return _none_told(grammar, index)
    if any(
        grammar.lemma(kid) in {"alleged", "suspected", "reported", "purported"}
        for kid in grammar.children(index, "amod")
    ):
        return Sight("past", "alleged")
    ahead = {"planned", "upcoming", "forthcoming", "proposed", "scheduled", "impending", "plan"}
    if any(grammar.lemma(kid) in ahead for kid in grammar.children(index, "amod")):
        return Sight("future", "asserted")
    if any(
        grammar.lemma(kid) in {"possible", "potential", "threatened", "attempted", "feared"}
        for kid in grammar.children(index, "amod")
    ):
        return Sight("unknown", "possible")
    return _through_verb(grammar, index)


def _told_of_none(grammar: Grammar, index: int) -> bool:
    above = grammar.head(index)
    if above is None:
        return False
    if is_none(grammar, index):
        return grammar.lemma(above) in TELLS and grammar.is_passive(above)
    over = grammar.head(above)
    return over is not None and grammar.lemma(over) in TELLING and is_none(grammar, over)


def _none_told(grammar: Grammar, index: int) -> Sight:
    verb = grammar.clause_head(index)
    time = "past" if verb is None else read_tense(grammar, verb)
    return Sight(time if time != "general" else "past", "negated")


def _through_verb(grammar: Grammar, index: int) -> Sight:
    token = grammar.token(index)
    above = grammar.head(index)
    if token.dep == "pobj" and above is not None:
        return _after_preposition(grammar, index, above)
    if above is None or grammar.token(above).pos not in {"VERB", "AUX"}:
        return _presupposed(grammar, index, above)
    lemma = grammar.lemma(above)
    if token.dep in {"dobj", "nsubjpass", "attr", "obj"}:
        if lemma in PLANS | WISHES | PREVENTS | DENIES | ALLEGES | FAILS | TRIES:
            return _under(grammar, above, lemma)
        return see(grammar, above) if not is_definite(grammar, index) else _given(grammar, above)
    if token.dep in {"nsubj", "nsubjpass"} and lemma in HAPPENS | STATES:
        return see(grammar, above)
    return _presupposed(grammar, index, above)


def _given(grammar: Grammar, above: int) -> Sight:
    """See a thing taken as known, under a verb that may be hedged: it stays asserted."""
    goes_on = grammar.lemma(above) in LASTS and read_tense(grammar, above) == "ongoing"
    return Sight("ongoing" if goes_on else "past", "asserted")


def _after_preposition(grammar: Grammar, index: int, preposition: int) -> Sight:
    over = grammar.head(preposition)
    word = grammar.lemma(preposition)
    if word == "without":
        return Sight("past", "negated")
    if over is not None and grammar.lemma(over) in (
        PLANS | WISHES | PREVENTS | DENIES | ALLEGES | FAILS
    ):
        return _under(grammar, over, grammar.lemma(over))
    return _presupposed(grammar, index, over)


def _presupposed(grammar: Grammar, index: int, above: int | None) -> Sight:
    """See a noun that its sentence takes for granted."""
    if is_definite(grammar, index) or above is None:
        return Sight("past", "asserted")
    verb = grammar.clause_head(above)
    if verb is None:
        return Sight("unknown", "asserted")
    time = read_tense(grammar, verb)
    if time == "general" or read_modality(grammar, verb) == "possible":
        return Sight("general" if time == "general" else "unknown", read_modality(grammar, verb))
    return Sight("unknown" if time == "future" else "past", "asserted")


def is_definite(grammar: Grammar, index: int) -> bool:
    """Tell whether a noun points to something already told: "the", "this", "their"."""
    for kid in grammar.children(index, "det", "poss", "amod", "nummod", "npadvmod", "compound"):
        token = grammar.token(kid)
        if token.dep == "poss" or token.text.lower() in {"the", "this", "these", "that", "those"}:
            return True
        if token.entity == "DATE":
            return True
    return False
