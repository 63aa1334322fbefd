"""Which claims of a report somebody has checked against its text, and what they said."""

from collections.abc import Iterable, Mapping

from twosource.model.correction import WordOnValue
from twosource.model.match import Anchor
from twosource.model.ruling import Ruling, Valued
from twosource.stages.anchors import anchor_of
from twosource.views.report_view import ToldClaim


def find_checks(
    claims: Iterable[ToldClaim], taken: Iterable[Ruling]
) -> Mapping[str, WordOnValue | None]:
    """Give for each claim the last word on what it is, None where nobody has said one.

    "says": the report tells of it; "does_not": it does not; "is": it tells of something else.
    A word counts at once, before it is worked in.
    """
    said: dict[Anchor, WordOnValue] = {}
    for ruling in taken:
        word = ruling.said
        if isinstance(word, Valued) and word.facet == "type" and not ruling.undone:
            said[word.anchor] = word.verdict
    return {
        one.grounded.claim.id: "says"
        if one.grounded.claim.by_hand
        else said.get(anchor_of(one.grounded))
        for one in claims
    }
