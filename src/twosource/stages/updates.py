"""Which values have been brought up to date, by their own holder or in so many words.

An update is by one and the same holder on a later day, or by a claim that says it takes the place
of the number told before ("has risen to nine", "was corrected from nine to seven"), upward or
downward. Another holder with another number updates nothing: the two are in conflict.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import permutations
from typing import Generic

from twosource.model.event import Cited, Conflict, Held
from twosource.model.values import Count
from twosource.stages.aggregate import Facet, Option, T
from twosource.stages.copies import Copy
from twosource.stages.held import Hearing, hold
from twosource.stages.held_values import Told, gather_told
from twosource.stages.how_many_compare import lies_above


@dataclass(frozen=True, slots=True)
class Sorted(Generic[T]):
    """The options that still stand, the claims whose values do not, and the chains of updates."""

    current: tuple[Option[T], ...]
    earlier: tuple[str, ...]
    updates: tuple[Conflict, ...]


def sort_updates(
    name: str,
    options: Sequence[Option[T]],
    facet: Facet[T],
    hearing: Hearing,
    copies: Sequence[Copy],
) -> Sorted[T]:
    """Set apart what has been brought up to date; where that would be all, nothing is set apart.

    What an outlet tells on its own word goes with the number of the holder it is the same as.
    """
    words = [facet.tell(option.value) for option in options]
    plain = gather_told(options, words, hearing.claims, copies)
    told = [*dict.fromkeys(plain), *_named_before(list(dict.fromkeys(plain)), facet)]
    if len({one.words for one in told}) == 1:
        return Sorted(tuple(options), (), ())
    found = [
        (old, new)
        for new, old in permutations(told, 2)
        if new.words != old.words and _overtakes(new, old, facet)
    ]
    found += _go_along(told, found)
    gone = {old for old, _ in found}
    current = [option for option, one in zip(options, plain, strict=True) if one not in gone]
    if not current:
        return Sorted(tuple(options), (), ())
    standing = {option.claim for option in current}
    earlier = {
        option.claim for option, one in zip(options, plain, strict=True) if one in gone
    } - standing
    updates = tuple(_tell_chain(name, chain, found, hearing) for chain in _join(found))
    return Sorted(tuple(current), tuple(sorted(earlier)), updates)


def _named_before(told: Sequence[Told[T]], facet: Facet[T]) -> Iterator[Told[T]]:
    """Give the four of "rose from four to seven" where nobody else tells it."""
    known = {one.words for one in told}
    for one in told:
        was = _was(one)
        if was is not None and facet.tell(was) not in known:
            yield replace(one, value=was, words=facet.tell(was), revision=None, only_named=True)


def _was(one: Told[T]) -> T | None:
    """Give the number that one takes the place of, if it is told."""
    value, revision = one.value, one.revision
    if revision is None or revision.low is None or not isinstance(value, Count):
        return None
    return replace(value, low=revision.low, high=revision.high, best=revision.best, revised=None)


def _overtakes(new: Told[T], old: Told[T], facet: Facet[T]) -> bool:
    """Tell whether one value takes the place of another."""
    if new.revision is not None and new.revision.earlier:
        return False
    together = not new.reports.isdisjoint(old.reports) or new.holder.same(old.holder)
    if old.revision is not None and old.revision.earlier:
        return together
    later = new.is_later(old)
    was = _was(new)
    if later is False or (old.only_named and was != old.value):
        return False
    if was is not None and facet.tell(was) == old.words:
        return True
    if facet.meet(new.value, old.value) is not None:
        return False
    if later and (new.holder.same(old.holder) or new.edits(old)):
        return True
    return was is None and _revises(new, old)


def _revises(new: Told[T], old: Told[T]) -> bool:
    """Tell whether a claim that does not name the number it was takes another's place in words.

    A toll that "has risen" has risen from whoever's earlier one was lower; one that is put lower
    was the holder's own.
    """
    revision, ours, theirs = new.revision, new.value, old.value
    # Only numbers are revised in words: the kinds tell a checker of types no more than that.
    if revision is None or not isinstance(ours, Count) or not isinstance(theirs, Count):
        return False
    same = new.holder.same(old.holder)
    here = not new.reports.isdisjoint(old.reports) and new.holder.own
    if not (new.is_later(old) or same or here):
        return False
    if revision.way == "up":
        return lies_above(ours, theirs)
    own = same or new.holder.own or old.holder.own
    return own and (revision.way is None or lies_above(theirs, ours))


def _go_along(
    told: Sequence[Told[T]], found: Sequence[tuple[Told[T], Told[T]]]
) -> list[tuple[Told[T], Told[T]]]:
    """Give what outlets tell on their own word of a number that its holder has since changed."""
    gone = {old for old, _ in found}
    by_words = {old.words: new for old, new in found}
    return [
        (one, by_words[one.words])
        for one in told
        if one.holder.own
        and one not in gone
        and one.revision is None
        and one.words in by_words
        and one.is_later(by_words[one.words]) is not True
    ]


def _place(one: Told[T]) -> tuple[tuple[str, ...], str]:
    return one.claims, one.words


def _join(found: Sequence[tuple[Told[T], Told[T]]]) -> list[list[Told[T]]]:
    """Give the chains that are joined by one value taking another's place."""
    chains: dict[Told[T], set[Told[T]]] = {}
    for pair in found:
        joined = set(pair).union(*(chains.get(one, ()) for one in pair))
        chains.update(dict.fromkeys(joined, joined))
    distinct = {id(chain): chain for chain in chains.values()}
    ordered = (sorted(chain, key=_place) for chain in distinct.values())
    return sorted(ordered, key=lambda chain: _place(chain[0]))


def _tell_chain(
    name: str,
    chain: Sequence[Told[T]],
    found: Sequence[tuple[Told[T], Told[T]]],
    hearing: Hearing,
) -> Conflict:
    """Give the values of one chain in the order they were told in, with the words of revision."""
    beaten = _rank(found)
    ordered = sorted(
        chain,
        key=lambda one: (beaten[one.words], one.day or date.min, one.words, one.claims),
    )
    words = {one.claims[0]: one.revision.cue for one in ordered if one.revision is not None}
    return Conflict(
        name,
        _hold_values(ordered, hearing),
        "update",
        tuple(Cited(claim, cue) for claim, cue in words.items()),
    )


def _rank(found: Sequence[tuple[Told[T], Told[T]]]) -> Mapping[str, int]:
    """Give for each value how many others it stands behind, straight or by way of others."""
    behind: defaultdict[str, set[str]] = defaultdict(set)
    for old, new in found:
        behind[new.words].add(old.words)
    # Each pass reaches one value further, and no chain is longer than there are values.
    for _ in tuple(behind):
        for reached in behind.values():
            reached |= {one for word in tuple(reached) for one in behind.get(word, ())}
    return defaultdict(int, {words: len(reached) for words, reached in behind.items()})


def _hold_values(told: Sequence[Told[T]], hearing: Hearing) -> tuple[Held, ...]:
    """Give each value once, in the order given, with its claims, its holders and its first day."""
    by_words: dict[str, list[Told[T]]] = {}
    for one in told:
        by_words.setdefault(one.words, []).append(one)
    return tuple(_hold(words, ones, hearing) for words, ones in by_words.items())


def _hold(words: str, ones: Sequence[Told[T]], hearing: Hearing) -> Held:
    dated = [one for one in ones if one.day is not None and not one.only_named]
    # An outlet may print tomorrow what a body told today: the body's day is the nearer.
    known = [one for one in dated if not one.holder.own] or dated
    days = [one.day for one in known if one.day is not None]
    held = hold(words, {claim for one in ones for claim in one.claims}, hearing)
    return replace(held, as_of=min(days, default=None))
