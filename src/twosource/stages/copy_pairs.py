"""Whether one report is a copy of another, or an edited version: two texts side by side."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from twosource.model.spans import Span
from twosource.stages.alignment import Passage, Run, align, mark_passages, measure_share
from twosource.stages.changed_words import Change, find_changes
from twosource.stages.imprints import (
    Imprint,
    are_near,
    find_later,
    share_address,
    share_outlet,
)
from twosource.stages.running_words import Body, fold_words, read_words

ENOUGH = 2 / 3
ENOUGH_AT_ONE_ADDRESS = 0.3
FEWEST_WORDS = 40

CopyKind = Literal["same", "trimmed", "version"]


@dataclass(frozen=True, slots=True)
class Copy:
    """One report that repeats another: `containment` is the share of its words that stand there.

    `report` is the shorter, `of` the longer; which of them was first the texts do not tell. A
    "version" is the same article of the same outlet, edited: `later` is the later of the two
    reports where anything says so, `changes` is what was changed. "trimmed" is any other text that
    mostly stands in a longer one, "same" one of the same words. `passages` are the words in both.
    """

    report: str
    of: str
    containment: float
    because: str
    kind: CopyKind = "trimmed"
    later: str | None = None
    passages: tuple[Passage, ...] = ()
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class SharedPassages:
    """What two reports have in common: `passages` of 25 words and more outside quotation marks.

    `left` is the smaller key; `here` of a passage is in `left`, `there` in `right`. Who took it
    from whom the texts do not tell. `words` counts those outside quotation marks.
    """

    left: str
    right: str
    words: int
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class InCommon:
    """What one report has in common with others.

    `copy` is the text it repeats, `shared` the passages it shares, whichever side it is on,
    `other_texts` the reports that stood at its address and tell something else: a page that lives.
    """

    copy: Copy | None = None
    shared: tuple[SharedPassages, ...] = ()
    other_texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """One of two reports that are held side by side."""

    key: str
    body: Body
    words: tuple[str, ...]
    imprint: Imprint


def take_side(key: str, body: Body, imprint: Imprint | None = None) -> Side:
    """Read a report's words for holding it beside another."""
    return Side(key, body, fold_words(body.plain), imprint or Imprint())


@dataclass(frozen=True, slots=True)
class Likeness:
    """What the words of two texts say: a copy of which kind, and the runs they share."""

    kind: CopyKind
    share: float
    runs: tuple[Run, ...]


def judge(short: Side, long: Side) -> Copy | None:
    """Tell whether the shorter of two reports is a copy of the longer, or a version of it.

    A copy has 40 words and two thirds of them in the longer, in runs of five and more. Of two texts
    at one address 30 % are enough for versions. None if it is neither.
    """
    if short.words and short.words == long.words:
        return tell_same(short, long)
    likeness = compare(short, long)
    return None if likeness is None else tell_copy(likeness, short, long)


def compare(short: Side, long: Side) -> Likeness | None:
    """Hold the words of two different texts side by side; None if the shorter is no copy."""
    runs = align(short.words, long.words)
    share = measure_share(runs, len(short.words))
    kind = _sort(share, short, long)
    return None if kind is None else Likeness(kind, share, runs)


def tell_copy(likeness: Likeness, short: Side, long: Side) -> Copy:
    """Tell of a copy where its words stand, and of a version what was changed."""
    stands = f"{_percent(likeness.share)} % of its words stand there in the same order"
    words = read_words(short.body), read_words(long.body)
    passages = mark_passages(likeness.runs, *words)
    if likeness.kind == "trimmed":
        return Copy(short.key, long.key, likeness.share, stands, "trimmed", None, passages)
    later = find_later(short.imprint, long.imprint)
    texts = short.body.text, long.body.text
    later_here = later is not None and later[0] == 0
    return Copy(
        report=short.key,
        of=long.key,
        containment=likeness.share,
        because=f"an edited version of it{_tell_order(later)}: {stands}",
        kind="version",
        later=None if later is None else (short, long)[later[0]].key,
        passages=passages,
        changes=(
            *find_changes(likeness.runs, words, texts, later_here=later_here),
            *_compare_headlines(short, long),
        ),
    )


def tell_same(short: Side, long: Side) -> Copy:
    """Tell that one report has all the words of another and no others.

    An outlet's own text under another headline is a version.
    """
    words = read_words(short.body), read_words(long.body)
    passages = mark_passages([Run(0, 0, len(short.words))], *words)
    heads = _compare_headlines(short, long) if share_outlet(short.imprint, long.imprint) else ()
    if not heads or not are_near(short.imprint, long.imprint):
        return Copy(short.key, long.key, 1.0, "the same text", "same", None, passages)
    later = find_later(short.imprint, long.imprint)
    return Copy(
        report=short.key,
        of=long.key,
        containment=1.0,
        because=f"an edited version of it{_tell_order(later)}: the same text, another headline",
        kind="version",
        later=None if later is None else (short, long)[later[0]].key,
        passages=passages,
        changes=heads,
    )


def _sort(share: float, short: Side, long: Side) -> CopyKind | None:
    if share_address(short.imprint, long.imprint) and share >= ENOUGH_AT_ONE_ADDRESS:
        return "version"
    if share < ENOUGH or len(short.words) < FEWEST_WORDS:
        return None
    if not share_outlet(short.imprint, long.imprint):
        return "trimmed"
    # An outlet's text that comes again after months, changed, is another story from one mould.
    return "version" if are_near(short.imprint, long.imprint) else None


def _tell_order(later: tuple[int, str] | None) -> str:
    if later is None:
        return ""
    which, why = later
    return f", the {('later', 'earlier')[which]} one ({why})"


def _compare_headlines(short: Side, long: Side) -> tuple[Change, ...]:
    ours, theirs = short.imprint.headline, long.imprint.headline
    if ours is None or theirs is None:
        return ()
    if _read(ours, short.body.text) == _read(theirs, long.body.text):
        return ()
    return (Change("changed", "headline", ours, theirs),)


def _read(span: Span, text: str) -> list[str]:
    return span.of(text).split()


def trace_copies(copies: Iterable[Copy]) -> Mapping[str, str]:
    """Give for each copy the text that its line of copies ends in.

    >>> trace_copies((Copy("c", "b", 0.9, ""), Copy("b", "a", 1.0, "")))
    {'c': 'a', 'b': 'a'}

    A line that comes back to itself has no end: of such a ring the least key stands for all, and is
    nobody's copy.

    >>> trace_copies((Copy("b", "a", 1.0, ""), Copy("a", "b", 1.0, "")))
    {'b': 'a'}
    """
    parent = {copy.report: copy.of for copy in copies}
    ends = {key: _end_of(key, parent) for key in parent}
    return {key: end for key, end in ends.items() if end != key}


def _end_of(key: str, parent: Mapping[str, str]) -> str:
    """Give the last text of a line of copies, the least of a ring."""
    line = {key: 0}
    here = key
    while here in parent:
        here = parent[here]
        if here in line:
            return min(list(line)[line[here] :])
        line[here] = len(line)
    return here


def _percent(share: float) -> int:
    # Rounded down, so that a trimmed text is never said to be whole.
    return int(share * 100)
