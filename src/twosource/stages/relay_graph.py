"""How few nodes must go to cut every way through a graph (Menger's theorem, by augmenting paths).

Edmonds and Karp's method on split nodes: a node that may be removed lets one way through, any
other as many as there are. The graphs are the chains of one event, so they are small.
"""

from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

SOURCE = "\x00source"
SINK = "\x00sink"
_MANY = 1_000_000

_Half = tuple[str, bool]


@dataclass(frozen=True, slots=True)
class Cut:
    """The fewest nodes whose removal cuts every way, those nearest the start; and where ways start.

    `starts` are the first nodes of a largest set of ways that share no removable node.
    """

    nodes: tuple[str, ...]
    starts: tuple[str, ...]


def cut_all(ways: Iterable[Sequence[str]], removable: Collection[str]) -> Cut:
    """Find the fewest removable nodes that stand on every way from its first node to its last.

    Every way needs a removable node. Node names are any text.

    >>> cut_all([("a", "desk", "star"), ("b", "desk", "herald")], {"desk", "star", "herald"})
    Cut(nodes=('desk',), starts=('a',))
    """
    room = _lay_out([(SOURCE, *way, SINK) for way in ways], removable)
    while _push_one(room):
        pass
    reached = _reach(room)
    nodes = sorted(
        node
        for node in {name for name, _ in room}
        if (node, False) in reached and (node, True) not in reached
    )
    starts = sorted(
        node
        for (node, out), onward in room.items()
        if not out and node != SOURCE and onward[SOURCE, True] > 0
    )
    return Cut(tuple(nodes), tuple(starts))


_Room = defaultdict[_Half, defaultdict[_Half, int]]


def _lay_out(ways: Iterable[Sequence[str]], removable: Collection[str]) -> _Room:
    room: _Room = defaultdict(lambda: defaultdict(int))
    for way in ways:
        for node in way:
            # Subtle: a node is entered on its False half and left on its True half.
            room[node, False][node, True] = 1 if node in removable else _MANY
        for node, following in pairwise(way):
            room[node, True][following, False] = _MANY
    return room


def _push_one(room: _Room) -> bool:
    """Send one more way through, if there is room."""
    reached = _reach(room)
    half: _Half = (SINK, False)
    if half not in reached:
        return False
    while half != (SOURCE, True):
        before = reached[half]
        room[before][half] -= 1
        room[half][before] += 1
        half = before
    return True


def _reach(room: _Room) -> dict[_Half, _Half]:
    """Give every half that can be reached, with the half it was reached from."""
    start: _Half = (SOURCE, True)
    reached = {start: start}
    queue = deque([start])
    while queue:
        half = queue.popleft()
        for following in sorted(room[half]):
            if room[half][following] > 0 and following not in reached:
                reached[following] = half
                queue.append(following)
    return reached
