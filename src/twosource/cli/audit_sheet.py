"""The sheet of an audit: questions for people to answer in a spreadsheet or an editor, read back.

It shows passages and what the record says; how sure the machine was, and why a thing was drawn, is
not in it. `.csv` opens in a spreadsheet, anything else is JSON Lines.
"""

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import click

from twosource.cli.table import make_plain
from twosource.model.audit import Answer, Audit, Question, Shown, allowed
from twosource.model.errors import TwosourceError
from twosource.model.ids import digest
from twosource.model.report import Report
from twosource.stages.audit_questions import ASKS

COLUMNS = (
    "audit",
    "number",
    "asks",
    "record_says",
    "means",
    "report",
    "published",
    "passage",
    "other_report",
    "other_published",
    "other_passage",
    "answers",
    "answer",
    "why",
)
CODE = re.compile(r"[a-z_]{0,20}")
MARKS = "»", "«"
MOST_SLIPS = 5
_FORMULA = ("=", "+", "-", "@", "\t")


class BadSheet(TwosourceError):
    """A sheet of an audit that cannot be taken; names the lines to mend."""


def name_audit(audit: Audit) -> str:
    """Give what a sheet says it belongs to: no other sample of any record has it."""
    return f"{audit.number}-{digest('audit', audit.at, str(audit.seed))[:8]}"


def write_sheet(
    path: Path, audit: Audit, questions: Sequence[Question], reports: Mapping[str, Report]
) -> None:
    """Write the questions to a file, to be filled in."""
    rows = [_row(audit, one, reports) for one in questions]
    # A byte-order mark, or a spreadsheet takes the text for something else than UTF-8.
    encoding = "utf-8-sig" if _is_table(path) else "utf-8"
    with path.open("w", encoding=encoding, newline="") as stream:
        if _is_table(path):
            table = csv.DictWriter(stream, COLUMNS)
            table.writeheader()
            table.writerows({key: _keep_text(cell) for key, cell in row.items()} for row in rows)
        else:
            stream.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _is_table(path: Path) -> bool:
    return path.suffix.lower() == ".csv"


def _keep_text(cell: str) -> str:
    """Keep a spreadsheet from taking words of a report for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _row(audit: Audit, one: Question, reports: Mapping[str, Report]) -> dict[str, str]:
    first, other = one.shown[0], one.shown[1] if len(one.shown) > 1 else None
    return {
        "audit": name_audit(audit),
        "number": str(one.number),
        "asks": ASKS[one.frame],
        "record_says": one.value,
        "means": one.means,
        "report": tell_report(first, reports),
        "published": tell_published(first, reports),
        "passage": tell_passage(first, reports, MARKS),
        "other_report": "" if other is None else tell_report(other, reports),
        "other_published": "" if other is None else tell_published(other, reports),
        "other_passage": "" if other is None else tell_passage(other, reports, MARKS),
        "answers": tell_allowed(one),
        "answer": "",
        "why": "",
    }


def tell_allowed(one: Question) -> str:
    """Give the answers a question may have: "right | wrong | invented | unsure"."""
    words = allowed(one.frame)
    return "0 to 9 | unsure" if "0" in words else " | ".join(words)


def tell_report(shown: Shown, reports: Mapping[str, Report]) -> str:
    """Give what a report is called, with its title."""
    report = reports[shown.report]
    return report.label if report.title is None else f"{report.label}: {report.title.value}"


def tell_published(shown: Shown, reports: Mapping[str, Report]) -> str:
    """Give the day a report was published, as far as it is given."""
    published = reports[shown.report].published
    return "" if published is None else published.value


def tell_passage(shown: Shown, reports: Mapping[str, Report], marks: tuple[str, str]) -> str:
    """Give the characters of a passage, with marks around what is asked about."""
    text, at = reports[shown.report].text, shown.around.start
    pieces = []
    for span in sorted(shown.asked):
        pieces += [text[at : span.start], marks[0], span.of(text), marks[1]]
        at = span.end
    return make_plain("".join([*pieces, text[at : shown.around.end]])).strip()


def read_sheet(
    path: Path, audit: Audit, questions: Iterable[Question], by: str, at: str
) -> list[Answer]:
    """Read the answers of a sheet; lines without an answer are passed over.

    Raises:
        BadSheet: names the first lines that cannot be taken; then none is.
    """
    frames = {str(one.number): one for one in questions}
    answers, slips = [], []
    for line, row in _read_rows(path):
        said = (row.get("answer") or "").strip().lower()
        if not said:
            continue
        slip = _find_slip(row, said, name_audit(audit), frames)
        if slip:
            slips.append(f"line {line}: {slip}")
        else:
            number, why = row["number"].strip(), (row.get("why") or "").strip()
            answers.append(Answer(int(number), by, at, said, why))
    if slips:
        more = f"; and {len(slips) - MOST_SLIPS} more" if len(slips) > MOST_SLIPS else ""
        raise BadSheet(f"{path}: {'; '.join(slips[:MOST_SLIPS])}{more}. Nothing is taken")
    return answers


def _find_slip(
    row: Mapping[str, str], said: str, name: str, frames: Mapping[str, Question]
) -> str | None:
    """Say what is wrong with a line that holds an answer."""
    if (row.get("audit") or "").strip() != name:
        return f"this is no sheet of audit {name}, the last one drawn of this record"
    question = frames.get((row.get("number") or "").strip())
    if question is None:
        return f"the sample has no question {row.get('number')!r}"
    if said not in allowed(question.frame):
        return f"{said!r} is no answer here; give {tell_allowed(question)}"
    if not CODE.fullmatch((row.get("why") or "").strip()):
        return "why is one short word in small letters, such as stance; no text is kept here"
    return None


def _read_rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    text = path.read_text(encoding="utf-8-sig")
    if _is_table(path):
        # Some spreadsheets write semicolons.
        comma = ";" if text.partition("\n")[0].count(";") > len(COLUMNS) // 2 else ","
        table = csv.DictReader(text.splitlines(keepends=True), delimiter=comma)
        if "answer" not in (table.fieldnames or ()):
            raise BadSheet(
                f"{path}: there is no column `answer`; fill in the sheet as it was given"
            )
        for row in table:
            yield table.line_num, row
        return
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield number, _read_line(path, number, line)


def _read_line(path: Path, number: int, line: str) -> dict[str, str]:
    try:
        row = json.loads(line)
    except ValueError as fault:
        raise BadSheet(f"{path}: line {number} is no JSON ({fault}). Nothing is taken") from fault
    if not isinstance(row, dict):
        raise BadSheet(f"{path}: line {number} is no object. Nothing is taken")
    return {key: "" if value is None else str(value) for key, value in row.items()}


def refuse_written(path: Path) -> None:
    """Refuse to write over a sheet that may hold answers."""
    if path.exists():
        raise click.UsageError(
            f"--out: {path} is there already, and may hold answers; name another"
        )
