"""What the order in which a report tells its events says of those without a date."""

from dataclasses import replace
from datetime import date

from matching_claims import Telling, claim
from twosource.model.claim import Order, TimeLink
from twosource.model.spans import Span
from twosource.model.values import Blank, Bounds, GroundedClaim, When
from twosource.stages.order import set_bounds
from twosource.stages.when import Anchors, read_published

TEXT = "abcdefgh after before vote on 3 May 2021"
AFTER, BEFORE = Span(9, 14), Span(15, 21)
VOTE, DAY = Span(22, 26), Span(30, 40)


def _one(place: int, when: str | None = None, *links: TimeLink) -> GroundedClaim:
    """Give a claim whose word is the letter at a place of the text."""
    made = claim(f"c{place}", "r", Telling(when=when, passage=Span(place, place + 1)))
    return replace(made, claim=replace(made.claim, links=links))


def _link(order: Order, event: Span | int, *times: Span) -> TimeLink:
    span = event if isinstance(event, Span) else Span(event, event + 1)
    return TimeLink(order, AFTER if order == "after" else BEFORE, span, None, times)


def _bounds(*claims: GroundedClaim) -> list[Bounds | None]:
    return [one.bounds for one in set_bounds(claims, TEXT, Anchors())]


def _ends(bounds: Bounds | None) -> tuple[date | None, date | None]:
    assert bounds is not None
    return bounds.not_before, bounds.not_after


def test_what_is_after_an_event_is_not_before_its_day() -> None:
    found = _bounds(_one(0, "2021-05-03"), _one(1, None, _link("after", 0)))
    assert found[0] is None
    assert _ends(found[1]) == (date(2021, 5, 3), None)
    assert found[1] is not None
    assert found[1].why == "not before 2021-05-03: it is told to be after the “a”"
    assert AFTER in found[1].spans


def test_what_is_before_an_event_is_not_after_its_day() -> None:
    found = _bounds(_one(0, "2021-05-01/2021-05-31"), _one(1, None, _link("before", 0)))
    assert _ends(found[1]) == (None, date(2021, 5, 31))


def test_the_nearest_ends_bound_it() -> None:
    links = (_link("after", 0), _link("after", 1), _link("before", 2), _link("at", 0))
    dated = (_one(0, "2021-05-03"), _one(1, "2021-05-05"), _one(2, "2021-05-09"))
    found = _bounds(*dated, _one(3, None, *links))
    assert _ends(found[3]) == (date(2021, 5, 5), date(2021, 5, 9))
    assert found[3] is not None
    assert found[3].why.count("it is told to be") == 2


def test_what_is_no_claim_bounds_by_the_words_that_date_it() -> None:
    (found,) = _bounds(_one(0, None, _link("after", VOTE, DAY)))
    assert _ends(found) == (date(2021, 5, 3), None)
    assert _bounds(_one(0, None, _link("after", VOTE))) == [None]


def test_a_bound_goes_on_from_claim_to_claim() -> None:
    chain = (_one(2, None, _link("after", 1)), _one(1, None, _link("after", 0)))
    found = _bounds(*chain, _one(0, "2021-05-03"))
    assert _ends(found[0]) == (date(2021, 5, 3), None)


def test_bounds_that_contradict_each_other_are_none() -> None:
    links = (_link("after", 0), _link("before", 1))
    dated = (_one(0, "2021-05-09"), _one(1, "2021-05-03"))
    assert _bounds(*dated, _one(2, None, *links))[2] is None


def test_a_circle_of_claims_comes_to_an_end() -> None:
    circle = (_one(0, None, _link("after", 1)), _one(1, None, _link("after", 0)))
    assert _bounds(*circle) == [None, None]


def test_a_date_of_its_own_is_never_changed() -> None:
    claims = (_one(0, "2021-05-03"), _one(1, "2021-05-01", _link("after", 0)))
    after = set_bounds(claims, TEXT, Anchors())[1]
    assert isinstance(after.when, When)
    assert (after.when.edtf, after.bounds) == ("2021-05-01", None)


def test_an_open_year_bounds_nothing() -> None:
    links = (_link("after", 0), _link("before", 0))
    assert _bounds(_one(0, "XXXX-05-03"), _one(1, None, *links))[1] is None


def test_the_reason_of_a_blank_tells_its_bounds() -> None:
    claims = (_one(0, "2021-05-03"), _one(1, None, _link("after", 0)))
    when = set_bounds(claims, TEXT, Anchors())[1].when
    assert isinstance(when, Blank)
    assert when.why.endswith("; not before 2021-05-03: it is told to be after the “a”")


def test_an_undated_claim_that_is_bounded_bounds_on() -> None:
    day = read_published("2021-05-03", None)
    assert isinstance(day, When)
    told = (_one(0, None, _link("before", VOTE, DAY)), _one(1, None, _link("before", 0)))
    assert _ends(_bounds(*told)[1]) == (None, day.latest)
