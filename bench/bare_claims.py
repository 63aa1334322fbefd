"""Claims of which only what a bench needs is said: no words, one character for a passage."""

from twosource.model.claim import Claim, Voice
from twosource.model.spans import Span

SPAN = Span(0, 1)


def bare_claim(
    key: str, report: str, type_: str, subtype: str, chain: tuple[Voice, ...] = ()
) -> Claim:
    """Give a claim of a report, told as done and as so."""
    return Claim(
        id=key,
        report=report,
        type=type_,
        subtype=subtype,
        forced="unstated",
        time="past",
        stance="asserted",
        quoted=False,
        outcome=None,
        trigger=SPAN,
        passage=SPAN,
        chain=chain,
        participants=(),
        counts=(),
        times=(),
        stated=(),
        places=(),
        definite=False,
    )
