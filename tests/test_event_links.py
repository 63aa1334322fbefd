"""What follows what, comes out of it or is part of it, on the word of one report."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from matching_claims import KAMPALA, KISUMU, NAIROBI, Telling, claim, people, who
from twosource.model.claim import Order, Stance, Time, TimeLink
from twosource.model.event import Event, EventLink
from twosource.model.report import Marks
from twosource.model.spans import Span
from twosource.model.values import GroundedClaim, Place, Who
from twosource.stages.corroborate import Evidence, make_event
from twosource.stages.event_links import Told, link_events
from twosource.stages.laid_lines import Lineage

FAMILIES = {
    **dict.fromkeys(("killing", "bombing", "assault", "shooting", "disaster"), "harm"),
    "detention": "liberty",
    "abduction": "liberty",
    "trial": "justice",
    "sentence": "justice",
    "protest": "unrest",
    "flight": "movement",
}


class Report:
    """A report of a test: its text, and claims on words of it."""

    def __init__(self, text: str, name: str = "r") -> None:
        self.text = text
        self.name = name

    def span(self, words: str) -> Span:
        """Give where the words first stand."""
        start = self.text.index(words)
        return Span(start, start + len(words))

    def tell(self, words: str, kind: str, telling: Telling | None = None) -> GroundedClaim:
        """Give a claim whose trigger are these words; `kind` is "type" or "type/subtype"."""
        type_, _, subtype = kind.partition("/")
        told = replace(telling or Telling(), type=type_, subtype=subtype or type_)
        made = claim(f"{self.name}:{words}", self.name, told)
        trigger = self.span(words)
        return replace(made, claim=replace(made.claim, trigger=trigger, passage=trigger))

    def named(self, role: str, words: str) -> Who:
        """Give what takes part, by words of the report."""
        return replace(who(role, words, "thing", named=False), spans=(self.span(words),))

    def after(self, cue: str, event: str, order: Order = "after") -> TimeLink:
        """Give a link in time to a word of the report."""
        return TimeLink(order, self.span(cue), self.span(event), None, ())


def events_of(groups: Sequence[Sequence[GroundedClaim]]) -> list[Event]:
    marks: Mapping[str, Marks] = {}
    return [
        make_event(
            f"e{number}", f"KEN-{number:04}", Evidence(tuple(ones), (), (), Lineage(()), marks)
        )
        for number, ones in enumerate(groups)
    ]


def link(groups: Sequence[Sequence[GroundedClaim]], *reports: Report) -> list[EventLink]:
    """Give all links of events that are groups of claims."""
    told = Told(
        {one.claim.id: one for ones in groups for one in ones},
        {report.name: report.text for report in reports},
        FAMILIES,
    )
    return [one for event in link_events(events_of(groups), told) for one in event.links]


def kinds(found: Sequence[EventLink]) -> list[tuple[str, str]]:
    return [(one.kind, one.event) for one in found]


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


STORY = "Ola Vik was arrested. Vik was charged, tried, sentenced and freed."
OLA, VIK = who("target", "Ola Vik"), who("target", "Vik")


def step(word: str, kind: str, *targets: Who, when: str | None = None) -> GroundedClaim:
    return Report(STORY).tell(word, kind, Telling(who=targets, when=when))


def test_the_steps_of_one_matter_follow_one_another() -> None:
    groups = [
        [step("arrested", "detention", OLA)],
        [step("charged", "trial/charge", VIK)],
        [step("tried", "trial", VIK)],
        [step("sentenced", "sentence", VIK)],
        [step("freed", "release", VIK)],
    ]
    found = link(groups, Report(STORY))
    assert kinds(found) == [
        ("follows", "e0"),
        ("follows", "e1"),
        ("consequence_of", "e2"),
        ("follows", "e3"),
    ]
    assert not any("Vik" in one.because for one in found)


@pytest.mark.parametrize(
    ("taken", "freed", "linked"),
    [
        (OLA, who("target", "Bo Sample"), False),
        (OLA, who("target", "the man", named=False), True),
        (
            who("target", "two clerks", "group", named=False),
            who("target", "clerks", "group", named=False),
            True,
        ),
        (
            who("target", "two clerks", "group", named=False),
            who("target", "two cooks", "group", named=False),
            False,
        ),
        (
            who("target", "two", "group", named=False),
            who("target", "five", "group", named=False),
            False,
        ),
        (OLA, who("target", "clerks", "group", named=False), False),
    ],
)
def test_steps_are_of_the_same_people(
    taken: Who,
    freed: Who,
    *,
    linked: bool,
) -> None:
    groups = [[step("arrested", "detention", taken)], [step("freed", "release", freed)]]
    assert bool(link(groups, Report(STORY))) is linked


def test_a_step_that_names_nobody_is_of_the_one_person_the_report_tells_of() -> None:
    groups = [[step("arrested", "detention", OLA)], [step("tried", "trial")]]
    assert kinds(link(groups, Report(STORY))) == [("follows", "e0")]
    other = step("charged", "trial/charge", who("target", "Bo Sample"))
    assert link([*groups, [other]], Report(STORY)) == []
    his = step("tried", "trial")
    definite = replace(his, claim=replace(his.claim, definite=True))
    assert kinds(link([groups[0], [definite], [other]], Report(STORY))) == [("follows", "e2")]
    many = Telling(who=(OLA,), counts=(people(12),))
    crowd = Report(STORY).tell("arrested", "detention", many)
    assert link([[crowd], groups[1]], Report(STORY)) == []


def test_a_step_may_point_back_to_those_of_the_step_told_before() -> None:
    report = Report("Two clerks went on trial. They were arrested in May. One of them was freed.")
    clerks = who("target", "Two clerks", "group", named=False)
    trial = report.tell("trial", "trial", Telling(who=(clerks,)))
    arrest = report.tell("They were arrested", "detention")
    freed = who("target", "one of them", "group", named=False)
    release = report.tell("freed", "release", Telling(who=(freed,)))
    assert kinds(link([[trial], [arrest]], report)) == [("follows", "e1")]
    assert kinds(link([[trial], [release]], report)) == [("follows", "e0")]
    # Who stands between may be meant as well.
    guard = report.tell("arrested", "detention", Telling(who=(who("target", "Ola Vik"),)))
    assert kinds(link([[trial], [guard], [release]], report)) == [("follows", "e1")]


def test_whoever_escapes_was_taken_before() -> None:
    escape = step("freed", "flight/escape", replace(OLA, role="actor"))
    taken = step("arrested", "abduction", OLA)
    assert kinds(link([[taken], [escape]], Report(STORY))) == [("follows", "e0")]


def test_a_step_does_not_follow_what_was_later_or_has_not_been() -> None:
    freed = step("freed", "release", OLA, when="2021-05-04")
    again = step("arrested", "detention", OLA, when="2021-05-09")
    assert link([[again], [freed]], Report(STORY)) == []
    open_year = step("arrested", "detention", OLA, when="XXXX-05-09")
    assert kinds(link([[open_year], [freed]], Report(STORY))) == [("follows", "e0")]
    planned = replace(again, claim=replace(again.claim, time="future"), when=freed.when)
    assert link([[planned], [freed]], Report(STORY)) == []


WEEK = (
    "Three attacks this week killed nine people and led to calls.\n\nOn Monday a cook was shot in "
    "a market. A clerk was stabbed. A guard was hit.\n\nOn Friday a bus was bombed."
)


def summary(
    where: Place | None = None, when: str | None = "2021-05-03/2021-05-09"
) -> GroundedClaim:
    report = Report(WEEK)
    made = report.tell("attacks", "assault", Telling(when=when, where=where))
    return replace(made, claim=replace(made.claim, several=report.span("Three attacks")))


def part(
    word: str, kind: str = "shooting", when: str | None = "2021-05-03", where: Place | None = None
) -> GroundedClaim:
    return Report(WEEK).tell(word, kind, Telling(when=when, where=where))


def test_the_events_told_behind_a_summary_are_parts_of_it() -> None:
    groups = [[summary()], [part("shot")], [part("bombed", "bombing", "2021-05-07")]]
    found = link(groups, Report(WEEK))
    assert kinds(found) == [("part_of", "e0"), ("part_of", "e0")]
    told = "the report sums up “Three attacks” and goes on to tell of this one"
    assert found[0].because == told


@pytest.mark.parametrize(
    "other",
    [
        part("killed", "killing"),  # what the summary itself did
        part("stabbed", "assault", None),  # neither day nor place
        part("shot", "detention"),  # of another kind
        part("shot", when="2021-06-03"),  # on another day
        part("shot", where=KAMPALA),  # elsewhere
    ],
)
def test_what_does_not_fit_a_summary_is_no_part_of_it(other: GroundedClaim) -> None:
    assert link([[summary(where=NAIROBI)], [other]], Report(WEEK)) == []


def test_where_a_summary_leaves_days_or_places_open_its_parts_need_not_meet_them() -> None:
    bare = summary(when=None)
    assert kinds(link([[bare], [part("shot", where=KISUMU)]], Report(WEEK))) == [("part_of", "e0")]
    assert kinds(link([[summary(when="XXXX-05-03")], [part("shot")]], Report(WEEK)))
    assert kinds(link([[summary()], [part("shot", when="XXXX-05-03")]], Report(WEEK)))
    assert kinds(link([[summary(NAIROBI)], [part("shot", where=NAIROBI)]], Report(WEEK)))


def test_what_stands_far_behind_or_before_a_summary_is_no_part_of_it() -> None:
    text = "A cook was shot.\n\nThree attacks hit us.\n\n1.\n\n2.\n\n3.\n\n4.\n\nA bus was bombed."
    report = Report(text)
    whole = report.tell("attacks", "assault")
    whole = replace(whole, claim=replace(whole.claim, several=report.span("Three attacks")))
    told = Telling(when="2021-05-03")
    ones = [report.tell("shot", "shooting", told), report.tell("bombed", "bombing", told)]
    assert link([[whole], *([one] for one in ones)], report) == []


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
