"""Which claims are worth comparing: near-linear in the number of claims.

Within a report all claims of one kind are compared. Across reports two claims must share something
that could carry a match: a place, a province, a day, a public name, a number, or one text. Names of
private persons bring no two claims together: they are compared where something else has.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import combinations

from twosource.model.match import Pair
from twosource.model.values import Count, GroundedClaim, When, Where, Who
from twosource.stages.names import fold_name

NEGATIVE = frozenset({"negated", "not_reported"})
SMALL = 60
LARGE = 200
LONGEST_DATED = 10

Key = tuple[str, ...]


def pairs_to_compare(
    claims: Sequence[GroundedClaim],
    families: Mapping[str, str],
    roots: Mapping[str, str] | None = None,
) -> Iterator[Pair]:
    """Give the pairs of claims to compare, each once, in order of their ids.

    `families` maps a type to the family of types that may tell of one event, `roots` a copied
    report to the text it repeats. General statements pair with nothing, and what is negated or not
    reported never with what is told as happening.
    """
    found = {*pairs_within(claims, families), *pairs_across(claims, families, roots)}
    yield from sorted(found)


def pairs_within(claims: Iterable[GroundedClaim], families: Mapping[str, str]) -> Iterator[Pair]:
    """Give the pairs of claims of one report and one family of types, in order of their ids."""
    blocks: defaultdict[Key, list[GroundedClaim]] = defaultdict(list)
    for one in _eventful(claims):
        family = families.get(one.claim.type, one.claim.type)
        blocks[one.claim.report, family, _side(one)].append(one)
    yield from sorted(
        _pair(one, other) for block in blocks.values() for one, other in combinations(block, 2)
    )


def pairs_across(
    claims: Iterable[GroundedClaim],
    families: Mapping[str, str],
    roots: Mapping[str, str] | None = None,
) -> Iterator[Pair]:
    """Give the pairs of claims of two reports and one family of types that share something."""
    by_family: defaultdict[Key, list[GroundedClaim]] = defaultdict(list)
    for one in _eventful(claims):
        by_family[families.get(one.claim.type, one.claim.type), _side(one)].append(one)
    found = {
        _pair(one, other)
        for family in by_family.values()
        for block in _blocks(family, roots or {})
        for one, other in combinations(block, 2)
        if one.claim.report != other.claim.report and _compatible(one, other)
    }
    yield from sorted(found)


def keys_of(one: GroundedClaim, roots: Mapping[str, str]) -> frozenset[Key]:
    """Give what a claim could share with another: place, province, day, name, number, text."""
    keys: set[Key] = {("text", roots.get(one.claim.report, one.claim.report))}
    if isinstance(one.where, Where):
        place = one.where.place
        keys.add(("place", place.id.removeprefix("iso:")))
        keys.update(("place", code) for code in (place.admin1, place.admin2) if code is not None)
    if isinstance(one.when, When):
        keys.update(("day", day) for day in _days(one.when))
    keys.update(("name", fold_name(who.name)) for who in one.who if _tells(who))
    keys.update(_number(count) for count in one.counts if count.best is not None and count.best > 1)
    return frozenset(keys)


def is_eventful(one: GroundedClaim) -> bool:
    """Tell whether a claim may make an event: general statements make none."""
    return one.claim.time != "general"


def _eventful(claims: Iterable[GroundedClaim]) -> Iterator[GroundedClaim]:
    return (one for one in sorted(claims, key=lambda one: one.claim.id) if is_eventful(one))


def _side(one: GroundedClaim) -> str:
    return "told as not so" if one.claim.stance in NEGATIVE else "told as so"


def _pair(one: GroundedClaim, other: GroundedClaim) -> Pair:
    left, right = sorted((one.claim.id, other.claim.id))
    return Pair(left, right)


def _blocks(
    family: Sequence[GroundedClaim], roots: Mapping[str, str]
) -> Iterator[Sequence[GroundedClaim]]:
    """Give the groups within which everything is compared.

    A small family is one group. A key that very many claims share (a capital, a common number)
    tells little by itself: its claims must share a thing of another kind as well.
    """
    if len(family) <= SMALL:
        yield family
        return
    keys = {one.claim.id: keys_of(one, roots) for one in family}
    for key, block in _group(family, keys):
        if len(block) <= LARGE:
            yield block
        else:
            others = {
                one.claim.id: frozenset(other for other in keys[one.claim.id] if other[0] != key[0])
                for one in block
            }
            yield from (finer for _, finer in _group(block, others))


def _group(
    claims: Sequence[GroundedClaim], keys: Mapping[str, frozenset[Key]]
) -> Iterator[tuple[Key, Sequence[GroundedClaim]]]:
    groups: defaultdict[Key, list[GroundedClaim]] = defaultdict(list)
    for one in claims:
        for key in keys[one.claim.id]:
            groups[key].append(one)
    for key in sorted(groups):
        if len(groups[key]) > 1:
            yield key, groups[key]


def _compatible(one: GroundedClaim, other: GroundedClaim) -> bool:
    """Leave out what lies inland of two countries."""
    ours, theirs = one.where, other.where
    if isinstance(ours, Where) and isinstance(theirs, Where):
        kinds = {ours.place.kind, theirs.place.kind}
        if ours.place.country != theirs.place.country and kinds <= {"country", "town", "admin1"}:
            return False
    return True


def _days(when: When) -> Iterator[str]:
    """Give each day with its neighbours; of a wide date only its month."""
    if when.earliest is None or when.latest is None:
        yield when.edtf[:7] if len(when.edtf) > len("XXXX-08-09") else when.edtf
        return
    if (when.latest - when.earliest).days > LONGEST_DATED:
        yield f"{when.earliest:%Y-%m}"
        return
    day, last = when.earliest - timedelta(1), when.latest + timedelta(1)
    while day <= last:
        yield day.isoformat()
        yield f"XXXX-{day:%m-%d}"
        day += timedelta(1)


def _tells(who: Who) -> bool:
    """Tell whether a name may bring two claims together; that of a private person never does."""
    return who.named and not who.private and who.entity in {"person", "group", "organisation"}


def _number(count: Count) -> Key:
    return "number", count.of, count.outcome, str(count.best)
