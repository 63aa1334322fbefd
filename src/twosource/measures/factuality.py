"""Scores time and stance against UDS-IH2: how sure a sentence makes its reader that it happened.

The corpus asks for a number, from 3 (it happened) to -3 (it did not), and takes what still lies
ahead for not happened. Ours are words; `factuality.toml` gives for each stance and time the mean
number of the train part, and `bench/fit_factuality.py` writes that table.
"""

import tomllib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from statistics import fmean
from typing import Any

from twosource.extractors.claims.grammar import Grammar
from twosource.extractors.claims.stance import see
from twosource.extractors.claims.tense import Sight
from twosource.measures.bare_report import report_of
from twosource.model.report import Layout, Part
from twosource.model.spans import Span
from twosource.ports import Parser

AT_ONCE = 256  # sentences that are parsed as the paragraphs of one report
FEWEST = 20  # records a mean is taken of; below, that of the stance stands in

Records = Sequence[Mapping[str, Any]]
Means = dict[str, dict[str, float]]
ANY = "any"


def predict(records: Records, parser: Parser) -> Iterator[dict[str, Any]]:
    """Give `id` and `factuality` of each record, from its sentence and the place of its event."""
    means = load_means()
    for record, sight in zip(records, see_events(records, parser), strict=True):
        yield {"id": record["id"], "factuality": _mean_of(means, sight)}


def see_events(records: Records, parser: Parser) -> list[Sight]:
    """See the event of each record (`text` and `event`, its first and last character)."""
    by_text: dict[str, list[int]] = defaultdict(list)
    for number, record in enumerate(records):
        by_text[record["text"]].append(number)
    seen: dict[int, Sight] = {}
    sentences = list(by_text)
    for first in range(0, len(sentences), AT_ONCE):
        texts = sentences[first : first + AT_ONCE]
        grammar, starts = _read(texts, parser)
        for text, start in zip(texts, starts, strict=True):
            for number in by_text[text]:
                seen[number] = _see_at(grammar, start + records[number]["event"][0])
    return [seen[number] for number in range(len(records))]


def _read(texts: Sequence[str], parser: Parser) -> tuple[Grammar, list[int]]:
    """Parse sentences as paragraphs of one report; give where each begins."""
    whole = "\n\n".join(texts)
    starts = [0]
    for text in texts[:-1]:
        starts.append(starts[-1] + len(text) + 2)
    spans = [Span(at, at + len(text)) for at, text in zip(starts, texts, strict=True)]
    report = report_of(whole, "sentences")
    layout = Layout(tuple(Part("body", span) for span in spans), None)
    parse = parser.parse(report, layout)
    return Grammar(parse, parse.children()), starts


def _see_at(grammar: Grammar, start: int) -> Sight:
    """See the word that stands where the event is marked."""
    return see(grammar, bisect_right(grammar.parse.tokens, start, key=lambda one: one.end))


def fit(sights: Iterable[Sight], numbers: Iterable[float]) -> Means:
    """Give the mean number of each stance and time; of a stance alone where records are few."""
    told: dict[tuple[str, str], list[float]] = defaultdict(list)
    for sight, number in zip(sights, numbers, strict=True):
        for key in ((sight.stance, sight.time), (sight.stance, ANY), (ANY, ANY)):
            told[key].append(number)
    means: Means = defaultdict(dict)
    for (stance, time), ones in sorted(told.items()):
        if len(ones) >= FEWEST or stance == ANY:
            means[stance][time] = round(fmean(ones), 2)
    return dict(means)


@cache
def load_means() -> Means:
    """Read the table that was fitted on the train part."""
    path = files("twosource.measures") / "factuality.toml"
    return tomllib.loads(path.read_text("utf-8"))


def _mean_of(means: Means, sight: Sight) -> float:
    by_time = means.get(sight.stance, means[ANY])
    return by_time.get(sight.time, by_time.get(ANY, means[ANY][ANY]))
