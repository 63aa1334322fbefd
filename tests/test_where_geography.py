"""Which place lies in which, and how far one is from another."""

import pytest

from twosource.model.values import Place
from twosource.stages.place_ranking import distance_km, lies_in


def make_place(kind: str, **more: str | float | None) -> Place:
    values: dict[str, str | float | None] = {
        "country": "KE",
        "admin1": None,
        "admin2": None,
        "lat": 0.0,
        "lon": 37.0,
        "radius_km": 5.0,
    }
    values |= more
    return Place(
        id=f"x:{kind}{sorted(more.items(), key=str)}",
        name=kind.title(),
        kind=kind,
        country=str(values["country"]),
        admin1=None if values["admin1"] is None else str(values["admin1"]),
        admin2=None if values["admin2"] is None else str(values["admin2"]),
        lat=float(values["lat"] or 0),
        lon=float(values["lon"] or 0),
        radius_km=float(values["radius_km"] or 0),
        population=1000,
    )


def test_a_place_lies_in_another_by_code_or_by_ground() -> None:
    town = make_place("town", admin1="KE-30", admin2="KE.30.1")
    county = make_place("admin2", admin1="KE-30", admin2="KE.30.1")
    province, country = make_place("admin1", admin1="KE-30"), make_place("country")
    lake = make_place("sea", radius_km=100.0, country="")
    assert lies_in(town, county)
    assert lies_in(county, province)
    assert lies_in(province, country)
    assert lies_in(town, lake)
    assert not lies_in(county, town)
    assert not lies_in(town, town)
    assert not lies_in(province, county)
    assert not lies_in(country, province)
    assert not lies_in(make_place("town", lat=40.0), lake)
    assert not lies_in(make_place("town"), province)


def test_distances_are_those_of_the_sphere() -> None:
    assert distance_km(make_place("town"), make_place("town", lon=38.0)) == pytest.approx(
        111.2, abs=0.1
    )
    assert distance_km(make_place("town"), make_place("town")) == 0.0
