"""`twosource decide list|undo`: what was decided, what no longer attaches, and taking back."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from twosource.cli.decide.desk import now, open_desk
from twosource.cli.options import codebook_option, example, json_option, record_option
from twosource.cli.reviewers import by_option
from twosource.cli.table import print_lines
from twosource.cli.unlocking import open_record
from twosource.model.errors import NotFound
from twosource.model.match import Decision
from twosource.model.report import Report
from twosource.model.ruling import Ruling
from twosource.ports import Store
from twosource.record_name import RecordName
from twosource.views.decisions import list_subjects, sort_taken, tell_decisions, tell_lost


@click.command("undo", epilog=example("twosource decide undo 7 --record my.db"))
@click.argument("number", type=int, metavar="N")
@click.argument("claims", nargs=-1, metavar="")
@by_option("Who takes it back, where it is another's")
@record_option
@codebook_option
def undo(
    number: int, claims: tuple[str, ...], by: str | None, record: RecordName, codebook: Path | None
) -> None:
    """Take decision N back, whatever kind it is of.

    It stays in the record as undone, and the record is what it would be without it.
    """
    if claims:
        raise click.UsageError("--undo takes a decision's number alone, no claims")
    with open_record(record) as store:
        taken = _find(store, number)
    if taken.undone:
        click.echo(f"Decision {number} was undone before.")
        return
    who = by or taken.by

    def take(store: Store) -> str:
        store.undo_decision(number, who, now())
        return f"Decision {number} is undone."

    with open_desk(record, codebook) as desk:
        desk.keep(take)


def _find(store: Store, number: int) -> Decision | Ruling:
    try:
        return store.decision(number)
    except NotFound as error:
        raise NotFound(f"{error}; `decide list` lists them all") from error


@click.command(
    "list",
    epilog=example(
        "twosource decide list --record my.db", "twosource decide list --orphaned --record my.db"
    ),
)
@click.option(
    "--orphaned", is_flag=True, help="Only those that no longer attach, or only in part, and why."
)
@record_option
@codebook_option
@json_option
def list_all(record: RecordName, codebook: Path | None, *, orphaned: bool, as_json: bool) -> None:
    """List all decisions ever taken, with those undone; or those that no longer attach.

    With --json one object a line: of a decision all that is kept of it, of one that no longer
    attaches its number, kind, who took it, and why it does not attach.
    """
    if orphaned:
        _list_orphaned(record, codebook, as_json=as_json)
        return
    with open_record(record) as store:
        if as_json:
            _print_json(sort_taken(store.decisions(), store.rulings()))
        else:
            taken = (store.decisions(), store.rulings())
            print_lines(tell_decisions(taken[0], _find_reports(store, taken), taken[1]))


def _list_orphaned(record: RecordName, codebook: Path | None, *, as_json: bool) -> None:
    from twosource.standing import find_orphans

    with open_desk(record, codebook) as desk:
        lost = find_orphans(desk.store, desk.parts)
        if as_json:
            _print_json(lost)
            return
        taken = (desk.store.decisions(), desk.store.rulings())
        print_lines(tell_lost(lost, taken, _find_reports(desk.store, taken)))


def _find_reports(store: Store, taken: tuple[Sequence[Decision], Sequence[Ruling]]) -> list[Report]:
    """Give the reports that decisions speak of."""
    keys = {end.report for one in taken[0] for end in (one.left, one.right)}
    keys.update(key for one in taken[1] for key in list_subjects(one.said))
    return list(store.reports_of(keys).values())


def _print_json(nouns: Iterable[object]) -> None:
    import msgspec

    for one in nouns:
        click.echo(msgspec.json.encode(one).decode())
