"""Draw the pictures of docs/desk.md anew, from the pages themselves and the example reports.

    python checks/draw_desk.py [--record FILE.db] [--out FOLDER] [--widths 360 800 1300] [--dark]

Without widths each page is drawn once, as the docs show it. Needs Chromium.
"""

import argparse
import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import Page

from desk_window import build_examples, serving, window

ROOT = Path(__file__).resolve().parent.parent
WIDE, HIGH = 1100, 760


def find_pages(page: Page) -> dict[str, str]:
    """Give by the name of its picture the address of each page, found as a reader finds them."""
    page.goto("/?order=conflicts")
    event = page.locator("table.events tbody a[href^='/event/']").first.get_attribute("href") or "/"
    page.goto(event)
    report = page.locator("a[href^='/report/']").first.get_attribute("href") or "/"
    return {
        "overview": "/",
        "map": "/?view=map",
        "timeline": "/?view=time",
        "figures": "/?view=figures",
        "event": event,
        "report": report,
        "queue": "/queue",
        "inbox": "/inbox",
        "take-in": "/take-in",
    }


def draw(page: Page, out: Path, widths: list[int]) -> None:
    """Draw each page, as the docs show it or at each width in full."""
    for name, address in find_pages(page).items():
        page.goto(address)
        page.wait_for_load_state("networkidle")
        for width in widths or [WIDE]:
            page.set_viewport_size({"width": width, "height": HIGH})
            page.wait_for_timeout(300)
            end = f"-{width}" if widths else ""
            page.screenshot(path=out / f"{name}{end}.png", full_page=bool(widths))


def main() -> None:
    """Build a record of the examples if none is named, open the desk, and draw."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--record", type=Path)
    options.add_argument("--out", type=Path, default=ROOT / "docs" / "desk")
    options.add_argument("--widths", type=int, nargs="+", default=[])
    options.add_argument("--dark", action="store_true")
    chosen = options.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "demo.db"
        if chosen.record is None:
            build_examples(ROOT, record)
        else:
            shutil.copy(chosen.record, record)
        with (
            serving(record) as address,
            window(address, width=WIDE, dark=chosen.dark) as page,
        ):
            draw(page, chosen.out, chosen.widths)


if __name__ == "__main__":
    main()
