"""`twosource origins`: where an event's word comes from, hop by hop, and what is still to get."""

from pathlib import Path
from typing import Any

import click

from twosource.cli.as_of import as_of_options, stand
from twosource.cli.options import example, json_option, record_option
from twosource.cli.origins_text import tell_provenance
from twosource.cli.table import print_lines
from twosource.cli.unlocking import open_record
from twosource.cli.without import check_names, leave_out, tell_fall, without_option
from twosource.exporters.json_text import encode_line
from twosource.exporters.provenance_lines import provenance_line
from twosource.exporters.provenance_picture import draw_picture
from twosource.record_name import RecordName
from twosource.stages.confirming import say_what_confirms
from twosource.views.event_view import see_origins, see_reports, see_whole
from twosource.views.tracing import trace


@click.command(
    "origins",
    epilog=example(
        "twosource origins PRK-0042 --record my.db",
        "twosource origins PRK-0042 --record my.db --picture origins.svg",
    ),
)
@click.argument("event", metavar="EVENT")
@record_option
@click.option(
    "--picture",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="OUT.svg",
    help="Also draw it into a file: a picture for paper or a browser.",
)
@without_option
@as_of_options
@json_option
def command(
    event: str,
    record: RecordName,
    picture: Path | None,
    without: tuple[str, ...],
    *,
    as_json: bool,
    **chosen: Any,
) -> None:
    """Draw where an event's word comes from: source, outlet, relay, reprint.

    First stands what is still to get: texts the record knows only through others. Then each hop
    with its words of saying, what relays changed where the record holds both texts, the four counts
    of origins, and what would confirm an event that rests on one. `--without NAME` leaves out what
    comes through an outlet or body: a question, not a verdict on it.
    """
    with open_record(record) as store:
        if without or chosen["as_of"]:
            standing = stand(store, chosen["as_of"], chosen["codebook"])
            whole, view = see_whole(standing, event)
            check_names(without, view)
        else:
            whole, view = see_origins(store, event)
        found = leave_out(whole, view, without)
        provenance = trace(found, view, without)
        elsewhere = {key for station in provenance.stations for key in station.elsewhere}
        view = see_reports(store, view, elsewhere)
    confirm = say_what_confirms(found, [view.claims[key].grounded for key in found.claims])
    labels = {key: one.label for key, one in view.reports.items()}
    if picture is not None:
        drawn = draw_picture(found, provenance, view.claims, labels)
        picture.write_text(drawn, encoding="utf-8")
    if as_json:
        line = provenance_line(found, provenance, confirm, view.claims, labels)
        click.echo(encode_line(line))
    else:
        print_lines(tell_fall(whole, found, without))
        print_lines(tell_provenance(found, provenance, confirm, view))
