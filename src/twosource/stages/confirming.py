"""What would confirm an event that rests on one reporting origin: who else could tell of it."""

from collections.abc import Iterable, Sequence

from twosource.model.event import Event
from twosource.model.values import GroundedClaim
from twosource.stages.credibility import ENOUGH
from twosource.stages.names import same_name

MOST = 3
_BODIES = frozenset({"government", "organisation"})


def say_what_confirms(event: Event, claims: Iterable[GroundedClaim]) -> tuple[str, ...]:
    """Give what would confirm an event, in words; nothing where two reporting origins tell it.

    Named are only bodies that take part in it and have not been heard themselves.
    """
    reporting = event.origins.reporting
    if len(reporting) >= ENOUGH:
        return ()
    ways = []
    if reporting:
        ways.append(
            f"a report that has it from somebody else than {reporting[0]}, and says from whom"
        )
    else:
        ways.append("a report of an outlet that stands by it, and says whom it has it from")
    bodies = _list_unheard(event, list(claims))
    if bodies:
        ways.append(f"the own word of {' or '.join(bodies[:MOST])}: told of, and not heard")
    ways.append("a document, a picture or a reporter who was there")
    if event.todo:
        ways.append(
            f"{event.todo[0].words} would show what was passed on rightly; it adds no origin"
        )
    return tuple(ways)


def _list_unheard(event: Event, claims: Sequence[GroundedClaim]) -> list[str]:
    """Give the bodies that take part and say nothing."""
    heard = [voice.name for one in claims for voice in one.claim.chain]
    bodies = [
        " ".join(who.value.name.split())
        for who in event.who
        if who.value.entity in _BODIES and who.value.named and not who.value.private
    ]
    return [
        body for body in dict.fromkeys(bodies) if not any(same_name(body, name) for name in heard)
    ]
