"""Who says of an event that it happened, and who says that it did not.

That nobody died of an attack is part of what is told of the attack, and no denial of it.
"""

from collections.abc import Collection, Iterable, Sequence

from twosource.model.values import GroundedClaim

NEGATIVE = frozenset({"denied", "negated", "not_reported"})
_TOLD_AS_NONE = frozenset({"negated", "not_reported"})


def affirms(one: GroundedClaim) -> bool:
    """Tell whether a claim says that it happened, is happening, will or may.

    Who denies a part in it says nothing of the deed.
    """
    return one.claim.disowns is None and one.claim.stance not in NEGATIVE


def find_tellers(claims: Sequence[GroundedClaim]) -> list[GroundedClaim]:
    """Give the claims that tell of an event, those among them that say what did not come of it.

    "Nobody died", of an event that others tell as an act or with other outcomes, affirms it.
    """
    kinds = {one.claim.type for one in claims if affirms(one)}
    return [one for one in claims if affirms(one) or tells_of_none(one, kinds)]


def tells_of_none(one: GroundedClaim, kinds: Iterable[str]) -> bool:
    """Tell whether a claim says that nothing of its kind came of an event of other kinds."""
    none = one.claim.stance in _TOLD_AS_NONE and one.outcome is not None
    if one.outcome is not None and one.claim.type in one.outcome.acts:
        return False
    return none and one.claim.disowns is None and any(kind != one.claim.type for kind in kinds)


def denies_outcome(one: GroundedClaim, claims: Iterable[GroundedClaim]) -> bool:
    """Tell whether a claim denies only what came of an event that others tell by its act.

    That nobody was hurt is no word against the ferry's having run aground.
    """
    kinds = {other.claim.type for other in claims if affirms(other)}
    return one.outcome is not None and bool(kinds - {one.claim.type})


def find_deniers(
    claims: Sequence[GroundedClaim], stances: Collection[str] = NEGATIVE
) -> list[GroundedClaim]:
    """Give the claims of some stances that say of an event that it did not happen."""
    tellers = {one.claim.id for one in find_tellers(claims)}
    return [one for one in claims if one.claim.id not in tellers and one.claim.stance in stances]
