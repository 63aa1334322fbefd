"""What a person's answer to values in conflict puts into the claims that hold them.

Pure: what is given back is asked for and not yet kept; `word_on_value.py` checks it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from twosource.model.correction import Facet
from twosource.model.event import Conflict
from twosource.model.values import Count, GroundedClaim, Where
from twosource.stages.facet_words import MORE, name_count, say_count
from twosource.stages.facets import WHERE
from twosource.stages.how_many_compare import tell_number
from twosource.stages.word_on_value import OnValue

Claims = Mapping[str, GroundedClaim]
Spoken = tuple[GroundedClaim, OnValue]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the values in conflict, and the claims that hold it.

    `value` is how it is typed, "" where it is no value that a claim can be given: who tells and
    who denies, or a number that only several claims together come to.
    """

    words: str
    claims: tuple[str, ...]
    value: str


def list_sides(conflict: Conflict, claims: Claims) -> tuple[Side, ...]:
    """Give the sides of a conflict with what would put each into another claim."""
    sides = []
    for held in conflict.values:
        told = [claims[key] for key in held.claims if key in claims]
        sides.append(Side(held.value, held.claims, _find_value(conflict.facet, held.value, told)))
    return tuple(sides)


def choose_side(facet: str, side: Side, sides: Sequence[Side], claims: Claims) -> Iterator[Spoken]:
    """Give what puts one value into the claims of all others; nothing where it cannot be put."""
    if not side.value:
        return
    for key in dict.fromkeys(key for other in sides for key in other.claims):
        one = claims.get(key)
        part = None if one is None or key in side.claims else find_part(facet, one)
        if one is not None and part is not None:
            yield one, OnValue(*part, "is", side.value)


def find_part(facet: str, claim: GroundedClaim) -> tuple[Facet, str] | None:
    """Give which value of a claim is in conflict: its facet, and which number; None for others."""
    if facet == "when":
        return "when", ""
    if facet == "where":
        return "where", ""
    counts = _list_counts(facet, claim)
    return ("count", name_count(counts[0])) if counts else None


def _find_value(facet: str, words: str, claims: Sequence[GroundedClaim]) -> str:
    """Give a side's value as a person types it: a day is told as it is typed."""
    if facet == "when":
        return words
    if facet == "where":
        wheres = [one.where for one in claims if isinstance(one.where, Where)]
        found = (one for one in wheres if WHERE.tell(one) == words)
        return next((";".join(place.id for place in one.every) for one in found), "")
    told = (count for one in claims for count in _list_counts(facet, one))
    return next((say_count(one) for one in told if tell_number(one) == words), "")


def _list_counts(facet: str, claim: GroundedClaim) -> list[Count]:
    """Give the counts of a claim that a facet names: "counts.people", "counts.people.dead.child".

    The outcome is not named where an event has but one.
    """
    kind, *parts = facet.split(".")
    if kind != "counts" or not parts:
        return []
    of, *rest = parts
    return [one for one in claim.counts if one.of == of and _is_named(one, rest)]


def _is_named(count: Count, rest: Sequence[str]) -> bool:
    named = set(rest) - {MORE}
    exact = count.more == (MORE in rest) and (count.group is None or count.group in named)
    return exact and named <= {count.outcome, count.group}
