"""Random histories of decisions: what people may do to a record, one step after the other."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from twosource.model.claim import Stance
from twosource.model.coded import Coded, CodedWhen
from twosource.model.correction import Facet, WordOnValue
from twosource.model.match import Anchor, Verdict
from twosource.model.ruling import Grouped, Valued
from twosource.model.spans import Span

PEOPLE = ("ana", "ben", "eva")
VERDICTS: tuple[Verdict, ...] = ("same", "different", "unsure")
WORDS: tuple[tuple[Facet, WordOnValue, str], ...] = (
    ("when", "is", "2021-05-04"),
    ("when", "is", "2021-05"),
    ("when", "does_not", ""),
    ("stance", "is", "alleged"),
    ("type", "does_not", ""),
)


@dataclass(frozen=True, slots=True)
class OnPair:
    """A word on two claims."""

    left: Anchor
    right: Anchor
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Undo:
    """The undoing of an earlier decision, by its number."""

    number: int


Act = OnPair | Grouped | Valued | Coded | Undo
STANCES: tuple[Stance, ...] = ("asserted", "alleged", "negated")


def choose_merge(chance: Random, events: Sequence[Sequence[Anchor]]) -> Grouped | None:
    """Merge some of the events there are, None where there is but one."""
    if len(events) < 2:
        return None
    chosen = chance.sample(range(len(events)), chance.randint(2, min(4, len(events))))
    return Grouped("together", tuple(tuple(events[one]) for one in chosen))


def choose_split(chance: Random, events: Sequence[Sequence[Anchor]]) -> Grouped | None:
    """Split one of the events that tell more than one claim, None where none does."""
    several = [event for event in events if len(event) > 1]
    if not several:
        return None
    event = list(chance.choice(several))
    chance.shuffle(event)
    cut = chance.randint(1, len(event) - 1)
    return Grouped("apart", (tuple(event[:cut]), tuple(event[cut:])))


def choose_claim(chance: Random, events: Sequence[Sequence[Anchor]]) -> Coded:
    """Code a claim by hand where one stands: on its very words, on fewer, or on words beside."""
    at = chance.choice([anchor for event in events for anchor in event])
    passage = at.passage
    fewer = Span(min(passage.start + 2, passage.end - 1), passage.end)
    span = chance.choice((passage, fewer, Span(passage.end, passage.end + 1)))
    return Coded(
        Anchor(at.report, span, "detention"),
        "arrest",
        "past",
        chance.choice(STANCES),
        when=chance.choice((None, CodedWhen("2021-05-04", span))),
    )


def choose_act(
    chance: Random, events: Sequence[Sequence[Anchor]], taken: Sequence[int]
) -> Act | None:
    """Give what somebody does next; None where what was drawn cannot be done."""
    kind = chance.choice(("pair", "merge", "split", "value", "claim", "undo"))
    anchors = [anchor for event in events for anchor in event]
    if kind == "merge":
        return choose_merge(chance, events)
    if kind == "split":
        return choose_split(chance, events)
    if kind == "undo":
        return Undo(chance.choice(taken)) if taken else None
    if kind == "claim":
        return choose_claim(chance, events)
    if kind == "value" or len(anchors) < 2:
        facet, verdict, words = chance.choice(WORDS)
        return Valued(chance.choice(anchors), facet, "", verdict, words, "")
    left, right = chance.sample(anchors, 2)
    return OnPair(left, right, chance.choice(VERDICTS))
