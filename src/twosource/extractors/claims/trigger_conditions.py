"""What must stand beside a word for it to be the trigger a codebook means, and what must not."""

from bisect import bisect_right

from twosource.extractors.claims.grammar import GROUP_NOUNS, Grammar
from twosource.extractors.claims.phrase_words import reads
from twosource.extractors.claims.stance_nouns import SPEECH
from twosource.extractors.claims.telegram import is_telegram
from twosource.extractors.claims.tense import is_negated, is_none
from twosource.extractors.claims.trigger_heads import heads_allowed
from twosource.extractors.claims.trigger_things import AUTHORITIES, BODIES, tells_of_people
from twosource.model.codebook import EventType, Trigger
from twosource.stages.how_many import kind_of
from twosource.stages.how_many_numbers import ONE_MORE

NEAR_PHRASE = 3
FARTHEST_PHRASE = 15
COMPANY = ("advmod", "conj", "acomp", "prt", "oprd")
MONTHS = frozenset({"March", "May", "August"})
PERSONS = frozenset({"PERSON", "NORP"})
PERSON_ENTITIES = PERSONS | {"ORG"}
THING_ENTITIES = frozenset({"MONEY", "PERCENT", "QUANTITY", "WORK_OF_ART", "LAW", "LANGUAGE"})


def holds(grammar: Grammar, index: int, event_type: EventType, trigger: Trigger) -> bool:
    """Tell whether all that a trigger asks for stands beside a word, and nothing it bars."""
    if not _words_on_it(grammar, index, trigger):
        return False
    if not _hangs_well(grammar, index, trigger) or not _stands_near(grammar, index, trigger):
        return False
    if trigger.negated and not _told_not_so(grammar, index):
        return False
    # The model may take a month for a deed: "The fire on March 14".
    if grammar.token(index).entity in {"DATE", "TIME"} or grammar.token(index).text in MONTHS:
        return False
    if trigger.word_class == "noun":
        return _noun_holds(grammar, index, trigger)
    if trigger.word_class == "adjective":
        return _adjective_holds(grammar, index, trigger)
    return _verb_holds(grammar, index, event_type, trigger)


def _told_not_so(grammar: Grammar, index: int) -> bool:
    """Tell whether a word stands under "no" or "not": "*not* seen since", "*no* trace of"."""
    return is_none(grammar, index) or is_negated(grammar, index)


def _words_on_it(grammar: Grammar, index: int, trigger: Trigger) -> bool:
    """Tell whether the particle, phrase and prepositions asked for hang on a word, none barred."""
    if trigger.particle and not _has_particle(grammar, index, trigger.particle):
        return False
    if trigger.phrase and not find_phrase(grammar, index, trigger.phrase):
        return False
    if trigger.preps and not _has_preposition(grammar, index, trigger.preps):
        return False
    return not (trigger.not_preps and _has_preposition(grammar, index, trigger.not_preps))


def _stands_near(grammar: Grammar, index: int, trigger: Trigger) -> bool:
    """Tell whether the sentence and those beside it have a word asked for, or at least none barred.

    With both lists a word that is barred bars only where none that is asked for stands near.
    """
    if not trigger.near and not trigger.not_near:
        return True
    sentences = grammar.parse.sentences
    place = bisect_right(sentences, index, key=lambda one: one.first) - 1
    around = {
        grammar.lemma(here)
        for stretch in sentences[max(place - 1, 0) : place + 2]
        for here in range(stretch.first, stretch.last)
        if here != index
    }
    if around & trigger.near:
        return True
    if trigger.not_near:
        # A second "rally" bars no rally, though it bars a word of another kind.
        return not around & (trigger.not_near - {grammar.lemma(index)})
    return False


def _stands_before_noun(grammar: Grammar, index: int) -> bool:
    """Tell a word that only describes the next: "surveillance technology", however it is parsed."""
    if index + 1 >= len(grammar.parse.tokens):
        return False
    after, token = grammar.token(index + 1), grammar.token(index)
    if token.dep == "nsubj" and token.head == index + 1 and grammar.has(index, "det"):
        # "A protest spread across the valley": its verb, though the model tags it as a noun.
        return False
    return after.pos == "NOUN" and not after.entity


def _hangs_well(grammar: Grammar, index: int, trigger: Trigger) -> bool:
    """Tell whether the word a trigger hangs on is one asked for, and none that is barred."""
    if not trigger.under and not trigger.not_under:
        return True
    over = set()
    for above in grammar.above(index):
        over.add(grammar.lemma(above))
        if grammar.token(above).pos not in {"ADP", "SCONJ"}:
            break
    wanted = not trigger.under or bool(over & trigger.under)
    return wanted and not over & trigger.not_under


def _noun_holds(grammar: Grammar, index: int, trigger: Trigger) -> bool:
    if _is_name_or_part(grammar, index) or (trigger.persons and not _of_people(grammar, index)):
        return False
    before = {
        grammar.lemma(kid)
        for kid in grammar.children(index, "compound", "amod", "nmod", "poss", "nummod")
    }
    after = {grammar.lemma(noun) for _, noun in grammar.prepositions(index)}
    if trigger.modifiers and not before & trigger.modifiers:
        return False
    if trigger.not_modifiers and before & trigger.not_modifiers:
        return False
    if trigger.objects and not (after | before) & trigger.objects:
        return False
    return not (trigger.not_objects and (after | before) & trigger.not_objects)


def _is_name_or_part(grammar: Grammar, index: int) -> bool:
    """Tell a noun that is a name, a part of another noun, or of "in order to"."""
    token = grammar.token(index)
    if token.tag == "NN" and _stands_before_noun(grammar, index):
        return True
    if token.dep in {"compound", "nmod"} or token.entity in {"PERSON", "WORK_OF_ART"}:
        return True
    if token.pos == "PROPN" and (token.entity == "ORG" or _speaks(grammar, index)):
        return True
    return bool(index and grammar.lemma(index) == "order" and grammar.lemma(index - 1) == "in")


def _speaks(grammar: Grammar, index: int) -> bool:
    """Tell a name that says something: "Ban recalled that …"."""
    above = grammar.head(index)
    said = above is not None and grammar.lemma(above) in SPEECH
    return said and grammar.token(index).dep == "nsubj"


def _of_people(grammar: Grammar, index: int) -> bool:
    """Tell whether people hang on a noun or own it: "the release of two clerks", "her release"."""
    owners = [*grammar.children(index, "poss"), *(noun for _, noun in grammar.prepositions(index))]
    return any(_surely_people(grammar, one) for one in owners)


def _adjective_holds(grammar: Grammar, index: int, trigger: Trigger) -> bool:
    # "None of the dead has been named" tells of the dead, and not that somebody died.
    named = grammar.has(index, "det") or grammar.token(index).dep == "pobj"
    if named and not grammar.has(index, "nummod") and grammar.share_of(index) is None:
        return False
    said_of = grammar.described(index)
    if not heads_allowed(grammar, said_of, trigger.objects, trigger.not_objects):
        return False
    if not trigger.people:
        return True
    token = None if said_of is None else grammar.token(grammar.counted_noun(said_of))
    if token is None or token.pos in {"PROPN", "PRON", "NUM"}:
        return token is not None
    if token.lemma.lower() in GROUP_NOUNS:
        # "Dozens are missing", "the rest are missing": of whom is told before.
        return True
    return kind_of(token.lemma) in {"people", "families"}


def _verb_holds(grammar: Grammar, index: int, event_type: EventType, trigger: Trigger) -> bool:
    passive = grammar.is_passive(index) and takes_object(event_type, trigger)
    if trigger.passive and not passive:
        return False
    subject = grammar.subject(index)
    acted_on = subject if passive else grammar.object(index)
    doer = grammar.agent(index) if passive else subject
    # "They were denied access": the passive keeps the second of its objects.
    kept = grammar.child(index, "dobj") if passive else None
    if kept is not None and trigger.objects:
        acted_on = kept
    if not heads_allowed(grammar, acted_on, trigger.objects, trigger.not_objects):
        return False
    if not heads_allowed(grammar, doer, trigger.subjects, trigger.not_subjects):
        return False
    if not _company_allowed(grammar, index, trigger):
        return False
    if trigger.by_people and (doer is None or not _acts(grammar, doer)):
        return False
    affected = acted_on if takes_object(event_type, trigger) else doer
    return _affected_allowed(grammar, index, affected, trigger)


def _affected_allowed(grammar: Grammar, index: int, affected: int | None, trigger: Trigger) -> bool:
    """Tell whether those affected are people where a trigger asks for them."""
    asked = trigger.people or trigger.persons
    if affected is None:
        return not asked or is_telegram(grammar, index)
    if trigger.persons or (trigger.passive and trigger.people):
        return _surely_people(grammar, affected)
    return not trigger.people or not _plainly_thing(grammar, affected)


def _acts(grammar: Grammar, index: int) -> bool:
    """Tell whether a noun names people, a body or a state, and not an idea or a thing."""
    token = grammar.token(grammar.counted_noun(index))
    acts = token.entity in PERSON_ENTITIES | {"GPE"}
    return acts or token.lemma.lower() in BODIES | AUTHORITIES or _surely_people(grammar, index)


def _surely_people(grammar: Grammar, index: int) -> bool:
    token = grammar.token(grammar.counted_noun(index))
    if token.text.lower() in ONE_MORE:
        # "A second was hurt": a noun of time has a number of its own.
        return token.dep in {"nsubj", "nsubjpass", "dobj"}
    if token.entity in PERSONS or token.pos in {"PRON", "NUM"} or token.text.lower() == "one":
        return token.text.lower() not in {"it", "which", "this", "that", "all"}
    return kind_of(token.lemma) in {"people", "families"}


def _company_allowed(grammar: Grammar, index: int, trigger: Trigger) -> bool:
    """Tell whether the words on a verb are those asked for, and none of those barred.

    They are its adverbs, the nouns after its prepositions, and the verbs it is joined to.
    """
    if not trigger.modifiers and not trigger.not_modifiers:
        return True
    company = {grammar.lemma(kid) for kid in grammar.children(index, *COMPANY)}
    company |= {grammar.lemma(noun) for _, noun in grammar.prepositions(index)}
    # "Spent five months in prison": what hangs on the time or the thing is of the verb too.
    for held in grammar.children(index, "dobj", "npadvmod"):
        company |= {grammar.lemma(noun) for _, noun in grammar.prepositions(held)}
    above = grammar.head(index)
    if above is not None and grammar.token(index).dep == "conj":
        company |= {grammar.lemma(above)}
        company |= {grammar.lemma(kid) for kid in grammar.children(above, "conj") if kid != index}
    wanted = not trigger.modifiers or bool(company & trigger.modifiers)
    return wanted and not company & trigger.not_modifiers


def takes_object(event_type: EventType, trigger: Trigger) -> bool:
    """Tell whether a trigger has someone or something acted on, so that it can be passive."""
    return bool(trigger.object or event_type.roles.get("object")) and trigger.object != "none"


def _plainly_thing(grammar: Grammar, index: int) -> bool:
    token = grammar.token(grammar.counted_noun(index))
    if token.entity in PERSON_ENTITIES or token.pos in {"PRON", "NUM", "PROPN"}:
        return token.text.lower() in {"it", "which", "this", "that"}
    if kind_of(token.lemma) in {"people", "families"}:
        return False  # "60 migrants" may be tagged as a quantity.
    return token.entity in THING_ENTITIES or not tells_of_people(token.lemma.lower())


def _has_particle(grammar: Grammar, index: int, particle: str) -> bool:
    return any(
        grammar.lemma(kid) == particle for kid in grammar.children(index, "prt", "advmod", "prep")
    )


def _has_preposition(grammar: Grammar, index: int, wanted: frozenset[str]) -> bool:
    return any(
        grammar.lemma(kid) in wanted
        for kid in grammar.children(index, "prep", "agent", "dative", "prt", "mark")
    )


def find_phrase(grammar: Grammar, index: int, phrase: str) -> range:
    """Give the words of a phrase that follows: at once, or further on but hanging on the word."""
    words = phrase.split()
    last = min(index + FARTHEST_PHRASE, len(grammar.parse.tokens) - len(words) + 1)
    for start in range(index + 1, last):
        if grammar.token(start - 1).text in {".", ";"}:
            return range(0)
        if not reads(grammar, start, words):
            continue
        if start - index <= NEAR_PHRASE or _hangs_on(grammar, start, index):
            return range(start, start + len(words))
    return range(0)


def _hangs_on(grammar: Grammar, below: int, index: int) -> bool:
    """Tell whether a word hangs on a verb and on no verb between; "to" hangs on what it is for.

    In "left 14 dead and 31 injured" the injured are others than the dead.
    """
    if grammar.has(below, "nummod", "nsubj", "nsubjpass"):
        return False
    if grammar.token(below).tag == "TO":
        below = grammar.token(below).head
    for here in grammar.above(below):
        if here == index:
            return True
        if grammar.token(here).pos in {"VERB", "AUX"}:
            return False
    return False
