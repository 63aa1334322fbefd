"""Where the labelled data are, for what measures on them."""

import os
import sys
from pathlib import Path


def find_data(needed: str = "gold/score.py") -> Path:
    """Give the folder of the labelled data, or end with what to set: `needed` must be there."""
    data = Path(os.environ.get("TWOSOURCE_DATA", ""))
    if not (data / needed).exists():
        sys.exit("Set TWOSOURCE_DATA to the folder of the labelled data.")
    return data


def find_gold(part: str = "") -> Path:
    """Give the folder of what people labelled, or a file or folder of it."""
    return find_data(f"gold/{part or 'score.py'}") / "gold" / part
