"""A record on a server: shared, locked, lost and found again, and never a word of a password."""

import builtins
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import postgres_server
from behind_the_store import ask, change
from example_record import run
from postgres_server import LOCKED_OUT, PASSWORD
from store_samples import raw, reading, report
from twosource.model.errors import BadRecord, MissingPart
from twosource.record_name import Address
from twosource.stores import postgres as on_server
from twosource.stores.sql import open_store


def administer(server: Address, statement: str) -> None:
    """Do what whoever runs the server does."""
    import psycopg  # not above: without the driver this file must load, to skip its tests

    with psycopg.connect(
        host=server.host, port=server.port, user=server.user, dbname="postgres", autocommit=True
    ) as other:
        other.execute(statement.encode())


def end_connections(server: Address) -> None:
    """End every connection to the server but our own."""
    administer(
        server,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE pid <> pg_backend_pid() AND application_name = 'twosource'",
    )


@pytest.fixture(scope="module")
def stranger(postgres: Address) -> Iterator[Address]:
    """Give an address whose user must say a password, and is given the wrong one."""
    administer(postgres, f"CREATE ROLE {LOCKED_OUT} LOGIN PASSWORD '{PASSWORD}'")
    yield replace(postgres, user=LOCKED_OUT, password="not-" + PASSWORD)
    administer(postgres, f"DROP OWNED BY {LOCKED_OUT}")
    administer(postgres, f"DROP ROLE {LOCKED_OUT}")


def test_records_share_a_database_and_not_a_line(address: Address) -> None:
    twin = replace(address, schema=f"{address.schema}_twin")
    with open_store(address, create=True) as one, open_store(twin, create=True) as other:
        one.add_report(report(), raw(report()))
        with one.building(), other.building():
            assert (one.counts().reports, other.counts().reports) == (1, 0)


def test_it_is_said_which_database_it_is(address: Address) -> None:
    with open_store(address, create=True) as store:
        told = store.database()
    assert told.startswith("PostgreSQL ")
    assert told.endswith(f"database postgres, schema {address.schema}, on this machine")


def test_the_commands_take_an_address(address: Address, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(report().text, encoding="utf-8")
    named = str(address).replace("tester@", "tester:a-word@")
    built = run("build", str(tmp_path), "--record", named)
    assert built.exit_code == 0, built.output
    assert f"Next: twosource events --record {address}" in built.output
    assert "a-word" not in built.output
    assert run("check", "--record", str(address)).exit_code == 0
    assert run("events", "--record", str(address), "--all").exit_code == 0


def test_a_wrong_password_is_named_and_not_shown(
    stranger: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(BadRecord, match=r"wrong password.*set PGPASSWORD or mend") as refused:
        open_store(stranger, create=True)
    assert PASSWORD not in str(refused.value)
    monkeypatch.setenv("PGPASSWORD", "also-not-" + PASSWORD)
    with pytest.raises(BadRecord, match="wrong password") as refused:
        open_store(replace(stranger, password=None), create=True)
    assert PASSWORD not in str(refused.value)


def test_a_password_is_taken_from_the_environment(
    stranger: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    administer(stranger_admin(stranger), f"CREATE SCHEMA strange AUTHORIZATION {LOCKED_OUT}")
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    named = replace(stranger, password=None, schema="strange")
    with open_store(named, create=True) as store:
        assert store.counts().reports == 0


def stranger_admin(stranger: Address) -> Address:
    """Give the address of whoever runs the stranger's server."""
    return replace(stranger, user="tester", password=None)


def test_a_user_without_the_right_is_told_so(stranger: Address) -> None:
    named = replace(stranger, password=PASSWORD, schema="not_allowed")
    with pytest.raises(BadRecord, match="lacks the right"):
        open_store(named, create=True)


def test_a_missing_database_is_named(address: Address) -> None:
    with pytest.raises(BadRecord, match=r"there is no such database.*createdb"):
        open_store(replace(address, database="nowhere"), create=True)


def test_a_server_that_is_not_there_is_named(address: Address) -> None:
    with pytest.raises(BadRecord, match="no connection to the server"):
        open_store(replace(address, port=1), create=True)


def test_a_database_that_cannot_hold_all_characters_is_refused(address: Address) -> None:
    administer(
        address,
        f"CREATE DATABASE {address.schema} ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0",
    )
    with pytest.raises(BadRecord, match="written in LATIN1, not UTF-8"):
        open_store(replace(address, database=address.schema), create=True)


def test_words_sort_by_their_bytes_whatever_the_database_does(address: Address) -> None:
    open_store(address, create=True).close()
    columns = ask(
        address,
        "SELECT table_schema, collation_name FROM information_schema.columns"
        " WHERE data_type IN ('text', 'character varying')",
    )
    ours = [collation for schema, collation in columns if schema == address.schema]
    assert len(ours) > 40
    assert set(ours) == {"C"}


def test_without_the_driver_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def refuse(name: str, *rest: Any) -> Any:
        if name == "psycopg":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(MissingPart, match=r"pip install 'twosource\[postgresql\]'"):
        on_server.connect(Address("quay"), 1)


def test_over_a_network_nothing_is_sent_in_the_clear(monkeypatch: pytest.MonkeyPatch) -> None:
    def choose(**given: Any) -> str | None:
        return on_server._choose(Address("quay", **given)).get("sslmode")  # noqa: SLF001  # the rule itself

    assert choose(host="db.example") == "require"
    assert choose(host="localhost") is None
    assert choose(host="db.example", choices=(("sslmode", "verify-full"),)) == "verify-full"
    monkeypatch.setenv("PGSSLMODE", "prefer")
    assert choose(host="db.example") is None


def test_a_line_of_the_log_cannot_be_dropped_with_all_others(address: Address) -> None:
    open_store(address, create=True).close()
    with pytest.raises(Exception, match="append-only"):
        administer(address, f"TRUNCATE {address.schema}.log CASCADE")


def test_a_build_whose_connection_is_lost_writes_no_more(address: Address) -> None:
    with open_store(address, create=True, patience=0.5) as store:
        one, two = report(1), report(2)
        with (  # noqa: PT012  # the first of the two is kept, the second is what fails
            pytest.raises(BadRecord, match="the build lost its connection, and its lock"),
            store.building(),
        ):
            store.add_finished(one, raw(one), reading(one))
            end_connections(address)
            with pytest.raises(BadRecord, match="try again; what was acknowledged is kept"):
                store.add_finished(two, raw(two), reading(two))
            store.add_finished(two, raw(two), reading(two))
        # The server is there again, and another build may have the lock.
        with open_store(address, create=False, patience=0.5) as other, other.building():
            assert [kept.key for kept in other.reports()] == [one.key]
            assert "build broken off" not in {line.what for line in other.log()}
        assert store.counts().reports == 1


def test_a_reader_does_not_mind_that_the_server_came_back(address: Address) -> None:
    with open_store(address, create=True) as store:
        end_connections(address)
        assert store.counts().reports == 0


def test_a_connection_lost_while_reading_is_named(address: Address) -> None:
    with (  # noqa: PT012  # lost between two reads of one state
        open_store(address, create=True) as store,
        pytest.raises(BadRecord, match="try again"),
        store.at_once(),
    ):
        assert store.counts().reports == 0
        end_connections(address)
        store.counts()


def test_a_damaged_row_of_a_server_is_found(address: Address) -> None:
    with open_store(address, create=True) as store:
        store.add_finished(report(), raw(report()), reading(report()))
        change(address, "DELETE FROM reports")
        told = {fault.what for fault in store.check().faults}
    assert "a row of readings belongs to a row that is gone" in told


def test_without_a_server_tests_are_skipped_but_never_in_ci(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(postgres_server, "find_programs", lambda: None)
    monkeypatch.setenv("CI", "false")
    with pytest.raises(pytest.skip.Exception, match="apt-get install postgresql"):
        next(postgres_server.start_or_skip())
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="apt-get install postgresql"):
        next(postgres_server.start_or_skip())


def test_the_server_of_the_tests_ends_when_they_are_killed() -> None:
    script = (
        "from postgres_server import run_server\n"
        "with run_server() as server:\n"
        "    print(server.port, flush=True)\n"
        "    input()\n"
    )
    # The server's own user must be able to go through the folder.
    folder = Path(tempfile.mkdtemp(prefix="twosource-killed-"))
    folder.chmod(0o755)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "TMPDIR": str(folder)}
    with subprocess.Popen(  # noqa: S603  # ours
        [sys.executable, "-c", script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    ) as child:
        assert child.stdout is not None
        port = int(child.stdout.readline())
        child.send_signal(signal.SIGKILL)
    named = Address("postgres", "tester", "127.0.0.1", port)
    with pytest.raises(BadRecord):
        wait_for_end(named)
    shutil.rmtree(folder, ignore_errors=True)


def wait_for_end(server: Address) -> None:
    """Ask a server again and again until it answers no more."""
    for _ in range(200):
        open_store(replace(server, schema="public"), create=True).close()
    pytest.fail("the server goes on")
