"""The event that claims told in a few words make, and the number of people it tells."""

from matching_claims import Telling, claim, masthead, people, voice
from twosource.model.event import Event, Finding, Rule
from twosource.model.report import Marks
from twosource.model.values import Count, GroundedClaim
from twosource.stages.copies import Copy
from twosource.stages.corroborate import Evidence, make_event
from twosource.stages.laid_lines import Lineage

MINISTRY = voice("Interior Ministry", "government")
STAR, HERALD, WIRE = masthead("Evening Star"), masthead("Morning Herald"), masthead("North Wire")
ANN, BO = (voice("Ann Example"), STAR), (voice("Bo Sample"), HERALD)


def add_up(
    *claims: GroundedClaim,
    rule: Rule = "informative",
    copies: tuple[Copy, ...] = (),
    marks: dict[str, Marks] | None = None,
) -> Event:
    evidence = Evidence(claims, (), (), Lineage(copies), marks or {})
    return make_event("e1", "KEN-0001", evidence, rule)


def count_of(event: Event) -> Finding[Count]:
    return event.counts[0]


def told(name: str, telling: Telling) -> GroundedClaim:
    return claim(name, f"report {name[0]}", telling)


TOLLS = (
    told("a", Telling(counts=(people(8, "killed"),), chain=(MINISTRY, STAR), stated="2021-05-04")),
    told("b", Telling(counts=(people(11, "killed"),), chain=(MINISTRY, WIRE), stated="2021-05-06")),
)
