"""x."""
from collections.abc import Iterable
def run_all(databases: Iterable[str]) -> list[str]:
    """X."""
    return []
