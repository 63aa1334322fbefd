"""What was changed between two versions: numbers, outcomes, hedges and names first."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from twosource.model.spans import Span
from twosource.stages.alignment import Run
from twosource.stages.running_words import Words, fold_words

Changing = Literal["changed", "added", "dropped"]
About = Literal["number", "outcome", "hedge", "name", "headline", "wording"]

SHORT_GAP = 12
ABOUT: tuple[About, ...] = ("number", "outcome", "hedge", "name", "headline", "wording")

_NUMBER_WORDS = frozenset(
    fold_words(
        "no none zero one two three four five six seven eight nine ten eleven twelve thirteen"
        " fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty"
        " seventy eighty ninety hundred hundreds thousand thousands million millions dozen dozens"
        " several half"
    )
)
_OUTCOMES = frozenset(
    fold_words(
        "acquitted arrested captured charged convicted dead death deaths denied detained died dies"
        " escaped executed fled found freed hurt injured kidnapped killed missing rescued released"
        " sentenced shot survived unhurt wounded"
    )
)
_HEDGES = frozenset(
    fold_words(
        "about alleged allegedly almost apparent apparently approximately around believed claimed"
        " could estimated feared least likely may might nearly perhaps possible possibly presumably"
        " presumed probably purported purportedly reported reportedly roughly said suspected"
        " unclear unconfirmed unverified"
    )
)
_LISTED: tuple[tuple[About, frozenset[str]], ...] = (("outcome", _OUTCOMES), ("hedge", _HEDGES))
_SENTENCE_END = re.compile(r"[.!?:“\"\n]\W*$")


@dataclass(frozen=True, slots=True)
class Change:
    """One change between two versions, told from the earlier to the later.

    `here` are characters of the one report, `there` of the other: both of what was changed, one of
    what was added or dropped. `about` is the weightiest thing that differs.
    """

    kind: Changing
    about: About
    here: Span | None
    there: Span | None


def find_changes(
    runs: Sequence[Run], words: tuple[Words, Words], texts: tuple[str, str], *, later_here: bool
) -> tuple[Change, ...]:
    """Give what differs between two versions, what matters most first.

    `runs` are the words they share. A paragraph that was only moved is no change.
    """
    found = [
        _tell(ours, theirs, words, texts, later_here=later_here)
        for gap in _find_gaps(runs, len(words[0].folded), len(words[1].folded))
        for ours, theirs in _refine(gap, words)
    ]
    return tuple(sorted(found, key=_weigh))


def _weigh(change: Change) -> tuple[int, bool, int, int]:
    ours = change.here.start if change.here else 0
    theirs = change.there.start if change.there else 0
    return ABOUT.index(change.about), change.kind != "changed", theirs, ours


# The words from the first to before the second of one text.
_Range = tuple[int, int]
# What differs between two runs: words of the one text, words of the other.
_Gap = tuple[_Range | None, _Range | None]


def _find_gaps(runs: Sequence[Run], ours: int, theirs: int) -> Iterator[_Gap]:
    """Give the words between the runs that keep their order: pairs, or words of one side alone."""
    chain = _keep_order(runs)
    left_out = [run for run in runs if run not in set(chain)]
    moved_here = sorted((run.here, run.here + run.words) for run in left_out)
    moved_there = sorted((run.there, run.there + run.words) for run in left_out)
    before = Run(0, 0, 0)
    for run in [*chain, Run(ours, theirs, 0)]:
        here = list(_without(before.here + before.words, run.here, moved_here))
        there = list(_without(before.there + before.words, run.there, moved_there))
        if len(here) == len(there) == 1:
            yield here[0], there[0]
        else:
            yield from ((one, None) for one in here)
            yield from ((None, one) for one in there)
        before = run


def _refine(gap: _Gap, words: tuple[Words, Words]) -> Iterator[_Gap]:
    """Leave out the single words that two short stretches share."""
    ours, theirs = gap
    if ours is None or theirs is None or max(_length(ours), _length(theirs)) > SHORT_GAP:
        yield gap
        return
    sides = words[0].folded[slice(*ours)], words[1].folded[slice(*theirs)]
    for kind, *at in SequenceMatcher(None, *sides, autojunk=False).get_opcodes():
        if kind != "equal":
            here = ours[0] + at[0], ours[0] + at[1]
            there = theirs[0] + at[2], theirs[0] + at[3]
            yield here if _length(here) else None, there if _length(there) else None


def _length(held: _Range) -> int:
    return held[1] - held[0]


def _keep_order(runs: Sequence[Run]) -> list[Run]:
    """Give the most words of runs that follow one another in both texts."""
    best: list[tuple[int, int]] = []
    for at, run in enumerate(runs):
        before = [
            (best[one][0], -one)
            for one in range(at)
            if runs[one].there + runs[one].words <= run.there
        ]
        words, place = max(before, default=(0, 1))
        best.append((words + run.words, -place))
    chain = []
    at = max(range(len(runs)), key=lambda one: (best[one][0], -one), default=-1)
    while at >= 0:
        chain.append(runs[at])
        at = best[at][1]
    return chain[::-1]


def _without(start: int, end: int, moved: Sequence[_Range]) -> Iterator[_Range]:
    """Give what is left of a stretch of words without those that were moved."""
    for first, last in moved:
        if first >= end or last <= start:
            continue
        if first > start:
            yield start, first
        start = max(start, last)
    if start < end:
        yield start, end


def _tell(
    ours: _Range | None,
    theirs: _Range | None,
    words: tuple[Words, Words],
    texts: tuple[str, str],
    *,
    later_here: bool,
) -> Change:
    kind: Changing = "changed"
    if ours is None or theirs is None:
        kind = "added" if (ours is not None) == later_here else "dropped"
    return Change(
        kind=kind,
        about=_find_subject(ours, theirs, words, texts),
        here=_span(ours, words[0]),
        there=_span(theirs, words[1]),
    )


def _span(held: _Range | None, words: Words) -> Span | None:
    return None if held is None else Span(words.starts[held[0]], words.ends[held[1] - 1])


def _find_subject(
    ours: _Range | None, theirs: _Range | None, words: tuple[Words, Words], texts: tuple[str, str]
) -> About:
    sides = [[] if held is None else list(range(*held)) for held in (ours, theirs)]
    folded = [[side.folded[at] for at in places] for places, side in zip(sides, words, strict=True)]
    numbers = [Counter(one for one in side if _is_number(one)) for side in folded]
    if numbers[0] != numbers[1]:
        return "number"
    for about, listed in _LISTED:
        if {*folded[0]} & listed != {*folded[1]} & listed:
            return about
    names = [
        {side.folded[at] for at in places if _is_name(at, side, text)}
        for places, side, text in zip(sides, words, texts, strict=True)
    ]
    return "name" if names[0] != names[1] else "wording"


def _is_number(word: str) -> bool:
    return word in _NUMBER_WORDS or any(sign.isdigit() for sign in word)


def _is_name(at: int, words: Words, text: str) -> bool:
    start = words.starts[at]
    before = text[max(0, start - 4) : start]
    return text[start].isupper() and bool(before) and not _SENTENCE_END.search(before)
