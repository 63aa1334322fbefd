"""Grounds the claims of all reports: what their words come to, looked up in the table of places."""

from collections.abc import Mapping
from dataclasses import dataclass

from twosource.model.values import GroundedClaim
from twosource.ports import Gazetteer
from twosource.stages.anniversaries import Fixed, fix_years
from twosource.stages.ground import (
    ReportFacts,
    find_capitalised,
    find_setting,
    gather_facts,
    ground_report,
    set_scene,
)
from twosource.stages.kept import Kept


@dataclass(frozen=True, slots=True)
class Grounded:
    """All claims with their values; by report the places it names, and the country it is set in."""

    claims: tuple[GroundedClaim, ...]
    scenes: Mapping[str, Mapping[str, str]]
    settings: Mapping[str, str | None]


def ground_all(kept: Kept, gazetteer: Gazetteer) -> Grounded:
    """Look up every place name of the reports at once, then ground each claim."""
    words = {word for text in kept.texts().values() for word in find_capitalised(text)}
    peoples = gazetteer.countries_of(sorted(words))
    fixed = fix_years(kept.texts())
    facts = {key: _facts(kept, key, peoples, fixed.get(key)) for key in kept.readings}
    found = gazetteer.find(sorted({name for one in facts.values() for name in one.names}))
    return Grounded(
        claims=tuple(
            one
            for key, reading in sorted(kept.readings.items())
            for one in ground_report(reading.claims, facts[key], found)
        ),
        scenes={key: set_scene(one, found) for key, one in facts.items()},
        settings={key: find_setting(one, found) for key, one in facts.items()},
    )


def _facts(kept: Kept, key: str, peoples: Mapping[str, str], fixed: Fixed | None) -> ReportFacts:
    reading = kept.readings[key]
    report, layout = kept.reports[key], kept.layouts[key]
    return gather_facts(report, layout, kept.outlet(key), reading, peoples, fixed)
