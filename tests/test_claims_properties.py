"""Whatever the text, reading it never fails, and every span stands in it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from claim_reading import read
from twosource.model.claim import Claim
from twosource.model.spans import Span

MARKS = ["“", "”", '"', "'", "(", ")", ",", ".", ";", "?", "-", "–", "\u00a0", "\n", "é", "🙂"]
PLAIN = """
Police arrested two carters fled killed no not were was had the a of in on Monday by to shooting
protest who which said if may and or 12 Kenya Ann Dole being killing orders dead missing May 3 from
without planned denied charged with murder her they there is under investigation custody rather than
"""
WORDS = st.sampled_from([*PLAIN.split(), *MARKS])
SENTENCES = st.lists(WORDS, min_size=1, max_size=25).map(" ".join)


def spans_of(claim: Claim) -> list[Span]:
    """Give every span of a claim."""
    return [
        claim.trigger,
        claim.passage,
        *claim.times,
        *claim.stated,
        *(one.span for one in claim.participants),
        *(one.span for one in claim.counts),
        *(one.number for one in claim.counts),
        *(one.span for one in claim.places),
        *(one.span for one in claim.chain if one.span is not None),
    ]


def check(text: str) -> None:
    """Check the claims of a text."""
    reading = read(text)
    whole = Span(0, len(text))
    for claim in reading.claims:
        assert claim.passage.covers(claim.trigger)
        assert all(whole.covers(span) for span in spans_of(claim))
        assert all(one.span.covers(one.number) for one in claim.counts)
        assert all(one.name for one in claim.participants)
    assert len({claim.id for claim in reading.claims}) == len(reading.claims)
    assert read(text) == reading


@given(SENTENCES)
@settings(max_examples=150)
def test_any_run_of_words_is_read(text: str) -> None:
    check(text)


@given(st.text(min_size=1, max_size=120))
@settings(max_examples=60)
def test_any_text_is_read(text: str) -> None:
    check(text)
