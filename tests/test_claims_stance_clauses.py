"""What the verb over a clause, an infinitive or a bare verb makes of time and stance."""

import pytest

from claim_reading import claims_of

PAST = [
    ("Weavers marching through the town sang until dusk.", "protest"),
    ("The editor was detained allegedly for his reporting.", "detention"),
    ("Witnesses saw soldiers shoot the clerk.", "shooting"),
    ("The army made them flee.", "flight"),
    ("A guard helped the clerks escape.", "flight"),
    ("The guards let the clerks escape.", "flight"),
    ("The mayor had the clerk arrested.", "detention"),
    ("Lawyers got the clerk released.", "release"),
    ("Three clerks were able to escape.", "flight"),
    ("Thousands had to flee the valley.", "flight"),
    ("The village had to be evacuated.", "flight"),
    ("It took police two hours to free the clerk.", "release"),
    ("The clerks fled, only to be arrested at the border.", "detention"),
    ("The gang went on to kill two clerks.", "killing"),
    ("She was the first clerk to be killed this year.", "killing"),
    ("He was the last of the four to be arrested.", "detention"),
    ("“They’d arrested the clerk before,” she said.", "detention"),
    ("The clerk was not arrested until Friday.", "detention"),
    ("The guards did not release the clerk until Friday.", "release"),
    ("Police did not detain the clerk but killed him.", "killing"),
    ("The clerks were not detained but killed.", "killing"),
    ("The men barely escaped.", "flight"),
    ("The gang did not fail to kill the mayor.", "killing"),
    ("The guard should be dismissed for shooting the clerk.", "shooting"),
    ("The army has not apologised for shooting the clerk.", "shooting"),
    ("Arresting the mayor was unwise.", "detention"),
    ("Did the mayor resign because the clerk was murdered?", "killing"),
    ("Guards would often torture the clerks.", "torture"),
    ("The clerk was nearly beaten to death.", "killing"),
]
ONGOING = [
    ("The army will stop shelling the town.", "bombing"),
    ("The union urged the army to stop shelling the town.", "bombing"),
    ("The fleeing families may be in the valley.", "flight"),
]
FUTURE = [
    ("The clerk will be deported once he is sentenced.", "sentence"),
    ("After the clerk is sentenced, he will be deported.", "sentence"),
    ("The judge ordered the clerk released.", "release"),
    ("The council agreed to have the clerk released.", "release"),
    ("Parliament voted to dismiss the minister.", "dismissal"),
    ("The clerk was sentenced to be executed.", "execution"),
    ("The clerks will be required to stand trial.", "trial"),
]
POSSIBLE = [
    ("The union wants the clerk released.", "release", "future"),
    ("The miners will strike until the clerk is released.", "release", "future"),
    ("The union wants to ensure that the clerks are released.", "release", "future"),
    ("Make sure the clerks are released.", "release", "future"),
    ("The clerk will not be released unless he pays.", "release", "future"),
    ("The clerk told the guards to arrest the carter.", "detention", "future"),
    ("The gang hired a carter to kill the mayor.", "killing", "future"),
    ("Police searched the valley to arrest the clerks.", "detention", "future"),
    ("The clerk is thought to be leaving the country.", "flight", "ongoing"),
    ("There is a risk that the clerk will be killed.", "killing", "future"),
    ("Had the clerk been arrested, the town would have risen.", "detention", "past"),
    ("The clerk was to have been freed on Monday.", "release", "past"),
    ("The army does not deny that the clerk was killed.", "killing", "past"),
    ("The guards did not refuse to shoot the looters.", "shooting", "past"),
    ("The gang stood on the brink of killing the mayor.", "killing", "future"),
    ("The idea of arresting the mayor is old.", "detention", "future"),
    ("The guards look forward to releasing the clerk.", "release", "future"),
    ("Now free the potters.", "release", "future"),
    ("The aim was to kill the mayor.", "killing", "future"),
    ("What the gang wanted was to kill the mayor.", "killing", "future"),
    ("The clerk will appeal if he is to be deported.", "return", "future"),
]
NEGATED = [
    ("The killers have yet to be arrested.", "detention", "past"),
    ("The clerk is yet to be released.", "release", "past"),
    ("The clerk was too weak to escape.", "flight", "past"),
    ("The clerks were not able to escape.", "flight", "past"),
    ("The clerks could not escape.", "flight", "past"),
    ("The families did not have to flee.", "flight", "past"),
    ("Do not arrest the clerk.", "detention", "future"),
    ("The clerks were not detained but killed.", "detention", "past"),
    ("The clerk was nearly killed.", "killing", "past"),
    ("It is not true that the clerk was killed.", "killing", "past"),
    ("It is false that the clerk was killed.", "killing", "past"),
    ("Police ruled out that the clerk was killed.", "killing", "past"),
    ("The mayor ruled out arresting the clerk.", "detention", "past"),
]


def seen(text: str, name: str) -> list[tuple[str, str]]:
    """Give time and stance of each claim of a type."""
    return [(claim.time, claim.stance) for claim in claims_of(text, name)]


@pytest.mark.parametrize(("text", "name"), PAST)
def test_what_came_about_is_past(text: str, name: str) -> None:
    assert seen(text, name) == [("past", "asserted")]


@pytest.mark.parametrize(("text", "name"), ONGOING)
def test_what_a_plan_takes_for_going_on_is_ongoing(text: str, name: str) -> None:
    assert seen(text, name) == [("ongoing", "asserted")]


@pytest.mark.parametrize(("text", "name"), FUTURE)
def test_what_is_settled_lies_ahead(text: str, name: str) -> None:
    assert ("future", "asserted") in seen(text, name)


@pytest.mark.parametrize(("text", "name", "time"), POSSIBLE)
def test_what_is_wanted_awaited_or_feared_is_possible(text: str, name: str, time: str) -> None:
    assert (time, "possible") in seen(text, name)


@pytest.mark.parametrize(("text", "name", "time"), NEGATED)
def test_what_did_not_come_about_is_negated(text: str, name: str, time: str) -> None:
    assert seen(text, name) == [(time, "negated")]


def test_what_nobody_saw_is_not_reported() -> None:
    assert seen("She did not see soldiers shoot the clerk.", "shooting") == [
        ("past", "not_reported")
    ]


def test_inability_is_a_failure() -> None:
    (claim,) = claims_of("The clerks were not able to escape.", "flight")
    assert claim.outcome == "failed"
