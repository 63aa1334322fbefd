"""Which numbers come on top of others of their outcome, and which are only set off from them."""

from collections.abc import Sequence
from dataclasses import replace

from twosource.model.claim import Claim, CountPhrase

NEAR = 250
"""Characters back to what "another" may set a number off from: about two sentences."""


def settle_more(claims: Sequence[Claim]) -> list[Claim]:
    """Leave out that a number comes on top where it is only set off from those of another outcome.

    "Three were killed and another 12 injured": the 12 are all that were injured. "Eight died; four
    more died on Monday", and "another four died" where nothing was told before, come on top.
    """
    told = sorted({(one.number.start, one.outcome) for claim in claims for one in claim.counts})

    def settled(phrase: CountPhrase) -> CountPhrase:
        if not phrase.more:
            return phrase
        before = [(start, outcome) for start, outcome in told if start < phrase.number.start]
        same = any(outcome == phrase.outcome for _, outcome in before)
        near = any(phrase.number.start - start <= NEAR for start, _ in before)
        return phrase if same or not near else replace(phrase, more=False)

    return [
        replace(claim, counts=tuple(settled(one) for one in claim.counts))
        if any(one.more for one in claim.counts)
        else claim
        for claim in claims
    ]
