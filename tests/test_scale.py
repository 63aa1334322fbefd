"""Joining by size, on two thousand invented claims: a million are for a patient machine."""

from collections import Counter

from bench_pairs import Data, code_claims, score
from bench_scale import draw, draw_adding, join_all, measure_adding
from bench_scale import score as score_clusters
from claim_generator import FAMILIES, generate
from twosource.stages.sharing import Around

CODED = {
    "published": "2001-02-03",
    "country": "Kenya",
    "date_start": "2001-02-02",
    "date_end": "2001-02-02",
    "city": "Portville",
    "geo_precision": 4,
    "latitude": -1.0,
    "longitude": 36.0,
    "deaths_best": 2,
    "deaths_low": 1,
    "deaths_high": 2,
    "injuries_best": 0,
    "source_author": "Gazette",
    "actors": [{"name": "Harbour Board", "victim": 0}, {"name": "Salt Union", "victim": 1}],
}


def test_the_same_seed_makes_the_same_claims_and_another_others() -> None:
    assert generate(300, 1) == generate(300, 1)
    assert generate(300, 1) != generate(300, 2)


def test_generated_events_have_one_to_eight_reports_and_few_places_have_most() -> None:
    made = generate(2000)
    report_of = {one.claim.id: one.claim.report for one in made.claims}
    reports = Counter(
        event for event, _ in {(made.truth[claim], report_of[claim]) for claim in made.truth}
    )
    assert set(reports.values()) == set(range(1, 9))
    places = Counter(place for one in made.reports for place in one.scene)
    assert places.most_common(1)[0][1] > 10 * sorted(places.values())[len(places) // 2]


def test_two_thousand_claims_are_joined_with_few_comparisons_and_well() -> None:
    made = generate(2000)
    joined = join_all(made)
    assert set().union(*joined.clusters) == set(made.truth)
    assert sum(1 for _ in joined.pairs()) < 10 * len(made.truth)
    precision, recall = score_clusters(joined.clusters, made.truth)
    assert precision > 90
    assert recall > 60


def test_reports_added_one_by_one_give_the_clusters_of_all_at_once() -> None:
    one = measure_adding(400, seed=5)
    assert one["same"]
    assert one["p50"] <= one["p95"] <= one["most"]
    assert "the same clusters as" in draw_adding(one)


def test_the_growth_exponent_is_the_slope_between_two_sizes() -> None:
    row = dict.fromkeys(("reports", "claims_alone", "pairs", "precision", "recall", "f1"), 1.0)
    rows = [row | {"claims": 10.0, "seconds": 1.0, "peak": 1.0}]
    rows.append(row | {"claims": 100.0, "seconds": 10.0, "peak": 100.0})
    assert draw(rows).endswith("| 1.00, 2.00 |")


def test_coded_reports_of_one_event_are_found_by_what_they_share() -> None:
    rows = [CODED | {"id": f"r{number}"} for number in range(2)]
    rows.append(CODED | {"id": "far", "country": "Ivory Coast", "city": None})
    events = {"r0": "A-1", "r1": "A-1", "far": "A-2"}
    data = Data("coded", code_claims(rows), events, FAMILIES, Around())
    assert score(data) == "| coded | 3 | 3 | 1 | 100.0 | 33.33 | 0.3 |"
