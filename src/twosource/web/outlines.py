"""Outlines of first-level divisions; `training/outline_divisions.py` made the table of them."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from twosource.model.values import Place

STEPS = 100
Ring = tuple[tuple[float, float], ...]


def find_outline(place: Place) -> tuple[Ring, ...]:
    """Give the outline of a division in rings of degrees north and east; none where it is unknown.

    It is unknown of what was redrawn since Natural Earth drew it, and of what holds few towns.
    """
    return _draw(place.id.removeprefix("iso:")) if place.kind == "admin1" else ()


@cache
def _draw(code: str) -> tuple[Ring, ...]:
    return tuple(_read_ring(flat) for flat in _read_table().get(code, ()))


def _read_ring(flat: list[int]) -> Ring:
    """Read a ring: each corner by its way from the last, east and north, in parts of a degree."""
    east = north = 0
    ring = []
    for across, up in zip(flat[::2], flat[1::2], strict=True):
        east, north = east + across, north + up
        ring.append((north / STEPS, east / STEPS))
    return tuple(ring)


@cache
def _read_table() -> Mapping[str, list[list[int]]]:
    text = (files("twosource.web") / "tables" / "divisions.json").read_text(encoding="utf-8")
    found: Mapping[str, list[list[int]]] = json.loads(text)
    return found
