"""Questions of an audit in the terminal: one key an answer, kept at once, and undone by b."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import click

from twosource.cli.audit_sheet import tell_passage, tell_published, tell_report
from twosource.cli.table import embolden, print_lines
from twosource.model.audit import TAKEN_BACK, Answer, Audit, Question, allowed
from twosource.model.report import Report
from twosource.ports import Store
from twosource.stages.audit_figures import standing
from twosource.stages.audit_questions import ASKS

BACK, QUIT, SKIP = "b", "q", "."
STOPS = frozenset({QUIT, "\x03", "\x04"})
TOLD = {
    "right": "r right",
    "wrong": "w wrong: the text tells another here",
    "invented": "i invented: the text tells nothing of the kind",
    "same": "s same",
    "different": "d different",
    "unsure": "u unsure",
}


@dataclass(frozen=True, slots=True)
class Sitting:
    """One checker at one sample."""

    audit: Audit
    questions: Sequence[Question]
    reports: Mapping[str, Report]
    by: str


def ask(store: Store, sitting: Sitting) -> int:
    """Ask what this checker has not answered yet; give how many answers were given."""
    number = sitting.audit.number
    done = {one for one, by in standing(store.audit_answers(number)) if by == sitting.by}
    left = [one for one in sitting.questions if one.number not in done]
    place, given = 0, set[int]()
    while place < len(left):
        question = left[place]
        print_lines(tell_question(question, sitting, f"{place + 1} of {len(left)}"))
        said = _wait_for_key(question)
        if said == QUIT:
            break
        if said == BACK:
            place = max(0, place - 1)
            if left[place].number in given:
                given.remove(left[place].number)
                store.add_answers(number, [_answer(left[place], sitting.by, TAKEN_BACK)])
            continue
        if said != SKIP:
            given.add(question.number)
            store.add_answers(number, [_answer(question, sitting.by, said)])
        place += 1
    return len(given)


def _answer(question: Question, by: str, verdict: str) -> Answer:
    return Answer(question.number, by, datetime.now(UTC).isoformat(timespec="seconds"), verdict)


def _wait_for_key(question: Question) -> str:
    """Wait for a key that means something here: an answer, back, skip or quit."""
    keys = {one[0]: one for one in allowed(question.frame)}
    while True:
        key = _read_key()
        if key in STOPS:
            return QUIT
        if key in {BACK, SKIP}:
            return key
        if key in keys:
            click.echo(f"  {keys[key]}")
            return keys[key]


def _read_key() -> str:
    try:
        return click.getchar().lower()
    except EOFError:
        return QUIT
    except OSError as fault:
        message = "--ask needs a terminal; write a sheet with --out and take it with --take"
        raise click.UsageError(message) from fault


def tell_question(one: Question, sitting: Sitting, place: str) -> Iterator[str]:
    """Give a question line by line: passages, what the record says, what is asked, the keys."""
    yield ""
    yield f"— {place} —"
    for shown in one.shown:
        published = tell_published(shown, sitting.reports)
        day = f", published {published}" if published else ""
        yield f"{tell_report(shown, sitting.reports)}{day}"
        # Marked in words too: bold is lost where the terminal has none.
        passage = tell_passage(shown, sitting.reports, ("»", "«"))
        yield from (f"  {line}" for line in passage.splitlines() if line.strip())
    if one.value:
        yield f"The record says: {embolden(one.value)}"
    if one.means:
        yield f"  {one.means}"
    yield ASKS[one.frame]
    yield f"  {tell_keys(one)}"


def tell_keys(one: Question) -> str:
    """Give the keys of a question."""
    words = allowed(one.frame)
    answers = ["0-9 how many", "u unsure"] if "0" in words else [TOLD[word] for word in words]
    return " · ".join([*answers, ". later", "b back", "q quit"])
