"""Which matches hold an event together, and which events look like it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from twosource.model.event import LookAlike
from twosource.model.match import Match, Pair
from twosource.stages.cluster import find_look_alikes

MOST_ALIKE = 5


def sort_ties(
    clusters: Sequence[frozenset[str]], matches: Mapping[Pair, Match]
) -> Mapping[str, tuple[Match, ...]]:
    """Give for each cluster, by its smallest claim, the matches that hold it together.

    The strongest first, and no more than it takes to reach every claim: a maximum spanning tree.
    """
    owner = {claim: min(one) for one in clusters for claim in one}
    inside: dict[str, list[Match]] = defaultdict(list)
    for pair, match in matches.items():
        if owner[pair.left] == owner[pair.right] and match.veto is None:
            inside[owner[pair.left]].append(match)
    return {cluster: _spanning(found) for cluster, found in inside.items()}


def _spanning(matches: Sequence[Match]) -> tuple[Match, ...]:
    kept = []
    group: dict[str, frozenset[str]] = {}
    for match in sorted(matches, key=lambda one: (-one.bits, one.pair)):
        left = group.get(match.pair.left, frozenset({match.pair.left}))
        right = group.get(match.pair.right, frozenset({match.pair.right}))
        if left != right:
            kept.append(match)
            group.update(dict.fromkeys(left | right, left | right))
    return tuple(kept)


def name_look_alikes(
    clusters: Sequence[frozenset[str]], matches: Mapping[Pair, Match], ids: Sequence[str]
) -> Mapping[str, tuple[LookAlike, ...]]:
    """Give for each event id the events that look like it, the most alike first, five at most."""
    event_of = {min(one): id_ for one, id_ in zip(clusters, ids, strict=True)}
    named: dict[str, list[LookAlike]] = defaultdict(list)
    for alike in find_look_alikes(clusters, matches):
        left, right = event_of[alike.left], event_of[alike.right]
        named[left].append(LookAlike(right, alike.match))
        named[right].append(LookAlike(left, alike.match))
    return {event: tuple(found[:MOST_ALIKE]) for event, found in named.items()}
