"""The proposed digit of the Admiralty scale for the information itself, 1 to 6, with its reason.

The scale is NATO's (AJP-2.1, "credibility of information"): 1 confirmed by other sources, 2
probably true, 3 possibly true, 4 doubtful, 5 improbable, 6 truth cannot be judged.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.model.event import Conflict, Credibility, Origins

ENOUGH = 2
_MAIN = ("when", "where", "counts")


@dataclass(frozen=True, slots=True)
class Standing:
    """What the digit rests on.

    `agreed`: some main value is held by two reporting origins. `carried`: so is the value chosen of
    every main facet in conflict. `denied_by`: the origins shown independent among those who
    deny it and are not the accused.
    """

    origins: Origins
    conflicts: Sequence[Conflict]
    agreed: bool
    carried: bool
    denied_by: tuple[str, ...]


def propose_digit(standing: Standing) -> Credibility:
    """Propose a digit. Only origins whose independence the text shows can make it 1.

    A denial by the accused party never lowers it. A toll brought up to date is no contradiction.
    """
    reporting = len(standing.origins.reporting)
    shown = len(standing.origins.shown_independent)
    if standing.denied_by:
        return _denied(standing, reporting)
    disputed = sorted(
        one.facet
        for one in standing.conflicts
        if one.reading == "conflict" and one.facet.split(".")[0] in _MAIN
    )
    if disputed:
        return _disputed(standing, ", ".join(disputed))
    if shown >= ENOUGH:
        return Credibility(1, f"{shown} origins shown to be independent, and no contradiction")
    if not reporting:
        return Credibility(6, "every report of it was withdrawn")
    if reporting < ENOUGH:
        return Credibility(6, "one reporting origin, and nothing to compare it with")
    if standing.agreed:
        words = f"{reporting} reporting origins agree; the texts do not show them independent"
        return Credibility(2, words)
    return Credibility(3, f"{reporting} reporting origins, with no value that two of them tell")


def _denied(standing: Standing, reporting: int) -> Credibility:
    names = ", ".join(standing.denied_by)
    if len(standing.denied_by) >= max(ENOUGH, reporting):
        return Credibility(5, f"denied by independent others: {names}")
    return Credibility(4, f"denied by {names}")


def _disputed(standing: Standing, facets: str) -> Credibility:
    if standing.carried:
        return Credibility(3, f"told differently ({facets}); two origins hold each value shown")
    return Credibility(4, f"told differently: {facets}")
