"""Which other events of a sentence share the date of one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from twosource.extractors.claims.dated import is_under_preposition, stands_apart
from twosource.extractors.claims.grammar import Grammar
from twosource.extractors.claims.moments import (
    clauses_beside,
    clauses_of_cause,
    is_at_once,
    is_of_other_day,
)
from twosource.model.spans import Span

AT_EVENT = frozenset({"during", "at"})
AT_MOMENT = frozenset({"when", "as", "while"})
# Means are used to an end, and at once.
MEANS = frozenset({"use", "fire", "deploy", "employ"})
IN_HARM = frozenset({"in", "by"})


def share_dates(
    grammar: Grammar, events: Sequence[int], dated: Mapping[int, tuple[Span, ...]]
) -> dict[int, tuple[Span, ...]]:
    """Give the date of a deed to what it brings with it: "shelled the town on Monday, killing ten".

    Two verbs joined with nothing between them share theirs: "shot and killed two on Monday".
    """
    shared = dict(dated)
    for event in sorted(set(events) - set(dated)):
        brought = _brought_by(grammar, event)
        brought = brought if brought in shared else _told_by(grammar, brought, shared)
        if brought in shared:
            shared[event] = shared[brought]
        subject = grammar.subject(event) if event not in shared else None
        if subject in shared and subject is not None and _is_verb(grammar, event):
            shared[event] = shared[subject]  # "the strike in 2014 lasted months and cost lives"
    for event in sorted(shared, reverse=True):
        above = grammar.head(event)
        if above is not None and above in set(events) - set(shared):
            shared |= {above: shared[event]} if _is_joined(grammar, above, event) else {}
    return shared


@dataclass(frozen=True, slots=True)
class Kinds:
    """The events of a sentence by what they are: `harmed` tell of dead, injured or missing people.

    `harms` are deeds and accidents; those are among them. `scenes` are these and what else is done
    on the spot, one right after the other: a search, an arrest, a theft.
    """

    harmed: Sequence[int]
    harms: Sequence[int]
    scenes: Sequence[int] = ()


def share_within(
    grammar: Grammar,
    events: Sequence[int],
    kinds: Kinds,
    dated: Mapping[int, tuple[Span, ...]],
) -> dict[int, tuple[Span, ...]]:
    """Share a date between an event and that in which it happens, where only one of them has it.

    "Two were killed in a blast on Monday", "the blast on Monday killed two", "held on Monday at a
    march"; "two died and six are missing after the dam burst"; "last year one died and six were
    injured". What follows on anything else ("arrested after the march") keeps its day.
    """
    shared = dict(dated)
    pairs = [
        (event, other) for event in events for other in _same_time(grammar, event, events, kinds)
    ]
    # What one has from another a third may have from it.
    for event, other in (*pairs, *pairs):
        if event not in shared and other in shared:
            shared[event] = shared[other]
        elif other not in shared and event in shared:
            shared[other] = shared[event]
    return shared


def _same_time(grammar: Grammar, event: int, events: Sequence[int], kinds: Kinds) -> Iterator[int]:
    """Give the other events of a clause that were when an event was."""
    own = grammar.clause_of(event)
    for word, noun in grammar.prepositions(own):
        harm_in_harm = word in IN_HARM and event in kinds.harms and noun in kinds.harms
        # "Arrested in overnight raids": what was done in one sweep.
        in_sweep = word == "in" and event in kinds.scenes and noun in kinds.scenes
        harm_in_harm = harm_in_harm or in_sweep
        if noun in events and (word in AT_EVENT or harm_in_harm):
            yield noun
    yield from _within_other(grammar, own, events)
    yield from _of_moment(grammar, event, events, kinds)
    if event in kinds.harmed and not is_under_preposition(grammar, event, own):
        yield from _harm_of(grammar, own, kinds.harms)
    if event in kinds.harmed:
        yield from (kid for kid in grammar.children(event, "conj") if kid in kinds.harmed)


def _within_other(grammar: Grammar, own: int, events: Sequence[int]) -> Iterator[int]:
    """Give the event in which another happened: "last year's riot, in which four people died".

    The clause may hang on a word between: "last year's riot at the port, in which four died".
    """
    inside = any(
        word == "in" and _is_which(grammar, noun) for word, noun in grammar.prepositions(own)
    )
    if grammar.token(own).dep != "relcl" or not inside:
        return
    below = own
    for above in grammar.above(own):
        verb = grammar.token(above).pos in {"VERB", "AUX"}
        # "Investigate last year's riot at the port": the port is of the riot right before it.
        other = grammar.child(above, "dobj") if verb else above
        if other in events and other is not None and (not verb or other == below - 1):
            yield other
        if verb or other in events:
            return
        below = above


def _is_which(grammar: Grammar, index: int) -> bool:
    return grammar.token(index).text.lower() == "which"


def _of_moment(grammar: Grammar, event: int, events: Sequence[int], kinds: Kinds) -> Iterator[int]:
    """Give what came at once with the event of a clause, told beside it.

    "They fled when the dam burst on Monday"; "the ferry went down on Sunday, and 21 drowned";
    "the river flooded Lisk on Friday, where ten people died".
    """
    own = grammar.clause_of(event)
    beside = () if _is_state(grammar, event, kinds) else clauses_beside(grammar, own)
    for kid in beside:
        if is_at_once(grammar, kid, AT_MOMENT):
            yield from (one for one in (kid, *_busy_with(grammar, kid)) if one in events)
            if kid not in events:
                # "Hurt when police charged a rally on Monday".
                held = grammar.children(kid, "dobj")
                yield from (one for one in held if one in events and event in kinds.harmed)
    if event != own:
        return
    yield from _of_scene(grammar, event, kinds)
    yield from (kid for kid in _before_court(grammar, event) if kid in events)
    if event not in kinds.harms:
        return
    beside = [kid for kid in grammar.children(own, "conj") if not _has_passed(grammar, kid)]
    beside += _where_clauses(grammar, own)
    yield from (kid for kid in beside if kid in kinds.harmed)


def _is_state(grammar: Grammar, event: int, kinds: Kinds) -> bool:
    """Tell what lasts, and had begun before: "was serving a sentence when he escaped in May"."""
    lasts = grammar.token(event).tag == "VBG" and grammar.has(event, "aux")
    return lasts and event not in kinds.harms and event not in kinds.scenes


def _busy_with(grammar: Grammar, verb: int) -> Iterator[int]:
    """Give what somebody was at: a rally, in "beaten while filming a rally on Monday"."""
    if grammar.token(verb).tag == "VBG" and not grammar.has(verb, "nsubj", "nsubjpass"):
        yield from grammar.children(verb, "dobj")


def _of_scene(grammar: Grammar, event: int, kinds: Kinds) -> Iterator[int]:
    """Give what came of the same hands on the same spot, and the harm that a verb tells of.

    "Agents raided a house last month and arrested ten"; "a landslide swept away a school".
    """
    if event not in kinds.scenes:
        return
    subject = grammar.child(event, "nsubj")
    if subject in kinds.harms and subject is not None:
        yield subject
    if grammar.lemma(event) in MEANS:
        yield from (kid for kid in _ends(grammar, event) if kid in kinds.scenes)
    for kid in _joined_verbs(grammar, event):
        past = {"VBD", "VBN"} if grammar.has(kid, "dobj") else {"VBD"}
        same = grammar.token(event).tag == "VBD" and grammar.token(kid).tag in past
        own = grammar.has(kid, "nsubj", "nsubjpass", "auxpass", "advcl")
        if kid in kinds.scenes and same and not own and not _has_passed(grammar, kid):
            yield kid


def _joined_verbs(grammar: Grammar, verb: int) -> Iterator[int]:
    """Give the verbs joined to one, and those joined to them."""
    for kid in grammar.children(verb, "conj"):
        if grammar.token(kid).pos == "VERB":
            yield kid
            yield from _joined_verbs(grammar, kid)


def _ends(grammar: Grammar, event: int) -> Iterator[int]:
    """Give what something was used for: "used tear gas to break up a rally on Monday"."""
    for over in (event, *grammar.children(event, "dobj")):
        for kid in grammar.children(over, "advcl", "xcomp", "acl", "relcl"):
            if grammar.token(kid).tag == "VB" and grammar.has(kid, "aux"):
                yield kid


def _before_court(grammar: Grammar, event: int) -> Iterator[int]:
    """Give what somebody stood accused of as they did: "appeared in court on Monday charged"."""
    if grammar.lemma(event) != "appear":
        return
    nouns = [noun for word, noun in grammar.prepositions(event) if word in {"before", "in"}]
    for over in (event, *nouns):
        for kid in grammar.children(over, "acl", "advcl"):
            if grammar.token(kid).tag == "VBN":
                yield kid


def _has_passed(grammar: Grammar, verb: int) -> bool:
    """Tell what is told as of now or of before: "and two have died since"."""
    words = {grammar.token(kid).text.lower() for kid in grammar.children(verb, "aux", "advmod")}
    return bool(words & {"has", "have", "had", "since", "later", "already"})


def _where_clauses(grammar: Grammar, own: int) -> Iterator[int]:
    """Give what happened in the place of an event: "flooded Lisk, where ten people died"."""
    for verb in (own, *grammar.children(own, "conj")):
        for noun in (noun for word, noun in grammar.prepositions(verb) if word in {"in", "at"}):
            for clause in grammar.children(noun, "relcl"):
                told = (clause, *grammar.children(clause, "xcomp"))
                if any(_is_where(grammar, one) for one in told):
                    yield from told


def _is_where(grammar: Grammar, verb: int) -> bool:
    return any(grammar.lemma(kid) == "where" for kid in grammar.children(verb, "advmod"))


def _harm_of(grammar: Grammar, own: int, harms: Sequence[int]) -> Iterator[int]:
    """Give the harm that brought what a verb tells of: in it, when it came, or by its subject."""
    for verb in (own, *grammar.children(own, "conj")):
        nouns = grammar.prepositions(verb)
        yield from (noun for word, noun in nouns if word in IN_HARM and noun in harms)
        for kid in grammar.children(verb, "advcl"):
            apart = stands_apart(grammar, kid) or is_of_other_day(grammar, verb, kid)
            if kid in harms and is_at_once(grammar, kid) and not apart:
                yield kid
        yield from (kid for kid in clauses_of_cause(grammar, verb) if kid in harms)
    subject = grammar.child(own, "nsubj")
    meant = None if subject is None else grammar.antecedent(subject)
    if meant in harms and meant is not None:
        yield meant


def _told_by(
    grammar: Grammar, verb: int | None, dated: Mapping[int, tuple[Span, ...]]
) -> int | None:
    """Give the dated event of which a verb tells: "a *landslide* tore through, killing ten"."""
    if verb is None:
        return None
    subject = grammar.child(verb, "nsubj", "nsubjpass")
    return subject if subject in dated else None


def _brought_by(grammar: Grammar, event: int) -> int | None:
    above = grammar.head(event)
    if above is None or grammar.has(event, "nsubj", "nsubjpass", "mark"):
        return None
    token = grammar.token(event)
    if token.dep == "oprd" and grammar.lemma(above) == "leave":
        # "Opened fire on Monday, leaving nine dead", "the blast on Monday left nine dead".
        return _brought_by(grammar, above) if grammar.token(above).tag == "VBG" else above
    if token.dep == "advcl" and token.tag == "VBG":
        return above
    if token.dep == "conj" and token.tag == "VBG" and grammar.token(above).dep == "dobj":
        # "Sweeping away homes and killing ten": the parse may join the verb to the homes.
        return _brought_by(grammar, grammar.token(above).head)
    if token.dep != "conj" or token.tag != grammar.token(above).tag:
        return None
    return _brought_by(grammar, above) if token.tag == "VBG" else _joined(grammar, above, event)


def _joined(grammar: Grammar, above: int, event: int) -> int | None:
    return above if _is_joined(grammar, above, event) else None


def _is_joined(grammar: Grammar, above: int, event: int) -> bool:
    between = range(above + 1, event)
    close = all(grammar.token(here).dep == "cc" for here in between)
    return grammar.token(event).dep == "conj" and close


def _is_verb(grammar: Grammar, word: int) -> bool:
    return grammar.token(word).pos == "VERB"
