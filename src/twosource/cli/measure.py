"""`twosource measure`: how good the reading is, on labelled texts of your own."""

import gzip
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import msgspec

from twosource.cli.options import example, json_option, quiet_option
from twosource.cli.table import print_lines
from twosource.model.errors import BadInput


class Attribution(msgspec.Struct, frozen=True):
    """One labelled attribution: its pieces of text, by first character and the one behind it."""

    source: tuple[tuple[int, int], ...] = ()
    cue: tuple[tuple[int, int], ...] = ()
    content: tuple[tuple[int, int], ...] = ()


class Document(msgspec.Struct, frozen=True):
    """One line: a text, and its attributions where it is labelled."""

    text: str
    id: str | int | None = None
    title: str | None = None
    outlet: str | None = None
    date: str | None = None
    attributions: tuple[Attribution, ...] | None = None


@click.group("measure", epilog=example("twosource measure attribution labelled.jsonl"))
def command() -> None:
    """Tell how good the reading is, on labelled texts of your own."""


@command.command(
    "attribution",
    epilog=example(
        "twosource measure attribution labelled.jsonl.gz",
        "twosource measure attribution texts.jsonl --predictions found.jsonl",
        "twosource measure attribution labelled.jsonl --rules-only --json",
    ),
)
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--predictions",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="OUT.jsonl",
    help="Write what was found, one line a text, in the form of FILE.",
)
@click.option("--rules-only", is_flag=True, help="Leave the learned model out.")
@json_option
@quiet_option
def measure_attribution(
    file: Path, predictions: Path | None, *, rules_only: bool, as_json: bool, quiet: bool
) -> None:
    """Find who says what in the texts of FILE, and score it where they are labelled.

    FILE holds one JSON object a line, gzipped or not: "text"; "id", "title", "outlet" and "date" if
    you have them; and "attributions" if it is labelled: a list of {"source", "cue", "content"},
    each a list of [first character, one past the last], counted in code points. The labels are
    never read to find them.
    docs/attribution.md tells what the figures mean.
    """
    from twosource.cli.progress import Progress
    from twosource.measures.attribution import open_attribution
    from twosource.measures.attribution_score import Score

    documents = list(read_documents(file))
    score, found = Score(), []
    with Progress(quiet=quiet or as_json) as progress:
        attribute = open_attribution(rules_only=rules_only)
        began = time.monotonic()
        for number, one in enumerate(documents, 1):
            told = attribute({"id": str(one.id or number), "text": one.text})
            found.append(told)
            progress.step(number, len(documents), "reading texts")
        spent = time.monotonic() - began
    labelled = 0
    for one, told in zip(documents, found, strict=True):
        if one.attributions is not None:
            labels = [msgspec.structs.asdict(label) for label in one.attributions]
            score.add(one.text, labels, told["attributions"])
            labelled += 1
    if predictions is not None:
        predictions.write_bytes(b"".join(msgspec.json.encode(one) + b"\n" for one in found))
    speed = len(documents) / spent if spent else 0.0
    if as_json:
        click.echo(msgspec.json.encode(tell_json(score, labelled, speed)).decode())
    else:
        print_lines(tell(score, len(documents), labelled, speed))


def read_documents(file: Path) -> Iterator[Document]:
    """Read the lines of a file; BadInput names the first that is none."""
    decoder = msgspec.json.Decoder(Document)
    number = 0
    try:
        with gzip.open(file) if file.suffix == ".gz" else file.open("rb") as lines:
            for number, line in enumerate(lines, 1):  # noqa: B007  # told where a line is none
                if line.strip():
                    yield decoder.decode(line)
    except msgspec.MsgspecError as error:
        where = f"{file}, line {number}"
        raise BadInput(where, str(error), "write one object a line, as --help tells") from error
    except (gzip.BadGzipFile, EOFError) as error:
        raise BadInput(str(file), str(error), "pack it anew with gzip") from error


def tell(score: Any, documents: int, labelled: int, speed: float) -> Iterator[str]:
    """Give the figures for people."""
    yield f"{documents} texts read, {speed:.1f} a second; {labelled} of them labelled."
    if not labelled:
        yield 'None has "attributions" to score against; --predictions FILE keeps what was found.'
        return
    yield f"{'':<22} {'P':>6} {'R':>6} {'F1':>6}"
    rows = [("whole, in the main", score.whole_partial), ("whole, exactly", score.whole_exact)]
    rows += [(f"{role}, exact span", one) for role, one in score.exact.items()]
    rows += [(f"{role}, words", one) for role, one in score.token.items()]
    for name, one in rows:
        yield f"{name:<22} {one.precision:>6.1f} {one.recall:>6.1f} {one.f1:>6.1f}"


def tell_json(score: Any, labelled: int, speed: float) -> dict[str, Any]:
    """Give the figures for programs, in per cent."""

    def figure(one: Any) -> dict[str, float]:
        return {"p": one.precision, "r": one.recall, "f1": one.f1}

    return {
        "whole_partial": figure(score.whole_partial),
        "whole_exact": figure(score.whole_exact),
        "exact": {role: figure(one) for role, one in score.exact.items()},
        "token": {role: figure(one) for role, one in score.token.items()},
        "labelled": labelled,
        "texts_per_second": speed,
    }
