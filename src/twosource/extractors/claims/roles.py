"""Who takes part in an event: the fillers a codebook's roles find in the grammar."""

from collections.abc import Iterator
from dataclasses import dataclass

from twosource.extractors.claims.counted_tolls import TOLLS
from twosource.extractors.claims.doers import (
    DOERS_OWN,
    acts_as,
    find_doer,
    is_bidden,
    is_limb,
    is_told,
    owner_of_limb,
    shares_passive,
    whose_limb,
)
from twosource.extractors.claims.grammar import Grammar
from twosource.extractors.claims.placed_words import ROADS
from twosource.extractors.claims.roles_when import is_day, is_time, takes_part
from twosource.extractors.claims.stance_words import GOES, LIGHT, REPLIES
from twosource.extractors.claims.tense import is_none
from twosource.extractors.claims.trigger_conditions import takes_object
from twosource.extractors.claims.trigger_things import AUTHORITIES, BODIES
from twosource.extractors.claims.triggers import Hit
from twosource.stages.how_many import kind_of

ORDERS = frozenset({"order", "command", "instruction", "direction", "behest", "directive"})
SUFFERED = frozenset({"suffer", "undergo", "face", "sustain", "receive", "incur"})


@dataclass(frozen=True, slots=True)
class Filler:
    """The head noun that fills a role."""

    role: str
    index: int


def fill_roles(grammar: Grammar, hit: Hit) -> tuple[Filler, ...]:
    """Give the head nouns in a trigger's roles, each noun in one role only."""
    found: list[Filler] = []
    seen: set[int] = set()
    for given in find_fillers(grammar, hit):
        filler = _settle(grammar, hit, given)
        if filler is None:
            continue
        taken = filler.index in seen or is_none(grammar, filler.index)
        taken = taken or is_day(grammar, filler.index)
        if not taken and filler.role != "none":
            seen.add(filler.index)
            found.append(filler)
    return tuple(found)


def _settle(grammar: Grammar, hit: Hit, filler: Filler) -> Filler | None:
    """Give a filler as what it stands for; None for a deed that does nothing, or that is ordered.

    Who is to do what is asked for is its target: "requested the mayor to act".
    """
    if filler.role in {"target", "object", "place"} and is_limb(grammar, filler.index):
        owner = owner_of_limb(grammar, filler.index)
        return None if owner is None else Filler("target", owner)
    if filler.role == "actor":
        doer = find_doer(grammar, hit.index, filler.index)
        return None if doer is None else Filler(acts_as(grammar, doer), doer)
    if filler.role == "place" and _are_people(grammar, hit, filler.index):
        return Filler("target", filler.index)
    if hit.trigger.word_class != "verb" or not _is_acted_on(grammar, hit.index, filler.index):
        return filler
    if filler.role == "target":
        return filler if is_told(grammar, hit.index, filler.index) else None
    asked = filler.role == "topic" and hit.type.statement and is_bidden(grammar, hit.index)
    return Filler("target", filler.index) if asked else filler


def _are_people(grammar: Grammar, hit: Hit, noun: int) -> bool:
    """Tell whom a "raid on suspected dealers" is on from what a raid is in."""
    token = grammar.token(grammar.counted_noun(noun))
    common = token.pos == "NOUN" and not token.entity
    return common and kind_of(token.lemma) == "people" and "target" in hit.type.roles.values()


def _is_acted_on(grammar: Grammar, verb: int, noun: int) -> bool:
    token = grammar.token(noun)
    return token.head == verb and token.dep in {"dobj", "obj", "nsubjpass"}


def find_fillers(grammar: Grammar, hit: Hit) -> Iterator[Filler]:
    """Give the head nouns in a trigger's roles as the grammar has them, "nobody" among them."""
    source = _of_noun if hit.trigger.word_class == "noun" else _of_verb
    yield from source(grammar, hit)


def _of_verb(grammar: Grammar, hit: Hit) -> Iterator[Filler]:
    if hit.trigger.word_class == "adjective":
        doer = hit.trigger.subject or hit.type.roles.get("subject")
        said_of = grammar.described(hit.index)
        if said_of is not None and said_of != hit.index and doer:
            yield Filler(doer, said_of)
        return
    # "Put the number of injured at 40": the injured are told of as a noun.
    core = [] if _is_noun_of_number(grammar, hit.index) else list(_of_clause(grammar, hit))
    yield from core
    yield from _of_object(grammar, hit)
    yield from _by_order(grammar, hit)
    filled = {filler.role for filler in core}
    for filler in _of_prepositions(grammar, hit):
        # "Shot at a club": whoever was shot is told already, so the club is where.
        if filler.role not in filled:
            yield filler


def _is_noun_of_number(grammar: Grammar, index: int) -> bool:
    token, above = grammar.token(index), grammar.head(index)
    before = grammar.token(index - 1)
    if token.dep == "advcl" and token.tag == "VBN" and before.pos == "NUM" and before.dep == "conj":
        # "Counted six bodies and 17 wounded."
        return True
    return token.dep == "pcomp" and token.tag == "VBN" and grammar.lemma(above or 0) == "of"


def _of_clause(grammar: Grammar, hit: Hit) -> Iterator[Filler]:
    """Give subject, object, "by" and indirect object, a passive turned round."""
    roles, index = hit.type.roles, hit.index
    doer = hit.trigger.subject or roles.get("subject")
    done_to = hit.trigger.object or roles.get("object")
    passive = grammar.is_passive(index) or shares_passive(grammar, index)
    passive = passive and takes_object(hit.type, hit.trigger)
    subject = grammar.subject(index)
    hurt = None if done_to != "harm" or passive else whose_limb(grammar, index)
    if hurt is not None and subject is not None:
        yield from (Filler("target", hurt), Filler("cause", subject))
        return
    if subject is not None and (role := done_to if passive else doer):
        yield Filler(role, subject)
    held = None if passive else grammar.object(index)
    # The fire of "set fire to two barns" is part of the word for it.
    word = held in hit.phrase and not grammar.has(held or 0, "nummod")
    if held is not None and done_to and not word:
        yield Filler(done_to, held)
    agent = grammar.agent(index)
    timely = agent is not None and is_time(grammar, agent)
    if passive and agent is not None and not timely and (role := roles.get("by", doer)):
        yield Filler(role, agent)
    dative = grammar.child(index, "dative")
    if dative is not None and grammar.token(dative).pos != "ADP" and "indirect" in roles:
        yield Filler(roles["indirect"], dative)


def _of_object(grammar: Grammar, hit: Hit) -> Iterator[Filler]:
    """Give the guards of "requested the cooperation of the guards"."""
    held = None if hit.trigger.object_of is None else grammar.object(hit.index)
    owner = None if held is None else grammar.after(held, "of")
    if owner is not None and hit.trigger.object_of is not None:
        yield Filler(hit.trigger.object_of, owner)


def _by_order(grammar: Grammar, hit: Hit) -> Iterator[Filler]:
    """Give the general of "under the general's orders" and "on the orders of the general"."""
    for preposition, noun in grammar.prepositions(hit.index):
        if preposition in {"under", "on", "at", "by", "upon"} and grammar.lemma(noun) in ORDERS:
            for who in (grammar.child(noun, "poss"), grammar.after(noun, "of")):
                if who is not None:
                    yield Filler("orderer", who)


def _of_prepositions(grammar: Grammar, hit: Hit) -> Iterator[Filler]:
    for word in hit.words:
        for preposition, noun in grammar.prepositions(word):
            role = hit.type.roles.get(preposition)
            if not role or preposition in {"by", "of"} or noun in hit.words:
                continue
            means = preposition == "with" and role == "target" and _is_means(grammar, noun)
            if not means and takes_part(grammar, preposition, noun):
                yield Filler(role, grammar.antecedent(noun))


def _is_means(grammar: Grammar, noun: int) -> bool:
    """Tell what people fight with from whom they fight with: "with sticks", "with the police"."""
    token = grammar.token(grammar.counted_noun(noun))
    if token.pos != "NOUN" or token.entity or token.lemma.lower() in AUTHORITIES | BODIES:
        return False
    return kind_of(token.lemma) not in {"people", "families"}


def _of_noun(grammar: Grammar, hit: Hit) -> Iterator[Filler]:
    roles, index = hit.type.roles, hit.index
    doer = hit.trigger.subject or roles.get("subject")
    owned = hit.trigger.object or roles.get("of") or roles.get("object") or doer
    for preposition, noun in grammar.prepositions(index):
        role = {"of": owned, "by": roles.get("by", doer)}.get(preposition, roles.get(preposition))
        places = {"at", "in", "on"} if grammar.lemma(noun) in ROADS else {"at", "in"}
        at_place = preposition in places and role in {"target", "object"}
        if role and not at_place and takes_part(grammar, preposition, noun):
            yield Filler(role, grammar.antecedent(noun))
    owner = grammar.child(index, "poss")
    if owner is not None and doer:
        does = "object" not in roles or grammar.lemma(index) in DOERS_OWN
        yield Filler(doer if does else (owned or doer), owner)
    yield from _in_state(grammar, hit, owned)
    yield from _on_strike(grammar, hit, doer)
    yield from _bearer(grammar, hit)
    yield from _through_light_verb(grammar, hit, doer)
    yield from _compound_people(grammar, hit, doer)


def _in_state(grammar: Grammar, hit: Hit, role: str | None) -> Iterator[Filler]:
    """Give the three of "three men are still in detention"."""
    above = grammar.head(hit.index)
    verb = None if above is None or grammar.lemma(above) != "in" else grammar.head(above)
    if role is None or "object" not in hit.type.roles or verb is None:
        return
    if grammar.lemma(verb) in {"be", "remain", "stay"}:
        subject = grammar.subject(verb)
        noun = "" if subject is None else grammar.lemma(grammar.counted_noun(subject))
        if subject is not None and kind_of(noun) == "people":
            yield Filler(role, subject)


def _on_strike(grammar: Grammar, hit: Hit, role: str | None) -> Iterator[Filler]:
    """Give the 200 of "200 were on hunger strike", the police of "police replied with tear gas"."""
    above = grammar.head(hit.index)
    verb = None if above is None else grammar.head(above)
    if role is None or above is None or verb is None:
        return
    link, lemma = grammar.lemma(above), grammar.lemma(verb)
    on = link == "on" and grammar.lemma(hit.index) in {"strike", "march", "fast"}
    subject = grammar.subject(verb)
    if subject is not None and ((on and lemma in GOES) or (link == "with" and lemma in REPLIES)):
        yield Filler(role, subject)


def _bearer(grammar: Grammar, hit: Hit) -> Iterator[Filler]:
    """Give the officers of "officers with orders to shoot" and "with orders to shoot, officers"."""
    role = hit.type.roles.get("bearer")
    above = grammar.head(hit.index)
    if role is None or above is None or grammar.lemma(above) not in {"with", "under"}:
        return
    over = grammar.head(above)
    if over is None or grammar.child(hit.index, "poss") is not None:
        return
    is_verb = grammar.token(over).pos in {"VERB", "AUX"}
    who = grammar.subject(over) if is_verb else over
    if who is not None and grammar.token(who).pos in {"NOUN", "PROPN", "PRON"}:
        yield Filler(role, who)


def _through_light_verb(grammar: Grammar, hit: Hit, doer: str | None) -> Iterator[Filler]:
    """Give who does it in "police carried out the arrests"."""
    above = grammar.head(hit.index)
    if above is not None and doer:
        yield from _through_taking_part(grammar, above, doer)
    if above is None or grammar.token(hit.index).dep not in {"dobj", "obj", "nsubjpass"}:
        return
    lemma = grammar.lemma(above)
    # Whoever "put the number of dead at five" did nothing to them.
    if lemma not in LIGHT or not doer or lemma == "put" or grammar.lemma(hit.index) in TOLLS:
        return
    passive = grammar.is_passive(above)
    subject = grammar.agent(above) if passive else grammar.subject(above)
    if subject is not None and subject != hit.index:
        role = hit.type.roles.get("object", doer) if lemma in SUFFERED else doer
        yield Filler(role, subject)


def _through_taking_part(grammar: Grammar, above: int, doer: str) -> Iterator[Filler]:
    """Give the 900 of "900 people took part in the march" and of "900 people joined the march"."""
    verb: int | None = above
    if grammar.lemma(above) == "in":
        verb = grammar.head(above)
        if verb is not None and grammar.lemma(verb) == "part":
            verb = grammar.head(verb)
    taking = {"take", "participate"} if verb != above else {"join", "attend"}
    if verb is None or grammar.lemma(verb) not in taking:
        return
    subject = grammar.subject(verb)
    if subject is not None:
        yield Filler(doer, subject)


def _compound_people(grammar: Grammar, hit: Hit, doer: str | None) -> Iterator[Filler]:
    """Give the households of a "two-household exodus"."""
    for kid in grammar.children(hit.index, "compound", "nmod", "amod"):
        of_people = kind_of(grammar.lemma(kid)) in {"people", "families"}
        if doer and of_people and grammar.has(kid, "nummod"):
            yield Filler(doer, kid)
