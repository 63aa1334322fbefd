"""What the accused answer: "denied it", "rejected the accusation", "said it had no part in that".

Such words name no event. They tell of the deed that was told before, and stand against it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from twosource.extractors.claims.grammar import OBJECTS, Grammar
from twosource.extractors.claims.stance_words import DENIES
from twosource.model.claim import Claim, Stance, Voice
from twosource.model.parse import Stretch
from twosource.model.spans import Span

# What somebody may be told to have had in a deed, and may have no part in.
PART = frozenset(
    ["involvement", "responsibility", "role", "part", "hand", "complicity", "participation"]
    + ["link", "connection", "guilt", "wrongdoing", "anything", "nothing"]
)
INVOLVED = frozenset({"involve", "involved", "responsible", "behind"})
STORY = frozenset(
    ["accusation", "allegation", "claim", "report", "account", "suggestion", "version", "it"]
    + ["this", "that", "story", "assertion", "accusations"]
)
VAGUE = frozenset(["incident", "matter", "affair", "case", "event", "deed", "act", "crime"])
FALSE = frozenset(
    ["false", "baseless", "untrue", "unfounded", "groundless", "fabricated", "wrong", "incorrect"]
    + ["lie", "lies", "fabrication", "invention", "nonsense", "propaganda", "slander", "rubbish"]
)
CALLS = frozenset({"call", "brand", "label", "term", "describe", "denounce", "consider"})
# These weigh what others say; they do not answer for themselves.
JUDGES = frozenset({"court", "judge", "tribunal", "jury", "panel", "magistrate", "bench"})
# What may be laid at somebody's door.
DEEDS = frozenset({"harm", "liberty", "property", "movement", "return", "restriction", "unrest"})
NEAR = 5
"""Words between "nothing to do with" and the event."""
FARTHEST = 900
"""Characters back to the deed: about one long paragraph."""

_WE = r"(?:it|they|he|she|we|I|(?:its|their|his|her|our) (?:\w+ )?\w+)"
_NO_PART = re.compile(
    rf"\b{_WE} (?:(?:had|has|have|played|took|bore|bears) (?:absolutely )?"
    r"(?:nothing to do with|no (?:part|role|hand|involvement|share)\b|no responsibility\b)|"
    r"(?:was|were|is|are|had|has|have)(?: not|n[’']t)(?: been)? (?:involved|behind|responsible))|"
    r"\b(?:no|none of (?:its|their|the)) (?:\w+ )?\w+ (?:was|were|is|are|had been) involved\b"
)


@dataclass(frozen=True, slots=True)
class Answer:
    """The word that stands for the deed, and what is said of it.

    `part`: only a part in it is denied, and not that it was done.
    """

    index: int
    part: bool


def find_answers(
    grammar: Grammar, sentence: Stretch, told: Iterable[int], text: str
) -> Iterator[Answer]:
    """Give the words by which a sentence denies a deed told before; `told` are its own events."""
    events = frozenset(told)
    for index in range(sentence.first, sentence.last):
        if grammar.lemma(index) in DENIES and grammar.token(index).pos == "VERB":
            under = [here for here in grammar.below(index) if here > index]
            answer = None if events & set(under) else _answer(grammar, index, under)
            if answer is not None and not _is_judge(grammar, index):
                yield answer
                return
        called = _called_false(grammar, index, events)
        if called is not None:
            yield Answer(called, part=False)
            return
    span = grammar.parse.span(sentence.first, sentence.last)
    found = _NO_PART.search(span.of(text))
    if found is not None:
        start = span.start + found.start()
        words = [
            here
            for here in range(sentence.first, sentence.last)
            if grammar.token(here).start >= start
        ]
        if not events & set(words):
            last = [h for h in words if grammar.token(h).end <= span.start + found.end()][-1]
            yield Answer(last, part=True)


def _answer(grammar: Grammar, index: int, under: Sequence[int]) -> Answer | None:
    """Give what a verb of denial has for an object: a part in it, or what was said."""
    strong = grammar.lemma(index) == "deny"
    held = next(grammar.children(index, *OBJECTS), None)
    if held is not None:
        lemma = grammar.lemma(held)
        if _tells_its_own(grammar, held):
            return None
        if lemma in PART:
            return Answer(held, part=True)
        if lemma in STORY and (strong or grammar.token(held).pos == "NOUN"):
            return Answer(held, part=False)
        return None
    if not strong:
        return None
    involved = [here for here in under if grammar.lemma(here) in PART | INVOLVED]
    return Answer(involved[0], part=True) if involved else None


def _called_false(grammar: Grammar, index: int, events: frozenset[int]) -> int | None:
    """Give the "claim" of "called the claim baseless" and of "said the claim was a lie"."""
    lemma = grammar.lemma(index)
    if lemma in CALLS:
        story = list(grammar.children(index, "dobj", "nsubj"))
        story += [one for kid in grammar.children(index, "ccomp") for one in grammar.children(kid)]
        noun = next((one for one in story if grammar.lemma(one) in STORY), None)
    elif lemma == "be" and grammar.token(index).dep == "ccomp":
        noun = grammar.child(index, "nsubj")
    else:
        return None
    if noun is None or grammar.lemma(noun) not in STORY or _tells_its_own(grammar, noun):
        return None
    under = grammar.below(index)
    false = any(grammar.lemma(here) in FALSE for here in under if here > noun)
    return noun if false and not events & set(under) else None


def _is_any(grammar: Grammar, noun: int) -> bool:
    """Tell "a claim" and "any report", which may be of anything."""
    return any(grammar.lemma(one) in {"a", "an", "any"} for one in grammar.children(noun, "det"))


def _tells_its_own(grammar: Grammar, noun: int) -> bool:
    """Tell "the terrorism charges" and "a role in the trade", which say themselves what is meant.

    "A role in it" and "in the incident" point back; "a claim" may be any.
    """
    if grammar.has(noun, "compound", "nmod", "acl", "relcl"):
        return True
    if grammar.lemma(noun) in STORY and _is_any(grammar, noun):
        return True
    return any(
        grammar.token(one).pos != "PRON" and grammar.lemma(one) not in VAGUE
        for _, one in grammar.prepositions(noun)
    )


def _is_judge(grammar: Grammar, index: int) -> bool:
    subject = grammar.subject(index)
    return subject is None or grammar.lemma(subject) in JUDGES


def answer_to(
    before: Sequence[Claim], deeds: frozenset[str], at: int, voice: Sequence[Voice]
) -> Claim | None:
    """Give the deed that a denial at some character answers: the last told, by somebody else."""
    for one in reversed(before):
        if at - one.trigger.end > FARTHEST:
            continue
        told = one.stance in {"asserted", "alleged"} and one.time != "future"
        other = not one.chain or [v.name for v in one.chain] != [v.name for v in voice]
        if one.type in deeds and told and other and one.disowns is None:
            return one
    return None


def denied(deed: Claim, trigger: Span, passage: Span, *, part: bool) -> Claim:
    """Give a deed as denied at some words: that it was done, or only a part in it."""
    stance: Stance = deed.stance if part else "denied"
    return replace(
        deed,
        stance=stance,
        time="past",
        outcome=None,
        trigger=trigger,
        passage=passage,
        counts=(),
        definite=True,
        unverified=(),
        disowns=trigger if part else None,
        several=None,
    )


def disowning_words(words: str) -> re.Match[str] | None:
    """Find "it had nothing to do with" at the end of the words before an event, or near it."""
    found = None
    for one in _NO_PART.finditer(words):
        found = one
    if found is None:
        return None
    between = words[found.end() :]
    return found if len(between.split()) <= NEAR and not re.search(r"[.;!?]", between) else None
