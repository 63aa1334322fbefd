"""The parts a configuration names, and by which versions of all of it something was worked out."""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

import twosource
from twosource.model.actors import ActorList
from twosource.model.codebook import Codebook
from twosource.model.event import Rule
from twosource.model.ids import digest
from twosource.ports import Gazetteer, Matcher, ReadingRoom

_OURS = ("model", "stages", "matchers", "growing", "grounding.py")


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts a configuration names: what reads, what knows places, what compares."""

    reading: ReadingRoom
    gazetteer: Gazetteer
    matcher: Matcher
    codebook: Codebook
    rule: Rule


def tell_version(parts: Parts, actors: ActorList | None) -> str:
    """Give a digest of all that events are worked out by, but for reports and decisions.

    What a build left is good for the next only under the same one.
    """
    return digest(
        "held",
        _digest_code(),
        parts.gazetteer.version,
        parts.reading.codebook,
        parts.codebook.digest,
        parts.matcher.version,
        parts.rule,
        None if actors is None else actors.sha256,
    )


def list_families(parts: Parts) -> dict[str, str]:
    """Give for each type of the codebook the family of types that may tell of one event."""
    return {name: one.family for name, one in parts.codebook.types.items()}


@cache
def _digest_code() -> str:
    """Give a digest of the files that the outcome hangs on, so that no change of them is missed."""
    room = Path(twosource.__file__).parent
    files = [path for name in _OURS for path in _list_files(room / name)]
    told = sha256()
    for path in sorted(files):
        told.update(str(path.relative_to(room)).encode())
        told.update(path.read_bytes())
    return told.hexdigest()


def _list_files(path: Path) -> list[Path]:
    return [path] if path.is_file() else [*path.rglob("*.py")]
