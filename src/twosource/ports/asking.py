"""What a record asks of whoever opens it: its passphrase, and to be heard."""

from pathlib import Path
from typing import Protocol


class Asks(Protocol):
    """Whoever opens a record: asked for passphrases, and told what was done to the file."""

    def passphrase(self, path: Path) -> str:
        """Give the passphrase of a record that is encrypted."""
        ...

    def new_passphrase(self, path: Path) -> str | None:
        """Give the passphrase a record that is made now gets, None where it is to be plain."""
        ...

    def tell(self, words: str) -> None:
        """Hear what was done to the record on opening it."""
        ...
