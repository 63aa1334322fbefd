"""What follows what or comes out of it, on the word of one report."""

from dataclasses import replace

import pytest

from events_linked import Report, kinds, link
from matching_claims import Telling, who
from twosource.model.claim import Stance, Time


@pytest.mark.parametrize(
    ("text", "effect", "kind", "cause", "cause_kind"),
    [
        ("Guards arrested two men over the bombing.", "arrested", "detention", "bombing", ""),
        ("He was held in connection with the bombing.", "held", "detention", "bombing", ""),
        ("Clerks marched in protest at the killing.", "marched", "protest", "killing", ""),
        (
            "The trial of a clerk accused of burning the mill opened.",
            "trial",
            "trial",
            "burning",
            "",
        ),
        ("The bombing led to marches.", "marches", "protest", "bombing", ""),
        ("The killing of a clerk sparked angry protests.", "protests", "protest", "killing", ""),
        ("The raid was in revenge for the bombing.", "raid", "assault", "bombing", ""),
        ("He was convicted of the mean bombing.", "convicted", "sentence", "bombing", ""),
        ("Many protested the killing of a cook.", "protested", "protest", "killing", ""),
        ("A suspect in the bombing was arrested.", "arrested", "detention", "bombing", ""),
    ],
)
def test_words_of_cause_make_a_consequence(
    text: str, effect: str, kind: str, cause: str, cause_kind: str
) -> None:
    report = Report(text)
    groups = [[report.tell(effect, kind)], [report.tell(cause, cause_kind or "bombing")]]
    (found,) = link(groups, report)
    assert (found.kind, found.event, found.report) == ("consequence_of", "e1", "r")
    assert found.claims == (f"r:{effect}", f"r:{cause}")
    assert cause in found.words.of(text)


@pytest.mark.parametrize(
    ("text", "one", "kind", "other"),
    [
        ("He was held. Over the hill a bombing was heard.", "held", "detention", "bombing"),
        (
            "Guards held men, over whom a flag flew high before the bombing.",
            "held",
            "detention",
            "bombing",
        ),
        ("People fled over the hill to where the bombing was.", "fled", "flight", "bombing"),
        ("The raid led to the bombing.", "bombing", "killing", "raid"),
        ("Guards held two men and told of the bombing.", "held", "detention", "bombing"),
        ("Many marched the day of the bombing.", "marched", "protest", "bombing"),
        ("A man in the bombing was arrested.", "arrested", "detention", "bombing"),
        ("Many were charged on Monday and left for the bombing.", "charged", "trial", "bombing"),
    ],
)
def test_what_only_stands_beside_is_no_consequence(
    text: str, one: str, kind: str, other: str
) -> None:
    report = Report(text)
    assert link([[report.tell(one, kind)], [report.tell(other, "bombing")]], report) == []


@pytest.mark.parametrize(
    ("stance", "time"), [("denied", "past"), ("possible", "past"), ("asserted", "future")]
)
def test_nothing_comes_of_what_has_not_been(stance: Stance, time: Time) -> None:
    report = Report("Guards arrested two men over the bombing.")
    cause = report.tell("bombing", "bombing", Telling(stance=stance, time=time))
    assert link([[report.tell("arrested", "detention")], [cause]], report) == []


def test_what_a_claim_says_it_is_about_is_its_cause() -> None:
    report = Report("Clerks stood with banners about the mean killing of a cook.")
    topic = report.named("topic", "mean killing of a cook")
    march = report.tell("stood", "protest", Telling(who=(topic, who("actor", "Clerks"))))
    (found,) = link([[march], [report.tell("killing", "killing")]], report)
    assert (found.kind, found.because) == ("consequence_of", "told as its topic")


def test_what_drives_people_out_is_the_cause_of_their_flight() -> None:
    report = Report("The wild flood drove 40 families from a raid.")
    flood = report.named("actor", "wild flood")
    flight = report.tell("drove", "flight/displacement", Telling(who=(flood,)))
    (found,) = link([[flight], [report.tell("flood", "disaster")]], report)
    assert found.because == "told as what drove them out"
    # Those who were put on trial and fled are no cause of it.
    trial = report.tell("flood", "trial")
    assert link([[flight], [trial]], report) == []


def test_a_reason_is_met_by_its_word_where_the_report_tells_of_one_such_event() -> None:
    report = Report("He was held for Monday's fire. The mill burned. A shop burst into flames.")
    reason = replace(report.named("reason", "Monday's fire"), head="fire")
    held = report.tell("held", "detention", Telling(who=(reason,)))
    burned, shop = report.tell("burned", "disaster/fire"), report.tell("burst", "disaster/fire")
    (found,) = link([[held], [burned]], report)
    assert (found.kind, found.event) == ("consequence_of", "e1")
    assert link([[held], [burned], [shop]], report) == []
    assert kinds(link([[held], [burned, shop]], report)) == [("consequence_of", "e1")]
    bare = replace(held, who=(replace(reason, head=""),))
    assert kinds(link([[bare], [burned]], report)) == [("consequence_of", "e1")]


def test_what_is_told_after_or_in_the_wake_of_something_follows_it() -> None:
    report = Report("He left in the wake of the bombing, and spoke after the raid.")
    left, bombing = report.tell("left", "flight"), report.tell("bombing", "bombing")
    assert kinds(link([[left], [bombing]], report)) == [("follows", "e1")]
    spoke = report.tell("spoke", "protest")
    raid = report.tell("raid", "assault")
    spoke = replace(spoke, claim=replace(spoke.claim, links=(report.after("after", "raid"),)))
    (found,) = link([[spoke], [raid]], report)
    assert (found.kind, found.because) == ("follows", "told to be after it: “after” “raid”")
    # What is told to be before it, or is denied, is left to the other's own words.
    before = replace(spoke.claim, links=(report.after("after", "raid", "before"),))
    assert link([[replace(spoke, claim=before)], [raid]], report) == []
    denied = report.tell("raid", "assault", Telling(stance="denied"))
    assert link([[spoke], [denied]], report) == []


def test_what_is_told_during_something_is_part_of_it() -> None:
    report = Report("Two clerks were held during the march on the day of the raid.")
    march, raid = report.tell("march", "protest"), report.tell("raid", "assault")
    held = report.tell("held", "detention")
    during = (report.after("during", "march", "at"), report.after("on", "raid", "at"))
    held = replace(held, claim=replace(held.claim, links=during))
    assert kinds(link([[held], [march], [raid]], report)) == [("part_of", "e1")]
    report = Report("Guards seized two men at the march and at the raid.")
    march, raid = report.tell("march", "protest"), report.tell("raid", "assault")
    held = report.tell("seized", "detention")
    assert kinds(link([[held], [march], [raid]], report)) == [("part_of", "e1")]


def test_a_link_goes_from_event_to_event_and_needs_one_report_that_tells_of_both() -> None:
    ours = Report("Guards arrested two men over the bombing.")
    theirs = Report("A bombing shook Gore.", "s")
    arrest, told = ours.tell("arrested", "detention"), ours.tell("bombing", "bombing")
    elsewhere = theirs.tell("bombing", "bombing")
    (found,) = link([[arrest], [told, elsewhere]], ours, theirs)
    assert (found.event, found.report) == ("e1", "r")
    assert link([[arrest], [elsewhere]], ours, theirs) == []
    assert link([[arrest, told]], ours, theirs) == []


def test_of_several_links_the_strongest_stands_and_of_opposite_ones_none() -> None:
    report = Report("He was arrested over the bombing, and after it.")
    arrest, bombing = report.tell("arrested", "detention"), report.tell("bombing", "bombing")
    after = (report.after("after", "bombing"),)
    twice = replace(arrest, claim=replace(arrest.claim, links=after))
    assert kinds(link([[twice], [bombing]], report)) == [("consequence_of", "e1")]
    back = (report.after("after", "arrested"),)
    both_ways = replace(bombing, claim=replace(bombing.claim, links=back))
    assert link([[twice], [both_ways]], report) == []
