"""What countries are called, and which shape of the map is whose."""

import csv
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from twosource.gazetteers.borders import own_border
from twosource.gazetteers.own_tables import read_countries, read_features
from twosource.web.rows import NO_PLACE, SEVERAL

# The id of a border that was found between the towns of two countries: "own:border/np-in".
_BORDER = re.compile(r"own:border/([a-z]{2}-[a-z]{2})")
_OTHER = {NO_PLACE: "no place told", SEVERAL: "of several countries, or of none"}


def name_country(code: str) -> str:
    """Give the usual English name of a country by its ISO 3166-1 code; else the code itself."""
    return _OTHER.get(code) or _read_names().get(code, code)


def find_shape(code: str) -> str:
    """Give the number (ISO 3166-1) by which the map knows a country's shape, "" if it has none.

    Kosovo has no such number; its shape goes by its name.
    """
    return "Kosovo" if code == "XK" else _read_numbers().get(code, "")


def find_sides(border: str) -> tuple[str, ...]:
    """Give the shapes of the two countries that a border parts, by the id of its place.

    Of a line that is no border of two countries (a line of control, one at sea), or where the map
    has no such shape, none.
    """
    code = _BORDER.fullmatch(border)
    pair = tuple(code[1].upper().split("-")) if code else _read_borders().get(border, ())
    shapes = tuple(filter(None, map(find_shape, pair)))
    return shapes if len(shapes) == len(pair) else ()


@cache
def _read_borders() -> Mapping[str, tuple[str, str]]:
    """Give the two countries of each border that our own table of features knows."""
    pairs = ((one.id, own_border(one)) for one in read_features())
    return {key: pair for key, pair in pairs if pair is not None}


@cache
def _read_names() -> Mapping[str, str]:
    return {code: one.name for code, one in read_countries().items()}


@cache
def _read_numbers() -> Mapping[str, str]:
    text = (files("twosource.web") / "tables" / "country_numbers.tsv").read_text(encoding="utf-8")
    return {row["iso"]: row["number"] for row in csv.DictReader(text.splitlines(), delimiter="\t")}
