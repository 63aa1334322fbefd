"""What a matcher may know beside the two claims: copies, the words of passages, pointing back.

How rare a word and how common a place is are told in steps: half a bit for how many reports have
it, a whole bit for the size of the record. So a report that comes in changes what is known of few
of the others, and a record that grew report by report knows what one built at once knows.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import exp2, log2

from twosource.model.match import Backdrop
from twosource.model.values import GroundedClaim, When
from twosource.stages.copies import Copy, trace_copies
from twosource.stages.how_many import disjoint
from twosource.stages.pages import weigh_pages
from twosource.stages.restate import by_others
from twosource.stages.seen import Seen, see_all
from twosource.stages.usual_words import USUAL
from twosource.stages.when import may_overlap

USUAL_SHARE = 1 / 64
USUAL_REPORTS = 64


def set_backdrop(
    claims: Sequence[GroundedClaim],
    texts: Mapping[str, str],
    copies: Iterable[Copy],
    scenes: Mapping[str, Mapping[str, str]],
) -> Backdrop:
    """Gather what a matcher may know beside the claims.

    `texts` gives each report's kept text, `scenes` the places it names, by id with their names.
    """
    return gather_backdrop(see_all(claims, texts, trace_copies(copies), scenes))


def gather_backdrop(seen: Sequence[Seen]) -> Backdrop:
    """Gather what a matcher may know from what is seen of each report."""
    whole = sum(one.vocabulary is not None for one in seen)
    having = Counter(word for one in seen for word in one.vocabulary or ())
    telling = Counter(key for one in seen for key in one.told)
    return Backdrop(
        roots={one.report: one.root for one in seen if one.root is not None},
        words={claim: words for one in seen for claim, words in one.words.items()},
        rarity={
            word: tell_rarity(count, whole, USUAL.get(word, 0.0)) for word, count in having.items()
        },
        antecedents=point_back(claim for one in seen for claim in one.claims),
        crowding={key: tell_share(count, len(seen)) for key, count in telling.items()},
        triggers={claim: word for one in seen for claim, word in one.triggers.items()},
        scenes={one.report: one.scene for one in seen},
        pages=weigh_pages({one.report: one.leaf for one in seen if one.leaf is not None}),
    )


def tell_rarity(count: int, reports: int, usual: float = 0.0) -> float:
    """Give in bits how rare a word is that so many of the reports have, in steps of half a bit.

    A word is never rarer than in news at large, where the share `usual` of reports has it: a small
    record cannot tell.

    >>> tell_rarity(3, 1000)
    8.5
    >>> tell_rarity(1, 32, 0.25)
    2.0
    """
    found = max(0.0, float(round(log2(reports))) - _in_halves(count))
    return min(found, -_in_halves(usual)) if usual else found


def tell_share(count: int, reports: int) -> float:
    """Give the share of reports that tell of a thing, drawn towards one in 64, in steps.

    The draw weighs as much as 64 reports, so that in a record of ten reports nothing counts as
    common.

    >>> tell_share(3, 1000)
    0.00390625
    """
    drawn = USUAL_SHARE * USUAL_REPORTS
    bits = round(log2(reports + USUAL_REPORTS)) - _in_halves(count + drawn)
    return min(1.0, exp2(-bits))


def _in_halves(count: float) -> float:
    """Give log2 of a number to the nearest half.

    >>> [_in_halves(count) for count in (1, 2, 3, 4, 5)]
    [0.0, 1.0, 1.5, 2.0, 2.5]
    """
    return round(2 * log2(count)) / 2


def point_back(claims: Iterable[GroundedClaim]) -> Mapping[str, str]:
    """Give for each claim that points back ("the defection") the claim it points to.

    That is the nearest earlier claim of its report and type that nothing in it contradicts, nor in
    what that one points back to: no other number and no other day.
    """
    told: defaultdict[tuple[str, str], list[list[GroundedClaim]]] = defaultdict(list)
    pointed = {}
    for one in sorted(claims, key=lambda one: (one.claim.report, one.order, one.claim.id)):
        lines = told[one.claim.report, one.claim.type]
        line = _find_line(one, lines) if one.claim.definite else None
        if line is None:
            lines.append([one])
        else:
            pointed[one.claim.id] = line[-1].claim.id
            line.append(one)
            # The line just spoken of is the nearest for what comes next.
            lines.append(lines.pop(lines.index(line)))
    return pointed


def _find_line(
    one: GroundedClaim, lines: Sequence[list[GroundedClaim]]
) -> list[GroundedClaim] | None:
    """Give the latest line of claims about one event that this one may go on with."""
    return next(
        (line for line in reversed(lines) if not any(_contradicts(old, one) for old in line)), None
    )


def measure_crowding(
    claims: Iterable[GroundedClaim], scenes: Mapping[str, Mapping[str, str]]
) -> Mapping[str, float]:
    """Give the share of reports that tell of each place, day and name (see `tell_share`)."""
    return gather_backdrop(see_all(claims, {}, {}, scenes)).crowding


def _contradicts(old: GroundedClaim, new: GroundedClaim) -> bool:
    # Two people may count one crowd otherwise.
    counted = not by_others(old.claim.chain, new.claim.chain)
    if counted and any(disjoint(ours, theirs) for ours in old.counts for theirs in new.counts):
        return True
    if isinstance(old.when, When) and isinstance(new.when, When):
        return may_overlap(old.when, new.when) is False
    return False
