"""The addresses of events, and of what is said there."""

from collections.abc import Sequence
from urllib.parse import quote, urlencode


def find_address(label: str, part: str = "", **told: object) -> str:
    """Give the address of an event, or of one part of its page, with what is to be said there.

    >>> find_address("NOR-0001", "review", done=3)
    '/event/NOR-0001?done=3#review'
    """
    query = urlencode({name: str(one) for name, one in told.items()})
    return f"/event/{quote(label, safe='')}{'?' * bool(query)}{query}{'#' * bool(part)}{part}"


def find_beside(left: str, right: str, **told: object) -> str:
    """Give the address of two events side by side."""
    return f"/compare?{urlencode({'left': left, 'right': right, **told})}"


def find_merge(labels: Sequence[str]) -> str:
    """Give the address where a merge of events is shown before it is decided."""
    return f"/merge?{urlencode([('event', one) for one in labels])}"
