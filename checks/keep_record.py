"""Keep a small record as this version makes it, for the versions to come: `make keep-record`.

Run once when a version is released. It builds a record from invented reports, with a decision, one
taken back, a list of actors, a withdrawn report and marks that were made stricter, and writes it as
SQL text to tests/records/REVISION.sql. A test opens every such record with the code as it is then.
"""

import json
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from click.testing import CliRunner

from twosource.cli import main as twosource
from twosource.stores import schema

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "records"
REPORTS = (
    {
        "id": "quay",
        "outlet": "Harbour Gazette",
        "published": "2021-05-05",
        "url": "https://example.org/quay",
        "text": "Gunmen shot three dockers in Salto, Uruguay, on 4 May 2021, a nurse said.",
    },
    {
        "id": "mill",
        "outlet": "Radio Orilla",
        "published": "2021-05-06",
        "url": "https://example.org/mill",
        "text": "Three dockers were shot in Salto on Tuesday by gunmen, Radio Orilla reported.",
    },
    {"id": "dam", "text": "Soldiers beat two teachers in Gore, New Zealand, on 7 July 2019."},
)
AGAIN = (
    {**REPORTS[0], "access": "restricted"},
    {
        "id": "ferry",
        "outlet": "Harbour Gazette",
        "published": "2021-06-01",
        "withdrawn": True,
        "text": "A ferry sank off Salto, Uruguay, on 30 May 2021 and 11 people drowned.",
    },
)
ACTORS = "id,name,aliases,type\nhg,Harbour Guard,,state_forces\n"
# Made again at need, and most of a record's bytes.
LEFT_OUT = "parses"


def run(*words: str) -> str:
    """Run a command of the program; what it prints is given back."""
    result = CliRunner().invoke(twosource, list(words))
    if result.exit_code:
        raise SystemExit(f"twosource {' '.join(words)}: {result.output}")
    return result.output


def make_record(folder: Path) -> Path:
    """Make a record in which something of every kind is kept."""
    record = folder / "kept.db"
    (folder / "actors.csv").write_text(ACTORS, encoding="utf-8")
    for name, reports in (("first", REPORTS), ("again", AGAIN)):
        lines = [json.dumps(one) for one in reports]
        (folder / f"{name}.jsonl").write_text("\n".join(lines), encoding="utf-8")
    kept = ("--record", str(record))
    run("build", str(folder / "first.jsonl"), *kept, "--actors", str(folder / "actors.csv"), "-q")
    table = folder / "claims.jsonl"
    run("export", *kept, "--table", "claims", "--all", "--out", str(table))
    found = min(folder.glob("claims*.jsonl")).read_text(encoding="utf-8").splitlines()
    claims = [json.loads(line)["id"] for line in found]
    run("decide", claims[0], claims[1], "same", "--by", "ana", "--note", "one shooting", *kept)
    run("decide", claims[0], claims[-1], "different", "--by", "ben", *kept)
    run("decide", "--undo", "2", "--by", "ben", *kept)
    run("build", str(folder / "again.jsonl"), *kept, "-q")
    return record


def dump(record: Path) -> str:
    """Give a record as the SQL that makes it anew."""
    with closing(sqlite3.connect(record)) as connection:
        connection.execute(f"DELETE FROM {LEFT_OUT}")  # noqa: S608  # a name of ours
        return "\n".join(connection.iterdump()) + "\n"


def main() -> None:
    """Write the record of this version, unless there is one."""
    kept = FOLDER / f"{schema.REVISION}.sql"
    if kept.exists():
        raise SystemExit(f"{kept} is there already: what a version made is never made again")
    with tempfile.TemporaryDirectory() as folder:
        words = dump(make_record(Path(folder)))
    kept.write_text(words, encoding="utf-8", newline="\n")
    print(f"{kept}: {len(words)} characters. Name {schema.REVISION} in stores/released.py now.")


if __name__ == "__main__":
    main()
