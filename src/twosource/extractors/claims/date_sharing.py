"""Which other events of a sentence share the date of one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from twosource.extractors.claims.dated import is_under_preposition, stands_apart
from twosource.extractors.claims.grammar import Grammar
from twosource.extractors.claims.moments import clauses_of_cause, is_at_once
from twosource.model.spans import Span

AT_EVENT = frozenset({"during", "at"})
AT_MOMENT = frozenset({"when", "as", "while"})
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
    for event in sorted(shared, reverse=True):
        above = grammar.head(event)
        if above is not None and above in set(events) - set(shared):
            shared |= {above: shared[event]} if _is_joined(grammar, above, event) else {}
    return shared


@dataclass(frozen=True, slots=True)
class Kinds:
    """The events of a sentence by what they are: `harmed` tell of dead, injured or missing people.

    `harms` are deeds and accidents; those are among them.
    """

    harmed: Sequence[int]
    harms: Sequence[int]


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
    for event in events:
        for other in _same_time(grammar, event, events, kinds):
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
        if noun in events and (word in AT_EVENT or harm_in_harm):
            yield noun
    yield from _of_moment(grammar, event, events, kinds)
    if event in kinds.harmed and not is_under_preposition(grammar, event, own):
        yield from _harm_of(grammar, own, kinds.harms)
    if event in kinds.harmed:
        yield from (kid for kid in grammar.children(event, "conj") if kid in kinds.harmed)


def _of_moment(grammar: Grammar, event: int, events: Sequence[int], kinds: Kinds) -> Iterator[int]:
    """Give what came at once with the event of a clause, told beside it.

    "They fled when the dam burst on Monday"; "the ferry went down on Sunday, and 21 drowned";
    "the river flooded Lisk on Friday, where ten people died".
    """
    own = grammar.clause_of(event)
    for kid in grammar.children(own, "advcl"):
        if kid in events and is_at_once(grammar, kid, AT_MOMENT):
            yield kid
    if event != own or event not in kinds.harms:
        return
    beside = [kid for kid in grammar.children(own, "conj") if not _has_passed(grammar, kid)]
    beside += _where_clauses(grammar, own)
    yield from (kid for kid in beside if kid in kinds.harmed)


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
            if kid in harms and is_at_once(grammar, kid) and not stands_apart(grammar, kid):
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
