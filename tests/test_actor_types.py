"""The kind of an actor, told by its words, with its codes in other schemes."""

from typing import get_args

import pytest

from twosource.model.actors import ACTOR_CODES, ActorType
from twosource.stages.actor_types import Sight, type_actor
from twosource.stages.actor_words import IN_NAMES, ROWS


def kind(name: str, entity: str = "group", role: str = "actor", event: str = "killing") -> str:
    """Give the kind of an actor of these words."""
    return type_actor(Sight(name, entity, role, event)).type


@pytest.mark.parametrize(
    ("name", "type_"),
    [
        ("police", "state_forces"),
        ("two soldiers from the barracks", "state_forces"),
        ("security forces", "state_forces"),
        ("government troops", "state_forces"),
        ("customs officers", "government"),
        ("provincial officials", "government"),
        ("ministries", "government"),
        ("UN peacekeepers", "international"),
        ("coalition forces", "international"),
        ("rebels", "armed_group"),
        ("soldiers of the rebel army", "state_forces"),
        ("rebel soldiers", "armed_group"),
        ("armed groups", "armed_group"),
        ("a state-backed militia", "militia"),
        ("ethnic militias", "communal_militia"),
        ("armed herders", "communal_militia"),
        ("vigilantes", "communal_militia"),
        ("gunmen", "unidentified_armed"),
        ("three masked men", "unidentified_armed"),
        ("bandits", "criminals"),
        ("gang members", "criminals"),
        ("private security guards", "private_security"),
        ("bodyguards", "private_security"),
        ("opposition supporters", "political_party"),
        ("protesters", "protesters"),
        ("mob", "rioters"),
        ("three reporters", "journalists"),
        ("camera crew", "journalists"),
        ("human rights lawyer", "defenders"),
        ("activists", "defenders"),
        ("union leaders", "trade_unionists"),
        ("nurses", "health_workers"),
        ("health workers", "health_workers"),
        ("aid workers", "aid_workers"),
        ("residents of Gore", "civilians"),
        ("eleven fishermen", "civilians"),
        ("families", "civilians"),
        ("eleven people", "unknown"),
        ("suspects", "unknown"),
        ("members and soldiers", "state_forces"),
        ("of", "unknown"),
    ],
)
def test_a_kind_is_told_by_the_head_and_what_stands_before_it(name: str, type_: str) -> None:
    assert kind(name) == type_


@pytest.mark.parametrize(
    ("name", "type_"),
    [
        ("Aven Liberation Front", "armed_group"),
        ("Harbour Party", "political_party"),
        ("Ministry of Nets", "government"),
        ("Avenish Army", "state_forces"),
        ("Gore Gazette", "journalists"),
        ("Harbour Company", "organisation"),
        ("UN mission", "international"),
        ("United Nations", "international"),
        ("Port Department", "government"),
        ("Dockers Union Local", "trade_unionists"),
    ],
)
def test_a_body_is_told_by_the_words_of_its_name(name: str, type_: str) -> None:
    assert kind(name, "organisation") == type_


def test_a_body_of_a_state_whose_name_tells_nothing_is_of_its_government() -> None:
    assert kind("Bureau Nine", "government") == "government"


def test_places_act_for_their_government_and_else_do_nothing() -> None:
    assert kind("Aven", "place") == "government"
    assert kind("Aven", "place", "destination") == "no_actor"
    assert kind("grain store", "thing") == "no_actor"


def test_who_protests_is_a_protester_unless_it_is_the_police() -> None:
    assert kind("residents", event="protest") == "protesters"
    assert kind("members", event="protest") == "protesters"
    assert kind("youths", event="riot") == "rioters"
    assert kind("police", event="protest") == "state_forces"
    assert kind("residents", role="target", event="protest") == "civilians"


def test_forces_of_another_state_than_the_place_are_told_apart() -> None:
    peoples = {"Avenish": "AV", "South Avenish": "SA"}

    def seen(name: str, country: str | None) -> str:
        return type_actor(
            Sight(name, "group", "actor", "killing", country=country, peoples=peoples)
        ).type

    assert seen("Avenish soldiers", "GO") == "other_state"
    assert seen("Avenish soldiers", "AV") == "state_forces"
    assert seen("South Avenish soldiers", "SA") == "state_forces"
    assert seen("soldiers", "GO") == "state_forces"
    assert seen("Avenish soldiers", None) == "state_forces"
    assert seen("Avenish fishermen", "GO") == "civilians"


def test_a_named_person_is_what_the_report_calls_them() -> None:
    def seen(*called: str) -> str:
        return type_actor(
            Sight("Ola Vik", "person", "target", "killing", named=True, called=called)
        ).type

    assert seen("met with", "net maker") == "civilians"
    assert seen("net maker", "reporter") == "journalists"
    assert seen("police officer") == "state_forces"
    assert seen() == "unknown"


def test_people_of_whom_no_more_is_told_are_civilians_unless_they_do_harm() -> None:
    assert kind("eleven people", role="target") == "civilians"
    assert kind("eleven people", event="flight") == "civilians"
    assert kind("two men") == "unknown"


def test_kin_and_peoples_leave_open_what_a_named_person_is() -> None:
    def seen(called: str) -> str:
        sight = Sight(
            "Ola Vik",
            "person",
            "target",
            "killing",
            named=True,
            called=(called,),
            peoples={"Kenyan": "KE"},
        )
        return type_actor(sight).type

    assert (seen("brother"), seen("kenyan"), seen("weaver")) == ("unknown", "unknown", "civilians")
    assert (seen("secretary general"), seen("party's secretary general")) == (
        "unknown",
        "political_party",
    )
    assert seen("weaver and union leader") == "trade_unionists"


def test_each_kind_says_what_it_rests_on() -> None:
    assert type_actor(Sight("armed men", "group", "actor", "killing")).how == "“armed men”"
    crowd = type_actor(Sight("residents", "group", "actor", "protest"))
    assert crowd.how == "takes part in a protest; “residents”"
    sight = Sight(
        "Avenish army", "group", "actor", "killing", country="GO", peoples={"Avenish": "AV"}
    )
    assert type_actor(sight).how == "“army”; “Avenish” is of another state than the place"


def test_every_kind_has_its_codes_and_every_code_its_kind() -> None:
    kinds = set(get_args(ActorType))
    assert set(ACTOR_CODES) == kinds
    assert {row.type for row in ROWS} | {type_ for type_, _ in IN_NAMES} <= kinds
    assert {codes.acled for codes in ACTOR_CODES.values()} == {None, *range(1, 9)}


@pytest.mark.parametrize("name", ["a birthday party", "a wedding party", "search parties"])
def test_a_party_that_people_go_to_is_no_political_one(name: str) -> None:
    assert kind(name, entity="unknown", role="target") == "unknown"
    assert kind("opposition party", entity="unknown") == "political_party"
