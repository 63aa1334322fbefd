"""What words of time mean: read on a Wednesday, 16 March 2022, on no known day, in no year."""

from twosource.model.claim import Time
from twosource.model.values import When
from twosource.stages.when import Anchors, read_published, read_when


def day_of(text: str) -> When:
    day = read_published(text, None)
    assert isinstance(day, When)
    return day


WEDNESDAY = Anchors(written=day_of("2022-03-16"))
NOTHING = Anchors()
OPEN = Anchors(written=day_of("XXXX-03-16"))


def edtf_of(words: str, anchors: Anchors = WEDNESDAY, tense: Time = "past") -> str:
    """Give the EDTF text of words, or "blank"."""
    when = read_when(words, anchors, tense, ())
    return when.edtf if isinstance(when, When) else "blank"
