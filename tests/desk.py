"""A desk to try pages at: before a copy of the example record, with work done when it is asked for.

`client` speaks to it without a browser; `browser` and `page` drive Chromium, and note what no page
may do: errors of scripts, and requests to other hosts.
"""

import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from starlette.testclient import TestClient

from example_record import example_record, parts, received, record, remembering
from twosource import wiring
from twosource.cli.serve.aside import Setup, finish
from twosource.config import Config
from twosource.web.app import build_app
from twosource.web.desk import Desk, Sitting
from twosource.web.guard import Door
from twosource.web.pool import Pool
from twosource.web.works import Job, Outcome, Progress

__all__ = ["client", "desk", "example_record", "parts", "received", "record", "remembering"]

PORT = 8999


class WorksNow:
    """Does each job when it is asked for."""

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        self._progress = Progress()
        self._outcomes: list[Outcome] = []

    def ask(self, job: Job) -> int:
        """Do a job, and give its number."""
        number = self._progress.asked + 1
        self._outcomes.append(finish(self._setup, number, job, lambda *_: None))
        self._progress = Progress(number, number, last=self._outcomes[-1])
        return number

    def outcome(self, number: int) -> Outcome | None:
        """Give how a job ended."""
        return next((one for one in self._outcomes if one.number == number), None)

    def progress(self) -> Progress:
        """Tell that all is done."""
        return self._progress

    def close(self) -> None:
        """Have nothing to stop."""


def open_test_desk(record: Path) -> Desk:
    """Open a record at a desk that works at once."""
    config = Config()
    return Desk(
        Pool(lambda: wiring.open_record(record)),
        WorksNow(Setup(record, None, None)),
        Sitting("R1", record.name),
        wiring.open_codebook(config),
        lambda: wiring.open_places(config, lambda *_: None),
    )


@pytest.fixture
def desk(record: Path) -> Iterator[Desk]:
    """Give a desk before a copy of the example record."""
    opened = open_test_desk(record)
    yield opened
    opened.close()


@pytest.fixture
def client(desk: Desk) -> Iterator[TestClient]:
    """Give somebody at the desk, let in, without a browser."""
    door = Door(PORT)
    headers = {"sec-fetch-site": "same-origin"}
    base = f"http://127.0.0.1:{PORT}"
    with TestClient(build_app(desk, door), base_url=base, headers=headers) as someone:
        someone.get(door.address)
        yield someone


class Served:
    """A desk that a browser can reach, until it is closed."""

    def __init__(self, desk: Desk) -> None:
        self._socket = socket.socket()
        self._socket.bind(("127.0.0.1", 0))
        self.door = Door(self._socket.getsockname()[1])
        config = uvicorn.Config(build_app(desk, self.door), log_level="warning", lifespan="off")
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(
            target=self._server.run, args=([self._socket],), daemon=True
        )
        self._thread.start()
        while not self._server.started:
            time.sleep(0.01)

    @property
    def root(self) -> str:
        """Give the address of the desk, without its key."""
        return f"http://127.0.0.1:{self.door.port}"

    def close(self) -> None:
        """Stop serving."""
        self._server.should_exit = True
        self._thread.join()
