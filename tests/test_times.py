"""Which words of a text tell a time."""

import pytest

from twosource.stages.times import TimeWords, find_times, read_shape


def _found(text: str) -> list[str]:
    return [" ".join(text[one.start : one.end].split()) for one in find_times(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The boat left on Aug. 9, 2015, from the pier.", ["Aug. 9, 2015"]),
        ("The boat left on 9 August 2015 from the pier.", ["9 August 2015"]),
        ("The boat left on August\n8th from the pier.", ["August 8th"]),
        ("The boat left on the 9th of\u00a0August.", ["the 9th of August"]),
        ("Opened 2015-08-09; closed 2015-08-11.", ["2015-08-09", "2015-08-11"]),
        ("In August 2014 the mill burned.", ["August 2014"]),
        ("In 2013 the mill burned.", ["2013"]),
        ("In May the mill burned.", ["May"]),
        ("The May floods and the March fire.", ["May", "March"]),
        ("By May 8 the water fell.", ["By May 8"]),
        ("The mill burned on Tuesday.", ["Tuesday"]),
        ("The mill burned last Friday night.", ["last Friday night"]),
        ("It burned on the night of Monday.", ["the night of Monday"]),
        ("It burned on the night of the 12th.", ["the night of the 12th"]),
        ("It burned on the 12th.", ["the 12th"]),
        ("It burned yesterday.", ["yesterday"]),
        ("They had left two days earlier.", ["two days earlier"]),
        ("They had left two days before.", ["two days before"]),
        ("They left three weeks ago.", ["three weeks ago"]),
        ("Overnight the river rose.", ["Overnight"]),
        ("It fell in early July.", ["early July"]),
        ("It fell in mid-2015 or late last year.", ["mid-2015", "late last year"]),
        ("They left in recent weeks, or recently.", ["in recent weeks", "recently"]),
        ("They met from 3 to 5 May in Oslo.", ["from 3 to 5 May"]),
        ("They met between March and June.", ["between March and June"]),
        ("They met July 1-3 in Oslo.", ["July 1-3"]),
        ("They met from Monday to Friday.", ["from Monday to Friday"]),
        ("They met from 9 August to 2 September.", ["from 9 August to 2 September"]),
        ("Since Monday the road is shut.", ["Since Monday"]),
        ("The road opens by Friday.", ["by Friday"]),
        ("It shut after Monday's landslide.", ["Monday"]),
        ("It was put off from May 3 to June 5.", ["from May 3 to June 5"]),
        ("It was moved from May 3 to June 5.", ["from May 3", "June 5"]),
        ("In the 1980s and in the summer of 1991.", ["the 1980s", "the summer of 1991"]),
        ("In the 70s and 80s it was full.", ["the 70s", "80s"]),
        ("Last summer it was dry.", ["Last summer"]),
        ("The 2014 harvest was poor.", ["2014"]),
        ("The administration in 2014 and 2016 fell.", ["2014", "2016"]),
        ("Prices fell since the 2014 harvest.", ["2014"]),
        ("The harvest (2014) was poor.", ["2014"]),
        ("Two years after the flood it reopened.", ["Two years"]),
        ("Two days after May 3 it reopened.", ["Two days after May 3"]),
        ("It was shut for a week from 20 September.", ["a week from 20 September"]),
        ("They march on the upcoming Oct. 10.", ["upcoming Oct. 10"]),
        ("It sank in April or May 2018.", ["April or May 2018"]),
        ("They met before Christmas, in a Christmas market.", ["before Christmas"]),
        ("Hours later it sank.", ["Hours later"]),
        ("It sank three days later than planned.", ["three days"]),
        ("It sank at 3 p.m. on Tuesday.", ["3 p.m.", "Tuesday"]),
        ("It sank at 15:30 local time.", ["15:30 local time"]),
        ("The bell rings every Monday and on Fridays.", ["every Monday", "Fridays"]),
        ("The weekly market lasted three hours.", ["weekly", "three hours"]),
        ("Over the past three days it rained.", ["Over the past three days"]),
    ],
)
def test_times_are_found_where_they_stand(text: str, words: list[str]) -> None:
    assert _found(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "Four women in their 20s and 30s were hurt.",
        "The pair were in their late 40s or 50s.",
        "They may march on; we hope so.",
        "May Thet and April Jones met June Carter.",
        "the 70th anniversary of the party",
        "for a second time, the second man",
        "The Sun said so; the Sun rose.",
        "The Sunday Times and the Sunday Telegraph",
        "on Black Friday, Good Friday and Bloody Sunday",
        "a 34-year-old man and a woman, 34,",
        "children aged 12 years old",
        "It cost $2,015 or 2015 dollars.",
        "A crowd of 2000 fled.",
        "killed 1984 people",
        "It moved in 2000 people.",
        "call 555-2014 or +1 2015 5550",
        "since the 9/11 attacks",
        "the September 11 attacks",
        "Flight 2014 to Oslo",
        "5.30 percent and 16.03 points",
        "the fall of the city",
        "We will go, and so on.",
        "No. 12 Main Street",
        "an august body",
        "the spring of the clock",
        "at $ 9.66 per share",
        "70 of us",
        "It may come some day.",
        "the third quarter-final",
    ],
)
def test_what_only_looks_like_a_time_is_left_alone(text: str) -> None:
    assert _found(text) == []


def test_a_number_after_a_month_may_count_people() -> None:
    assert _found("In May 12 people were hurt.") == ["May"]
    assert _found("In May 2014 12 people were hurt.") == ["May 2014"]


def test_no_time_runs_over_two_paragraphs() -> None:
    assert _found("It began in May\n\n2014 people came.") == ["May"]
    assert _found("It began in May\n2014.") == ["May 2014"]


def test_each_time_tells_its_kind_and_rule() -> None:
    text = "On Monday at 3 p.m., for two hours, as every week."
    assert [(one.kind, one.rule) for one in find_times(text)] == [
        ("date", "weekday"),
        ("time", "clock"),
        ("duration", "length"),
        ("set", "habit"),
    ]
    assert find_times("from May 3 to June 5") == (TimeWords(0, 20, "date", "range", ahead=False),)


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("the upcoming 70th anniversary of the mill on Oct. 10", True),
        ("walls are to be built in September", True),
        ("The talks, scheduled for Oct. 10", True),
        ("It burned on Oct. 10", False),
        ("The upcoming vote is near. It burned on Oct. 10", False),
    ],
)
def test_words_such_as_upcoming_set_a_time_ahead(text: str, *, ahead: bool) -> None:
    assert [one.ahead for one in find_times(text)] == [ahead]


def test_time_words_are_taken_apart_with_or_without_their_preposition() -> None:
    shape = read_shape("  since last May ")
    assert shape is not None
    assert (shape.bound, shape.atoms[0].parts) == ("since", {"which": "last", "month": "may"})
    bare = read_shape("until the night of May")
    assert bare is not None
    assert bare.atoms[0].rule.name == "month"
    clock = read_shape("about 3 p.m. or so")
    assert clock is not None
    assert clock.atoms[0].rule.name == "clock"
    may = read_shape("before May")
    assert may is not None
    assert (may.bound, may.atoms[0].rule.name) == ("before", "month")
    alone = read_shape("by the year previous")
    assert alone is not None
    assert (alone.bound, alone.atoms[0].rule.name) == ("by", "offset")
    assert read_shape("the mill") is None
