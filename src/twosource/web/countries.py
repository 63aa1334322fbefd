"""What countries are called, and which shape of the map is whose."""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from twosource.gazetteers.own_tables import read_countries
from twosource.web.sift import NO_PLACE, SEVERAL

_OTHER = {NO_PLACE: "no place told", SEVERAL: "of several countries, or of none"}


def name_country(code: str) -> str:
    """Give the usual English name of a country by its ISO 3166-1 code; else the code itself."""
    return _OTHER.get(code) or _read_names().get(code, code)


def find_shape(code: str) -> str:
    """Give the number (ISO 3166-1) by which the map knows a country's shape, "" if it has none.

    Kosovo has no such number; its shape goes by its name.
    """
    return "Kosovo" if code == "XK" else _read_numbers().get(code, "")


@cache
def _read_names() -> Mapping[str, str]:
    return {code: one.name for code, one in read_countries().items()}


@cache
def _read_numbers() -> Mapping[str, str]:
    text = (files("twosource.web") / "tables" / "country_numbers.tsv").read_text(encoding="utf-8")
    return {row["iso"]: row["number"] for row in csv.DictReader(text.splitlines(), delimiter="\t")}
