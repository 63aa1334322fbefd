"""Who holds a public office by the words of a report; all in doubt stay private."""

import pytest

from twosource.stages.called import list_called
from twosource.stages.offices import find_office

PLACES = ("Gore", "Kingdom of Aven", "Avenish")


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("The mayor of Gore, Ola Vik, spoke.", "mayor"),
        ("Gore Mayor Ola Vik spoke.", "mayor"),
        ("Police chief Ola Vik was shot.", "police chief"),
        ("When President Ola Vik left, it rained.", "president"),
        ("Avenish President Ola Vik left.", "president"),
        ("Ola Vik, the mayor of Gore, said so.", "mayor"),
        ("Ola Vik, 34, a judge, was held.", "judge"),
        ("Gen. Ola Vik fled.", "general"),
        ("They met Maj. Gen. Ola Vik at noon.", "major general"),
        ("Foreign Minister Ola Vik resigned.", "minister"),
        ("The army beat the mayor, Ola Vik.", "mayor"),
        ("Ola Vik, governor of the Kingdom of Aven, left.", "governor"),
    ],
)
def test_an_office_is_public_where_the_report_gives_it_to_the_person(
    text: str, office: str
) -> None:
    assert find_office("Ola Vik", text, PLACES) == office


@pytest.mark.parametrize(
    "text",
    [
        "A brother of the mayor, Ola Vik, spoke.",
        "The mayor's wife, Ola Vik, spoke.",
        "The general's daughter Ola Vik spoke.",
        "Guards of the mayor, Ola Vik, fled.",
        "They arrested Ola Vik, the mayor said.",
        "They arrested Ola Vik, the mayor of Gore said on Monday.",
        "They held Ola Vik, the mayor, and two clerks.",
        "They held the mayor, Ola Vik, and two clerks.",
        "They held the mayor, Ola Vik and two clerks.",
        "He told the judge Ola Vik had left.",
        "He told a judge Ola Vik had left.",
        "He saw the judge. Ola Vik left.",
        "The club president Ola Vik spoke.",
        "Acme President Ola Vik spoke.",
        "Ola Vik, president of Acme, spoke.",
        "Ola Vik, president of the Gore Fishing Union, spoke.",
        "Former president Ola Vik spoke.",
        "The director general Ola Vik spoke.",
        "A Baptist minister, Ola Vik, spoke.",
        "Soldiers beat Ola Vik in Gore.",
        "Ola Vik",
        "The Ola Vik",
        "No one of that name.",
    ],
)
def test_what_is_in_doubt_is_no_office(text: str) -> None:
    assert find_office("Ola Vik", text, PLACES) is None


def test_what_a_person_is_called_by_is_told_once_and_never_by_a_plural() -> None:
    text = "Reporter Ola Vik left. The reporter, Ola Vik, said soldiers Ola Vik knew came."
    assert list_called("Ola Vik", text)[0] == "Reporter"
    assert not any(called.endswith("soldiers") for called in list_called("Ola Vik", text))


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("Police held the reporters Marit Dole, Ola Vik and a driver.", "reporters"),
        ("Police held reporters Ola Vik and Marit Dole.", "reporters"),
        ("Ola Vik is a nurse at the harbour.", "nurse"),
        ("Ola Vik (pictured), a driver, leader of the Gore Union, was held.", "leader"),
        ("They met reporter Mr. Ola Vik.", "reporter"),
        ("Ola Viken left. Viken, a weaver, was held.", "weaver"),
    ],
)
def test_a_person_is_called_by_what_stands_with_the_name(text: str, called: str) -> None:
    name = "Ola Viken" if "Viken" in text else "Ola Vik"
    assert any(words.endswith(called) for words in list_called(name, text))


@pytest.mark.parametrize(
    "text",
    [
        "Ola Viken left. Mayor Viken spoke.",
        "Ola Vik is the mayor of Gore.",
        "They held Ola Vik, a clerk, the mayor.",
        "They held the judges Ola Vik and Marit Dole.",
    ],
)
def test_an_office_by_a_surname_or_in_a_list_makes_nobody_public(text: str) -> None:
    assert find_office("Ola Viken" if "Viken" in text else "Ola Vik", text, PLACES) is None


@pytest.mark.parametrize("opening", ["After wounding", "He fled. Before shooting"])
def test_what_opens_a_sentence_is_called_nobody(opening: str) -> None:
    assert list_called("Ola Vik", f"{opening} an officer, Ola Vik, 34, ran.") == ("ran",)
    assert list_called("Ola Vik", "They held an officer, Ola Vik, in Gore.") == ("officer",)
