"""The terminal: one console, as wide as the window, or wide enough when piped."""

import re
import sys
from collections.abc import Iterable

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

PIPED_WIDTH = 160


def open_console(*, stderr: bool = False) -> Console:
    """Give a console on standard output, or on standard error for progress."""
    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() else PIPED_WIDTH
    return Console(stderr=stderr, width=width, highlight=False, soft_wrap=False)


def print_lines(lines: Iterable[str]) -> None:
    """Print lines, wrapped to the window with their indent kept; **words** are shown bold."""
    console = open_console()
    for line in lines:
        indent = len(line) - len(line.lstrip())
        text = Text()
        for index, piece in enumerate(re.split(r"\*\*", line.lstrip())):
            text.append(piece, style="bold" if index % 2 and console.is_terminal else "")
        console.print(Padding(text, (0, 0, 0, indent)) if line else "")
