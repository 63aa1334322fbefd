"""`twosource actors`: bodies and groups that met no entry of a list of actors."""

from collections.abc import Iterator, Sequence

import click

from twosource.cli.options import example, json_option, record_option
from twosource.cli.table import print_lines, print_table
from twosource.cli.unlocking import open_record
from twosource.model.actors import ActorList
from twosource.record_name import RecordName
from twosource.stages.unlisted import Unlisted, list_unlisted
from twosource.views.record_view import RecordView, view_of
from twosource.views.words import say_number, tell_kind

HEADINGS = ("name", "kind", "events", "why no entry was met")


@click.command(
    "actors",
    epilog=example(
        "twosource actors --record my.db",
        "twosource actors --record my.db --json | jq -r .name",
        "twosource build reports/ --record my.db --actors actors.csv",
    ),
)
@record_option
@json_option
def command(record: RecordName, *, as_json: bool) -> None:
    """List the bodies and groups of a record that met no entry of your list of actors.

    The list is given once, with `twosource build --actors FILE.csv`, and kept with the record
    (docs/actors.md). Persons are never looked up and never listed here.
    """
    with open_record(record) as store:
        view = view_of(store)
        given = store.actors()
    rows = list_unlisted(view.events, _list_speakers(view))
    if as_json:
        import msgspec

        for row in rows:
            click.echo(msgspec.json.encode(row).decode())
        return
    if rows:
        print_table(HEADINGS, [_list_cells(row) for row in rows])
    print_lines(_tell_rest(view, rows, given))


def _list_speakers(view: RecordView) -> set[str]:
    """Give the names of those who speak: a name of theirs must not come back as one of a body."""
    chains = (claim.chain for claim in view.claims.values())
    return {voice.name for chain in chains for voice in chain if voice.kind == "named"}


def _list_cells(row: Unlisted) -> tuple[str, ...]:
    return row.name, tell_kind(row.type), str(row.events), row.why or "—"


def _tell_rest(
    view: RecordView, rows: Sequence[Unlisted], given: ActorList | None
) -> Iterator[str]:
    if given is None:
        yield "No list of actors was given yet: twosource build REPORTS --record FILE --actors FILE"
        return
    listed = (one.value.listed for event in view.events for one in event.who)
    met = {one.actor.id for one in listed if one is not None}
    yield (
        f"{say_number(len(rows), 'name')} without an entry. Of the {len(given.actors)} in"
        f" {given.name}, {len(met)} were met."
    )
