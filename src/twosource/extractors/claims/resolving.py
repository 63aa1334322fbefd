"""Whom a pronoun or a bare "the two" stands for: somebody told of before who agrees."""

from bisect import bisect_right

from twosource.extractors.claims.grammar import Grammar
from twosource.extractors.claims.groups import MEN, WOMEN, find_group
from twosource.extractors.claims.stance_nouns import SPEECH
from twosource.extractors.claims.stance_words import DENIES
from twosource.model.parse import Stretch
from twosource.stages.how_many import kind_of

HE = frozenset({"he", "him", "his"})
SHE = frozenset({"she", "her", "hers"})
THEY = frozenset({"they", "them", "their"})
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves", "oneself", "myself"})
BODIES = frozenset(["police", "family", "couple", "pair", "group", "crowd", "team", "gang", "army"])
SUBJECTS = frozenset({"nsubj", "nsubjpass", "poss"})
# They speak of what was done to others as a rule.
SPEAKERS = frozenset(
    ["prosecutor", "lawyer", "attorney", "judge", "magistrate", "spokesman", "spokeswoman"]
    + ["spokesperson", "minister", "official", "coroner", "doctor", "medic", "relative", "family"]
    + ["brother", "sister", "father", "mother", "wife", "husband", "son", "daughter", "colleague"]
    + ["editor", "neighbour", "neighbor", "commissioner", "governor", "investigator", "witness"]
)
SAYS_OF_ITSELF = frozenset({"announce", "add", "confirm", "admit", "deny", "state", "acknowledge"})
OBJECTS = frozenset({"dobj", "obj"})
PATIENTS = OBJECTS | {"nsubjpass"}
LOOK_BACK = 2
# "Named him as Ben Orr": whoever he is named as.
NAMES_AS = frozenset({"name", "identify"})


def resolve(grammar: Grammar, index: int) -> int | None:
    """Give the noun a pronoun or a bare "the two" most likely stands for; None where none is near.

    For a pronoun the nearest noun before it, in this sentence or the two before, that agrees in
    number and, as far as words tell, in gender: of whom something is done to, first those to whom
    something was done before; else first who did it. "Himself" is whoever does it, and the "it" of
    "the army said it had killed nine" the body that says so.
    """
    token = grammar.token(index)
    if token.pos != "PRON":
        told = find_group(grammar, index)
        return index if told is None else told
    word = token.text.lower()
    if word in REFLEXIVE:
        return _doer(grammar, index)
    if word == "it":
        return _who_says_it(grammar, index)
    if word not in HE | SHE | THEY:
        return None
    named = _named_as(grammar, index)
    if named is not None:
        return named
    sentences = grammar.parse.sentences
    number = bisect_right(sentences, index, key=lambda one: one.first) - 1
    spoke: int | None = None
    for back in range(number, max(number - LOOK_BACK, 0) - 1, -1):
        found = _nearest(grammar, index, sentences[back], own=back == number)
        if found is not None and not _speaks_for_others(grammar, index, found):
            return found
        spoke = found if spoke is None else spoke
    return spoke


def _speaks_for_others(grammar: Grammar, index: int, noun: int) -> bool:
    """Tell who tells what was done to others: "prosecutors said they had been arrested".

    Such a speaker is meant only where nobody else is.
    """
    above = grammar.head(noun)
    tells = above is not None and grammar.lemma(above) in SPEECH | DENIES
    subject = grammar.token(noun).dep == "nsubj" and tells
    return subject and grammar.lemma(noun) in SPEAKERS and _is_patient(grammar, index)


def _nearest(grammar: Grammar, index: int, stretch: Stretch, *, own: bool) -> int | None:
    """Give who of one sentence a pronoun stands for.

    In its own sentence the nearest; of one before, what that sentence is about.
    """
    word = grammar.token(index).text.lower()
    found = [
        here
        for here in range(stretch.first, min(stretch.last, index))
        if _may_be(grammar, here, word) and not _beside(grammar, here, index)
    ]
    dep = grammar.token(index).dep
    other = _met(grammar, index, found, stretch) if _is_patient(grammar, index) else None
    if other is not None:
        return resolve(grammar, other)
    subjects = [here for here in found if grammar.token(here).dep in SUBJECTS]
    patients = [here for here in found if grammar.token(here).dep in PATIENTS]
    # "They took 27 students": who does it again is whoever did it, and never whom it was done to.
    chosen = subjects if dep in {"nsubj", "poss"} else subjects or patients
    if dep in PATIENTS:
        chosen = [here for here in patients if _is_like(grammar, here, index, own=own)] or chosen
    if not chosen:
        return None
    return chosen[-1] if own else chosen[0]


def _named_as(grammar: Grammar, index: int) -> int | None:
    """Give the person that a pronoun is told to be: "identified her as Ann Lee"."""
    above = grammar.head(index)
    if above is None or grammar.lemma(above) not in NAMES_AS:
        return None
    name = grammar.after(above, "as")
    return name if name is not None and grammar.token(name).entity == "PERSON" else None


def _is_patient(grammar: Grammar, index: int) -> bool:
    """Tell whether something is done to whom a pronoun means: "he is to be tried" too."""
    if grammar.token(index).dep in PATIENTS:
        return True
    above = grammar.head(index)
    if above is None or grammar.lemma(above) != "be":
        return False
    return any(grammar.has(kid, "auxpass") for kid in grammar.children(above, "xcomp"))


def _met(grammar: Grammar, index: int, found: list[int], stretch: Stretch) -> int | None:
    """Give an earlier pronoun of the same kind that one of the nouns found stands against.

    In "the chief named him as Orr and said guards had held him" he is not the chief, either time.
    """
    word = grammar.token(index).text.lower()
    alike = next(kind for kind in (HE, SHE, THEY) if word in kind)
    for here in range(stretch.first, min(stretch.last, index)):
        token = grammar.token(here)
        if token.text.lower() in alike and token.dep in {"nsubj", *PATIENTS}:
            clause = grammar.clause_of(here)
            if not found or any(grammar.clause_of(noun) == clause for noun in found):
                return here
    return None


def _is_like(grammar: Grammar, noun: int, pronoun: int, *, own: bool) -> bool:
    """Tell whether what is done to somebody may well be done to whoever had something done before.

    Not where it is what the subject tells ("the clerk told the guard that he was held"), nor where
    the sentence before tells of the other only in passing.
    """
    if own:
        return grammar.token(grammar.clause_of(pronoun)).dep != "ccomp"
    clause = grammar.clause_of(noun)
    verbs = [here for here in grammar.above(clause) if grammar.token(here).pos in {"VERB", "AUX"}]
    return all(grammar.token(here).dep in {"ROOT", "conj", "ccomp"} for here in (clause, *verbs))


def _beside(grammar: Grammar, noun: int, pronoun: int) -> bool:
    """Tell whether both hang on one verb: "police arrested them" is of two parties."""
    if grammar.token(pronoun).dep == "poss":
        return False
    return grammar.clause_of(noun) == grammar.clause_of(pronoun)


def _doer(grammar: Grammar, index: int) -> int | None:
    verb = grammar.clause_head(index)
    subject = None if verb is None else grammar.subject(verb)
    if subject is None or grammar.token(subject).text.lower() in REFLEXIVE:
        return None
    return resolve(grammar, subject)


def _may_be(grammar: Grammar, index: int, word: str) -> bool:
    token = grammar.token(index)
    if token.pos not in {"NOUN", "PROPN"} or token.entity in {"GPE", "DATE", "LOC", "FAC", "TIME"}:
        return False
    whose = token.dep == "poss" and token.entity == "PERSON"
    if token.dep not in SUBJECTS | PATIENTS and not whose:
        return False
    return _are_they(grammar, index) if word in THEY else _is_one(grammar, index, word)


def _who_says_it(grammar: Grammar, index: int) -> int | None:
    """Give the one body that says of itself what "it" did."""
    verb = grammar.head(index)
    if verb is None or grammar.token(index).dep != "nsubj" or grammar.token(verb).dep != "ccomp":
        return None
    says = grammar.head(verb)
    if says is None or grammar.lemma(says) not in SPEECH | SAYS_OF_ITSELF:
        return None
    subject = grammar.subject(says)
    if subject is None or subject > index:
        return None
    token = grammar.token(subject)
    return subject if token.tag in {"NN", "NNP"} and token.entity != "PERSON" else None


def _are_they(grammar: Grammar, index: int) -> bool:
    token = grammar.token(index)
    lemma = token.lemma.lower()
    if token.tag in {"NNS", "NNPS"}:
        return kind_of(lemma) in {"people", "families"} or _speak(grammar, index)
    joined = grammar.child(index, "conj") is not None and _is_one(grammar, index, "they")
    return joined or lemma in BODIES


def _speak(grammar: Grammar, index: int) -> bool:
    """Tell who must be people, as they speak: "opposition groups said they would march"."""
    above = grammar.head(index)
    subject = grammar.token(index).dep == "nsubj" and above is not None
    return subject and grammar.lemma(above or 0) in SPEECH


def _is_one(grammar: Grammar, index: int, word: str) -> bool:
    token = grammar.token(index)
    if token.tag in {"NNS", "NNPS"} or token.entity in {"ORG", "NORP"}:
        return False
    lemma = token.lemma.lower()
    if token.dep in OBJECTS and token.entity != "PERSON" and kind_of(lemma) != "people":
        return False
    if (word in HE and lemma in WOMEN) or (word in SHE and lemma in MEN):
        return False
    return token.pos == "PROPN" or token.entity == "PERSON" or kind_of(lemma) == "people"
