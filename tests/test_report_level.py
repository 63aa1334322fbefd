"""The rules of aggregation and the vetoes, held against reports that people coded one by one."""

from pathlib import Path

import pytest

from bench_report_level import (
    FACETS,
    RULES,
    Told,
    changes,
    differ,
    is_as_published,
    is_finest_it_allows,
    is_lowest,
    is_mode,
    list_events,
    share,
    tell_days,
    tell_deaths,
    tell_places,
)
from coded_reports import Row, as_claim, read_rows, set_scene, true_pairs
from twosource.wiring import open_matcher

VETOED_AT_MOST = 2.0


@pytest.fixture(scope="module")
def rows(data: Path) -> list[Row]:
    """Give the coded reports."""
    return read_rows(data)


def coded(key: str, deaths: tuple[int, int, int], days: str, city: str | None = "Portville") -> Row:
    """Give an invented coded report: low, best and high deaths, days from and to, a town."""
    low, best, high = deaths
    first, _, last = days.partition("/")
    return {
        "id": key,
        "event": "E1",
        "published": "2011-03-09",
        "country": "Kenya",
        "date_start": first,
        "date_end": last or first,
        "geo_precision": 3 if city else 1,
        **({"city": city, "latitude": 0.5, "longitude": 36.5} if city else {}),
        "deaths_low": low,
        "deaths_best": best,
        "deaths_high": high,
        "injuries_low": 0,
        "injuries_best": 0,
        "injuries_high": 0,
        "source_author": f"Paper {key}",
        "actors": [{"name": "Crowd", "perpetrator": 1, "victim": 0}],
    }


TWO = coded("a", (2, 2, 2), "2011-03-01")
SOME = coded("b", (4, 5, 6), "2011-03-01/2011-03-08", None)
FIVE = coded("c", (5, 5, 5), "2011-03-02")
AGAIN = coded("d", (5, 5, 5), "2011-03-02")
INVENTED = [TWO, SOME, FIVE, AGAIN]


def test_each_rule_takes_what_its_name_says_of_an_invented_event() -> None:
    deaths, days, place = tell_deaths(INVENTED), tell_days(INVENTED), tell_places(INVENTED)
    assert deaths.settle("conservative").value.low == 2
    assert deaths.settle("representative").value.best == 5
    assert deaths.settle("informative").value.best == 5
    assert days.settle("conservative").value.edtf == "2011-03-01/2011-03-08"
    assert days.settle("informative").value.edtf == "2011-03-02"
    assert place.settle("conservative").value.place.name == "Kenya"
    assert place.settle("informative").value.place.name == "Portville"
    assert (
        deaths.settle("representative", "c").value.best != 5 or changes(deaths, "informative") == 0
    )


def test_the_checks_see_a_rule_that_does_not_do_what_its_name_says() -> None:
    told = tell_deaths(INVENTED)
    mislaid = Told(told.facet, {**told.values}, told.rows)
    assert is_lowest(mislaid)
    assert is_mode(mislaid)
    assert is_finest_it_allows(mislaid)
    assert is_as_published(mislaid)
    two_again = tell_deaths([TWO, coded("e", (2, 2, 2), "2011-03-01"), FIVE])
    assert not is_as_published(two_again)
    assert changes(tell_deaths([TWO, FIVE]), "conservative") == 50.0


def test_what_differs_between_reports_is_counted_as_the_authors_count(rows: list[Row]) -> None:
    assert differ([[TWO, FIVE], [FIVE, AGAIN]], "deaths_best") == 50.0
    events = list_events(rows)
    assert len(events) == 315
    fields = ("deaths_best", "injuries_best", "date_start", "city", "target")
    found = {field: round(differ(events, field) + 1e-9) for field in fields}
    # As the README of the data gives them, in whole per cent (half up).
    told = {"deaths_best": 45, "injuries_best": 42, "date_start": 43, "city": 17, "target": 63}
    assert found.keys() == told.keys()
    assert all(abs(differ(events, field) - told[field]) <= 0.5 + 1e-6 for field in fields)


@pytest.mark.parametrize("facet", sorted(FACETS))
def test_the_rules_do_what_they_are_defined_to_do_on_every_coded_event(
    facet: str, rows: list[Row]
) -> None:
    told = [one for one in map(FACETS[facet], list_events(rows)) if len(one.values) > 1]
    assert len(told) > 250
    assert [one for one in told if not is_lowest(one)] == []
    assert [one for one in told if not is_mode(one)] == []
    assert [one for one in told if not is_finest_it_allows(one)] == []


def test_leaving_one_report_out_seldom_changes_a_value(rows: list[Row]) -> None:
    events = list_events(rows)
    for tell in FACETS.values():
        told = [one for one in map(tell, events) if len(one.values) > 1]
        for rule in RULES:
            assert sum(changes(one, rule) for one in told) / len(told) < 20.0


def test_the_informative_place_is_nearly_always_the_one_the_authors_take(rows: list[Row]) -> None:
    told = [one for one in map(tell_places, list_events(rows)) if len(one.values) > 1]
    assert share([is_as_published(one) for one in told]) > 95.0


def test_vetoes_forbid_at_most_one_in_fifty_true_pairs(rows: list[Row]) -> None:
    claims = {row["id"]: as_claim(row) for row in rows}
    matcher = open_matcher().before(set_scene(rows, list(claims.values())))
    pairs = list(true_pairs(rows))
    assert len(pairs) == 2377
    vetoed = [matcher.compare(claims[one], claims[other]).veto for one, other in pairs]
    assert 100 * sum(veto is not None for veto in vetoed) / len(pairs) <= VETOED_AT_MOST
