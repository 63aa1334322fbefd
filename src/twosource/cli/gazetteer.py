"""`twosource gazetteer`: the table of places."""

import click

from twosource.cli.options import example, quiet_option


@click.group("gazetteer", epilog=example("twosource gazetteer build"))
def command() -> None:
    """Build the table of places.

    It is made on this machine from two installed packages and our own tables of rivers, borders
    and regions, into your cache; nothing is downloaded. `build` of a record does it at first use.
    """


@command.command("build", epilog=example("twosource gazetteer build"))
@click.option("--again", is_flag=True, help="Build anew even if it is there.")
@quiet_option
def build_it(*, again: bool, quiet: bool) -> None:
    """Build the table of places into your cache, with progress (about a minute)."""
    from twosource.cli.progress import Progress
    from twosource.gazetteers.build import build_gazetteer, cache_folder, gazetteer_path

    path = gazetteer_path(cache_folder())
    if again or not path.is_file():
        with Progress(quiet=quiet) as progress:
            path = build_gazetteer(cache_folder(), progress.step)
    if not quiet:
        click.echo(f"{path}: {path.stat().st_size / 1e6:.0f} MB")
