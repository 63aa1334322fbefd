"""Takes from a collection what a labelled file might give away: ids and the order of its lines."""

from collections.abc import Sequence
from hashlib import blake2b


def order_by_content(contents: Sequence[str]) -> list[int]:
    """Give the places of the contents in an order that only the contents decide.

    A grouping predicted in this order, with places for ids, is the same for any order of the lines
    and any ids. The order is that of digests: alphabetical order could itself tell something.

    >>> texts = ["a flood", "a vote", "a strike"]
    >>> [texts[at] for at in order_by_content(texts)] == [
    ...     texts[::-1][at] for at in order_by_content(texts[::-1])
    ... ]
    True
    """
    digests = [blake2b(one.encode(), digest_size=16).digest() for one in contents]
    return sorted(range(len(contents)), key=lambda at: digests[at])
