"""A claim as it stands in its report: the passage with its first word, and whose word it is."""

from dataclasses import dataclass

from twosource.exporters.claim_lines import ClaimInEvent
from twosource.views.coded import tell_coding
from twosource.views.disputes import tell_corrections
from twosource.views.report_names import name_report, tell_day
from twosource.views.words import HOWS, tell_stance, tell_voice


@dataclass(frozen=True, slots=True)
class Hop:
    """One voice of a chain: its name, what is known of it, and the words of saying ("" if none)."""

    name: str
    known: str
    cue: str


@dataclass(frozen=True, slots=True)
class Passage:
    """One claim of an event, as a page shows it; `number` is its number there.

    The passage is `before`, `trigger` (the word the claim begins at) and `after`. `day` and
    `outlet` of the report are "" where they are not known, `handling` where nothing is asked;
    `sight` is how it is told; `unverified` are the words by which the report says that it could not
    be verified; `corrections` and `codings` are what people said of its values, and who coded it by
    hand.
    """

    number: int
    id: str
    report: str
    label: str
    outlet: str
    day: str
    access: str
    handling: str
    withdrawn: bool
    sight: str
    before: str
    trigger: str
    after: str
    hops: tuple[Hop, ...]
    unverified: tuple[str, ...]
    corrections: tuple[str, ...]
    codings: tuple[str, ...]


def cut_passage(claim: ClaimInEvent) -> tuple[str, str, str]:
    """Give a passage in one line, cut before and behind the word that the claim begins at."""
    kept, text = claim.grounded.claim, claim.report.text
    before = _join(text[kept.passage.start : kept.trigger.start])
    after = _join(text[kept.trigger.end : kept.passage.end])
    # Blanks beside the trigger stand only where the report has them: "re-arrested", "flight,".
    left = " " if before and text[kept.trigger.start - 1 : kept.trigger.start].isspace() else ""
    right = " " if text[kept.trigger.end : kept.trigger.end + 1].isspace() else ""
    return f"{before}{left}", kept.trigger.of(text), f"{right}{after}"


def show_passage(claim: ClaimInEvent, number: int, *, withdrawn: bool) -> Passage:
    """Give one claim as a page shows it."""
    kept, report = claim.grounded.claim, claim.report
    before, trigger, after = cut_passage(claim)
    outcome, quoted = kept.outcome or "", "in quotation marks" if kept.quoted else ""
    return Passage(
        number=number,
        id=kept.id,
        report=report.key,
        label=name_report(report),
        outlet=claim.grounded.outlet or "",
        day=tell_day(report, claim.grounded.written),
        access=report.marks.access,
        handling=report.marks.handling or "",
        withdrawn=withdrawn,
        sight=", ".join(filter(None, (kept.time, tell_stance(kept.stance), outcome, quoted))),
        before=before,
        trigger=trigger,
        after=after,
        hops=tuple(
            Hop(
                one.name,
                tell_voice(one, HOWS),
                "" if one.cue is None else _join(one.cue.of(report.text)),
            )
            for one in claim.chain
        ),
        unverified=tuple(_join(words.of(report.text)) for words in kept.unverified),
        corrections=tuple(tell_corrections(claim.grounded)),
        codings=tuple(tell_coding(claim.grounded)),
    )


def _join(words: str) -> str:
    return " ".join(words.split())
