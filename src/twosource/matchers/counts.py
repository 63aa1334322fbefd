"""What two claims' numbers say for and against one event. A differing count never forbids."""

from collections.abc import Iterable

from twosource.matchers.dates import step
from twosource.matchers.sides import CROWDS, TOLLS, Sides
from twosource.model.match import Sight
from twosource.model.values import Count, GroundedClaim, Who
from twosource.stages.how_many_compare import disjoint, tell_number
from twosource.stages.restate import by_others

FEW = 5
CLOSED = 50
TIMES = ((1.5, "up to 1.5 times"), (2.0, "up to 2 times"), (4.0, "up to 4 times"))
MORE = "over 4 times"
# Of several numbers the one that tells most is weighed.
TELLING = (
    "closed groups differ",
    "equal, over 5",
    "crowd differs over 4 times",
    "equal, up to 5",
    "crowd differs up to 4 times",
    "toll differs over 4 times",
    "crowd differs up to 2 times",
    "toll differs up to 4 times",
    "both one",
    "may be equal",
    "crowd differs up to 1.5 times",
    "toll differs up to 2 times",
    "toll differs up to 1.5 times",
    "other holders",
)


def people_counted(sides: Sides) -> Sight | None:
    """Both count people of the same lot: as many, or more against fewer."""
    return _weigh("people_counted", sides, _of(sides, {"people"}))


def families_counted(sides: Sides) -> Sight | None:
    """Both count families of the same lot: as many, or more against fewer."""
    return _weigh("families_counted", sides, _of(sides, {"families"}))


def things_counted(sides: Sides) -> Sight | None:
    """Both count the same kind of thing: as many, or more against fewer."""
    kinds = {ours.of for ours, _ in sides.counted()} - {"people", "families"}
    return _weigh("things_counted", sides, _of(sides, kinds))


def named_as_many(sides: Sides) -> Sight | None:
    """One counts people, the other names as many in their stead: "two journalists", and two names.

    In one report, and of one kind of event.
    """
    if not sides.one_report or sides.left.claim.subtype != sides.right.claim.subtype:
        return None
    for teller, namer in ((sides.left, sides.right), (sides.right, sides.left)):
        names = _list_named(namer)
        counted = [one for one in teller.counts if one.of == "people" and _exact(one)]
        if len(names) > 1 and len(names) in {one.low for one in counted} and not _is_named(teller):
            return Sight("named_as_many", "as many", f"{len(names)} people, and as many names")
    return None


def _list_named(claim: GroundedClaim) -> set[str]:
    """Give the people a claim names in the first role it names any in; none where it counts."""
    if claim.counts:
        return set()
    named = [(who.role, who.name) for who in claim.who if _is_person(who)]
    roles = [role for role in ("target", "actor") if any(one == role for one, _ in named)]
    return {name for role, name in named if role == roles[0]} if roles else set()


def _is_named(claim: GroundedClaim) -> bool:
    return any(_is_person(who) for who in claim.who)


def _is_person(who: Who) -> bool:
    return who.named and who.entity == "person"


def _of(sides: Sides, kinds: set[str]) -> list[tuple[Count, Count]]:
    of_kind = [(ours, theirs) for ours, theirs in sides.counted() if ours.of in kinds]
    # That two reports count nobody tells of no number, and neither for nor against one event.
    return [one for one in of_kind if sides.one_report or not _count_nobody(*one)]


def _count_nobody(*counts: Count) -> bool:
    return all(one.high == 0 for one in counts)


def _weigh(feature: str, sides: Sides, pairs: Iterable[tuple[Count, Count]]) -> Sight | None:
    """Give what the pair of numbers shows that says most; of one outcome each counts once."""
    sights = [
        Sight(feature, _row(ours, theirs, sides), _words(ours, theirs)) for ours, theirs in pairs
    ]
    return max(sights, key=lambda one: (-TELLING.index(one.row), one.words), default=None)


def _row(ours: Count, theirs: Count, sides: Sides) -> str:
    if not disjoint(ours, theirs):
        return _agreeing(ours, theirs)
    if sides.one_report and by_others(sides.left.claim.chain, sides.right.claim.chain):
        # One report that lets two holders count is telling of their quarrel, not of two events.
        return "other holders"
    fewer, more = sorted((_size(ours), _size(theirs)))
    if is_closed(ours, theirs) or (sides.one_report and _exact(ours) and _exact(theirs)):
        return "closed groups differ"
    kind = "toll" if ours.outcome in TOLLS else "crowd"
    return f"{kind} differs {step(more / max(fewer, 1), TIMES, MORE)}"


def is_closed(*counts: Count) -> bool:
    """Tell whether exact numbers count a closed group: few enough to be known, and no toll."""
    return all(
        _exact(one) and _size(one) <= CLOSED and one.outcome not in TOLLS | CROWDS for one in counts
    )


def _agreeing(ours: Count, theirs: Count) -> str:
    if ours.best is None or ours.best != theirs.best:
        return "may be equal"
    if ours.best <= 1:
        return "both one"
    return "equal, up to 5" if ours.best <= FEW else "equal, over 5"


def _exact(count: Count) -> bool:
    return count.low == count.high


def _size(count: Count) -> int:
    return count.low if count.best is None else count.best


def _words(ours: Count, theirs: Count) -> str:
    if (ours.low, ours.high) == (theirs.low, theirs.high):
        return f"both {tell_number(ours)} {ours.of}"
    return f"{tell_number(ours)} {ours.of} against {tell_number(theirs)}"
