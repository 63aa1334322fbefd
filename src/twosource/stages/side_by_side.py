"""All that the reports of a record have in common with one another, report by report."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from twosource.stages.copies import Copy, Shelf, relate, trace_copies
from twosource.stages.copy_pairs import InCommon, SharedPassages
from twosource.stages.shared_passages import find_shared


def list_in_common(shelf: Shelf) -> Mapping[str, InCommon]:
    """Give for each report what it has in common with others."""
    copies = relate(shelf)
    repeats = {copy.report: copy for copy in copies}
    shared: defaultdict[str, list[SharedPassages]] = defaultdict(list)
    for one in find_shared(shelf, copies):
        shared[one.left].append(one)
        shared[one.right].append(one)
    others = find_other_texts(shelf, copies)
    return {
        key: InCommon(repeats.get(key), tuple(shared[key]), others.get(key, ()))
        for key in shelf.signatures
    }


def find_other_texts(shelf: Shelf, copies: Iterable[Copy]) -> Mapping[str, tuple[str, ...]]:
    """Give for each report the others of its address whose text is neither its copy nor a version.

    Such a page changes what it is about, or lists what came last: nothing says that the one report
    revises the other.
    """
    roots = trace_copies(copies)
    held: defaultdict[str, list[str]] = defaultdict(list)
    for key in sorted(shelf.signatures):
        address = shelf.imprint(key).address
        if address is not None:
            held[address].append(key)
    others = {
        key: tuple(one for one in keys if roots.get(one, one) != roots.get(key, key))
        for keys in held.values()
        for key in keys
    }
    return {key: keys for key, keys in others.items() if keys}
