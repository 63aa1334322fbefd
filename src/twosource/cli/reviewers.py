"""`--by`: a pseudonym in the record, the name behind it in a file of its own."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import click

from twosource.record_name import RecordName

Decorated = TypeVar("Decorated", bound=Callable[..., Any] | click.Command)


def by_option(words: str, *, required: bool = False) -> Callable[[Decorated], Decorated]:
    """Add the option that says who does something; `words` say who that is."""
    return click.option(
        "--by",
        required=required,
        metavar="R1",
        callback=name_reviewer,
        help=f"{words}: a pseudonym. A name gets one, and stands in FILE.reviewers.toml alone.",
    )


def name_reviewer(ctx: click.Context, param: click.Parameter, given: str | None) -> str | None:
    """Give the pseudonym of whoever says something; a callback of the option `--by`.

    R1, R2 … are pseudonyms and taken as they are. A name gets the pseudonym that the file of
    reviewers has for it, or the next one, which is put into the file and told.
    """
    del param
    from twosource.stores.reviewer_file import PSEUDONYM

    record = ctx.params.get("record")
    if given is None or record is None:
        return given
    if PSEUDONYM.fullmatch(given.strip()):
        return given.strip().upper()
    return _find_pseudonym(record, " ".join(given.split()))


def _find_pseudonym(record: RecordName, name: str) -> str:
    from twosource.stores.reviewer_file import add_reviewers, find_file, read_file

    if not name:
        raise click.UsageError("--by takes a pseudonym such as R1, or a name")
    path = find_file(record)
    held = read_file(path)
    known = [one for one, who in held.items() if who.casefold() == name.casefold()]
    if known:
        return known[0]
    pseudonym = _choose([*held, *_list_used(record)])
    add_reviewers(path, {pseudonym: name})
    click.echo(f"{name} is {pseudonym} in this record; the name stands in {path} alone.", err=True)
    return pseudonym


def _list_used(record: RecordName) -> Iterable[str]:
    """Give the pseudonyms in use: a record that lost its file gives none of them twice."""
    from twosource.cli.unlocking import open_record

    with open_record(record) as store:
        logged = {str(line.detail.get("by", "")) for line in store.log()}
        decided = {one.by for one in store.decisions()} | {one.by for one in store.rulings()}
        return logged | decided


def _choose(taken: Iterable[str]) -> str:
    from twosource.stores.reviewer_file import PSEUDONYM

    numbers = [int(one[1:]) for one in taken if PSEUDONYM.fullmatch(one)]
    return f"R{1 + max(numbers, default=0)}"
