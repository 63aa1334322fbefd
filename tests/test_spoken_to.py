"""Whom a report says that it spoke to itself."""

import pytest

from twosource.model.claim import Quotation, Voice
from twosource.model.spans import Span
from twosource.stages.spoken_to import hear_speaker

MASTHEAD = Voice("Harbour Times", "outlet", None, None, "masthead")
VIK = Voice("Ola Vik", "named", Span(0, 1), Span(0, 1), "resolved")


def hear(text: str, *chain: Voice, outlet: str | None = "Harbour Times") -> tuple[Voice, ...]:
    """Hear the speaker of the first words in quotation marks of a text."""
    start = text.index("“") + 1
    quotation = Quotation(Span(start, text.index("”")), chain or (MASTHEAD,))
    return hear_speaker(quotation, text, outlet).chain


@pytest.mark.parametrize(
    "text",
    [
        "“I saw two men,” Father Jon Holm told Harbour Times on Tuesday.",
        "“I saw two men,” Father Jon Holm, 61, told the Harbour Times.",
        "“I saw two men.” Father Jon Holm told the Harbour Times that he was afraid.",
    ],
)
def test_the_words_behind_a_quotation_name_who_spoke_and_to_whom(text: str) -> None:
    speaker, outlet = hear(text)
    assert (speaker.name, speaker.kind, speaker.how) == ("Father Jon Holm", "named", "stated")
    assert speaker.cue is not None
    assert speaker.cue.of(text) == "told"
    assert (outlet.name, outlet.cue) == ("Harbour Times", speaker.cue)


def test_a_speaker_who_is_known_is_heard_by_the_outlet() -> None:
    text = "“It was dark,” Vik told the Harbour Times by telephone."
    speaker, outlet = hear(text, VIK, MASTHEAD)
    assert speaker == VIK
    assert outlet.cue is not None


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        # Somebody else, another outlet, or nobody at all.
        ("“It was dark,” Moe told the Harbour Times.", (VIK, MASTHEAD)),
        ("“It was dark,” Ola Vik told the Evening Star.", (MASTHEAD,)),
        ("“It was dark,” Ola Vik said.", (MASTHEAD,)),
        (
            "“It was dark,” Ola Vik told the Harbour Times.",
            (VIK, Voice("Evening Star", "outlet", None, None, "stated"), MASTHEAD),
        ),
    ],
)
def test_what_says_otherwise_leaves_a_quotation_as_it_was_read(
    text: str, chain: tuple[Voice, ...]
) -> None:
    assert hear(text, *chain) == chain


def test_without_an_outlet_nobody_can_have_spoken_to_it() -> None:
    assert hear("“No,” Ola Vik told Harbour Times.", outlet=None) == (MASTHEAD,)


def test_a_quotation_of_nobody_gets_its_speaker() -> None:
    text = "“It was dark,” Ola Vik told Harbour Times."
    span = Span(1, 13)
    assert hear_speaker(Quotation(span, ()), text, "The Harbour Times").chain[0].name == "Ola Vik"
