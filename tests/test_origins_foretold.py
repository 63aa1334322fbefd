"""Who only said what was to come is no origin of what others tell as done."""

from matching_claims import Telling, claim
from origins_traced import HERALD, POLICE, SOURCE, STAR, STAR_TOLD, counts, told, trace
from twosource.model.claim import Time, Voice
from twosource.model.report import Marks
from twosource.model.values import GroundedClaim
from twosource.stages.corroborate import Evidence, make_event
from twosource.stages.laid_lines import Lineage

DAY = "2024-06-03"


def said(report: str, time: Time, written: str | None, *chain: Voice) -> GroundedClaim:
    """Give a claim of a report that was written on a day; `report` names the claim too."""
    telling = Telling(chain=chain, time=time, when=DAY, written=written)
    return claim(f"{report}-{time}", report, telling)


DONE = said("b", "past", "2024-06-04", POLICE, HERALD)
PLAN = said("a", "future", "2024-05-22", SOURCE, STAR)


def test_who_said_that_it_was_to_be_is_no_origin_of_what_came() -> None:
    origins = trace(PLAN, DONE)
    assert counts(origins) == counts(trace(DONE)) == (1, 1, 1, 1)
    assert origins.reporting == ("Harbour Police",)
    assert origins.foretold == ("a",)


def test_where_nobody_tells_it_as_done_plans_are_counted() -> None:
    other = said("c", "future", "2024-05-23", HERALD)
    origins = trace(PLAN, other)
    assert (len(origins.reporting), origins.foretold) == (2, ())


def test_what_was_written_after_the_day_or_nobody_knows_when_counts() -> None:
    for written in ("2024-06-04", DAY, None):
        origins = trace(said("a", "future", written, SOURCE, STAR), DONE)
        assert (len(origins.reporting), origins.foretold) == (2, ())


def test_a_plan_that_is_passed_on_as_a_deed_is_where_that_comes_from() -> None:
    relay = said("b", "past", "2024-06-04", STAR_TOLD, HERALD)
    origins = trace(PLAN, relay)
    assert (origins.reporting, origins.foretold) == (("the Evening Star",), ())


def test_a_report_that_tells_of_both_is_an_origin_by_the_deed_alone() -> None:
    both = (
        said("a", "future", "2024-05-22", SOURCE, STAR),
        said("a", "past", "2024-05-22", POLICE, STAR),
    )
    origins = trace(*both, DONE)
    assert origins.human_at_most == ("Harbour Police (nobody named)",)
    assert origins.foretold == ()


def test_without_a_day_of_the_deed_plans_count() -> None:
    origins = trace(PLAN, told("b", POLICE, HERALD))
    assert (len(origins.reporting), origins.foretold) == (2, ())


def test_an_event_names_the_reports_that_foretold_it() -> None:
    evidence = Evidence((PLAN, DONE), (), (), Lineage(), {"a": Marks(), "b": Marks()})
    event = make_event("e", "NOR-0001", evidence)
    assert (event.time, event.reports, event.origins.foretold) == ("past", ("a", "b"), ("a",))
