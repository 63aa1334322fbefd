"""Names that say where by what they are called: a town's prison, its court, the road to it."""

from twosource.extractors.claims.grammar import Grammar
from twosource.extractors.claims.placed_words import (
    COURTS,
    DIRECTIONS,
    HYPHENS,
    JOINS,
    NAME_AFTER,
    PLACE_HEADS,
    ROADS,
    TOWN_SITES,
)

NAMES = frozenset({"compound", "nmod"})


def names_site(grammar: Grammar, head: int) -> bool:
    """Tell a town that a site or a road is called after: "outside the Lisk bus terminal"."""
    if is_end_of_road(grammar, head):
        return True
    above = grammar.head(head)
    if above is None or grammar.token(head).dep not in NAMES or grammar.token(head).tag != "NNP":
        return False
    noun, preposition = grammar.token(above), grammar.head(above)
    site = noun.pos == "NOUN" and noun.text.lower() in TOWN_SITES
    if preposition is None or noun.dep != "pobj" or not site:
        return False
    return grammar.lemma(preposition) in NAME_AFTER | {"before"}


def is_seat_of_court(grammar: Grammar, head: int) -> bool:
    """Tell the town whose court tries a case: "before a Lisk court", "a Lisk court jailed"."""
    above = grammar.head(head)
    if above is None or grammar.token(head).dep not in NAMES or grammar.lemma(above) not in COURTS:
        return False
    if grammar.token(above).dep == "nsubj":
        return True
    over = grammar.head(above)
    return over is not None and grammar.lemma(over) in {"before", "by", "in", "at"}


def is_end_of_road(grammar: Grammar, head: int) -> bool:
    """Tell where a road leads to from where it was: "on the Lisk-Orl road" is at neither.

    So are the ends of "the road from Lisk to Orl" and "the road that links Lisk with Orl".
    """
    for here in (head, *grammar.above(head)):
        if grammar.lemma(here) in ROADS:
            before = grammar.below(here)[0]
            return any(grammar.token(one).text in HYPHENS for one in range(before, here))
        if grammar.token(here).dep not in NAMES:
            return _is_joined_by_road(grammar, here)
    return False


def is_side_of(grammar: Grammar, head: int) -> bool:
    """Tell what a place lies on a side of: "in Orl, west of Lisk" is near Lisk.

    What is in the west of Lisk is in it.
    """
    above = grammar.head(head)
    side = None if above is None or grammar.lemma(above) != "of" else grammar.head(above)
    if side is None or grammar.token(side).text.lower() not in DIRECTIONS:
        return False
    return all(grammar.lemma(kid) != "the" for kid in grammar.children(side, "det"))


def _is_joined_by_road(grammar: Grammar, head: int) -> bool:
    """Tell an end of "the road from Lisk to Orl", "the road linking Lisk and Orl"."""
    while grammar.token(head).dep == "conj":
        head = grammar.token(head).head
    above = grammar.head(head)
    if above is None:
        return False
    if grammar.token(above).pos == "ADP" and grammar.token(head).dep == "pobj":
        noun = grammar.head(above)
        if noun is not None and grammar.lemma(noun) in ROADS:
            words = {grammar.lemma(kid) for kid in grammar.children(noun, "prep")}
            return grammar.lemma(above) in {"from", "to"} and {"from", "to"} <= words
        above = grammar.token(above).head
    # The parse may hang "linking" on something further back.
    beside = (grammar.head(above), above - 1)
    return grammar.lemma(above) in JOINS and any(
        one is not None and one >= 0 and grammar.lemma(one) in ROADS for one in beside
    )


def name_before(grammar: Grammar, head: int) -> int | None:
    """Give the place right before a larger one told behind a comma: "in Lisk, Orl township".

    Where the parse hangs the larger one on the verb, its kind still says that it is a place.
    """
    token = grammar.token(head)
    if token.dep not in {"npadvmod", "conj", "appos"} or token.text.lower() not in PLACE_HEADS:
        return None
    first = grammar.below(head)[0]
    before = grammar.token(first - 2) if first > 1 else None
    comma = before is not None and grammar.token(first - 1).text == ","
    place = before is not None and (before.pos == "PROPN" or before.text.lower() in PLACE_HEADS)
    return first - 2 if comma and place else None
