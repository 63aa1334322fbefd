"""`twosource codebook`: what counts as an event."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from twosource.cli.options import codebook_option, example, json_option, quiet_option
from twosource.cli.table import print_lines
from twosource.config import Config
from twosource.model.claim import Reading
from twosource.model.codebook import Codebook, EventType, Trigger
from twosource.model.errors import NotFound
from twosource.model.record import Finished, LeftOut, Received
from twosource.ports import Step
from twosource.views.words import say_number
from twosource.wiring import open_reading_room, receive_all


@click.group(
    "codebook",
    epilog=example(
        "twosource codebook list",
        "twosource codebook show detention",
        "twosource codebook check mine.toml",
        "twosource codebook try mine.toml reports/",
    ),
)
def command() -> None:
    """List, show, check and try event types.

    A codebook is a TOML file: types with definitions, examples, trigger words, roles and what is
    counted. docs/codebook.md teaches to write one in ten minutes.
    """


@command.command("list", epilog=example("twosource codebook list"))
@codebook_option
@json_option
def list_types(codebook: Path | None, *, as_json: bool) -> None:
    """List the event types with their definitions."""
    from twosource.readers.codebooks import load_codebook

    book = load_codebook(codebook)
    if as_json:
        import msgspec

        rows = [{"type": one.name, "definition": one.definition} for one in book.types.values()]
        click.echo(msgspec.json.encode(rows).decode())
        return
    width = max(len(name) for name in book.types)
    lines = [f"{name:<{width}}  {one.definition}" for name, one in book.types.items()]
    print_lines([f"{book.name} {book.version}: {book.unit}", "", *lines])


@command.command("show", epilog=example("twosource codebook show flight"))
@click.argument("name", metavar="TYPE")
@codebook_option
def show_type(name: str, codebook: Path | None) -> None:
    """Show one event type: sub-types, words, roles, what is counted, crosswalk."""
    from twosource.readers.codebooks import load_codebook

    book = load_codebook(codebook)
    if name not in book.types:
        raise NotFound(f"type {name}: not in {book.name}; `twosource codebook list` names them all")
    print_lines(tell_type(book.types[name]))


def tell_type(one: EventType) -> Iterator[str]:
    """Give an event type line by line."""
    yield f"{one.name} (family {one.family}): {one.definition}"
    yield f"  is one:     {one.positive}"
    yield f"  is none:    {one.negative}"
    yield f"  roles:      {', '.join(f'{word} → {role}' for word, role in one.roles.items())}"
    counted = ", ".join(f"{counted.role} {counted.outcome}" for counted in one.counted)
    yield f"  counted:    {counted or 'nothing'}"
    yield f"  may be planned: {'yes' if one.planned else 'no'}"
    for sub in one.subtypes:
        words = [tell_trigger(word) for word in one.triggers if word.subtype == sub.name]
        codes = sub.crosswalk
        yield f"  {sub.name}: {sub.definition} Forced: {sub.forced}."
        yield f"    PLOVER {codes.plover} · ACLED {codes.acled} · HURIDOCS {codes.huridocs}"
        yield f"    words: {', '.join(words)}"


def tell_trigger(word: Trigger) -> str:
    """Give a trigger as a reader would say it: "cross (+ border, river)"."""
    name = " ".join(filter(None, [word.lemma, word.particle, word.phrase]))
    beside = sorted(word.objects | word.preps | word.modifiers)
    shown = f" (+ {', '.join(beside[:4])}{' …' if len(beside) > 4 else ''})" if beside else ""  # noqa: PLR2004  # four show the idea
    return f"{name}{shown}" + (" [noun]" if word.word_class == "noun" else "")


@command.command("check", epilog=example("twosource codebook check mine.toml"))
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def check_file(file: Path) -> None:
    """Check a codebook of your own; every problem is named. Exits with 1 if there is one."""
    from twosource.readers.codebooks import check_codebook, load_codebook

    problems = check_codebook(file)
    for problem in problems:
        click.echo(problem)
    if problems:
        count = say_number(len(problems), "problem")
        click.echo(f"{count}. docs/codebook.md shows how each part is written.")
        sys.exit(1)
    book = load_codebook(file)
    click.echo(f"{file}: sound; {len(book.types)} types, version {book.version}.")


@command.command("try", epilog=example("twosource codebook try mine.toml reports/ | less"))
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("reports", nargs=-1, required=True, metavar="REPORTS...")
@quiet_option
def try_file(file: Path, reports: tuple[str, ...], *, quiet: bool) -> None:
    """Show what a codebook would catch or lose on some reports, beside the shipped one.

    No record is touched. "+" is caught by FILE alone, "-" only by the shipped codebook.
    """
    from twosource.cli.progress import Progress
    from twosource.readers.codebooks import load_codebook

    books = (load_codebook(None), load_codebook(file))
    with Progress(quiet=quiet) as progress:
        items = list(receive_all(reports, Config(), None, progress.step))
        changes = list(_compare(items, books, progress.step))
    for item in items:
        if isinstance(item, LeftOut):
            click.echo(f"left out: {item.label}: {item.reason}; {item.remedy}", err=True)
    print_lines(f"{sign} {line}" for sign, line in changes)
    signs = [sign for sign, _ in changes]
    click.echo(
        f"{say_number(signs.count('+'), 'claim')} more, {signs.count('-')} fewer than with the"
        " shipped codebook in these reports."
    )


def _compare(
    items: Sequence[Received | LeftOut], books: Sequence[Codebook], step: Step
) -> Iterator[tuple[str, str]]:
    shipped, own = (open_reading_room(book, 1) for book in books)
    received = [item for item in items if isinstance(item, Received)]
    for number, done in enumerate(shipped.read(received), 1):
        if isinstance(done, Finished):
            again = own.read_again(done.received.report, done.parse)
            yield from _list_changes(done, again)
        step(number, len(received), "reading reports")


def _list_changes(done: Finished, again: Reading) -> Iterator[tuple[str, str]]:
    report = done.received.report
    before = {(one.type, one.trigger): one for one in done.reading.claims}
    after = {(one.type, one.trigger): one for one in again.claims}
    for key in sorted(before.keys() ^ after.keys(), key=lambda key: (key[1], key[0])):
        claim = after.get(key) or before[key]
        words = " ".join(claim.passage.of(report.text).split())
        trigger = claim.trigger.of(report.text)
        told = f"{report.label}: {claim.type} ({trigger}): {words}"
        yield "+" if key in after else "-", told
