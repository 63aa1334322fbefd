"""The terminal: lines and tables as wide as the window, plain and unpadded when piped."""

import os
import re
import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator, Sequence

import click

PIPED_WIDTH = 160
NARROWEST_TABLE = 120
HANG = 2
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


def print_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table; in a narrow window, one block for each row. Cells may hold several lines."""
    width = find_width()
    if width < NARROWEST_TABLE:
        print_lines(_list_rows(headings, rows))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in headings:
        table.add_column(Text(heading), overflow="fold")
    for row in rows:
        table.add_row(*(Text(make_plain(cell)) for cell in row))
    console = Console(width=width, highlight=False)
    with console.capture() as drawn:
        console.print(table)
    for line in drawn.get().splitlines():
        click.echo(line.rstrip())


def _list_rows(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    for row in rows:
        first, second, *rest = (" · ".join(cell.splitlines()) for cell in row)
        yield f"{embolden(first)}  {second}"
        for heading, cell in zip(headings[2:], rest, strict=True):
            if cell != "—":
                yield f"  {heading}: {cell}"
