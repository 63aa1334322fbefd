"""What each holder tells of one facet: one value, from which day on, and in which reports."""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic

from twosource.model.values import Count, GroundedClaim, Revision
from twosource.stages.aggregate import Option, T
from twosource.stages.copies import Copy, trace_copies
from twosource.stages.holders import Holder, as_of, read_holder
from twosource.stages.names import fold_name

# An article by outlet and text, and a report that is an edition of it.
Edition = tuple[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Told(Generic[T]):
    """One value as one holder tells it; each telling in words of revision for itself.

    `day` is the first on which it is told: a number printed once more is no new one. `only_named`:
    by whoever gives it up ("rose *from four*").
    """

    value: T
    words: str
    holder: Holder
    day: date | None
    revision: Revision | None
    claims: tuple[str, ...]
    reports: frozenset[str]
    editions: frozenset[Edition]
    only_named: bool = False

    def is_later(self, other: "Told[T]") -> bool | None:
        """Tell whether this is of a later day; None where the days are one or not known."""
        if self.day is None or other.day is None or self.day == other.day:
            return None
        return self.day > other.day

    def edits(self, other: "Told[T]") -> bool:
        """Tell whether the two stand in two editions of one article."""
        return any(
            ours[0] == theirs[0] and ours[1] != theirs[1]
            for ours in self.editions
            for theirs in other.editions
        )


def gather_told(
    options: Sequence[Option[T]],
    words: Sequence[str],
    claims: Mapping[str, GroundedClaim],
    copies: Sequence[Copy],
) -> list[Told[T]]:
    """Give for each option what its holder tells, one object for all that tell the same.

    `words` say the value of each option.
    """
    met = _meet_holders([claims[option.claim] for option in options])
    groups: defaultdict[tuple[str, Holder, str | None], list[int]] = defaultdict(list)
    firsts: dict[tuple[str, Holder], date] = {}
    for place, option in enumerate(options):
        alone = None if read_revision(option.value) is None else option.claim
        groups[words[place], met[place], alone].append(place)
        day = as_of(claims[option.claim])
        if day is not None:
            key = words[place], met[place]
            firsts[key] = min(day, firsts.get(key, day))
    editions = _list_editions([claims[option.claim] for option in options], copies)
    told: dict[int, Told[T]] = {}
    for (said, holder, alone), places in groups.items():
        ones = [claims[options[place].claim] for place in places]
        value = options[places[0]].value
        # A number printed once more is no newer, even if its holder first told it as a revised one.
        day = firsts.get((said, holder)) if alone is None else as_of(ones[0])
        one = Told(
            value=value,
            words=said,
            holder=read_holder(ones[0]),
            day=day,
            revision=read_revision(value),
            claims=tuple(sorted(one.claim.id for one in ones)),
            reports=frozenset(one.claim.report for one in ones),
            editions=frozenset(
                (editions[one.claim.report], one.claim.report)
                for one in ones
                if one.claim.report in editions
            ),
        )
        told.update(dict.fromkeys(places, one))
    return [told[place] for place in range(len(options))]


def read_revision(value: Hashable) -> Revision | None:
    """Give what a value says of taking another's place; only numbers say so."""
    return value.revised if isinstance(value, Count) else None


def _meet_holders(claims: Sequence[GroundedClaim]) -> list[Holder]:
    """Give the holder of each claim, one object for all that are the same."""
    known: list[Holder] = []
    met = []
    for one in claims:
        holder = read_holder(one)
        found = next((other for other in known if other.same(holder)), None)
        if found is None:
            known.append(holder)
        met.append(found or holder)
    return met


def _list_editions(claims: Sequence[GroundedClaim], copies: Sequence[Copy]) -> Mapping[str, str]:
    """Give the article of each report that is one of several near texts: by text and outlet."""
    roots = trace_copies(copies)
    shared = {*roots, *roots.values()}
    return {
        one.claim.report: f"{roots.get(one.claim.report, one.claim.report)} {fold_name(one.outlet)}"
        for one in claims
        if one.claim.report in shared and one.outlet is not None
    }
