"""What people say of an event and of values, in the shape of the export."""

from twosource.exporters import claim_shapes, event_shapes
from twosource.model.correction import Coding, Correction, Dispute
from twosource.model.ruling import Review


def review_line(review: Review) -> event_shapes.Review:
    """Give where the review of an event stands."""
    return event_shapes.Review(
        state=review.state,
        by=review.by,
        at=review.at,
        note=review.note,
        decision=review.decision,
        differs=review.differs,
    )


def dispute_line(dispute: Dispute) -> event_shapes.Dispute:
    """Give what people disagree on, and what each says."""
    return event_shapes.Dispute(
        about=dispute.about,
        claims=dispute.claims,
        opinions=tuple(
            event_shapes.Opinion(
                decision=one.decision,
                by=one.by,
                at=one.at,
                says=one.says,
                note=one.note,
                heeded=one.heeded,
            )
            for one in dispute.opinions
        ),
    )


def coding_line(one: Coding) -> claim_shapes.Coding:
    """Give who coded a claim by hand."""
    return claim_shapes.Coding(decision=one.decision, by=one.by, at=one.at, note=one.note)


def correction_line(one: Correction) -> claim_shapes.Correction:
    """Give a person's word on a value, with the machine's beside it."""
    return claim_shapes.Correction(
        decision=one.decision,
        facet=one.facet,
        of=one.of or None,
        verdict=one.verdict,
        value=one.value or None,
        machine=one.machine or None,
        by=one.by,
        at=one.at,
        note=one.note,
        heeded=one.heeded,
    )
