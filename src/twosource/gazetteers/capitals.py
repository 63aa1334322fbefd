"""Towns as capitals of their countries: "the Cambodian capital" is Phnom Penh."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from twosource.gazetteers.towns import Town
from twosource.stages.place_names import plain


def name_capitals(
    towns: Sequence[Town],
    figures: Mapping[str, Mapping[str, Any]],
    peoples: Mapping[str, Sequence[str]],
) -> Iterator[tuple[Town, list[str]]]:
    """Give each capital that is among the towns with what it is called by its country's people.

    `figures` has a country's capital under its ISO code; of towns of that name the most populous.
    """
    named = {(row["capital"], iso) for iso, row in figures.items() if row.get("capital")}
    wanted = {(iso, plain(capital)) for capital, iso in named}
    found: dict[str, Town] = {}
    for town in sorted(towns, key=lambda one: (one.population, -one.geonames)):
        if (town.country, plain(town.name)) in wanted:
            found[town.country] = town
    for iso, town in sorted(found.items()):
        yield town, [f"{word} capital" for word in peoples.get(iso, ())]
