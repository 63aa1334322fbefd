"""Passphrases: asked for once a command, never an argument, never in the environment."""

import getpass
import os
import stat
import warnings
from pathlib import Path
from typing import Any

import click

from twosource.model.errors import BadInput

SHORTEST = 12
_FILE = "twosource.passphrase_file"
_KNOWN = "twosource.passphrases"
OPTION = "--passphrase-file"


def _remember_file(context: click.Context, _option: click.Parameter, given: Path | None) -> None:
    context.meta[_FILE] = given


passphrase_file_option = click.option(
    "--passphrase-file",
    "passphrase_file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    expose_value=False,
    callback=_remember_file,
    help="For scripts: the record's passphrase is this file's first line. Only its owner may read"
    " it. Without it, an encrypted record asks.",
)


class AtTheTerminal:
    """Whoever runs a command: asked for the passphrase of each record once, and told on stderr."""

    def __init__(self, *, encrypt: bool = False) -> None:
        self._encrypt = encrypt

    def passphrase(self, path: Path) -> str:
        """Give the passphrase of a record that is encrypted."""
        known = _remembered()
        key = str(path.resolve())
        if key not in known:
            known[key] = _from_file() or ask(f"Passphrase of {path}")
        return known[key]

    def new_passphrase(self, path: Path) -> str | None:
        """Give the passphrase of a record to be made, None where it is to be plain."""
        if not self._encrypt:
            return None
        chosen = _from_file() or ask_twice(f"New passphrase for {path}")
        remember(path, refuse_short(chosen))
        return chosen

    def tell(self, words: str) -> None:
        """Say what was done to a record."""
        click.echo(words, err=True)


def remember(path: Path, passphrase: str) -> None:
    """Take the passphrase a record was given just now for its own."""
    _remembered()[str(path.resolve())] = passphrase


def _remembered() -> dict[str, str]:
    """Give the passphrases this one run of the program was told."""
    known: dict[str, str] = click.get_current_context().meta.setdefault(_KNOWN, {})
    return known


def _from_file() -> str | None:
    given: Any = click.get_current_context().meta.get(_FILE)
    return None if given is None else read_file(given)


def read_file(path: Path) -> str:
    """Give the first line of a file; BadInput where others may read it, or it is empty.

    A pipe that the shell opened (`/dev/fd/3`) will do as well.
    """
    mode = path.stat().st_mode
    if os.name == "posix" and stat.S_ISREG(mode) and mode & 0o077:
        raise BadInput(str(path), "others may read this passphrase", f"chmod 600 {path}")
    with path.open(encoding="utf-8") as file:
        word = file.readline().rstrip("\r\n")
    if not word:
        raise BadInput(str(path), "no passphrase in its first line", "write it there")
    return word


def say_nobody(words: str, option: str) -> BadInput:
    """Give the error where there is no terminal to ask at."""
    return BadInput(words, "nobody to ask", f"run it in a terminal, or give {option} FILE")


def ask(words: str, option: str = OPTION) -> str:
    """Ask for a passphrase without showing it.

    Raises:
        BadInput: there is no terminal to ask at; names the option that gives it to a script.
    """
    with warnings.catch_warnings():
        # It would go on and read from standard input, and show what is typed.
        warnings.simplefilter("error", getpass.GetPassWarning)
        try:
            return getpass.getpass(f"{words}: ")
        except (getpass.GetPassWarning, EOFError) as fault:
            raise say_nobody(words, option) from fault


def ask_twice(words: str, option: str = OPTION) -> str:
    """Ask for a new passphrase, and once more against slips."""
    first = refuse_short(ask(f"{words} ({SHORTEST} characters or more)", option))
    if ask("The same again", option) != first:
        raise BadInput("passphrase", "the two are not the same", "nothing was changed; try again")
    return first


def refuse_short(word: str) -> str:
    """Give a new passphrase back; BadInput where it is too short to hold."""
    if len(word) < SHORTEST:
        remedy = f"take {SHORTEST} characters or more: five words drawn by lot are good"
        raise BadInput("passphrase", "too short", remedy)
    return word
