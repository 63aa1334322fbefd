"""The steps of one matter follow one another; what a summary sums up is part of it."""

from dataclasses import replace

import pytest

from events_linked import Report, kinds, link
from matching_claims import KAMPALA, KISUMU, NAIROBI, Telling, people, who
from twosource.model.values import GroundedClaim, Place, Who

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


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("Police arrested a rafter convicted of theft in May.", False),
        ("Police arrested a rafter who had been convicted of theft.", False),
        ("A rafter convicted of theft in May was arrested.", False),
        ("Police arrested a rafter on Monday. He had been convicted of theft.", False),
        ("A rafter arrested in May was convicted of theft.", True),
        ("Police arrested a rafter, and a court convicted him.", True),
        ("A rafter was arrested and convicted of theft.", True),
    ],
)
def test_a_participle_on_somebody_is_of_before(text: str, *, linked: bool) -> None:
    report = Report(text)
    rafter = Telling(who=(report.named("target", "rafter"),))
    taken = report.tell("arrested", "detention", rafter)
    tried = report.tell("convicted", "sentence/conviction", rafter)
    assert bool(link([[taken], [tried]], report)) is linked


def test_no_step_is_linked_against_the_days_of_its_events() -> None:
    report = Report("A rafter was arrested. His arrest came late. He was convicted of theft.")
    rafter = report.named("target", "rafter")
    dated = report.tell("arrested", "detention", Telling(who=(rafter,), when="2024-01-10"))
    again = report.tell("arrest ", "detention", Telling(who=(rafter,)))
    told = report.tell("convicted", "sentence", Telling(who=(rafter,), when="2013-05-01"))
    assert link([[again, dated], [told]], report) == []


def test_a_woman_brought_in_beside_a_man_is_another_person() -> None:
    report = Report("The rafter was convicted. A woman was also arrested.")
    rafter, woman = report.named("target", "rafter"), report.named("target", "woman")
    tried = report.tell("convicted", "sentence", Telling(who=(rafter,)))
    taken = report.tell("arrested", "detention", Telling(who=(woman,)))
    assert link([[tried], [taken]], report) == []
