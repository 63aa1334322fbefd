"""Who is meant by "the station", "the newspaper" and "the lawyer", and who passes it on."""

import pytest

from test_attribution_chains import chain, names

RELAYED = "Two men were shot on Friday, {speaker} told Radio Alder, {relay}."


@pytest.mark.parametrize(
    "relay",
    [
        "which the daily El Remo quoted on Saturday",
        "which the newspaper El Remo cited",
        "whose report was cited by the newspaper El Remo",
    ],
)
@pytest.mark.parametrize("speaker", ["a doctor at the clinic", "a doctor at the clinic, Ana Brei,"])
def test_who_quotes_the_outlet_that_was_told_passes_it_on(speaker: str, relay: str) -> None:
    text = RELAYED.format(speaker=speaker, relay=relay)
    first = "Ana Brei" if "Brei" in speaker else "doctor at the clinic"
    assert names(text, "shot") == (first, "Radio Alder", "El Remo", "Own Outlet")


def test_what_an_outlet_does_besides_passes_nothing_on() -> None:
    text = "Two men were shot, a doctor told Radio Alder, which the mayor closed in May."
    assert names(text, "shot") == ("doctor", "Radio Alder", "Own Outlet")


@pytest.mark.parametrize(
    "outlet",
    [
        "the daily El Remo",
        "the weekly Der Bote",
        "the newspaper El Remo",
        "the website Lagoon Today",
        "the station Canal Siete",
        "the broadcaster Onda Sur",
    ],
)
def test_a_name_behind_what_it_is_is_an_outlets(outlet: str) -> None:
    found = chain(f"Ten men fled on Sunday, {outlet} said.", "fled")
    assert [voice.kind for voice in found] == ["outlet", "outlet"]
    assert found[0].name == outlet.split(" ", 2)[2]


@pytest.mark.parametrize("body", ["The police station Alder", "The weekly Cabinet meeting"])
def test_a_name_behind_another_noun_is_none(body: str) -> None:
    found = chain(f"{body} said that ten men fled.", "fled")
    assert "outlet" not in [voice.kind for voice in found[:-1]]


TWO = (
    "Ten men fled, a clerk told Radio Alder, which the newspaper El Remo cited on Sunday. "
    "According to El Remo, nine were caught. "
)


@pytest.mark.parametrize(
    ("told", "outlet"),
    [
        ("A nurse told the station that one had drowned.", "Radio Alder"),
        ("A nurse told the newspaper that one had drowned.", "El Remo"),
        ("A nurse told the paper that one had drowned.", "El Remo"),
    ],
)
def test_a_bare_noun_means_the_outlet_of_its_kind(told: str, outlet: str) -> None:
    assert names(TWO + told, "drowned") == ("nurse", outlet, "Own Outlet")


def test_what_is_named_as_an_outlet_once_is_one_throughout() -> None:
    assert [voice.kind for voice in chain(TWO, "caught")] == ["outlet", "outlet"]


def test_the_only_outlet_of_which_no_kind_is_told_is_meant() -> None:
    text = "A clerk told the Harbour Lantern that ten fled. He told the newspaper that two drowned."
    assert names(text, "drowned") == ("clerk", "Harbour Lantern", "Own Outlet")


def test_a_station_points_to_no_newspaper() -> None:
    text = "The newspaper El Remo said ten fled. A nurse told the station that one had drowned."
    assert names(text, "drowned") == ("nurse", "Own Outlet")


def test_an_outlet_that_is_cited_by_its_noun_is_the_one_named() -> None:
    text = (
        "A guard shot a boy, the newspaper El Remo reported on Sunday, citing Radio Alder. "
        "Two men drowned, the newspaper reported, citing the station."
    )
    assert names(text, "drowned") == ("Radio Alder", "El Remo", "Own Outlet")


def test_a_role_told_first_is_whoever_is_named_with_it() -> None:
    text = (
        "Nine men were held, a lawyer for the crew told Radio Alder. "
        "The lawyer, Ana Brei, told the station that two were beaten. "
        "The lawyer said that one had fled."
    )
    for words in ("held", "beaten", "fled"):
        assert names(text, words) == ("Ana Brei", "Radio Alder", "Own Outlet")


def test_where_two_are_named_with_one_noun_it_is_the_last_before() -> None:
    text = (
        "A lawyer, Ana Brei, said that nine men were held. "
        "A lawyer, Olo Brenner, said that two were beaten. "
        "The lawyer said that one had fled."
    )
    assert names(text, "held")[0] == "Ana Brei"
    assert names(text, "fled")[0] == "Olo Brenner"


def test_one_of_several_lawyers_is_not_whom_another_sentence_names() -> None:
    text = (
        "Nine men were held, a lawyer for the crew said. A lawyer for the owner denied it. "
        "The lawyer, Ana Brei, said that two were beaten."
    )
    assert names(text, "held")[0] == "lawyer for the crew"


def test_a_role_with_its_name_speaks_though_the_parse_hangs_it_elsewhere() -> None:
    text = (
        "Guards beat four miners at the gate on Monday, a priest at the mission, Father Olo"
        " Brenner, told the station Radio Pampa, as the newspaper La Orilla reported on Tuesday."
        " The priest said that one miner was killed."
    )
    assert names(text, "beat") == ("Olo Brenner", "Radio Pampa", "La Orilla", "Own Outlet")
    assert names(text, "killed") == ("Olo Brenner", "Radio Pampa", "Own Outlet")


def test_a_role_of_two_nouns_is_whole() -> None:
    text = (
        "The shop steward of the weavers, Lena Orr, said that the mill sacked nine women. "
        "A shop steward of the dockers' club said that two men were killed."
    )
    assert chain(text, "sacked")[0].role == "shop steward of the weavers"
    assert names(text, "killed")[0] == "shop steward of the dockers' club"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The mayor said that she could not say anything about the injuries.", "injuries"),
        ("The mayor said that he had no information on the arrests.", "arrests"),
        ("The clerk refused to say whether anyone was injured.", "injured"),
        ("A nurse could not say whether two men had died.", "died"),
        ("The mayor said that he knew nothing of the explosion.", "explosion"),
        ("The mayor said that she did not know of any deaths.", "deaths"),
        ("A guard said that he was unable to comment on the fire.", "fire"),
    ],
)
def test_who_says_nothing_of_it_is_no_voice(text: str, words: str) -> None:
    assert names(text, words) == ("Own Outlet",)


def test_what_others_say_within_that_is_their_word() -> None:
    text = "The mayor said he could not comment on a nurse's statement that two men had died."
    assert "mayor" not in names(text, "died")


def test_who_does_say_something_is_a_voice() -> None:
    text = "The mayor said that she knew of two deaths."
    assert names(text, "deaths") == ("mayor", "Own Outlet")


@pytest.mark.parametrize(
    ("text", "words", "voice"),
    [
        ("The police put the crowd at 300.", "300", "police"),
        ("The union put turnout at 900.", "900", "union"),
        ("The mayor put it at 250.", "250", "mayor"),
        ("The organisers estimated the crowd at 400.", "400", "organisers"),
        ("A clerk counted 410 people at the gate.", "410", "clerk"),
        ("The union spoke of 350 marchers.", "350", "union"),
    ],
)
def test_who_counts_or_sets_a_number_says_it(text: str, words: str, voice: str) -> None:
    assert names(text, words)[0] == voice


@pytest.mark.parametrize(
    "text",
    ["The mayor put the plan at risk.", "The union spoke of peace.", "The nurse counts on 300."],
)
def test_other_things_are_set_by_nobody(text: str) -> None:
    assert names(text, text.rsplit(maxsplit=1)[-1].strip(".")) == ("Own Outlet",)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("The group, Harbour Watch, said that ten men fled.", "Harbour Watch"),
        ("Ten men fled, said the charity, Nurses for Relief.", "Nurses for Relief"),
        (
            "Ten men fled, said the agency, Nurses for Relief, whose doctors were there.",
            "Nurses for Relief",
        ),
    ],
)
def test_a_body_speaks_under_the_name_set_beside_its_noun(said: str, name: str) -> None:
    found = chain(said, "fled")
    assert (found[0].name, found[0].kind) == (name, "organisation")


def test_the_noun_of_a_body_points_to_its_name() -> None:
    text = (
        "Nine men were held, a rights group said. The group, Harbour Watch, said two were beaten."
        " One had fled, according to the group."
    )
    for words in ("held", "beaten", "fled"):
        assert names(text, words)[0] == "Harbour Watch"


def test_the_noun_of_a_body_does_not_point_past_another() -> None:
    text = (
        "Nine men were held, said the group, Harbour Watch. An armed group burned a mill. "
        "The group said that it had killed two guards."
    )
    assert names(text, "killed")[0] == "group"


def test_it_is_whoever_spoke_in_the_sentence_before() -> None:
    text = (
        "Two hundred weavers walked out, their union said. Kamba said that it had lost money. "
        "It added that two guards were beaten."
    )
    assert names(text, "beaten")[0] == "Kamba"


@pytest.mark.parametrize("paper", ["the Grey Lake Reporter", "the Grey Lake Recorder"])
def test_a_paper_that_is_called_a_reporter_is_whole(paper: str) -> None:
    text = f"Several refugees told {paper} that ten men fled."
    assert names(text, "fled") == ("Several refugees", paper[4:], "Own Outlet")


def test_whom_a_paper_cites_and_does_not_name_stands_in_the_chain() -> None:
    text = (
        "The newspaper Tarn Bote, citing a senior harbour official whom it did not name, reported"
        " on Thursday that ten men fled."
    )
    assert names(text, "fled") == ("senior harbour official", "Tarn Bote", "Own Outlet")
