"""What a claim has under one facet, in the canonical words in which a person may correct it."""

from collections.abc import Callable, Mapping, Sequence

from twosource.model.claim import Voice
from twosource.model.correction import Facet
from twosource.model.values import Count, GroundedClaim, Place, When, Where

ARROW = " -> "
MORE = "more"


def say_facet(claim: GroundedClaim, facet: Facet, of: str = "") -> str:
    """Give what a claim has under a facet, "" where it is silent; `of` names a count or a role."""
    if facet == "count":
        counts = [one for one in claim.counts if name_count(one) == of]
        return say_count(counts[0]) if counts else ""
    if facet == "who":
        return "; ".join(one.name for one in claim.who if one.role == of)
    return _SAYING[facet](claim)


def list_parts(claim: GroundedClaim, facet: Facet) -> tuple[str, ...]:
    """Give what may follow `--of`: the counts of a claim, or the roles in it; no others have any.

    Each once, in the claim's order.
    """
    if facet == "count":
        return tuple(dict.fromkeys(name_count(one) for one in claim.counts))
    return tuple(dict.fromkeys(one.role for one in claim.who)) if facet == "who" else ()


def name_count(count: Count) -> str:
    """Name what is counted: "people.dead", "people.dead.child", "people.hurt.more"."""
    parts = [count.of, count.outcome, count.group, MORE if count.more else None]
    return ".".join(part for part in parts if part)


def say_count(count: Count) -> str:
    """Give a number as an interval: "12", "12-15", "12+" for at least 12.

    >>> say_count(Count("people", "fled", None, 12, None, None, "", ()))
    '12+'
    """
    if count.high is None:
        return f"{count.low}+"
    return str(count.low) if count.low == count.high else f"{count.low}-{count.high}"


def say_places(places: Sequence[Place]) -> str:
    """Give places by name and id: "Gore (geonames:6184524)"."""
    return " and ".join(f"{place.name} ({place.id})" for place in places)


def say_chain(chain: Sequence[Voice]) -> str:
    """Give a chain, nearest the event first: "mayor:government -> Radio Orilla:outlet"."""
    return ARROW.join(f"{voice.name}:{voice.kind}" for voice in chain)


def _say_when(claim: GroundedClaim) -> str:
    return claim.when.edtf if isinstance(claim.when, When) else ""


def _say_where(claim: GroundedClaim) -> str:
    return say_places(claim.where.every) if isinstance(claim.where, Where) else ""


_SAYING: Mapping[str, Callable[[GroundedClaim], str]] = {
    "type": lambda one: f"{one.claim.type}/{one.claim.subtype}",
    "stance": lambda one: one.claim.stance,
    "time": lambda one: one.claim.time,
    "when": _say_when,
    "where": _say_where,
    "source": lambda one: say_chain(one.claim.chain),
}
