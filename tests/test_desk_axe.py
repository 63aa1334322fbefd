"""Nothing on the pages of the queue, the inbox and taking in stands in the way of who cannot see."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from desk import desk, example_record, parts, received, record, remembering
from desk_browser import browser, page, served

__all__ = ["browser", "desk", "example_record", "page", "parts", "received", "record"]
__all__ += ["remembering", "served"]
