"""Time and stance of an event told by a noun or an adjective: through the words it hangs on."""

from twosource.extractors.claims.grammar import Grammar
from twosource.extractors.claims.stance_under import See, is_taken_back, see_under
from twosource.extractors.claims.stance_words import (
    ALLEGES,
    ANNOUNCES,
    AROUND,
    BLAMES,
    BROUGHT_OFF,
    COMMON,
    DENIES,
    FAILS,
    FOUND_GUILTY,
    GOING_ON,
    HAPPENS,
    HELD_FOR,
    LASTS,
    LIGHT,
    LOOKED_INTO,
    ON_NOW,
    PLANS,
    PREVENTS,
    PUTS_DOWN,
    TELLING,
    TELLS,
    TRIES,
    UNPLANNED,
    WISHES,
)
from twosource.extractors.claims.tense import (
    Sight,
    has_tense,
    is_definite,
    is_negated,
    is_none,
    is_simple_present,
    read_modality,
    read_tense,
)

SCOPES = PLANS | WISHES | PREVENTS | DENIES | ALLEGES | FAILS | TRIES
SAID = frozenset(["alleged", "suspected", "reported", "purported", "apparent", "allege", "suspect"])
AHEAD = frozenset(
    ["promised", "expected", "planned", "upcoming", "forthcoming", "proposed", "scheduled"]
    + ["impending", "plan", "pending"]
)
MAYBE = frozenset(
    ["possible", "potential", "threatened", "feared", "future", "imminent"]
    + ["hypothetical", "prospective", "would"]
)
FOILED = frozenset(["foiled", "thwarted", "averted", "aborted"])
UNSUCCESSFUL = frozenset(["failed", "unsuccessful"])
# "Threatened with arrest": the preposition is the verb's own.
THREATS = frozenset({("threaten", "with"), ("keep", "from"), ("refrain", "from")})
SPEECH = frozenset({"say", "report", "claim", "think", "know", "ask", "like", "discuss", "warn"})
EVADES = frozenset({"escape", "evade", "elude", "dodge"})
BRINGS = frozenset({("lead", "to"), ("result", "in"), ("end", "in"), ("culminate", "in")})
PUTS = frozenset({"put", "place", "take", "bring", "keep"})
# "The cause of death will be told": whatever becomes of the cause, there was a death.
OF_THE_PAST = frozenset({"cause", "manner", "scene", "site", "circumstance", "victim", "night"})
STAYS = frozenset({"be", "remain", "stay"})
ACTED_ON = frozenset({"dobj", "obj", "nsubjpass", "attr", "oprd"})


def see_noun(grammar: Grammar, index: int, see: See) -> Sight:
    """See a noun or adjective of action through the verb it depends on."""
    if _told_of_none(grammar, index):
        return Sight("past", "not_reported")
    if is_none(grammar, index):
        return _none_told(grammar, index)
    return _by_adjective(grammar, index) or _by_place(grammar, index, see)


def _by_adjective(grammar: Grammar, index: int) -> Sight | None:
    """See "the alleged murder", "a planned march", "a possible attack" by the adjective."""
    kids = list(grammar.children(index, "amod", "compound", "nmod"))
    words = {grammar.lemma(kid) for kid in kids} | {grammar.token(kid).text.lower() for kid in kids}
    if "attempted" in words:
        return Sight("past", "asserted", "attempted")
    if words & FOILED or (words & UNSUCCESSFUL and grammar.lemma(index) in BROUGHT_OFF):
        return Sight("past", "negated", "prevented" if words & FOILED else "failed")
    if words & SAID:
        return Sight("past", "alleged")
    if words & ON_NOW:
        return Sight("ongoing", "asserted")
    if words & AHEAD:
        return Sight("future", "asserted")
    return Sight("unknown", "possible") if words & MAYBE else None


def _by_place(grammar: Grammar, index: int, see: See) -> Sight:
    above = grammar.head(index)
    if grammar.token(index).dep == "conj" and above is not None:
        joined = grammar.token(above).pos in {"NOUN", "PROPN", "ADJ"}
        if joined and not is_definite(grammar, index):
            return see_noun(grammar, above, see)
    if grammar.token(index).pos == "ADJ":
        return _see_quality(grammar, index, see)
    return _through_verb(grammar, index, see)


def _see_quality(grammar: Grammar, index: int, see: See) -> Sight:
    """See an adjective: "are missing" by its verb, "the missing men" as so."""
    above = grammar.head(index)
    if above is None or grammar.token(above).pos not in {"VERB", "AUX"}:
        return _presupposed(grammar, index, above)
    return _lasting(see(grammar, above))


def _lasting(sight: Sight) -> Sight:
    return Sight("ongoing", sight.stance, sight.outcome) if sight.time == "general" else sight


def _told_of_none(grammar: Grammar, index: int) -> bool:
    above = grammar.head(index)
    if above is None:
        return False
    if is_none(grammar, index):
        return grammar.lemma(above) in TELLS and grammar.is_passive(above)
    if _is_untold(grammar, index, above):
        return True
    over = grammar.head(above)
    return over is not None and grammar.lemma(over) in TELLING and is_none(grammar, over)


def _is_untold(grammar: Grammar, index: int, above: int) -> bool:
    """Tell whether nobody tells of it: "police did not report any arrests"."""
    told = grammar.lemma(above) in TELLS and grammar.token(index).dep in ACTED_ON
    return told and is_negated(grammar, above) and not is_definite(grammar, index)


def _none_told(grammar: Grammar, index: int) -> Sight:
    verb = grammar.clause_head(index)
    time = "past" if verb is None else read_tense(grammar, verb)
    return Sight(time if time != "general" else "past", "negated")


def _through_verb(grammar: Grammar, index: int, see: See) -> Sight:
    token = grammar.token(index)
    above = grammar.head(index)
    if token.dep == "pobj" and above is not None:
        return _after_preposition(grammar, index, above, see)
    if above is None or grammar.token(above).pos not in {"VERB", "AUX"}:
        return _presupposed(grammar, index, above)
    if token.dep in ACTED_ON:
        return _acted_on(grammar, index, above, see)
    lemma = grammar.lemma(above)
    going_on = lemma in HAPPENS | LASTS and grammar.child(above, "xcomp") is None
    if token.dep == "nsubj" and going_on:
        return _lasting(see(grammar, above))
    if token.dep == "nsubj" and lemma == "become" and _is_common(grammar, above):
        return Sight("general", "asserted")
    if token.dep == "nsubj" and lemma == "be":
        return _being(grammar, index, above, see)
    return _presupposed(grammar, index, above)


def _acted_on(grammar: Grammar, index: int, above: int, see: See) -> Sight:
    lemma = grammar.lemma(above)
    definite = is_definite(grammar, index)
    if lemma in ANNOUNCES:
        known = definite or grammar.after(index, "of") is not None
        done = known or grammar.lemma(index) in UNPLANNED
        return Sight("past" if done else "future", "asserted")
    if lemma in TELLS - {"see"}:
        return Sight("past", "asserted")
    if lemma in SCOPES or (is_taken_back(grammar, above) and not definite):
        return see_under(grammar, above, see)
    if lemma in EVADES and _is_bare(grammar, index):
        return _see_evaded(see(grammar, above))
    if definite:
        return _given(grammar, above)
    return _brought(grammar, index, above, see)


def _brought(grammar: Grammar, index: int, above: int, see: See) -> Sight:
    """See what is faced, carried out or had: "faces trial", "made no arrests"."""
    lemma = grammar.lemma(above)
    if lemma in PUTS_DOWN and not is_negated(grammar, above):
        return Sight("past", "asserted")  # "to quell a riot": there was one
    if lemma == "face" and grammar.token(index).tag == "NN" and is_simple_present(grammar, above):
        return Sight("future", "possible")
    if lemma in LIGHT:
        return _lasting(see(grammar, above))
    if is_negated(grammar, above):
        return Sight("past", "negated")
    return _presupposed(grammar, index, above)


def _see_evaded(outer: Sight) -> Sight:
    """See "escaped arrest" as not so; "escaped the attack" takes the attack for granted."""
    if outer.stance == "negated":
        return Sight(outer.time, "asserted")
    return Sight(outer.time, "negated") if outer.stance == "asserted" else outer


def _being(grammar: Grammar, index: int, above: int, see: See) -> Sight:
    """See "the trial is due", "the strike is on Monday"; "the raid was brutal" takes it as so."""
    said = grammar.child(above, "acomp", "attr")
    if said is not None:
        if grammar.lemma(said) in ON_NOW and read_tense(grammar, above) != "past":
            return Sight("ongoing", "asserted")
        ahead = grammar.lemma(said) in {"due", "set", "ready", "likely", "possible", "imminent"}
        return see_under(grammar, said, see) if ahead else _presupposed(grammar, index, above)
    time = read_tense(grammar, above)
    if time in {"ongoing", "general"} and grammar.after(above, "under") is not None:
        return Sight("ongoing", "asserted")
    return Sight("future" if time == "future" else "past", "asserted")


def _is_common(grammar: Grammar, verb: int) -> bool:
    return any(grammar.lemma(kid) in COMMON for kid in grammar.children(verb, "acomp"))


def _given(grammar: Grammar, above: int) -> Sight:
    """See a thing taken as known, under a verb that may be hedged: it stays asserted."""
    goes_on = grammar.lemma(above) in LASTS and read_tense(grammar, above) == "ongoing"
    return Sight("ongoing" if goes_on else "past", "asserted")


def _after_preposition(grammar: Grammar, index: int, preposition: int, see: See) -> Sight:
    over = grammar.head(preposition)
    word = grammar.lemma(preposition)
    if word in {"without", "instead"}:
        return Sight("past", "negated")
    if over is None:
        return _presupposed(grammar, index, over)
    called = grammar.lemma(over) == "call" and grammar.is_passive(over)
    if word == "to" and (grammar.lemma(over) == "due" or called):
        return _presupposed(grammar, index, over)  # medics "were called to a stabbing"
    if word == "after" or (word == "of" and grammar.lemma(over) in OF_THE_PAST):
        return Sight("past", "asserted")
    return _of_crime(grammar, index, over, word) or _linked(grammar, (index, over, word), see)


def _of_crime(grammar: Grammar, index: int, over: int, word: str) -> Sight | None:
    """See "charged with murder" as alleged, "convicted of murder" and "of the murder" as so."""
    blamed = grammar.lemma(over) in BLAMES and word in {"for", "over"}
    if blamed or grammar.lemma(over) in FOUND_GUILTY:
        return Sight("past", "asserted")
    if word == "as" and grammar.lemma(over) in LOOKED_INTO:
        return Sight("past", "possible")
    if grammar.lemma(over) in HELD_FOR and word in {"for", "of", "over", "with", "on", "from"}:
        return Sight("past", "asserted" if is_definite(grammar, index) else "alleged")
    return None


def _linked(grammar: Grammar, link: tuple[int, int, str], see: See) -> Sight:
    index, over, word = link
    if grammar.lemma(over) in PUTS and word in {"on", "under", "into", "in"}:
        return see(grammar, over)
    if word in GOING_ON and grammar.lemma(over) in STAYS and _is_bare(grammar, index):
        return _lasting(see(grammar, over))
    if (grammar.lemma(over), word) in BRINGS and not is_definite(grammar, index):
        return _lasting(see(grammar, over))
    if _is_scope(grammar, index, over, word):
        return see_under(grammar, over, see)
    return _presupposed(grammar, index, over)


def _is_scope(grammar: Grammar, index: int, over: int, word: str) -> bool:
    """Tell whether the word before a preposition plans, fears, denies … what comes after it."""
    lemma = grammar.lemma(over)
    if lemma in SPEECH and word not in {"of", "for"}:
        return False
    if lemma in TELLS | TELLING and is_definite(grammar, index):
        return False
    if lemma == "bar" and grammar.token(over).pos == "NOUN":
        return False  # "years behind bars for the theft"
    return lemma in SCOPES | ANNOUNCES and (word not in AROUND or (lemma, word) in THREATS)


def _is_bare(grammar: Grammar, index: int) -> bool:
    return not grammar.has(index, "det", "poss", "nummod", "prep", "amod", "acl")


def _presupposed(grammar: Grammar, index: int, above: int | None) -> Sight:
    """See a noun that its sentence takes for granted."""
    if is_definite(grammar, index) or above is None:
        return Sight("past", "asserted")
    verb = _finite_over(grammar, above)
    if verb is None:
        return Sight("past", "asserted")
    time = read_tense(grammar, verb)
    if time == "ongoing" and _is_bare(grammar, index) and is_simple_present(grammar, verb):
        time = "general"
    if time == "general" or read_modality(grammar, verb) == "possible":
        return Sight("general" if time == "general" else "unknown", read_modality(grammar, verb))
    return Sight("unknown" if time == "future" else "past", "asserted")


def _finite_over(grammar: Grammar, index: int) -> int | None:
    """Give the nearest verb at or above a word that has a tense."""
    for here in (index, *grammar.above(index)):
        if grammar.token(here).pos in {"VERB", "AUX"} and has_tense(grammar, here):
            return here
    return None
