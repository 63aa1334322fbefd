"""The commands of the command line, each with the words one types."""

from collections.abc import Iterator

import click


def list_commands(group: click.Command, before: str = "") -> Iterator[tuple[str, click.Command]]:
    """Give each command with the words one types."""
    if not isinstance(group, click.Group):
        yield before, group
        return
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command is not None:
            yield from list_commands(command, f"{before} {name}".strip())
