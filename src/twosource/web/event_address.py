"""The addresses of events, and of what is said there."""

from urllib.parse import quote, urlencode


def find_address(label: str, **told: object) -> str:
    """Give the address of an event, with what is to be said there.

    >>> find_address("NOR-0001", done=3)
    '/event/NOR-0001?done=3'
    """
    query = urlencode({name: str(one) for name, one in told.items()})
    return f"/event/{quote(label, safe='')}{'?' * bool(query)}{query}"


def find_beside(left: str, right: str, **told: object) -> str:
    """Give the address of two events side by side."""
    return f"/compare?{urlencode({'left': left, 'right': right, **told})}"
