"""A sample of claims that people judge against the texts, and what they have judged so far.

Which claims are drawn hangs on a digest of each, not on their order: when the rules change, only
the claims that changed leave the sample or come into it, and only the new ones need judging. A
verdict says nothing of the text: a key, the data set, right, wrong or invented, and a code for why.
Values are drawn, kept and counted in the same way (`value_sample`).
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal, Protocol, TypeVar, get_args

from twosource.model.claim import Claim
from twosource.model.codebook import Codebook
from twosource.model.ids import digest
from twosource.model.parse import Parse
from twosource.model.record import Finished
from twosource.model.spans import Span

Answer = Literal["right", "wrong", "invented"]
ANSWERS: tuple[Answer, ...] = get_args(Answer)
CODE = re.compile(r"[a-z_]{0,20}")
AROUND = 1  # sentences before and after that a judge is shown


class Keyed(Protocol):
    """Something that can be drawn and judged: what it is one of, and what tells it apart."""

    @property
    def set(self) -> str:
        """Give what it is one of: a data set, or a facet."""

    @property
    def key(self) -> str:
        """Give what its verdict is kept by."""


One = TypeVar("One", bound=Keyed)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A claim of a data set, in the report it was read from."""

    set: str
    key: str
    claim: Claim
    done: Finished


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a judge said: right, wrong (`why` says in what), or nothing of the kind in the text."""

    key: str
    set: str
    verdict: Answer
    why: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How a sample stands: how many were drawn, how many judged, and how often each answer."""

    drawn: int
    judged: int
    answers: Mapping[str, int]

    def share(self, answer: Answer) -> float:
        """Give the share of an answer among the judged, in percent; 0 where none are judged."""
        return 100.0 * self.answers.get(answer, 0) / self.judged if self.judged else 0.0


def judging_key(claim: Claim) -> str:
    """Give what a verdict is kept by: a claim with another type, time or stance is another one.

    The claim's own id holds its report, its word and whose word it is.
    """
    return digest("judged", claim.id, claim.type, claim.time, claim.stance)


def list_claims(name: str, read: Iterable[Finished]) -> Iterator[Drawn]:
    """Give each claim of the reports of a data set."""
    for done in read:
        for claim in done.reading.claims:
            yield Drawn(name, judging_key(claim), claim, done)


def draw(ones: Iterable[One], seed: int, most: int) -> list[One]:
    """Draw those whose digest with the seed is lowest, each key once."""
    by_key = {one.key: one for one in ones}
    return sorted(by_key.values(), key=lambda one: digest("drawn", str(seed), one.key))[:most]


def read_verdicts(lines: Iterable[str]) -> dict[str, Verdict]:
    """Read verdicts line by line; ValueError names a line that is none."""
    verdicts = {}
    for number, line in enumerate(lines, 1):
        if line.strip():
            verdict = _read_verdict(number, json.loads(line), None)
            verdicts[verdict.key] = verdict
    return verdicts


def take_verdicts(lines: Iterable[str], sample: Sequence[Keyed]) -> dict[str, Verdict]:
    """Take what a judge wrote on a sample: `key`, `verdict`, `why`; the rest is dropped.

    ValueError names a line with a wrong answer, a key that was not drawn, or words for a code.
    """
    sets = {one.key: one.set for one in sample}
    verdicts = {}
    for number, line in enumerate(lines, 1):
        if line.strip():
            row = json.loads(line)
            if row.get("key") not in sets:
                raise ValueError(f"line {number}: nothing of this sample has that key")
            verdict = _read_verdict(number, row, sets[row["key"]])
            verdicts[verdict.key] = verdict
    return verdicts


def _read_verdict(number: int, row: Mapping[str, Any], name: str | None) -> Verdict:
    answer, why = row.get("verdict"), row.get("why") or ""
    if answer not in ANSWERS:
        raise ValueError(f"line {number}: a verdict is one of {', '.join(ANSWERS)}")
    if not CODE.fullmatch(why) or (answer == "wrong" and not why):
        raise ValueError(f"line {number}: why is a short code such as time, and a wrong needs one")
    return Verdict(row["key"], name or row["set"], answer, why)


def write_verdicts(verdicts: Iterable[Verdict]) -> Iterator[str]:
    """Give verdicts as lines, in an order that hangs on nothing but them."""
    for one in sorted(verdicts, key=lambda one: (one.set, one.key)):
        yield json.dumps(asdict(one))


def tally(sample: Sequence[Keyed], verdicts: Mapping[str, Verdict]) -> Tally:
    """Count what was said of a sample."""
    said = [verdicts[one.key].verdict for one in sample if one.key in verdicts]
    return Tally(len(sample), len(said), Counter(said))


def list_unjudged(sample: Sequence[One], verdicts: Mapping[str, Verdict]) -> list[One]:
    """List what nobody has judged of a sample."""
    return [one for one in sample if one.key not in verdicts]


def show_claim(one: Drawn, book: Codebook) -> dict[str, Any]:
    """Give what a judge needs: the words around, what was read in them, what the type means."""
    claim, text = one.claim, one.done.received.report.text
    kind = book.types[claim.type]
    return {
        "key": one.key,
        "set": one.set,
        **show_event(claim, one.done, book, AROUND),
        "subtype": claim.subtype,
        "subtype_means": kind.subtype(claim.subtype).definition,
        "outcome": claim.outcome,
        "chain": [voice.name for voice in claim.chain],
        "counts": [
            {"words": count.span.of(text), "role": count.role, "outcome": count.outcome}
            for count in claim.counts
        ],
        "verdict": "",
        "why": "",
    }


def show_event(claim: Claim, done: Finished, book: Codebook, around: int) -> dict[str, Any]:
    """Give the words that tell of an event, with some sentences around, and how they were read."""
    report = done.received.report
    return {
        "document": report.label,
        "around": sentences_around(done.parse, claim.trigger, around).of(report.text),
        "passage": claim.passage.of(report.text),
        "trigger": claim.trigger.of(report.text),
        "type": claim.type,
        "type_means": book.types[claim.type].definition,
        "time": claim.time,
        "stance": claim.stance,
    }


def sentences_around(parse: Parse, span: Span, around: int) -> Span:
    """Give the sentence of some characters, with as many before and after as asked for."""
    spans = [parse.span(one.first, one.last) for one in parse.sentences]
    here = next(at for at, one in enumerate(spans) if one.overlaps(span))
    near = spans[max(here - around, 0) : here + around + 1]
    return Span(near[0].start, near[-1].end)
