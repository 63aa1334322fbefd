"""Events told in ways that the codebook's plainest words do not reach, and what is none."""

import pytest

from claim_reading import claims_of, only, read


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Thirty people were removed on Wednesday from a ranch near Lisk.", "flight"),
        ("Guards cleared the ranch of settlers on Monday.", "flight"),
        ("Farmers driven from their land have accused the army.", "flight"),
        ("Police turned 300 families out of a camp on Friday.", "flight"),
        ("Some 9,000 people have lost their homes in the flood.", "flight"),
        ("Thousands were made homeless in the flood.", "flight"),
        ("Two pilots flew to Malta on Monday and asked for asylum.", "flight"),
        ("A consul has gone over to the opposition, he announced.", "flight"),
        ("A soldier crossed the military demarcation line on Monday.", "flight"),
        ("They took three of the teachers, and the kidnappers want a ransom.", "abduction"),
        ("Villagers went at each other with sticks at a wedding.", "riot"),
        ("Fans fought with bottles and chairs; nine were injured.", "riot"),
        ("The sentence was read out at the High Court on Friday.", "sentence"),
        ("The band has denied having anything to do with the bomb in Quetta.", "bombing"),
        ("He denied having anything to do with the fire at the mill.", "accident"),
        ("She had dressed the wounds of six people after youths threw stones.", "injury"),
        (
            (
                "They came at four, six men in plain clothes, and took Omar in his pyjamas. "
                "He was arrested, police say."
            ),
            "detention",
        ),
        ("A tanker ran into a minibus on Thursday.", "accident"),
        ("A lieutenant deserted his post on Sunday.", "flight"),
        ("Nine conscripts deserted on Monday.", "flight"),
        ("Nine soldiers slipped away from the barracks on Monday.", "flight"),
        ("Some 400 families have taken shelter in a stadium since the shooting.", "flight"),
        ("About 2,000 villagers are on the move after raids on their homes.", "flight"),
        ("Thousands filled the square on Sunday chanting the name of the mayor.", "protest"),
        ("The river spilled over its dykes on Monday.", "disaster"),
        ("Three people were carried off by the current on Monday.", "disaster"),
        ("The bus left the road near Lisk on Sunday and rolled down a slope.", "accident"),
        ("A lift dropped 12 floors in a tower on Monday.", "accident"),
        ("A man put three bullets into the union leader on Monday.", "shooting"),
        ("A wooden boat went under in a storm on Sunday.", "accident"),
        ("A boiler blew up at a mill on Saturday.", "accident"),
        ("The ferry that sank off Lisk on Sunday was old.", "accident"),
        ("The victim had been hit by four bullets, police said.", "shooting"),
        ("About 200 herders were sent back across the river by the army.", "return"),
    ],
)
def test_an_event_is_found_in_other_words(text: str, name: str) -> None:
    assert name in {claim.type for claim in read(text).claims}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Police on Friday cleared the road of snow.", "flight"),
        ("A third man was taken to Lisk. Two men had been shot.", "abduction"),
        ("She took her son to school while the police looked on.", "detention"),
        ("Boxers fought with courage in the final.", "riot"),
        ("She tied up three of them with her headscarf.", "torture"),
        ("The truck, hit by 22 bullets, was towed away.", "bombing"),
        ("A tanker ran into debt.", "accident"),
        ("He deserted his wife in May.", "flight"),
        ("Three people were carried off by the current on Monday.", "abduction"),
        ("The guests took shelter from the rain.", "flight"),
        ("Smoke filled the street on Monday.", "protest"),
    ],
)
def test_the_same_words_of_other_things_tell_of_none(text: str, name: str) -> None:
    assert claims_of(text, name) == []


def names(text: str, type_: str) -> dict[str, str]:
    """Give the names in the roles of the one claim of a type."""
    return {one.role: one.name for one in only(text, type_).participants}


def test_a_day_takes_no_part() -> None:
    assert names("Tuesday's assault on a convoy left two dead.", "assault") == {"target": "convoy"}
    assert "object" not in names("Last month's fire at a depot killed a guard.", "accident")


def test_what_people_fight_with_is_nobody_they_fight() -> None:
    assert set(names("Villagers fought with sticks; nine were injured.", "riot")) == {"actor"}
    assert names("Youths clashed with police on Monday.", "riot")["target"] == "police"


def test_opening_fire_names_no_weapon() -> None:
    told = names("Gunmen opened fire on a bus on Monday.", "shooting")
    assert told == {"actor": "Gunmen", "target": "bus"}


def test_who_puts_a_toll_did_nothing() -> None:
    assert "Police" not in names("Police have put the number of dead at nine.", "death").values()


def test_whoever_was_found_shot_is_whom_it_was_done_to() -> None:
    told = names("A radio host was found shot dead in his car on Tuesday.", "killing")
    assert told["target"] == "radio host"


def test_who_drowns_in_a_wreck_is_no_ferry() -> None:
    text = "A ferry capsized near Lisk, drowning 21 nuns."
    assert names(text, "death") == {"cause": "ferry", "target": "21 nuns"}


def test_an_age_is_no_name() -> None:
    told = names("The 46-year-old, Ann Dole, was detained on Tuesday.", "detention")
    assert told == {"target": "Ann Dole"}
    told = names("A 46-year-old was detained on Tuesday.", "detention")
    assert told["target"].endswith("old")


def test_members_of_a_family_are_no_family() -> None:
    text = "Six members of one family were killed on Monday."
    assert names(text, "killing") == {"target": "Six members of one family"}
    (count,) = only("Three of the family were killed on Monday.", "killing").counts
    assert count.noun == "people"


def test_whose_place_is_described_is_not_what_is_done_to() -> None:
    text = "A fire at a mill in which two guards burned to death was set by thieves."
    assert [one.name for one in claims_of(text, "death")[0].participants] == ["two guards"]


@pytest.mark.parametrize(
    ("text", "none"),
    [
        ("No deaths were recorded, the mayor said.", True),
        ("No deaths were reported, the mayor said.", False),
        ("There were no reports of deaths.", False),
    ],
)
def test_a_count_that_found_none_is_a_number_and_silence_is_not(text: str, *, none: bool) -> None:
    claim = only(text, "death")
    assert claim.stance == "not_reported"
    assert [one.none for one in claim.counts] == ([True] if none else [])


def test_who_is_named_so_is_not_who_names() -> None:
    text = "Mayor Vera Holt named him as Sam Orr, a baker, and said officers had arrested him."
    assert names(text, "detention")["target"] == "Sam Orr"
    text = "Vera Holt said she had met him, and that officers had later arrested him."
    assert "target" not in names(text, "detention")
    text = "We will show that he told a friend. He was arrested in Lisk."
    assert "target" not in names(text, "detention")


def test_who_is_to_be_tried_is_not_who_told() -> None:
    text = (
        "A baker was held in Lisk. Chief Vera Holt named him as Sam Orr and said officers had "
        "arrested him. He is to be brought before a judge."
    )
    assert names(text, "trial")["target"] == "Sam Orr"
    assert names("Ben Roe was tired. He is glad he was arrested.", "detention")["target"]


def test_years_behind_bars_keep_nothing_from_happening() -> None:
    text = "Sam Orr will spend 15 years behind bars for the depot fire."
    assert only(text, "accident").stance == "asserted"


def test_the_same_night_is_that_of_the_one_day_told_so_far() -> None:
    text = (
        "Two men were shot dead near Lisk on the night of May 2. Nothing was stolen. It was cold. "
        "She ruled out a link to the attack on a bus in Tarn, which came the same night."
    )
    (claim,) = claims_of(text, "assault")
    assert [one.of(text) for one in claim.told] in (["the night of May 2"], ["May 2"], [])
