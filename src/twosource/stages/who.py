"""Who takes part: a participant's words as a value, with its kind and whether it is private."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from twosource.model.claim import Claim, Participant
from twosource.model.values import Who
from twosource.stages.actor_types import Sight, find_head, singular_forms, type_actor
from twosource.stages.actor_words import IN_BODIES
from twosource.stages.armed_names import is_armed_name
from twosource.stages.called import list_called
from twosource.stages.how_many import kind_of
from twosource.stages.offices import find_office

# "Relatives of Ola Vik", "Ola Vik's supporters": whoever is told of so gives the person away.
# "The Vik case" is told of a person.
_OF_A_PERSON = r"case|family|trial|affair|murder|killing|brothers|sisters|couple|home|house"
_AROUND_A_PERSON = frozenset(
    ["family", "relative", "kin", "parent", "mother", "father", "wife", "husband", "widow", "son"]
    + ["daughter", "brother", "sister", "child", "cousin", "uncle", "aunt", "niece", "nephew"]
    + ["friend", "neighbour", "neighbor", "colleague", "supporter", "follower", "household"]
    + ["lawyer", "attorney", "couple", "partner", "girlfriend", "boyfriend", "grandmother"]
    + ["grandfather", "grandson", "granddaughter", "son-in-law", "classmate", "employer"]
)


@dataclass(frozen=True, slots=True)
class Stage:
    """What participants are seen before.

    The ISO code of the event's country if known, codes by names of peoples, names of places.
    """

    country: str | None
    peoples: Mapping[str, str]
    places: Collection[str]


def name_all(claim: Claim, text: str, stage: Stage) -> tuple[Who, ...]:
    """Give a claim's participants as values."""
    return tuple(_name(one, claim.type, text, stage) for one in claim.participants)


def _name(one: Participant, event: str, text: str, stage: Stage) -> Who:
    named = is_proper(one)
    person = named and one.entity == "person"
    typed = type_actor(
        Sight(
            name=one.name,
            entity=one.entity,
            role=one.role,
            event=event,
            named=person,
            called=list_called(one.name, text) if person else (),
            country=stage.country,
            peoples=stage.peoples,
            armed=one.entity != "person" and is_armed_name(one.name, text),
        )
    )
    known = {*stage.places, *stage.peoples}
    office = find_office(one.name, text, known) if person else None
    return Who(
        role=one.role,
        name=one.name,
        entity=one.entity,
        named=named,
        spans=(one.span,),
        type=typed.type,
        type_how=typed.how,
        private=office is None and may_be_private(one, text),
        head=find_head(one.name),
    )


def is_proper(one: Participant) -> bool:
    """Tell a proper name: "Journalist" and "Nigerian journalist" are none."""
    last = one.name.split(" ")[-1]
    common = one.entity == "person" and kind_of(last.lower()) == "people"
    proper = may_begin_name(one.name) and may_begin_name(last) and not common
    return proper and one.entity in {"person", "organisation", "place"}


def may_begin_name(word: str) -> bool:
    """Tell a word that a capital begins, or a letter of a script without capitals.

    >>> [may_begin_name(word) for word in ("Vik", "potters", "\u0623\u062d", "9")]
    [True, False, True, False]
    """
    return word[:1].isalpha() and not word[:1].islower()


def may_be_private(one: Participant, text: str) -> bool:
    """Tell a natural person, or whoever is told of by one; what might be a person's name counts."""
    if one.entity == "person" or "year-old" in one.name.lower():
        return True
    if one.entity == "organisation":
        return not is_body(one.name, text)
    words = re.findall(r"[\w\u2019'-]+", one.name)
    if one.entity == "unknown":
        return bool(words) and all(may_begin_name(word) for word in words)
    around = any(singular_forms(word.lower()) & _AROUND_A_PERSON for word in words)
    return around and any(word[:1].isupper() for word in words[1:] or words)


def is_body(name: str, text: str) -> bool:
    """Tell the name of a body from one that may be a person's, which a parse takes for a body's.

    By a word that bodies are called by, letters in capitals, "of" or "for" in the name, or "the"
    right before it anywhere in the report.

    >>> is_body("Harbour Board", ""), is_body("HLF", ""), is_body("Ola Vik", "Ola Vik left.")
    (True, True, False)
    >>> is_body("Vikings", "He spoke to the Vikings."), is_body("Vik", "He followed the Vik case.")
    (True, False)
    """
    words = re.findall(r"[\w\u2019'-]+", name)
    if {word.lower() for word in words} & (IN_BODIES | {"of", "for"}):
        return True
    if any(word.isupper() and len(word) > 1 for word in words):
        return True
    known = rf"\b[Tt]he\s+{re.escape(name)}\b(?!\s+(?:{_OF_A_PERSON})\b)"
    return re.search(known, text) is not None
