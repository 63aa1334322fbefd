"""When an event is, seen from its report, and how surely it is told."""

import pytest

from claim_reading import claims_of

PAST = [
    ("Police arrested two carters.", "detention"),
    ("Two carters were arrested.", "detention"),
    ("Police have arrested two carters.", "detention"),
    ("Police had arrested two carters before noon.", "detention"),
    ("The carters arrested on Friday are brothers.", "detention"),
    ("The men who were arrested are brothers.", "detention"),
    ("Police made two arrests.", "detention"),
    ("Police carried out the arrests at dawn.", "detention"),
    ("The arrest was announced on Friday.", "detention"),
    ("Police announced the arrest of two carters.", "detention"),
    ("The arrests were brutal.", "detention"),
    ("The shooting may be linked to a feud.", "shooting"),
    ("People fled after the shooting.", "shooting"),
    ("She survived the blast.", "bombing"),
    ("They kept stabbing the clerk.", "assault"),
    ("The cause of death will be told on Monday.", "death"),
    ("The clerks were put under house arrest.", "detention"),
    ("The flood swept the valley, killing two.", "killing"),
    ("After killing two clerks the men left.", "killing"),
    ("He admitted killing the clerk.", "killing"),
    ("She was convicted of murder.", "killing"),
    ("The clerk was forced to flee.", "flight"),
    ("Why was the clerk murdered?", "killing"),
    ("It was not clear who shot the clerk.", "shooting"),
    ("Police would not say how many people had been arrested.", "detention"),
    ("Hundreds gathered in the square to protest against the fares.", "protest"),
    ("The army stopped shelling the town.", "bombing"),
    ("Not only were two clerks arrested; a third was beaten up.", "detention"),
    ("The council condemned an attack on the mill.", "assault"),
    ("Smith's murder is among the cases.", "killing"),
    ("Media report the arrest of two carters.", "detention"),
    ("Two weavers remain in custody after the arrests.", "detention"),
]
ONGOING = [
    ("Police are searching the marsh for the clerk.", "search"),
    ("Wire fences are being installed along the ridge.", "border_measure"),
    ("Workers have been protesting for weeks.", "protest"),
    ("The protests continue.", "protest"),
    ("An investigation is under way.", "investigation"),
    ("The case is under investigation.", "investigation"),
    ("The two men remain behind bars.", "detention"),
    ("Two carters are missing.", "disappearance"),
    ("The army is trying to capture the town.", "armed_clash"),
    ("Three officers are injured.", "injury"),
]
FUTURE = [
    ("The editors will go on trial in May.", "trial"),
    ("The clerk is to be deported on Monday.", "return"),
    ("They were to be deported on Monday.", "return"),
    ("The miners plan a strike over pay.", "protest"),
    ("Villagers plan to protest on Friday.", "protest"),
    ("The state is preparing to execute two men.", "execution"),
    ("The union announced a protest for Monday.", "protest"),
    ("The planned march through the town will be long.", "protest"),
    ("The trial is due to begin on Monday.", "trial"),
    ("The trial is scheduled for Monday.", "trial"),
    ("The mayor said he would resign.", "dismissal"),
    ("The men are going to be released.", "release"),
    ("Soldiers were ordered to shoot the looters.", "shooting"),
    ("The gang threatened to kill the pilot.", "killing"),
    ("The prime minister vowed to evacuate the valley's people.", "flight"),
]
POSSIBLE = [
    ("The families may have fled.", "flight", "past"),
    ("The families may be en route to the coast.", "flight", "ongoing"),
    ("The carters might be arrested.", "detention", "future"),
    ("The clerk should be released.", "release", "future"),
    ("The pilot is believed to have been killed.", "killing", "past"),
    ("The boys appear to have been kidnapped.", "abduction", "past"),
    ("More than forty were feared dead.", "death", "past"),
    ("The families have probably fled.", "flight", "past"),
    ("If the dam bursts, thousands will be displaced.", "flight", "future"),
    ("Was the clerk murdered?", "killing", "past"),
    ("It was not immediately clear whether anyone was hurt.", "injury", "past"),
    ("They demanded that the clerk be released.", "release", "future"),
    ("The union called for the release of the clerk.", "release", "future"),
    ("Free the potters now.", "release", "future"),
    ("She asked the judge to put the boy on house arrest.", "detention", "future"),
    ("The valley fears an attack by rebels.", "assault", "future"),
    ("A possible attack by rebels worries the town.", "assault", "unknown"),
    ("They urged the state to halt the execution.", "execution", "future"),
    ("He came to kill the mayor.", "killing", "future"),
    ("The clerk did not deserve to die.", "death", "unknown"),
    ("The editor faces a long prison sentence.", "sentence", "future"),
    ("The clerk hopes that the editor was freed.", "release", "past"),
    ("The clerk closed her door in order to escape.", "flight", "future"),
    ("It was hard to escape.", "flight", "future"),
    ("If the clerk was not murdered, why is the mill shut?", "killing", "past"),
    ("The clerks would be arrested.", "detention", "future"),
    ("The guards would have been dismissed.", "dismissal", "past"),
    ("To evacuate the town was their aim.", "flight", "general"),
    ("Killing civilians is a crime.", "killing", "general"),
]
ALLEGED = [
    ("The guard allegedly shot the clerk.", "shooting"),
    ("The guard is accused of shooting the clerk.", "shooting"),
    ("He was arrested on suspicion of murder.", "killing"),
    ("He was charged with murder.", "killing"),
    ("The guard was held for killing a clerk.", "killing"),
    ("The alleged kidnapping took place in May.", "abduction"),
    ("The guards are said to have tortured the clerk.", "torture"),
    ("The regime's claim to have freed the clerks is old.", "release"),
]
DENIED = [
    ("The ministry denied that soldiers had shot the clerk.", "shooting"),
    ("The guard denied killing the clerk.", "killing"),
    ("The army rejected the claim that it had shelled the town.", "bombing"),
]
NEGATED = [
    ("The clerk was not arrested.", "detention", None),
    ("Nobody was killed.", "killing", None),
    ("Guards were rarely charged under the law.", "trial", None),
    ("Walls keep the families from leaving the country.", "flight", "prevented"),
    ("No one was hurt.", "injury", None),
    ("None of the clerks was arrested.", "detention", None),
    ("Police made no arrests.", "detention", None),
    ("There were no arrests.", "detention", None),
    ("The police never arrested the clerk.", "detention", None),
    ("The gang failed to kidnap the mayor.", "abduction", "failed"),
    ("The guards refused to shoot the looters.", "shooting", "failed"),
    ("Police prevented an attack on the mill.", "assault", "prevented"),
    ("Police foiled a plan to kidnap the mayor.", "abduction", None),
    ("The men left without killing anyone.", "killing", None),
    ("Instead of releasing the clerk they charged her with libel.", "release", None),
    ("Guards barred the families from leaving the country.", "flight", "prevented"),
    ("The clerk was held without trial for a year; no trial was held.", "trial", None),
    ("The army does not believe that the pilot was killed.", "killing", None),
]
NOT_REPORTED = [
    ("No arrests have been reported.", "detention"),
    ("Police have not reported any arrests.", "detention"),
    ("There is no evidence that the clerk was tortured.", "torture"),
    ("There was no word of any arrests.", "detention"),
    ("Police did not confirm that the clerk had been arrested.", "detention"),
]
GENERAL = [
    ("The state usually jails deserters.", "detention"),
    ("Deserters are executed.", "execution"),
    ("Defection is a crime in the valley.", "flight"),
    ("You do not shoot a neighbour.", "shooting"),
    ("Torture is used by guards.", "torture"),
]


def seen(text: str, name: str) -> list[tuple[str, str]]:
    """Give time and stance of each claim of a type."""
    return [(claim.time, claim.stance) for claim in claims_of(text, name)]


@pytest.mark.parametrize(("text", "name"), PAST)
def test_what_is_told_as_done_is_past(text: str, name: str) -> None:
    assert ("past", "asserted") in seen(text, name)


@pytest.mark.parametrize(("text", "name"), ONGOING)
def test_what_goes_on_is_ongoing(text: str, name: str) -> None:
    assert ("ongoing", "asserted") in seen(text, name)


@pytest.mark.parametrize(("text", "name"), FUTURE)
def test_what_is_planned_lies_ahead(text: str, name: str) -> None:
    assert ("future", "asserted") in seen(text, name)


@pytest.mark.parametrize(("text", "name", "time"), POSSIBLE)
def test_what_may_be_is_possible(text: str, name: str, time: str) -> None:
    assert (time, "possible") in seen(text, name)


@pytest.mark.parametrize(("text", "name"), ALLEGED)
def test_what_is_told_as_an_accusation_is_alleged(text: str, name: str) -> None:
    assert ("past", "alleged") in seen(text, name)


@pytest.mark.parametrize(("text", "name"), DENIED)
def test_what_somebody_rejects_is_denied(text: str, name: str) -> None:
    assert ("past", "denied") in seen(text, name)


@pytest.mark.parametrize(("text", "name", "outcome"), NEGATED)
def test_what_did_not_happen_is_negated(text: str, name: str, outcome: str | None) -> None:
    claims = claims_of(text, name)
    negated = [claim for claim in claims if claim.stance == "negated"]
    assert negated or (outcome is None and all(one.stance == "possible" for one in claims))
    if outcome is not None:
        assert negated[0].outcome == outcome
    assert all(one.none for claim in negated for one in claim.counts)


@pytest.mark.parametrize(("text", "name"), NOT_REPORTED)
def test_nothing_known_of_it_is_not_reported(text: str, name: str) -> None:
    claims = claims_of(text, name)
    assert [claim.stance for claim in claims] == ["not_reported"]
    assert claims[0].counts == ()


@pytest.mark.parametrize(("text", "name"), GENERAL)
def test_a_habit_or_rule_is_general(text: str, name: str) -> None:
    assert [time for time, _ in seen(text, name)] == ["general"]


ATTEMPTS = [
    ("The weavers tried to flee.", "flight", "past"),
    ("Two men tried to kill a clerk in Lisbon.", "killing", "past"),
    ("Two men allegedly tried to kill a clerk.", "killing", "past"),
    ("He was convicted of attempting to kill a clerk.", "killing", "past"),
    ("Ben Dole was jailed for the attempted murder of a clerk.", "killing", "past"),
    ("Ben Dole was charged with attempted murder.", "killing", "past"),
    ("The weavers attempted suicide outside the mill.", "death", "past"),
    ("The attempted abduction of a clerk shook the town.", "abduction", "past"),
    ("Guards are trying to free the clerk.", "release", "ongoing"),
]
TRYING = [
    ("The army is trying to capture the town.", "armed_clash"),
    ("Guards tried to search the mill.", "search"),
]
COME_TO_NOTHING = [
    ("The thwarted abduction of a clerk shook the town.", "abduction", "prevented"),
    ("The failed coup shook the town.", "dismissal", "failed"),
]


@pytest.mark.parametrize(("text", "name", "time"), ATTEMPTS)
def test_what_was_tried_is_open_with_what_came_of_it(text: str, name: str, time: str) -> None:
    (claim,) = claims_of(text, name)
    assert (claim.time, claim.stance, claim.outcome) == (time, "possible", "attempted")


@pytest.mark.parametrize(("text", "name"), TRYING)
def test_some_acts_are_done_by_trying(text: str, name: str) -> None:
    (claim,) = claims_of(text, name)
    assert (claim.stance, claim.outcome) == ("asserted", "attempted")


@pytest.mark.parametrize(("text", "name", "outcome"), COME_TO_NOTHING)
def test_what_came_to_nothing_is_denied(text: str, name: str, outcome: str) -> None:
    (claim,) = claims_of(text, name)
    assert (claim.stance, claim.outcome) == ("negated", outcome)


def test_what_was_not_even_tried_is_denied() -> None:
    (claim,) = claims_of("He did not try to flee.", "flight")
    assert (claim.stance, claim.outcome) == ("negated", "attempted")


def test_a_failed_raid_was_one() -> None:
    (claim,) = claims_of("The failed raid shook the town.", "search")
    assert claim.stance == "asserted"
