"""Tense, modality and negation of a verb: when its event is, and whether it is told as so."""

from dataclasses import dataclass

from twosource.extractors.claims.grammar import Grammar
from twosource.extractors.claims.stance_words import (
    CAN,
    HARDLY,
    HAVE,
    IF,
    MAY,
    MUST,
    NO,
    OFTEN,
    ONLY,
    STATES,
    UNTIL,
    USUALLY,
    WILL,
)
from twosource.extractors.claims.subjects import PASSIVE_SUBJECTS, SUBJECTS
from twosource.model.claim import Stance, Time

# Written alike in the present and the past, which reports tell of: "men set fire to a barn".
SAME_PAST = frozenset(
    ["set", "hit", "cut", "shut", "burst", "beat", "hurt", "split", "quit", "put"]
)
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
TURNED = frozenset({"had", "were", "should"})
NOW = frozenset({"is", "are", "'s", "'re", "’s", "’re", "am"})
LIGHT_WORDS = frozenset({"PUNCT", "ADV", "INTJ", "CCONJ"})
COMPARED = frozenset({"few", "less", "more"})
ALL_SUBJECTS = SUBJECTS | PASSIVE_SUBJECTS


@dataclass(frozen=True, slots=True)
class Sight:
    """How an event is told: when seen from the report, how surely, and what came of an attempt."""

    time: Time
    stance: Stance
    outcome: str | None = None


def _auxiliaries(grammar: Grammar, index: int) -> list[str]:
    """Give the auxiliaries of a verb, "'d" as "had" where it is: "they'd arrested him"."""
    kids = list(grammar.children(index, "aux", "auxpass"))
    words = [grammar.token(kid).text.lower() for kid in kids]
    done = grammar.token(index).tag == "VBN" and not {"be", "have", "get"} & set(words)
    return ["had" if done and word in {"'d", "’d"} else word for word in words]


def _tags(grammar: Grammar, index: int) -> list[str]:
    return [grammar.token(kid).tag for kid in grammar.children(index, "aux", "auxpass")]


def has_tense(grammar: Grammar, index: int) -> bool:
    """Tell whether a verb has a tense of its own."""
    if is_gerund(grammar, index):
        return False
    if grammar.has(index, "aux", "auxpass", "nsubj", "nsubjpass", "expl"):
        return True
    token = grammar.token(index)
    if token.dep != "conj":
        return token.tag in {"VBD", "VBZ", "VBP"}
    above = grammar.head(index)
    return token.tag in {"VBD", "VBZ", "VBP"} and (
        above is None or grammar.token(above).tag != token.tag
    )


def is_gerund(grammar: Grammar, index: int) -> bool:
    """Tell whether a verb is an "-ing" form without a tense: "killing two", "being released"."""
    ing = grammar.token(index).tag == "VBG" or "being" in _auxiliaries(grammar, index)
    return ing and not FINITE & set(_tags(grammar, index)) and not is_infinitive(grammar, index)


def is_infinitive(grammar: Grammar, index: int) -> bool:
    """Tell whether a verb stands in the infinitive."""
    token = grammar.token(index)
    marked = "to" in _auxiliaries(grammar, index)
    if token.tag != "VB":
        return token.tag in {"VBN", "VBG"} and marked
    bare = token.dep == "xcomp" and not grammar.has(index, *SUBJECTS)
    return marked or bare or "to" in _auxiliaries_passive(grammar, index)


def _auxiliaries_passive(grammar: Grammar, index: int) -> list[str]:
    return [
        grammar.token(kid).text.lower()
        for aux in grammar.children(index, "auxpass", "aux")
        for kid in grammar.kids[aux]
    ]


def is_perfect(grammar: Grammar, index: int) -> bool:
    """Tell whether a verb looks back: "have fled", "to have been killed"."""
    return bool(HAVE & set(_auxiliaries(grammar, index)))


def is_bidden(grammar: Grammar, index: int) -> bool:
    """Tell whether a verb is an imperative or a subjunctive: "Free them", "that he be freed"."""
    tags, token = _tags(grammar, index), grammar.token(index)
    alone = not grammar.has(index, *ALL_SUBJECTS)
    if token.tag == "VB" and not tags:
        # An order that another clause is joined to may be taken for the lesser of the two.
        return token.dep in {"ROOT", "ccomp", "conj"} or (alone and _begins(grammar, index))
    if token.tag == "VB" and alone and token.dep in {"ROOT", "ccomp"}:
        return {word.lower() for word in _auxiliaries(grammar, index)} == {"do"}
    # A modal verb that the parse left out would make this a future: "be" alone does not.
    return tags == ["VB"] and _auxiliaries(grammar, index) == ["be"]


def _begins(grammar: Grammar, index: int) -> bool:
    """Tell whether a sentence begins with a word, but for adverbs and marks."""
    first = grammar.sentence_at(index).first
    return all(grammar.token(here).pos in LIGHT_WORDS for here in range(first, index))


def read_tense(grammar: Grammar, index: int) -> Time:
    """Give when a verb's event is, seen from the report."""
    words = set(_auxiliaries(grammar, index))
    tags = _tags(grammar, index)
    tag = grammar.token(index).tag
    if grammar.lemma(index) == "go" and tag == "VBG" and grammar.has(index, "xcomp"):
        return "future"
    if words & (WILL | MAY | MUST | CAN):
        return _after_modal(grammar, index, words)
    if "VBD" in tags or (tag == "VBD" and not words):
        return "past"
    if HAVE & words:
        return "ongoing" if tag == "VBG" else "past"
    if "being" in words or (tag == "VBG" and NOW & words):
        return "ongoing"
    if tag == "VBN" and not words:
        return "past"
    if tag == "VBP" and not words and grammar.lemma(index) in SAME_PAST:
        return "general" if _is_habit(grammar, index) else "past"
    lasts = _particular(grammar, index) and not _is_habit(grammar, index)
    return "ongoing" if lasts else "general"


def _after_modal(grammar: Grammar, index: int, words: set[str]) -> Time:
    if _is_custom(grammar, index, words):
        return "past"
    if HAVE & words:
        # "would have fled", "may have fled" look back; "will have fled" ahead.
        return "future" if words & {"will", "shall", "'ll", "’ll"} else "past"
    if words & CAN and not words & WILL:
        return "general"
    if "could" in words and is_negated(grammar, index) and not _after_if(grammar, index):
        return "past"
    if words & MAY:
        lasting = grammar.lemma(index) in STATES or grammar.token(index).tag == "VBG"
        return "ongoing" if lasting else "future"
    return "future"


def _is_custom(grammar: Grammar, index: int, words: set[str]) -> bool:
    """Tell what was done again and again: "guards would often beat them"."""
    often = any(grammar.lemma(kid) in OFTEN for kid in grammar.children(index, "advmod"))
    return often and "would" in words and not words & HAVE


def _is_habit(grammar: Grammar, index: int) -> bool:
    return any(grammar.lemma(kid) in USUALLY for kid in grammar.children(index, "advmod"))


def _particular(grammar: Grammar, index: int) -> bool:
    """Tell whether a present tense tells of someone in particular rather than of anyone."""
    subject = grammar.subject(index)
    held = grammar.object(index)
    if held is not None and grammar.has(held, "nummod"):
        return True
    if subject is None:
        return False
    token = grammar.token(subject)
    if token.text.lower() in {"you", "one", "anyone", "whoever", "everyone"}:
        return False
    if token.pos in {"PROPN", "PRON"} or token.entity:
        return True
    return grammar.has(subject, "det", "poss", "nummod") or token.tag == "NN"


def read_modality(grammar: Grammar, index: int) -> Stance:
    """Give whether a verb is asserted or only possible, by its auxiliaries and "if"."""
    words = set(_auxiliaries(grammar, index))
    if _is_custom(grammar, index, words):
        return "asserted"
    if words & (MAY | MUST | CAN) or is_conditional(grammar, index):
        return "possible"
    if words & {"would", "'d", "’d"} and not HAVE & words:
        # "He said they would leave" is a plan, "they would leave" something imagined.
        told = grammar.token(index).dep == "ccomp" and not _after_if(grammar, index)
        return "asserted" if told else "possible"
    if "would" in words:
        return "possible"
    if WILL & words and any(
        is_conditional(grammar, kid) for kid in grammar.children(index, "advcl")
    ):
        return "possible"
    return "asserted"


def _after_if(grammar: Grammar, index: int) -> bool:
    sentence = grammar.parse.words(grammar.sentence_at(index))
    return any(token.text.lower() in IF for _, token in sentence)


def is_conditional(grammar: Grammar, index: int) -> bool:
    """Tell whether a verb stands under "if", "unless" or "whether", or turned: "had he fled"."""
    if any(grammar.lemma(kid) in IF for kid in grammar.children(index, "mark")):
        return True
    subject, above = grammar.child(index, *ALL_SUBJECTS), grammar.head(index)
    if subject is None or above is None or grammar.token(index).dep not in {"advcl", "ccomp"}:
        return False
    if not {"would", "could", "might"} & set(_auxiliaries(grammar, above)):
        return False
    before = (kid for kid in grammar.children(index, "aux", "auxpass") if kid < subject)
    return any(grammar.token(kid).text.lower() in TURNED for kid in before)


def is_present(grammar: Grammar, index: int) -> bool:
    """Tell whether a verb stands in the present, the perfect included, or has no tense."""
    tags = _tags(grammar, index) or [grammar.token(index).tag]
    return not {"VBD", "MD"} & set(tags) and bool({"VBZ", "VBP", "VBN"} & set(tags))


def is_simple_present(grammar: Grammar, verb: int) -> bool:
    """Tell "is used", "uses" from "is using" and "has used"."""
    tags = {grammar.token(kid).tag for kid in grammar.children(verb, "aux", "auxpass")}
    return (
        grammar.token(verb).tag != "VBG"
        and not tags - {"VBZ", "VBP"}
        and not is_perfect(grammar, verb)
    )


def negate(grammar: Grammar, index: int, sight: Sight) -> Sight:
    """Give the sight of a verb, negated where the verb is; what hangs on an "if" stays possible."""
    if not is_negated(grammar, index) or is_conditional(grammar, index):
        return sight
    if sight.time in {"past", "future"} and _is_lifted(grammar, index):
        return Sight(sight.time, "asserted" if sight.time == "past" else "possible", sight.outcome)
    return Sight(sight.time, "negated", sight.outcome)


def _is_lifted(grammar: Grammar, index: int) -> bool:
    """Tell whether a "not" has an end: "was not freed until Friday", "will not pay unless"."""
    if grammar.after(index, "from") is not None or grammar.after(index, "since") is not None:
        return False
    if any(grammar.lemma(kid) in UNTIL for kid in grammar.children(index, "prep")):
        return True
    clauses = grammar.children(index, "advcl")
    marks = (mark for one in clauses for mark in grammar.children(one, "mark", "advmod"))
    return any(grammar.lemma(mark) in UNTIL for mark in marks)


def is_negated(grammar: Grammar, index: int) -> bool:
    """Tell whether a verb is told as not so: "did not flee", "no one fled", "nobody was held"."""
    for kid in grammar.kids[index]:
        token = grammar.token(kid)
        if token.dep in {"neg", "preconj", "advmod"} and token.text.lower() in NO | HARDLY:
            return grammar.token(kid + 1).text.lower() not in ONLY
        if token.dep in ALL_SUBJECTS | {"dobj"} and is_none(grammar, kid):
            return True
    return _is_nearly(grammar, index)


def _is_nearly(grammar: Grammar, index: int) -> bool:
    """Tell "was nearly killed"; "nearly beaten to death" was beaten."""
    near = index - 1 in grammar.kids[index] and grammar.lemma(index - 1) in {"almost", "nearly"}
    return near and grammar.after(index, "to") is None


def is_none(grammar: Grammar, index: int) -> bool:
    """Tell whether a noun is none: "no arrests", "nobody"."""
    if grammar.token(index).text.lower() in {"none", "nobody", "neither", "nothing"}:
        return True
    return any(
        # "No fewer than 15" are some.
        grammar.lemma(kid) in NO and not (kid < index and grammar.lemma(kid + 1) in COMPARED)
        for kid in grammar.children(index, "det", "neg")
    )


def is_definite(grammar: Grammar, index: int) -> bool:
    """Tell whether a noun points to something already told: "the", "this", "their"."""
    kids = list(grammar.children(index, "det", "poss", "amod", "nummod", "npadvmod", "compound"))
    words = {grammar.token(kid).text.lower() for kid in kids}
    if words & {"a", "an", "any", "another"}:
        return False
    if words & {"the", "this", "these", "that", "those"}:
        return True
    return any(
        grammar.token(kid).dep == "poss" or grammar.token(kid).entity == "DATE" for kid in kids
    )
