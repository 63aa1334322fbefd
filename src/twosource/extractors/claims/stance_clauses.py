"""Time and stance of an event by the clause it is told in: what is seen, made, awaited, ensured."""

from twosource.extractors.claims.grammar import Grammar
from twosource.extractors.claims.stance_under import See, see_under
from twosource.extractors.claims.stance_words import (
    GETS_DONE,
    LETS,
    OPENS,
    SENSES,
    UNTIL,
    WANTS_DONE,
)
from twosource.extractors.claims.subjects import SUBJECTS
from twosource.extractors.claims.tense import (
    Sight,
    has_tense,
    is_conditional,
    is_negated,
    is_present,
    read_tense,
)

SINCE = frozenset({"after", "because", "since", "although", "though"})


def is_bare_condition(grammar: Grammar, index: int) -> bool:
    """Tell "if convicted": a participle under "if" with neither subject nor auxiliary."""
    if grammar.token(index).tag not in {"VBN", "VBD"} or not is_conditional(grammar, index):
        return False
    return not grammar.has(index, "aux", "auxpass", "nsubj", "nsubjpass")


def see_led(grammar: Grammar, index: int, see: See) -> Sight | None:
    """See a bare verb by the verb over it: "saw them leave", "had him shot", "want her freed"."""
    above, token = grammar.head(index), grammar.token(index)
    if above is None or token.dep not in {"ccomp", "xcomp"}:
        return None
    if grammar.has(index, "aux", "auxpass", "mark"):
        return None
    lemma = grammar.lemma(above)
    bare = token.tag in {"VB", "VBP"} and lemma in SENSES | LETS
    # The parse may take the participle for a past, but what is wanted never is one.
    done = (token.tag == "VBN" and lemma in SENSES | GETS_DONE) or (
        token.tag in {"VBN", "VBD"} and lemma in WANTS_DONE
    )
    if not bare and not done:
        return None
    under = see_under(grammar, above, see)
    unseen = under.stance == "negated" and lemma in SENSES
    return Sight(under.time, "not_reported") if unseen else under


def see_awaited(grammar: Grammar, index: int, above: int, sight: Sight, see: See) -> Sight:
    """See what is awaited in the present tense: "will strike until she is freed"."""
    verb = grammar.clause_head(above)
    opening = {grammar.lemma(kid) for kid in grammar.children(index, "mark", "advmod")}
    soon = grammar.lemma(above) == "soon" and "as" in opening
    if verb is None or not (soon or opening & OPENS) or not is_present(grammar, index):
        return sight
    outer = see(grammar, verb)
    if outer.time != "future":
        return sight
    firm = outer.stance in {"asserted", "negated"} and not opening & UNTIL
    return Sight("future", "asserted" if firm else "possible")


def is_ensured(grammar: Grammar, index: int, above: int) -> bool:
    """Tell whether a clause is what somebody wants to see to: "to ensure that they are freed"."""
    lemma, over = grammar.lemma(above), grammar.head(above)
    sure = lemma == "sure" and over is not None and grammar.lemma(over) == "make"
    return (lemma == "ensure" or sure) and is_present(grammar, index)


def is_untrue(grammar: Grammar, above: int) -> bool:
    """Tell whether a clause is said to be untrue: "it is not true that she was killed"."""
    said = grammar.child(above, "acomp")
    if said is None or grammar.lemma(above) != "be":
        return False
    false = grammar.lemma(said) in {"false", "untrue"}
    return false != is_negated(grammar, above) and (false or grammar.lemma(said) == "true")


def weigh_question(grammar: Grammar, index: int, sight: Sight) -> Sight:
    """Take what a yes-or-no question asks for possible; "why was he killed?" takes it as so."""
    if sight.stance not in {"asserted", "negated"} or not grammar.is_asked(index):
        return sight
    reasons = {grammar.lemma(kid) for kid in grammar.children(index, "mark")}
    if grammar.token(index).dep == "advcl" and reasons & SINCE:
        return sight
    return Sight(sight.time, "possible", sight.outcome)


def see_by_next(grammar: Grammar, index: int) -> Sight:
    """See "protesters marching through town sang": the parse may put the true verb below."""
    for kid in grammar.children(index, "advcl", "ccomp", "conj", "dep"):
        if kid > index and has_tense(grammar, kid) and not grammar.has(kid, "mark", *SUBJECTS):
            return Sight(read_tense(grammar, kid), "asserted")
    return Sight("unknown", "asserted")


def is_of_phrase(grammar: Grammar, adverb: int, verb: int) -> bool:
    """Tell "held, allegedly for his reporting": the word of doubt is on the phrase alone."""
    after = grammar.parse.tokens[adverb + 1 : adverb + 2]
    return adverb > verb and after != () and after[0].pos in {"ADP", "SCONJ"}
