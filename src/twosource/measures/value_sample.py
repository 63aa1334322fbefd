"""A sample of values that people judge against the texts: a facet of a claim, as it was read.

Drawn and kept as claims are (`sample`): by digest, and without words of the text.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from twosource.measures.intervals import wilson
from twosource.measures.sample import Tally, draw, show_event
from twosource.model.codebook import Codebook
from twosource.model.ids import digest
from twosource.model.record import Finished
from twosource.model.spans import Span
from twosource.model.values import Count, GroundedClaim, Place, When, Where, Who

Facet = Literal["when", "where", "count", "who"]
FACETS: tuple[Facet, ...] = get_args(Facet)
STANCES = frozenset({"asserted", "alleged"})
AROUND = 2  # sentences before and after that a judge is shown

# What tells a count in words: how a terminal does it is not this room's to know.
TellCount = Callable[[Count], str]


@dataclass(frozen=True, slots=True)
class Value:
    """A value as a judge is shown it: in words, how it was read, the characters it rests on."""

    facet: Facet
    words: str
    how: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class DrawnValue:
    """A value of a claim, in the report it was read from."""

    key: str
    value: Value
    grounded: GroundedClaim
    done: Finished

    @property
    def set(self) -> str:
        """Give its facet: what verdicts are counted by."""
        return self.value.facet


def judging_key(claim: str, value: Value) -> str:
    """Give what a verdict is kept by: the claim's id, the facet and the value in words.

    How it was read is none of it: a value found in another way is as right as before.
    """
    return digest("judged value", claim, value.facet, value.words)


def list_values(
    read: Sequence[Finished], grounded: Iterable[GroundedClaim], tell_count: TellCount
) -> Iterator[DrawnValue]:
    """Give each value of the claims of some reports; of an event that is only told as one so far.

    What may be, is denied or holds in general has no values that a report could bear out.
    """
    by_report = {done.received.report.key: done for done in read}
    for one in grounded:
        claim = one.claim
        if claim.stance in STANCES and claim.time != "general":
            for value in tell_values(one, tell_count):
                key = judging_key(claim.id, value)
                yield DrawnValue(key, value, one, by_report[claim.report])


def tell_values(one: GroundedClaim, tell_count: TellCount) -> Iterator[Value]:
    """Give the values of a claim in words; a blank is none."""
    if isinstance(one.when, When):
        yield Value("when", one.when.edtf, one.when.how, one.when.spans)
    if isinstance(one.where, Where):
        yield Value("where", tell_place(one.where.place), one.where.how, one.where.spans)
    for count in one.counts:
        yield Value("count", tell_count(count), count.how, count.spans)
    for who in one.who:
        yield Value("who", tell_who(who), who.type_how, who.spans)


def tell_place(place: Place) -> str:
    """Give a place's name, kind, first division and country; the last two as codes."""
    return ", ".join(filter(None, (place.name, place.kind, place.admin1, place.country)))


def tell_who(who: Who) -> str:
    """Give a participant's role, name and type: "target: two clerks (civilians)"."""
    return f"{who.role}: {' '.join(who.name.split())} ({who.type})"


def draw_values(values: Iterable[DrawnValue], seed: int, each: int) -> list[DrawnValue]:
    """Draw as many values of each facet."""
    everything = list(values)
    return [
        one
        for facet in FACETS
        for one in draw((value for value in everything if value.set == facet), seed, each)
    ]


def show_value(one: DrawnValue, book: Codebook) -> dict[str, Any]:
    """Give what a judge needs: the words around, the event read in them, the value and its how."""
    report, value = one.done.received.report, one.value
    return {
        "key": one.key,
        "published": None if report.published is None else report.published.value,
        "title": None if report.title is None else report.title.value,
        **show_event(one.grounded.claim, one.done, book, AROUND),
        "facet": value.facet,
        "value": value.words,
        "rests_on": [span.of(report.text) for span in value.spans],
        "how": value.how,
        "verdict": "",
        "why": "",
    }


def tell_invented(one: Tally) -> str:
    """Give the 95 % interval of the share that is invented, in per cent."""
    if not one.judged:
        return "-"
    low, high = wilson(one.answers.get("invented", 0), one.judged)
    return f"{low:.0f}-{high:.0f}"
