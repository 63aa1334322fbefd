"""A crowd that somebody counts: "counted 410 people as they left for the march"."""

from collections.abc import Iterator

from twosource.extractors.claims.grammar import Grammar

CROWD = frozenset({"crowd", "turnout", "attendance"})
PROTESTERS = frozenset(
    ["marcher", "demonstrator", "protester", "protestor", "striker", "participant", "picket"]
)
EVACUEES = frozenset({"evacuee", "displaced"})
SEEN = frozenset({"be", "count", "see", "estimate", "watch", "number"})
THEY = frozenset({"they", "who"})
LEFT_FOR = frozenset({"at", "in", "on", "for", "to"})
PEOPLE = PROTESTERS | {"people", "person", "man", "woman", "worker"}


def find_crowd(grammar: Grammar, index: int) -> Iterator[int]:
    """Give the people of "saw 80 people at the rally" and of "counted 80 as they left for it"."""
    link = grammar.head(index)
    host = None if link is None or grammar.lemma(link) not in LEFT_FOR else grammar.head(link)
    if host is None:
        return
    token = grammar.token(host)
    if token.pos in {"NOUN", "NUM"}:
        verb, seen = grammar.head(host), host
    else:
        verb = host
        subject = grammar.subject(host)
        if token.dep == "advcl" and subject is not None and _is_they(grammar, subject):
            verb = grammar.head(host)
        held = None if verb is None else _held(grammar, verb)
        if held is None:
            return
        seen = held
    counts = verb is not None and grammar.lemma(verb) in SEEN and _held(grammar, verb) == seen
    if counts and grammar.lemma(seen) in PEOPLE:
        yield seen


def _is_they(grammar: Grammar, subject: int) -> bool:
    return grammar.token(subject).text.lower() in THEY


def _held(grammar: Grammar, verb: int) -> int | None:
    """Give what a verb has for an object: the people of "saw people" and "there were people"."""
    return next(grammar.children(verb, "dobj", "attr"), None)
