"""Where and when, in the report's words: place names and dates that hang on an event."""

from collections.abc import Sequence
from dataclasses import replace

from twosource.extractors.claims.grammar import Grammar
from twosource.extractors.claims.moments import (
    clauses_beside,
    clauses_of_busy,
    clauses_of_cause,
    is_at_once,
    within_statement,
)
from twosource.extractors.claims.placed_asides import is_of_other, verbs_of_bearer
from twosource.extractors.claims.placed_names import names_kind
from twosource.extractors.claims.placed_sites import (
    is_end_of_road,
    is_seat_of_court,
    is_side_of,
    name_before,
)
from twosource.extractors.claims.placed_words import (
    LAID_WASTE,
    LEFT_BEHIND,
    ROADS,
)
from twosource.extractors.claims.triggers import Hit
from twosource.model.claim import PlacePhrase, PlaceRelation
from twosource.model.spans import Span

SITES = frozenset({"at", "near", "across", "origin"})
COMPLETES = frozenset({"compound", "nmod", "appos", "conj", "npadvmod", "amod", "poss"})
# What strikes the place that it is done to.
STRIKES = LAID_WASTE | frozenset(
    ["hit", "strike", "bomb", "shake", "rock", "devastate", "flood", "raid", "storm", "attack"]
    + ["capture", "batter", "evacuate", "ravage", "patrol"]
)
# What sweeps across a place is there, and crosses no border.
SWEEPS = frozenset(["sweep", "tear", "rip", "roar", "surge", "rage", "spread", "rain", "pour"])
# "Iran's embassy" stands in another country; its army may be anywhere.
ABROAD = frozenset(
    ["embassy", "consulate", "mission", "delegation", "ambassador", "envoy", "army", "military"]
    + ["navy", "government", "president", "minister", "ministry", "parliament", "troop", "force"]
)
# "Called on Iran to", "blamed on Iran": whom it is said to, or of.
SPOKEN_TO = frozenset(
    ["call", "prevail", "blame", "pin", "rely", "depend", "focus", "press", "urge"]
)
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
    "above": "near",
    "below": "near",
    "beside": "near",
    "opposite": "near",
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
DIRECTED = frozenset({"from", "to", "into"})
# What a report may call the place it was filed from: "in this city".
FILED_FROM = frozenset({"city", "town", "village", "capital", "port"})


def relate_places(
    grammar: Grammar,
    hit: Hit,
    names: Sequence[tuple[int, Span]],
    clause: Sequence[int],
    events: frozenset[int],
) -> tuple[PlacePhrase, ...]:
    """Give the places of an event's clause and how it stands to each.

    A name right on the event's word takes its preposition; one on another word of the clause is its
    place when it stands with "in", "at" or "near"; all else is only mentioned, as is the place of
    another of the `events` of the sentence.
    """
    words, trigger = set(clause), hit.words
    away = {span for head, span in names if is_of_other(grammar, hit, head, events)}
    related = [
        PlacePhrase(span, "mentioned" if span in away else _relate(grammar, hit, head))
        for head, span in names
        if head in words
    ]
    related = _set_right(grammar, trigger, related, names)
    if not any(place.relation in SITES for place in related):
        related += _here(grammar, trigger)
    settled = any(place.relation in SITES for place in related)
    if not settled and not _moves(grammar, trigger[0], [one[0] for one in names]):
        beside = [one for one in names if one[0] not in words and one[1] not in away]
        related += _of_sentence(grammar, trigger, beside)
    return tuple(sorted(related, key=lambda place: place.span))


def _relate(grammar: Grammar, hit: Hit, head: int) -> PlaceRelation:
    tried = hit.type.family in {"justice", "liberty"} and is_seat_of_court(grammar, head)
    return "at" if tried else _relation(grammar, hit.words, head)


def _here(grammar: Grammar, trigger: Sequence[int]) -> list[PlacePhrase]:
    """Give the "here" or "in this city" of an event's own clause: where the report was filed."""
    verb = grammar.clause_head(trigger[0])
    over = sorted({*trigger} if verb is None else {*trigger, verb})
    spans = [
        grammar.token(kid).span
        for index in over
        for kid in grammar.children(index, "advmod")
        if grammar.token(kid).text.lower() == "here"
    ]
    places = [grammar.after(index, "in") for index in over]
    for place in places:
        pointer = None if place is None else grammar.child(place, "det")
        if place is None or pointer is None or grammar.lemma(place) not in FILED_FROM:
            continue
        if grammar.token(pointer).text.lower() == "this":
            spans.append(grammar.parse.span(pointer, place + 1))
    return [PlacePhrase(span, "at") for span in dict.fromkeys(spans)]


def _set_right(
    grammar: Grammar,
    trigger: Sequence[int],
    related: Sequence[PlacePhrase],
    names: Sequence[tuple[int, Span]],
) -> list[PlacePhrase]:
    """Take back places that another told with the event leaves no room for.

    What one goes through on the way from somewhere is not where it began, nor is where a road leads
    to from a place told; and where an event has a
    place in its own clause, one of a clause beside it is that of something else.
    """
    heads = {span: head for head, span in names}
    own = grammar.clause_head(trigger[0])
    within = {one.span for one in related if grammar.clause_head(heads[one.span]) == own}
    ends = {one.span for one in related if is_end_of_road(grammar, heads[one.span])}
    near = [one for one in related if one.relation in {"at", "near"} and one.span in within]
    placed = bool(near)
    spot = any(one.span not in ends for one in near)
    leaves = any(one.relation == "origin" for one in related)

    def stays(one: PlacePhrase) -> bool:
        if one.relation not in {"at", "near"}:
            return True
        preposition = _first_preposition(grammar, heads[one.span])
        through = preposition is not None and grammar.lemma(preposition) == "through"
        by_road = spot and one.span in ends
        return not (leaves and through) and not by_road and (not placed or one.span in within)

    return [one if stays(one) else replace(one, relation="mentioned") for one in related]


def _of_sentence(
    grammar: Grammar, trigger: Sequence[int], names: Sequence[tuple[int, Span]]
) -> list[PlacePhrase]:
    """Give the place the clause over an event's own is in, or one of the same time; if it is one.

    "Two died when the bank gave way in Lima" is in Lima. What else hangs below the event ("… to
    open an office in Lima") has a place of its own.
    """
    over = set(within_statement(grammar, trigger[0])) - set(verbs_of_bearer(grammar, trigger[0]))
    own = grammar.clause_of(trigger[0])
    # "Two died and six are missing after a bank gave way in Lima": the clause is of both.
    joined = (own, *grammar.children(own, "conj"))
    beside = [kid for verb in joined for kid in clauses_beside(grammar, verb)]
    over.update(kid for kid in beside if is_at_once(grammar, kid))
    over.update(clauses_of_cause(grammar, own) + clauses_of_busy(grammar, own))
    # "Two died and six were hurt in Lisk": "and" joins what was in one place.
    over.update(kid for kid in joined if grammar.token(kid).dep == "conj")
    placed = [(head, PlacePhrase(span, _relation(grammar, trigger, head))) for head, span in names]
    sites = [(head, one) for head, one in placed if one.relation in {"at", "near"}]
    clauses = {grammar.clause_of(head) for head, _ in sites}
    return [one for _, one in sites] if len(clauses) == 1 and clauses <= over else []


def _moves(grammar: Grammar, index: int, heads: Sequence[int]) -> bool:
    """Tell whether an event's clause has a place of its own, if only to go from or to.

    "They were held in Lisk, and ten were taken from Orl in a raid": the raid was not in Lisk.
    """
    verb = grammar.clause_of(index)
    prepositions = [_first_preposition(grammar, head) for head in heads]
    return verb != index and any(
        one is not None and grammar.head(one) == verb and grammar.lemma(one) in DIRECTED
        for one in prepositions
    )


def _relation(grammar: Grammar, trigger: Sequence[int], head: int) -> PlaceRelation:
    if is_end_of_road(grammar, head) or is_side_of(grammar, head):
        return "near"
    before = name_before(grammar, head)
    head = head if before is None else before
    preposition = _first_preposition(grammar, head)
    if preposition is None:
        return _relate_object(grammar, trigger, head)
    word = grammar.lemma(preposition)
    relation = RELATIONS.get(word, "mentioned")
    above = grammar.head(preposition)
    if above is not None and word in {"across", "over"} and grammar.lemma(above) in SWEEPS:
        return "at"
    if word in {"to", "onto", "into"} and _whole(grammar, head) != head:
        # "Took to the streets of Lisk".
        street = grammar.lemma(_whole(grammar, head)) in {"street", "streets", "square"}
        relation = "at" if street else relation
    if word == "between" and above is not None and grammar.lemma(above) in ROADS:
        return "near"
    if above is not None and word in {"on", "upon"} and grammar.lemma(above) in SPOKEN_TO:
        return "mentioned"
    if above is None or relation in {"at", "near"}:
        return relation
    small = grammar.token(above).pos in {"ADP", "ADV", "PART"}
    on_event = above in trigger or (small and grammar.head(above) in trigger)
    directly = grammar.token(_whole(grammar, head)).head == preposition
    return relation if on_event and directly else _carried(grammar, trigger, preposition, relation)


def _whole(grammar: Grammar, head: int) -> int:
    """Give what a name is the kind or a part of: the slopes, in "the slopes of Mount Lisk"."""
    above = grammar.head(head)
    while above is not None and names_kind(grammar, above):
        head = grammar.token(above).head
        above = grammar.head(head)
    return head


def _relate_object(grammar: Grammar, trigger: Sequence[int], head: int) -> PlaceRelation:
    """Give how an event stands to a place without a preposition: "fled Lisk", "struck Lisk"."""
    above = grammar.head(head)
    if above is None:
        return "mentioned"
    # "Shelled the outskirts of Lisk".
    head = _whole(grammar, head)
    verb = grammar.head(head)
    object_of = verb is not None and grammar.token(head).dep == "dobj"
    lemma = grammar.lemma(verb) if object_of and verb is not None else ""
    if lemma in LEFT_BEHIND and verb in trigger:
        return "origin"
    return "at" if lemma in STRIKES else "mentioned"


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
            if not names_kind(grammar, above):
                return above
        elif token.pos != "ADP" and (not _completes(grammar, here) or _owns(grammar, here)):
            return None
        here = above
    return None


def _owns(grammar: Grammar, index: int) -> bool:
    """Tell a country from what of it is abroad, or may be anywhere: "Iran's embassy"."""
    above = grammar.head(index)
    if above is None or grammar.token(index).dep != "poss":
        return False
    return grammar.lemma(above) in ABROAD


def _completes(grammar: Grammar, index: int) -> bool:
    """Tell whether a word only completes the one above: a name its kind, "of" what it is of."""
    token = grammar.token(index)
    return token.dep in COMPLETES or (token.pos == "ADP" and names_kind(grammar, index))
