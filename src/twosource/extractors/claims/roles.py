"""Who takes part in an event: the fillers a codebook's roles find in the grammar."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from twosource.extractors.claims.grammar import Grammar
from twosource.extractors.claims.phrases import phrase_name
from twosource.extractors.claims.triggers import Hit, takes_object
from twosource.model.claim import Participant

LIGHT = frozenset(
    ["carry", "conduct", "make", "launch", "stage", "hold", "face", "mount", "commit", "wage"]
    + ["perform", "undertake", "organise", "organize", "lead", "begin", "start", "open", "order"]
    + [
        "announce",
        "plan",
        "attempt",
        "have",
        "suffer",
        "undergo",
        "give",
        "issue",
        "impose",
        "sustain",
    ]
)
SUFFERED = frozenset({"suffer", "undergo", "face", "sustain"})
PERSONAL = frozenset({"he", "she", "they", "him", "her", "them", "i", "we", "us", "you", "who"})
GOVERNMENT = frozenset(
    ["police", "army", "military", "government", "ministry", "court", "authority", "officer"]
    + ["soldier", "troop", "guard", "official", "force", "prosecutor", "judge", "navy", "agency"]
    + ["minister", "president", "regime", "state", "security", "parliament", "council", "mayor"]
)
Entity = Literal["person", "group", "organisation", "government", "place", "thing", "unknown"]
KINDS: dict[str, Entity] = {
    "PERSON": "person",
    "ORG": "organisation",
    "NORP": "group",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
}


@dataclass(frozen=True, slots=True)
class Filler:
    """The head noun that fills a role."""

    role: str
    index: int


def fill_roles(grammar: Grammar, hit: Hit) -> tuple[Filler, ...]:
    """Give the head nouns in a trigger's roles, each noun in one role only."""
    found: list[Filler] = []
    seen: set[int] = set()
    source = _of_noun if hit.trigger.word_class == "noun" else _of_verb
    for filler in source(grammar, hit):
        if filler.index not in seen and filler.role != "none":
            seen.add(filler.index)
            found.append(filler)
    return tuple(found)


def _of_verb(grammar: Grammar, hit: Hit) -> Iterator[Filler]:
    roles = hit.type.roles
    doer = hit.trigger.subject or roles.get("subject")
    done_to = hit.trigger.object or roles.get("object")
    index = hit.index
    if hit.trigger.word_class == "adjective":
        yield from _of_adjective(grammar, index, doer)
        return
    passive = grammar.is_passive(index) and takes_object(hit.type, hit.trigger)
    subject = grammar.subject(index)
    if subject is not None and (role := done_to if passive else doer):
        yield Filler(role, subject)
    held = None if passive else grammar.object(index)
    if held is not None and done_to:
        yield Filler(done_to, held)
    agent = grammar.agent(index)
    if passive and agent is not None and (role := roles.get("by", doer)):
        yield Filler(role, agent)
    dative = grammar.child(index, "dative")
    if dative is not None and grammar.token(dative).pos != "ADP" and "indirect" in roles:
        yield Filler(roles["indirect"], dative)
    yield from _of_prepositions(grammar, hit)


def _of_adjective(grammar: Grammar, index: int, role: str | None) -> Iterator[Filler]:
    """Give who is said to be so: "12 dead", "left four dead", "four are missing"."""
    above = grammar.head(index)
    if above is None or role is None:
        return
    if grammar.token(above).pos in {"NOUN", "PROPN", "NUM", "PRON"}:
        yield Filler(role, above)
        return
    named = grammar.child(index, "nsubj")
    held = grammar.object(above) if grammar.lemma(above) != "be" else None
    subject = named if named is not None else held
    subject = grammar.subject(above) if subject is None else subject
    if subject is not None and subject != index:
        yield Filler(role, subject)


def _of_prepositions(grammar: Grammar, hit: Hit) -> Iterator[Filler]:
    for word in hit.words:
        for preposition, noun in grammar.prepositions(word):
            role = hit.type.roles.get(preposition)
            if role and preposition not in {"by", "of"} and noun not in hit.words:
                yield Filler(role, grammar.antecedent(noun))


def _of_noun(grammar: Grammar, hit: Hit) -> Iterator[Filler]:
    roles, index = hit.type.roles, hit.index
    doer = hit.trigger.subject or roles.get("subject")
    owned = roles.get("of") or roles.get("object") or doer
    for preposition, noun in grammar.prepositions(index):
        role = {"of": owned, "by": roles.get("by", doer)}.get(preposition, roles.get(preposition))
        if role:
            yield Filler(role, grammar.antecedent(noun))
    owner = grammar.child(index, "poss")
    if owner is not None and doer:
        yield Filler(doer if "object" not in roles else (owned or doer), owner)
    yield from _through_light_verb(grammar, hit, doer)
    yield from _compound_people(grammar, hit, doer)


def _through_light_verb(grammar: Grammar, hit: Hit, doer: str | None) -> Iterator[Filler]:
    """Give who does it in "police carried out the arrests"."""
    above = grammar.head(hit.index)
    if above is None or grammar.token(hit.index).dep not in {"dobj", "obj", "nsubjpass"}:
        return
    lemma = grammar.lemma(above)
    if lemma not in LIGHT or not doer:
        return
    passive = grammar.is_passive(above)
    subject = grammar.agent(above) if passive else grammar.subject(above)
    if subject is not None and subject != hit.index:
        role = hit.type.roles.get("object", doer) if lemma in SUFFERED else doer
        yield Filler(role, subject)


def _compound_people(grammar: Grammar, hit: Hit, doer: str | None) -> Iterator[Filler]:
    """Give the families of a "three-family defection"."""
    for kid in grammar.children(hit.index, "compound", "nmod", "amod"):
        if doer and grammar.token(kid).pos == "NOUN" and any(grammar.children(kid, "nummod")):
            yield Filler(doer, kid)


def name_participants(
    grammar: Grammar, fillers: tuple[Filler, ...], text: str
) -> tuple[Participant, ...]:
    """Give participants in the report's own words; a pronoun by what it stands for."""
    named = []
    for filler in fillers:
        index = resolve(grammar, filler.index)
        if index is None or grammar.token(index).pos not in {"NOUN", "PROPN", "NUM", "ADJ"}:
            continue
        name, span = phrase_name(grammar, grammar.counted_noun(index), text)
        name = fullest_name(grammar, index, name, text)
        named.append(Participant(filler.role, name, kind_of_entity(grammar, index), span))
    return tuple(named)


def fullest_name(grammar: Grammar, index: int, name: str, text: str) -> str:
    """Give the longest name of a person in the report that a single name is a part of."""
    token = grammar.token(index)
    if token.entity != "PERSON" or " " in name:
        return name
    full = [
        " ".join(grammar.parse.span(entity.first, entity.last).of(text).split())
        for entity in grammar.parse.entities
        if entity.label == "PERSON"
    ]
    longer = [one.removesuffix("’s").removesuffix("'s") for one in full if name in one.split()]
    return max(longer, key=lambda one: len(one.split()), default=name)


def resolve(grammar: Grammar, index: int) -> int | None:
    """Give the noun a personal pronoun most likely stands for; None when none is near.

    The nearest subject before it, in this sentence or the two before, that agrees in number.
    """
    token = grammar.token(index)
    if token.pos != "PRON":
        return index
    word = token.text.lower()
    if word not in {"he", "she", "they", "him", "her", "them"}:
        return None
    plural = word in {"they", "them"}
    sentences = [s for s in grammar.parse.sentences if s.first <= index][-3:]
    for sentence in reversed(sentences):
        candidates = [
            here
            for here in range(sentence.first, min(sentence.last, index))
            if _may_be(grammar, here, plural=plural)
        ]
        if candidates:
            return candidates[0] if sentence is not sentences[-1] else candidates[-1]
    return None


def _may_be(grammar: Grammar, index: int, *, plural: bool) -> bool:
    token = grammar.token(index)
    if token.dep not in {"nsubj", "nsubjpass"} or token.pos not in {"NOUN", "PROPN"}:
        return False
    if token.entity in {"GPE", "DATE", "LOC", "FAC"}:
        return False
    return (token.tag in {"NNS", "NNPS"}) == plural


def kind_of_entity(grammar: Grammar, index: int) -> Entity:
    """Give what kind of thing a noun names, as far as the parse tells."""
    token = grammar.token(grammar.counted_noun(index))
    if token.lemma.lower() in GOVERNMENT:
        return "government"
    if token.entity in KINDS:
        return KINDS[token.entity]
    if token.tag in {"NNS", "NNPS"} or token.pos == "NUM":
        return "group"
    return "person" if token.lemma.lower().endswith(("er", "or", "ist", "man")) else "unknown"
