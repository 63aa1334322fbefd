"""Make a record for the desk to show: invented events over the whole world, with all that is open.

The reports are those of `record_generator.py`; their events are put into the middles of countries
and around them, on days, in months and years, with years left open, and with blanks, in shares that
news reports have about as often.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

from record_generator import CLAIMS, make, make_events
from twosource.gazetteers.own_tables import CountryNames, read_countries
from twosource.model.event import Event, EventId, Finding
from twosource.model.values import Blank, GroundedClaim, Place, When, Where
from twosource.stores.sql import open_store

PER_EVENT = 2.5  # claims
TOWNS = 2000
DAYS = 3650
FIRST = date(2014, 1, 1)
KINDS = (("town", 5.0, 80), ("admin1", 90.0, 9), ("country", 500.0, 5), ("river", 150.0, 2))
SILENT = Blank("the sentence names no place")
UNDATED = Blank("the report gives this event no date here")


def make_record(where: Path, events: int, seed: int = 0) -> None:
    """Write a record with about so many events; the same number and seed give the same."""
    size = round(events * PER_EVENT / CLAIMS)
    claims: list[GroundedClaim] = []
    with open_store(where, create=True) as store, store.building():
        for number in range(size):
            made = make(number, seed)
            store.add_finished(made.report, made.report.text.encode(), made.reading)
            claims.extend(made.grounded)
    scattered, ids = zip(*scatter(claims, seed), strict=True)
    with open_store(where, create=False) as store:
        store.replace_events(scattered, ids, claims)


def scatter(claims: Sequence[GroundedClaim], seed: int) -> Iterator[tuple[Event, EventId]]:
    """Give the events of some claims, each at a place and a time of its own."""
    chance = Random(f"scatter {seed}")
    places = [_make_place(number, chance) for number in range(TOWNS)]
    for event, named in make_events(claims, seed):
        when, where = _make_when(event, chance), _make_where(event, places, chance)
        names = tuple(f"Outlet {at}" for at in range(chance.randrange(len(event.reports)) + 1))
        origins = replace(event.origins, reporting=names)
        one = replace(event, when=when, where=where, origins=origins)
        yield one, named


def _make_place(number: int, chance: Random) -> Place:
    country: CountryNames = chance.choice(list(read_countries().values()))
    weights = [share for _, _, share in KINDS]
    kind, radius, _ = chance.choices(KINDS, weights)[0]
    lat = max(-80.0, min(80.0, country.lat + chance.gauss(0, 2)))
    lon = country.lon + chance.gauss(0, 2)
    if kind == "country":
        return Place(
            f"iso:{country.iso}", country.name, kind, country.iso, None, None, lat, lon, radius, 9
        )
    name = f"Port {number}"
    return Place(f"own:{number}", name, kind, country.iso, None, None, lat, lon, radius, 900)


def _make_where(event: Event, places: Sequence[Place], chance: Random) -> Finding[Where] | Blank:
    if chance.random() < 0.25:  # noqa: PLR2004 - a share
        return SILENT
    few = tuple(chance.sample(places, chance.choices((1, 2, 3), (30, 2, 1))[0]))
    found = Where(few[0], "the one of this name", (), few[1:])
    return Finding(found, event.claims, (), "informative", "the one value told")


def _make_when(event: Event, chance: Random) -> Finding[When] | Blank:
    day = FIRST + timedelta(chance.randrange(DAYS))
    drawn = chance.random()
    month = day.replace(day=1)
    end = (month + timedelta(32)).replace(day=1) - timedelta(1)
    if drawn < 0.2:  # noqa: PLR2004 - a share
        return UNDATED
    if drawn < 0.3:  # noqa: PLR2004 - a share
        when = When(f"XXXX-{day:%m-%d}", None, None, None, None, "given", ())
    elif drawn < 0.4:  # noqa: PLR2004 - a share
        when = When(f"{day:%Y-%m}", month, end, None, None, "given", ())
    else:
        when = When(day.isoformat(), day, day, None, None, "given", ())
    return Finding(when, event.claims, (), "informative", "the one value told")


if __name__ == "__main__":
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--events", type=int, default=10_000)
    reader.add_argument("record", type=Path)
    asked = reader.parse_args()
    make_record(asked.record, asked.events)
