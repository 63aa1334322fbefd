"""What a user may choose; every part is built from this, and nothing is set globally."""

from dataclasses import dataclass
from pathlib import Path

from twosource.model.event import Rule

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Config:
    """Choices for one run. Sizes in bytes."""

    codebook: Path | None = None
    weights: Path | None = None
    cache: Path | None = None
    workers: int = 1
    max_bytes: int = 20 * MEGABYTE
    rule: Rule = "informative"
