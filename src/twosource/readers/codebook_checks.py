"""What can be wrong with a codebook whose shape is right: names that lead nowhere, codes, words."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from twosource.model.codebook import Codebook, EventType, Trigger
from twosource.readers.codebook_tables import BookTable, suggest
from twosource.readers.english_forms import word_forms

_PLOVER_WORDS = """
AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST
SANCTION MOBILIZE COERCE ASSAULT
"""
PLOVER = frozenset(_PLOVER_WORDS.split())

ACLED = frozenset(
    {
        "Battles",
        "Government regains territory",
        "Non-state actor overtakes territory",
        "Armed clash",
        "Protests",
        "Excessive force against protesters",
        "Protest with intervention",
        "Peaceful protest",
        "Riots",
        "Violent demonstration",
        "Mob violence",
        "Explosions/Remote violence",
        "Chemical weapon",
        "Air/drone strike",
        "Suicide bomb",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Grenade",
        "Violence against civilians",
        "Sexual violence",
        "Attack",
        "Abduction/forced disappearance",
        "Strategic developments",
        "Agreement",
        "Arrests",
        "Change to group/activity",
        "Disrupted weapons use",
        "Headquarters or base established",
        "Looting/property destruction",
        "Non-violent transfer of territory",
        "Other",
    }
)

_GRAMMAR_WORDS = """
subject object indirect bearer by of about across after against along among around as at before
behind between beyond during for from in inside into near off on onto out outside over past through
to toward towards under until upon via with within without
"""
GRAMMAR = frozenset(_GRAMMAR_WORDS.split())


def check_names(book: Codebook, own: Mapping[str, EventType], table: BookTable) -> Iterator[str]:
    """Name what leads nowhere, so that a codebook with it cannot be used."""
    # A type that could not be read is named already: what points to it is no second slip.
    names = {*book.types, *table.type}
    for name in table.precedence:
        if name not in names:
            yield f"precedence: no type '{name}'; {suggest(name, names)}"
    if not names:
        yield 'codebook: no types; add a [type.NAME], or extends = "incidents"'
    for event_type in own.values():
        for name in sorted(event_type.outcome_of - names):
            yield f"type '{event_type.name}', outcome_of: no type '{name}'; {suggest(name, names)}"
        yield from _check_roles(event_type)
        yield from _check_subtypes(event_type)


def check_words(event_type: EventType) -> Iterator[str]:
    """Name what is most likely a slip in a type that can be used."""
    yield from _check_codes(event_type)
    yield from _check_lemmas(event_type)
    yield from _check_modifiers(event_type)
    yield from _check_duplicates(event_type)
    yield from _check_examples(event_type)


def _check_roles(event_type: EventType) -> Iterator[str]:
    where = f"type '{event_type.name}'"
    for key in event_type.roles:
        if key not in GRAMMAR:
            yield f"{where}, roles: '{key}' is no part of a sentence; {suggest(key, GRAMMAR)}"
    roles = set(event_type.roles.values())
    for trigger in event_type.triggers:
        roles.update(role for role in (trigger.subject, trigger.object) if role)
    for counted in event_type.counted:
        if counted.role not in roles:
            yield f"{where}, counted: no role '{counted.role}'; {suggest(counted.role, roles)}"


def _check_subtypes(event_type: EventType) -> Iterator[str]:
    names = [one.name for one in event_type.subtypes]
    where = f"type '{event_type.name}'"
    used = set()
    for trigger in event_type.triggers:
        used.add(trigger.subtype)
        if trigger.subtype not in names:
            hint = suggest(trigger.subtype, names)
            yield f"{where}, '{trigger.lemma}': no sub-type '{trigger.subtype}'; {hint}"
    for name in names:
        if name not in used:
            yield f"{where}, sub-type '{name}': no word leads to it; add verbs or nouns, or drop it"


def _check_codes(event_type: EventType) -> Iterator[str]:
    for subtype in event_type.subtypes:
        where = f"type '{event_type.name}', sub-type '{subtype.name}', crosswalk"
        for key, code, known in (
            ("plover", subtype.crosswalk.plover, PLOVER),
            ("acled", subtype.crosswalk.acled, ACLED),
        ):
            if code != "none" and code not in known:
                yield f"{where}: {key} has no '{code}'; {suggest(code, known)}, or \"none\""


def _check_lemmas(event_type: EventType) -> Iterator[str]:
    for trigger in event_type.triggers:
        if not trigger.lemma.isalpha() or trigger.lemma != trigger.lemma.lower():
            yield (
                f"type '{event_type.name}', '{trigger.lemma}': a lemma is one word in base form and"
                " small letters; put what follows it into 'particle' or 'phrase'"
            )


def _check_modifiers(event_type: EventType) -> Iterator[str]:
    for trigger in event_type.triggers:
        if trigger.word_class == "adjective" and (trigger.modifiers or trigger.not_modifiers):
            yield (
                f"type '{event_type.name}': the adjective '{trigger.lemma}' has 'modifier'; only"
                " nouns and verbs are asked for modifiers; use 'phrase' or 'object'"
            )


def _check_duplicates(event_type: EventType) -> Iterator[str]:
    times = Counter(replace(trigger, subtype="") for trigger in event_type.triggers)
    for trigger, count in times.items():
        if count > 1:
            yield (
                f"type '{event_type.name}': the {trigger.word_class} '{trigger.lemma}' stands"
                f" {count} times with the same conditions; keep one"
            )


def _check_examples(event_type: EventType) -> Iterator[str]:
    words = set(re.findall(r"[a-z]+", event_type.positive.lower()))
    if not any(_stands_in(trigger, words) for trigger in event_type.triggers):
        yield (
            f"type '{event_type.name}', positive: none of the type's words stands in the example;"
            " write a sentence that has one, or add the word"
        )


def _stands_in(trigger: Trigger, words: set[str]) -> bool:
    return not words.isdisjoint(word_forms(trigger.lemma))
