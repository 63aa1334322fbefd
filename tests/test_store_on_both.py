"""The same reports give the same record, whichever database keeps it."""

from hashlib import sha256
from pathlib import Path

from example_record import (
    build_into,
    keep_silent,
    parts,
    receive,
    received,
    remembering,
    run,
)
from twosource.config import Config
from twosource.model.record import Received
from twosource.pipeline import Parts, build
from twosource.record_name import Address, RecordName
from twosource.wiring import open_parts, open_record

__all__ = ["parts", "received", "remembering"]
TABLES = ("events", "claims", "reports")


def hash_exports(where: RecordName) -> dict[str, str]:
    """Give the digest of each table of the export."""
    digests = {}
    for table in TABLES:
        words = ("export", "--record", str(where), "--table", table, "--all", "--out", "-")
        told = run(*words)
        assert told.exit_code == 0, told.output
        assert told.stdout.count("\n") > 3
        digests[table] = sha256(told.stdout.encode()).hexdigest()
    return digests


def test_both_databases_export_the_same(
    tmp_path: Path, address: Address, remembering: Parts, received: list[Received]
) -> None:
    found = []
    for where in (tmp_path / "r.db", address):
        # In two steps: the second build must carry the ids of the first.
        for items in (received[: len(received) // 2], received):
            build_into(where, remembering, items)
        found.append(hash_exports(where))
    assert found[0] == found[1]


def test_a_build_of_several_processes_may_write_to_a_server(
    tmp_path: Path, address: Address
) -> None:
    (tmp_path / "a.txt").write_text("A bus overturned near Cusco on 4 May 2019.", "utf-8")
    (tmp_path / "b.txt").write_text("A ferry sank off Salto on 9 June 2020.", "utf-8")
    with open_record(address, create=True) as store:
        parts = open_parts(Config(workers=2), keep_silent, store)
        assert build(store, parts, receive(tmp_path), keep_silent).added == 2
        assert store.check().faults == ()
