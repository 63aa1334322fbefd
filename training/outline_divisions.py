"""Make `web/tables/divisions.json`: outlines of first-level divisions, for the map of the desk.

Outlines are those of Natural Earth (1:10 million, public domain) as the map that QGIS ships has
them (`world_map.gpkg`, layer `states_provinces`, of the Debian package `qgis-common`). They are
taken for a division of the table of places only where the towns agree: of the towns in the outline
and of the towns of the division nine in ten must be the same. So an outline that was redrawn since
is left out.

    python training/outline_divisions.py world_map.gpkg gazetteer-….sqlite
"""

import json
import math
import sqlite3
import struct
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

OUT = Path(__file__).parent.parent / "src" / "twosource" / "web" / "tables" / "divisions.json"
AGREE, LEAST_TOWNS, MOST_PARTS = 0.9, 3, 40
# Degrees: how far an outline may be moved, by how wide it is; and a hundredth is the finest kept.
FINEST, COARSEST, SHARE, STEPS = 0.01, 0.08, 1 / 45, 100
LEAST_CORNERS = 4
POLYGON = 3  # as well-known binary counts kinds of shapes; a shape of several is the other
HEADERS = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}

Point = tuple[float, float]
Ring = list[Point]


def read_rings(blob: bytes) -> Iterator[Ring]:
    """Give the outer rings of a polygon as a GeoPackage keeps it."""
    start = 8 + HEADERS[(blob[3] >> 1) & 7]

    def polygon(at: int) -> tuple[int, Ring]:
        (count,) = struct.unpack_from("<I", blob, at + 5)
        at += 9
        outer: Ring = []
        for number in range(count):
            (size,) = struct.unpack_from("<I", blob, at)
            flat = struct.unpack_from(f"<{2 * size}d", blob, at + 4)
            if number == 0:
                outer = list(zip(flat[::2], flat[1::2], strict=True))
            at += 4 + 16 * size
        return at, outer

    (kind,) = struct.unpack_from("<I", blob, start + 1)
    if kind % 1000 == POLYGON:
        yield polygon(start)[1]
        return
    (parts,) = struct.unpack_from("<I", blob, start + 5)
    at = start + 9
    for _ in range(parts):
        at, ring = polygon(at)
        yield ring


def holds(ring: Ring, point: Point) -> bool:
    """Tell whether a point lies in a ring."""
    x, y = point
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def thin_out(ring: Ring, far: float) -> Ring:
    """Leave out corners that lie no farther off than that (Douglas and Peucker, 1973)."""
    kept = {0, len(ring) // 2, len(ring) - 1}
    waiting = [(0, len(ring) // 2), (len(ring) // 2, len(ring) - 1)]
    while waiting:
        first, last = waiting.pop()
        (x1, y1), (x2, y2) = ring[first], ring[last]
        long = math.hypot(x2 - x1, y2 - y1) or 1e-9
        most, at = 0.0, 0
        for place in range(first + 1, last):
            x, y = ring[place]
            off = abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / long
            if off > most:
                most, at = off, place
        if most > far:
            kept.add(at)
            waiting += [(first, at), (at, last)]
    return [ring[place] for place in sorted(kept)]


def area_of(ring: Ring) -> float:
    """Give the area of a ring in square degrees."""
    turns = zip(ring, ring[1:] + ring[:1], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in turns)) / 2


def write_rings(rings: list[Ring]) -> list[list[int]]:
    """Give rings in hundredths of a degree, each corner by its way from the last: east, north."""
    every = [point for ring in rings for point in ring]
    size = max(max(one[axis] for one in every) - min(one[axis] for one in every) for axis in (0, 1))
    far = min(COARSEST, max(FINEST, size * SHARE / 4))
    largest = max(map(area_of, rings))
    out = []
    for ring in rings:
        thin = thin_out(ring, far)
        if len(thin) < LEAST_CORNERS or area_of(ring) < min(largest, (3 * far) ** 2):
            continue
        flat: list[int] = []
        last = (0, 0)
        for x, y in thin:
            now = round(x * STEPS), round(y * STEPS)
            if now != last or not flat:
                flat += [now[0] - last[0], now[1] - last[1]]
            last = now
        out.append(flat)
    return out


def read_towns(gazetteer: Path) -> dict[str, list[tuple[Point, str]]]:
    """Give the towns of each country with their divisions."""
    towns: defaultdict[str, list[tuple[Point, str]]] = defaultdict(list)
    asked = "SELECT country, lon, lat, admin1 FROM place WHERE kind = 'town' AND admin1 IS NOT NULL"
    for country, lon, lat, code in sqlite3.connect(gazetteer).execute(asked):
        towns[country].append(((lon, lat), code))
    return towns


def outline(shapes: Path, gazetteer: Path) -> dict[str, list[list[int]]]:
    """Give the outlines of the divisions whose towns agree with one."""
    towns = read_towns(gazetteer)
    all_of = Counter(code for ones in towns.values() for _, code in ones)
    found: defaultdict[str, list[list[Ring]]] = defaultdict(list)
    inside: Counter[str] = Counter()
    asked = "SELECT iso_a2, geom FROM states_provinces ORDER BY fid"
    for country, blob in sqlite3.connect(shapes).execute(asked):
        rings = [ring for ring in read_rings(blob) if ring]
        boxes = [
            (min(p[0] for p in r), min(p[1] for p in r), max(p[0] for p in r), max(p[1] for p in r))
            for r in rings
        ]
        told: Counter[str] = Counter()
        for (x, y), code in towns.get(country, ()):
            for ring, (west, south, east, north) in zip(rings, boxes, strict=True):
                if west <= x <= east and south <= y <= north and holds(ring, (x, y)):
                    told[code] += 1
                    break
        if told and told.most_common(1)[0][1] >= AGREE * told.total():
            code, number = told.most_common(1)[0]
            inside[code] += number
            found[code].append(rings)
    return {
        code: write_rings([ring for rings in parts for ring in rings])
        for code, parts in sorted(found.items())
        if len(parts) <= MOST_PARTS and inside[code] >= max(LEAST_TOWNS, AGREE * all_of[code])
    }


if __name__ == "__main__":
    made = outline(Path(sys.argv[1]), Path(sys.argv[2]))
    OUT.write_text(json.dumps(made, separators=(",", ":")) + "\n", encoding="utf-8")
    print(len(made), "divisions,", OUT.stat().st_size, "bytes")
