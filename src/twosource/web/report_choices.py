"""What a claim coded by hand may be of: the types of the codebook, and what is told of each."""

from collections.abc import Iterator
from dataclasses import dataclass

from twosource.model.codebook import Codebook, EventType


@dataclass(frozen=True, slots=True)
class Choice:
    """A type with one of its sub-types, what it is, and what may be told of it."""

    name: str
    definition: str
    roles: tuple[str, ...]
    counted: tuple[str, ...]


def list_choices(codebook: Codebook) -> Iterator[Choice]:
    """Give the types of a codebook to choose from."""
    for kind in codebook.types.values():
        roles = tuple(sorted(set(kind.roles.values()) - {"none"}))
        for one in kind.subtypes:
            yield Choice(f"{kind.name}/{one.name}", one.definition, roles, _list_counted(kind))


def list_roles(codebook: Codebook) -> list[str]:
    """Give all roles there are, for whoever chooses one before the type, or without scripts."""
    roles = {one for kind in codebook.types.values() for one in kind.roles.values()}
    return sorted(roles - {"none"})


def _list_counted(kind: EventType) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f"people.{one.outcome}" for one in kind.counted))
