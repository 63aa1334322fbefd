"""Which rule it was that chose one of several values: the first that told them apart."""

from collections.abc import Iterable
from typing import Any

from twosource.model.event import Conflict, Finding

# What a build says where neither origins nor days told the values apart.
TIED = "as many reporting origins and as late; told by more claims or first in order"
BY_CLAIMS = "as many reporting origins and as late; told by more claims"
BY_ORDER = "as many reporting origins, as late, and in as many claims; first in order"


def tell_how_chosen(found: Finding[Any], facet: str, conflicts: Iterable[Conflict]) -> str:
    """Give how a value was chosen; of a tie, whether claims or the order of words decided it."""
    if found.how != TIED:
        return found.how
    rivals = [
        len(held.claims)
        for one in conflicts
        if one.facet == facet
        for held in one.values
        if not set(held.claims) & set(found.claims)
    ]
    if not rivals:
        return found.how
    return BY_CLAIMS if len(found.claims) > max(rivals) else BY_ORDER
