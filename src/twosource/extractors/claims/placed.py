"""Where and when, in the report's words: place names and dates that hang on an event."""

from collections.abc import Sequence

from twosource.extractors.claims.grammar import Grammar
from twosource.model.claim import PlacePhrase, PlaceRelation
from twosource.model.parse import Stretch
from twosource.model.spans import Span

# A name after one of these may be a place's, whatever the model takes it for.
NAME_AFTER = frozenset(
    ["in", "at", "near", "outside", "inside", "from", "across", "off", "through", "around", "along"]
)
SITES = frozenset({"at", "near", "across", "origin"})
COMPLETES = frozenset({"compound", "nmod", "appos", "conj", "npadvmod", "amod", "poss"})
DIRECTIONS = frozenset({"north", "south", "east", "west"})
PLACE_ENTITIES = frozenset({"GPE", "LOC", "FAC"})
RELATIONS: dict[str, PlaceRelation] = {
    "in": "at",
    "at": "at",
    "on": "at",
    "inside": "at",
    "within": "at",
    "throughout": "at",
    "near": "near",
    "around": "near",
    "outside": "near",
    "off": "near",
    "along": "near",
    "from": "origin",
    "to": "destination",
    "into": "destination",
    "toward": "destination",
    "towards": "destination",
    "for": "destination",
    "across": "across",
    "over": "across",
    "through": "at",
    "via": "across",
}
PLACE_HEADS = frozenset(
    ["province", "county", "district", "town", "city", "village", "region", "state", "prefecture"]
    + ["river", "island", "mountain", "border", "sea", "lake", "valley", "port", "area", "camp"]
    + ["governorate", "department", "municipality", "peninsula", "oblast", "suburb"]
)
NOT_PLACES = frozenset(
    ["january", "february", "march", "april", "may", "june", "july", "august", "september"]
    + ["october", "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday"]
    + ["saturday", "sunday", "facebook", "twitter", "congress", "parliament", "english"]
)


# "Two died when the bank gave way on Monday": one day for both.
AT_ONCE = frozenset({"when", "as", "while", "after"})


def find_place_names(grammar: Grammar, sentence: Stretch) -> tuple[tuple[int, Span], ...]:
    """Give the head word and characters of each name in a sentence that may be a place's.

    Names the parse calls places, and proper names after a preposition of place whatever it calls
    them ("lodged in Bergen"); the gazetteer decides later. Parts of larger names are left out.
    """
    runs: list[tuple[int, int]] = []
    index = sentence.first
    while index < sentence.last:
        last = _run_end(grammar, index, sentence.last)
        if last > index:
            runs.append((index, last))
            index = last
        else:
            index += 1
    found = []
    for first, last in runs:
        head = _head_of_run(grammar, first, last)
        if _may_be_place(grammar, first, last, head):
            found.append((head, grammar.parse.span(first, last)))
    return tuple(found)


def _run_end(grammar: Grammar, index: int, limit: int) -> int:
    """Give the end of the run of name words from here on; the same index where none starts."""
    end = index
    while end < limit and _is_name_word(grammar, end, inside=end > index):
        end += 1
    if end > index and end < limit and _is_place_head(grammar, end):
        end += 1
    return end


def _is_name_word(grammar: Grammar, index: int, *, inside: bool) -> bool:
    token = grammar.token(index)
    word = token.text
    if token.entity in {"DATE", "TIME", "NORP", "MONEY", "CARDINAL", "PERCENT", "ORDINAL"}:
        return token.entity == "NORP" and inside and token.pos == "PROPN"
    if token.pos == "PROPN" and word[:1].isupper():
        return word.lower().rstrip(".") not in NOT_PLACES
    return word[:1].isupper() and (
        token.entity in PLACE_ENTITIES or (inside and _is_place_head(grammar, index))
    )


def _is_place_head(grammar: Grammar, index: int) -> bool:
    return grammar.token(index).text.lower() in PLACE_HEADS


def _head_of_run(grammar: Grammar, first: int, last: int) -> int:
    for index in range(first, last):
        above = grammar.head(index)
        if above is None or not first <= above < last:
            return index
    return last - 1


def _may_be_place(grammar: Grammar, first: int, last: int, head: int) -> bool:
    if _preposition(grammar, head) == "to" and grammar.token(first - 1).text == "to":
        before = grammar.token(first - 2).text.lower() if first > 1 else ""
        if before == "according":
            return False
    if last - first == 1 and grammar.token(first).text.lower() in DIRECTIONS:
        return False
    entities = {grammar.token(index).entity for index in range(first, last)}
    if entities & PLACE_ENTITIES:
        return "PERSON" not in entities or _preposition(grammar, head) is not None
    return _preposition(grammar, head) in NAME_AFTER


def _preposition(grammar: Grammar, index: int) -> str | None:
    above = grammar.head(index)
    if above is None or grammar.token(index).dep not in {"pobj", "conj"}:
        return None
    # "In Lisk and Tarn": the second name shares the first one's preposition.
    shares = grammar.token(index).dep == "conj" and grammar.token(above).pos == "PROPN"
    if shares:
        return _preposition(grammar, above)
    return grammar.lemma(above) if grammar.token(index).dep == "pobj" else None


def relate_places(
    grammar: Grammar,
    trigger: Sequence[int],
    names: Sequence[tuple[int, Span]],
    clause: Sequence[int],
) -> tuple[PlacePhrase, ...]:
    """Give the places of an event's clause and how it stands to each.

    A name right on the event's word takes its preposition; one on another word of the clause is its
    place when it stands with "in", "at" or "near"; all else is only mentioned.
    """
    words = set(clause)
    related = [
        PlacePhrase(span, _relation(grammar, trigger, head))
        for head, span in names
        if head in words
    ]
    if not any(place.relation in SITES for place in related):
        related += _of_sentence(grammar, trigger, [one for one in names if one[0] not in words])
    return tuple(sorted(related, key=lambda place: place.span))


def _of_sentence(
    grammar: Grammar, trigger: Sequence[int], names: Sequence[tuple[int, Span]]
) -> list[PlacePhrase]:
    """Give the place the clause over an event's own is in, or one of the same time; if it is one.

    "Two died when the bank gave way in Lima" is in Lima. What else hangs below the event ("… to
    open an office in Lima") has a place of its own.
    """
    over = set(grammar.above(trigger[0]))
    own = grammar.clause_of(trigger[0])
    # "Two died and six are missing after a bank gave way in Lima": the clause is of both.
    joined = (own, *grammar.children(own, "conj"))
    beside = [kid for verb in joined for kid in grammar.children(verb, "advcl")]
    over.update(kid for kid in beside if is_at_once(grammar, kid))
    placed = [(head, PlacePhrase(span, _relation(grammar, trigger, head))) for head, span in names]
    sites = [(head, one) for head, one in placed if one.relation in {"at", "near"}]
    clauses = {grammar.clause_of(head) for head, _ in sites}
    return [one for _, one in sites] if len(clauses) == 1 and clauses <= over else []


def _relation(grammar: Grammar, trigger: Sequence[int], head: int) -> PlaceRelation:
    preposition = _first_preposition(grammar, head)
    if preposition is None:
        return "mentioned"
    word = grammar.lemma(preposition)
    relation = RELATIONS.get(word, "mentioned")
    above = grammar.head(preposition)
    if above is None or relation in {"at", "near"}:
        return relation
    small = grammar.token(above).pos in {"ADP", "ADV", "PART"}
    on_event = above in trigger or (small and grammar.head(above) in trigger)
    directly = grammar.token(head).head == preposition
    return relation if on_event and directly else _carried(grammar, trigger, preposition, relation)


def _carried(
    grammar: Grammar, trigger: Sequence[int], preposition: int, relation: PlaceRelation
) -> PlaceRelation:
    """Keep a direction told of the event's own object ("crossed the river into China")."""
    above = grammar.head(preposition)
    noun_of = above is not None and grammar.head(above) in trigger
    return relation if noun_of and relation in {"across", "destination"} else "mentioned"


def _first_preposition(grammar: Grammar, head: int) -> int | None:
    """Give the preposition a name stands under: its own, or that of the name it completes."""
    here = head
    for above in grammar.above(head):
        token = grammar.token(above)
        if token.pos == "ADP" and grammar.token(here).dep == "pobj":
            if not _names_kind(grammar, above):
                return above
        elif grammar.token(here).dep not in COMPLETES and token.pos != "ADP":
            return None
        here = above
    return None


def _names_kind(grammar: Grammar, preposition: int) -> bool:
    """Tell whether "of" only joins a name to its kind: "in the city of Lima"."""
    above = grammar.head(preposition)
    return (
        above is not None
        and grammar.lemma(preposition) == "of"
        and grammar.lemma(above) in PLACE_HEADS
    )


def is_at_once(grammar: Grammar, verb: int) -> bool:
    """Tell whether a clause is of one moment with that above it: "when the bank gave way"."""
    return any(grammar.lemma(kid) in AT_ONCE for kid in grammar.children(verb, "mark", "advmod"))
