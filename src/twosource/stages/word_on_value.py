"""A person's word on one value of a claim, checked before it is kept; and what words may come to.

Pure: places are looked up before.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from twosource.model.claim import Reading
from twosource.model.codebook import Codebook
from twosource.model.correction import Facet, WordOnValue
from twosource.model.errors import BadValue
from twosource.model.ruling import Ruling, Valued
from twosource.model.spans import Span
from twosource.model.values import Blank, Count, GroundedClaim, Place, When
from twosource.stages.anchors import anchor_of
from twosource.stages.draft_words import trim
from twosource.stages.facet_values import check_part, choose_places
from twosource.stages.facet_words import list_parts, say_count, say_facet, say_places
from twosource.stages.how_many_numbers import read_quantity
from twosource.stages.put_right import Asked, put_right
from twosource.stages.when import Anchors, read_when

Found = Mapping[str, Sequence[Place]]


@dataclass(frozen=True, slots=True)
class OnValue:
    """What somebody says of one value of a claim: which, and what is to be said of it.

    `of` tells which count or role; `words` the value, where another is given; `at` the characters
    of the report that say so, None where nobody showed them.
    """

    facet: Facet
    of: str
    verdict: WordOnValue
    words: str = ""
    at: Span | None = None


@dataclass(frozen=True, slots=True)
class Around:
    """What a word on a claim is checked with: the claim, its reading, its text, the codebook."""

    claim: GroundedClaim
    reading: Reading
    text: str
    codebook: Codebook


def check_word(given: OnValue, around: Around, found: Found) -> Valued:
    """Give a word on a value as it is kept; `found` is what the table of places has for its names.

    Raises:
        BadValue: it is no value of that facet, or the machine reads none that could be confirmed.
    """
    claim = around.claim
    check_part_of(given, claim, around.codebook)
    machine = read_by_machine(claim, around.reading, given.facet, given.of)
    if given.verdict != "is" and not machine:
        what = f"{given.facet} {given.of}".strip()
        raise BadValue(f"the machine reads no {what} there; give the value that it is")
    words = given.words if given.verdict == "is" else ""
    places = choose_places(words, found) if given.facet == "where" and words else ()
    canonical = say_places(places) if places else " ".join(words.split())
    at = None if given.at is None else trim(given.at, around.text)
    said = Valued(
        anchor_of(claim), given.facet, given.of, given.verdict, canonical, machine, places, at
    )
    ruling = Ruling(0, said, "", "", None, undone=False)
    put = put_right(claim, Asked(ruling, said, around.text, around.codebook))
    return replace(said, words=_say_again(put, said))


def check_part_of(given: OnValue, claim: GroundedClaim, codebook: Codebook) -> None:
    """Refuse a word that does not tell which count or role it is of, or tells of none there is."""
    if given.facet not in {"count", "who"}:
        return
    parts = list_parts(claim, given.facet)
    if not given.of:
        known = f"this claim has {', '.join(parts)}" if parts else "this claim has none yet"
        raise BadValue(f"say which {given.facet} is meant; {known}")
    check_part(given.facet, given.of, parts, codebook.types.get(claim.claim.type))


def read_by_machine(claim: GroundedClaim, reading: Reading, facet: Facet, of: str) -> str:
    """Give what the machine reads, also where a person corrected it before."""
    for one in claim.corrections:
        if (one.facet, one.of) == (facet, of):
            return one.machine
    # Whose word it is may be told in another sentence: a decision is on what this one says.
    kept = next((one for one in reading.claims if one.id == claim.claim.id), claim.claim)
    return say_facet(replace(claim, claim=kept), facet, of)


def propose(facet: Facet, words: str, claim: GroundedClaim | None) -> str:
    """Give the value that words of a report may come to, as it is typed; "" where none is plain.

    A place is looked up by its name, which is what is given of one.
    """
    plain = " ".join(words.split())
    if facet == "when":
        return _propose_day(plain, claim)
    if facet == "count":
        return _propose_number(plain)
    return plain if facet in {"where", "who", "source"} else ""


def _propose_day(words: str, claim: GroundedClaim | None) -> str:
    anchors = Anchors() if claim is None else _anchors(claim)
    tense = "past" if claim is None else claim.claim.time
    read = read_when(words, anchors, tense, ())
    return read.edtf if isinstance(read, When) else ""


def _anchors(claim: GroundedClaim) -> Anchors:
    return Anchors(
        published=claim.published,
        written=None if isinstance(claim.written, Blank) else claim.written,
        stated=None if isinstance(claim.stated, Blank) else claim.stated,
    )


def _propose_number(words: str) -> str:
    """Give the number at the head of words: "at least 12 fishermen" is 12+."""
    parts = words.split()
    for last in range(len(parts), 0, -1):
        read = read_quantity(" ".join(parts[:last]))
        if read is not None:
            count = Count("", "", None, read.low, read.high, read.best, "", ())
            return say_count(count)
    return ""


def _say_again(put: GroundedClaim, said: Valued) -> str:
    """Give the value as it reads in the claim: "death" with its one sub-type, 12-12 as 12."""
    if said.verdict != "is" or said.facet == "who":
        return said.words
    return say_facet(put, said.facet, said.of)
