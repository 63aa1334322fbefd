"""The desk as a user opens it, with a browser before it: for what draws or measures its pages."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

PROGRAM = (sys.executable, "-c", "from twosource.cli import main; main()")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-sync",
    "--no-first-run",
)


@contextmanager
def serving(record: Path) -> Iterator[str]:
    """Open the desk on a record, and give its address with the key."""
    words = [*PROGRAM, "serve", "--record", str(record), "--no-browser", "--port", "0"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as desk:  # noqa: S603  # ours
        try:
            for line in desk.stdout or ():
                if found := re.search(r"http://\S+", line):
                    yield found[0]
                    return
        finally:
            desk.terminate()


@contextmanager
def window(address: str, *, width: int = 1300, dark: bool = False) -> Iterator[Page]:
    """Open a window of Chromium before a desk, let in by its address; paths are of the desk."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=list(FLAGS))
        page = browser.new_page(
            base_url=address.split("/?", maxsplit=1)[0],
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
        )
        page.goto(address)
        yield page
        browser.close()


def build_examples(root: Path, record: Path) -> None:
    """Build a record of the example reports, as `make demo` does."""
    words = [*PROGRAM, "build", str(root / "examples/reports"), "--record", str(record)]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)  # noqa: S603  # ours
