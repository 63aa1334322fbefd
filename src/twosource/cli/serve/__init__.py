"""`twosource serve`: the review desk in a browser, on this machine alone."""

import signal
import socket
import sys
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from twosource import wiring
from twosource.cli.options import codebook_option, example, record_option
from twosource.cli.passphrases import AtTheTerminal
from twosource.cli.reviewers import by_option
from twosource.cli.unlocking import open_record, say_open
from twosource.config import Config
from twosource.record_name import RecordName

CLOSE = "To change that, close the desk and type at a terminal"

if TYPE_CHECKING:  # what serves pages is loaded when it does, not for its help
    from twosource.web.desk import Desk
    from twosource.web.guard import Door

LOOPBACK = "127.0.0.1"
PORT = 8473
FIRST_REVIEWER = "R1"
# Seconds that a thread which draws a page may keep others waiting. A decision is a few milliseconds
# of work with many short waits for the database, and takes its turn again after each: with Python's
# own 5 ms it stands behind a long page some fifty times.
TURN = 0.0005


@click.command(
    "serve",
    epilog=example(
        "twosource serve --record my.db",
        "twosource serve --record my.db --by R2 --port 9000",
        "twosource serve --record my.db --no-browser",
    ),
)
@record_option
@by_option("Who sits at the desk (R1 where nobody is named)")
@codebook_option
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=PORT,
    show_default=True,
    help="Where to listen; the next free one where it is taken, any with 0.",
)
@click.option("--browser/--no-browser", default=True, help="Open a browser; without: print only.")
def command(
    record: RecordName, by: str | None, codebook: Path | None, port: int, *, browser: bool
) -> None:
    """Open the review desk: pages where you see, check and decide.

    It listens on this machine alone and sends nothing anywhere; the address it prints ends in a
    key, so that nobody else on this machine gets in. Ctrl+C closes it. What you decide is kept at
    once; an encrypted record asks for its passphrase here, never in the browser.
    """
    from twosource.web.guard import Door

    desk = open_desk(record, codebook, by or FIRST_REVIEWER)
    with listen(port) as listening, _closing_when_told():
        door = Door(listening.getsockname()[1])
        click.echo(f"The desk of {desk.sitting.record} is open at\n\n  {door.address}\n")
        click.echo("Keep this address to yourself. Ctrl+C closes the desk.")
        sys.stdout.flush()
        if browser:
            webbrowser.open(door.address)
        run(desk, door, listening)


@contextmanager
def _closing_when_told() -> Iterator[None]:
    """Have the desk close in order where the system ends it, as at a shutdown."""
    former = signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, former)


def listen(port: int) -> socket.socket:
    """Give a socket of this machine alone, at a port or the next free one."""
    for number in range(port, min(port + 20, 65536)):
        # Only where TCP is named does asyncio send the end of an answer at once: 40 ms a page.
        one = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            one.bind((LOOPBACK, number))
            # Who opens the address before pages can be drawn waits, and is not refused.
            one.listen()
        except OSError:
            one.close()
        else:
            return one
    raise click.UsageError(f"ports {port} to {number} are taken; name another with --port")


def open_desk(record: RecordName, codebook: Path | None, by: str) -> "Desk":
    """Open a record at the desk, with a process beside it for long work."""
    from twosource.cli.serve.aside import Known, Setup, WorksAside
    from twosource.web.desk import Desk, Sitting
    from twosource.web.pool import Pool

    sys.setswitchinterval(TURN)
    open_record(record).close()  # asks for the passphrase, and refuses what is no record
    word = _find_word(record)
    config = Config(codebook=codebook)
    name = record.name if isinstance(record, Path) else str(record)
    return Desk(
        Pool(lambda: wiring.open_record(record, asks=Known(word))),
        WorksAside(Setup(record, word, codebook)),
        Sitting(by, name, tuple(say_open(record, CLOSE))),
        wiring.open_codebook(config),
        lambda: wiring.open_places(config, lambda *_: None),
    )


def _find_word(record: RecordName) -> str | None:
    """Give the passphrase that opened an encrypted file, None for another record."""
    if isinstance(record, Path) and wiring.is_encrypted(record):
        return AtTheTerminal().passphrase(record)
    return None


def run(desk: "Desk", door: "Door", listening: socket.socket) -> None:
    """Serve the pages until somebody stops it."""
    import uvicorn

    from twosource.web.app import build_app

    config = uvicorn.Config(
        build_app(desk, door),
        log_level="warning",
        access_log=False,
        server_header=False,
        lifespan="off",
        # A page that is left open must not keep the desk open.
        timeout_graceful_shutdown=2,
    )
    # Where somebody asks for a page at once, it is told what is read once, and waits no longer.
    desk.warm_up()
    try:
        uvicorn.Server(config).run([listening])
    finally:
        desk.close()
