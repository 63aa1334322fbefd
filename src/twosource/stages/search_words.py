"""The words by which a report may be found, each with how it stands there: never a private name.

A word in capitals may be of a name, and a name may be somebody's. So what begins with a capital is
found only where the report shows that it is the name of a place, a body or one who holds a public
office, or where it is no name: the word an event is told by, a common word for people. What begins
a sentence may be either; it is kept apart, to be found once the same word stands somewhere in small
letters.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from twosource.model.claim import Participant, Reading, Voice
from twosource.model.spans import Span
from twosource.stages.actor_words import IN_BODIES
from twosource.stages.how_many import kind_of
from twosource.stages.layout import lay_out
from twosource.stages.offices import find_office
from twosource.stages.who import is_body, is_proper, may_be_private

Standing = Literal["plain", "name", "start"]

LONGEST = 64
# In an index a word has a mark before it that says how it stands: letters to both databases, and
# none that a folded word begins with.
MARKS: dict[Standing, str] = {"plain": "", "name": "\u207f", "start": "\u02e2"}
# All distinct words of a report together, in bytes: PostgreSQL takes a million.
MOST_BYTES = 400_000

# An accent that stands as a character of its own belongs to the letter before it.
_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
# Addresses of pages and of people, handles, hashtags, names of files: they are often names.
_NO_WORDS = re.compile(r"\S*(?:@|#|_|\w[./\\]\w|://)\S*")
_OPENS = re.compile(r"(?:^|[.!?:\n\u201c\u201d\"\u2018(\[\u2014-])[\s\u201c\"\u2018(\[]*$")
# A full stop that ends no sentence: after an initial or what people are called by.
_NO_END = re.compile(
    r"\b(?:[A-Z]|Mrs?|Ms|Drs?|Gen|Col|Lt|Sgt|Capt|Maj|Gov|Sens?|Reps?|Rev|Prof|St|Jr|Sr)\.\s*$"
)
_CALLED = re.compile(r"\b(?:Mrs?|Ms|Miss|Drs?|Sir|Madam)\b\.?((?:\s+[^\W\d_][\w.\u2019'-]*){1,3})")
_LAST_WORD = re.compile(r"[^\W_]+(?=[\W_]*$)")
_LOOK_FAR_BACK = 40
_LONGEST_LETTERS = 5
_LOOK_BACK = 8
# A report that was filed somewhere says so at its beginning.
_HEAD = 1500
# "organisation" is not among them: a parse takes names of people for one.
_BODIES = frozenset({"government", "outlet", "document"})


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A word, folded, where it stands in a text, and how."""

    word: str
    standing: Standing
    span: Span


def fold_word(word: str) -> str:
    """Give a word without case and accents, the same for every database.

    >>> fold_word("Çòte"), fold_word("STRASSE") == fold_word("straße")
    ('cote', True)
    """
    if word.isascii():
        return word.lower()[:LONGEST]
    spread = unicodedata.normalize("NFKD", word.casefold())
    return "".join(sign for sign in spread if sign.isalnum())[:LONGEST]


def read_query(words: Iterable[str]) -> tuple[str, ...]:
    """Give the words of what somebody looks for, each once."""
    found = (fold_word(one) for words_ in words for one in _WORD.findall(words_))
    return tuple(dict.fromkeys(word for word in found if word))


def list_indexed(text: str, reading: Reading) -> tuple[str, ...]:
    """Give what an index keeps of a report: each of its words once, marked by how it stands.

    Of a report with more than 400,000 bytes of distinct words the rest is left out.
    """
    marked = dict.fromkeys(mark(one.word, one.standing) for one in find_words(text, reading))
    left, kept = MOST_BYTES, []
    for word in marked:
        left -= len(word.encode())
        if left < 0:
            break
        kept.append(word)
    return tuple(sorted(kept))


def mark(word: str, standing: Standing) -> str:
    """Give a word as an index keeps it."""
    return MARKS[standing] + word


def find_words(
    text: str, reading: Reading, wanted: Collection[str] | None = None
) -> Iterator[Occurrence]:
    """Give the words by which a report may be found, in the order of the text; or some of them."""
    names: _Names | None = None
    hidden = [found.span() for found in _NO_WORDS.finditer(text)]
    hidden_starts = [start for start, _ in hidden]
    for found in _WORD.finditer(text):
        word = fold_word(found.group())
        if wanted is not None and word not in wanted:
            continue
        start, end = found.span()
        at = bisect_right(hidden_starts, start) - 1
        if at >= 0 and start < hidden[at][1]:
            continue
        if not _may_be_name(found.group()):
            standing: Standing | None = "plain"
        else:
            # Not before it is needed: a search asks for few words of each report.
            names = names or _Names.of(text, reading)
            standing = names.judge(word, Span(start, end))
        if word and standing is not None:
            yield Occurrence(word, standing, Span(start, end))


@dataclass(frozen=True, slots=True)
class _Names:
    """What is known of the names of a report: characters of public ones, words of private ones.

    `inner` are the words that stand in capitals within a sentence: of some name, known or not.
    """

    text: str
    public: Collection[int]
    private: Collection[str]
    inner: Collection[str]

    @classmethod
    def of(cls, text: str, reading: Reading) -> "_Names":
        """Gather the names of a report from what was read of it."""
        places = tuple(span.of(text) for span in reading.place_names)
        shown = list(_list_public(text, reading))
        hidden: list[str] = []
        for one in _list_participants(reading):
            public = _is_public(one, text, places)
            if public:
                shown.append(one.span)
            elif may_be_private(one, text):
                hidden.append(one.name)
        for voice in _list_voices(reading):
            if voice.kind == "named":
                hidden.append(voice.name)
            elif voice.span is not None and _is_known_body(voice, text):
                shown.append(voice.span)
        signs = {sign for span in shown for sign in range(span.start, span.end)}
        hidden += (found[1] for found in _CALLED.finditer(text))
        words = (one for name in hidden for one in _WORD.findall(name) if _may_be_name(one))
        inner = (
            found.group()
            for found in _WORD.finditer(text)
            if _may_be_name(found.group()) and not _opens(text, found.start())
        )
        return cls(
            text,
            frozenset(signs),
            frozenset(fold_word(one) for one in words),
            frozenset(fold_word(one) for one in inner),
        )

    def judge(self, word: str, span: Span) -> Standing | None:
        """Tell how a word in capitals stands in its text; None where it may be a private name."""
        written = span.of(self.text)
        if word in self.private:
            return None
        if span.start in self.public or self._is_of_body(written, span):
            return "name"
        if word in self.inner or not _opens(self.text, span.start):
            return None
        # Before another word in capitals it is more likely a name's first than a sentence's.
        after = _WORD.search(self.text, span.end)
        alone = after is None or not _may_be_name(after.group())
        common = alone and written[1:].islower()
        if common and kind_of(written.lower()) == "people":
            return "name"
        return "start" if common else None

    def _is_of_body(self, written: str, span: Span) -> bool:
        """Tell a word that bodies are called by ("Senate"), and letters that stand for one."""
        if written.lower() in IN_BODIES:
            return True
        if not (written.isupper() and 1 < len(written) <= _LONGEST_LETTERS):
            return False
        # Beside a name they may be of it ("Ola VIK", "OV Holm"); alone they may be a surname.
        after = _WORD.search(self.text, span.end)
        before = _LAST_WORD.search(self.text, max(0, span.start - _LOOK_FAR_BACK), span.start)
        plain = all(one is not None and not _may_be_name(one.group()) for one in (before, after))
        return plain and not _opens(self.text, span.start)


def _opens(text: str, start: int) -> bool:
    """Tell whether the word at a place begins a sentence, a line or a quotation."""
    before = text[max(0, start - _LOOK_BACK) : start]
    opens = _OPENS.search(before) is not None and _NO_END.search(before) is None
    return start == 0 or opens


def _may_be_name(word: str) -> bool:
    """Tell what may be a name: all but small letters and figures; scripts without case are one."""
    first = word[0]
    return not (first.islower() or first.isdigit())


def _list_public(text: str, reading: Reading) -> Iterator[Span]:
    """Give the characters of places, the outlet, days, and the words that events are told by."""
    yield from reading.place_names
    dateline = lay_out(text[:_HEAD], None).dateline
    if dateline is not None and dateline.place is not None:
        yield dateline.place
    for sourced in (reading.outlet, reading.agency):
        if sourced is not None and sourced.span is not None:
            yield sourced.span
    for claim in reading.claims:
        yield claim.trigger
        yield from (*claim.times, *claim.stated, *claim.told)


def _list_participants(reading: Reading) -> Iterator[Participant]:
    for claim in reading.claims:
        yield from claim.participants


def _list_voices(reading: Reading) -> Iterator[Voice]:
    for claim in reading.claims:
        yield from claim.chain
    for quotation in reading.quotations:
        yield from quotation.chain


def _is_public(one: Participant, text: str, places: Collection[str]) -> bool:
    """Tell a named participant that is a body, or a person in a public office."""
    if not is_proper(one):
        return False
    if one.entity == "person":
        return find_office(one.name, text, places) is not None
    return not may_be_private(one, text)


def _is_known_body(voice: Voice, text: str) -> bool:
    known = voice.kind == "organisation" and is_body(voice.name, text)
    return voice.kind in _BODIES or known
