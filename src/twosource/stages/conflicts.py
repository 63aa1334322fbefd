"""Values that cannot all be right, each with whose word it is."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from twosource.model.event import Conflict, Finding, Held
from twosource.model.values import GroundedClaim, Who
from twosource.stages.aggregate import Facet, Option, T
from twosource.stages.holders import as_of, read_holder
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

    The options are those that still stand: what a holder has brought up to date is none of them.
    """
    if not finding.against:
        return None
    holders: defaultdict[str, set[str]] = defaultdict(set)
    for option in options:
        holders[facet.tell(option.value)].add(option.claim)
    values = tuple(hold(words, keys, claims) for words, keys in sorted(holders.items()))
    return Conflict(name, values, "conflict")


def hold(words: str, keys: Iterable[str], claims: Mapping[str, GroundedClaim]) -> Held:
    """Give a value with the claims that hold it, whose word that is and up to which day."""
    days = [as_of(claims[key]) for key in keys]
    return Held(
        words,
        tuple(sorted(keys)),
        tuple(sorted({read_holder(claims[key]).shown for key in keys})),
        max((day for day in days if day is not None), default=None),
    )


def hold_against(finding: Finding[T], rivals: Sequence[Option[T]], facet: Facet[T]) -> Finding[T]:
    """Put what others tell among the claims against a value, which they had no say in choosing."""
    further = {one.claim for one in rivals if facet.meet(finding.value, one.value) is None}
    return replace(finding, against=tuple(sorted({*finding.against, *further})))


def find_denial(claims: Sequence[GroundedClaim]) -> Conflict | None:
    """Give who tells it and who denies it or a part in it; None if nobody does one of the two."""
    told = [one for one in claims if affirms(one)]
    denied = [one for one in claims if one.claim.stance in DENIALS]
    disowned = [one for one in claims if one.claim.disowns is not None]
    if not (denied or disowned) or not told:
        return None
    accused = [one for one in denied if is_accused(one, claims)]
    sides = {
        "told as so": told,
        "denied": [one for one in denied if one not in accused],
        "denied by the accused": accused,
        "a part in it denied": disowned,
    }
    by_id = {one.claim.id: one for one in claims}
    values = tuple(
        hold(words, [one.claim.id for one in ones], by_id) for words, ones in sides.items() if ones
    )
    return Conflict("stance", values, "conflict")


def affirms(one: GroundedClaim) -> bool:
    """Tell whether a claim says that it happened, is happening, will or may.

    Who denies a part in it says nothing of the deed.
    """
    return one.claim.disowns is None and one.claim.stance in {"asserted", "alleged", "possible"}


def is_accused(denier: GroundedClaim, claims: Sequence[GroundedClaim]) -> bool:
    """Tell whether the one who denies is, or speaks for, the one said to have done it.

    A government's voice speaks for any of its bodies; otherwise a shared word of the names does.
    """
    actors = [who for one in claims for who in one.who if who.role == "actor"]
    chain = denier.claim.chain
    return bool(chain) and any(_speaks_for(chain[0].name, chain[0].kind, who) for who in actors)


def _speaks_for(name: str, kind: str, actor: Who) -> bool:
    if kind == "government" and actor.entity == "government":
        return True
    return not set(fold_name(name).split(" ")).isdisjoint(fold_name(actor.name).split(" "))
