"""Time and stance of an event, from tense, modality, negation, hedges, orders and plans."""

from collections.abc import Iterator

from twosource.extractors.claims.grammar import Grammar
from twosource.extractors.claims.stance_clauses import (
    is_bare_condition,
    is_ensured,
    is_of_phrase,
    is_untrue,
    see_awaited,
    see_by_next,
    see_led,
    weigh_question,
)
from twosource.extractors.claims.stance_infinitives import see_infinitive
from twosource.extractors.claims.stance_nouns import see_noun
from twosource.extractors.claims.stance_under import is_taken_back, see_under
from twosource.extractors.claims.stance_words import (
    ALLEGEDLY,
    BLAMES,
    DENIES,
    ENDS,
    FOUND_GUILTY,
    HELD_FOR,
    NOTIONS,
    PERHAPS,
    PREVENTS,
    SEEMS,
    TELLING,
    TELLS,
    TRIES,
    WISHES,
)
from twosource.extractors.claims.subjects import SUBJECTS
from twosource.extractors.claims.tense import (
    Sight,
    has_tense,
    is_bidden,
    is_definite,
    is_gerund,
    is_infinitive,
    is_negated,
    is_none,
    negate,
    read_modality,
    read_tense,
)
from twosource.model.claim import Stance

TURNS = frozenset({"but", "rather"})
BESIDE = frozenset({"before", "by", "while", "when", "with", "in", "as"})


def see(grammar: Grammar, index: int) -> Sight:
    """Give time, stance and outcome of the event that a word tells of."""
    if grammar.token(index).pos in {"VERB", "AUX"}:
        return weigh_question(grammar, index, _hedged(grammar, index, _see_verb(grammar, index)))
    return _by_relative(grammar, index, see_noun(grammar, index, see))


def _by_relative(grammar: Grammar, index: int, sight: Sight) -> Sight:
    """Let its own relative clause date a noun: "explosions that went off", "that might follow"."""
    clause = grammar.child(index, "relcl")
    tied = clause is not None and grammar.token(clause).pos in {"VERB", "AUX"}
    if not tied or clause is None or sight.stance not in {"asserted", "possible"}:
        return sight
    held = grammar.child(clause, "nsubj", "nsubjpass")
    if held is None or grammar.antecedent(held) != index:
        return sight
    told = Sight(read_tense(grammar, clause), read_modality(grammar, clause), sight.outcome)
    plain = told.time == "past" and sight.time in {"general", "unknown"}
    return told if plain or told.stance == "possible" else sight


def _see_verb(grammar: Grammar, index: int) -> Sight:
    token = grammar.token(index)
    above = grammar.head(index) if token.dep == "conj" else None
    if above is not None and _shares_tense(grammar, index, above):
        return negate(grammar, index, _see_joined(grammar, index, above))
    if is_infinitive(grammar, index):
        return negate(grammar, index, see_infinitive(grammar, index, see))
    if is_gerund(grammar, index):
        return negate(grammar, index, _see_gerund(grammar, index))
    led = see_led(grammar, index, see)
    if led is not None:
        return negate(grammar, index, led)
    if is_bidden(grammar, index):
        return negate(grammar, index, Sight("future", "possible"))
    seen = Sight(read_tense(grammar, index), read_modality(grammar, index))
    if is_bare_condition(grammar, index):
        seen = Sight("future", "possible")
    return _in_clause(grammar, index, negate(grammar, index, seen))


def _shares_tense(grammar: Grammar, index: int, above: int) -> bool:
    """Tell whether a verb takes its tense from the one it is joined to: "shot and killed"."""
    if grammar.token(above).pos not in {"VERB", "AUX"}:
        return False
    both = is_infinitive(grammar, index) and is_infinitive(grammar, above)
    return both or not has_tense(grammar, index)


def _see_joined(grammar: Grammar, index: int, above: int) -> Sight:
    """See a verb as the one it is joined to, but for the "not" of "not killed but wounded"."""
    seen = _see_verb(grammar, above)
    turned = any(
        grammar.lemma(kid) in TURNS for kid in grammar.children(above, "cc") if kid < index
    )
    if seen.stance == "negated" and turned and is_negated(grammar, above):
        return Sight(seen.time, read_modality(grammar, above))
    return seen


def _in_clause(grammar: Grammar, index: int, sight: Sight) -> Sight:
    """Let the word over a whole clause deny or doubt it: "no evidence that she was killed"."""
    above = grammar.head(index)
    if above is None or sight.stance != "asserted":
        return sight
    dep, lemma = grammar.token(index).dep, grammar.lemma(above)
    if dep == "advcl":
        return see_awaited(grammar, index, above, sight, see)
    if dep in {"acl", "ccomp"} and lemma in TELLING | DENIES | {"claim", "allegation"}:
        return _of_word(grammar, above, lemma, sight)
    if dep == "ccomp":
        return _in_complement(grammar, index, above, sight)
    feared = dep == "acl" and lemma in WISHES and grammar.has(index, "mark")
    return Sight(sight.time, "possible") if feared else sight


def _in_complement(grammar: Grammar, index: int, above: int, sight: Sight) -> Sight:
    """See "made sure that", "it is not true that", "ruled out that", "does not think that"."""
    negated, lemma = is_negated(grammar, above), grammar.lemma(above)
    if is_ensured(grammar, index, above):
        return Sight("future", "possible")
    if is_untrue(grammar, above):
        return Sight(sight.time, "negated")
    if is_taken_back(grammar, above):
        return Sight(sight.time, "possible" if negated else "negated")
    if negated and not _is_wh(grammar, index):
        doubt: Stance = "not_reported" if lemma in TELLS | {"say"} else "negated"
        return Sight(sight.time, doubt) if lemma in SEEMS | TELLS else sight
    return Sight(sight.time, "possible") if lemma in WISHES else sight


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
        return Sight(sight.time, "possible" if is_negated(grammar, above) else "denied")
    verb = grammar.clause_head(above)
    if verb is not None and grammar.lemma(verb) in DENIES:
        return Sight(sight.time, "denied")
    none = is_none(grammar, above) or (verb is not None and is_negated(grammar, verb))
    return Sight(sight.time, "not_reported") if none else sight


def _see_gerund(grammar: Grammar, index: int) -> Sight:
    above = grammar.head(index)
    if above is None:
        return see_by_next(grammar, index)
    dep = grammar.token(index).dep
    if grammar.token(above).pos in {"ADP", "SCONJ"}:
        return _after_preposition(grammar, above)
    if dep == "csubj" and not grammar.has(index, *SUBJECTS):
        return _see_subject(grammar, index, above)
    if dep == "amod":
        return _see_quality(grammar, above)
    if dep in {"advcl", "acl", "relcl", "csubj"} and not is_taken_back(grammar, above):
        return _beside(grammar, above)
    if grammar.lemma(above) in ENDS:
        # What is to be stopped goes on so far.
        time = see(grammar, above).time
        return Sight("ongoing" if time == "future" else time, "asserted")
    return _of_any(grammar, above)


def _see_subject(grammar: Grammar, index: int, above: int) -> Sight:
    """See "arresting the clerk was wrong" as done, "arresting clerks is wrong" as any such act."""
    held = grammar.object(index)
    named = held is not None and grammar.token(held).pos in {"PROPN", "PRON"}
    one = held is not None and (named or is_definite(grammar, held))
    if one and read_tense(grammar, above) == "past":
        return Sight("past", read_modality(grammar, above))
    return Sight("general", "possible")


def _see_quality(grammar: Grammar, above: int) -> Sight:
    """See "the striking miners will march" as going on: only what they do next lies ahead."""
    sight = _beside(grammar, above)
    loose = any(
        grammar.token(kid).text.lower() in {"a", "an", "any", "no"}
        for kid in grammar.children(above, "det")
    )
    ahead = sight.time == "future" or (sight.stance == "possible" and sight.time != "general")
    return Sight("ongoing", "asserted") if ahead and not loose else sight


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
    if lemma in BLAMES and word in {"for", "over"}:
        return Sight("past", "asserted")
    if word in {"for", "of", "over", "with", "on"} and lemma in HELD_FOR:
        return Sight("past", "alleged")
    if word == "from" and lemma == "keep":
        return Sight(see(grammar, over).time, "negated", "prevented")
    if lemma in NOTIONS or (lemma == "look" and grammar.has(over, "advmod") and word == "to"):
        return Sight("future", "possible")
    if lemma == "due":
        return _beside(grammar, over)
    beside = (word == "from" and lemma not in PREVENTS | ENDS) or (word, lemma) == (
        "to",
        "addition",
    )
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
            if word in ALLEGEDLY and not is_of_phrase(grammar, kid, here):
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
