"""Values that cannot all be right, and whether one holder only brought its own up to date."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from twosource.model.event import Conflict, Finding, Held
from twosource.model.values import GroundedClaim, When, Who
from twosource.stages.aggregate import Facet, Option, T
from twosource.stages.names import fold_name

DENIALS = frozenset({"denied", "negated"})


def find_conflict(
    name: str,
    options: Sequence[Option[T]],
    finding: Finding[T],
    facet: Facet[T],
    claims: Mapping[str, GroundedClaim],
) -> Conflict | None:
    """Give the values of one facet that do not fit together, each with its holders; None if all do.

    It is an update only if one and the same holder tells all the values, each as of another known
    day: a toll that rises in a ministry's own statements. Anything else is a conflict.
    """
    if not finding.against:
        return None
    holders: defaultdict[str, set[str]] = defaultdict(set)
    for option in options:
        holders[facet.tell(option.value)].add(option.claim)
    values = tuple(Held(value, tuple(sorted(keys))) for value, keys in sorted(holders.items()))
    return Conflict(name, values, "update" if _is_update(values, claims) else "conflict")


def hold_against(finding: Finding[T], rivals: Sequence[Option[T]], facet: Facet[T]) -> Finding[T]:
    """Put what others tell among the claims against a value, which they had no say in choosing."""
    further = {one.claim for one in rivals if facet.meet(finding.value, one.value) is None}
    return replace(finding, against=tuple(sorted({*finding.against, *further})))


def find_denial(claims: Sequence[GroundedClaim]) -> Conflict | None:
    """Give who tells it and who denies it; None if nobody does one of the two."""
    denied = tuple(sorted(one.claim.id for one in claims if one.claim.stance in DENIALS))
    told = tuple(sorted(one.claim.id for one in claims if affirms(one)))
    if not denied or not told:
        return None
    return Conflict("stance", (Held("told as so", told), Held("denied", denied)), "conflict")


def affirms(one: GroundedClaim) -> bool:
    """Tell whether a claim says that it happened, is happening, will or may."""
    return one.claim.stance in {"asserted", "alleged", "possible"}


def is_accused(denier: GroundedClaim, claims: Sequence[GroundedClaim]) -> bool:
    """Tell whether the one who denies is, or speaks for, the one said to have done it.

    A government's voice speaks for any of its bodies; otherwise a shared word of the names does.
    """
    actors = [who for one in claims for who in one.who if who.role == "actor"]
    chain = denier.claim.chain
    return bool(chain) and any(_speaks_for(chain[0].name, chain[0].kind, who) for who in actors)


def as_of(one: GroundedClaim) -> date | None:
    """Give the day up to which a claim speaks: that of the statement, else of the writing."""
    for value in (one.stated, one.written):
        if isinstance(value, When) and value.latest is not None:
            return value.latest
    return None


def holder_of(one: GroundedClaim) -> str:
    """Give the innermost voice that has a name, else the outlet, else the report."""
    for voice in one.claim.chain:
        if voice.kind != "unnamed":
            return fold_name(voice.name)
    return one.claim.report if one.outlet is None else fold_name(one.outlet)


def _speaks_for(name: str, kind: str, actor: Who) -> bool:
    if kind == "government" and actor.entity == "government":
        return True
    return not set(fold_name(name).split(" ")).isdisjoint(fold_name(actor.name).split(" "))


def _is_update(values: Sequence[Held], claims: Mapping[str, GroundedClaim]) -> bool:
    if len({holder_of(claims[key]) for held in values for key in held.claims}) != 1:
        return False
    days = [{as_of(claims[key]) for key in held.claims} for held in values]
    together = frozenset().union(*days)
    return None not in together and len(together) == sum(len(each) for each in days)
