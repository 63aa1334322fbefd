"""Time and stance of events told by nouns: what they are due to, led to, escaped or put off."""

import pytest

from claim_reading import claims_of

NOUNS = [
    ("The road was closed due to a protest.", "protest", "past", "asserted"),
    ("The raid led to two arrests.", "detention", "past", "asserted"),
    ("The raid did not lead to any arrests.", "detention", "past", "negated"),
    ("The quarrel could lead to arrests.", "detention", "future", "possible"),
    ("The rally resulted in two deaths.", "death", "past", "asserted"),
    ("The guard evaded arrest for a year.", "detention", "past", "negated"),
    ("Two clerks did not escape arrest.", "detention", "past", "asserted"),
    ("The clerk may escape arrest.", "detention", "future", "possible"),
    ("The clerk escaped the shooting.", "shooting", "past", "asserted"),
    ("The trial was postponed.", "trial", "future", "asserted"),
    ("Medics were called to a stabbing at a bar.", "assault", "past", "asserted"),
    ("Crews were called to a fatal shooting near Orla.", "shooting", "past", "asserted"),
    ("The clerk will stand trial in May.", "trial", "future", "asserted"),
    ("The guard should be punished for the murder.", "killing", "past", "asserted"),
    ("The guard should be sacked for assaults on clerks.", "assault", "past", "asserted"),
    ("Police ruled out an attack on the mill.", "assault", "past", "negated"),
    ("Police did not rule out an attack on the mill.", "assault", "past", "possible"),
    ("The police investigation is ongoing.", "investigation", "ongoing", "asserted"),
    ("The police investigation was ongoing.", "investigation", "past", "asserted"),
    ("The ongoing protest in Orle has closed the road.", "protest", "ongoing", "asserted"),
    ("Kidnappings such as these have become common.", "abduction", "general", "asserted"),
    ("The prison service announced 13 deaths.", "death", "past", "asserted"),
    ("The mayor has given permission for the rally.", "protest", "future", "possible"),
    ("The mayor has not given permission for the rally.", "protest", "future", "possible"),
    ("Guards stormed a jail to quell a riot.", "riot", "past", "asserted"),
    ("The death was investigated as a homicide.", "killing", "past", "possible"),
    ("Police investigated an alleged assault on a clerk.", "assault", "past", "alleged"),
]


@pytest.mark.parametrize(("text", "name", "time", "stance"), NOUNS)
def test_an_event_told_by_a_noun_is_seen_through_its_verb(
    text: str, name: str, time: str, stance: str
) -> None:
    assert [(claim.time, claim.stance) for claim in claims_of(text, name)] == [(time, stance)]
