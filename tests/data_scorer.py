"""The scorer that comes with the labelled data, to hold our own figures against."""

import importlib.util
from pathlib import Path
from typing import Any


def load_scorer(data: Path) -> Any:
    """Load it from the folder of the data."""
    spec = importlib.util.spec_from_file_location("score", data / "gold" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    return scorer
