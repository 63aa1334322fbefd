"""`twosource serve` as one types it, and the process that works beside its pages."""

import asyncio
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from http.cookiejar import CookieJar
from pathlib import Path
from typing import IO

import pytest

from example_record import example_record, parts, received, record, remembering, run
from twosource import wiring
from twosource.cli.serve import listen
from twosource.cli.serve.aside import Known, Setup, WorksAside, do, work
from twosource.model.errors import BadRecord
from twosource.web.works import Derive, Outcome, TakeIn

__all__ = ["example_record", "parts", "received", "record", "remembering"]

# Where the tests run in the background of a shell, Ctrl+C is ignored unless somebody hears it.
HEAR = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
PROGRAM = (sys.executable, "-c", f"{HEAR}; from twosource.cli import main; main()")
NOTE = b"Police detained five men at the harbour in Gore, New Zealand, on 4 May 2021, a clerk said."


@pytest.fixture
def works(record: Path) -> Iterator[WorksAside]:
    """Give works beside a record."""
    one = WorksAside(Setup(record, None, None))
    yield one
    one.close()


def wait_for(works: WorksAside, number: int) -> Outcome:
    deadline = time.monotonic() + 120
    while works.progress().done < number and time.monotonic() < deadline:
        time.sleep(0.05)
    last = works.progress().last
    assert last is not None
    return last


def read_address(stream: IO[str] | None) -> str:
    assert stream is not None
    for line in stream:
        found = re.search(r"http://\S+", line)
        if found:
            return found[0]
    raise AssertionError("no address was printed")


def test_the_desk_closes_the_record_where_the_system_ends_it(record: Path) -> None:
    words = [*PROGRAM, "serve", "--record", str(record), "--no-browser", "--port", "0"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as desk:  # noqa: S603  # ours
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        opener.open(read_address(desk.stdout), timeout=60).close()
        assert Path(f"{record}-wal").exists()
        desk.terminate()
        try:
            assert desk.wait(timeout=60) == 128 + signal.SIGTERM
        finally:
            desk.kill()
    assert not Path(f"{record}-wal").exists()


def test_the_desk_opens_where_it_says_and_ctrl_c_closes_it(record: Path) -> None:
    words = [*PROGRAM, "serve", "--record", str(record), "--no-browser", "--port", "0"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, start_new_session=True) as desk:  # noqa: S603  # ours
        address = read_address(desk.stdout)
        assert address.startswith("http://127.0.0.1:")
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        with opener.open(address, timeout=60) as answer:
            text = answer.read().decode()
        assert "<h1>Events</h1>" in text
        assert record.name in text
        assert "not encrypted" in text
        os.killpg(desk.pid, signal.SIGINT)
        try:
            assert desk.wait(timeout=60) == 130
        finally:
            desk.kill()
    assert run("check", "--record", str(record)).exit_code == 0


def test_a_record_that_is_none_is_refused_before_anything_listens(tmp_path: Path) -> None:
    result = run("serve", "--record", str(tmp_path / "none.db"), "--no-browser")
    assert result.exit_code == 2
    assert "twosource build" in result.output


def test_without_a_command_the_one_record_here_is_opened(
    record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.chdir(record.parent)
    monkeypatch.delenv("TWOSOURCE_RECORD", raising=False)
    monkeypatch.setattr("twosource.cli.serve.run", lambda desk, *_: opened.append(desk))
    monkeypatch.setattr("twosource.cli.serve.webbrowser.open", opened.append)
    assert "Commands:" in run().output
    assert opened == []
    monkeypatch.setattr("twosource.cli.is_at_a_terminal", lambda: True)
    result = run()
    assert result.exit_code == 0, result.output
    assert "The desk of copy.db is open at" in result.output
    assert len(opened) == 2
    (record.parent / "other.db").touch()
    assert "Commands:" in run().output
    monkeypatch.setenv("TWOSOURCE_RECORD", str(record))
    assert "The desk of copy.db" in run().output


def test_a_taken_port_gives_way_to_the_next() -> None:
    with listen(0) as first:
        port = first.getsockname()[1]
        with listen(port) as second:
            assert second.getsockname()[0] == "127.0.0.1"
            assert port < second.getsockname()[1] < port + 20


def test_the_end_of_an_answer_waits_for_no_word_that_its_head_came() -> None:
    options: list[int] = []

    def hear(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heard: socket.socket = writer.get_extra_info("socket")
        options.append(heard.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
        writer.close()

    async def ask() -> None:
        with listen(0) as listening:
            async with await asyncio.start_server(hear, sock=listening):
                reader, writer = await asyncio.open_connection(*listening.getsockname())
                await reader.read()
                writer.close()

    asyncio.run(ask())
    assert options == [1]


def test_reports_are_taken_in_beside_the_pages_and_what_is_asked_twice_is_done_once(
    works: WorksAside, record: Path
) -> None:
    assert works.ask(TakeIn((("note.txt", NOTE), ("odd.pdf", b"%PDF")), None)) == 1
    numbers = {works.ask(Derive()), works.ask(Derive())}
    assert numbers == {2}
    assert works.progress().busy
    taken = wait_for(works, 1)
    assert taken.error == ""
    last = wait_for(works, 2)
    assert last.lines == ("No event has other values or claims than before.",)
    assert not works.progress().busy
    with wiring.open_record(record) as store:
        assert "note.txt" in {report.label for report in store.reports()}


def test_a_job_tells_what_it_came_to(record: Path) -> None:
    told: list[str] = []
    setup = Setup(record, None, None)
    job = TakeIn((("note.txt", NOTE), ("odd.pdf", b"%PDF")), None)
    lines = list(do(setup, job, lambda *far: told.append(far[2])))
    assert lines[0] == "1 report added, 0 known already, 0 read again, 1 left out."
    assert "opening the record" in told
    assert list(do(setup, Derive(), lambda *_: None)) == [
        "No event has other values or claims than before."
    ]


class Pipe:
    """Stands for a pipe: gives what it was made with, and keeps what is sent."""

    def __init__(self, *given: object) -> None:
        self._given = list(given)
        self.sent: list[object] = []

    def recv(self) -> object:
        """Give the next; EOFError at the end."""
        if not self._given:
            raise EOFError
        return self._given.pop(0)

    def send(self, told: object) -> None:
        """Keep what is sent."""
        self.sent.append(told)


def test_a_job_that_fails_is_told_in_words_and_the_next_is_done(tmp_path: Path) -> None:
    pipe = Pipe((1, Derive()))
    work(pipe, Setup(tmp_path / "none.db", None, None))  # type: ignore[arg-type]  # as a pipe is
    last = pipe.sent[-1]
    assert isinstance(last, Outcome)
    assert "no record" in last.error or "none.db" in last.error


def test_a_process_that_dies_says_so_and_the_next_job_starts_another(works: WorksAside) -> None:
    works.ask(Derive())
    wait_for(works, 1)
    assert works._process is not None  # noqa: SLF001  # what a crash would end
    works._process.kill()  # noqa: SLF001
    works._process.join()  # noqa: SLF001
    works.ask(Derive())
    assert wait_for(works, 2).error == ""


def test_a_passphrase_is_asked_for_once_and_nothing_is_made() -> None:
    assert Known("five words drawn by lot").passphrase(Path("a.db")) == "five words drawn by lot"
    assert Known("word").new_passphrase(Path("a.db")) is None
    Known("word").tell("nobody hears")
    with pytest.raises(BadRecord, match="open anew"):
        Known(None).passphrase(Path("a.db"))
    assert "five" not in repr(Setup(Path("a.db"), "five words", None))
