"""Coded reports of MAVERICK as claims, without a word of text: what coders gave, and nothing else.

Each report is one claim: days, a place with its point, the dead and the injured, who did it and to
whom, the day of publication and the outlet. No deaths coded as nought are taken for a count: the
coding does not tell "none" from "not said".
"""

import gzip
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

from bare_claims import SPAN, bare_claim
from twosource.model.claim import Voice
from twosource.model.match import Backdrop, Page
from twosource.model.values import Blank, Count, GroundedClaim, Place, When, Where, Who
from twosource.stages.backdrop import measure_crowding
from twosource.stages.when_days import Days

SILENT = Blank("not coded")
Row = Mapping[str, Any]
# Kilometres that a point may be off: all that is coded to a town, or within it, is that town.
REACH = {2: 50.0, 3: 10.0, 4: 10.0, 5: 10.0, 6: 10.0}
PROVINCE = 2
# By how far the point of a country that is all that is coded reaches.
COUNTRY_REACH = 500.0


def read_rows(data: Path) -> list[Row]:
    """Read the coded reports of the labelled data."""
    path = data / "gold" / "report_level" / "train.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def group_rows(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """Give the reports of each event."""
    events: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        events[row["event"]].append(row)
    return dict(events)


def true_pairs(rows: Sequence[Row]) -> Iterator[tuple[str, str]]:
    """Give each pair of reports of one event, by their ids in order."""
    for some in group_rows(rows).values():
        yield from combinations(sorted(row["id"] for row in some), 2)


def as_claim(row: Row) -> GroundedClaim:
    """Give one coded report as a grounded claim."""
    days = _days(row)
    return GroundedClaim(
        claim=bare_claim(
            row["id"],
            f"report {row['id']}",
            "violence",
            row.get("event_context", "Unknown"),
            (Voice(row["source_author"], "outlet", None, None, "masthead"),),
        ),
        when=days,
        stated=SILENT,
        where=_place(row),
        counts=tuple(_counts(row)),
        who=tuple(_who(row)),
        written=SILENT,
        outlet=row["source_author"],
        order=0,
    )


def set_scene(rows: Sequence[Row], claims: Sequence[GroundedClaim]) -> Backdrop:
    """Give the backdrop of coded reports: days of publication, and how many share a place or name.

    What the titles of the sources say stays unread.
    """
    pages = {f"report {row['id']}": Page(published=_day(row["published"])) for row in rows}
    return Backdrop(crowding=measure_crowding(claims, {}), pages=pages)


def _day(text: str) -> When:
    day = date.fromisoformat(text)
    return When(text, day, day, None, None, "coded", (SPAN,))


def _days(row: Row) -> When:
    # Seven reports are coded to end before they begin.
    first, last = sorted(date.fromisoformat(row[key]) for key in ("date_start", "date_end"))
    return When(Days(first, last).edtf, first, last, None, None, "coded", (SPAN,))


def _place(row: Row) -> Where | Blank:
    country = {"Kenya": "KE", "Ivory Coast": "CI"}[row["country"]]
    if "latitude" not in row:
        place = Place(
            f"iso:{country}", row["country"], "country", country, *_NO_DIVISION, 0, 0, 500, 0
        )
        return Where(place, "coded", (SPAN,))
    kind = "region" if row["geo_precision"] == PROVINCE else "town"
    name = row.get("city") or row.get("location") or row["country"]
    name = name if kind == "town" else f"around {name}"
    point = row["latitude"], row["longitude"]
    reach = REACH.get(row["geo_precision"], COUNTRY_REACH)
    return Where(
        Place(f"coded:{name}", name, kind, country, *_NO_DIVISION, *point, reach, 0),
        "coded",
        (SPAN,),
    )


_NO_DIVISION = (None, None)


def _counts(row: Row) -> Iterator[Count]:
    for outcome, key in (("killed", "deaths"), ("injured", "injuries")):
        low, high, best = (row[f"{key}_{end}"] for end in ("low", "high", "best"))
        if best:
            ends = min(low, best), max(high, best)
            yield Count(
                "people",
                outcome,
                None,
                *ends,
                best if ends[0] == ends[1] else None,
                "coded",
                (SPAN,),
            )


def _who(row: Row) -> Iterator[Who]:
    for one in row["actors"]:
        for role, key in (("actor", "perpetrator"), ("target", "victim")):
            if one[key]:
                yield Who(role, one["name"], "group", True, (SPAN,), private=False)  # noqa: FBT003 - the name is a name
