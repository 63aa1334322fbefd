"""Values in words, and lines and tables that fit the window."""

from dataclasses import replace
from pathlib import Path

import pytest

from example_record import EXAMPLES, example_record, receive
from twosource.cli.loading import load_view
from twosource.cli.show import tell_event
from twosource.cli.table import find_width, fold_line, make_plain, print_table
from twosource.model.claim import Voice
from twosource.model.spans import Span
from twosource.model.values import Blank, Count, Place, Where
from twosource.stages.briefs import cover
from twosource.stages.how_many_compare import tell_number
from twosource.views.event_list import tell_coverage
from twosource.views.words import tell_chain, tell_count, tell_holders, tell_where

__all__ = ["example_record"]


def test_coverage_names_reports_outlets_and_dates() -> None:
    reports = [item.report for item in receive(EXAMPLES)]
    undated = [report for report in reports if report.published is None]
    assert "no publication dates given" in tell_coverage(cover(undated, ()))
    assert "no outlet named" in tell_coverage(cover(undated, ()))
    assert "1 outlet, published" in tell_coverage(cover(reports, ["A", "A"]))
    dated = [report for report in reports if report.published]
    assert "without a date" not in tell_coverage(cover(dated, ()))


def test_numbers_are_told_as_a_reader_would_say_them() -> None:
    def tell(low: int, high: int | None, best: int | None) -> str:
        return tell_number(Count("people", "dead", None, low, high, best, "", ()))

    assert tell(8, 8, 8) == "8"
    assert tell(12, None, None) == "at least 12"
    assert tell(27, 33, 30) == "about 30"
    assert tell(0, 50, None) == "up to 50"
    assert tell(5, 9, None) == "5 to 9"


def test_one_is_told_in_the_singular() -> None:
    def told(of: str, low: int, high: int) -> str:
        return tell_count(Count(of, "held", None, low, high, None, "", ()))

    assert (told("people", 1, 1), told("families", 1, 1)) == ("1 person held", "1 family held")
    assert (told("people", 2, 2), told("mill", 1, 1)) == ("2 people held", "1 mill held")
    assert told("people", 1, 4) == "1 to 4 people held"


def test_what_kind_of_number_it_is_is_told() -> None:
    some = Count("people", "dead", "child", 4, 4, 4, "", ())
    assert tell_count(replace(some, more=True)) == "4 more people (child) dead"
    assert tell_count(replace(some, group=None, out_of=20)) == "4 of 20 people dead"
    assert tell_number(replace(some, high=None, best=None, vague=True)) == "at least 4 or so"
    assert tell_count(replace(some, group=None, low=0, high=0, best=0)) == "nobody dead"
    assert tell_count(replace(some, low=0, high=0, best=0)) == "no child dead"


def test_a_place_is_told_with_how_far_it_may_reach() -> None:
    place = Place("iso:NZ", "New Zealand", "country", "NZ", None, None, -41.0, 174.0, 800.0, 1)
    assert tell_where(Where(place, "named", ())) == "New Zealand (NZ) ±800 km"
    river = Place("own:river/x", "Long River", "river", "", None, None, 0.0, 0.0, 90.0, 0)
    assert tell_where(Where(river, "named", ())) == "Long River ±90 km"
    assert tell_where(Blank("no place")) == "—"


def test_a_chain_without_voices_names_nobody() -> None:
    assert tell_chain((), "") == "nobody named"
    voice = Voice("The Gauge", "outlet", None, Span(0, 4), "masthead")
    assert tell_chain((voice,), "said") == "The Gauge (outlet, masthead) “said”"


def test_many_holders_are_counted(example_record: Path) -> None:
    event = load_view(example_record).events[0]
    origins = replace(event.origins, human_at_most=("A", "B", "C"))
    assert tell_holders(replace(event, origins=origins)) == "A, B +1"


def test_nothing_that_steers_a_terminal_reaches_it() -> None:
    assert make_plain("a\x1b[2Jb\u202ec\x07") == "a\ufffd[2Jb\ufffdc\ufffd"


def test_brackets_in_names_are_shown_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(("event", "what", "who"), [("X-1", "[b]old[/b]", "[/red]")])
    assert "[b]old[/b]" in (out := capsys.readouterr().out)
    assert "[/red]" in out


def test_long_words_and_deep_indents_are_folded_without_loss() -> None:
    line = "        " + "verylongword" * 4 + " and more"
    rows = list(fold_line(line, 12))
    assert "".join("".join(rows).split()) == "".join(line.split())
    assert list(fold_line("", 80)) == [""]


def test_the_width_is_that_of_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    assert find_width() == 160
    monkeypatch.setenv("COLUMNS", "90")
    assert find_width() == 90


def test_a_value_whose_claims_went_blank_is_shown_without_words(example_record: Path) -> None:
    view = load_view(example_record)
    event = next(
        one
        for one in view.events
        if not (isinstance(one.when, Blank) or isinstance(one.where, Blank))
    )
    silent = {
        key: replace(
            one,
            grounded=replace(one.grounded, when=Blank("silent"), where=Blank("silent"), counts=()),
        )
        for key, one in view.claims.items()
    }
    shown = list(tell_event(event, view))
    without = list(tell_event(event, replace(view, claims=silent)))
    assert len(without) < len(shown)
