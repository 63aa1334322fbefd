"""Which act of a report its dead, wounded and wrecked go with: what came of an act is part of it.

"Gunmen opened fire on a bus, killing five and injuring eight" tells of one event in three verbs. A
codebook says which types are outcomes, and of which acts; the report says which act is meant.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from twosource.model.actors import ActorType
from twosource.model.values import Blank, GroundedClaim, Outcome
from twosource.stages.denials import far_apart, find_denied, is_long_ago, on_other_days
from twosource.stages.how_many_compare import disjoint, lot_of
from twosource.stages.restate import by_others
from twosource.stages.unlinked import mark_unlinked
from twosource.stages.when_compare import are_of_other_times

Acts = Mapping[str, frozenset[str]]

NEAR_SENTENCES = 3
# What one side does to another, and the sides that do not do it to themselves.
_ONE_SIDED = frozenset({"assault", "shooting", "bombing"})
_FORCES: frozenset[ActorType] = frozenset({"state_forces", "armed_group", "militia"})
_HAPPENED = frozenset({"past", "ongoing", "unknown"})
_SAID = frozenset({"asserted", "alleged", "possible"})
_NONE = frozenset({"negated", "not_reported"})
_PARAGRAPH_END = re.compile(r"\n+")
_SENTENCE_END = re.compile(r"\n+|[.!?][\"”’')]*\s+(?=[\"“‘'(A-Z])")


def tie_outcomes(
    claims: Iterable[GroundedClaim], texts: Mapping[str, str], acts: Acts
) -> tuple[GroundedClaim, ...]:
    """Give the claims, each outcome with the claim of its report that it is an outcome of.

    What is told as not linked with the rest is marked, too.

    `acts` gives for a type of outcome the types of act it may have come of. An outcome goes with
    the act of its sentence; else with the last one told within three sentences before, or with the
    only one told before, or the only one told within the next three, where days, places and numbers
    do not speak against it. Outcomes for which no act is told go together likewise. That there were
    none ("nobody died") goes with an act as well, but only with one right before it or in its
    paragraph, and with none where something of another day or place is told between; where another
    tells of some, it denies what they tell. "That attack"
    goes where the attack told before it goes, and what a report says is not linked with the rest
    goes with nothing told before.
    """
    by_report: defaultdict[str, list[GroundedClaim]] = defaultdict(list)
    for one in claims:
        by_report[one.claim.report].append(one)
    return tuple(
        _note(one, acts, tied)
        for report, told in by_report.items()
        for marked in [mark_unlinked(told, texts.get(report, ""))]
        for tied in [{**_tie(marked, texts.get(report, ""), acts), **find_denied(marked)}]
        for one in marked
    )


def _note(one: GroundedClaim, acts: Acts, tied: Mapping[str, str]) -> GroundedClaim:
    types = acts.get(one.claim.type)
    if types is None and one.claim.id in tied:
        # That nobody was held belongs to the arrests of which others tell.
        return replace(one, outcome=Outcome(frozenset({one.claim.type}), tied[one.claim.id]))
    if types is None:
        return one
    return replace(one, outcome=Outcome(types, tied.get(one.claim.id)))


@dataclass(frozen=True, slots=True)
class _Told:
    """One claim with the numbers of its sentence and its paragraph."""

    one: GroundedClaim
    sentence: int
    paragraph: int


def _tie(told: Sequence[GroundedClaim], text: str, acts: Acts) -> Mapping[str, str]:
    """Tie the outcomes of one report, in the order they are told."""
    ends = [found.end() for found in _SENTENCE_END.finditer(text)]
    breaks = [found.end() for found in _PARAGRAPH_END.finditer(text)]
    usable = [
        _Told(
            one,
            bisect_right(ends, one.claim.trigger.start),
            bisect_right(breaks, one.claim.trigger.start),
        )
        for one in sorted(told, key=_place)
        if _is_told_as_so(one, acts)
    ]
    lines = [[one] for one in usable if one.one.claim.type not in acts]
    tied: dict[str, str] = {}
    for at, one in enumerate(usable):
        if one.one.claim.type not in acts:
            continue
        meant = _find_meant(one, usable[:at])
        line = (
            _find_line(one, [line for line in lines if _may_hold(line, one, acts)])
            if meant is None
            else next((line for line in lines if meant in line), None)
        )
        if one.one.claim.stance in _NONE:
            # That nobody died is no line for others to go with.
            near = line is not None and _is_close(one, line, usable[:at])
            tied |= {one.one.claim.id: line[0].one.claim.id} if line and near else {}
        elif line is None:
            lines.append([one])
        else:
            if line[0].one.claim.type != one.one.claim.type:
                tied[one.one.claim.id] = line[0].one.claim.id
            line.append(one)
    return tied


def _place(one: GroundedClaim) -> tuple[int, int, str]:
    """Give where a claim is told; one coded by hand has the order of the claim before it."""
    return one.order, one.claim.trigger.start, one.claim.id


def _find_meant(one: _Told, before: Sequence[_Told]) -> _Told | None:
    """Give the claim that "that attack" takes up again, the last one told shortly before."""
    if not one.one.claim.definite:
        return None
    alike = [
        old
        for old in before
        if old.one.claim.type == one.one.claim.type
        and one.sentence - old.sentence <= NEAR_SENTENCES
    ]
    return alike[-1] if alike else None


def _is_told_as_so(one: GroundedClaim, acts: Acts) -> bool:
    claim = one.claim
    said = claim.stance in _SAID or (claim.type in acts and claim.stance in _NONE)
    return claim.time in _HAPPENED and said and claim.several is None


def _may_hold(line: Sequence[_Told], one: _Told, acts: Acts) -> bool:
    """Tell whether a line begins with a fitting act or another outcome, and contradicts nothing."""
    first, types = line[0].one.claim.type, acts[one.one.claim.type]
    fits = first in types or (
        first != one.one.claim.type and not types.isdisjoint(acts.get(first, ()))
    )
    apart = any(_are_unlinked(old, one) for old in line)
    return fits and not apart and not any(_contradicts(old.one, one.one) for old in line)


def _are_unlinked(old: _Told, new: _Told) -> bool:
    """Tell whether the later of two is told as not linked with what came before it."""
    later = max((old, new), key=lambda one: one.one.claim.trigger)
    return later.one.unlinked


def _find_line(one: _Told, lines: Sequence[list[_Told]]) -> list[_Told] | None:
    """Give the line an outcome goes with: of its sentence the nearest, else the last before it."""
    beside = [line for line in lines if any(old.sentence == one.sentence for old in line)]
    if beside:
        return min(beside, key=lambda line: min(_gap(old, one) for old in line))
    before = [line for line in lines if line[0].sentence < one.sentence]
    last = max(before, key=lambda line: _last(line, one.sentence), default=None)
    if last is None:
        # A lead often has the toll first: "Nine were hurt. The blast hit a depot."
        soon = len(lines) == 1 and lines[0][0].sentence - one.sentence <= NEAR_SENTENCES
        return lines[0] if soon else None
    near = one.sentence - _last(last, one.sentence) <= NEAR_SENTENCES
    return last if near or len(before) == 1 else None


def _is_close(none: _Told, line: Sequence[_Told], before: Sequence[_Told]) -> bool:
    """Tell whether that there were none is told of a line of acts, and of nothing told since.

    A report of a flood may end with a scuffle of which nothing is read but that nobody was hurt.
    """
    gaps = [none.sentence - old.sentence for old in line]
    last = none.sentence - min((gap for gap in gaps if gap >= 0), default=0)
    beside = min(map(abs, gaps)) <= 1
    paragraph = any(old.paragraph == none.paragraph for old in line)
    since = (old for old in before if last <= old.sentence and old not in line)
    return (beside or paragraph) and not any(
        _contradicts(act.one, old.one) for act in line for old in since
    )


def _last(line: Sequence[_Told], before: int) -> int:
    return max(old.sentence for old in line if old.sentence < before)


def _gap(old: _Told, new: _Told) -> int:
    return abs(old.one.claim.trigger.start - new.one.claim.trigger.start)


def _contradicts(old: GroundedClaim, new: GroundedClaim) -> bool:
    """Tell whether day, place or number of two claims speak against one event.

    Two who count otherwise in one report quarrel about one event: "police say four, a party nine".
    What was done without a day is as new as the report: the dead of another year are not of it, nor
    are those hurt on the side of whoever did it.
    """
    quarrel = by_others(old.claim.chain, new.claim.chain)
    return (
        on_other_days(old.when, new.when)
        or are_of_other_times(old.when, new.when)
        or are_of_other_times(new.when, old.when)
        or far_apart(old.where, new.where)
        or _is_of_old(old, new)
        or _hurt_its_own(old, new)
        or (
            not quarrel
            and any(
                lot_of(ours) == lot_of(theirs) and disjoint(ours, theirs)
                for ours in old.counts
                for theirs in new.counts
            )
        )
    )


def _is_of_old(act: GroundedClaim, outcome: GroundedClaim) -> bool:
    """Tell whether an outcome lies long before the report, and no day is told of the act."""
    return isinstance(act.when, Blank) and is_long_ago(outcome)


def _hurt_its_own(act: GroundedClaim, outcome: GroundedClaim) -> bool:
    """Tell "police used tear gas, and six officers were hurt": somebody else hurt them."""
    doers = {who.type for who in act.who if who.role == "actor"}
    befell = {who.type for who in act.who if who.role == "target"}
    hurt = {who.type for who in outcome.who if who.role == "target"}
    one_sided = act.claim.type in _ONE_SIDED and bool(hurt) and hurt.isdisjoint(befell)
    return one_sided and hurt <= doers & _FORCES
