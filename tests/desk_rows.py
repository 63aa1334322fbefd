"""Rows of events to sift, sort and draw: invented, each said in a few words."""

from datetime import date
from typing import Any

from twosource.model.values import Place
from twosource.web.question import find_end, find_first
from twosource.web.rows import Row, list_countries

GORE = Place("geonames:1", "Gore", "town", "NZ", "NZ-STL", None, -46.1, 168.9, 3.0, 9000)
OSLO = Place("geonames:2", "Oslo", "town", "NO", "NO-03", None, 59.9, 10.7, 9.0, 600_000)
PERU = Place("iso:PE", "Peru", "country", "PE", None, None, -10.0, -75.0, 900.0, 30_000_000)
TUMEN = Place("own:river/tumen", "Tumen", "river", "", None, None, 42.7, 129.9, 260.0, 0)


def make_row(number: int, when: str = "", *places: Place, **other: Any) -> Row:
    """Give a row: with a year, month or day; "2020-01-01/2021-02" from one to another."""
    first, _, last = when.partition("/")
    known = bool(when) and not when.startswith("XXXX")
    told: dict[str, Any] = {
        "id": f"e{number}",
        "label": f"XXX-{number:04}",
        "type": "protest",
        "subtype": "sit_in",
        "time": "past",
        "stance": "asserted",
        "sight": "past, asserted",
        "shown": True,
        "when": when or "—",
        "edtf": when,
        "earliest": find_first(first) if known else None,
        "latest": find_end(last or first) if known else None,
        "dates": "known" if known else "open" if when else "none",
        "why_no_when": "" if when else "the report gives no date",
        "where": " and ".join(place.name for place in places) or "—",
        "places": places,
        "countries": list_countries(places),
        "why_no_where": "" if places else "the sentence names no place",
        "counts": (),
        "holders": "a clerk",
        "reports": (f"r{number}",),
        "origins": 1,
        "updates": 0,
        "conflicts": 0,
        "disputed": False,
        "coded": "",
        "access": "published",
        "handling": False,
        "review": "machine",
    }
    return Row(**(told | other))


def day(words: str) -> date:
    """Give a day as it is written."""
    return date.fromisoformat(words)
