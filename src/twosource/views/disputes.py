"""Who says what where people disagree, and what they said of values, in words."""

from collections.abc import Iterator, Mapping

from twosource.model.correction import Correction, Dispute
from twosource.model.event import Event
from twosource.model.values import GroundedClaim


def tell_disputes(event: Event) -> Iterator[str]:
    """Give each dispute of an event: what it is about, and who says what and why."""
    for dispute in event.disputes:
        yield f"People disagree on {dispute.about}"
        yield from _tell_opinions(dispute)
        yield ""


def tell_corrections(claim: GroundedClaim) -> Iterator[str]:
    """Give each word of a person on a value of a claim, the machine's value beside it."""
    for one in claim.corrections:
        note = f"  “{one.note}”" if one.note else ""
        heeded = "" if one.heeded else ", overruled by a later decision"
        word = _tell_word(one, by_hand=bool(claim.coded))
        yield (
            f"{one.facet}{f' {one.of}' if one.of else ''}: {word}"
            f" (decision {one.decision} by {one.by}, {one.at}{heeded}){note}"
        )


def mark_disputed(event: Event) -> str:
    """Give the mark of an event on which people disagree, "" where they do not."""
    return "disputed" if event.disputes else ""


def _tell_opinions(dispute: Dispute) -> Iterator[str]:
    for one in dispute.opinions:
        note = f"  “{one.note}”" if one.note else ""
        heeded = "heeded" if one.heeded else "not heeded"
        yield f"  {one.by}: {one.says} (decision {one.decision}, {one.at}; {heeded}){note}"


_WORDS: Mapping[str, str] = {
    "is": "corrected to {value}; {before} {machine}",
    "says": "the text says so: {machine}",
    "does_not": "the text does not say so: {machine}",
}


def _tell_word(one: Correction, *, by_hand: bool) -> str:
    before = "it was coded by hand as" if by_hand else "the machine read"
    told = {"value": one.value, "machine": one.machine or "nothing", "before": before}
    return _WORDS[one.verdict].format(**told)
