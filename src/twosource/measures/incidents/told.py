"""An article as the questions need it: read as the product reads it, with its sentences at hand."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from twosource.grounding import ground_all
from twosource.measures.places import KnowsPeoples
from twosource.model.claim import Reading
from twosource.model.codebook import Codebook
from twosource.model.parse import Parse
from twosource.model.report import Layout, Marks, Report, Sourced, report_key
from twosource.model.spans import Span
from twosource.model.values import GroundedClaim
from twosource.ports import Extractor, Parser
from twosource.readers.published import read_published
from twosource.stages.ground import ReportFacts, find_capitalised, gather_facts
from twosource.stages.kept import keep_together
from twosource.stages.layout import lay_out

CORE = frozenset(
    ["detention", "abduction", "disappearance", "killing", "death", "injury", "assault", "torture"]
    + ["sexual_violence", "execution", "shooting"]
)
WIDE = CORE | frozenset(
    ["bombing", "trial", "sentence", "threat", "surveillance", "restriction", "search", "coercion"]
    + ["riot", "protest", "property_destruction", "armed_clash"]
)
_UNTOLD = frozenset({"negated", "not_reported"})
_SENTENCE_END = re.compile(r'(?<=[.!?”"])\s+(?=[A-Z“"])|\n+')


@dataclass(frozen=True, slots=True)
class ArticleParts:
    """What reads an article."""

    parser: Parser
    extractor: Extractor
    codebook: Codebook
    gazetteer: KnowsPeoples


@dataclass(frozen=True)
class Told:
    """An article with what was read in it.

    `peoples` gives the country of each word for a people ("Kenyan": KE) that stands in it.
    """

    report: Report
    layout: Layout
    parse: Parse
    reading: Reading
    facts: ReportFacts
    claims: tuple[GroundedClaim, ...]
    peoples: Mapping[str, str]

    @property
    def text(self) -> str:
        """Give the article's text."""
        return self.report.text

    @property
    def title(self) -> str:
        """Give the article's title; empty where it has none."""
        return "" if self.report.title is None else self.report.title.value

    @cached_property
    def told(self) -> tuple[GroundedClaim, ...]:
        """Give the claims but for those that tell of nothing having happened."""
        return tuple(one for one in self.claims if one.claim.stance not in _UNTOLD)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Give the sentences and lines of the text, in order."""
        return split_sentences(self.text)

    @cached_property
    def _starts(self) -> Sequence[int]:
        return [one.start for one in self.sentences]

    def sentence_at(self, place: int) -> int:
        """Give the number of the sentence a character stands in."""
        return max(0, bisect_right(self._starts, place) - 1)

    @cached_property
    def claims_by_sentence(self) -> Mapping[int, list[GroundedClaim]]:
        """Give the claims whose word stands in each sentence."""
        found: dict[int, list[GroundedClaim]] = defaultdict(list)
        for one in self.told:
            found[self.sentence_at(one.claim.trigger.start)].append(one)
        return found

    def types_in(self, sentence: int) -> frozenset[str]:
        """Give the types of event a sentence tells of."""
        return frozenset(one.claim.type for one in self.claims_by_sentence.get(sentence, ()))


def split_sentences(text: str) -> tuple[Span, ...]:
    """Split a text at the ends of sentences and lines; white space belongs to none.

    >>> [one.of("It fell. We ran.") for one in split_sentences("It fell. We ran.")]
    ['It fell.', 'We ran.']
    """
    found, start = [], 0
    for gap in _SENTENCE_END.finditer(text):
        if gap.start() > start:
            found.append(Span(start, gap.start()))
        start = gap.end()
    if start < len(text):
        found.append(Span(start, len(text)))
    return tuple(found)


def read_article(record: Mapping[str, Any], parts: ArticleParts) -> Told:
    """Read an article from its `text`, `title` and `published`, as the product would."""
    report = _report(record)
    layout = lay_out(report.text, None if report.title is None else report.title.value)
    parse = parts.parser.parse(report, layout)
    return read_parsed(report, layout, parse, parts)


def read_parsed(report: Report, layout: Layout, parse: Parse, parts: ArticleParts) -> Told:
    """Read an article that has been parsed."""
    reading = parts.extractor.extract(report, layout, parse, parts.codebook)
    kept = keep_together([report], [reading])
    peoples = parts.gazetteer.countries_of(sorted(set(find_capitalised(report.text))))
    return Told(
        report=report,
        layout=layout,
        parse=parse,
        reading=reading,
        facts=gather_facts(report, layout, kept.outlet(report.key), reading, peoples),
        claims=ground_all(kept, parts.gazetteer).claims,
        peoples=peoples,
    )


def _report(record: Mapping[str, Any]) -> Report:
    text, title = record["text"], record.get("title")
    published = read_published(record.get("published") or "")
    return Report(
        key=report_key(text, None, None),
        label=str(record.get("id", "")),
        text=text,
        sha256="",
        title=Sourced(title, "given") if title else None,
        outlet=None,
        published=Sourced(published, "given") if published else None,
        url=None,
        language="en",
        marks=Marks(),
    )
