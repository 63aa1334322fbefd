"""That a person coded a claim by hand, in words: who, by which decision, and beside what."""

from collections.abc import Iterator, Sequence

from twosource.model.event import Event
from twosource.model.match import Decision
from twosource.model.values import GroundedClaim
from twosource.views.record_view import RecordView


def mark_coded(by: Sequence[str]) -> str:
    """Give the mark of what people coded by hand, "" where nobody did.

    >>> mark_coded(("R1", "R2")), mark_coded(())
    ('coded by hand, R1, R2', '')
    """
    return f"coded by hand, {', '.join(by)}" if by else ""


def tell_coding(claim: GroundedClaim) -> Iterator[str]:
    """Give who coded a claim by hand, when, by which decision and why; nothing of the machine's."""
    for one in claim.coded:
        note = f"  “{one.note}”" if one.note else ""
        yield f"coded by hand, {one.by} (decision {one.decision}, {one.at}){note}"


def tell_one_telling(decision: Decision, claims: Sequence[GroundedClaim]) -> str | None:
    """Say that a claim coded by hand goes with another for their words; None where it does not."""
    codings = [each for one in claims for each in one.coded]
    coded = next((one for one in codings if one.decision == decision.id), None)
    if coded is None:
        return None
    return (
        f"One telling: {coded.by} coded by hand (decision {coded.decision}) what the other claim"
        " tells in the same words."
    )


def tell_hands(event: Event, view: RecordView) -> Iterator[str]:
    """Give each report of which somebody coded by hand what it tells of an event."""
    for key in event.claims:
        claim = view.claims[key]
        for one in claim.grounded.coded:
            yield (
                f"Coded by hand, {one.by}: what {claim.report.label} tells"
                f" (claim {key[:8]}, decision {one.decision})"
            )
