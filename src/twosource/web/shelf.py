"""All reports of a record in rows, as the inbox lists them."""

from dataclasses import dataclass

from twosource.model.report import Report
from twosource.model.ruling import ReportState, Ruling, Settled
from twosource.ports import Store

# Lines of the log that add a report, take one away, or change what is told of one.
_MOVING = ("report added", "report withdrawn", "expunged", "marks made stricter")


@dataclass(frozen=True, slots=True)
class Shelved:
    """One report in few words; its outlet where it was given with it, "" elsewhere.

    `handling`: it carries a note on how to handle it, which its page tells.
    """

    key: str
    label: str
    outlet: str
    day: str
    language: str
    access: str
    handling: bool


@dataclass(frozen=True, slots=True)
class Shelf:
    """All reports by label."""

    rows: tuple[Shelved, ...]


def find_shelf_head(store: Store) -> int:
    """Give how many lines of the log may have changed the reports there are."""
    counted = store.count_lines(0)
    return sum(counted.get(what, 0) for what in _MOVING)


def read_shelf(store: Store) -> Shelf:
    """Read all reports of a record."""
    outlets = store.publishers()
    rows = [
        _shelve(one, outlets[one.key].outlet if one.key in outlets else None)
        for one in store.reports()
    ]
    return Shelf(tuple(sorted(rows, key=lambda one: (one.label, one.key))))


def _shelve(report: Report, outlet: str | None) -> Shelved:
    published = report.published
    return Shelved(
        report.key,
        report.label,
        outlet or (report.outlet.value if report.outlet else ""),
        published.value if published else "",
        report.language,
        report.marks.access,
        bool(report.marks.handling),
    )


def tell_state(last: Ruling | None, by: str) -> ReportState | str:
    """Give the state of a report for one person: "theirs" where another is reading it."""
    if last is None or not isinstance(last.said, Settled):
        return "new"
    state = last.said.state
    return "theirs" if state == "mine" and last.by != by else state
