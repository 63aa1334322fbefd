"""Only English is read, and names do not make an English text foreign."""

import pytest

from twosource.readers.language import detect_language, not_english


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
        ("en", "1234567890 " * 20),
    ],
)
def test_a_language_is_told_by_its_words(language: str, text: str) -> None:
    assert detect_language(text) == language


def test_a_given_language_is_believed() -> None:
    assert not_english("a", "Ein Damm ist gebrochen, sagte die Polizei.", "en_US") is None
    refused = not_english("a", "The dam burst.", "FR")
    assert refused is not None
    assert refused.reason == "not English (fr)"
    assert "language mark" in refused.remedy
    detected = not_english("a", "Ein Damm ist gebrochen, sagte die Polizei am Montag.", " ")
    assert detected is not None
    assert "translate it" in detected.remedy
