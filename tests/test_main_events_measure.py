"""The main events we choose held against those a reader named."""

from claim_reading import book
from matching_claims import Telling
from test_main_event import TEXT, event_of, report_of, told
from twosource.measures.main_events import Labelled, is_it, judge_main, read_labels
from twosource.model.event import Event
from twosource.model.values import GroundedClaim
from twosource.stages.layout import lay_out

FREED = TEXT.index("released")


def label(*types: str, start: int = FREED) -> Labelled:
    return Labelled("practice", "1", frozenset(types), ((start, start + 8),), none=False)


def cast() -> tuple[list[Event], dict[str, GroundedClaim]]:
    report = report_of()
    freed = told("c1", "released", Telling("release", "release"), report)
    held = told("c2", "arrested", Telling(), report)
    doubted = told("c3", "march", Telling("protest", "demonstration", stance="possible"), report)
    claims = {one.claim.id: one for one in (freed, held, doubted)}
    return [event_of("held", held), event_of("freed", freed), event_of("march", doubted)], claims


def test_labels_are_read_line_by_line() -> None:
    row = '{"set": "final", "id": "7", "types": ["release"], "tellings": [[3, 9]], "none": false}'
    (one,) = read_labels([row, ""])
    assert (one.set, one.id, one.tellings) == ("final", "7", ((3, 9),))


def test_an_event_is_the_labelled_one_if_its_family_and_its_place_fit() -> None:
    events, claims = cast()
    freed = events[1]
    assert is_it(freed, label("release"), claims, book())
    assert not is_it(freed, label("outbreak"), claims, book())
    assert not is_it(freed, label("release", start=len(TEXT) + 90), claims, book())
    assert not is_it(freed, label("no type of ours"), claims, book())


def test_what_is_only_possible_is_not_chosen() -> None:
    report = report_of()
    verdict = judge_main(label("release"), report, lay_out(report.text, None), cast(), book())
    assert (verdict.right, verdict.first, verdict.there, verdict.named) == (
        True,
        True,
        True,
        "release",
    )


def test_an_article_without_events_has_none_that_is_right() -> None:
    report = report_of()
    verdict = judge_main(label("release"), report, lay_out(report.text, None), ([], {}), book())
    assert (verdict.right, verdict.first, verdict.there, verdict.named) == (
        False,
        False,
        False,
        None,
    )
