"""A sample of claims that people judge against the texts, and what they have judged so far.

Which claims are drawn hangs on a digest of each, not on their order: when the rules change, only
the claims that changed leave the sample or come into it, and only the new ones need judging. A
verdict says nothing of the text: a key, the data set, right, wrong or invented, and a code for why.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal, get_args

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


@dataclass(frozen=True, slots=True)
class Drawn:
    """A claim of a data set, in the report it was read from."""

    set: str
    key: str
    claim: Claim
    done: Finished


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a judge said of a claim: right, wrong (`why` says in what), or nothing of the kind."""

    key: str
    set: str
    verdict: Answer
    why: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How a sample stands: how many claims, how many judged, and how often each answer."""

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


def draw(claims: Iterable[Drawn], seed: int, most: int) -> list[Drawn]:
    """Draw the claims whose digest with the seed is lowest, each key once."""
    by_key = {one.key: one for one in claims}
    return sorted(by_key.values(), key=lambda one: digest("drawn", str(seed), one.key))[:most]


def read_verdicts(lines: Iterable[str]) -> dict[str, Verdict]:
    """Read verdicts line by line; ValueError names a line that is none."""
    verdicts = {}
    for number, line in enumerate(lines, 1):
        if line.strip():
            verdict = _read_verdict(number, json.loads(line), None)
            verdicts[verdict.key] = verdict
    return verdicts


def take_verdicts(lines: Iterable[str], sample: Sequence[Drawn]) -> dict[str, Verdict]:
    """Take what a judge wrote on claims of a sample: `key`, `verdict`, `why`; the rest is dropped.

    ValueError names a line with a wrong answer, a claim that was not drawn, or words for a code.
    """
    sets = {one.key: one.set for one in sample}
    verdicts = {}
    for number, line in enumerate(lines, 1):
        if line.strip():
            row = json.loads(line)
            if row.get("key") not in sets:
                raise ValueError(f"line {number}: no claim of this sample")
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


def tally(sample: Sequence[Drawn], verdicts: Mapping[str, Verdict]) -> Tally:
    """Count what was said of a sample."""
    said = [verdicts[one.key].verdict for one in sample if one.key in verdicts]
    return Tally(len(sample), len(said), Counter(said))


def list_unjudged(sample: Sequence[Drawn], verdicts: Mapping[str, Verdict]) -> list[Drawn]:
    """List the claims of a sample that nobody has judged."""
    return [one for one in sample if one.key not in verdicts]


def show_claim(one: Drawn, book: Codebook) -> dict[str, Any]:
    """Give what a judge needs: the words around, what was read in them, what the type means."""
    claim, report = one.claim, one.done.received.report
    kind = book.types[claim.type]
    return {
        "key": one.key,
        "set": one.set,
        "document": report.label,
        "around": sentences_around(one.done.parse, claim.trigger).of(report.text),
        "passage": claim.passage.of(report.text),
        "trigger": claim.trigger.of(report.text),
        "type": claim.type,
        "type_means": kind.definition,
        "subtype": claim.subtype,
        "subtype_means": kind.subtype(claim.subtype).definition,
        "time": claim.time,
        "stance": claim.stance,
        "outcome": claim.outcome,
        "chain": [voice.name for voice in claim.chain],
        "counts": [
            {"words": count.span.of(report.text), "role": count.role, "outcome": count.outcome}
            for count in claim.counts
        ],
        "verdict": "",
        "why": "",
    }


def sentences_around(parse: Parse, span: Span) -> Span:
    """Give the sentence of some characters, with the one before and the one after."""
    spans = [parse.span(one.first, one.last) for one in parse.sentences]
    here = next(at for at, one in enumerate(spans) if one.overlaps(span))
    near = spans[max(here - AROUND, 0) : here + AROUND + 1]
    return Span(near[0].start, near[-1].end)
