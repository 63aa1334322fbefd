"""Only English is read, and names do not make an English text foreign."""

from dataclasses import replace

import pytest

from twosource.model.report import Marks
from twosource.readers.language import detect_language, name_language
from twosource.readers.received import About, receive
from twosource.stages.languages import tell_unread


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Ein Damm ist gebrochen, sagte die Polizei am Montag in der Stadt."),
        ("fr", "Un barrage a c\u00e9d\u00e9 et la ville est sous l'eau, a dit la police lundi."),
        ("nl", "De politie zei maandag dat er een dam was gebroken in de buurt van de stad."),
        (
            "es",
            "Una presa se rompi\u00f3 y la ciudad est\u00e1 bajo el agua, dijo la polic\u00eda.",
        ),
        ("en", "The dam above the town burst on Monday, and the police said it was the rain."),
        ("en", "Dam bursts above Portville, two bridges lost in heavy rain"),
        ("en", "Presa"),
        ("es", "Detenidos 5 activistas en Orle."),
        ("de", "5 Aktivisten in Orle festgenommen."),
        ("fr", "Manifestation \u00e0 Orle, 300 personnes."),
        ("en", "Five activists detained in Orle."),
        ("en", "Ambush near Orle, 4 dead"),
        ("en", "Clash Orle-Lisk, 6 dead"),
        ("en", "1234567890 " * 20),
    ],
)
def test_a_language_is_told_by_its_words(language: str, text: str) -> None:
    assert detect_language(text) == language


def test_a_given_language_is_believed_and_else_the_words_tell() -> None:
    german = "Ein Damm ist gebrochen, sagte die Polizei am Montag."
    assert name_language(german, "en_US") == "en"
    assert name_language(german, "English") == "en"
    assert name_language("The dam burst.", "FR") == "fr"
    assert name_language(german, " ") == "de"
    assert name_language(german) == "de"


def test_what_is_not_in_english_is_kept_and_not_read() -> None:
    english = receive("a", "A dam burst.", b"A dam burst.", About(), Marks()).report
    assert tell_unread(english) is None
    found = tell_unread(replace(english, label="b.txt", language="de"))
    assert found is not None
    assert (found.label, found.reason) == ("b.txt", "not English (de)")
    assert "decide claim" in found.remedy
