"""How values of one facet meet: by a named rule, with the claims for and against.

Rules after van Baalen and Höglund, "From event reports to events" (International Studies Quarterly
70(1), 2026): most informative, most conservative, most representative.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from twosource.model.event import Finding, Rule

T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Option(Generic[T]):
    """One value as one claim tells it."""

    value: T
    claim: str


@dataclass(frozen=True, slots=True)
class Facet(Generic[T]):
    """How values of one facet are handled.

    `meet` gives what two values both allow, None if nothing. `caution` orders values from the least
    committed. `tell` says a value in words.
    """

    meet: Callable[[T, T], T | None]
    caution: Callable[[T], tuple[float, ...]]
    tell: Callable[[T], str]


@dataclass(frozen=True, slots=True)
class Weighing:
    """What decides between values: reporting origins of some claims, and each claim's as-of day."""

    origins: Callable[[frozenset[str]], int]
    as_of: Mapping[str, date]
    report_of: Mapping[str, str]

    def latest(self, claims: frozenset[str]) -> date:
        """Give the latest as-of day of some claims; the first of all days if none is known."""
        return max((self.as_of[key] for key in claims if key in self.as_of), default=date.min)


@dataclass(frozen=True, slots=True)
class _Side(Generic[T]):
    value: T
    claims: frozenset[str]


def settle(
    options: Sequence[Option[T]], facet: Facet[T], weighing: Weighing, rule: Rule
) -> Finding[T]:
    """Choose one value of at least one option, by a named rule.

    `informative`: intersect what is compatible; of what is not, the value with most reporting
    origins that speak for it alone, then the later as-of, then more claims. `conservative`: the
    least committed value told (lowest number, widest date, coarsest place). `representative`: the
    value told in most reports. Ties go to the value whose words sort first.
    """
    sides = _gather(options, facet)
    if rule == "informative":
        chosen, how = _most_informative(sides, facet, weighing)
    elif rule == "conservative":
        one = min(sides, key=lambda side: (facet.caution(side.value), facet.tell(side.value)))
        chosen, how = _with_agreeing(one, sides, facet), "the least committed value told"
    else:
        one = min(sides, key=lambda side: _commonness(side, facet, weighing))
        chosen, how = _with_agreeing(one, sides, facet), "the value told in most reports"
    against = {option.claim for option in options} - chosen.claims
    return Finding(chosen.value, tuple(sorted(chosen.claims)), tuple(sorted(against)), rule, how)


def _gather(options: Sequence[Option[T]], facet: Facet[T]) -> list[_Side[T]]:
    """Put together the claims that tell the same value, in the order of its words."""
    values: dict[str, T] = {}
    claims: defaultdict[str, set[str]] = defaultdict(set)
    for option in sorted(options, key=lambda option: option.claim):
        words = facet.tell(option.value)
        values.setdefault(words, option.value)
        claims[words].add(option.claim)
    return [_Side(values[words], frozenset(claims[words])) for words in sorted(values)]


def _most_informative(
    sides: Sequence[_Side[T]], facet: Facet[T], weighing: Weighing
) -> tuple[_Side[T], str]:
    if len(sides) == 1:
        return sides[0], "the one value told"
    ranked = sorted(sides, key=lambda side: _standing(side, side.claims, facet, weighing))
    unions = [_unite(seed, ranked, facet) for seed in ranked]
    own = {union: _find_own(union, unions, facet) for union in unions}
    best = min(unions, key=lambda side: _standing(side, own[side], facet, weighing))
    if len(best.claims) == len(frozenset().union(*(side.claims for side in sides))):
        return best, "what all values told allow"
    rivals = [side for side in sides if not side.claims & best.claims]
    return best, _say_why(own[best], rivals, weighing)


def _find_own(union: _Side[T], unions: Sequence[_Side[T]], facet: Facet[T]) -> frozenset[str]:
    """Give the claims that speak for a value alone, and not for one against it as well.

    "Thousands of teachers" fits 4,000 and 12,000, and is no word for either.
    """
    rivals = (one for one in unions if facet.meet(union.value, one.value) is None)
    return union.claims.difference(*(one.claims for one in rivals))


def _say_why(own: frozenset[str], rivals: Sequence[_Side[T]], weighing: Weighing) -> str:
    """Say what put a value before its rivals: the first of the reasons that tells them apart."""
    ours = weighing.origins(own) if own else 0
    theirs = max((weighing.origins(side.claims) for side in rivals), default=0)
    if ours > theirs:
        return f"held by {ours} reporting origins against {theirs}"
    last = max((weighing.latest(side.claims) for side in rivals), default=date.min)
    if weighing.latest(own) > last:
        return "as many reporting origins; this is the later"
    if len(own) > max((len(side.claims) for side in rivals), default=0):
        return "as many reporting origins and as late; told by more claims"
    return (
        "nothing tells which is right: of numbers the higher, of days and places the narrower leads"
    )


def _unite(seed: _Side[T], ranked: Sequence[_Side[T]], facet: Facet[T]) -> _Side[T]:
    value, claims = seed.value, seed.claims
    for other in ranked:
        shared = facet.meet(value, other.value)
        if shared is not None:
            value, claims = shared, claims | other.claims
    return _Side(value, claims)


def _with_agreeing(one: _Side[T], sides: Sequence[_Side[T]], facet: Facet[T]) -> _Side[T]:
    agreeing = [side.claims for side in sides if facet.meet(one.value, side.value) is not None]
    return _Side(one.value, one.claims.union(*agreeing))


def _standing(
    side: _Side[T], own: frozenset[str], facet: Facet[T], weighing: Weighing
) -> tuple[int, int, int, tuple[float, ...], str]:
    """Order sides by the claims that speak for each alone."""
    return (
        -(weighing.origins(own) if own else 0),
        -weighing.latest(own).toordinal(),
        -len(own),
        tuple(-part for part in facet.caution(side.value)),
        facet.tell(side.value),
    )


def _commonness(side: _Side[T], facet: Facet[T], weighing: Weighing) -> tuple[int, int, str]:
    reports = {weighing.report_of[key] for key in side.claims}
    return -len(reports), -weighing.latest(side.claims).toordinal(), facet.tell(side.value)
