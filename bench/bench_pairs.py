"""Measure which pairs are compared: how many true pairs are among them, and how many there are.

`make bench-pairs`, with TWOSOURCE_DATA set. Two data sets: reports of electoral violence as people
coded them (MAVERICK: place, days, numbers and bodies, no text), and reports of shootings as our
extractor reads them (Violent Corpus). A true pair is two reports of one event; it is found if any
claim of the one is compared with any claim of the other. Prints a Markdown table.
"""

import argparse
import gzip
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

from bare_claims import SPAN, bare_claim
from labelled_data import find_gold
from twosource.config import Config
from twosource.grounding import ground_all
from twosource.model.record import Finished, LeftOut, Received
from twosource.model.values import Blank, Count, GroundedClaim, Place, When, Where, Who
from twosource.stages.copies import trace_copies
from twosource.stages.kept import Kept, keep_together
from twosource.stages.pairs import is_eventful, pairs_across
from twosource.stages.seen import see_all
from twosource.stages.sharing import Around
from twosource.wiring import open_codebook, open_parts, open_reading_room, receive_all

SHORTEST = 200
COUNTRIES = {"Kenya": "KE", "Ivory Coast": "CI"}
SILENT = Blank("not coded")
TOWN = 3


@dataclass(frozen=True, slots=True)
class Data:
    """Claims, the event of each report, and what is known beside the claims."""

    name: str
    claims: Sequence[GroundedClaim]
    events: Mapping[str, str]
    families: Mapping[str, str]
    around: Around


def read_lines(path: Path) -> list[dict[str, Any]]:
    """Read a labelled file, packed or plain."""
    packed = path.read_bytes()
    text = gzip.decompress(packed) if path.suffix == ".gz" else packed
    return [json.loads(line) for line in text.decode().splitlines()]


def code_claims(rows: Iterable[dict[str, Any]]) -> list[GroundedClaim]:
    """Make a claim of each coded report."""
    return [_code_claim(row) for row in rows]


def _code_claim(row: dict[str, Any]) -> GroundedClaim:
    subtype = row.get("event_context") or "Unknown"
    return GroundedClaim(
        claim=bare_claim(row["id"], row["id"], "violence", subtype),
        when=_days(row["date_start"], row["date_end"]),
        stated=SILENT,
        where=_place(row),
        counts=tuple(_counts(row)),
        who=tuple(_bodies(row)),
        written=_days(row["published"], row["published"]),
        outlet=row["source_author"],
        order=0,
    )


def _days(first: str, last: str) -> When:
    days = date.fromisoformat(first), date.fromisoformat(last)
    edtf = first if first == last else f"{first}/{last}"
    return When(edtf, *days, None, None, "coded", (SPAN,))


def _place(row: dict[str, Any]) -> Where | Blank:
    country = COUNTRIES[row["country"]]
    city = row.get("city")
    if city is None or row["geo_precision"] < TOWN - 1:
        place = Place(
            f"iso:{country}", row["country"], "country", country, None, None, 0, 0, 400, 0
        )
    else:
        point = row.get("latitude", 0.0), row.get("longitude", 0.0)
        place = Place(f"own:{city}", city, "town", country, None, None, *point, 10.0, 0)
    return Where(place, "coded", (SPAN,))


def _counts(row: dict[str, Any]) -> Iterator[Count]:
    for field, outcome in (("deaths", "killed"), ("injuries", "injured")):
        best = row[f"{field}_best"]
        if best:
            bounds = row[f"{field}_low"], row[f"{field}_high"], best
            yield Count("people", outcome, None, *bounds, "coded", (SPAN,))


def _bodies(row: dict[str, Any]) -> Iterator[Who]:
    for one in row["actors"]:
        role = "target" if one.get("victim") else "actor"
        yield Who(role, one["name"], "organisation", named=True, spans=(SPAN,), private=False)


def read_coded(gold: Path) -> Data:
    """Read the coded reports."""
    rows = read_lines(gold / "report_level" / "train.jsonl.gz")
    events = {row["id"]: row["event"] for row in rows}
    return Data("coded reports (MAVERICK), train", code_claims(rows), events, {}, Around())


def keep_silent(_done: int, _total: int, _what: str) -> None:
    """Be told how far the work is, and say nothing."""


def read_reports(gold: Path, part: str, most: int, kept: Path | None) -> Data:
    """Read the reports of shootings, or take them as they were read before."""
    rows = read_lines(gold / "same_event_reports" / f"{part}.jsonl.gz")
    told = [row for row in rows if len(row["text"]) >= SHORTEST][:most]
    config = Config()
    parts = open_parts(config, keep_silent)
    record = _read(told, kept, config)
    grounded = ground_all(record, parts.gazetteer)
    roots = trace_copies(record.lineage().copies)
    seen = see_all(grounded.claims, record.texts(), roots, grounded.scenes)
    words = {claim: plain for one in seen for claim, plain in one.plain.items()}
    labels = {row["id"]: row["incident"] for row in told}
    return Data(
        f"reports of shootings (Violent Corpus), {part}",
        grounded.claims,
        {key: labels[report.label] for key, report in record.reports.items()},
        {name: one.family for name, one in parts.codebook.types.items()},
        Around(roots, words, grounded.scenes),
    )


def _read(rows: Sequence[dict[str, Any]], kept: Path | None, config: Config) -> Kept:
    """Read reports; those read before are kept beside one another in a folder."""
    import pickle

    wanted = {row["id"] for row in rows}
    finished: list[tuple[Any, Any]] = []
    if kept is not None and kept.is_file():
        with kept.open("rb") as lines:
            while lines.peek(1):
                finished.append(pickle.load(lines))  # noqa: S301  # our own file
    else:
        finished = list(_read_anew(rows, config))
        if kept is not None:
            with kept.open("wb") as out:
                for one in finished:
                    pickle.dump(one, out)
    some = [one for one in finished if one[0].label in wanted]
    return keep_together([one for one, _ in some], [one for _, one in some])


def _read_anew(rows: Sequence[dict[str, Any]], config: Config) -> Iterator[tuple[Any, Any]]:
    import tempfile

    room = open_reading_room(open_codebook(config), 1)
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder) / "reports.jsonl"
        fields = ("id", "text", "title", "published")
        said = [json.dumps({name: row[name] for name in fields if row.get(name)}) for row in rows]
        lines.write_text("\n".join(said) + "\n", encoding="utf-8")
        items = receive_all([str(lines)], config, None, keep_silent)
        good = (item for item in items if isinstance(item, Received))
        for done in room.read(good):
            if isinstance(done, Finished) and not isinstance(done, LeftOut):
                yield done.received.report, done.reading


def score(data: Data) -> str:
    """Give the line of the table for one data set."""
    report_of = {one.claim.id: one.claim.report for one in data.claims}
    claims = [one for one in data.claims if is_eventful(one)]
    tells = {one.claim.report for one in claims}
    compared = 0
    met = set()
    for pair in pairs_across(claims, data.families, data.around):
        compared += 1
        met.add(frozenset((report_of[pair.left], report_of[pair.right])))
    by_event = defaultdict(list)
    for report, event in data.events.items():
        if report in tells:
            by_event[event].append(report)
    true = [
        frozenset(pair)
        for reports in by_event.values()
        for pair in combinations(sorted(reports), 2)
    ]
    found = sum(pair in met for pair in true)
    possible = len(claims) * (len(claims) - 1) / 2
    share = 100 * found / len(true)
    return (
        f"| {data.name} | {len(tells)} | {len(claims)} | {len(true)} | {share:.1f}"
        f" | {100 * compared / possible:.2f} | {compared / len(claims):.1f} |"
    )


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--reports", type=int, default=400, help="shootings: the first so many")
    options.add_argument("--part", choices=["train", "dev"], default="dev", help="shootings")
    options.add_argument("--kept", type=Path, help="a file that keeps what was read")
    given = options.parse_args()
    gold = find_gold()
    print("| data | reports | claims | pairs of one event | found % | % of all pairs | per claim |")
    print("|---|---|---|---|---|---|---|")
    print(score(read_coded(gold)))
    print(score(read_reports(gold, given.part, given.reports, given.kept)))


if __name__ == "__main__":
    main()
