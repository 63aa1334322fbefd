"""What is signed is the exact content of an event; any later difference shows, and which."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from matching_claims import claim as grounded
from matching_claims import people, who
from store_samples import event, ruling
from twosource.model.actors import Actor, ListedActor
from twosource.model.claim import Voice
from twosource.model.correction import Correction
from twosource.model.event import Collapse, Conflict, Event, EventId, Finding, Held, Withdrawal
from twosource.model.ids import digest
from twosource.model.match import Anchor
from twosource.model.ruling import Grouped, Orphan, Review, Reviewed
from twosource.model.spans import Span
from twosource.model.values import Blank, When
from twosource.stages.signing import digest_content, find_reviews, lose_reviews, tell_review

ONE = EventId("e1", "PER-0001", 1, "a")
TWO = EventId("e2", "PER-0002", 2, "b", redirect_to="e1")
EVENT = event(ONE, "a", "b")
CLAIMS = {"a": grounded("a", "r1"), "b": grounded("b", "r2")}
SALT = "5a"
SIGNED = Reviewed("e1", "PER-0001", "signed", SALT, digest_content(EVENT, CLAIMS, SALT))


def test_an_event_nobody_looked_at_is_the_machine_s() -> None:
    assert tell_review(EVENT, CLAIMS, None) == Review()
    other = ruling(1, Grouped("together", ()))
    assert tell_review(EVENT, CLAIMS, other) == Review()


def test_who_begins_a_review_is_at_it() -> None:
    begun = ruling(1, Reviewed("e1", "PER-0001", "in_review"))
    found = tell_review(EVENT, CLAIMS, begun)
    assert found == Review("in_review", "ana", "2024-01-01T00:00:00Z", None, 1)


def test_a_signed_event_is_signed_while_it_is_what_it_was() -> None:
    found = tell_review(EVENT, CLAIMS, ruling(1, SIGNED))
    assert found == Review("signed", "ana", "2024-01-01T00:00:00Z", None, 1)


def test_the_salt_makes_digests_of_one_content_differ() -> None:
    ours, theirs = (dict(digest_content(EVENT, CLAIMS, salt)) for salt in ("1", "2"))
    assert ours.keys() == theirs.keys()
    assert not set(ours.values()) & set(theirs.values())
    assert len(set(ours.values())) == len(ours)


WHEN = EVENT.when
assert isinstance(WHEN, Finding)
LATER = replace(WHEN, value=replace(WHEN.value, edtf="2019-05-05"))
LISTED = ListedActor(Actor("u1", "Potters"), "by name")
CONFIRMED = Correction(1, "when", "", "says", "", "", "ana", "2024", None, heeded=True)
FACETS = ("detention/arrest", "asserted", "past", "", "")
CORRECTION = replace(CONFIRMED, verdict="is", value="2019-05-05")


@pytest.mark.parametrize(
    ("change", "differs"),
    [
        (lambda one: replace(one, subtype="murder"), ("what",)),
        (lambda one: replace(one, stance="alleged"), ("what",)),
        (lambda one: replace(one, when=LATER), ("when",)),
        (lambda one: replace(one, when=Blank("no day")), ("when",)),
        (lambda one: replace(one, when=replace(WHEN, against=("b",))), ("when",)),
        (lambda one: replace(one, where=Blank("no place")), ("where",)),
        (lambda one: replace(one, counts=()), ("how many",)),
        (lambda one: replace(one, who=()), ("who",)),
        (lambda one: replace(one, claims=("a",)), ("claims",)),
        (lambda one: replace(one, reports=("r1",)), ("reports",)),
        (
            lambda one: replace(one, origins=replace(one.origins, reporting=("The Daily Gauge",))),
            ("origins",),
        ),
        (
            lambda one: replace(
                one,
                origins=replace(
                    one.origins,
                    collapsed=(Collapse("r1", "r2", "a copy"),),
                    withdrawn=(Withdrawal("r1", "taken back"),),
                ),
            ),
            ("origins",),
        ),
        (
            lambda one: replace(one, conflicts=(Conflict("when", (Held("a", ("a",)),), "update"),)),
            ("conflicts",),
        ),
    ],
)
def test_any_later_difference_shows_and_which(
    change: Callable[[Event], Event], differs: tuple[str, ...]
) -> None:
    found = tell_review(change(EVENT), CLAIMS, ruling(1, SIGNED))
    assert (found.state, found.differs) == ("changed_since_signed", differs)


def test_a_claim_told_otherwise_shows() -> None:
    told = CLAIMS["a"]
    for changed in (
        replace(told, corrections=(CORRECTION,)),
        replace(told, counts=(people(3),)),
        replace(told, who=(who("target", "potters"),)),
        replace(told, claim=replace(told.claim, stance="denied")),
        replace(told, claim=replace(told.claim, passage=Span(0, 11))),
        replace(
            told, claim=replace(told.claim, chain=(Voice("A", "named", None, None, "stated"),))
        ),
    ):
        found = tell_review(EVENT, {**CLAIMS, "a": changed}, ruling(1, SIGNED))
        assert found.differs == ("claims",)


def test_a_claim_that_a_person_confirms_tells_nothing_else() -> None:
    confirmed = {**CLAIMS, "a": replace(CLAIMS["a"], corrections=(CONFIRMED,))}
    assert tell_review(EVENT, confirmed, ruling(1, SIGNED)).state == "signed"
    again = {**CLAIMS, "a": replace(CLAIMS["a"], corrections=(replace(CORRECTION, decision=7),))}
    signed = replace(SIGNED, digests=digest_content(EVENT, again, SALT))
    undone = {**CLAIMS, "a": replace(CLAIMS["a"], corrections=(CORRECTION,))}
    assert tell_review(EVENT, undone, ruling(1, signed)).state == "signed"


def test_what_an_earlier_version_had_signed_stays_signed() -> None:
    # As it was spelled with each word on a value and the number of its decision.
    told = replace(CLAIMS["a"], corrections=(CONFIRMED,))
    spelled = [
        ["a", "r1", 0, 10, 0, 1, *FACETS, [], [], [], [[1, "when", "", "says", ""]]],
        ["b", "r2", 0, 10, 0, 1, *FACETS, [], [], [], []],
    ]
    before = digest("signed", SALT, "claims", json.dumps(spelled))
    digests = tuple((part, before if part == "claims" else one) for part, one in SIGNED.digests)
    signed = ruling(1, replace(SIGNED, digests=digests))
    assert tell_review(EVENT, {**CLAIMS, "a": told}, signed).state == "signed"
    assert tell_review(EVENT, CLAIMS, signed).differs == ("claims",)


def test_an_entry_of_the_list_of_actors_that_is_met_later_shows() -> None:
    met = tuple(replace(one, value=replace(one.value, listed=LISTED)) for one in EVENT.who)
    assert tell_review(replace(EVENT, who=met), CLAIMS, ruling(1, SIGNED)).differs == ("who",)


def test_what_the_machine_says_of_how_it_came_to_a_value_is_not_signed() -> None:
    assert isinstance(EVENT.when, Finding)
    assert isinstance(EVENT.when.value, When)
    value = replace(EVENT.when.value, how="in other words", spans=())
    reworded = replace(EVENT, when=replace(EVENT.when, value=value, how="otherwise"), links=())
    assert tell_review(reworded, CLAIMS, ruling(1, SIGNED)).state == "signed"


def test_a_part_that_was_not_signed_at_the_time_shows() -> None:
    older = replace(SIGNED, digests=SIGNED.digests[1:])
    assert tell_review(EVENT, CLAIMS, ruling(1, older)).differs == ("what",)


def test_the_last_word_on_an_event_counts_by_the_id_it_goes_by_now() -> None:
    first = ruling(1, SIGNED)
    second = ruling(2, Reviewed("e2", "PER-0002", "in_review"))
    undone = ruling(3, SIGNED, undone=True)
    unknown = ruling(4, Reviewed("e9", "PER-0009", "signed"))
    other = ruling(5, Grouped("together", ((Anchor("r", Span(0, 1), "death"),),)))
    taken = [undone, second, first, unknown, other]
    assert find_reviews(taken, [ONE, TWO]) == {"e1": second}


def test_the_review_of_an_event_that_no_claim_tells_of_is_listed() -> None:
    first = ruling(1, SIGNED)
    why = "no claim tells of that event any more"
    assert lose_reviews([first], [ONE, TWO], set()) == (Orphan(1, "review", "ana", why),)
    assert lose_reviews([first], [ONE, TWO], {"e1"}) == ()


def test_a_comment_leaves_the_review_where_it_stands() -> None:
    signed = ruling(1, SIGNED)
    comment = ruling(2, Reviewed("e1", "PER-0001", "noted"))
    assert find_reviews([signed, comment], [ONE, TWO]) == {"e1": signed}
    assert find_reviews([comment], [ONE, TWO]) == {}
    assert tell_review(EVENT, CLAIMS, None) == Review()


def test_comments_on_an_event_that_no_claim_tells_of_are_listed_each() -> None:
    taken = [
        ruling(1, Reviewed("e2", "PER-0002", "noted")),
        ruling(2, SIGNED),
        ruling(3, Reviewed("e1", "PER-0001", "noted")),
        ruling(4, Reviewed("e1", "PER-0001", "noted"), undone=True),
    ]
    found = [(one.id, one.kind) for one in lose_reviews(taken, [ONE, TWO], set())]
    assert found == [(2, "review"), (1, "comment"), (3, "comment")]
    assert lose_reviews(taken, [ONE, TWO], {"e1"}) == ()
