"""The long report that the desk is measured on: as long as it says, its marks overlapping."""

from pathlib import Path

import bench_desk_report
from record_generator import make_long
from twosource.stores.sql import open_store
from twosource.views.report_marks import list_marks
from twosource.views.report_view import see_report

SIZE, CLAIMS = 20_000, 30


def test_a_long_report_is_kept_with_marks_that_overlap(tmp_path: Path) -> None:
    made = make_long(SIZE, CLAIMS)
    assert SIZE <= len(made.report.text) < SIZE * 1.05
    assert len(made.grounded) == CLAIMS
    assert made == make_long(SIZE, CLAIMS) != make_long(SIZE, CLAIMS, seed=1)
    marks = bench_desk_report.keep(tmp_path / "r.db", made)
    with open_store(tmp_path / "r.db", create=False) as store:
        assert not store.check().faults
        found = list_marks(see_report(store, made.report.key))
    assert len(found) == marks
    own = [one for one in found if one.claim]
    assert len(own) == 8 * CLAIMS
    told = {(one.kind, one.span.of(made.report.text)) for one in own}
    assert {("when", "1 May"), ("where", "Portville"), ("source", "a witness")} <= told


def test_figures_are_told_in_milliseconds() -> None:
    seconds = [0.001 * number for number in range(1, 101)]
    figures = dict.fromkeys(("marked", "drawn", "kept", "whole"), seconds)
    rows = list(bench_desk_report.tell(figures))
    assert rows[2] == "| page asked for, all marks set | 50 ms | 95 ms | 100 ms |"
    assert len(rows) == 6
