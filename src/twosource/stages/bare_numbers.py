"""Participants of whom a report tells no more than how many they were: "350 people"."""

from twosource.model.values import Who
from twosource.stages.how_many import find_quantities

_ANYBODY = frozenset({"people", "persons", "person", "others", "individuals"})


def is_bare_number(who: Who) -> bool:
    """Tell "350 people" and "about 70 people" from "70 weavers" and "people of the valley"."""
    name = " ".join(who.name.split())
    found = find_quantities(name)
    if who.named or len(found) != 1:
        return False
    rest = f"{name[: found[0].start]} {name[found[0].end :]}"
    return set(rest.casefold().split()) <= _ANYBODY
