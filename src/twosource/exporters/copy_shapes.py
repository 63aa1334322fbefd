"""What a report has in common with others, in the export: characters here, and characters there."""

from typing import Annotated, Literal

from msgspec import Meta

from twosource.exporters.leaf_shapes import Passage, Shape, Whole
from twosource.stages.changed_words import About, Changing
from twosource.stages.copy_pairs import CopyKind

Share = Annotated[float, Meta(ge=0, le=1)]


class Stretch(Shape, frozen=True):
    """Characters of another report, without its words: they are under its own marks."""

    start: Whole
    end: Whole


class Shared(Shape, frozen=True):
    """The same words in two reports: characters of this one, and of the other."""

    here: Stretch
    there: Stretch


class Change(Shape, frozen=True):
    """What differs between two versions, told from the earlier to the later."""

    kind: Changing
    about: About
    here: Passage | None
    there: Stretch | None


class CopyOf(Shape, frozen=True):
    """The text that a report repeats, how much of it stands there, and where."""

    report: str
    kind: CopyKind
    share: Share
    because: str
    later: Literal["here", "there"] | None
    passages: tuple[Shared, ...]
    changes: tuple[Change, ...]


class Common(Shape, frozen=True):
    """What a report that is no copy has in common with another that is none."""

    report: str
    words: Whole
    passages: tuple[Shared, ...]
