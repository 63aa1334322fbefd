"""Two events side by side: value by value what agrees, what differs, and what only one tells."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from twosource.model.event import Event, Finding, LookAlike
from twosource.model.values import Blank
from twosource.stages.facets import COUNT, WHEN, WHERE
from twosource.stages.how_many_compare import lot_of
from twosource.stages.names import same_name
from twosource.views.words import tell_count, tell_sight, tell_what, tell_when, tell_where

T = TypeVar("T")
Sides = Literal["agree", "differ", "one", "none"]
SIDES: dict[Sides, str] = {
    "agree": "fit together",
    "differ": "do not fit",
    "one": "only one tells it",
    "none": "neither tells it",
}


@dataclass(frozen=True, slots=True)
class Beside:
    """One value of two events: the words of each side, and how they fit.

    Of a blank the words are "", and its side of `why` gives the reason.
    """

    facet: str
    left: str
    right: str
    sides: Sides
    why: tuple[str, str] = ("", "")

    @property
    def told(self) -> str:
        """Say how the two fit."""
        return SIDES[self.sides]


def hold_side_by_side(left: Event, right: Event) -> tuple[Beside, ...]:
    """Give the values of two events, row by row."""
    return (
        _equal("what", tell_what(left.type, left.subtype), tell_what(right.type, right.subtype)),
        _equal("reported", tell_sight(left), tell_sight(right)),
        _hold("when", (left.when, right.when), WHEN.meet, tell_when),
        _hold("where", (left.where, right.where), WHERE.meet, tell_where),
        *_hold_counts(left, right),
        *_hold_who(left, right),
    )


def tell_misfits(left: Event, right: Event) -> str:
    """Say which values of two events do not fit, each with the label of who tells it; "" for none.

    What happened by another word is no misfit: "clash" and "unrest" may be one event. Who is told
    of is left out where a report of either is to be handled with care.
    """
    careful = left.marks.handling or right.marks.handling
    return "; ".join(
        f"{one.facet} ({left.label} {one.left}, {right.label} {one.right})"
        for one in hold_side_by_side(left, right)
        if one.sides == "differ"
        and one.facet != "what"
        and not (careful and one.facet.startswith("who"))
    )


def find_closest(left: Event, right: Event) -> LookAlike | None:
    """Give the pair of claims that was found most alike, where the two were kept apart.

    None: they share too little for any pair to be among what looks alike.
    """
    found = [one for one in left.look_alikes if one.event == right.id]
    found += [one for one in right.look_alikes if one.event == left.id]
    return found[0] if found else None


def _equal(facet: str, left: str, right: str) -> Beside:
    return Beside(facet, left, right, "agree" if left == right else "differ")


def _hold(
    facet: str,
    found: tuple[Finding[T] | Blank, Finding[T] | Blank],
    meet: Callable[[T, T], T | None],
    say: Callable[[T], str],
) -> Beside:
    left, right = (None if isinstance(one, Blank) else one.value for one in found)
    words = tuple("" if one is None else say(one) for one in (left, right))
    why = tuple(one.why if isinstance(one, Blank) else "" for one in found)
    if left is None or right is None:
        sides: Sides = "none" if left is right else "one"
    else:
        sides = "differ" if meet(left, right) is None else "agree"
    return Beside(facet, words[0], words[1], sides, (why[0], why[1]))


def _hold_counts(left: Event, right: Event) -> Iterator[Beside]:
    ours, theirs = ({lot_of(one.value): one for one in event.counts} for event in (left, right))
    untold = Blank("no such number is told")
    for lot in dict.fromkeys([*ours, *theirs]):
        pair = ours.get(lot, untold), theirs.get(lot, untold)
        yield _hold("how many", pair, COUNT.meet, tell_count)


def _hold_who(left: Event, right: Event) -> Iterator[Beside]:
    """Give participants by role: names that may be of one person or body stand in one row."""
    roles = dict.fromkeys(one.value.role for event in (left, right) for one in event.who)
    for role in roles:
        ours, theirs = (
            [" ".join(one.value.name.split()) for one in event.who if one.value.role == role]
            for event in (left, right)
        )
        yield Beside(f"who: {role}", "; ".join(ours), "; ".join(theirs), _fit(ours, theirs))


def _fit(ours: Sequence[str], theirs: Sequence[str]) -> Sides:
    if not ours or not theirs:
        return "one"
    shared = any(same_name(one, other) for one in ours for other in theirs)
    return "agree" if shared else "differ"
