"""Which claims are worth comparing: near-linear in the number of claims.

Within a report all claims of one kind are compared. Across reports two claims are compared if few
share what they share (see `sharing.py`): up to three things of different kinds, or one text. So no
capital and no common number makes everything be compared with everything.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from twosource.model.match import Pair
from twosource.model.values import GroundedClaim, Where
from twosource.stages.sharing import KINDS, OPEN, WORD, Around, Shareable, list_things

NEGATIVE = frozenset({"negated", "not_reported"})
# So many claims of one family are all compared.
SMALL = 60
# So many may share one thing, two things, three things, and are compared.
FEW = (SMALL, 30, 50, 70)
FEW_WITH_WORD = 8
FEW_COPIES = 200
TEXT = KINDS.index("text")
DEEPEST = len(FEW) - 1

Key = tuple[str, ...]


def pairs_to_compare(
    claims: Sequence[GroundedClaim], families: Mapping[str, str], around: Around | None = None
) -> Iterator[Pair]:
    """Give the pairs of claims to compare, each once, in order of their ids.

    `families` maps a type to the family of types that may tell of one event. General statements
    pair with nothing, and what is negated or not reported never with what is told as happening.
    """
    yield from sorted([*pairs_within(claims, families), *pairs_across(claims, families, around)])


def pairs_within(claims: Iterable[GroundedClaim], families: Mapping[str, str]) -> Iterator[Pair]:
    """Give the pairs of claims of one report and one family of types, report by report.

    "Nobody died" is compared with the act that nobody died of, and with no other.
    """
    blocks: defaultdict[Key, list[GroundedClaim]] = defaultdict(list)
    eventful = {one.claim.id: one for one in claims if is_eventful(one)}
    for one in eventful.values():
        blocks[one.claim.report, *family_of(one, families)].append(one)
    for block in blocks.values():
        yield from (_pair(one, other) for one, other in combinations(block, 2))
    for one in eventful.values():
        act = None if one.outcome is None else one.outcome.of
        if one.claim.stance in NEGATIVE and act in eventful:
            yield _pair(one, eventful[act])


def pairs_across(
    claims: Iterable[GroundedClaim], families: Mapping[str, str], around: Around | None = None
) -> Iterator[Pair]:
    """Give the pairs of claims of two reports and one family of types that share enough."""
    by_family: defaultdict[Key, list[GroundedClaim]] = defaultdict(list)
    for one in claims:
        if is_eventful(one):
            by_family[family_of(one, families)].append(one)
    for family in by_family.values():
        yield from _pairs_of(family, around or Around())


def is_eventful(one: GroundedClaim) -> bool:
    """Tell whether a claim may make an event: general statements make none."""
    return one.claim.time != "general"


def family_of(one: GroundedClaim, families: Mapping[str, str]) -> Key:
    """Give what two claims must have in common to be compared at all."""
    side = "told as not so" if one.claim.stance in NEGATIVE else "told as so"
    return families.get(one.claim.type, one.claim.type), side


def may_pair(one: GroundedClaim, other: GroundedClaim) -> bool:
    """Leave out two claims of one report, and what lies inland of two countries."""
    if one.claim.report == other.claim.report:
        return False
    ours, theirs = one.where, other.where
    if isinstance(ours, Where) and isinstance(theirs, Where):
        kinds = {ours.place.kind, theirs.place.kind}
        if ours.place.country != theirs.place.country and kinds <= {"country", "town", "admin1"}:
            return False
    return True


def is_small(block: int, askers: int, depth: int, kind: int) -> bool:
    """Tell whether so few claims share things that they are compared.

    `askers` are those of the block that are compared with all the others: all of them, but for a
    day of an open year those whose year is open. `depth` things are shared, the last of a kind.
    """
    most = FEW_COPIES if kind == TEXT else FEW_WITH_WORD if kind == WORD else FEW[depth]
    return askers * (2 * block - askers - 1) <= most * (most - 1)


def _pair(one: GroundedClaim, other: GroundedClaim) -> Pair:
    left, right = sorted((one.claim.id, other.claim.id))
    return Pair(left, right)


def _pairs_of(family: Sequence[GroundedClaim], around: Around) -> Iterator[Pair]:
    if len(family) <= SMALL:
        yield from (
            _pair(one, other) for one, other in combinations(family, 2) if may_pair(one, other)
        )
        return
    things = [list_things(one, around) for one in family]
    seen: set[int] = set()
    for block, asks in split(range(len(family)), things):
        for one, other in combinations(block, 2):
            key = one * len(family) + other
            if key in seen or (asks and not (things[one].open_year or things[other].open_year)):
                continue
            seen.add(key)
            if may_pair(family[one], family[other]):
                yield _pair(family[one], family[other])


def split(
    block: Sequence[int],
    things: Sequence[Shareable],
    depth: int = 1,
    start: int = 0,
    *,
    asks: bool = False,
) -> Iterator[tuple[Sequence[int], bool]]:
    """Give the groups of a block that share so much that they are few, down to three things.

    With each goes whether only those of an open year are compared with the others.
    """
    # Words are not put together with other things.
    for kind in range(start, len(KINDS) if depth == 1 else WORD):
        asking = asks or kind == OPEN
        for group in _group(block, things, kind):
            askers = sum(things[one].open_year for one in group) if asking else len(group)
            if is_small(len(group), askers, depth, kind):
                yield group, asking
            elif depth < DEEPEST and kind != WORD:
                yield from split(group, things, depth + 1, kind + 1, asks=asking)


def _group(block: Sequence[int], things: Sequence[Shareable], kind: int) -> Iterator[Sequence[int]]:
    """Give those of a block that share a thing of a kind, thing by thing."""
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for one in block:
        for key in things[one].things[kind]:
            groups[key].append(one)
    return (group for group in groups.values() if len(group) > 1)
