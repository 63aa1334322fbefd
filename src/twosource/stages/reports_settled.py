"""What people say becomes of reports: the last word on each."""

from collections.abc import Iterable, Mapping

from twosource.model.ruling import Ruling, Settled


def find_settled(rulings: Iterable[Ruling]) -> Mapping[str, Ruling]:
    """Give the last word on each report, by its key; those undone are none."""
    last = {}
    for one in sorted(rulings, key=lambda each: each.id):
        if isinstance(one.said, Settled) and not one.undone:
            last[one.said.report] = one
    return last
