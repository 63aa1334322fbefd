"""What a build moved, and what of the ids of events it had to know."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from twosource.model.event import Event, EventId
from twosource.model.values import GroundedClaim


@dataclass(frozen=True, slots=True)
class KnownEvents:
    """The ids that bear on some claims, and on some sets of claims.

    `events` gives the event of each claim that told of one, `former` which event each of the sets
    last was, by digest; `ids` are those events and all that were born from one of the claims,
    `living` those of them that claims tell of; `last` is the last number the record gave.
    """

    events: Mapping[str, str]
    ids: tuple[EventId, ...]
    living: frozenset[str]
    last: int
    former: Mapping[str, tuple[int, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Grown:
    """What is other than it was: events and claims that changed or are new, and those gone.

    `ids` are those that are new or lead elsewhere now, `lost` the claims that are no more;
    `earlier` gives the event that each claim of these told of. `whole`: these are all there are,
    so that whatever else stands in the record is gone.
    """

    events: Sequence[Event] = ()
    gone: frozenset[str] = frozenset()
    ids: Sequence[EventId] = ()
    claims: Sequence[GroundedClaim] = ()
    lost: frozenset[str] = frozenset()
    whole: bool = False
    earlier: Mapping[str, str] = field(default_factory=dict)
