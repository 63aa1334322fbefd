"""What the overview is made of: the question, what it leaves, and how that is laid out."""

import json
from collections import Counter
from dataclasses import replace
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import QueryParams

from desk_rows import GORE, OSLO, PERU, TUMEN, day, make_row
from twosource.web import timeline
from twosource.web.bins import Axis, choose_bins
from twosource.web.chips import list_chips
from twosource.web.countries import find_shape, name_country
from twosource.web.figures import OTHER, draw_figures, draw_heat
from twosource.web.map_shapes import list_places, show_lines, write_lines, write_place
from twosource.web.open_years import find_days
from twosource.web.overview import list_answers
from twosource.web.question import Question, find_slips
from twosource.web.rows import Row
from twosource.web.sift import reaches, sift

ROWS = (
    make_row(1, "2020-03-05", GORE),
    make_row(2, "2021-06", OSLO, type="killing", conflicts=1, reports=("r2", "r9"), origins=2),
    make_row(3, "XXXX-06-09", TUMEN),
    make_row(4, "", stance="denied", shown=False),
    make_row(5, "2019", GORE, OSLO, review="signed", origins=3, reports=("r5", "r6", "r7")),
    make_row(6, "2020-12-30/2021-01-02", PERU, time="general", shown=False),
)


def ask(words: str) -> Question:
    """Read the question of an address."""
    return Question.read(QueryParams(words))


def leave(words: str, reports: frozenset[str] | None = None) -> list[int]:
    """Give the numbers of the rows that an address leaves."""
    return [int(row.id[1:]) for row in sift(ROWS, ask(words), reports).found]


LEFT = {
    "": [2, 1, 5, 3],
    "order=oldest": [5, 1, 2, 3],
    "order=number": [1, 2, 3, 5],
    "order=type": [2, 1, 3, 5],
    "order=place": [1, 5, 2, 3],
    "order=origins": [5, 2, 1, 3],
    "order=fewest": [1, 3, 2, 5],
    "order=conflicts": [2, 1, 3, 5],
    "order=nonsense&view=nonsense&dates=nonsense&origins=many&page=x&review=x": [2, 1, 5, 3],
    "everything=1": [2, 6, 1, 5, 3, 4],
    "type=killing": [2],
    "type=killing&type=protest": [2, 1, 5, 3],
    "since=2020": [2, 1],
    "until=2020-03": [1, 5],
    "since=2021-06-30": [2],
    "since=2021-01-02&until=2021-01-02&everything=1": [6],
    "since=late+May": [2, 1, 5, 3],
    "dates=open": [3],
    "dates=known": [2, 1, 5],
    "dates=none": [],
    "dates=none&everything=1": [4],
    "country=NO": [2, 5],
    "country=several": [3],
    "country=none&everything=1": [4],
    "place=geonames:1": [1, 5],
    "box=-50,160,-40,170": [1, 5],
    "box=-60,-180,-60,-179": [],
    "box=50,10,60,11&country=NO": [2, 5],
    "box=40,131,41,132": [3],
    "box=-20,-67.5,-10,-60&everything=1": [6],
    "box=1,2,3": [2, 1, 5, 3],
    "box=9,9,1,1": [2, 1, 5, 3],
    "stance=denied": [4],
    "stance=asserted": [2, 1, 5, 3],
    "origins=1": [1, 3],
    "origins=2%2B": [2, 5],
    "conflicts=1": [2],
    "review=signed": [5],
}


@pytest.mark.parametrize("words", LEFT)
def test_a_question_leaves_the_events_it_asks_for_in_its_order(words: str) -> None:
    assert leave(words) == LEFT[words]


def test_words_leave_the_events_of_the_reports_that_hold_them() -> None:
    assert leave("words=quay", frozenset({"r9", "r3"})) == [2, 3]
    assert leave("words=quay", frozenset()) == []


def test_what_is_left_out_for_one_reason_alone_is_counted() -> None:
    sifted = sift(ROWS, ask("since=2020"), None)
    assert (sifted.hidden, sifted.undated) == (1, 1)
    assert sift(ROWS, ask("stance=denied"), None).hidden == 0


@pytest.mark.parametrize("name", ["type", "stance", "review", "country", "dates"])
@pytest.mark.parametrize("others", ["", "since=2020", "everything=1", "origins=1", "country=NO"])
def test_the_number_beside_an_answer_is_of_the_events_it_would_leave(
    name: str, others: str
) -> None:
    question = ask(others)
    counts = sift(ROWS, question, None).choices[name]
    for answer, number in counts.items():
        wanted = answer if name == "dates" else (answer,)
        asked = ask(question.address(**{name: wanted}).partition("?")[2])
        assert len(sift(ROWS, asked, None).found) == number, answer


def test_an_answer_that_was_chosen_is_listed_though_it_leaves_nothing() -> None:
    question = ask("type=flood&dates=none")
    answers = list_answers(sift(ROWS, question, None), question)
    assert [(one.value, one.events) for one in answers["type"] if one.chosen] == [("flood", 0)]
    assert [one.value for one in answers["dates"] if one.chosen] == ["none"]


@given(
    st.builds(
        Question,
        type=st.sets(st.sampled_from(["killing", "a b&c"])).map(lambda one: tuple(sorted(one))),
        since=st.sampled_from(["", "2015", "2015-08"]),
        country=st.sets(st.sampled_from(["NO", "none"])).map(lambda one: tuple(sorted(one))),
        origins=st.sampled_from(["", "1", "2+"]),
        conflicts=st.booleans(),
        words=st.sampled_from(["", "quay fire", "ü&="]),
        order=st.sampled_from(["newest", "fewest"]),
        view=st.sampled_from(["table", "map"]),
    )
)
def test_a_question_is_read_back_from_its_address(question: Question) -> None:
    assert ask(question.address().partition("?")[2]) == question


def test_pages_begin_anew_when_something_else_is_asked() -> None:
    assert ask("page=3").address(order="oldest") == "/?order=oldest"
    assert ask("page=3").address(page=4) == "/?page=4"
    assert ask("page=0").page == 1
    assert Question().address() == "/"
    assert not ask("order=oldest&view=map&page=2").narrows
    assert ask("conflicts=1").narrows


def test_what_is_no_day_is_told_with_what_was_typed() -> None:
    slips = find_slips(QueryParams("since=late+May&until=2015-02-30"))
    assert slips["since"][0] == "late May"
    assert "write 2015" in slips["until"][1]
    assert "before the first day" in find_slips(QueryParams("since=2016&until=2015"))["until"][1]
    assert find_slips(QueryParams("since=2015&until=2015")) == {}


def test_each_thing_asked_has_a_chip_that_takes_it_away() -> None:
    words = (
        "type=killing&country=NO&country=none&place=geonames:1&place=gone&stance=denied"
        "&review=signed&words=quay&since=2015&until=2016&dates=known&origins=1&conflicts=1"
        "&everything=1&box=1,2,3,4"
    )
    chips = list_chips(ask(words), ROWS)
    assert [chip.words for chip in chips] == [
        "killing",
        "Norway",
        "no place told",
        "Gore",
        "gone",
        "denied",
        "signed",
        "reports with “quay”",
        "in the area 1° N to 3° N, 2° E to 4° E",
        "since 2015",
        "until 2016",
        "year known",
        "at most 1 origin",
        "with a conflict",
        "also possible, denied, not so",
    ]
    for chip in chips:
        asked = ask(chip.without.partition("?")[2])
        assert len(list_chips(asked, ROWS)) == len(chips) - 1


def test_places_are_listed_once_with_their_events() -> None:
    assert [(one.place.name, len(one.rows)) for one in list_places(ROWS)] == [
        ("Gore", 2),
        ("Oslo", 2),
        ("Peru", 1),
        ("Tumen", 1),
    ]
    assert [row.id for row in show_lines(ROWS)] == ["e5"]


def test_a_place_at_the_date_line_reaches_over_it() -> None:
    fiji = replace(GORE, lat=-17.0, lon=179.9, radius_km=50)
    assert reaches(fiji, (-18, -180, -16, -179.8))
    assert not reaches(fiji, (-18, -179, -16, -178))
    assert reaches(replace(fiji, lat=89.9), (89, 0, 90, 1))


def test_countries_have_names_and_shapes_of_the_map() -> None:
    atlas = files("twosource.web") / "vendor" / "world-atlas-2.0.2" / "countries-50m.json"
    shapes = json.loads(atlas.read_text(encoding="utf-8"))["objects"]["countries"]["geometries"]
    keys = {one.get("id", one["properties"]["name"]) for one in shapes}
    assert {find_shape(code) for code in ("NO", "PE", "XK", "GB", "US", "PS", "TW")} <= keys
    assert find_shape("QQ") == ""
    assert (name_country("PE"), name_country("QQ")) == ("Peru", "QQ")
    assert ROWS[3].countries == {"none"}


@pytest.mark.parametrize(
    ("rows", "unit", "number"),
    [
        (("2020-03-05", "2020-04"), "month", 2),
        (("1999-12-31", "2020-04"), "year", 22),
        (("1750", "2020-04"), "decade", 28),
        (("0001", "2020-04"), "century", 21),
    ],
)
def test_events_are_counted_by_stretches_that_can_be_drawn(
    rows: tuple[str, ...], unit: str, number: int
) -> None:
    bins = choose_bins([make_row(at, when) for at, when in enumerate(rows)])
    assert (bins.name, bins.number) == (unit, number)
    assert bins.find(day("2020-04-30")) == number - 1
    since, until = bins.ends(number - 1)
    assert since <= "2020-04"[: len(since)] <= until
    assert bins.tell(0)
    assert 0 < len(bins.ticks()) <= 13


def test_ticks_are_named_by_year_or_month() -> None:
    year = [make_row(1, "2020-01-05"), make_row(2, "2020-12-05")]
    assert ("Jul 2020") in [words for _, words in Axis.over(year, 0, 100).ticks()]
    long = [make_row(1, "1950"), make_row(2, "2020-12-05")]
    assert "1980" in [words for _, words in Axis.over(long, 0, 100).ticks()]
    ends = Axis.over([make_row(1, "0001-01-01"), make_row(2, "9999-12-31")], 0, 100)
    assert (ends.at(day("0001-01-01")), ends.end(day("9999-12-31"))) == (0, 100)


def test_an_open_year_is_drawn_by_the_day_of_the_year() -> None:
    assert find_days("XXXX-02-29") == ((59, 59),)
    assert find_days("XXXX-05-01/XXXX-05-10") == ((121, 130),)
    assert find_days("XXXX-12-30/XXXX-01-02") == ((364, 365), (0, 1))
    assert find_days("XXXX") == ((0, 365),)


def test_each_event_is_a_bar_where_there_are_few() -> None:
    drawn = timeline.draw_timeline(ROWS, Question())
    assert drawn.known is not None
    assert [bar.row.id for bar in drawn.known.bars] == ["e5", "e1", "e6", "e2"]
    assert [bar.fuzzy for bar in drawn.known.bars] == [True, False, True, True]
    assert all(0 <= bar.x <= bar.x + bar.width <= timeline.WIDTH for bar in drawn.known.bars)
    assert drawn.open is not None
    assert [bar.row.id for bar in drawn.open.bars] == ["e3"]
    assert (drawn.undated, drawn.reasons) == (1, (("the report gives no date", 1),))


def test_what_is_planned_is_drawn_as_an_outline() -> None:
    rows = [make_row(1, "2020-03-05"), make_row(2, "2020-04", time="future")]
    drawn = timeline.draw_timeline(rows, Question())
    assert drawn.known is not None
    assert [bar.shade for bar in drawn.known.bars] == ["exact", "fuzzy planned"]
    assert drawn.planned
    assert not timeline.draw_timeline(rows[:1], Question()).planned


def test_a_stretch_over_new_year_is_two_bars_of_one_event() -> None:
    drawn = timeline.draw_timeline([make_row(1, "XXXX-12-30/XXXX-01-02")], Question())
    assert drawn.known is None
    assert drawn.open is not None
    assert [(bar.label, bar.fuzzy) for bar in drawn.open.bars] == [(True, True), (False, True)]


def many(*whens: str) -> list[Row]:
    """Give more events than are drawn one by one, at some times."""
    return [make_row(at, whens[at % len(whens)]) for at in range(timeline.MOST_BARS * 2)]


def test_many_events_are_counted_and_none_twice_as_sure() -> None:
    rows = many("2020-01-05", "2020-03", "2020-01-30/2020-02-02", "XXXX-06-09", "XXXX-06/XXXX-07")
    drawn = timeline.draw_timeline(rows, Question(type=("protest",)))
    assert drawn.known is not None
    known = drawn.known.columns
    assert [(one.words, one.sure, one.maybe) for one in known] == [
        ("Jan 2020", 48, 48),
        ("Feb 2020", 0, 48),
        ("Mar 2020", 48, 0),
    ]
    assert known[0].address == "/?type=protest&since=2020-01&until=2020-01"
    assert drawn.known.most == 96
    assert max(one.sure_tall + one.maybe_tall for one in known) == timeline.TALL
    assert drawn.open is None or not drawn.open.columns


def test_many_open_years_are_counted_by_month() -> None:
    drawn = timeline.draw_timeline(many("XXXX-06-09", "XXXX-12-30/XXXX-01-02"), Question())
    assert drawn.open is not None
    counts = {one.words: (one.sure, one.maybe) for one in drawn.open.columns}
    assert counts["Jun"] == (120, 0)
    assert counts["Dec"] == counts["Jan"] == (0, 120)


def test_the_chart_counts_what_lies_in_one_month_and_says_what_it_leaves_out() -> None:
    rows = [make_row(at, "2020-03-05", type=f"type_{at % 8}") for at in range(16)]
    figures = draw_figures([*rows, *ROWS], Question())
    chart = figures.by_month
    assert chart is not None
    assert chart.counted == sum(number for _, number in chart.types) == 18
    assert (figures.unsure, figures.undated) == (2, 2)
    assert len(chart.types) == 7
    assert chart.types[-1][0] == OTHER
    assert sum(map(sum, (stack.counts for stack in chart.stacks))) == 18
    top = min(part.y for stack in chart.stacks for part in stack.parts)
    assert top == pytest.approx(14)
    assert [number for _, number in chart.grid] == [0, 5, 10, 15]


def test_shapes_are_told_for_countries_and_lines_for_events_of_several_places() -> None:
    assert write_place(list_places(ROWS)[2])["shape"] == "604"
    assert "shape" not in write_place(list_places(ROWS)[0])
    (line,) = write_lines([ROWS[4]])
    assert line == {"label": "XXX-0005", "what": "sit in", "at": [[-46.1, 168.9], [59.9, 10.7]]}


def test_there_is_no_chart_where_no_event_lies_in_one_month() -> None:
    assert draw_figures(ROWS[2:5], Question()).by_month is None
    assert draw_figures([ROWS[3]], Question()).by_month is None


def test_reports_stand_against_origins() -> None:
    rows = [*ROWS, make_row(7, "", reports=tuple("abcdefghij"), origins=9)]
    heat = draw_heat(rows)
    assert heat.reports[-1] == "8 or more"
    told = {name: dict(zip(heat.reports, cells, strict=True)) for name, cells in heat.lines}
    assert told["1"]["1"] == (4, 5)
    assert told["8 or more"]["8 or more"] == (1, 2)
    assert told["2"]["1"] == (0, 0)
    assert Counter(number for cells in told.values() for number, _ in cells.values())[1] == 3
