"""Actors: what kinds there are, the codes other schemes give them, and the entries of a list."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

ActorType = Literal[
    "state_forces",
    "government",
    "other_state",
    "international",
    "armed_group",
    "militia",
    "communal_militia",
    "unidentified_armed",
    "criminals",
    "private_security",
    "political_party",
    "protesters",
    "rioters",
    "journalists",
    "defenders",
    "trade_unionists",
    "health_workers",
    "aid_workers",
    "civilians",
    "organisation",
    "no_actor",
    "unknown",
]
Ucdp = Literal["state", "non-state", "civilians", "none"]


@dataclass(frozen=True, slots=True)
class ActorCodes:
    """The nearest codes of other schemes.

    `acled`: the code of an interaction, 1 to 8, None where the words alone do not give one.
    `ucdp`: the side such an actor can be.
    """

    acled: int | None
    ucdp: Ucdp


# ACLED: 1 state forces, 2 rebel groups, 3 political militias (armed groups nobody knows among
# them), 4 identity militias, 5 rioters, 6 protesters, 7 civilians, 8 external and other forces.
ACTOR_CODES: Mapping[ActorType, ActorCodes] = {
    "state_forces": ActorCodes(1, "state"),
    "government": ActorCodes(1, "state"),
    "other_state": ActorCodes(8, "state"),
    "international": ActorCodes(8, "none"),
    "armed_group": ActorCodes(2, "non-state"),
    "militia": ActorCodes(3, "non-state"),
    "communal_militia": ActorCodes(4, "non-state"),
    "unidentified_armed": ActorCodes(3, "none"),
    "criminals": ActorCodes(3, "non-state"),
    "private_security": ActorCodes(8, "none"),
    "political_party": ActorCodes(None, "none"),
    "protesters": ActorCodes(6, "civilians"),
    "rioters": ActorCodes(5, "civilians"),
    "journalists": ActorCodes(7, "civilians"),
    "defenders": ActorCodes(7, "civilians"),
    "trade_unionists": ActorCodes(7, "civilians"),
    "health_workers": ActorCodes(7, "civilians"),
    "aid_workers": ActorCodes(7, "civilians"),
    "civilians": ActorCodes(7, "civilians"),
    "organisation": ActorCodes(None, "none"),
    "no_actor": ActorCodes(None, "none"),
    "unknown": ActorCodes(None, "none"),
}


@dataclass(frozen=True, slots=True)
class Actor:
    """One entry of a coder's list of actors: its names, its codes, and the days it is valid.

    `ucdp_dyads` are the ids of dyads it is a side of. Valid from and to those days, both included;
    None leaves that end open.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    type: ActorType | None = None
    ucdp_side: str | None = None
    ucdp_dyads: tuple[str, ...] = ()
    acled_inter: int | None = None
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class ListedActor:
    """The entry a participant was met with, and why in words."""

    actor: Actor
    why: str


@dataclass(frozen=True, slots=True)
class ActorList:
    """A list of actors as it was given: what the file was called, its digest, its entries."""

    name: str
    sha256: str
    actors: tuple[Actor, ...]
