"""Where the review of an event stands, in words, and the signature a person puts under it."""

from secrets import token_hex

from twosource.model.event import Event
from twosource.model.ruling import Review, Reviewed
from twosource.model.values import GroundedClaim
from twosource.stages.signing import digest_content
from twosource.views.record_view import RecordView

SALT_BYTES = 16
STATES = {
    "machine": "nobody has looked at it yet",
    "in_review": "in review",
    "signed": "signed",
    "changed_since_signed": "changed since it was signed",
}


def tell_review(review: Review) -> str:
    """Give the state of a review in words, with who and when."""
    if review.state == "machine":
        return STATES["machine"]
    by = f", by {review.by}, {review.at} (decision {review.decision})"
    note = f"  “{review.note}”" if review.note else ""
    differs = f"; other now: {', '.join(review.differs)}" if review.differs else ""
    return f"{STATES[review.state]}{by}{differs}{note}"


def sign_as_it_stands(event: Event, view: RecordView) -> Reviewed:
    """Give a signature on an event as somebody sees it."""
    salt = token_hex(SALT_BYTES)
    digests = digest_content(event, _claims(event, view), salt)
    return Reviewed(event.id, event.label, "signed", salt, digests, event.reports)


def take_up(event: Event) -> Reviewed:
    """Give somebody's word that they are at an event."""
    return Reviewed(event.id, event.label, "in_review", reports=event.reports)


def remark(event: Event) -> Reviewed:
    """Give what a comment on an event hangs on: it says nothing of where its review stands."""
    return Reviewed(event.id, event.label, "noted", reports=event.reports)


def mark_seen(event: Event, view: RecordView) -> str:
    """Give a short mark of what a person sees of an event, part by part: "what:1f…,when:9a…"."""
    digests = digest_content(event, _claims(event, view), "seen")
    return ",".join(f"{part}:{one[:12]}" for part, one in digests)


def list_unseen(seen: str, event: Event, view: RecordView) -> tuple[str, ...]:
    """Give the parts of an event that are others than somebody saw; all, where nothing was."""
    before = set(seen.split(","))
    now = mark_seen(event, view).split(",")
    return tuple(one.partition(":")[0] for one in now if one not in before)


def _claims(event: Event, view: RecordView) -> dict[str, GroundedClaim]:
    return {key: view.claims[key].grounded for key in event.claims}
