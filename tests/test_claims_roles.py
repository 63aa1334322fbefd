"""Who takes part by way of another word: who ordered it, who bears an order, who is asked."""

import pytest

from claim_reading import claims_of, only


@pytest.mark.parametrize(
    ("text", "name", "role", "who"),
    [
        (
            "Under Marit Dole’s orders, fences are being installed.",
            "border_measure",
            "orderer",
            "Marit Dole",
        ),
        (
            "The clerk was arrested on the orders of the governor.",
            "detention",
            "orderer",
            "governor",
        ),
        ("With orders to find the smugglers, officers went out.", "order", "target", "officers"),
        ("Guards with orders to shoot stood at the gate.", "order", "target", "Guards"),
        (
            "The guards have requested the help of the coastguard.",
            "request",
            "target",
            "coastguard",
        ),
        ("The mayor sought the support of the union.", "request", "target", "union"),
        ("Two bodyguards received minor injuries.", "injury", "target", "Two bodyguards"),
        ("The rebels' attack killed nine.", "assault", "actor", "rebels"),
        ("The rebels' attack killed nine.", "killing", "cause", "rebels' attack"),
        ("The minister's arrest was condemned.", "detention", "target", "minister"),
        ("The army said on Friday it had killed nine rebels.", "killing", "actor", "army"),
        ("The mill said it had dismissed 40 clerks.", "dismissal", "actor", "mill"),
        ("Three men received death threats.", "threat", "target", "Three men"),
        ("Police received an order to shoot.", "order", "target", "Police"),
    ],
)
def test_a_role_is_filled_through_another_word(text: str, name: str, role: str, who: str) -> None:
    found = [(one.role, one.name) for one in only(text, name).participants]
    assert (role, who) in found


def test_whoever_asks_is_counted() -> None:
    text = "Forty families are seeking repatriation."
    (count,) = only(text, "request").counts
    assert (count.number.of(text), count.outcome) == ("Forty", "asking")


@pytest.mark.parametrize(
    "text",
    [
        "The guards have been unable to find the two carters.",
        "Police are unable to locate the clerk.",
    ],
)
def test_a_search_in_vain_has_its_outcome(text: str) -> None:
    assert only(text, "search").outcome == "not found"


def test_what_is_alleged_in_ones_own_words_is_asserted() -> None:
    text = "“The guards beat the carters,” the clerk alleged."
    assert only(text, "assault").stance == "asserted"
    assert (
        only("The clerk alleged that the guards beat the carters.", "assault").stance == "alleged"
    )


def parts(text: str, name: str) -> set[tuple[str, str]]:
    """Give the roles and names of the first claim of a type."""
    return {(one.role, one.name) for one in claims_of(text, name)[0].participants}


@pytest.mark.parametrize(
    ("text", "name", "who"),
    [
        ("The regime’s attempt to kill the clerk failed.", "killing", "regime"),
        ("An attempt by the regime to kill the clerk failed.", "killing", "regime"),
        ("The refusal of the guards to release the clerk failed.", "release", "guards"),
        ("The guards made an effort to rescue the clerk.", "assistance", "guards"),
        ("The court's decision freed two clerks.", "release", "court"),
        ("The army's crackdown killed two clerks.", "killing", "army"),
        ("A crackdown killed two clerks.", "killing", "crackdown"),
        ("Monday's raid killed two clerks.", "killing", "Monday's raid"),
    ],
)
def test_whose_deed_it_is_does_it(text: str, name: str, who: str) -> None:
    assert ("actor", who) in parts(text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("An attempt to kill the clerk failed.", "killing"),
        ("The motive for killing the clerk is unknown.", "killing"),
        ("By May 3 the clerk had been shot.", "shooting"),
        ("We work in towns where smuggling is rife with a view to rescuing clerks.", "assistance"),
    ],
)
def test_a_deed_of_nobody_does_nothing(text: str, name: str) -> None:
    assert [who for role, who in parts(text, name) if role == "actor"] == []


@pytest.mark.parametrize(
    ("text", "name", "role", "who"),
    [
        ("The mayor ordered the closing of the mill.", "order", "target", None),
        ("The mayor ordered a search of the mill.", "order", "target", None),
        ("The mayor ordered the guards to leave.", "order", "target", "guards"),
        ("The mayor ordered two mills to close.", "order", "target", "two mills"),
        ("The mayor requested the guards to leave.", "request", "target", "guards"),
        ("The clerks would be freed and granted amnesty.", "release", "target", "clerks"),
        ("The king granted an amnesty.", "release", "target", None),
    ],
)
def test_what_is_ordered_or_granted_is_no_target(
    text: str, name: str, role: str, who: str | None
) -> None:
    for claim in claims_of(text, name):
        found = [one.name for one in claim.participants if one.role == role]
        assert found == ([] if who is None else [who])


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("The mayor demanded an end to the beatings.", "end to the beatings"),
        ("The union called for an inquiry into the death.", "inquiry into the death"),
        ("The union demanded the release of the clerk.", "release of the clerk"),
        ("The union demanded a pay rise on Monday.", "pay rise"),
    ],
)
def test_a_topic_is_told_with_what_it_is_about(text: str, topic: str) -> None:
    assert ("topic", topic) in parts(text, "request")


@pytest.mark.parametrize(
    ("text", "name", "who"),
    [
        ("Police arrested a man for killing a clerk.", "killing", "man"),
        (
            "The guild accused Spain of violating the law by executing a clerk.",
            "execution",
            "Spain",
        ),
        ("Guards charged two men with plotting to kidnap a clerk.", "abduction", "two men"),
        ("The mayor thanked the guards for rescuing a clerk.", "assistance", "guards"),
        ("A guard was arrested for killing a clerk.", "killing", "guard"),
        ("Weavers face jail for killing a clerk.", "killing", "Weavers"),
        ("Guards blocked the weavers from leaving their homes.", "flight", "weavers"),
    ],
)
def test_who_is_charged_with_a_deed_did_it(text: str, name: str, who: str) -> None:
    found = [one for role, one in parts(text, name) if role == "actor"]
    assert found == [who]


@pytest.mark.parametrize(
    ("text", "name", "roles"),
    [
        ("Guards fired at his legs.", "shooting", {"actor": "Guards"}),
        ("A sniper shot the carter's arm.", "shooting", {"actor": "sniper", "target": "carter"}),
        ("Raiders slashed the faces of two millers.", "assault", {"actor": "Raiders"}),
        (
            "Raiders assassinated the head of the weavers' guild.",
            "killing",
            {"actor": "Raiders", "target": "head of the weavers' guild"},
        ),
        ("A boiler explosion killed two stokers.", "killing", {"cause": "boiler explosion"}),
        ("The roof fell in and a fire injured nine.", "injury", {"cause": "fire"}),
        ("A rocket killed two shepherds.", "killing", {"weapon": "rocket"}),
        ("A drunken guard killed two shepherds.", "killing", {"actor": "drunken guard"}),
    ],
)
def test_limbs_take_no_part_and_things_do_nothing(
    text: str, name: str, roles: dict[str, str]
) -> None:
    told = {one.role: one.name for one in claims_of(text, name)[0].participants}
    assert {role: told.get(role) for role in roles} == roles
    assert not {"legs", "arm", "faces"} & set(told.values())
    assert "actor" in roles or "actor" not in told


@pytest.mark.parametrize(
    ("text", "name", "people"),
    [
        ("The hamlet was flattened by nightfall.", "property_destruction", [("object", "hamlet")]),
        ("Two rafters died in an exchange of fire.", "armed_clash", []),
        (
            "Two rafters died in a raid on suspected smugglers.",
            "search",
            [("target", "suspected smugglers")],
        ),
        (
            "The hamlet was attacked by the Tarn Liberation Front.",
            "assault",
            [("target", "hamlet"), ("actor", "Tarn Liberation Front")],
        ),
    ],
)
def test_hours_and_fire_take_no_part(text: str, name: str, people: list[tuple[str, str]]) -> None:
    assert [(one.role, one.name) for one in only(text, name).participants] == people
