"""Scores single values on sentences of our own, each of which asks for one value of one event.

A line has a `text`, the day it was `published` or null, the word that tells of the `event`, and
what a careful coder would put: a day for `times`, a place for `places`, all counts for `numbers`;
null or an empty list where the coder leaves a blank. `bench/stress/README.md` has the conventions.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

import msgspec

from twosource.grounding import ground_all
from twosource.measures.bare_report import report_of
from twosource.model.codebook import Codebook
from twosource.model.report import Sourced
from twosource.model.spans import Span
from twosource.model.values import Blank, Count, GroundedClaim, When, Where
from twosource.ports import Extractor, Gazetteer, Parser
from twosource.stages.kept import keep_together

Suite = Literal["times", "numbers", "places"]
Side = Literal["odd", "even"]
SUITES: tuple[Suite, ...] = ("times", "numbers", "places")
SIDES: tuple[Side, ...] = ("odd", "even")
NO_CLAIM = "no claim"

_ENDS = (("children", "child"), ("women", "woman"), ("men", "man"), ("people", "person"))


class Named(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The place a coder would put; `country` is an ISO 3166-1 code, or empty for several."""

    name: str
    kind: str
    country: str


class Counted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One count a coder would put; see `Count`."""

    of: str
    outcome: str
    group: str | None
    low: int
    high: int | None
    best: int | None


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One line of a suite."""

    text: str
    published: str | None
    event: str
    expected: Any
    about: str


FORMS: dict[Suite, Any] = {
    "times": str | None,
    "numbers": tuple[Counted, ...],
    "places": Named | None,
}


@dataclass(frozen=True, slots=True)
class Item:
    """One sentence and what it asks for; `number` is its line, from 1."""

    number: int
    text: str
    published: str | None
    event: str
    expected: Any
    about: str

    @property
    def side(self) -> Side:
        """Tell whether the errors of this line were read: those of odd lines were."""
        return "odd" if self.number % 2 else "even"

    @property
    def span(self) -> Span:
        """Give where the word for the event stands: its only place as a whole word.

        Raises:
            ValueError: it stands nowhere, or at several places.
        """
        found = list(re.finditer(rf"(?<!\w){re.escape(self.event)}(?!\w)", self.text))
        if len(found) != 1:
            raise ValueError(f"line {self.number}: {self.event!r} stands {len(found)} times")
        return Span(*found[0].span())


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one item: whether the value is right, and what was told in words."""

    item: Item
    right: bool
    told: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How many items came out right, of those with a value and of those with a blank."""

    values_right: int
    values: int
    blanks_right: int
    blanks: int
    unclaimed: int

    @property
    def right(self) -> int:
        """Give how many came out right."""
        return self.values_right + self.blanks_right

    @property
    def items(self) -> int:
        """Give how many there are."""
        return self.values + self.blanks


Tell = Callable[[Item], Sequence[GroundedClaim]]


def read_suite(path: Path, suite: Suite) -> list[Item]:
    """Read the lines of a suite; msgspec.ValidationError where one is of another form."""
    lines = path.read_bytes().splitlines()
    read = [msgspec.json.decode(line, type=Line) for line in lines]
    return [
        Item(
            number,
            one.text,
            one.published,
            one.event,
            msgspec.convert(one.expected, type=FORMS[suite]),
            one.about,
        )
        for number, one in enumerate(read, 1)
    ]


def open_tell(
    parser: Parser, extractor: Extractor, codebook: Codebook, gazetteer: Gazetteer
) -> Tell:
    """Give what tells the claims of an item that stand on its word for the event."""

    def tell(item: Item) -> list[GroundedClaim]:
        published = Sourced(item.published, "given") if item.published else None
        report = replace(report_of(item.text, str(item.number)), published=published)
        layout = keep_together([report], []).layouts[report.key]
        parse = parser.parse(report, layout)
        reading = extractor.extract(report, layout, parse, codebook)
        claims = ground_all(keep_together([report], [reading]), gazetteer).claims
        return [one for one in claims if _overlaps(one.claim.trigger, item.span)]

    return tell


def _overlaps(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def judge_all(
    suite: Suite, items: Iterable[Item], tell: Tell, gazetteer: Gazetteer
) -> Iterator[Outcome]:
    """Judge the items of a suite one by one, each a report by itself."""
    judges: dict[Suite, Callable[[Item, Sequence[GroundedClaim]], Outcome]] = {
        "times": judge_time,
        "numbers": judge_numbers,
        "places": lambda item, claims: judge_place(item, claims, gazetteer),
    }
    for item in items:
        claims = tell(item)
        if claims:
            yield judges[suite](item, claims)
        else:
            yield Outcome(item, not item.expected, NO_CLAIM)


def judge_time(item: Item, claims: Sequence[GroundedClaim]) -> Outcome:
    """Judge a day: right if one of the claims has it, a blank if all leave it open."""
    days = [one.when.edtf if isinstance(one.when, When) else None for one in claims]
    right = item.expected in days if item.expected else not any(days)
    return Outcome(item, right, _tell([one.when for one in claims], lambda when: str(when.edtf)))


def judge_place(item: Item, claims: Sequence[GroundedClaim], gazetteer: Gazetteer) -> Outcome:
    """Judge a place: right if it is one of those the gazetteer knows by the expected name."""
    want: Named | None = item.expected
    places = [one.where.place for one in claims if isinstance(one.where, Where)]
    if want is None:
        right = not places
    else:
        known = {one.id for one in gazetteer.find([want.name]).get(want.name, ())}
        right = any(
            (one.kind, one.country) == (want.kind, want.country) and one.id in known
            for one in places
        )
    told = _tell(
        [one.where for one in claims],
        lambda where: f"{where.place.name} ({where.place.kind}, {where.place.country})",
    )
    return Outcome(item, right, told)


def judge_numbers(item: Item, claims: Sequence[GroundedClaim]) -> Outcome:
    """Judge the counts: right if one of the claims has all of them and no other."""
    want = {_key(one) for one in item.expected}
    told = [{_key(one) for one in claim.counts} for claim in claims]
    return Outcome(item, want in told, "; ".join(str(sorted(map(str, one))) for one in told))


def _tell(values: Sequence[Any], words: Callable[[Any], str]) -> str:
    return "; ".join(one.why if isinstance(one, Blank) else words(one) for one in values)


def _key(count: Counted | Count) -> tuple[str | int | None, ...]:
    group = None if count.group is None else singular(count.group)
    return (count.of, count.outcome, group, count.low, count.high, count.best)


def singular(noun: str) -> str:
    """Give one of many, well enough to compare two forms of a noun.

    >>> [singular(noun) for noun in ("policewomen", "bodies", "officers", "child")]
    ['policewoman', 'body', 'officer', 'child']
    """
    for end, one in (*_ENDS, ("ies", "y"), ("s", "")):
        if noun.endswith(end):
            return noun.removesuffix(end) + one
    return noun


def tally(outcomes: Iterable[Outcome]) -> Tally:
    """Count what came out right; `unclaimed` are items with a value whose event was not read."""
    done = list(outcomes)
    values = [one for one in done if one.item.expected]
    blanks = [one for one in done if not one.item.expected]
    return Tally(
        sum(one.right for one in values),
        len(values),
        sum(one.right for one in blanks),
        len(blanks),
        sum(one.told == NO_CLAIM for one in values),
    )
