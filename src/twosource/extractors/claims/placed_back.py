"""The place told before that "there" and "in the town" point back to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twosource.extractors.claims.grammar import Grammar
from twosource.extractors.claims.placed_names import NAME_AFTER, PLACE_ENTITIES, names_kind
from twosource.model.claim import PlacePhrase, PlaceRelation
from twosource.model.spans import Span

# What a place told before is called again: "in the town".
CALLED = frozenset(["town", "village", "city", "hamlet", "suburb", "settlement"])
AT = frozenset({"in", "at", "inside", "within"})
# At or near these, whatever word the name stands behind: "from Lisk" is no place to point to.
SITES = frozenset({"in", "at", "near", "outside", "inside", "around"}) & NAME_AFTER
SENTENCES_BACK = 3


@dataclass(frozen=True, slots=True)
class Named:
    """A name that may be a place's, in a sentence before: its head word, span and words."""

    head: int
    span: Span
    words: str


def point_back(
    grammar: Grammar, trigger: Sequence[int], told: Sequence[Named]
) -> list[PlacePhrase]:
    """Give the place that an event's own words point back to; none where they point to none.

    The last one told within a few sentences, or however far back the only one.
    """
    pointers = list(_find_pointers(grammar, trigger))
    if not pointers:
        return []
    sited = [(one, relation) for one in told if (relation := _site(grammar, one.head)) is not None]
    sited = [(one, relation) for one, relation in sited if one.head < min(pointers)]
    if not sited:
        return []
    last, relation = sited[-1]
    alone = len({one.words for one, _ in sited}) == 1
    near = _sentence(grammar, pointers[0]) - _sentence(grammar, last.head) <= SENTENCES_BACK
    return [PlacePhrase(last.span, relation)] if alone or near else []


def _sentence(grammar: Grammar, index: int) -> int:
    return grammar.parse.sentences.index(grammar.sentence_at(index))


def _find_pointers(grammar: Grammar, trigger: Sequence[int]) -> Iterator[int]:
    """Give the "there" of an event's clause, and the "town" of "in the town"."""
    verb = grammar.clause_head(trigger[0])
    over = sorted({*trigger} if verb is None else {*trigger, verb})
    if verb is not None and grammar.token(verb).tag == "VBG" and grammar.token(verb).dep == "advcl":
        over.append(grammar.token(verb).head)  # "collided there, killing ten"
    held = [kid for index in over for kid in grammar.children(index, "dobj", "nsubjpass")]
    for index in over:
        for kid in grammar.children(index, "advmod"):
            if grammar.token(kid).text.lower() == "there":
                yield kid
    for index in (*over, *held):
        for word, noun in grammar.prepositions(index):
            if word in AT and grammar.lemma(noun) in CALLED and _is_bare(grammar, noun):
                yield noun


def _is_bare(grammar: Grammar, noun: int) -> bool:
    """Tell "the town" from "the town of Lisk" and "the harbour town"."""
    kids = grammar.kids[noun]
    return len(kids) == 1 and grammar.token(kids[0]).text.lower() == "the"


def _site(grammar: Grammar, head: int) -> PlaceRelation | None:
    """Give how something stands to a named place, where it is at or near it."""
    above = grammar.head(head)
    while above is not None and names_kind(grammar, above):
        head = grammar.token(above).head
        above = grammar.head(head)
    token = grammar.token(head)
    if token.dep in {"nsubj", "nsubjpass"} and token.entity in PLACE_ENTITIES:
        return "at"  # "Lisk is contested. Kidnappings there …"
    if above is None or token.dep != "pobj":
        return None
    word = grammar.lemma(above)
    if word not in SITES:
        return None
    return "at" if word in AT else "near"
