"""From answers to figures: precision and recall of claims and facets, wrong and missed joins.

A claim or value that is wrong where the text tells another counts as told wrongly and as missed; an
invented one only as told wrongly. Where checkers disagree, each has an equal part of the answer.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from twosource.model.audit import (
    JUDGED,
    PAIRED,
    TAKEN_BACK,
    UNSURE,
    Answer,
    Audit,
    Audited,
    Estimate,
    Figure,
    Frame,
    Question,
)
from twosource.stages.agreement import measure_agreement
from twosource.stages.audit_estimate import (
    Answered,
    estimate_number,
    estimate_share,
    share_found,
    times,
)

# Which frames tell what is missing of a kind of thing.
MISSING: Mapping[Frame, tuple[Frame, ...]] = {
    "claim": ("sentence", "report"),
    "when": ("no_when",),
    "where": ("no_where",),
    "count": ("more_counts",),
    "who": ("more_who",),
}
# Lines of the log after which a record is another one than was sampled.
CHANGES = frozenset(
    {
        "report added",
        "report withdrawn",
        "reading added",
        "reading taken up again",
        "decision taken",
        "decision undone",
        "events replaced",
        "expunged",
    }
)

Said = Mapping[int, Sequence[str]]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sample with its answers: what each question was answered with, one verdict a checker."""

    audit: Audit
    questions: Sequence[Question]
    said: Said

    def strata(self, frame: Frame, value: Callable[[str], float]) -> list[Answered]:
        """Give the strata of a frame, and the value of each question of them that was answered."""
        held: defaultdict[str, list[float]] = defaultdict(list)
        for one in self.questions:
            verdicts = self.said.get(one.number, ())
            if one.frame == frame and verdicts:
                held[one.stratum].append(sum(map(value, verdicts)) / len(verdicts))
        return [
            Answered(one.size, tuple(held[one.name]))
            for one in self.audit.strata
            if one.frame == frame
        ]

    def size(self, frame: Frame) -> int:
        """Give how many the record holds of a frame."""
        return sum(one.size for one in self.audit.strata if one.frame == frame)

    def answered(self, frame: Frame) -> int:
        """Give how many questions of a frame were answered."""
        return sum(one.frame == frame and bool(self.said.get(one.number)) for one in self.questions)


def conclude(
    audit: Audit,
    questions: Sequence[Question],
    answers: Iterable[Answer],
    later: Mapping[str, int] | None = None,
) -> Audited:
    """Work out what an audit came to; `later` counts the lines of the log since, by what they say.

    Of each checker the last answer to a question stands, unless it was taken back.
    """
    latest = standing(answers)
    said: defaultdict[int, list[str]] = defaultdict(list)
    unsure = set()
    for (question, _), answer in sorted(latest.items()):
        if answer.verdict == UNSURE:
            unsure.add(question)
        else:
            said[question].append(answer.verdict)
    sheet = _Sheet(audit, questions, said)
    return Audited(
        audit=audit,
        asked=len(questions),
        answered=len(said),
        unsure=len(unsure - said.keys()),
        checkers=len({by for _, by in latest}),
        figures=tuple(_figures(sheet)),
        agreement=measure_agreement(
            [
                [str(errs(one.frame, verdict)) for verdict in said[one.number]]
                for one in questions
                if one.number in said
            ]
        ),
        changes={what: count for what, count in sorted((later or {}).items()) if what in CHANGES},
    )


def standing(answers: Iterable[Answer]) -> dict[tuple[int, str], Answer]:
    """Give the answer that stands of each checker to each question."""
    latest = {(one.question, one.by): one for one in answers}
    return {place: one for place, one in latest.items() if one.verdict != TAKEN_BACK}


def _figures(sheet: _Sheet) -> Iterator[Figure]:
    for frame in ("claim", "said_by", "when", "where", "count", "who"):
        yield from _figures_of(sheet, frame)
    yield from _share(sheet, "joined", "different", "wrong merges")
    yield from _share(sheet, "apart", "same", "missed merges")


def _figures_of(sheet: _Sheet, frame: Frame) -> Iterator[Figure]:
    """Give precision of what is told, and recall where it was asked what is missing."""
    yield from _share(sheet, frame, "right", f"{frame} precision")
    own = sheet.strata(frame, lambda said: float(said == "right"))
    right = estimate_share(own)
    wrong = estimate_share(sheet.strata(frame, lambda said: float(said == "wrong")))
    frames = [one for one in MISSING.get(frame, ()) if sheet.size(one)]
    missed = [_missed(sheet, one) for one in frames]
    known = [one for one in missed if one is not None]
    if right is None or wrong is None or not known or len(known) < len(missed):
        return
    size = sheet.size(frame)
    recall = share_found(times(right, size), [times(wrong, size)], known)
    if recall is not None:
        answered = sum(map(sheet.answered, (frame, *frames)))
        yield _figure(f"{frame} recall", recall, answered, size)


def _missed(sheet: _Sheet, frame: Frame) -> Estimate | None:
    number = estimate_number(sheet.strata(frame, float))
    return None if number is None else times(number, sheet.size(frame))


def _share(sheet: _Sheet, frame: Frame, verdict: str, name: str) -> Iterator[Figure]:
    share = estimate_share(sheet.strata(frame, lambda said: float(said == verdict)))
    if share is not None:
        yield _figure(name, share, sheet.answered(frame), sheet.size(frame))


def _figure(name: str, share: Estimate, answered: int, of: int) -> Figure:
    return Figure(name, times(share, 100.0), answered, of)


def errs(frame: Frame, verdict: str) -> bool:
    """Tell whether an answer says that the record errs."""
    if frame in PAIRED:
        return verdict == ("different" if frame == "joined" else "same")
    return verdict != ("right" if frame in JUDGED else "0")
