"""Say how many claims of a seeded sample are right, and which of them nobody has judged yet.

`make bench-sample`, with TWOSOURCE_DATA set: reads the dev articles of PolNeAR and HRDsAttack as a
build does and draws claims of each. `--unjudged FILE` writes those that need a judge, with the text
around them, to a file outside the repository; the judge fills in `verdict` (right, wrong, invented)
and `why` (a code: type, time, stance, holder, count, not_an_event ...), and `--take FILE` keeps
that, without the text, in bench/verdicts.jsonl. The errors of the samples with the first
three seeds were read, one after the other, while rules were written; of the fourth nothing was.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from labelled_data import find_gold
from twosource.config import Config
from twosource.measures.sample import (
    ANSWERS,
    Keyed,
    Tally,
    Verdict,
    draw,
    list_claims,
    list_unjudged,
    read_verdicts,
    show_claim,
    take_verdicts,
    tally,
    write_verdicts,
)
from twosource.model.record import Finished, Received
from twosource.wiring import open_codebook, open_reading_room, receive_all

ROOT = Path(__file__).resolve().parents[1]
VERDICTS = ROOT / "bench" / "verdicts.jsonl"
SETS = {"PolNeAR dev": "attribution/dev.jsonl", "HRDsAttack dev": "incidents/dev.jsonl"}
SEEDS = {1: 20_160_815, 2: 20_160_816, 3: 20_160_817, 4: 20_160_818}
EACH = 50


def main() -> None:
    """Draw, keep what was judged, write what was not, and print how the sample stands."""
    given = read_options(__doc__, SEEDS)
    gold = find_gold()
    samples = {
        name: draw(list_claims(name, read_reports(gold / path)), SEEDS[given.seed], EACH)
        for name, path in SETS.items()
    }
    everything = [one for sample in samples.values() for one in sample]
    verdicts = keep_verdicts(VERDICTS, given.take, everything)
    if given.unjudged is not None:
        book = open_codebook(Config())
        write_rows(
            given.unjudged, (show_claim(one, book) for one in list_unjudged(everything, verdicts))
        )
    answers = " | ".join(f"{answer}, %" for answer in ANSWERS)
    print(f"| claims of | drawn | judged | {answers} | not judged yet |")
    print("|---" * (4 + len(ANSWERS)) + "|")
    for name, sample in samples.items():
        print(tell(name, tally(sample, verdicts)))
    print(tell("both", tally(everything, verdicts)))


def read_options(about: str | None, seeds: Iterable[int]) -> argparse.Namespace:
    """Read the options; what holds text must lie outside the repository."""
    options = argparse.ArgumentParser(
        description=about, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--unjudged", type=Path, help="write what needs a judge here")
    options.add_argument("--seed", type=int, choices=seeds, default=1, help="which sample")
    options.add_argument("--take", type=Path, help="keep the verdicts of this file")
    given = options.parse_args()
    if given.unjudged is not None and given.unjudged.resolve().is_relative_to(ROOT):
        options.error("no text of the data may lie in the repository: name a file outside it")
    return given


def read_reports(path: Path) -> list[Finished]:
    """Read the articles of a data set as a build does."""
    room = open_reading_room(open_codebook(Config()), 1)
    with tempfile.TemporaryDirectory() as folder:
        articles = Path(folder) / "articles.jsonl"
        write_rows(articles, read_articles(path))
        items = receive_all([str(articles)], Config(), None, lambda *_: None)
        done = room.read(item for item in items if isinstance(item, Received))
        return [one for one in done if isinstance(one, Finished)]


def read_articles(path: Path) -> Iterator[dict[str, Any]]:
    """Give the articles of a data set in the shape that a build takes."""
    for row in map(json.loads, filter(None, read_lines(path))):
        kept = {key: row[key] for key in ("id", "text", "title", "outlet") if key in row}
        yield kept | {"published": row.get("published") or row.get("date"), "language": "en"}


def read_lines(path: Path) -> list[str]:
    """Give the lines of a file."""
    # Not splitlines: a text may hold other marks that end a line.
    return path.read_text("utf-8").split("\n")


def keep_verdicts(kept: Path, given: Path | None, sample: Sequence[Keyed]) -> Mapping[str, Verdict]:
    """Give the verdicts kept before, and keep those of a file beside them; a later one stands."""
    verdicts = read_verdicts(read_lines(kept) if kept.is_file() else [])
    if given is None:
        return verdicts
    try:
        verdicts |= take_verdicts(read_lines(given), sample)
    except (OSError, ValueError) as error:
        sys.exit(f"{given}: {error}; nothing is kept")
    lines = "".join(f"{line}\n" for line in write_verdicts(verdicts.values()))
    kept.write_text(lines, encoding="utf-8")
    return verdicts


def write_rows(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write rows as JSON lines."""
    lines = (json.dumps(row, ensure_ascii=False) for row in rows)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def tell(name: str, one: Tally) -> str:
    """Give the row of a sample."""
    shares = " | ".join(f"{one.share(answer):.0f}" if one.judged else "-" for answer in ANSWERS)
    return f"| {name} | {one.drawn} | {one.judged} | {shares} | {one.drawn - one.judged} |"


if __name__ == "__main__":
    main()
