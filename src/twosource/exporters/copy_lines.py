"""What a report has in common with others, in the shape of the export."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from twosource.exporters import copy_shapes
from twosource.exporters.claim_lines import passage
from twosource.model.spans import Span
from twosource.stages.alignment import Passage
from twosource.stages.changed_words import Change
from twosource.stages.copy_pairs import InCommon


@dataclass(frozen=True, slots=True)
class Beside:
    """What a report has in common with others of its record, and their labels by key."""

    common: InCommon = field(default_factory=InCommon)
    labels: Mapping[str, str] = field(default_factory=dict)


def copy_line(beside: Beside, text: str) -> copy_shapes.CopyOf | None:
    """Give the text that a report repeats in the shape of the export."""
    copy = beside.common.copy
    if copy is None:
        return None
    return copy_shapes.CopyOf(
        report=beside.labels[copy.of],
        kind=copy.kind,
        share=round(copy.containment, 3),
        because=copy.because,
        later=None if copy.later is None else ("here" if copy.later == copy.report else "there"),
        passages=_passages(copy.passages),
        changes=tuple(_change(one, text) for one in copy.changes),
    )


def common_lines(beside: Beside, report: str) -> tuple[copy_shapes.Common, ...]:
    """Give the passages that a report shares, seen from it."""
    return tuple(
        copy_shapes.Common(
            report=beside.labels[one.right if one.left == report else one.left],
            words=one.words,
            passages=_passages(
                one.passages
                if one.left == report
                else [Passage(both.there, both.here) for both in one.passages]
            ),
        )
        for one in beside.common.shared
    )


def _passages(passages: Iterable[Passage]) -> tuple[copy_shapes.Shared, ...]:
    return tuple(
        copy_shapes.Shared(here=_stretch(both.here), there=_stretch(both.there))
        for both in passages
    )


def _change(change: Change, text: str) -> copy_shapes.Change:
    return copy_shapes.Change(
        kind=change.kind,
        about=change.about,
        here=None if change.here is None else passage(change.here, text),
        there=None if change.there is None else _stretch(change.there),
    )


def _stretch(span: Span) -> copy_shapes.Stretch:
    return copy_shapes.Stretch(start=span.start, end=span.end)
