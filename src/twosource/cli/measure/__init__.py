"""`twosource measure`: how good the reading is, on labelled texts of your own."""

import click

from twosource.cli.measure.attribution import measure_attribution
from twosource.cli.measure.incidents import measure_incidents
from twosource.cli.measure.mentions import measure_mentions
from twosource.cli.measure.places import measure_places
from twosource.cli.measure.same_event_reports import measure_same_event_reports
from twosource.cli.measure.times import measure_times
from twosource.cli.options import example


@click.group(
    "measure",
    epilog=example(
        "twosource measure incidents labelled.jsonl.gz",
        "twosource measure times texts.jsonl --predictions found.jsonl",
    ),
)
def command() -> None:
    """Tell how good the reading is, on labelled texts of your own.

    Each command reads one JSON object a line, finds what it asks for from the text alone, and
    scores that where the line is labelled. docs/measures.md tells what the figures mean.
    """


for one in (
    measure_incidents,
    measure_places,
    measure_times,
    measure_attribution,
    measure_same_event_reports,
    measure_mentions,
):
    command.add_command(one)
