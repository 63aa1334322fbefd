"""Which event of a sentence a date belongs to, and which other events share it."""

from collections.abc import Mapping, Sequence

from twosource.extractors.claims.date_words import AT_TIME, YEARLIKE, DateWords, premodified
from twosource.extractors.claims.grammar import Grammar
from twosource.extractors.claims.placed import is_at_once
from twosource.model.spans import Span

ELSEWHERE = frozenset(
    ["because", "ahead", "before", "after", "since", "despite", "until", "following", "unlike"]
)
ASIDE = frozenset({"relcl", "acl", "ccomp", "pcomp"})
GAPS = frozenset(["hour", "day", "night", "week", "month", "year", "minute", "moment", "decade"])
HELD = frozenset({"hold", "launch", "stage", "carry", "schedule", "plan", "set"})


def own_event(
    grammar: Grammar, words: DateWords, events: Sequence[int], cues: frozenset[int]
) -> int | None:
    """Give the event that a date belongs to; None where it dates something else, or what is said.

    A date that stands before a noun is that noun's, and of what happens at it: "during the Sept. 3
    rally". "Convicted over the 2015 fire that killed 40": the year is of the fire and its dead.
    """
    if words.said:
        return None
    noun = premodified(grammar, words)
    if noun is None or noun in events or _is_when(grammar, noun, words):
        found = nearest_event(grammar, words.head, events, cues)
        return None if found in cues - set(events) else found
    return _told_of(grammar, noun, events)


def _is_when(grammar: Grammar, noun: int, words: DateWords) -> bool:
    """Tell whether a dated noun dates its verb: "at the May 3 rally", "Monday's storm killed"."""
    above, dep = grammar.head(noun), grammar.token(noun).dep
    if above is None:
        return True
    if dep == "pobj":
        return grammar.lemma(above) in AT_TIME
    return dep == "nsubj" and words.rule not in YEARLIKE


def _told_of(grammar: Grammar, noun: int, events: Sequence[int]) -> int | None:
    """Give the event of a clause in which a noun does it: "the 2015 fire that killed 40"."""
    for verb in grammar.children(noun, "relcl"):
        subject = grammar.child(verb, "nsubj")
        if subject is not None and grammar.token(subject).tag in {"WDT", "WP"}:
            return verb if verb in events else None
    return None


def _argument_among(grammar: Grammar, verb: int, events: Sequence[int]) -> int | None:
    """Give the event a dated verb tells of, or brings with it.

    "The explosion" that "tore out a wall on Monday"; "shelled the town on Monday, killing ten".
    """
    if grammar.token(verb).pos != "VERB":
        return None
    arguments = grammar.children(verb, "nsubj", "nsubjpass", "dobj", "conj")
    found = next((kid for kid in arguments if kid in events), None)
    if found is not None:
        return found
    beside = (kid for kid in grammar.children(verb, "advcl") if grammar.token(kid).tag == "VBG")
    found = next((kid for kid in beside if kid in events), None)
    return _described(grammar, verb, events) if found is None else found


def _described(grammar: Grammar, verb: int, events: Sequence[int]) -> int | None:
    """Give the event a clause is of: "the raid, which came on Monday", "the vote held in May"."""
    noun = grammar.head(verb)
    if noun is None or noun not in events or grammar.token(verb).dep not in {"relcl", "acl"}:
        return None
    if grammar.lemma(verb) in HELD or grammar.token(verb).tag == "VBG":
        return noun
    subject = grammar.child(verb, "nsubj")
    return noun if subject is not None and grammar.token(subject).tag in {"WDT", "WP"} else None


def _closes_clause(grammar: Grammar, verb: int) -> bool:
    """Tell whether a verb has a clause of its own, beyond which a date in it says nothing."""
    token = grammar.token(verb)
    if token.pos not in {"VERB", "AUX"} or token.dep not in {"relcl", "advcl", "acl"}:
        return False
    return not is_at_once(grammar, verb) or stands_apart(grammar, verb)


def stands_apart(grammar: Grammar, verb: int) -> bool:
    """Tell whether words say how far off a clause is: "two days after the bank gave way"."""
    marks = grammar.children(verb, "mark", "advmod")
    return any(mark and grammar.lemma(mark - 1) in GAPS for mark in marks)


def share_dates(
    grammar: Grammar, events: Sequence[int], dated: Mapping[int, tuple[Span, ...]]
) -> dict[int, tuple[Span, ...]]:
    """Give the date of a deed to what it brings with it: "shelled the town on Monday, killing ten".

    Two verbs joined with nothing between them share theirs: "shot and killed two on Monday".
    """
    shared = dict(dated)
    for event in sorted(set(events) - set(dated)):
        brought = _brought_by(grammar, event)
        if brought in shared:
            shared[event] = shared[brought]
    for event in sorted(shared, reverse=True):
        above = grammar.head(event)
        if above is not None and above in set(events) - set(shared):
            shared |= {above: shared[event]} if _is_joined(grammar, above, event) else {}
    return shared


def date_harmed(
    grammar: Grammar,
    harmed: Sequence[int],
    harms: Sequence[int],
    dated: Mapping[int, tuple[Span, ...]],
) -> dict[int, tuple[Span, ...]]:
    """Give those harmed the day of the harm: "two died and six are missing after the dam burst".

    `harmed` are words that tell of dead, injured or missing people, `harms` those that tell of a
    deed or an accident. What follows on anything else ("arrested after the march") keeps its day.
    The harm may be the subject: "a blast on Monday left ten dead".
    """
    shared = dict(dated)
    for event in harmed:
        if event in shared:
            continue
        own = grammar.clause_of(event)
        verbs = (own, *grammar.children(own, "conj"))
        clauses = [
            kid
            for verb in verbs
            for kid in grammar.children(verb, "advcl")
            if is_at_once(grammar, kid) and not stands_apart(grammar, kid)
        ]
        clauses += grammar.children(own, "nsubj")
        days = [shared[one] for one in harms if one in clauses and one in shared]
        if days:
            shared[event] = days[0]
    return shared


def _brought_by(grammar: Grammar, event: int) -> int | None:
    above = grammar.head(event)
    if above is None or grammar.has(event, "nsubj", "nsubjpass", "mark"):
        return None
    token = grammar.token(event)
    if token.dep == "advcl" and token.tag == "VBG":
        return above
    if token.dep != "conj" or token.tag != grammar.token(above).tag:
        return None
    return _brought_by(grammar, above) if token.tag == "VBG" else _joined(grammar, above, event)


def _joined(grammar: Grammar, above: int, event: int) -> int | None:
    return above if _is_joined(grammar, above, event) else None


def _is_joined(grammar: Grammar, above: int, event: int) -> bool:
    between = range(above + 1, event)
    close = all(grammar.token(here).dep == "cc" for here in between)
    return grammar.token(event).dep == "conj" and close


def nearest_event(
    grammar: Grammar, word: int, events: Sequence[int], cues: frozenset[int]
) -> int | None:
    """Give the word of event or saying that a date belongs to: the nearest above it in the parse.

    The only event of the sentence where none is above, unless that stands in a clause aside; none
    at all for a date that hangs on a reason or a bound of its own ("ahead of the vote in June").
    """
    known = set(events) | cues
    below = word
    for above in (word, *grammar.above(word)):
        if above in known:
            return above
        argument = _argument_among(grammar, above, events)
        if argument is not None or _closes_clause(grammar, above):
            return argument
        token = grammar.token(above)
        small = token.pos in {"ADP", "SCONJ", "ADV"} and token.lemma.lower() in ELSEWHERE
        if small and below != word and not _is_clock(grammar, above, word):
            return None
        below = above
    return events[0] if len(events) == 1 and not _is_aside(grammar, events[0]) else None


def _is_clock(grammar: Grammar, small: int, word: int) -> bool:
    """Tell "shortly after 3 a.m. on Saturday", where the day bounds nothing."""
    between = [grammar.token(here) for here in range(small + 1, word)]
    return any(one.entity == "TIME" and one.text[:1].isdigit() for one in between)


def _is_aside(grammar: Grammar, event: int) -> bool:
    """Tell whether an event stands in a clause that a date of the sentence need not be of."""
    path = (event, *grammar.above(event))
    return any(grammar.token(here).dep in ASIDE for here in path)
