"""A PostgreSQL server of the tests' own: in a temporary folder, on a free loopback port."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from twosource.record_name import Address

USER = "tester"
# What is written may be lost with the machine: the tests write it anew.
QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_wal_size=64MB")
SECONDS = 30.0
# Whoever is called so must say a password; all others are let in.
LOCKED_OUT = "stranger"
PASSWORD = "a-secret-of-the-tests"  # noqa: S105  # of a server that ends with them
_HBA = f"host all {LOCKED_OUT} 127.0.0.1/32 scram-sha-256\nhost all all 127.0.0.1/32 trust\n"


def find_programs() -> Path | None:
    """Give the folder of initdb and postgres, None where PostgreSQL is not installed."""
    found = shutil.which("initdb")
    # Debian keeps the programs of each version in a folder of its own, off the path.
    kept = [Path(found)] if found else []
    kept += Path("/usr/lib/postgresql").glob("*/bin/initdb")
    return max((one.parent for one in kept), key=_version, default=None)


def _version(folder: Path) -> int:
    digits = folder.parent.name
    return int(digits) if digits.isdigit() else 0


def start_or_skip() -> Iterator[Address]:
    """Give the address of a server that runs until the generator ends; skip where there is none."""
    missing = _find_missing()
    if missing and os.environ.get("CI") == "true":
        pytest.fail(missing)
    if missing:
        pytest.skip(missing)
    with run_server() as address:
        yield address


def _find_missing() -> str:
    try:
        import psycopg
    except ImportError:
        return "needs the driver of PostgreSQL: pip install 'twosource[postgresql]'"
    del psycopg
    if find_programs() is None:
        return "needs a PostgreSQL server: apt-get install postgresql"
    return ""


@contextmanager
def run_server(*, quick: bool = True) -> Iterator[Address]:
    """Run a server; it ends with the block, and with the process if that is killed."""
    programs = find_programs()
    assert programs is not None
    folder = Path(tempfile.mkdtemp(prefix="twosource-pg-"))
    # PostgreSQL refuses to run as root.
    owner = _choose_owner()
    if owner:
        shutil.chown(folder, owner, owner)
    data, port = folder / "data", _find_port()
    become = ["setpriv", "--reuid", owner, "--regid", owner, "--clear-groups"] if owner else []
    try:
        made = ["--auth=trust", "-U", USER, "-E", "UTF8", "--locale=C", "--no-sync"]
        _run([*become, str(programs / "initdb"), "-D", str(data), *made], folder)
        (data / "pg_hba.conf").write_text(_HBA, encoding="ascii")
        settings = ["listen_addresses=127.0.0.1", "unix_socket_directories=", *QUICK * quick]
        command = [str(programs / "postgres"), "-D", str(data), "-p", str(port)]
        command += [word for one in settings for word in ("-c", one)]
        # A test run that is killed must not leave a server behind.
        dying = ["setpriv", *become[1:], "--pdeathsig", "QUIT"]
        with (
            (folder / "log").open("wb") as log,
            subprocess.Popen([*dying, *command], stdout=log, stderr=log, cwd=folder) as server,  # noqa: S603  # ours
        ):
            try:
                _wait(port, server, folder / "log")
                yield Address("postgres", USER, "127.0.0.1", port)
            finally:
                # At once and without tidying up: nobody will open these files again.
                server.send_signal(signal.SIGQUIT)
                with suppress(subprocess.TimeoutExpired):
                    server.wait(SECONDS)
                server.kill()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _choose_owner() -> str:
    """Give whom the server runs as; nobody else where these tests are not run by root."""
    if os.geteuid() != 0:
        return ""
    known = {one.pw_name for one in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def _find_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def _run(command: list[str], folder: Path) -> None:
    done = subprocess.run(command, capture_output=True, text=True, cwd=folder, check=False)  # noqa: S603  # ours
    assert done.returncode == 0, done.stderr


def _wait(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    import psycopg

    given_up = time.monotonic() + SECONDS
    while time.monotonic() < given_up and server.poll() is None:
        with suppress(psycopg.OperationalError):
            psycopg.connect(host="127.0.0.1", port=port, user=USER, dbname="postgres").close()
            return
        time.sleep(0.05)
    pytest.fail(f"the PostgreSQL server did not start: {log.read_text('utf-8', 'replace')}")
