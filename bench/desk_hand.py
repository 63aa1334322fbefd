"""A hand on the keyboard before the desk: presses keys, and counts them and the pages it saw."""

from playwright.sync_api import Page


class Hand:
    """Presses keys on a page; a character is a key."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.keys = 0
        self.pages = 0
        page.on("domcontentloaded", self._turn)

    def _turn(self, _: Page) -> None:
        self.pages += 1

    def press(self, key: str) -> None:
        """Press one key, or one with others held."""
        self.page.keyboard.press(key)
        self.keys += 1

    def write(self, words: str) -> None:
        """Type words."""
        for one in words:
            self.press(one)

    def reach(self, selector: str, most: int = 60) -> None:
        """Press Tab until what a selector finds has the focus."""
        for _ in range(most):
            self.press("Tab")
            if self.page.evaluate("s => document.activeElement?.matches(s) ?? false", selector):
                return
        raise LookupError(f"Tab never reaches {selector}")
