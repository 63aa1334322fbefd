"""Two people may disagree: both are kept, and the event shows who says what, and what is heeded."""

from dataclasses import replace

from matching_claims import claim as grounded
from store_samples import anchor, claim, decision, event, ruling
from test_attach_groups import merge, split
from twosource.model.correction import Correction, Dispute, Opinion
from twosource.model.event import Event, EventId
from twosource.model.match import Decision, Verdict
from twosource.model.ruling import Ruling
from twosource.stages.attach import attach
from twosource.stages.disputes import ONE_OR_TWO, find_disputes, mark_disputes, renew_disputes

NAMES = "abcd"
CLAIMS = [claim(name, f"r{name}", 0, 30) for name in NAMES]
GROUNDED = {name: grounded(name, f"r{name}") for name in NAMES}


def make(*groups: str) -> list[Event]:
    """Give events of these claims, called by their first claim."""
    return [event(EventId(group[0], f"XXX-{group}", 1, group[0]), *group) for group in groups]


def say(number: int, names: str, verdict: Verdict, by: str) -> Decision:
    left, right = (anchor(f"r{name}", 0, 30) for name in names)
    return replace(decision(number, left, right, verdict), by=by)


def mark(events: list[Event], *taken: Decision | Ruling) -> dict[str, tuple[Dispute, ...]]:
    """Give the disputes of each event that has any."""
    pairs = [one for one in taken if isinstance(one, Decision)]
    groups = [one for one in taken if isinstance(one, Ruling)]
    statements = attach(pairs, CLAIMS, groups).statements
    marked = mark_disputes(events, statements, GROUNDED)
    return {one.label: one.disputes for one in marked if one.disputes}


def tell(dispute: Dispute) -> list[tuple[int, str, str, bool]]:
    return [(one.decision, one.by, one.says, one.heeded) for one in dispute.opinions]


def test_nobody_disputes_what_the_record_does() -> None:
    assert mark(make("ab", "cd")) == {}
    followed = say(1, "ab", "same", "ana"), say(2, "bc", "different", "ben"), merge(3, "a", "b")
    assert mark(make("ab", "cd"), *followed) == {}


def test_a_word_another_overruled_marks_both_events() -> None:
    found = mark(make("a", "bcd"), say(1, "ab", "same", "ana"), say(2, "ab", "different", "ben"))
    assert found.keys() == {"XXX-a", "XXX-bcd"}
    (dispute,) = found["XXX-a"]
    assert (dispute.about, dispute.claims) == ("one event or two", ("a", "b"))
    assert tell(dispute) == [(1, "ana", "same", False), (2, "ben", "different", True)]


def test_a_parting_another_joined_again_marks_the_one_event() -> None:
    found = mark(make("ab", "cd"), split(1, "a", "b", by="ana"), merge(2, "a", "b", by="ben"))
    ((dispute,),) = found.values()
    assert tell(dispute) == [(1, "ana", "different", False), (2, "ben", "same", True)]


def test_a_same_that_a_different_elsewhere_forbids_is_told_with_it() -> None:
    found = mark(
        make("ab", "cd"),
        say(1, "ab", "same", "ana"),
        say(2, "bc", "same", "ana"),
        say(3, "ad", "different", "ben"),
    )
    (dispute,) = found["XXX-ab"]
    assert tell(dispute) == [(2, "ana", "same", False), (3, "ben", "different", True)]


def test_who_changes_their_mind_or_is_unsure_disputes_nothing() -> None:
    events = make("a", "bcd")
    assert mark(events, say(1, "ab", "same", "ana"), say(2, "ab", "different", "ana")) == {}
    assert mark(events, say(1, "ab", "unsure", "ana"), say(2, "ab", "different", "ben")) == {}


def test_claims_that_tell_of_no_event_are_disputed_by_nobody() -> None:
    assert mark(make("b"), say(1, "ab", "same", "ana")) == {}
    assert mark(make("a", "b"), merge(1, "a", "b"), ruling(2, split(2, "a", "b").said, "ben")) != {}


def test_values_on_which_people_differ_mark_their_event() -> None:
    words = [
        Correction(number, "when", "", "is", value, "", by, "2024", None, heeded=number > 1)
        for number, by, value in ((1, "ana", "2021"), (2, "ben", "2022"))
    ]
    told = {**GROUNDED, "a": replace(GROUNDED["a"], corrections=tuple(words))}
    marked = mark_disputes(make("ab", "cd"), (), told)
    assert [[one.about for one in each.disputes] for each in marked] == [["when"], []]


def test_what_nobody_heeds_is_disputed_whatever_the_events_are_called() -> None:
    statements = attach(
        [say(1, "ab", "same", "ana"), say(2, "cd", "different", "ben")], CLAIMS
    ).statements
    assert not find_disputes(statements, {"a": "a", "b": "a", "c": "c", "d": "d"})
    assert find_disputes(statements, {"a": "a", "b": "b", "c": "c", "d": "d"}).keys() == {"a", "b"}
    assert find_disputes(statements, {"a": "a", "b": "a", "c": "c", "d": "c"}).keys() == {"c"}
    # What tells of no event any more disputes nothing.
    assert not find_disputes(statements, {"a": "a", "c": "c"})


def test_a_dispute_on_pairs_that_is_over_leaves_those_on_values() -> None:
    opinion = Opinion(1, "ana", "2026-01-01T00:00:00Z", "same", None, heeded=True)
    pairs, values = (Dispute(about, (opinion,), ("a",)) for about in (ONE_OR_TWO, "when"))
    (told,) = make("ab")
    assert renew_disputes(replace(told, disputes=(pairs, values)), ()).disputes == (values,)
    assert renew_disputes(replace(told, disputes=(values,)), [pairs]).disputes == (pairs, values)
