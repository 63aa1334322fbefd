"""The terminal: lines and tables as wide as the window, plain and unpadded when piped."""

import os
import re
import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

import click

PIPED_WIDTH = 160
NARROWEST_TABLE = 120
HANG = 2
# Rows that are laid out together, and blanks between columns.
_PAGE, _GAP = 200, 2
_ON, _OFF = "\x02", "\x03"
# A report may hold anything: what steers a terminal must not reach one.
_STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def find_width() -> int:
    """Give the width to write to: that of the window, or wide enough when piped."""
    piped = "COLUMNS" not in os.environ and not sys.stdout.isatty()
    return PIPED_WIDTH if piped else shutil.get_terminal_size().columns


def make_plain(text: str) -> str:
    """Give a text without the characters that steer a terminal.

    >>> make_plain("a word" + chr(27) + "[31m")
    'a word�[31m'
    """
    return _STEERING.sub("\ufffd", text)


def embolden(words: str) -> str:
    """Mark words that a terminal shows bold; `print_lines` sets them."""
    return " ".join(f"{_ON}{word}{_OFF}" for word in words.split())


def print_lines(lines: Iterable[str]) -> None:
    """Print lines, folded to the window with their indent kept and no blanks at their ends."""
    width = find_width()
    for line in lines:
        for row in fold_line(line, width):
            click.echo(_set_bold(row))


def fold_line(line: str, width: int) -> Iterator[str]:
    """Fold one line at blanks; what follows hangs a little deeper than its beginning.

    >>> list(fold_line("  when   2021-05-04, on a Tuesday", 24))
    ['  when   2021-05-04, on', '    a Tuesday']
    """
    words = line.strip()
    indent = " " * (len(line) - len(line.lstrip(" ")))
    rows = textwrap.wrap(
        words,
        max(width, len(indent) + 2 * HANG),
        initial_indent=indent,
        subsequent_indent=indent + " " * HANG,
        break_long_words=False,
        break_on_hyphens=False,
    )
    yield from rows or [""]


def _set_bold(row: str) -> str:
    pieces = re.split(f"{_ON}([^{_OFF}]*){_OFF}", row)
    return "".join(
        click.style(make_plain(piece), bold=True) if index % 2 else make_plain(piece)
        for index, piece in enumerate(pieces)
    )


def print_table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bool:
    """Print a table; in a narrow window, one block for each row. Cells may hold several lines.

    Rows are asked for as they are printed, a page at a time. The columns of a table of several
    pages are as wide as the rows of the first one need. Gives whether there was any row.
    """
    width = find_width()
    if width < NARROWEST_TABLE:
        asked = iter(rows)
        first = list(islice(asked, 1))
        print_lines(_list_rows(headings, chain(first, asked)))
        return bool(first)
    pages = _cut(rows)
    first, second = next(pages, []), next(pages, [])
    if first and not second:
        _print_page(headings, first, [None] * len(headings))
    elif second:
        widths = _share_out([headings, *first], width - _GAP * (len(headings) - 1))
        _print_page(headings, first, widths)
        for page in chain([second], pages):
            _print_page(headings, page, widths, headed=False)
    return bool(first)


def _cut(rows: Iterable[Sequence[str]]) -> Iterator[list[Sequence[str]]]:
    asked = iter(rows)
    while page := list(islice(asked, _PAGE)):
        yield page


def _share_out(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """Give each column what its rows need: the widest do without what there is no room for.

    What is left all share, since rows to come may need it.
    """
    from rich.cells import cell_len

    widths = [
        max(cell_len(line) for cell in column for line in cell.splitlines() or [""])
        for column in zip(*rows, strict=True)
    ]
    while sum(widths) > width and max(widths) > 1:
        widths[widths.index(max(widths))] -= 1
    for at in range(width - sum(widths)):
        widths[at % len(widths)] += 1
    return widths


def _print_page(
    headings: Sequence[str],
    rows: Iterable[Sequence[str]],
    widths: Sequence[int | None],
    *,
    headed: bool = True,
) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold", show_header=headed)
    for heading, width in zip(headings, widths, strict=True):
        table.add_column(Text(heading), overflow="fold", width=width)
    for row in rows:
        table.add_row(*(Text(make_plain(cell)) for cell in row))
    console = Console(width=find_width(), highlight=False)
    with console.capture() as drawn:
        console.print(table)
    for line in drawn.get().splitlines():
        click.echo(line.rstrip())


def _list_rows(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    for row in rows:
        first, second, *rest = (" · ".join(cell.splitlines()) for cell in row)
        yield f"{embolden(first)}  {second}"
        for heading, cell in zip(headings[2:], rest, strict=True):
            if cell != "—":
                yield f"  {heading}: {cell}"
