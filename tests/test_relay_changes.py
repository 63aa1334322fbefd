"""What a relay changed, added or dropped."""

from dataclasses import replace
from typing import Any

from matching_claims import KISUMU, NAIROBI, Telling, claim, day, masthead, people, voice
from twosource.model.claim import Voice
from twosource.model.provenance import Change
from twosource.model.spans import Span
from twosource.model.values import Blank, Count, GroundedClaim, Outcome, Place, When, Where
from twosource.stages.relay_changes import find_changes
from twosource.stages.relay_sides import put_side_by_side

SOURCE_TEXT = "Soldiers allegedly shot at least 12 farmers near the mill on Monday."
RELAY_TEXT = "Soldiers shot 12 farmers near the mill."
OTHER_TEXT = "Rain fell over the lake all night."


def told(report: str, text: str, *chain: Voice, **more: Any) -> GroundedClaim:
    """Give a claim on a whole text; `more` are fields of a telling, and the outlet."""
    when, where = more.pop("when", None), more.pop("where", None)
    telling = Telling(chain=chain, passage=Span(0, len(text)), **more)
    found = day(when)
    return replace(
        claim(f"{report}{telling.order}", report, telling),
        when=found if isinstance(found, Blank) else replace(found, spans=(Span(0, 4),)),
        where=Blank("silent") if where is None else Where(where, "told", (Span(0, 4),)),
    )


def find(
    source: list[GroundedClaim], relay: list[GroundedClaim], relay_text: str = RELAY_TEXT
) -> tuple[Change, ...]:
    texts = {"s": SOURCE_TEXT, "r": relay_text}
    return find_changes(put_side_by_side((source, relay), texts))


def kinds(changes: tuple[Change, ...]) -> list[tuple[str, str]]:
    return [(one.kind, one.facet) for one in changes]


def test_the_same_is_no_change_and_nothing_is_compared_with_nothing() -> None:
    assert find([told("s", SOURCE_TEXT)], [told("r", RELAY_TEXT)]) == ()
    assert find([], [told("r", RELAY_TEXT)]) == ()
    assert find([told("s", SOURCE_TEXT)], []) == ()


def test_an_allegation_told_as_fact() -> None:
    source = [told("s", SOURCE_TEXT, stance="alleged")]
    (change,) = find(source, [told("r", RELAY_TEXT), told("r", RELAY_TEXT, order=1)])
    assert (change.facet, change.before, change.after) == ("stance", SOURCE_TEXT, RELAY_TEXT)
    assert change.why == "told as alleged, passed on as asserted: firmer"
    assert change.claims == ("s0", "r0")
    (milder,) = find([told("s", SOURCE_TEXT)], [told("r", RELAY_TEXT, stance="possible")])
    assert milder.why.endswith("more cautious")


def test_under_way_told_as_done() -> None:
    (change,) = find([told("s", SOURCE_TEXT, time="ongoing")], [told("r", RELAY_TEXT)])
    assert change.why == "told as under way, passed on as done"
    both = [told("s", SOURCE_TEXT, time="ongoing"), told("s", SOURCE_TEXT, order=1)]
    assert find(both, [told("r", RELAY_TEXT)]) == ()


def test_only_claims_that_are_worded_alike_are_held_against_each_other() -> None:
    source = [told("s", SOURCE_TEXT, stance="alleged")]
    assert find(source, [told("r", OTHER_TEXT)], OTHER_TEXT) == ()
    assert find(source, [told("r", RELAY_TEXT, type="flight")]) == ()
    assert find(source, [told("r", RELAY_TEXT, definite=True)]) == ()
    assert find(source, [told("r", RELAY_TEXT, stance="denied", time="unknown")]) == ()


def number(low: int, high: int | None, words: str, text: str) -> Count:
    start = text.index(words)
    best = low if low == high else None
    return Count("people", "shot", None, low, high, best, "", (Span(start, start + len(words)),))


def test_a_bound_told_as_a_number() -> None:
    source = [told("s", SOURCE_TEXT, counts=(number(12, None, "at least 12", SOURCE_TEXT),))]
    relay = [told("r", RELAY_TEXT, counts=(number(12, 12, "12", RELAY_TEXT),))]
    (change,) = find(source, relay)
    assert (change.before, change.after) == ("at least 12", "12")
    assert change.why == "told as a bound or roughly, passed on as more exact"
    (back,) = find(relay, source)
    assert back.why == "passed on as less exact"


def test_a_hedge_beside_a_flat_number_counts_too_and_one_kept_does_not() -> None:
    hedged = number(12, None, "at least 12", SOURCE_TEXT)
    source = [
        told("s", SOURCE_TEXT, counts=(people(12, "shot"),)),
        told("s", SOURCE_TEXT, counts=(hedged,), order=1),
    ]
    flat = told("r", RELAY_TEXT, counts=(people(12, "shot"),))
    assert kinds(find(source, [flat])) == [("changed", "counts.people.shot")]
    kept = told("r", RELAY_TEXT, counts=(hedged,), order=1)
    assert find(source, [flat, kept]) == ()
    other = told("r", RELAY_TEXT, counts=(people(40, "shot"),))
    (change,) = find(source, [other])
    assert change.why == "another number"


def test_numbers_dropped_and_added() -> None:
    with_one = told("s", SOURCE_TEXT, counts=(people(12, "killed"),))
    dropped = find([with_one], [told("r", RELAY_TEXT)])
    assert kinds(dropped) == [("dropped", "counts.people.dead")]
    added = find([told("s", SOURCE_TEXT)], [told("r", RELAY_TEXT, counts=(people(3, "hurt"),))])
    assert kinds(added) == [("added", "counts.people.hurt")]
    assert find([with_one], [told("r", RELAY_TEXT, counts=(people(12, "dead"),))]) == ()


def test_days() -> None:
    def one(report: str, when: str | None) -> GroundedClaim:
        return told(report, SOURCE_TEXT if report == "s" else RELAY_TEXT, when=when)

    def changes(before: str | None, after: str | None) -> tuple[Change, ...]:
        return find([one("s", before)], [one("r", after)])

    assert changes("2021-05-04", "2021-05-04") == ()
    assert changes("2021-05-04", "XXXX-05-04") == ()
    assert kinds(changes("2021-05-04", None)) == [("dropped", "when")]
    assert kinds(changes(None, "2021-05-04")) == [("added", "when")]
    assert changes("2021-05-04", "2021-05-06")[0].why.endswith("another day")
    assert changes("2021-05-01/2021-05-09", "2021-05-06")[0].why == (
        "2021-05-01/2021-05-09 became 2021-05-06"
    )
    odd = When("soon", None, None, None, None, "", (Span(0, 4),))
    assert find([replace(one("s", None), when=odd)], [replace(one("r", None), when=odd)]) == ()


def test_places() -> None:
    def changes(before: Place | None, after: Place | None) -> tuple[Change, ...]:
        return find([told("s", SOURCE_TEXT, where=before)], [told("r", RELAY_TEXT, where=after)])

    assert changes(NAIROBI, NAIROBI) == ()
    assert changes(NAIROBI, KISUMU)[0].why == "Nairobi became Kisumu"
    assert kinds(changes(NAIROBI, None)) == [("dropped", "where")]
    assert kinds(changes(None, NAIROBI)) == [("added", "where")]


def test_sources_dropped_and_added_once_each() -> None:
    ann, nurse = voice("Ann Holm"), voice("a nurse in Lisk", "unnamed")
    star = voice("Evening Star", "outlet")
    source = [
        told("s", SOURCE_TEXT, ann, masthead("Evening Star"), outlet="Evening Star"),
        told("s", SOURCE_TEXT, nurse, order=1),
        told("s", SOURCE_TEXT, ann, order=2),
    ]
    relay = [
        told("r", RELAY_TEXT, voice("a nurse", "unnamed"), star),
        told("r", RELAY_TEXT, voice("Bo Vik"), order=1),
        told("r", RELAY_TEXT, voice("tally", "unnamed"), voice(""), order=2),
    ]
    changes = find(source, relay)
    assert [(one.kind, one.before, one.after) for one in changes] == [
        ("dropped", "Ann Holm", None),
        ("added", None, "Bo Vik"),
    ]


def test_that_it_could_not_be_checked_and_that_somebody_denies_it() -> None:
    noted = told("s", SOURCE_TEXT)
    noted = replace(noted, claim=replace(noted.claim, unverified=(Span(9, 18),)))
    assert kinds(find([noted], [told("r", RELAY_TEXT)])) == [("dropped", "unverified")]
    added = replace(told("r", RELAY_TEXT), claim=replace(noted.claim, id="r0", report="r"))
    assert kinds(find([told("s", SOURCE_TEXT)], [added])) == [("added", "unverified")]
    denied = told("s", SOURCE_TEXT, stance="denied", order=1)
    assert kinds(find([told("s", SOURCE_TEXT), denied], [told("r", RELAY_TEXT)])) == [
        ("dropped", "denial")
    ]
    also = told("r", RELAY_TEXT, stance="denied", order=1)
    assert find([told("s", SOURCE_TEXT), denied], [told("r", RELAY_TEXT), also]) == ()


def test_an_act_told_as_another() -> None:
    text = "They escaped at night."
    source = told("s", text, type="flight", subtype="escape")
    relay = told("r", text, type="release", subtype="release")
    again = told("r", text, type="flight", subtype="escape", order=1)
    hurt = replace(told("s", text, type="injury", subtype="injury"), outcome=Outcome(frozenset()))

    def acts(ours: list[GroundedClaim], theirs: list[GroundedClaim]) -> list[tuple[str, str]]:
        texts = {"s": text, "r": text}
        found = find_changes(put_side_by_side((ours, theirs), texts, (ours, theirs)))
        return [(one.facet, one.why) for one in found if one.facet == "act"]

    assert acts([source], [relay]) == [("act", "told as escape, passed on as release")]
    assert acts([source], [relay, again]) == []
    # What came of an act is no other act.
    assert acts([hurt], [relay]) == []


def test_a_source_that_is_only_quoted_may_be_dropped_too() -> None:
    source, relay = [told("s", SOURCE_TEXT)], [told("r", RELAY_TEXT)]
    heard = [told("s", SOURCE_TEXT, voice("Ann Example"))]
    sides = put_side_by_side(
        (source, relay), {"s": SOURCE_TEXT, "r": RELAY_TEXT}, heard=(heard, [])
    )
    (change,) = find_changes(sides)
    assert (change.kind, change.facet, change.before) == ("dropped", "source", "Ann Example")


def test_of_two_numbers_set_against_each_other_one_may_be_left_out() -> None:
    police, party = voice("police", "government"), voice("Harbour Party", "organisation")
    twelve = told("s", SOURCE_TEXT, police, counts=(people(12),))
    nine = told("s", SOURCE_TEXT, party, counts=(people(9),), order=1)
    own = told("s", SOURCE_TEXT, police, counts=(people(9),), order=1)
    relay = told("r", RELAY_TEXT, police, counts=(people(12),))
    numbers = [
        (one.kind, one.why) for one in find([twelve, nine], [relay]) if one.facet[:6] == "counts"
    ]
    assert numbers == [("dropped", "the number of Harbour Party is left out")]
    # An office that gives two numbers has set nothing against itself.
    assert not [one for one in find([twelve, own], [relay]) if one.facet[:6] == "counts"]
