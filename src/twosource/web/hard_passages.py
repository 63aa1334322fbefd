"""Which passages are folded where they are shown outside their report: those folded within it."""

from collections.abc import Iterable, Mapping, Sequence

from twosource.exporters.claim_lines import ClaimInEvent
from twosource.model.claim import Claim
from twosource.model.report import Report
from twosource.model.spans import Span
from twosource.ports import Store
from twosource.stages.graphic import DESCRIBED, Graphic, find_graphic, is_described
from twosource.stages.layout import lay_out
from twosource.stages.unread import cut_read

# The cookie by which a browser asks for such passages to be open on all pages.
ALWAYS = "open-graphic"
Shown = tuple[ClaimInEvent, Span]


def find_hard(store: Store, shown: Iterable[Shown]) -> dict[str, str]:
    """Give why a claim is hard to read, by its id, of those that are.

    With each claim stand the characters of its report that are shown for it.
    """
    by_report: dict[str, list[Shown]] = {}
    for one in shown:
        by_report.setdefault(one[0].report.key, []).append(one)
    readings = store.readings_of(by_report)
    found = {}
    for key, own in by_report.items():
        claims = [*readings[key].claims] if key in readings else []
        claims += [one.grounded.claim for one, _ in own]
        folds = _find_folds(own[0][0].report, claims)
        for claim, span in own:
            reasons = {why for fold in folds if fold.span.overlaps(span) for why in fold.why}
            if reasons:
                found[claim.grounded.claim.id] = ", ".join(sorted(reasons))
    return found


def _find_folds(report: Report, claims: Sequence[Claim]) -> tuple[Graphic, ...]:
    # Few reports have any: only those are cut into sentences.
    if not find_graphic(report.text, (), claims):
        return ()
    title = None if report.title is None else report.title.value
    sentences = cut_read(report.text, lay_out(report.text, title))
    return find_graphic(report.text, sentences, claims)


def say_why_hard(words: str) -> str:
    """Give why some words of a report are hard to read, "" where they are not."""
    return DESCRIBED if is_described(words) else ""


def is_always_open(cookies: Mapping[str, str]) -> bool:
    """Tell whether a browser has asked for all such passages to be open."""
    return cookies.get(ALWAYS) == "1"
