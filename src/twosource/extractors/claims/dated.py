"""Which event of a sentence a date belongs to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twosource.extractors.claims.date_words import (
    AT_TIME,
    GAPS,
    PAPERS,
    YEARLIKE,
    DateWords,
    premodified,
)
from twosource.extractors.claims.grammar import Grammar
from twosource.extractors.claims.moments import (
    BROUGHT_BY,
    came_when,
    done_beside,
    is_about,
    is_at_once,
    is_end,
)
from twosource.extractors.claims.placed_words import COURTS

ELSEWHERE = frozenset(
    ["because", "ahead", "before", "after", "since", "despite", "until", "following", "unlike"]
)
ASIDE = frozenset({"relcl", "acl", "ccomp", "pcomp", "parataxis"})
FAR = frozenset({"year", "years", "decade", "month", "season", "quarter"})
# At these people speak of what happened some other day.
SAID_AT = frozenset(
    ["conference", "interview", "statement", "briefing", "speech", "report", "release", "post"]
    + ["tweet", "message", "letter", "filing", "address", "broadcast", "edition", "article"]
)
# "Before a court" is no time.
BEFORE_WHOM = COURTS | {"judge", "magistrate", "jury", "panel", "parliament", "committee"}
ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "conj")
RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})
# What these verbs have for a subject came first.
RESULT = frozenset(
    ["spark", "trigger", "prompt", "provoke", "ignite", "fuel", "follow", "inspire", "lead"]
)
# Behind these an event is only spoken of.
OF_EVENT = frozenset({"with", "from", "for", "about", "against", "over"})
HOURS = frozenset(["dawn", "daybreak", "sunrise", "noon", "midday", "dusk", "sunset", "midnight"])
HELD = frozenset({"hold", "launch", "stage", "carry", "schedule", "plan", "set"})


@dataclass(frozen=True, slots=True)
class Owner:
    """The event a date belongs to; `direct`: no other verb stands between the two."""

    event: int
    direct: bool


def own_event(
    grammar: Grammar, words: DateWords, events: Sequence[int], cues: frozenset[int]
) -> Owner | None:
    """Give the event that a date belongs to; None where it dates something else, or what is said.

    A date that stands before a noun is that noun's, and of what happens at it: "during the Sept. 3
    rally". "Convicted over the 2015 fire that killed 40": the year is of the fire and its dead.
    """
    if words.said:
        return None
    if words.of is not None:
        return Owner(words.of, direct=True) if words.of in events else None
    for kid in grammar.children(words.head, "relcl"):
        # "The same day a mob struck": the parse makes the deed a clause of the day.
        bare = all(grammar.token(one).tag not in RELATIVE for one in grammar.kids[kid])
        if kid in events and bare:
            return Owner(kid, direct=True)
    noun = premodified(grammar, words)
    if noun is None or noun in events:
        found = nearest_event(grammar, words.head, events, cues, far=words.rule in FAR)
        if found is None or found in cues - set(events) or _is_of_old(grammar, found, words):
            return None
        return Owner(found, _is_direct(grammar, words.head, found))
    event = _told_of(grammar, noun, events)
    if event is None and _is_when(grammar, noun, words):
        event = next((one for one in _up_to_verb(grammar, noun) if one in events), None)
    return None if event is None else Owner(event, direct=True)


def _is_of_old(grammar: Grammar, event: int, words: DateWords) -> bool:
    """Tell "the anniversary of the June 3 massacre", which was in some other year."""
    over = (grammar.lemma(above) for above in _up_to_verb(grammar, event))
    return words.rule not in YEARLIKE | {"unit"} and "anniversary" in over


def _is_direct(grammar: Grammar, word: int, event: int) -> bool:
    return event in (word, *_up_to_verb(grammar, word))


def _up_to_verb(grammar: Grammar, word: int) -> Iterator[int]:
    """Give the words above one, up to the first verb."""
    for above in grammar.above(word):
        yield above
        if grammar.token(above).pos in {"VERB", "AUX"}:
            return


def _is_when(grammar: Grammar, noun: int, words: DateWords) -> bool:
    """Tell whether a dated noun dates its verb: "at the May 3 rally", "Monday's storm killed"."""
    above, dep = grammar.head(noun), grammar.token(noun).dep
    if above is None or grammar.lemma(noun) in SAID_AT:
        return False
    if dep == "pobj":
        the = any(grammar.lemma(kid) == "the" for kid in grammar.children(noun, "det"))
        return grammar.lemma(above) in AT_TIME and (the or words.rule not in YEARLIKE)
    if words.rule in YEARLIKE:
        return False
    return dep == "nsubj"


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
    labels = ("dobj", "conj") if grammar.lemma(verb) in RESULT else ARGUMENTS
    arguments = grammar.children(verb, *labels)
    found = next((kid for kid in arguments if kid in events), None)
    if found is not None:
        return found
    found = next((kid for kid in done_beside(grammar, verb) if kid in events), None)
    return _described(grammar, verb, events) if found is None else found


def _described(grammar: Grammar, verb: int, events: Sequence[int]) -> int | None:
    """Give the event a clause is of: "the raid, which came on Monday", "the vote held in May"."""
    noun = grammar.head(verb)
    if noun is None or grammar.token(verb).dep not in {"relcl", "acl"}:
        return None
    if noun not in events:
        return _brought_about(grammar, verb, noun, events)
    if grammar.lemma(verb) in HELD or grammar.token(verb).tag == "VBG":
        return noun
    subject = grammar.child(verb, "nsubj")
    return noun if subject is not None and grammar.token(subject).tag in {"WDT", "WP"} else None


def _brought_about(grammar: Grammar, verb: int, noun: int, events: Sequence[int]) -> int | None:
    """Give the event that a noun brought about by what a clause on it tells.

    "Killed by a hail of shells that rained down on Monday", "died in the mud that came down".
    """
    subject = grammar.child(verb, "nsubj")
    if subject is None or grammar.token(subject).tag not in {"WDT", "WP"}:
        return None
    for above in grammar.above(noun):
        token = grammar.token(above)
        if token.pos in {"VERB", "AUX"}:
            return above if above in events else None
        if token.pos == "ADP" and grammar.lemma(above) not in BROUGHT_BY | {"of"}:
            return None
    return None


def _closes_clause(grammar: Grammar, verb: int) -> bool:
    """Tell whether a verb has a clause of its own, beyond which a date in it says nothing."""
    token = grammar.token(verb)
    if token.pos not in {"VERB", "AUX"} or token.dep not in {"relcl", "advcl"}:
        return False
    return not is_at_once(grammar, verb) or stands_apart(grammar, verb)


def _shuts_off(grammar: Grammar, verb: int, events: Sequence[int], *, far: bool) -> bool:
    """Tell whether a participle on a noun keeps its date: "in a video posted on May 3, men shot".

    Behind the event the parse is often wrong: "left a boy wounded on Tuesday". A year or a month
    is the participle's even there: "held a man convicted in 2015"; so is any day that a paper was
    written or shown: "arrested on a warrant signed on May 3".
    """
    token = grammar.token(verb)
    noun = grammar.head(verb)
    if noun is None or token.dep != "acl" or token.pos not in {"VERB", "AUX"}:
        return False
    paper = token.tag == "VBN" and grammar.lemma(noun) in PAPERS
    return far or paper or not any(event < verb for event in grammar.above(verb) if event in events)


def stands_apart(grammar: Grammar, verb: int) -> bool:
    """Tell whether words say how far off a clause is: "two days after the bank gave way"."""
    marks = grammar.children(verb, "mark", "advmod")
    return any(mark and grammar.lemma(mark - 1) in GAPS for mark in marks)


def nearest_event(
    grammar: Grammar,
    word: int,
    events: Sequence[int],
    cues: frozenset[int],
    *,
    far: bool = False,
) -> int | None:
    """Give the word of event or saying that a date belongs to: the nearest above it in the parse.

    The only event of the sentence where none is above, unless that stands in a clause aside; none
    at all for a date that hangs on a reason or a bound of its own ("ahead of the vote in June").
    `far`: the date is a year or a month.
    """
    # "Lynched a man accused of theft on Sunday" tells no day on which he was accused.
    known = set(events) | {cue for cue in cues if grammar.token(cue).dep != "acl"}
    below = word
    for above in (word, *grammar.above(word)):
        if above in known:
            return above
        state = _state(grammar, above, word, events)
        if state is not None:
            return state
        if is_end(grammar, above) or is_about(grammar, above):
            return None
        argument = _argument_among(grammar, above, events)
        follows = grammar.token(above).pos == "VERB" and grammar.lemma(above) in RESULT
        if argument is not None or follows or _closes_clause(grammar, above):
            return argument
        if _shuts_off(grammar, above, events, far=far):
            return None
        token = grammar.token(above)
        small = token.pos in {"ADP", "SCONJ", "ADV"} and token.lemma.lower() in ELSEWHERE
        bounds = small and below != word and grammar.lemma(below) not in BEFORE_WHOM
        if bounds and not _is_clock(grammar, above, word):
            return None
        below = above
    return events[0] if len(events) == 1 and not _is_aside(grammar, events[0]) else None


def _state(grammar: Grammar, verb: int, date: int, events: Sequence[int]) -> int | None:
    """Give the event that some are in: "have been on strike since May 3", "were in custody".

    Or what broke in on a verb that tells of none: "was driving home on Monday when men shot him".
    """
    if grammar.token(verb).pos not in {"VERB", "AUX"}:
        return None
    inside = list(came_when(grammar, verb, date)) if verb < date else []
    if grammar.lemma(verb) == "be" and not grammar.has(verb, "expl"):
        states = {"on", "in", "under"}
        inside += [noun for word, noun in grammar.prepositions(verb) if word in states]
    return next((one for one in inside if one in events), None)


def _is_clock(grammar: Grammar, small: int, word: int) -> bool:
    """Tell "shortly after 3 a.m. on Saturday", "before dawn on Friday": the day bounds nothing."""
    between = [grammar.token(here) for here in range(small + 1, word)]
    return any(
        (one.entity == "TIME" and one.text[:1].isdigit()) or one.lemma.lower() in HOURS
        for one in between
    )


def _is_aside(grammar: Grammar, event: int) -> bool:
    """Tell whether an event stands where a date of its sentence need not be of it.

    In a clause aside, or in what is only spoken of: "gathered on Monday at the scene of the blast".
    """
    path = (event, *grammar.above(event))
    # "Log, 14.05.2021: shop owner threatened": without a verb of its own a line is one clause.
    bare = grammar.token(path[-1]).pos not in {"VERB", "AUX"}
    aside = not bare and any(grammar.token(here).dep in ASIDE for here in path)
    return aside or _is_only_spoken_of(grammar, event)


def _is_only_spoken_of(grammar: Grammar, event: int) -> bool:
    """Tell "a motive for the killing" from "is in detention", "was the site of three shootings"."""
    if not is_under_preposition(grammar, event, grammar.clause_of(event)):
        return False
    above = grammar.head(event)
    over = None if above is None else grammar.head(above)
    if above is None or over is None or grammar.has(event, "poss"):
        return True
    if grammar.lemma(above) == "of" and grammar.token(over).dep in {"nsubj", "attr", "dobj"}:
        return grammar.has(event, "det") and not grammar.has(event, "nummod")
    if grammar.lemma(above) in OF_EVENT:
        return True
    return grammar.token(over).pos not in {"VERB", "AUX"} or grammar.has(event, "det")


def is_under_preposition(grammar: Grammar, event: int, verb: int) -> bool:
    """Tell "the blast is tied to the killing", where the one is not by the other."""
    for above in (event, *grammar.above(event)):
        if above == verb:
            return False
        if grammar.token(above).pos == "ADP" or grammar.token(above).dep == "prep":
            return True
    return False
