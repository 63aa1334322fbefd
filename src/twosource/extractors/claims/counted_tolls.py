"""Numbers told beside an event: what a toll has come to, what an exodus is made of."""

from collections.abc import Iterator

from twosource.extractors.claims.grammar import OBJECTS, Grammar

MADE_OF = frozenset({"constitute", "consist", "comprise", "compose", "make", "include", "number"})
TOLLS = frozenset({"toll", "number", "count", "total", "tally"})
FIGURES = TOLLS | {"estimate", "figure"}
REACHES = frozenset(
    ["rise", "climb", "reach", "stand", "grow", "increase", "jump", "hit", "pass", "exceed", "be"]
    + ["fall", "drop", "remain", "go", "come", "raise", "revise", "put", "lower", "cut", "reduce"]
    + ["bring", "push", "take", "double", "swell", "range", "vary", "update", "correct"]
    + [
        "say",
        "read",
        "show",
        "amend",
        "adjust",
        "downgrade",
        "upgrade",
        "soar",
        "surge",
        "leap",
        "mount",
        "edge",
    ]
)
HOLDS = frozenset({"reach", "hit", "pass", "exceed", "be", "say", "read", "show"})
FROM = frozenset({"from", "in", "after"})
RANGES = frozenset({"range", "vary", "run"})


def is_number(grammar: Grammar, index: int) -> bool:
    """Tell whether a word is a number."""
    return grammar.token(index).pos == "NUM" or grammar.token(index).tag == "CD"


def made_of(grammar: Grammar, index: int) -> Iterator[int]:
    """Give the three of "the exodus is made up of three households"."""
    above = grammar.head(index)
    if above is None or grammar.lemma(above) not in MADE_OF:
        return
    if grammar.token(index).dep in {"nsubj", "nsubjpass"}:
        for verb in (above, *grammar.children(above, "prt", "advmod")):
            for _, noun in grammar.prepositions(verb):
                yield noun
        held = grammar.object(above)
        if held is not None:
            yield held


def reached(grammar: Grammar, index: int) -> Iterator[int]:
    """Give the "five" of "the death toll has risen to five", "cut the number of dead to five"."""
    figure = _figure_over(grammar, index)
    above = None if figure is None else grammar.head(figure)
    if figure is None or above is None or grammar.lemma(above) not in REACHES:
        return
    for word in (above, index, *grammar.children(above, "prt")):
        for preposition in ("to", "at"):
            noun = grammar.after(word, preposition)
            if noun is not None:
                yield noun
        yield from _from_to(grammar, word)
    is_now = grammar.lemma(above) == "be"
    held = grammar.child(above, "attr") if is_now else grammar.object(above)
    if held is not None and grammar.lemma(above) in HOLDS:
        yield held


def _from_to(grammar: Grammar, index: int) -> Iterator[int]:
    """Give the 22 of "from 30 to 22", and the 80 of "ranged from 60 to 80", which is one range.

    The parse often takes both for one number, of which the second is the head.
    """
    first = grammar.after(index, "from")
    if first is None or not is_number(grammar, first):
        return
    both = any(grammar.lemma(kid) == "to" for kid in grammar.children(first, "quantmod"))
    if both or grammar.lemma(index) in RANGES:
        yield first
    for word in (first, grammar.token(first).head):
        last = grammar.after(word, "to") if word != index else None
        if last is not None:
            yield last


def _figure_over(grammar: Grammar, index: int) -> int | None:
    """Give the "number" of "the number of people missing", which may be the word itself."""
    if grammar.lemma(index) in TOLLS:
        return index
    above = grammar.head(index)
    if above is not None and grammar.lemma(above) == "put" and grammar.after(above, "at"):
        # "The mayor put survivors at 44."
        return index if grammar.token(index).dep in OBJECTS else None
    for here in grammar.above(index):
        token = grammar.token(here)
        if token.lemma.lower() in FIGURES and token.pos == "NOUN":
            return here
        verb = token.pos in {"VERB", "AUX"} and token.dep not in {"acl", "relcl"}
        # The toll *from* a blast is of its dead, who are told by "toll" itself.
        if verb or token.lemma.lower() in FROM:
            return None
    return None


def struck(grammar: Grammar, index: int) -> Iterator[int]:
    """Give the 340 of "the outbreak has affected 340 people", "was carried out and affected"."""
    above = grammar.head(index)
    if above is None or grammar.token(index).dep not in {"nsubj", "nsubjpass"}:
        return
    joined = [kid for kid in grammar.children(above, "conj") if not grammar.has(kid, "nsubj")]
    for verb in (above, *joined):
        if grammar.lemma(verb) in {"affect", "infect", "sicken", "hit", "strike"}:
            yield from grammar.children(verb, *OBJECTS)
