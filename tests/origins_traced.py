"""The origins of claims told in a few words, and how many there are of each sort."""

from matching_claims import Telling, claim, masthead, voice
from twosource.model.claim import Voice
from twosource.model.event import Origins
from twosource.model.values import GroundedClaim
from twosource.stages.laid_lines import Lineage
from twosource.stages.origins import trace_origins

SOURCE = voice("source in the province", "unnamed")
POLICE = voice("Harbour Police", "government")
STAR, HERALD, WIRE = masthead("Evening Star"), masthead("Morning Herald"), masthead("North Wire")
STAR_TOLD, WIRE_TOLD = voice("the Evening Star", "outlet"), voice("North Wire", "outlet")


def told(report: str, *chain: Voice, order: int = 0) -> GroundedClaim:
    return claim(f"{report}{order}", report, Telling(chain=chain, order=order))


def trace(*claims: GroundedClaim, lineage: Lineage | None = None) -> Origins:
    return trace_origins(claims, lineage or Lineage())


def counts(origins: Origins) -> tuple[int, int, int, int]:
    return (
        len(origins.outlets),
        len(origins.reporting),
        len(origins.human_at_most),
        len(origins.shown_independent),
    )
