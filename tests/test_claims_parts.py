"""Who, how many, where and when, in the words of the sentence; and its passage."""

import pytest

from claim_reading import claims_of, only, read

PARTS = [
    ("Police arrested nine carters.", "detention", {"actor": "Police", "target": "nine carters"}),
    ("Nine carters were arrested by police.", "detention", {"target": "Nine carters"}),
    ("Nine carters were arrested by soldiers.", "detention", {"actor": "soldiers"}),
    ("The men who shot the clerk left.", "shooting", {"actor": "men", "target": "clerk"}),
    ("Guards shot and killed a clerk.", "shooting", {"actor": "Guards", "target": "clerk"}),
    ("Police carried out the arrests.", "detention", {"actor": "Police"}),
    ("The arrest of two men by police was brief.", "detention", {"target": "two men"}),
    ("The arrest of two men by police was brief.", "detention", {"actor": "police"}),
    ("The woman shot herself.", "shooting", {"actor": "woman", "target": "woman"}),
    ("The guards tried to cajole the potters.", "coercion", {"actor": "guards"}),
    ("Guards kept the potters from leaving the country.", "flight", {"actor": "potters"}),
    ("The driver was arrested. He was later released.", "release", {"target": "driver"}),
    ("The drivers were held. They were later released.", "release", {"target": "drivers"}),
    ("The mother spoke, and she was arrested.", "detention", {"target": "mother"}),
    ("The family wept. They were evicted.", "flight", {"target": "family"}),
    ("Four carters are dead.", "death", {"target": "Four carters"}),
    ("The storm left four dead.", "death", {"target": "four"}),
    ("The potters are missing.", "disappearance", {"target": "potters"}),
    ("The missing potters are kin.", "disappearance", {"target": "missing potters"}),
    ("A man was shot at a club.", "shooting", {"target": "man"}),
    ("Soldiers fired at the queue.", "shooting", {"target": "queue"}),
    (
        "The baker was sentenced to five years in prison.",
        "sentence",
        {"penalty": "five years in prison"},
    ),
    ("Guards stationed at the ford fled.", "flight", {"actor": "Guards stationed at the ford"}),
    ("Two soldiers captured last week were freed.", "release", {"target": "Two soldiers"}),
    (
        "Guards beat smugglers and traders with rods.",
        "assault",
        {"target": "smugglers and traders"},
    ),
    ("A group of eight people defected.", "flight", {"actor": "eight people"}),
]
NO_PART = [
    ("Nobody was arrested.", "detention"),
    ("No clerk was arrested.", "detention"),
    ("It was released on Friday, and he fled.", "flight"),
]
COUNTS = [
    ("Police arrested nine carters.", "detention", [("nine", "carter", None)]),
    ("At least 12 people were killed.", "killing", [("At least 12", "people", None)]),
    ("Another four miners were killed.", "killing", [("Another four", "miner", None)]),
    (
        "Twelve people were killed, including three children.",
        "killing",
        [("Twelve", "people", None), ("three", "child", "children")],
    ),
    (
        "Police in Thornby arrested nine carters, including three women, on Friday.",
        "detention",
        [("nine", "carter", None), ("three", "woman", "women")],
    ),
    (
        "The raid killed 12 men and three women.",
        "killing",
        [("12", "man", "men"), ("three", "woman", "women")],
    ),
    ("The blaze killed two and injured 30.", "killing", [("two", "people", None)]),
    ("The blaze killed two and injured 30.", "injury", [("30", "people", None)]),
    ("A group of eight people defected.", "flight", [("eight", "people", None)]),
    ("Police made 12 arrests.", "detention", [("12", "people", None)]),
    ("The storm caused three deaths.", "death", [("three", "people", None)]),
    ("97 of its members have been sentenced.", "sentence", [("97", "member", None)]),
    ("Hundreds marched.", "protest", [("Hundreds", "people", None)]),
    ("The two-family defection was told twice.", "flight", [("two", "family", None)]),
    ("The defection consisted of three families.", "flight", [("three", "family", None)]),
    ("The defection is made up of three families.", "flight", [("three", "family", None)]),
    ("The defection included three families.", "flight", [("three", "family", None)]),
    (
        "The eight potters were members of two families who fled.",
        "flight",
        [("eight", "potter", None), ("two", "family", None)],
    ),
    (
        "Two men and a boy were killed.",
        "killing",
        [("Two", "man", "men"), ("a boy", "boy", "boy")],
    ),
    ("The 38-year-old clerk was killed.", "killing", []),
    ("A clerk was killed.", "killing", []),
    ("Fifteen rounds were fired.", "shooting", []),
    ("Two treaties were signed.", "agreement", []),
    ("They were killed.", "killing", []),
    ("Nine were not arrested.", "detention", []),
]
PLACES = [
    ("Two men were shot outside Uganda's embassy.", "shooting", [("Uganda", "mentioned")]),
    (
        "Two men were shot outside Uganda's embassy in Nairobi.",
        "shooting",
        [("Uganda", "mentioned"), ("Nairobi", "at")],
    ),
    ("Two men were shot in Uganda's capital.", "shooting", [("Uganda", "at")]),
    (
        "He called on Uganda to keep its word after two men were shot.",
        "shooting",
        [],
    ),
    ("Police arrested a carter in Nairobi.", "detention", [("Nairobi", "at")]),
    ("The men arrested near Nairobi are free.", "detention", [("Nairobi", "near")]),
    (
        "The families fled from Uganda to Kenya.",
        "flight",
        [("Uganda", "origin"), ("Kenya", "dest")],
    ),
    ("The families crossed the river into China.", "flight", [("China", "dest")]),
    ("Two men were shot in Lisk and Tarn.", "shooting", [("Lisk", "at"), ("Tarn", "at")]),
    ("According to Thornby police, two men were arrested.", "detention", []),
    ("The flood in Kenya, where Ugandans live, left ten dead.", "death", [("Kenya", "at")]),
    ("The governor of Kenya was shot.", "shooting", [("Kenya", "mentioned")]),
    ("Police from Kenya arrested a carter.", "detention", [("Kenya", "mentioned")]),
    (
        "Police arrested the guard, who was born in Uganda, in Kenya.",
        "detention",
        [("Kenya", "at")],
    ),
    ("Gunmen kidnapped a carter in the state of Borno.", "abduction", [("state of Borno", "at")]),
    (
        "A carter was arrested in the city of Dayr az Zawr.",
        "detention",
        [("city of Dayr az Zawr", "at")],
    ),
    ("A carter was arrested in Hamgyong-namdo for theft.", "detention", [("Hamgyong-namdo", "at")]),
    ("Two men were shot in Alma-Ata.", "shooting", [("Alma-Ata", "at")]),
    ("Two men were shot in Port-au-Prince.", "shooting", [("Port-au-Prince", "at")]),
    ("A carter was shot in the Kidal region.", "shooting", [("Kidal region", "at")]),
    (
        "Rebels seized two drivers on the road between Beni and Butembo.",
        "abduction",
        [("Beni", "near"), ("Butembo", "near")],
    ),
    ("Troops shelled the outskirts of Homs.", "bombing", [("Homs", "at")]),
    ("Two men were shot on the US-Mexico border.", "shooting", [("US-Mexico border", "at")]),
    (
        "Two men were shot on the border between Lebanon and Syria.",
        "shooting",
        [("border between Lebanon and Syria", "at")],
    ),
    ("A fuel depot exploded here on Sunday.", "accident", [("here", "at")]),
    ("Two clerks were shot in this old city on Sunday.", "shooting", [("this old city", "at")]),
    ("Two clerks were shot in this week of strikes.", "shooting", []),
    (
        "Two were shot in Prince George's County, Maryland.",
        "shooting",
        [("Prince George's County", "at"), ("Maryland", "at")],
    ),
    ("Rebels shelled Goma on Monday.", "bombing", [("Goma", "at")]),
    ("A storm struck Luzon, killing nine people.", "killing", [("Luzon", "at")]),
    ("Two died in a village east of Mosul.", "death", [("Mosul", "near")]),
    ("Two men met between Kenya and Uganda and were shot.", "shooting", []),
    ("The carter fled North Korea in his coat.", "flight", [("North Korea", "origin")]),
    ("The guard fled Hyesan for Changbai.", "flight", [("Hyesan", "origin"), ("Changbai", "dest")]),
    (
        "Three men fled from Uganda through Kenya to Somalia.",
        "flight",
        [("Uganda", "origin"), ("Kenya", "mentioned"), ("Somalia", "dest")],
    ),
    (
        "Freed in Kigali on Sunday, the vet had been kidnapped in Bukavu.",
        "abduction",
        [("Kigali", "mentioned"), ("Bukavu", "at")],
    ),
    (
        "Goatherds were evacuated from the slopes of Mount Merapi.",
        "flight",
        [("Mount Merapi", "origin")],
    ),
    (
        "The forger was arrested in Mérida, Yucatán.",
        "detention",
        [("Mérida", "at"), ("Yucatán", "at")],
    ),
]
DATES = [
    ("Police arrested a carter on Monday.", "detention", ["Monday"], []),
    (
        "Police said on Tuesday that two men had been shot on Monday.",
        "shooting",
        ["Monday"],
        ["Tue"],
    ),
    ("The clerk, who fled on May 3, was arrested on May 9.", "detention", ["May 9"], []),
    ("The clerk, who fled on May 3, was arrested on May 9.", "flight", ["May 3"], []),
    ("Two clerks were arrested ahead of the June vote.", "detention", [], []),
    ("The Sunday raid was brief.", "search", ["Sunday"], []),
    ("A carter was arrested.", "detention", [], []),
    ("Two clerks have been held in custody since Monday.", "detention", ["since Monday"], []),
]
DEFINITE = [
    ("The arrest came late.", True),
    ("Their arrest came late.", True),
    ("This arrest came late.", True),
    ("The clerk's arrest came late.", True),
    ("An arrest came late.", False),
    ("Arrests came late.", False),
    ("Police arrested a clerk.", False),
]
PASSAGES = [
    (
        "The clerk, who fled on May 3, was seen.",
        "flight",
        "The clerk, who fled on May 3",
    ),
    ("Someone met them, shot a clerk and left.", "shooting", "Someone met them, shot a clerk"),
    ("The roof fell in, killing two masons.", "killing", "The roof fell in, killing two masons"),
    ("The mayor said two men had been shot.", "shooting", "two men had been shot"),
    ("Two men were shot, according to the mayor.", "shooting", "Two men were shot"),
    ("Two men were shot; the mayor wept.", "shooting", "Two men were shot"),
    ("Two men were shot and the mayor wept.", "shooting", "Two men were shot"),
    (
        "After the fire the people who were arrested left.",
        "detention",
        "the people who were arrested",
    ),
]


@pytest.mark.parametrize(("text", "name", "parts"), PARTS)
def test_roles_are_filled(text: str, name: str, parts: dict[str, str]) -> None:
    (claim, *_) = claims_of(text, name)
    found = {(one.role, one.name) for one in claim.participants}
    assert set(parts.items()) <= found


@pytest.mark.parametrize(("text", "name"), NO_PART)
def test_nobody_takes_no_part(text: str, name: str) -> None:
    assert only(text, name).participants == ()


def test_named_people_take_part_each() -> None:
    claim = only("The police arrested Ann Dole, Ben Rudd and Cara Lim.", "detention")
    named = [one.name for one in claim.participants if one.role == "target"]
    assert named == ["Ann Dole", "Ben Rudd", "Cara Lim"]


def test_a_single_name_is_given_in_full() -> None:
    text = "Police know Ann Dole well. Officers arrested Dole on Friday."
    (claim,) = claims_of(text, "detention")
    assert [one.name for one in claim.participants] == ["Officers", "Ann Dole"]


def test_a_day_takes_no_part() -> None:
    claim = only("The clerk was arrested on Friday in connection with a theft.", "detention")
    assert [one.name for one in claim.participants] == ["clerk"]


def test_parts_are_told_apart_by_kind() -> None:
    claim = only("Police beat four weavers with rods.", "assault")
    assert [one.entity for one in claim.participants] == ["government", "group"]
    claim = only("A flood displaced the weaver.", "flight")
    assert [one.entity for one in claim.participants] == ["unknown", "person"]
    claim = only("Raiders burned thirty houses in Kenya.", "property_destruction")
    assert [one.entity for one in claim.participants] == ["group", "thing"]
    claim = only("Ann Dole arrested Kenyans.", "detention")
    assert [one.entity for one in claim.participants] == ["person", "group"]


@pytest.mark.parametrize(("text", "name", "counts"), COUNTS)
def test_those_counted_are_counted(
    text: str, name: str, counts: list[tuple[str, str, str | None]]
) -> None:
    (claim, *_) = claims_of(text, name)
    found = [(one.number.of(text), one.noun, one.group) for one in claim.counts]
    assert found == counts


@pytest.mark.parametrize(("text", "name", "places"), PLACES)
def test_places_stand_to_the_event_as_told(
    text: str, name: str, places: list[tuple[str, str]]
) -> None:
    claim = only(text, name)
    found = [(one.span.of(text), one.relation) for one in claim.places]
    assert [
        (place, relation[: len(want)])
        for (place, relation), (_, want) in zip(found, places, strict=True)
    ] == places


@pytest.mark.parametrize(("text", "name", "times", "stated"), DATES)
def test_a_date_belongs_to_the_event_of_its_clause(
    text: str, name: str, times: list[str], stated: list[str]
) -> None:
    claim = only(text, name)
    assert [span.of(text) for span in claim.times] == times
    assert [span.of(text)[:3] for span in claim.stated] == stated


@pytest.mark.parametrize(("text", "definite"), DEFINITE)
def test_what_points_back_is_definite(text: str, *, definite: bool) -> None:
    assert only(text, "detention").definite is definite


@pytest.mark.parametrize(("text", "name", "passage"), PASSAGES)
def test_the_passage_is_a_readable_clause(text: str, name: str, passage: str) -> None:
    assert only(text, name).passage.of(text).startswith(passage)
    assert len(only(text, name).passage) <= len(passage) + len(" and left")


def test_a_statement_on_its_own_word_stays_an_event() -> None:
    assert only("The mayor ordered the guards to shoot.", "order").trigger


def test_quoted_words_are_marked() -> None:
    claim = only('"They arrested my son," said the baker.', "detention")
    assert claim.quoted
    assert [voice.name for voice in claim.chain] == ["baker"]


def test_the_reading_says_what_was_read() -> None:
    text = "Police arrested a carter. The sun shone."
    reading = read(text)
    assert reading.coverage.sentences == 2
    assert reading.coverage.without_claim == 1
    assert reading.coverage.characters == len(text)
    assert reading.agency is None
