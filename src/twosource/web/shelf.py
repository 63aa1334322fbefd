"""All reports of a record in rows, as the inbox lists them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from twosource.model.report import Report
from twosource.model.ruling import ReportState, Ruling, Settled
from twosource.ports import Store
from twosource.stages.languages import tell_unread
from twosource.views.report_names import find_hard_title, name_report
from twosource.web.kept import Pause, never, with_pauses

# Lines of the log that add a report, take one away, read one anew, or change what is told of one.
_MOVING = frozenset(
    {
        "report added",
        "report withdrawn",
        "expunged",
        "marks made stricter",
        "language corrected",
        "reading added",
        "reading superseded",
        "reading taken up again",
    }
)
# Searches that are remembered: somebody who goes through a list of them asks for each page.
MOST_SEARCHES = 64


@dataclass(frozen=True, slots=True)
class Shelved:
    """One report in few words; `name` is what lists call it; `outlet` "" where none was given.

    `handling`: it carries a note on how to handle it, which its page tells. `title` is the one that
    its name keeps back since it is hard to read, "" of most. `unread` is why the machine did not
    read it, "" where it did.
    """

    key: str
    label: str
    name: str
    outlet: str
    day: str
    language: str
    access: str
    handling: bool
    title: str = ""
    unread: str = ""


@dataclass(frozen=True, slots=True)
class Shelf:
    """All reports by label, and how many claims were read in each, by its key."""

    rows: tuple[Shelved, ...]
    claims: Mapping[str, int]
    _found: dict[frozenset[str], frozenset[str]] = field(default_factory=dict, compare=False)

    def find(self, store: Store, words: Iterable[str]) -> frozenset[str]:
        """Give the keys of the reports in which all of some words stand."""
        asked = frozenset(words)
        found = self._found.get(asked)
        if found is None:
            found = store.find_texts(sorted(asked))
            if len(self._found) >= MOST_SEARCHES:
                self._found.clear()
            self._found[asked] = found
        return found


def moves_shelf(what: str) -> bool:
    """Tell whether a line of the log may have changed the reports there are."""
    return what in _MOVING


def read_shelf(store: Store, pause: Pause = never) -> Shelf:
    """Read all reports of a record."""
    outlets = store.publishers().outlets
    rows = [_shelve(one, outlets.get(one.key)) for one in with_pauses(store.reports(), pause)]
    return Shelf(tuple(sorted(rows, key=lambda one: (one.label, one.key))), store.count_claims())


def _shelve(report: Report, outlet: str | None) -> Shelved:
    published = report.published
    return Shelved(
        report.key,
        report.label,
        name_report(report),
        outlet or (report.outlet.value if report.outlet else ""),
        published.value if published else "",
        report.language,
        report.marks.access,
        bool(report.marks.handling),
        find_hard_title(report),
        unread.reason if (unread := tell_unread(report)) else "",
    )


def tell_state(last: Ruling | None, by: str) -> ReportState | str:
    """Give the state of a report for one person: "theirs" where another is reading it."""
    if last is None or not isinstance(last.said, Settled):
        return "new"
    state = last.said.state
    return "theirs" if state == "mine" and last.by != by else state
