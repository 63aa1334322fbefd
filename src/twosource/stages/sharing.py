"""What a claim could share with another: a place, a time, a number, a public name, a text, words.

Two claims are worth comparing if what they share is shared by few. A thing that many share (a
capital, a common number) is put together with a thing of another kind, and with a third: "in the
capital, on that day, eight people". Names of private persons are never among them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from twosource.model.values import Count, GroundedClaim, Place, When, Where, Who
from twosource.stages.names import fold_name

KINDS = ("place", "time", "open", "number", "name", "text", "word")
OPEN = KINDS.index("open")
WORD = KINDS.index("word")
LONGEST_DATED = 10
MOST_MONTHS = 4
MOST_SCENES = 5
_DAY = timedelta(1)
_WHOLE_DATE = len("XXXX-08-09")


@dataclass(frozen=True, slots=True)
class Around:
    """What is known beside the claims: copies, the words of passages, places reports name.

    `roots` gives for a copied report the text it repeats, `words` for each claim the words that
    may bring it together with others, `scenes` for each report the places it names, by id.
    """

    roots: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)
    scenes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Shareable:
    """The things a claim could share, kind by kind in the order of `KINDS`.

    `open_year`: its day is told without a year. Two claims whose years are known share no month
    and day of an open year.
    """

    things: tuple[tuple[str, ...], ...]
    open_year: bool


def list_things(one: GroundedClaim, around: Around) -> Shareable:
    """List what a claim could share with another."""
    report = one.claim.report
    when = one.when if isinstance(one.when, When) else None
    return Shareable(
        things=(
            tuple(_places(one, around)),
            tuple(dict.fromkeys(_times(one))),
            () if when is None else tuple(_days_of_the_year(when)),
            tuple({_number(count): None for count in one.counts if _is_telling(count)}),
            tuple({_name(who): None for who in one.who if _may_tell(who)}),
            (around.roots.get(report, report),),
            tuple(sorted(around.words.get(one.claim.id, ()))),
        ),
        open_year=when is not None and when.earliest is None,
    )


def _places(one: GroundedClaim, around: Around) -> Iterator[str]:
    """Give the place and what it lies in; of a claim without one the few its report names."""
    if isinstance(one.where, Where):
        yield from dict.fromkeys(code for place in one.where.every for code in _codes(place))
        return
    named = around.scenes.get(one.claim.report, {})
    if len(named) <= MOST_SCENES:
        yield from (code.removeprefix("iso:") for code in sorted(named))


def _codes(place: Place) -> Iterator[str]:
    yield place.id.removeprefix("iso:")
    if place.admin1 is not None:
        yield place.admin1
        if place.admin2 is not None:
            yield f"{place.admin1}/{place.admin2}"


def _times(one: GroundedClaim) -> Iterator[str]:
    """Give each day with the next and the months; of a claim without a day when it was written.

    Two days that lie side by side share one: the later of the two.
    """
    dated = one.when if isinstance(one.when, When) else one.written
    if not isinstance(dated, When) or dated.earliest is None or dated.latest is None:
        return
    first, last = dated.earliest, dated.latest
    if dated is one.when and (last - first).days <= LONGEST_DATED:
        yield from (day.isoformat() for day in _run(first, last + _DAY))
    # What a report tells without a day mostly happened in the days before it was written.
    begin = first if dated is one.when else first - timedelta(7)
    months = dict.fromkeys(f"{day:%Y-%m}" for day in (begin, first, last))
    if (last - first).days > MOST_MONTHS * 31:
        yield f"{first:%Y}"
    else:
        yield from months


def _run(first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        yield day
        day += _DAY


def _days_of_the_year(when: When) -> Iterator[str]:
    """Give month and day, with the next; of a wider date of an open year its text."""
    if when.earliest is None or when.latest is None:
        if len(when.edtf) != _WHOLE_DATE:
            yield when.edtf[: len("XXXX-08")]
            return
        # A leap year, for the 29th of February.
        first = last = date.fromisoformat(when.edtf.replace("XXXX", "2000"))
    else:
        first, last = when.earliest, when.latest
    if (last - first).days <= LONGEST_DATED:
        yield from (f"{day:%m-%d}" for day in _run(first, last + _DAY))


def _is_telling(count: Count) -> bool:
    return count.best is not None and count.best > 1


def _number(count: Count) -> str:
    return f"{count.of} {count.outcome} {count.best}"


def _may_tell(who: Who) -> bool:
    """Tell whether a name may bring two claims together; that of a private person never does."""
    return who.named and not who.private and who.entity in {"person", "group", "organisation"}


def _name(who: Who) -> str:
    """Give a body's name, and the last word of a person's."""
    folded = fold_name(who.name)
    return folded.rpartition(" ")[2] if who.entity == "person" else folded
