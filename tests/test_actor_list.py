"""A coder's list: names are met by rules, each with its reason; several met alike are none."""

from dataclasses import replace
from datetime import date

import pytest

from store_samples import event
from twosource.model.actors import Actor, ActorList, ActorType
from twosource.model.event import Event, EventId, Finding
from twosource.model.values import Blank, Place, When, Who
from twosource.stages.actor_list import (
    gather_countries,
    index_actors,
    list_events,
    list_words,
    read_generic,
)
from twosource.stages.unlisted import list_unlisted

NAME = EventId("a1" * 16, "AVN-0001", 1, "c1")
DAY = date(2019, 5, 4)
ARMY = Actor("A-1", "Armed Forces of Aven", type="state_forces", acled_inter=1)
STATE = Actor("A-2", "Government of Aven", ("Avenish authorities",))
FRONT = Actor("H-1", "Harbour Liberation Front (HLF)", ("Sea Front", "SF"), valid_to=DAY)
WATCH = Actor("H-2", "The Harbour Watch", valid_from=DAY)
LIST = (ARMY, STATE, FRONT, WATCH)
BUT = ", but for case, accents, articles or punctuation"
COUNTRIES = {"avenish": "AV", "aven": "AV"}


def body(name: str, entity: str = "organisation", type_: ActorType = "organisation") -> Who:
    """Give a body that takes part."""
    named = entity == "organisation"
    return Who("actor", name, entity, named=named, spans=(), type=type_, private=False)


def person(name: str) -> Who:
    """Give a person who takes part."""
    return Who("target", name, "person", named=True, spans=())


def day_of(first: date | None, last: date | None) -> When:
    """Give a date."""
    return When("told", first, last, None, None, "told", ())


def telling(*who: Who, when: When | Blank | None = None, id_: EventId = NAME) -> Event:
    """Give an event with these participants."""
    value = day_of(DAY, DAY) if when is None else when
    found = value if isinstance(value, Blank) else Finding(value, ("c1",), (), "informative", "one")
    told = tuple(Finding(one, ("c1",), (), "informative", "one") for one in who)
    return replace(event(id_, "c1"), who=told, when=found)


def meet(
    who: Who, *actors: Actor, when: When | Blank | None = None
) -> tuple[str | None, str | None]:
    """Give the id of the entry that is met, and why, or why none is."""
    index = index_actors(actors or LIST, COUNTRIES)
    (listed,) = list_events([telling(who, when=when)], index)
    value = listed.who[0].value
    if value.listed is None:
        return None, value.unlisted
    return value.listed.actor.id, value.listed.why


@pytest.mark.parametrize(
    ("who", "id_", "why"),
    [
        (
            body("The Harbour Watch"),
            "H-2",
            "“The Harbour Watch” is its name; valid from 2019-05-04",
        ),
        (
            body("harbour watch"),
            "H-2",
            f"“harbour watch” is its name{BUT}; valid from 2019-05-04",
        ),
        (
            body("Harbour Liberation Front"),
            "H-1",
            "“Harbour Liberation Front” is its name; valid to 2019-05-04",
        ),
        (body("Sea Front"), "H-1", "“Sea Front” is one of its aliases; valid to 2019-05-04"),
        (body("SF"), "H-1", "“SF” is one of its aliases; valid to 2019-05-04"),
        (body("HLF"), "H-1", "“HLF” stands in brackets beside its name; valid to 2019-05-04"),
        (
            body("Liberation Front of the Harbour (HLF)"),
            "H-1",
            "“HLF” stands in brackets beside its name; valid to 2019-05-04",
        ),
        (
            body("Sea Front gunmen", "group", "unidentified_armed"),
            "H-1",
            "gunmen of it: “Sea Front” is one of its aliases; valid to 2019-05-04",
        ),
        (
            body("two members of the HLF", "group", "armed_group"),
            "H-1",
            "members of it: “HLF” stands in brackets beside its name; valid to 2019-05-04",
        ),
        (
            body("two Avenish soldiers", "group", "state_forces"),
            "A-1",
            "“two Avenish soldiers” and its name both tell of an army of one country",
        ),
        (
            body("Aven", "place", "government"),
            "A-2",
            "“Aven” and its name both tell of a government of one country",
        ),
    ],
)
def test_an_entry_is_met_with_its_reason(who: Who, id_: str, why: str) -> None:
    assert meet(who) == (id_, why)


@pytest.mark.parametrize(
    "who",
    [
        body("Harbour Union"),
        body("sf"),
        body("army", "group", "state_forces"),
        body("Ruritanian Fleet (RF)"),
        body("Ruritanian army", "government", "state_forces"),
        body("rebels of the harbour", "group", "armed_group"),
        body("harbour rebels", "group", "armed_group"),
    ],
)
def test_what_no_rule_meets_has_no_entry(who: Who) -> None:
    assert meet(who) == (None, "no entry has this name")


@pytest.mark.parametrize(
    "who",
    [
        person("Harbour Watch"),
        replace(body("Harbour Watch", "group"), private=True),
        replace(body("Tove Lunde"), private=True),
        replace(body("Harbour Watch", "place"), type="no_actor"),
    ],
)
def test_persons_private_groups_and_things_are_not_looked_up(who: Who) -> None:
    assert meet(who) == (None, None)


def test_what_may_be_a_person_is_a_body_where_the_list_has_it() -> None:
    index = index_actors(LIST, COUNTRIES)
    (event_,) = list_events([telling(replace(body("Sea Front"), private=True))], index)
    assert event_.who[0].value.listed is not None
    assert not event_.who[0].value.private


def test_a_group_that_no_list_has_is_not_told_to_be_missing() -> None:
    assert meet(body("residents", "group", "civilians")) == (None, None)


def test_of_several_met_alike_none_is_taken() -> None:
    twin = replace(WATCH, id="H-3")
    id_, why = meet(body("Harbour Watch"), WATCH, twin)
    assert id_ is None
    assert why == "“Harbour Watch” may be any of The Harbour Watch (H-2), The Harbour Watch (H-3)"


def test_a_name_beats_an_alias_of_another() -> None:
    other = Actor("X", "Sea Front")
    assert meet(body("Sea Front"), FRONT, other)[0] == "X"


def test_of_two_periods_the_one_of_the_event_is_met() -> None:
    old = Actor("old", "Harbour Watch", valid_to=date(2015, 1, 1))
    new = Actor("new", "Harbour Watch", valid_from=date(2015, 1, 2))
    assert meet(body("Harbour Watch"), old, new)[0] == "new"
    assert meet(body("Harbour Watch"), old, new, when=Blank("silent"))[0] is None


def test_an_entry_that_was_not_valid_is_told() -> None:
    later = day_of(date(2020, 1, 1), date(2020, 1, 2))
    assert meet(body("HLF"), when=later) == (
        None,
        "not on the day of the event: Harbour Liberation Front (HLF) (H-1) is valid to 2019-05-04",
    )


@pytest.mark.parametrize(
    "when",
    [Blank("silent"), day_of(None, None), day_of(date(2019, 5, 1), date(2019, 5, 9))],
)
def test_a_date_that_leaves_validity_open_is_told(when: When | Blank) -> None:
    id_, why = meet(body("HLF"), when=when)
    assert id_ == "H-1"
    assert str(why).endswith("; valid to 2019-05-04, which the event's date leaves open")


def test_a_body_without_a_country_is_no_body_of_one() -> None:
    assert read_generic("army", COUNTRIES) is None
    assert read_generic("Ruritanian police forces", COUNTRIES) == ("police", "ruritanian")


def test_countries_are_told_by_their_own_names_and_their_peoples() -> None:
    def place(kind: str, country: str) -> Place:
        return Place("x", "x", kind, country, None, None, 0.0, 0.0, 1.0, 1)

    found = {"Aven": [place("town", "XX"), place("country", "AV")], "Gore": [place("town", "NZ")]}
    assert gather_countries({"Avenish": "AV"}, found) == COUNTRIES


def test_the_words_to_look_up_are_of_the_list_and_of_bodies_but_of_no_person() -> None:
    given = ActorList("a.csv", "1", (STATE,))
    words = list_words([telling(body("Ruritanian army"), person("Ola Vik"))], given)
    assert words == ["Aven", "Avenish", "Government", "Ruritanian"]


def test_bodies_without_an_entry_are_listed_by_events_and_persons_never() -> None:
    two = EventId("b2" * 16, "AVN-0002", 2, "c2")
    events = list_events(
        [
            telling(body("Harbour Union"), person("Ola Vik"), body("HLF")),
            telling(
                body("the Harbour Union"), body("gunmen", "group", "unidentified_armed"), id_=two
            ),
            telling(
                body("Vik Company"), body("Lunde Trust"), body("residents", "group", "civilians")
            ),
        ],
        index_actors(LIST, COUNTRIES),
    )
    rows = list_unlisted(events, ["Tove Lunde"])
    assert [(row.name, row.events, row.why) for row in rows] == [
        ("Harbour Union", 2, "no entry has this name"),
        ("gunmen", 1, "no entry has this name"),
    ]


def test_without_a_list_all_bodies_are_listed_and_no_reason_is_given() -> None:
    (row,) = list_unlisted([telling(body("Harbour Union"))], ())
    assert (row.name, row.type, row.why) == ("Harbour Union", "organisation", None)
