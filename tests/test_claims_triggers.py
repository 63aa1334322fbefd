"""Which sentences tell of which events, and which only have their words."""

from dataclasses import replace
from pathlib import Path

import pytest

from claim_reading import claims_of, read
from twosource.readers.codebooks import load_codebook

TELL = [
    ("Two potters were killed.", "killing"),
    ("A blast in the market killed at least nine people.", "killing"),
    ("The roof fell in, killing two masons.", "killing"),
    ("The masons were shot dead at the ford.", "killing"),
    ("A guard was fatally shot at the gate.", "killing"),
    ("The clerk was stabbed to death.", "killing"),
    ("The storm left forty people dead.", "death"),
    ("The storm left four dead.", "death"),
    ("Four carters are dead.", "death"),
    ("Two men were found dead in a barn.", "death"),
    # Subjects that come last, or that the parse has lost.
    ("Also wounded in the crossfire were three weavers.", "injury"),
    ("Killed were two guards and a cook.", "killing"),
    ("By the end of the rains two million people had been displaced in the delta.", "flight"),
    ("Six masons were arrested for painting walls and later released.", "release"),
    ("He is due to be released in spring.", "release"),
    # Wrecks, fires, strikes and courts in the usual words of news.
    ("A barge sank in the river.", "accident"),
    ("The trawler Marisol went down off the cape.", "accident"),
    ("A coach veered off the road.", "accident"),
    ("The ferry overturned in the strait.", "accident"),
    ("Part of a terrace collapsed.", "accident"),
    ("Fire swept through the mill.", "accident"),
    ("Grass burned near the town.", "disaster"),
    ("Lightning struck a chapel.", "disaster"),
    ("The bus drivers' strike entered its second week.", "protest"),
    ("Bus drivers walked out on Friday.", "protest"),
    ("Monks demonstrated in the capital.", "protest"),
    ("A protest spread across the valley.", "protest"),
    ("Fishermen clashed with guards.", "riot"),
    ("Missiles rained on the city.", "bombing"),
    ("A strike by drones hit the depot.", "bombing"),
    ("The convoy came under fire.", "shooting"),
    ("A cutter rammed and sank a boat.", "property_destruction"),
    ("Thieves destroyed the seismograph.", "property_destruction"),
    ("The clinic was searched.", "search"),
    ("A poet was tried for blasphemy.", "trial"),
    ("The jury cleared the banker.", "sentence"),
    ("The witness was threatened.", "threat"),
    ("Firefighters pulled a girl from the rubble.", "assistance"),
    ("The plane was hijacked.", "abduction"),
    ("Her body was pulled from the river.", "death"),
    # Participles that stand for a sentence.
    ("Arrested: Sunday, at the corner of Mill Street.", "detention"),
    ("Charged on Friday, abducted on Tuesday: a week in the life of an editor.", "abduction"),
    ("Divers recovered three bodies from the lake.", "death"),
    ("The baker died of her wounds.", "death"),
    ("Nine people were injured.", "injury"),
    ("A miner was killed and six others wounded.", "injury"),
    ("Another four miners were killed and 12 injured.", "injury"),
    ("Police arrested a carter.", "detention"),
    ("Police said they had arrested nine carters.", "detention"),
    ("The carters were taken into custody.", "detention"),
    ("Officers took two of the carters into custody on Friday.", "detention"),
    ("There are at least 11 clerks imprisoned for their letters.", "detention"),
    ("Those detained in June are still being questioned.", "detention"),
    ("The editor has been placed under house arrest.", "detention"),
    ("The police rounded up forty vendors.", "detention"),
    ("Raiders held the crew hostage.", "abduction"),
    ("Masked men abducted the surveyor.", "abduction"),
    ("The boy has been missing since Friday.", "disappearance"),
    ("The clerk was reported missing.", "disappearance"),
    ("The potters were set free.", "release"),
    ("A court released the editor on bail.", "release"),
    ("The gunman opened fire on a queue.", "shooting"),
    ("Shots were fired at the depot.", "shooting"),
    ("Someone in a van began shooting.", "shooting"),
    ("The men shot and wounded a ferryman.", "shooting"),
    ("The army shelled the grain market.", "bombing"),
    ("A car bomb exploded outside the mill.", "bombing"),
    ("Drone strikes hit the depot.", "bombing"),
    ("Guards beat the weavers with rods.", "assault"),
    ("The weavers were severely beaten.", "assault"),
    ("The clerk was attacked on her way home.", "assault"),
    ("Guards tortured the weavers.", "torture"),
    ("The prisoners were sexually assaulted.", "sexual_violence"),
    ("He was sentenced to five years in prison.", "sentence"),
    ("The court found the baker, a poet, guilty of libel.", "sentence"),
    ("The authorities charged him under article 12 of the code.", "trial"),
    ("The editors went on trial in Thornby.", "trial"),
    ("Authorities evacuated 300 residents.", "flight"),
    ("Thousands have fled the fighting.", "flight"),
    ("The families left their homes at night.", "flight"),
    ("The weavers crossed the river into the next country.", "flight"),
    ("The ministry deported twenty pickers.", "return"),
    ("Hundreds took to the streets.", "protest"),
    ("Nurses went on strike.", "protest"),
    ("Students clashed with police.", "riot"),
    ("Rebels clashed with soldiers near the pass.", "armed_clash"),
    ("Soldiers raided the office of the paper.", "search"),
    ("Divers are looking for the crew.", "search"),
    ("An inquiry into the collapse has begun.", "investigation"),
    ("The governor ordered the wardens to open the sluice.", "order"),
    ("The union called on the mayor to resign.", "request"),
    ("The caller threatened to kill the librarian.", "threat"),
    ("Officers forced the clerk to sign.", "coercion"),
    ("The regime has shut down the newspaper.", "restriction"),
    ("The valley closed its border.", "border_measure"),
    ("Volunteers rescued forty passengers.", "assistance"),
    ("The two valleys signed a treaty.", "agreement"),
    ("The inspector took a bribe.", "corruption"),
    ("The mayor resigned.", "dismissal"),
    ("Raiders burned thirty houses.", "property_destruction"),
    ("A bus plunged into the gorge.", "accident"),
    ("An earthquake struck the island.", "disaster"),
    ("Cholera broke out in the camp.", "outbreak"),
    ("The court released the miller.", "release"),
    ("A weaver disappeared on Monday.", "disappearance"),
    ("The boy shoved a nurse.", "assault"),
    ("Two men threatened the editor.", "threat"),
    ("The court was cruel to the victims of the assault.", "assault"),
    ("Guards were sent to assist refugees from the valley.", "assistance"),
    ("The governor commuted the sentence of a clerk.", "release"),
]

DO_NOT_TELL = [
    # Words of wrecks, fires, strikes and courts in other senses.
    ("His shares sank.", "property_destruction"),
    ("The boat went down well with buyers.", "accident"),
    ("The talks gave way to anger.", "accident"),
    ("The crane fell silent.", "accident"),
    ("The mill burned oil.", "property_destruction"),
    ("The scandal destroyed the party.", "property_destruction"),
    ("The rumour fell on deaf ears.", "bombing"),
    ("The pitcher threw a strike over the plate, and the batter swung at the ball.", "protest"),
    ("Strikes can last for weeks.", "protest"),
    ("The teacher demonstrated to pupils how to knot.", "protest"),
    ("The storm of criticism passed.", "disaster"),
    ("The minister clashed with police chiefs over pay.", "riot"),
    ("She was held for years without trial.", "trial"),
    ("He killed himself in spring.", "killing"),
    ("How many has she jailed? Jailed?", "release"),
    ("The bill was killed in committee.", "killing"),
    ("The clerk killed time at the station.", "killing"),
    ("It was a dead language.", "death"),
    ("The engine died.", "death"),
    ("Her wounds were not life-threatening.", "threat"),
    ("The injuries are life threatening.", "threat"),
    ("The gun disappeared.", "disappearance"),
    ("The studio released a film.", "release"),
    ("Police released a sketch of the man.", "release"),
    ("The boy was treated and released.", "release"),
    ("She was released from hospital on Monday.", "release"),
    ("The man fired two shots and fled.", "flight"),
    ("The robber fled in a van.", "flight"),
    ("She fled the building.", "flight"),
    ("The thieves fled the scene.", "flight"),
    ("He escaped injury.", "flight"),
    ("The arrest warrant was signed.", "detention"),
    ("The comedy bombed.", "bombing"),
    ("Prices exploded.", "bombing"),
    ("The team was beaten by its rivals.", "assault"),
    ("Critics attacked the budget.", "assault"),
    ("He had a heart attack.", "assault"),
    ("A strong wind whipped the tape.", "torture"),
    ("The board executed the plan.", "execution"),
    ("He served a long sentence of forty words.", "trial"),
    ("Soldiers fired shots.", "dismissal"),
    ("Deputies called him on his phone.", "request"),
    ("The family ordered soup.", "order"),
    ("Complaints flooded in.", "disaster"),
    ("The sheet music shop has a search engine.", "search"),
    ("Shares rallied in Thornby.", "protest"),
    ("They protested their innocence.", "protest"),
    ("Talks collapsed.", "accident"),
    ("The rebels negotiated, Mr Murder said.", "killing"),
    ("Raid said the mill would stay open.", "search"),
    ("Marching in the street is our right.", "protest"),
    ("Hard times call for brave clerks.", "request"),
    ("The paper rounded up a sampling of its letters.", "detention"),
    ("His job was to assist refugees from the valley.", "assistance"),
    ("The union was not easily intimidated.", "coercion"),
    ("The court is cruel to victims of sexual assault.", "sexual_violence"),
    ("The film is about the issue of mass incarceration.", "detention"),
    ("The Death in Custody Reporting Act was passed.", "death"),
    ("It created new mandatory minimum prison sentences.", "sentence"),
    ("The candidate vanished from the campaign trail.", "disappearance"),
    ("The decline is forcing states to deal with the mines.", "coercion"),
    ("The chamber's power to take witnesses into custody is old.", "detention"),
    ("The firm released its prices.", "release"),
    ("The dog disappeared on Monday.", "disappearance"),
    ("The boy shoved the door.", "assault"),
    ("The flood threatened the village.", "threat"),
    ("The coach was fired up by the crowd.", "dismissal"),
    (
        "Weavers who are on the road and, in the end, without any hope at all and in custody",
        "flight",
    ),
]


@pytest.mark.parametrize(("text", "name"), TELL)
def test_a_plain_event_is_found(text: str, name: str) -> None:
    assert claims_of(text, name)


@pytest.mark.parametrize(("text", "name"), DO_NOT_TELL)
def test_the_words_alone_are_no_event(text: str, name: str) -> None:
    assert not claims_of(text, name)


def test_one_word_tells_of_one_event() -> None:
    claims = read("Police shot dead two potters and arrested a third.").claims
    assert [claim.type for claim in claims] == ["killing", "detention"]


def test_a_second_word_of_one_kind_bars_no_first() -> None:
    text = "The opposition will hold a rally in Orle. The mayor welcomed the rally."
    assert [one.time for one in claims_of(text, "protest")] == ["future", "future"]


def test_what_completes_a_verb_is_no_event_of_its_own() -> None:
    assert len(read("The editors stood trial.").claims) == 1
    assert len(read("Two men were pronounced dead.").claims) == 1


def test_the_reporting_of_an_event_is_no_event() -> None:
    (claim,) = read("The ministry protested that two clerks had been arrested.").claims
    assert claim.type == "detention"


BOOK = """
name = "order"
version = "1"
precedence = ["second", "first"]
"""
TYPE = """
[type.{name}]
definition = "One."
positive = "The carter lost a key."
negative = "None."
roles = {{ subject = "actor", object = "target" }}
[type.{name}.subtype.one]
definition = "One."
verbs = [{triggers}]
"""


def types_by(tmp_path: Path, first: str, second: str) -> list[str]:
    """Give the types found when two of them claim one verb."""
    path = tmp_path / "order.toml"
    types = TYPE.format(name="first", triggers=first) + TYPE.format(name="second", triggers=second)
    path.write_text(BOOK + types, "utf-8")
    return [claim.type for claim in read("The carter lost a key.", load_codebook(path)).claims]


def test_of_two_types_that_ask_for_as_much_the_earlier_in_precedence_wins(tmp_path: Path) -> None:
    assert types_by(tmp_path, '"lose"', '"lose"') == ["second"]


def test_the_trigger_that_asks_for_more_wins_whatever_the_precedence(tmp_path: Path) -> None:
    asking = '{ lemma = "lose", object = "key" }'
    assert types_by(tmp_path, asking, '"lose"') == ["first"]


def test_a_type_out_of_precedence_comes_last() -> None:
    book = load_codebook()
    bare = replace(book, precedence=(), digest="bare")
    assert read("Police arrested a carter.", bare).claims
