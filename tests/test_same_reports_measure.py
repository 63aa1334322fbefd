"""Which reports tell of the same incident: what is read of one, signs of pairs, the groups."""

import gzip
import json
import random
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from twosource.measures.clusterings_score import score_clusterings
from twosource.measures.same_reports import Report, group_reports
from twosource.measures.same_reports.furniture import split_sentences, strip_pages
from twosource.measures.same_reports.moments import read_days, read_hours, read_published
from twosource.measures.same_reports.signs import (
    SIGNS,
    Collection,
    days_apart,
    dead_counted,
    describe_signs,
    persons_told,
    streets_told,
    titles_told,
)
from twosource.measures.same_reports.tables import (
    Bag,
    Usual,
    compare_angles,
    count_rarity,
    find_rarest,
    measure_gaps,
    share_bits,
    sum_shared,
)
from twosource.measures.same_reports.told import Told, read_reports
from twosource.measures.same_reports.weighing import Scale, add_bits, load_weights, weigh_words

FIRST = Report(
    "Man, 34, killed in Portville shooting",
    "PORTVILLE — Orlan Vexley, 34, was shot dead outside a bakery in the 1200 block of Quillon "
    "Street about 11:40 p.m. on Saturday, police said.\n\nTwo other men were wounded. They were "
    "taken to Marrow Hospital. Vexley had two sons, his sister said.",
    "2016-05-08",
)
SECOND = Report(
    "Police name victim of Quillon Street shooting",
    "The man killed late Saturday in Portville has been named as 34-year-old Orlan Vexley. He was "
    "hit by several bullets outside a bakery on Quillon Street, near Dapple Avenue. Two men were "
    "also wounded, Sgt. Ruda Tamsin of the Portville police said.",
    "2016-05-09",
)
OTHER = Report(
    "Teenager hurt when gun goes off in Lowmere home",
    "LOWMERE — A 15-year-old boy was wounded in the leg on Tuesday when a rifle that he was "
    "cleaning went off at a house on Fennick Road, deputies said. He is in stable condition.",
    "2016-05-11",
)
LATER = Report(
    "Lowmere boy recovering after rifle accident",
    "The 15-year-old who shot himself in the leg while cleaning a rifle on Fennick Road in Lowmere "
    "on Tuesday has left hospital, his mother, Ysolde Cardew, 41, said.",
    "2016-05-13",
)
BARE = Report("", "")
REPORTS = [FIRST, OTHER, SECOND, LATER, BARE]
# On dev, over texts of 200 characters and more; a little worse than was measured.
FLOORS = {"P": 97.0, "R": 84.0, "B3": 96.0}


def silent(done: int, total: int, what: str) -> None:
    """Say nothing."""


def told(*reports: Report) -> list[Told]:
    """Read reports as one collection."""
    return read_reports(reports or REPORTS)


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


# ------------------------------------------------------------------ groups


def test_reports_of_one_incident_are_grouped() -> None:
    assert group_reports(REPORTS, silent) == [1, 2, 1, 2, 3]


def test_the_order_of_reports_changes_no_group() -> None:
    shuffled = list(range(len(REPORTS)))
    random.Random(4).shuffle(shuffled)  # noqa: S311 - no secret is drawn
    groups = group_reports([REPORTS[at] for at in shuffled], silent)
    assert gather(groups, shuffled) == gather(group_reports(REPORTS, silent), range(len(REPORTS)))


def gather(groups: Sequence[int], places: Sequence[int]) -> set[frozenset[int]]:
    return {
        frozenset(at for at, one in zip(places, groups, strict=True) if one == group)
        for group in groups
    }


def test_a_report_with_nothing_in_it_stands_alone() -> None:
    assert group_reports([BARE], silent) == [1]
    assert group_reports([], silent) == []
    groups = group_reports([BARE, Report("", "", "no day"), FIRST, SECOND], silent)
    assert groups[2] == groups[3]
    assert groups[0] != groups[2]


def test_titles_alone_are_enough_to_group_by() -> None:
    one = Report("Baker Orlan Vexley killed on Quillon Street in Portville", "", "2016-05-08")
    other = Report(
        "Orlan Vexley, killed on Quillon Street, was a Portville baker", "", "2016-05-08"
    )
    assert group_reports([one, other, OTHER, BARE], silent)[:2] == [1, 1]


def test_progress_is_told() -> None:
    steps = []
    group_reports(REPORTS, lambda *step: steps.append(step))
    assert steps[-1] == (len(SIGNS), len(SIGNS), "comparing reports")


def test_groups_on_the_dev_part_are_as_good_as_measured(data: Path) -> None:
    with gzip.open(data / "gold" / "same_event_reports" / "dev.jsonl.gz") as lines:
        records = [json.loads(line) for line in lines]
    reports = [Report(one["title"], one["text"], one["published"]) for one in records]
    groups = group_reports(reports, silent)
    counted = [at for at, one in enumerate(records) if len(one["text"]) >= 200]
    score = score_clusterings(
        {str(at): records[at]["incident"] for at in counted},
        {str(at): str(groups[at]) for at in counted},
    )
    figures = {"P": score.pairwise.precision, "R": score.pairwise.recall, "B3": score.b3.f1}
    assert all(figures[name] >= floor for name, floor in FLOORS.items()), figures


# ------------------------------------------------------------------ what is read


def test_a_report_is_read_for_names_ages_streets_and_numbers() -> None:
    first = told()[0]
    assert first.persons == {"vexley"}
    assert {"orlan", "vexley", "quillon", "marrow"} <= set(first.names)
    assert "orlan vexley" in first.doubles
    assert first.ages == {"34 years"}
    assert "quillon" in first.streets
    assert (first.dead, first.hurt) == (None, 2)
    assert first.hours == (23 * 60 + 40,)
    assert first.days == (day("2016-05-07"),)


def test_numbers_of_dead_and_hurt_are_the_most_told() -> None:
    one = told(Report("Three killed", "One woman died. Four people were seriously injured."))[0]
    assert (one.dead, one.hurt) == (3, 4)


def test_a_surname_stands_before_what_follows_it() -> None:
    assert told(Report("", "They held 19-year-old Bram Oswick Jr. The town waited."))[
        0
    ].persons == {"oswick"}


def test_a_word_written_small_elsewhere_is_no_name() -> None:
    both = told(Report("", "We saw Hope there. I hope so, with hope."), Report("", "No hope left."))
    assert "hope" not in both[0].names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It fell on Monday.", ["2016-05-09"]),
        ("It falls next Monday.", []),
        ("It fell on Nov. 3.", ["2015-11-03"]),
        ("It fell on May 3rd, and on April 2, 2014.", ["2016-05-03", "2014-04-02"]),
        ("It fell last night, police said today.", ["2016-05-10", "2016-05-11"]),
        ("It fell on Feb. 30.", []),
        ("It opens at 3 on May 3:30 streams.", []),
    ],
)
def test_days_count_back_from_publication(text: str, found: list[str]) -> None:
    assert read_days(text, day("2016-05-11")) == tuple(map(day, found))


def test_without_publication_full_dates_alone_are_read() -> None:
    text = "On Monday and on May 3, or on April 2, 2014."
    assert read_days(text, None) == (day("2014-04-02"),)
    assert read_published(None) is None
    assert read_published("soon") is None


def test_hours_are_minutes_since_midnight() -> None:
    assert read_hours("12:05 a.m., noon, 12 PM, 99:00 pm") == (5, 720, 720)


def test_page_furniture_is_left_out() -> None:
    notice = "Bells rang over the bay as boats came home at last to the quiet piers."
    texts = [
        f"Sign in using your profile.\n{notice}\nA man fell.",
        f"{notice}\nA barn burnt. Photo: Ann Example",
        f"{notice}\nA mill shut.",
    ]
    days = [day("2016-01-01"), day("2016-06-01"), None]
    titles = ["Fall", "Fire", "Mill"]
    assert strip_pages(texts, titles, days) == [
        ["A man fell."],
        ["A barn burnt."],
        ["A mill shut."],
    ]
    near = [day("2016-01-01"), day("2016-01-03"), None]
    assert notice in strip_pages(texts, titles, near)[0]


def test_what_recurs_under_like_titles_is_kept() -> None:
    background = "The ferry sank off Portville with nine people on board in a winter storm."
    titles = [f"Trial {number}" for number in range(120)]
    titles[:2] = ["Wexmouth ferry sinks", "Wexmouth captain is tried"]
    texts = [background] * 2 + ["Nothing."] * 118
    days = [day("2016-01-01"), day("2016-09-01"), *([None] * 118)]
    assert strip_pages(texts, titles, days)[0] == [background]


def test_a_long_sentence_may_have_one_word_of_a_page() -> None:
    long = "He wrote comments " + "and then he walked on " * 6 + "home."
    assert strip_pages([long], [""], [None]) == [[long]]
    assert split_sentences("It fell. We ran.\n\nIt rained\n") == [
        "It fell.",
        "We ran.",
        "It rained",
    ]


# ------------------------------------------------------------------ signs and bits


def test_every_sign_is_a_symmetric_table_with_a_meaning() -> None:
    these = Collection(told(), load_weights().usual)
    for sign in SIGNS:
        table = sign(these)
        assert table.shape == (len(REPORTS), len(REPORTS)), sign.__name__
        np.testing.assert_allclose(table, table.T, rtol=1e-5, err_msg=sign.__name__)
    meanings = describe_signs()
    assert meanings["days_apart"] == "Days between the nearest days they tell of."
    assert len({*meanings.values()}) == len(SIGNS) == len(load_weights().scales)


def test_signs_tell_agreement_conflict_and_silence_apart() -> None:
    these = Collection(told(), Usual())
    first, other, second, later, bare = range(5)
    streets = streets_told(these)
    assert (streets[first, second], streets[first, other], streets[first, bare]) == (1, -1, 0)
    persons = persons_told(these)
    assert (persons[first, second], persons[first, later]) == (2, -2)
    assert (persons[first, other], persons[first, bare], persons[bare, other]) == (-1, -1, 0)
    days = days_apart(these)
    assert (days[first, second], days[first, other]) == (0, 3)
    assert np.isnan(days[first, bare])
    assert np.isnan(dead_counted(these)).all()


def test_a_title_is_told_where_its_words_stand() -> None:
    these = Collection(told(FIRST, SECOND, OTHER, BARE), Usual())
    share = titles_told(these)
    assert share[0, 1] > share[0, 2]
    assert share[0, 3] == 0


def test_shared_things_count_by_their_rarity() -> None:
    bags = [{"a", "b"}, {"a", "b"}, {"b"}, {"c"}]
    assert count_rarity(bags, Usual()) == pytest.approx({"a": 1, "b": 0.415, "c": 2}, abs=1e-3)
    assert share_bits(bags, Usual())[0, 1] == pytest.approx(1.415, abs=1e-3)
    assert share_bits(bags, Usual())[0, 3] == 0


def test_usual_shares_make_usual_words_common_in_a_small_file() -> None:
    usual = Usual(100, {"shot": 0.7})
    rarity = count_rarity([{"shot", "vexley"}, {"shot", "vexley"}], usual)
    assert rarity["shot"] == pytest.approx(0.5, abs=0.05)
    assert rarity["vexley"] > 5


def test_the_rarest_shared_thing_counts_alone() -> None:
    bags = [{"a", "b"}, {"a", "b"}, *({"b"} for _ in range(6))]
    table = find_rarest(bags, Usual())
    assert table[0, 1] == 2
    assert table[0, 2] == 0


def test_cosines_are_one_for_the_same_words_and_nought_for_none() -> None:
    table = compare_angles([["a", "b"], ["a", "b"], ["c"], []], Usual())
    assert table[0, 1] == pytest.approx(1)
    assert table[0, 2] == table[0, 3] == 0


def test_columns_are_summed_in_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    bags: list[Bag] = [{"a": 1.0, "b": 2.0, "c": 3.0}, {"a": 1.0, "b": 2.0, "c": 3.0}]
    monkeypatch.setattr("twosource.measures.same_reports.tables.COLUMNS", 2)
    assert sum_shared(bags)[0, 1] == 14


def test_gaps_may_go_round() -> None:
    table = measure_gaps([[1430], [10], []], 1440)
    assert table[0, 1] == 20
    assert np.isnan(table[0, 2])
    assert np.isnan(measure_gaps([[], []])).all()


def test_a_scale_gives_the_bits_of_the_step_a_value_has_reached() -> None:
    scale = Scale(edges=(1.0, 5.0), bits=(0.0, -1.0, -3.0), silent=0.5)
    values = np.array([[0.0, 1.0, 4.9, 5.0, np.nan, np.inf]], np.float32)
    assert scale.weigh(values).tolist() == [[0.0, -1.0, -1.0, -3.0, 0.5, -3.0]]


def test_words_count_in_both_reports_and_in_one_alone() -> None:
    these = Collection(
        told(Report("", "barn fire"), Report("", "fire"), Report("", "barn")), Usual()
    )
    bits = weigh_words(these, {"barn": (2.0, -1.0), "fire": (4.0, -3.0)})
    assert bits[0].tolist()[1:] == [3.0, -1.0]
    assert bits[1, 2] == -4.0


def test_each_doubling_of_a_collection_takes_a_bit_away() -> None:
    weights = load_weights()
    few = add_bits(Collection(told(FIRST, OTHER), Usual()), weights, silent)
    start = weights.start - 1
    signs = sum(
        weights.scales[sign.__name__].weigh(sign(Collection(told(FIRST, OTHER), Usual())))[0, 1]
        for sign in SIGNS
    )
    words = weigh_words(Collection(told(FIRST, OTHER), Usual()), weights.words)[0, 1]
    assert few[0, 1] == pytest.approx(start + signs + words, abs=1e-3)
