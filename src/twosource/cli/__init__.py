"""The command line: `twosource COMMAND`. Commands load when called, so that help is quick."""

import importlib

import click

from twosource import __version__

# In the order of a user's work: command -> (module, line of help).
COMMANDS = {
    "build": ("build", "Take reports in and bring the record up to date."),
    "events": ("events", "List the events of a record: what, when, where, how many, who says so."),
    "show": ("show", "Show one event with its passages, chains and look-alikes."),
    "explain": ("explain", "Tell why two claims are one event, or two."),
    "decide": ("decide", "Say that two claims are the same event, or different; or undo that."),
    "export": ("export", "Write events, claims or reports as JSON Lines."),
    "check": ("check", "Re-read every passage and hash of a record."),
    "codebook": ("codebook", "List, show, check and try event types."),
    "gazetteer": ("gazetteer", "Build the table of places."),
    "doctor": ("doctor", "Tell what is installed, and what to do about what is missing."),
}


class LazyGroup(click.Group):
    """A group whose commands are imported only when they run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the names of the commands, in the order of a user's work."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command; None for a name that is none."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"twosource.cli.{COMMANDS[cmd_name][0]}")
        command = module.command
        if not isinstance(command, click.Command):
            raise TypeError(cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands with their lines of help, without importing any."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, told) for name, (_, told) in COMMANDS.items()])


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Begin: twosource build REPORTS --record my.db; then: twosource events --record my.db",
)
@click.version_option(__version__, prog_name="twosource")
def main() -> None:
    """Turn news and field reports into a corroborated record of reported events.

    Every value is tied to the characters it stands on, every claim to the chain of people and
    outlets it came through. It runs on this machine alone and sends nothing anywhere.
    """
