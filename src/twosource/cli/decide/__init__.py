"""`twosource decide`: a person's word on events, values and claims, kept and undoable."""

from typing import Any

import click

from twosource.cli.decide.claims import claim
from twosource.cli.decide.groups import merge, split
from twosource.cli.decide.listing import list_all, undo
from twosource.cli.decide.pairs import PAIRED, pair
from twosource.cli.decide.reports import settle
from twosource.cli.decide.values import value
from twosource.cli.options import example


class DecideGroup(click.Group):
    """The decisions one can take; the words of the first version of this command still work."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Turn `CLAIM CLAIM VERDICT`, `--undo N` and `--list` into the commands they are now."""
        if not args or args[0] in self.commands or args[0] in ctx.help_option_names:
            return super().parse_args(ctx, args)
        return super().parse_args(ctx, _turn(args))


def _turn(args: list[str]) -> list[str]:
    if "--list" in args:
        return ["list", *(one for one in args if one != "--list")]
    if "--undo" in args:
        place = args.index("--undo")
        return ["undo", *args[place + 1 : place + 2], *args[:place], *args[place + 2 :]]
    return ["pair", *args]


@click.group(
    "decide",
    cls=DecideGroup,
    epilog=example(
        "twosource decide different 3f2a91c0 b77e01d4 --by R1 --note 'a year apart' --record my.db",
        "twosource decide merge PER-0001 PER-0004 PER-0007 --by R1 --record my.db",
        "twosource decide split PER-0001 --claims 3f2a91c0,b77e01d4 --by R1 --record my.db",
        "twosource decide value 3f2a91c0 when --is 2021-05-04 --by R1 --record my.db",
        "twosource decide claim note.txt --words 'police shot a ferryman' --type death/homicide"
        " --by R1 --record my.db",
        "twosource decide undo 7 --record my.db",
    ),
)
def command() -> None:
    """Say what is one event, or what a text says or tells of; list such decisions, or undo them.

    A decision beats every weight and every veto. It is kept for ever, can be undone, and holds on
    to report, passage and type, so that it survives a new reading; one that no longer attaches is
    listed, never dropped. The events are worked out anew at once, and what moved is told. Two
    people may disagree: both words are kept, the later is heeded, and `show` says who said what.
    """


def _add(one: click.Command, *, hidden: bool = False) -> None:
    one.hidden = hidden
    command.add_command(one)


_all: list[Any] = [*PAIRED, merge, split, value, claim, settle, undo, list_all]
for each in _all:
    _add(each)
_add(pair, hidden=True)
