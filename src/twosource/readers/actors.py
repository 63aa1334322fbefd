"""A coder's list of actors from CSV: read strictly, every slip named with its line and a remedy."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import NoReturn, cast, get_args

from twosource.model.actors import Actor, ActorList, ActorType
from twosource.model.errors import BadActors
from twosource.model.ids import sha256_hex

COLUMNS = (
    "id",
    "name",
    "aliases",
    "type",
    "ucdp_side_id",
    "ucdp_dyad_ids",
    "acled_inter",
    "valid_from",
    "valid_to",
)
REQUIRED = ("id", "name")
TYPES = get_args(ActorType)
CODES = tuple("12345678")
_MOST = 5
# The header is the first line of the file.
_FIRST = 2

Row = Mapping[str, str]
Problem = tuple[int, str]


def read_actors(path: Path) -> ActorList:
    """Read a list of actors from a CSV file in UTF-8.

    Raises:
        BadActors: it is no such list; names file, line and what to do, for the first few slips.
    """
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = raw[: fault.start].count(b"\n") + 1
        _refuse(path, [(line, "this is not UTF-8; save the file as CSV in UTF-8")])
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        rows = [(lines.line_num, row) for row in lines]
    except csv.Error as fault:
        _refuse(path, [(lines.line_num, f"this is no CSV ({fault}); close its quotation marks")])
    header, *body = rows or [(1, [])]
    columns = [column.strip() for column in header[1]]
    problems = [(1, problem) for problem in _check_header(columns)]
    if problems:
        _refuse(path, problems)
    filled = [(line, cells) for line, cells in body if any(map(str.strip, cells))]
    actors = tuple(_read_rows(columns, filled, problems))
    if problems:
        _refuse(path, sorted(problems))
    return ActorList(path.name, sha256_hex(raw), actors)


def _refuse(path: Path, problems: Sequence[Problem]) -> NoReturn:
    told = [f"{path}, line {line}: {words}" for line, words in problems[:_MOST]]
    more = len(problems) - _MOST
    raise BadActors("\n".join([*told, *([f"and {more} more"] if more > 0 else [])]))


def _check_header(columns: Sequence[str]) -> Iterator[str]:
    """Name columns that are missing, unknown or there twice."""
    for column in REQUIRED:
        if column not in columns:
            known = ",".join(COLUMNS)
            yield f"the column '{column}' is missing; the first line names the columns: {known}"
    for column, times in Counter(columns).items():
        if column not in COLUMNS:
            yield f"unknown column '{column}'; {_suggest(column, COLUMNS)}"
        elif times > 1:
            yield f"the column '{column}' stands there {times} times; keep one"


def _suggest(word: str, known: Sequence[str]) -> str:
    close = get_close_matches(word, known, n=1)
    return f"did you mean '{close[0]}'?" if close else f"known are: {', '.join(known)}"


def _read_rows(
    columns: Sequence[str], rows: Sequence[tuple[int, list[str]]], problems: list[Problem]
) -> Iterator[Actor]:
    first: dict[str, int] = {}
    for line, cells in rows:
        if len(cells) != len(columns):
            slip = f"{len(cells)} cells for {len(columns)} columns; quote cells that hold a comma"
            problems.append((line, slip))
            continue
        row = {column: cell.strip() for column, cell in zip(columns, cells, strict=True)}
        found = list(_check_row(row))
        known = first.setdefault(row["id"], line)
        if known != line:
            found.append(f"the id '{row['id']}' stands on line {known} already; ids are given once")
        problems.extend((line, words) for words in found)
        if not found:
            yield _read_row(row)


def _check_row(row: Row) -> Iterator[str]:
    """Name what is wrong with one entry."""
    for column in REQUIRED:
        if not row[column]:
            yield f"no {column}; every actor has one"
    kind, code = row.get("type", ""), row.get("acled_inter", "")
    if kind and kind not in TYPES:
        yield f"unknown type '{kind}'; {_suggest(kind, TYPES)}"
    if code and code not in CODES:
        yield f"acled_inter is '{code}'; write a number from 1 to 8, or nothing"
    days = [row.get(column, "") for column in ("valid_from", "valid_to")]
    wrong = [day for day in days if day and _read_day(day) is None]
    yield from (f"'{day}' is no day; write it as 2021-05-04, or leave it empty" for day in wrong)
    if all(days) and not wrong and days[0] > days[1]:
        yield f"valid_from {days[0]} is after valid_to {days[1]}; turn them round"


def _read_day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None


def _read_row(row: Row) -> Actor:
    code = row.get("acled_inter", "")
    kind = row.get("type", "")
    return Actor(
        id=row["id"],
        name=row["name"],
        aliases=_split(row.get("aliases", "")),
        type=cast("ActorType", kind) if kind else None,
        ucdp_side=row.get("ucdp_side_id") or None,
        ucdp_dyads=_split(row.get("ucdp_dyad_ids", "")),
        acled_inter=int(code) if code else None,
        valid_from=_read_day(row.get("valid_from", "")),
        valid_to=_read_day(row.get("valid_to", "")),
    )


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())
