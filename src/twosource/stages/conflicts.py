"""Values that cannot all be right, each with whose word it is."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from twosource.model.event import Conflict, Finding
from twosource.model.values import GroundedClaim, Who
from twosource.stages.affirming import affirms, denies_outcome, find_deniers
from twosource.stages.aggregate import Facet, Option, T
from twosource.stages.held import Hearing, hold
from twosource.stages.names import fold_name

DENIALS = frozenset({"denied", "negated"})


def find_conflict(
    name: str,
    options: Sequence[Option[T]],
    finding: Finding[T],
    facet: Facet[T],
    hearing: Hearing,
) -> Conflict | None:
    """Give the values of one facet that do not fit together, each with its holders; None if all do.

    The options are those that still stand: what a holder has brought up to date is none of them.
    Values that fit together, "10" and "about 10", are one side.
    """
    if not finding.against:
        return None
    values = tuple(
        hold(words, keys, hearing) for words, keys in sorted(_take_sides(options, finding, facet))
    )
    return Conflict(name, values, "conflict")


def _take_sides(
    options: Sequence[Option[T]], finding: Finding[T], facet: Facet[T]
) -> Iterable[tuple[str, set[str]]]:
    """Give the sides of a conflict: the value chosen with all that fits it, then the others.

    What is told most often draws to it first what fits it.
    """
    values = {facet.tell(option.value): option.value for option in options}
    claims: defaultdict[str, set[str]] = defaultdict(set)
    for option in options:
        claims[facet.tell(option.value)].add(option.claim)
    sides = [(finding.value, set[str]())]
    for words in sorted(values, key=lambda words: (-len(claims[words]), words)):
        for place, (value, keys) in enumerate(sides):
            shared = facet.meet(value, values[words])
            if shared is not None:
                sides[place] = (shared if place else value, keys | claims[words])
                break
        else:
            sides.append((values[words], claims[words]))
    return [(facet.tell(value), keys) for value, keys in sides if keys]


def hold_against(finding: Finding[T], rivals: Sequence[Option[T]], facet: Facet[T]) -> Finding[T]:
    """Put what others tell among the claims against a value, which they had no say in choosing."""
    further = {one.claim for one in rivals if facet.meet(finding.value, one.value) is None}
    return replace(finding, against=tuple(sorted({*finding.against, *further})))


def find_denial(claims: Sequence[GroundedClaim], hearing: Hearing) -> Conflict | None:
    """Give who tells it and who denies it or a part in it; None if nobody does one of the two.

    Of a denial of what came of it the facet names that: "stance.injury".
    """
    told = [one for one in claims if affirms(one)]
    denied = find_deniers(claims, DENIALS)
    disowned = [one for one in claims if one.claim.disowns is not None]
    facet = "stance"
    if not disowned and all(denies_outcome(one, claims) for one in denied):
        # Only who tells of the outcome is contradicted.
        kinds = {one.claim.type for one in denied}
        told = [one for one in told if one.claim.type in kinds]
        facet = ".".join([facet, *sorted(kinds)])
    if not (denied or disowned) or not told:
        return None
    accused = [one for one in denied if is_accused(one, claims)]
    sides = {
        "told as so": told,
        "denied": [one for one in denied if one not in accused],
        "denied by the accused": accused,
        "a part in it denied": disowned,
    }
    values = tuple(
        hold(words, [one.claim.id for one in ones], hearing)
        for words, ones in sides.items()
        if ones
    )
    return Conflict(facet, values, "conflict")


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
