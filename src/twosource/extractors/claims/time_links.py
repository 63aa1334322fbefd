"""How the events of a sentence lie in time to each other: "a day after the vote", "then freed"."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from twosource.extractors.claims.dated import nearest_event
from twosource.extractors.claims.grammar import Grammar
from twosource.model.claim import Order, TimeLink
from twosource.model.parse import Stretch
from twosource.model.spans import Span
from twosource.stages.times_words import ABOUT, COUNT, FEW, UNITS, compile_words

ORDERS: Mapping[str, Order] = {
    "after": "after",
    "following": "after",
    "before": "before",
    "during": "at",
    "since": "after",
}
OPPOSITE: Mapping[Order, Order] = {"after": "before", "before": "after", "within": "before"}
THEN = frozenset({"then", "later", "afterward", "afterwards", "subsequently", "eventually"})
_GAP = compile_words(
    r"(?<!\bfor\s)(?<!\bto\s)(?<![\w-])"
    rf"(?P<gap>(?:{ABOUT})?(?:(?:{COUNT}|{FEW}) {UNITS}|(?i:the (?:day|night))|"
    r"(?i:hours|minutes|moments|days|weeks|months|years)))~$"
)
_DAY_OF = re.compile(r"\b(?:[Oo]n|the)\s+(?P<gap>(?:the\s+)?(?P<unit>eve|day|night))\s+$")
_WITHIN = compile_words(rf"\b(?i:within) (?P<gap>(?:{COUNT} )?{UNITS}) $")


@dataclass(frozen=True, slots=True)
class Dating:
    """What links need to know: the events of a sentence, and the words that date any word of it.

    `dates` gives the words that date a word, each counted from the one before it; none if nothing
    in the report does. `before` is the last event of the sentence before, `words` are those that
    tell a time themselves.
    """

    events: Sequence[int]
    cues: frozenset[int]
    dates: Callable[[int], tuple[Span, ...]]
    before: int | None = None
    words: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class _Tie:
    """How one event lies to another thing, both as indices of words."""

    event: int
    other: int
    order: Order
    cue: Span
    gap: Span | None


def find_links(
    grammar: Grammar, text: str, sentence: Stretch, dating: Dating
) -> dict[int, tuple[TimeLink, ...]]:
    """Give, by event of a sentence, how it lies to the other things the sentence tells of."""
    links: dict[int, list[TimeLink]] = {}
    for tie in (
        *_by_preposition(grammar, text, sentence, dating),
        *_by_then(grammar, sentence, dating),
    ):
        link = _link(grammar, tie, dating)
        # What is no event, has no date and is not counted from says nothing of the time.
        if link.times or tie.gap or tie.other in dating.events or tie.other == dating.before:
            links.setdefault(tie.event, []).append(link)
        if tie.other in dating.events and tie.order in OPPOSITE:
            counts = tie.order != "within" and dating.dates(tie.event)
            gap = tie.gap if counts else None
            back = _Tie(tie.other, tie.event, OPPOSITE[tie.order], tie.cue, gap)
            links.setdefault(tie.other, []).append(_link(grammar, back, dating))
    return {event: tuple(ones) for event, ones in links.items()}


def _link(grammar: Grammar, tie: _Tie, dating: Dating) -> TimeLink:
    other = grammar.token(tie.other).span
    ahead = tie.order == "before" and tie.other not in dating.events
    return TimeLink(tie.order, tie.cue, other, tie.gap, dating.dates(tie.other), ahead)


def _by_preposition(
    grammar: Grammar, text: str, sentence: Stretch, dating: Dating
) -> Iterator[_Tie]:
    for index in range(sentence.first, sentence.last):
        order, gap = _read_cue(grammar, text, sentence, index)
        if order is None:
            continue
        other, under = _ends(grammar, index)
        event = None if under is None else _event_over(grammar, under, dating)
        if other is None or other in dating.words or grammar.token(other).pos == "AUX":
            continue
        if event is not None and event != other:
            yield _Tie(event, other, order, grammar.token(index).span, gap)


def _read_cue(
    grammar: Grammar, text: str, sentence: Stretch, index: int
) -> tuple[Order | None, Span | None]:
    """Read a small word of time with the words before it that say how far."""
    word = grammar.token(index).text.lower()
    start = grammar.token(sentence.first).start
    before = text[start : grammar.token(index).start]
    if word == "of":
        within = _WITHIN.search(before)
        if within:
            return "within", _span(within, start)
        of = _DAY_OF.search(before)
        if not of:
            return None, None
        return ("before", _span(of, start)) if of["unit"] == "eve" else ("at", None)
    order = ORDERS.get(word)
    gap = _GAP.search(before) if order in {"after", "before"} and word != "since" else None
    # "Jailed for two years after", "spent two years before": how long, not how far.
    lasted = grammar.token(index - 1).dep in {"dobj", "attr"}
    if gap is None or lasted or _is_cut_short(grammar, index - 1, gap["gap"]):
        return order, None
    return order, _span(gap, start)


def _is_cut_short(grammar: Grammar, unit: int, gap: str) -> bool:
    """Tell the "hours" of "for 24 hours after", of which the number was left out."""
    return gap == grammar.token(unit).text and grammar.has(unit, "nummod", "quantmod")


def _span(match: re.Match[str], start: int) -> Span:
    first, last = match.span("gap")
    return Span(start + first, start + last)


def _ends(grammar: Grammar, index: int) -> tuple[int | None, int | None]:
    """Give what stands after a small word of time, and what it hangs on."""
    token = grammar.token(index)
    if token.dep in {"mark", "advmod"}:
        verb = grammar.head(index)
        aside = verb is not None and grammar.token(verb).dep == "advcl"
        return (verb, grammar.head(verb)) if aside and verb is not None else (None, None)
    if token.dep not in {"prep", "pobj", "pcomp", "npadvmod"}:
        return None, None
    other = grammar.child(index, "pobj", "pcomp")
    return other, grammar.head(index)


def _event_over(grammar: Grammar, under: int, dating: Dating) -> int | None:
    """Give the event whose time the words give: the nearest above, and no guess."""
    found = nearest_event(grammar, under, dating.events, dating.cues)
    above = {under, *grammar.above(under)}
    if found is None or found not in dating.events:
        return None
    near = found in above or grammar.head(found) in above
    return found if near else None


def _by_then(grammar: Grammar, sentence: Stretch, dating: Dating) -> Iterator[_Tie]:
    """Give the order of joined verbs: "was held and later released"; "Then they were released"."""
    for event in dating.events:
        above = grammar.head(event)
        joined = grammar.token(event).dep == "conj" and above in dating.events
        for kid in grammar.children(event, "advmod"):
            if grammar.lemma(kid) not in THEN or kid > event:
                continue
            other = dating.before if kid == sentence.first else above if joined else None
            if other is not None:
                yield _Tie(event, other, "after", grammar.token(kid).span, None)
