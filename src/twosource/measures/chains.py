"""Scores chains, hop by hop and in order, against labels that stand off the text.

A label names one word of a sentence (its anchor) and the hops through which what it tells has come,
innermost first, each by the words that name it there. The report's own outlet is left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from twosource.extractors.attribution.learned import LearnedTagger
from twosource.extractors.attribution.reading import attribute
from twosource.extractors.attribution.relations import Attributions
from twosource.measures.bare_report import report_of
from twosource.model.claim import Voice
from twosource.model.spans import Span
from twosource.ports import Parser
from twosource.stages.layout import lay_out
from twosource.stages.names import same_name

Pair = tuple[int, int]
OWN = frozenset(("masthead", "inferred"))
PRONOUNS = frozenset(["he", "she", "they", "it", "i", "we", "who", "his", "her", "their", "its"])


class Hop(msgspec.Struct, frozen=True):
    """One hop: the characters that name it, those of its cue, and its fuller name if given."""

    mention: Pair
    cue: Pair
    full: Pair | None = None


class Chain(msgspec.Struct, frozen=True):
    """The longest chain of one sentence; one with fewer than two hops has neither anchor nor hops.

    `set` and `doc` name the article, `start` and `end` the sentence in its text; `pool` is
    "working" or "final".
    """

    set: str
    doc: str
    pool: str
    start: int
    end: int
    anchor: Pair | None
    chain: tuple[Hop, ...]


@dataclass(frozen=True, slots=True)
class Scored:
    """A label with the chain that was read at its anchor, and how many hops are right."""

    label: Chain
    told: tuple[str, ...]
    right: tuple[bool, ...]
    exact: bool


def open_chains(*, rules_only: bool = False) -> "ChainReader":
    """Give what reads articles as a build does, with the model where it is installed."""
    from twosource.extractors.attribution.learned import find_tagger
    from twosource.extractors.spacy_parser import SpacyParser

    return ChainReader(SpacyParser(), None if rules_only else find_tagger())


@dataclass(frozen=True, slots=True)
class ChainReader:
    """Reads who says what in whole articles."""

    parser: Parser
    tagger: LearnedTagger | None

    def read(self, text: str, outlet: str | None) -> Attributions:
        """Attribute an article."""
        report = report_of(text, outlet=outlet)
        layout = lay_out(text, None)
        parse = self.parser.parse(report, layout)
        learned = () if self.tagger is None else self.tagger.find_nested(parse)
        return attribute(report, layout, parse, learned)


def score_chain(label: Chain, told: Attributions, text: str) -> Scored:
    """Compare the chain at a label's anchor, without the report's own outlet, hop by hop."""
    if label.anchor is None:
        raise ValueError("a label without an anchor has no chain to score")
    chains = [own_left_out(one) for one in told.chains_at(Span(*label.anchor))]
    outlet = None if told.outlet is None else told.outlet.value
    labels = [label, without_own(label, outlet, text)]
    bare = [one[:-1] for one in chains if one and outlet and same_name(one[-1].name, outlet)]
    return max((compare(two, one, text) for two in labels for one in chains + bare), key=rank)


def without_own(label: Chain, outlet: str | None, text: str) -> Chain:
    """Leave the report's own outlet out of a label: readers could not always tell that it is."""
    last = Span(*label.chain[-1].mention).of(text)
    if outlet is None or not same_name(last, outlet):
        return label
    return msgspec.structs.replace(label, chain=label.chain[:-1])


def rank(scored: Scored) -> tuple[bool, int]:
    """Order what was told by how right it is."""
    return scored.exact, sum(scored.right)


def own_left_out(chain: Sequence[Voice]) -> tuple[Voice, ...]:
    """Drop the outlet that publishes the report."""
    return tuple(one for one in chain if one.how not in OWN)


def compare(label: Chain, chain: Sequence[Voice], text: str) -> Scored:
    """Compare one chain with a label."""
    pairs = zip(label.chain, chain, strict=False)
    right = tuple(is_hop(hop, voice, text) for hop, voice in pairs)
    exact = len(chain) == len(label.chain) and all(right)
    return Scored(label, tuple(one.name for one in chain), right, exact)


def is_hop(hop: Hop, voice: Voice, text: str) -> bool:
    """Tell whether a voice is a hop: by the words that name it, by its name, or a pronoun's cue."""
    mention = Span(*hop.mention)
    if voice.span is not None and voice.span.overlaps(mention):
        return True
    words = mention.of(text)
    if words.lower() in PRONOUNS:
        return voice.cue is not None and voice.cue.overlaps(Span(*hop.cue))
    full = words if hop.full is None else Span(*hop.full).of(text)
    return any(same_name(name, voice.name) for name in (words, full))
