"""Where a copied report stands in the one it goes back to, in words; of versions, what changed."""

from collections.abc import Iterator, Sequence

from twosource.model.event import Collapse
from twosource.model.spans import Span
from twosource.stages.alignment import align, mark_passages
from twosource.stages.changed_words import Change
from twosource.stages.copy_pairs import Copy, Side, judge, take_side
from twosource.stages.imprints import find_imprint
from twosource.stages.layout import lay_out
from twosource.stages.running_words import Words, find_body, read_words
from twosource.views.record_view import RecordView

MOST_CHANGES = 3
MOST_SPANS = 6
MOST_WORDS = 12


def tell_copied(collapse: Collapse, view: RecordView) -> Iterator[str]:
    """Give for a report that goes back to another which of its characters stand there."""
    if collapse.into not in view.reports or collapse.report not in view.reports:
        return
    ours, theirs = (_side(key, view) for key in (collapse.report, collapse.into))
    words = read_words(ours.body)
    passages = mark_passages(align(ours.words, theirs.words), words, read_words(theirs.body))
    spans = _join([one.here for one in passages], ours.body.text)
    if not spans:
        return
    named = [f"{span.start}-{span.end}" for span in spans[:MOST_SPANS]]
    more = f" and {len(spans) - MOST_SPANS} more" if len(spans) > MOST_SPANS else ""
    yield (
        f"    {sum(map(len, spans)):,} of {_count(words):,} characters stand there:"
        f" characters {', '.join(named)}{more}"
    )
    short, long = sorted((ours, theirs), key=lambda side: (len(side.words), side.key))
    copy = judge(short, long)
    if copy is not None:
        yield from _tell_changes(copy, short, long)


def _side(key: str, view: RecordView) -> Side:
    report = view.reports[key]
    layout = lay_out(report.text, None if report.title is None else report.title.value)
    return take_side(key, find_body(report, layout), find_imprint(report, layout))


def _join(spans: Sequence[Span], text: str) -> list[Span]:
    """Join spans with no word between them."""
    joined: list[Span] = []
    for span in spans:
        between = text[joined[-1].end : span.start] if joined else "-"
        if joined and not any(sign.isalnum() for sign in between):
            joined[-1] = joined[-1].joined(span)
        else:
            joined.append(span)
    return joined


def _count(words: Words) -> int:
    """Count the characters from the first word of each stretch to its last."""
    firsts: dict[int, int] = {}
    lasts: dict[int, int] = {}
    for stretch, start, end in zip(words.stretches, words.starts, words.ends, strict=True):
        firsts.setdefault(stretch, start)
        lasts[stretch] = end
    return sum(lasts[stretch] - firsts[stretch] for stretch in firsts)


def _tell_changes(copy: Copy, short: Side, long: Side) -> Iterator[str]:
    # A line that stands under every picture changes in each: once is enough.
    told = list(dict.fromkeys(_tell_change(one, copy, short, long) for one in copy.changes))
    yield from told[:MOST_CHANGES]
    if len(told) > MOST_CHANGES:
        yield f"    and {len(told) - MOST_CHANGES} more changes"


def _tell_change(change: Change, copy: Copy, short: Side, long: Side) -> str:
    sides = _quote(change.here, short.body.text), _quote(change.there, long.body.text)
    ordered = sides[::-1] if copy.later == short.key else sides
    return f"    {_name(change, copy)}: {' → '.join(one for one in ordered if one)}"


def _name(change: Change, copy: Copy) -> str:
    """Say what kind of change it is; where nothing tells the later of two, the longer is taken."""
    unsure = "" if copy.later else ", if the longer is the later"
    return f"{change.kind} ({change.about}{unsure})"


def _quote(span: Span | None, text: str) -> str:
    if span is None:
        return ""
    words = span.of(text).split()
    return f"“{' '.join(words[:MOST_WORDS])}{' …' if len(words) > MOST_WORDS else ''}”"
