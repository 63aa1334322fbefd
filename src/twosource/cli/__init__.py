"""The command line: `twosource COMMAND`. Commands load when called, so that help is quick."""

import errno
import importlib
import os
import sys
from pathlib import Path
from typing import Any

import click

from twosource import __version__
from twosource.cli.sweeping import sweeping_seldom
from twosource.model.errors import TwosourceError

# In the order of a user's work: command -> line of help. Each is a module of that name here.
COMMANDS = {
    "build": "Take reports in and bring the record up to date.",
    "events": "List the events of a record: what, when, where, how many, who says so.",
    "serve": "Open the review desk in a browser: see, check and decide.",
    "search": "Search the texts of the reports for words; no search for people.",
    "show": "Show one event with its passages, chains and look-alikes.",
    "report": "Show how a report came: when, from where, read by what.",
    "origins": "Draw where an event's word comes from, and list what is still to get.",
    "explain": "Tell why two claims are one event, or two.",
    "decide": "Say what is one event, or what a text says; list such decisions, or undo them.",
    "review": "Tell where the review of an event stands, or say that you are at it.",
    "sign": "Sign an event as it stands: any later difference shows.",
    "learn": "Learn weights from your decisions, for records to come.",
    "actors": "List bodies and groups that met no entry of your list of actors.",
    "audit": "Have people check a sample, and tell how often this record errs.",
    "export": "Write events, claims or reports as JSON Lines.",
    "rebuild": "Drop all that is derived, and work it out anew from what is kept.",
    "check": "Re-read every passage and hash of a record.",
    "backup": "Write a record into one encrypted file, restored once to see that it is whole.",
    "restore": "Make a record of a backup or an archive.",
    "encrypt": "Encrypt a record, or change its passphrase.",
    "decrypt": "Make a plain file of an encrypted record.",
    "log": "List what changed a record: when, by whom, why.",
    "seal": "Sign how far the log has come, for somebody else to keep.",
    "expunge": "Take a report, or passages of one, out of a record for good.",
    "codebook": "List, show, check and try event types.",
    "measure": "Tell how good the reading is, on labelled texts of your own.",
    "gazetteer": "Build the table of places.",
    "doctor": "Tell what is installed, and what to do about what is missing.",
}
REFUSED = 2
INTERRUPTED = 130


class LazyGroup(click.Group):
    """A group whose commands are imported only when they run, and that tells errors in one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the names of the commands, in the order of a user's work."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command; None for a name that is none."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"twosource.cli.{cmd_name}").command
        if not isinstance(command, click.Command):
            raise TypeError(cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands with their lines of help, without importing any."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what goes wrong is told in one line that says what to do.

        Exits with 2 for what Twosource or the system refuses, with 130 when interrupted.
        """
        try:
            with sweeping_seldom():
                return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo(f"twosource: {tell_stop(ctx.invoked_subcommand)}", err=True)
            ctx.exit(INTERRUPTED)
        except TwosourceError as error:
            click.echo(f"twosource: {error}", err=True)
            ctx.exit(REFUSED)
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise  # click knows that the reader of a pipe went away, and ends in silence
            where = f"{error.filename}: " if error.filename else ""
            click.echo(f"twosource: {where}{error.strerror or error}", err=True)
            ctx.exit(REFUSED)


def tell_stop(command: str | None) -> str:
    """Say what an interrupted command leaves behind."""
    if command == "build":
        return "stopped; what was read is kept, and the same command goes on from there"
    return "stopped"


def is_at_a_terminal() -> bool:
    """Tell whether a person reads what is printed."""
    return sys.stdout.isatty()


def find_record() -> str | None:
    """Give the record that is meant where none is named: TWOSOURCE_RECORD, or the one file here."""
    named = os.environ.get("TWOSOURCE_RECORD")
    if named:
        return named
    here = sorted(Path().glob("*.db"))
    return str(here[0]) if len(here) == 1 else None


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Begin: twosource build REPORTS --record my.db; then: twosource serve --record my.db",
)
@click.version_option(__version__, prog_name="twosource")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Turn news and field reports into a corroborated record of reported events.

    Every value is tied to the characters it stands on, every claim to the chain of people and
    outlets it came through. It runs on this machine alone and sends nothing anywhere. Without a
    command it opens the desk (`serve`) of the record that TWOSOURCE_RECORD names, or that is the
    only FILE.db here.
    """
    if ctx.invoked_subcommand is not None:
        return
    record = find_record() if is_at_a_terminal() else None
    serve = LazyGroup().get_command(ctx, "serve")
    if record is None or serve is None:
        click.echo(ctx.get_help())
        return
    with serve.make_context("serve", ["--record", record], parent=ctx) as inner:
        serve.invoke(inner)
