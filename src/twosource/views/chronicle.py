"""How an event came to be what it is, in words: the lines of the log that moved it, in order."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from twosource.model.chronicle import Chronicle, Turned
from twosource.model.event import Event
from twosource.model.record import LogLine
from twosource.ports import Store
from twosource.views.history import Taken
from twosource.views.record_view import RecordView

MOST_LABELS = 6
ADDED = "report added"
_READ = frozenset({"reading added", "reading taken up again"})
_OF_REPORTS: Mapping[str, str] = {
    ADDED: "taken in: {}",
    "marks made stricter": "marks made stricter: {}",
    "report withdrawn": "taken back by its outlet: {}",
    "language corrected": "language put right: {}",
    **dict.fromkeys(_READ, "read anew: {}"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an event's history: the line of the log, when, what; whose word, and why.

    `until` is the line of the last of several reports that are told of together, else `line`.
    `taken` is the decision that the line keeps, None of one that undoes it and of all others.
    """

    line: int
    until: int
    at: str
    what: str
    words: str
    by: str = ""
    note: str = ""
    taken: Taken | None = None


@dataclass(frozen=True, slots=True)
class Past:
    """The steps of an event, the latest first; the old labels that lead to it.

    `left_out`: how many older ones there are.
    """

    steps: tuple[Step, ...]
    former: tuple[str, ...] = ()
    left_out: int = 0


def list_past(store: Store, event: Event, view: RecordView, history: Sequence[Taken]) -> Past:
    """Give the steps by which an event came to be what it is; `history`: what was decided on it."""
    numbers = [one.number for one in history]
    found = store.chronicle(event.id, event.reports, numbers)
    labels = {key: one.label for key, one in view.reports.items()}
    taken = {one.number: one for one in history}
    steps = [
        step for line in found.lines for step in _tell_line(line, found, event, (labels, taken))
    ]
    return Past(
        tuple(reversed(list(_put_together(steps)))),
        tuple(_list_former(found, event)),
        found.left_out,
    )


def _list_former(found: Chronicle, event: Event) -> Iterator[str]:
    """Give the labels that lead to an event now."""
    last = {turn.label: turn for turns in found.turns.values() for turn in turns}
    for label, turn in last.items():
        if label != event.label and turn.into is not None:
            yield label


def _tell_line(
    line: LogLine,
    found: Chronicle,
    event: Event,
    known: tuple[Mapping[str, str], Mapping[int, Taken]],
) -> Iterator[Step]:
    labels, taken = known
    if line.seq in found.turns:
        words = "; ".join(tell_turn(turn, event.label) for turn in found.turns[line.seq])
        yield Step(line.seq, line.seq, line.at, "event", words)
    if line.seq in found.decisions:
        yield _tell_decision(line, taken[found.decisions[line.seq]])
    if line.seq in found.reports and line.what in _OF_REPORTS:
        key = found.reports[line.seq]
        # Read at once when it was taken in: that is no step of its own.
        if line.what not in _READ or found.reports.get(line.seq - 1) != key:
            yield Step(line.seq, line.seq, line.at, line.what, labels.get(key, key))


def _tell_decision(line: LogLine, one: Taken) -> Step:
    if line.what == "decision undone":
        words = f"decision {one.number} undone: {one.words}"
        return Step(line.seq, line.seq, line.at, "undone", words, str(line.detail.get("by", "")))
    return Step(line.seq, line.seq, line.at, "decision", one.words, one.by, one.note, one)


def tell_turn(turn: Turned, label: str) -> str:
    """Say what became of an id, as the page of the event of a label tells it.

    >>> tell_turn(Turned("ABC-2", "ABC-1", first=False, told=False, was_merged=False), "ABC-1")
    'ABC-2 became part of it; that name leads here'
    """
    its = turn.label == label
    who = "it" if its else turn.label
    if turn.into is not None:
        return f"{who} became part of {turn.into}" if turn.into != label else _MERGED.format(who)
    if turn.first:
        return f"{turn.label} became an event of this record"
    if not turn.told:
        return f"no claim told of {who} any more"
    if turn.was_merged:
        return f"{who} is an event of its own again"
    return f"{who} is told of by other claims than before"


_MERGED = "{} became part of it; that name leads here"


def _put_together(steps: Sequence[Step]) -> Iterator[Step]:
    """Tell of reports to which one thing happened, one after the other, together."""
    waiting: list[Step] = []
    for step in steps:
        if waiting and (step.what != waiting[0].what or step.what not in _OF_REPORTS):
            yield _join(waiting)
            waiting = []
        waiting.append(step)
    if waiting:
        yield _join(waiting)


def _join(steps: Sequence[Step]) -> Step:
    first = steps[0]
    if first.what not in _OF_REPORTS:
        return first
    names = list(dict.fromkeys(step.words for step in steps))
    more = f" and {len(names) - MOST_LABELS} more" if len(names) > MOST_LABELS else ""
    words = _OF_REPORTS[first.what].format(", ".join(names[:MOST_LABELS]) + more)
    return replace(first, words=words, until=steps[-1].line)
