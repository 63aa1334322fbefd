"""Which names of a sentence may be a place's: what the parse takes for one, what grammar says."""

from collections.abc import Sequence

from twosource.extractors.claims.grammar import Grammar
from twosource.model.parse import Stretch
from twosource.model.spans import Span

# A name after one of these may be a place's, whatever the model takes it for.
NAME_AFTER = frozenset(
    ["in", "at", "near", "outside", "inside", "from", "across", "off", "through", "around", "along"]
)
HYPHENS = frozenset({"-", "\N{EN DASH}"})
BORDER_WORDS = frozenset({"border", "borders", "frontier", "line"})
# What Korean names say of their kind, behind a hyphen.
KIND_ENDINGS = frozenset(["do", "bukto", "namdo", "gun", "si", "up", "ri", "ku", "gu", "dong"])
# Small words within names of places: "Dayr az Zawr", "Rio de Janeiro".
PARTICLES = frozenset(
    [
        "al",
        "el",
        "ad",
        "ed",
        "an",
        "en",
        "ar",
        "er",
        "as",
        "es",
        "ash",
        "esh",
        "az",
        "ez",
        "at",
        "et",
    ]
    + ["de", "da", "do", "das", "dos", "del", "la", "las", "le", "les", "los", "di", "upon", "sur"]
)
# Articles that are English words too.
ENGLISH = frozenset({"at", "as", "an", "ad", "ash"})
CLOSE = 3  # words from a place's name to the larger one it lies in
# What is done to a place by leaving it.
LEFT_BEHIND = frozenset({"flee", "leave", "escape", "quit", "desert"})
# What is done to places, and hardly to people.
LAID_WASTE = frozenset(
    ["shell", "bombard", "besiege", "overrun", "invade", "blockade", "flood", "inundate"]
)
DIRECTIONS = frozenset(
    ["north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"]
)
PLACE_ENTITIES = frozenset({"GPE", "LOC", "FAC"})
PLACE_HEADS = frozenset(
    ["province", "county", "district", "town", "city", "village", "region", "state", "prefecture"]
    + ["river", "island", "mountain", "border", "sea", "lake", "valley", "port", "area", "camp"]
    + ["governorate", "department", "municipality", "peninsula", "oblast", "suburb"]
)
# Parts of a place: what is on the outskirts of Lisk is at Lisk, what is off its coast near it.
PLACE_PARTS = frozenset(
    ["outskirt", "outskirts", "slope", "street", "coast", "shore", "bank", "edge", "foot", "mouth"]
    + ["centre", "center", "heart", "part", "north", "south", "east", "west", "northeast"]
    + ["northwest", "southeast", "southwest", "capital", "interior", "middle", "water", "waters"]
)
# What stands in one spot: whatever is in "the market of Lisk" is in Lisk.
GROUNDS = frozenset(
    ["market", "marketplace", "bazaar", "square", "plaza", "park", "station", "terminal", "depot"]
    + ["hospital", "clinic", "school", "university", "campus", "church", "mosque", "temple"]
    + ["cathedral", "synagogue", "monastery", "prison", "jail", "airport", "harbour", "harbor"]
    + ["docks", "dock", "neighbourhood", "neighborhood", "quarter", "slum", "slums", "bridge"]
    + [
        "roundabout",
        "stadium",
        "cemetery",
        "hamlet",
        "settlement",
        "fringe",
        "fringes",
        "periphery",
    ]
    + ["seafront", "waterfront", "downtown", "marina", "refinery", "mine", "quarry", "plant"]
)
NOT_PLACES = frozenset(
    ["january", "february", "march", "april", "may", "june", "july", "august", "september"]
    + ["october", "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday"]
    + ["saturday", "sunday", "facebook", "twitter", "congress", "parliament", "english"]
)


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
            found.append(_with_kind(grammar, first, last, head))
    return tuple(_join_borders(grammar, found))


def _join_borders(grammar: Grammar, names: Sequence[tuple[int, Span]]) -> list[tuple[int, Span]]:
    """Join "the border between Lisk and Tarn" to one name: it happened in neither alone."""
    joined: list[tuple[int, Span]] = []
    for head, span in names:
        border = _border_over(grammar, joined[-1][0], head) if joined else None
        if border is not None:
            joined[-1] = (border, Span(grammar.token(border).start, span.end))
        else:
            joined.append((head, span))
    return joined


def _border_over(grammar: Grammar, one: int, other: int) -> int | None:
    """Give the word for the border that lies between two places, if the text says so."""
    between = grammar.head(one)
    if between is None or grammar.lemma(between) != "between" or grammar.head(other) != one:
        return None
    border = grammar.head(between)
    named = border is not None and grammar.token(border).text.lower() in BORDER_WORDS
    return border if named else None


def _with_kind(grammar: Grammar, first: int, last: int, head: int) -> tuple[int, Span]:
    """Give a name with the kind of place said before it: "state of Borno" is no town."""
    kind = first - 2
    said = kind >= 0 and grammar.token(first - 1).text == "of" and _is_place_head(grammar, kind)
    if said and grammar.head(head) == first - 1 and grammar.head(first - 1) == kind:
        return kind, grammar.parse.span(kind, last)
    return head, grammar.parse.span(first, last)


def _run_end(grammar: Grammar, index: int, limit: int) -> int:
    """Give the end of the run of name words from here on; the same index where none starts."""
    end = index
    while end < limit and _is_name_word(grammar, end, inside=end > index):
        end += 1
        end = _past_hyphen(grammar, end, limit)
        end = _past_owner(grammar, _past_particle(grammar, end, limit), limit)
    if end > index and end < limit and _is_place_head(grammar, end):
        end += 1
    return end


def _past_hyphen(grammar: Grammar, end: int, limit: int) -> int:
    """Give the end behind a hyphen and what it joins to the name: "Alma-Ata", "Onsong-gun".

    Two places with a hyphen stay two, but for a border they share: "US-Mexico border".
    """
    if end + 1 >= limit or grammar.token(end).text not in HYPHENS:
        return end
    after = grammar.token(end + 1)
    if after.start != grammar.token(end - 1).end + 1 or after.text.lower() in NOT_PLACES:
        return end
    border = end + 2 < limit and grammar.token(end + 2).text.lower() in BORDER_WORDS
    named = after.text[:1].isupper() and after.entity not in PLACE_ENTITIES and after.pos == "PROPN"
    if border or named or after.text.lower() in KIND_ENDINGS:
        return end + 2
    return end


def _past_particle(grammar: Grammar, end: int, limit: int) -> int:
    """Give the end behind a small word that a name word follows: "Dayr az Zawr".

    Arabic articles sound as the name that follows: "at" before Tall, never in "the court at Lisk".
    """
    word = grammar.token(end).text if end + 1 < limit else ""
    if word not in PARTICLES:
        return end
    if word in ENGLISH and not grammar.token(end + 1).text.lower().startswith(word[1:]):
        return end
    return end + 1 if _is_name_word(grammar, end + 1, inside=True) else end


def _past_owner(grammar: Grammar, end: int, limit: int) -> int:
    """Give the end behind "'s" and the kind of place that bears a person's name.

    "Prince George's County", not "Kenya's province": the kind is part of the name, with a capital.
    """
    owned = end + 1 < limit and grammar.token(end).tag == "POS"
    kind = owned and grammar.token(end + 1).text[:1].isupper() and _is_place_head(grammar, end + 1)
    return end + 1 if kind else end


def _is_name_word(grammar: Grammar, index: int, *, inside: bool) -> bool:
    token = grammar.token(index)
    word = token.text
    if token.entity in {"DATE", "TIME", "NORP", "MONEY", "CARDINAL", "PERCENT", "ORDINAL"}:
        if token.entity != "NORP" or token.pos != "PROPN":
            return False
        before_kind = index + 1 < len(grammar.parse.tokens) and _is_place_head(grammar, index + 1)
        return inside or before_kind or _is_of_kind(grammar, index)
    if token.pos == "PROPN" and word[:1].isupper():
        return word.lower().rstrip(".") not in NOT_PLACES
    return word[:1].isupper() and (
        token.entity in PLACE_ENTITIES or (inside and _is_place_head(grammar, index))
    )


def _is_of_kind(grammar: Grammar, index: int) -> bool:
    """Tell "the town of Lisk" whatever the model takes Lisk for."""
    of = index > 1 and grammar.token(index - 1).text == "of"
    return of and _is_place_head(grammar, index - 2)


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
    told = _preposition(grammar, head) in NAME_AFTER or _must_be_place(grammar, head)
    return told or _is_come_down_on(grammar, head)


def _is_come_down_on(grammar: Grammar, head: int) -> bool:
    """Tell what something comes down on: "crashed down on Lisk", "rained down on Lisk"."""
    above = grammar.head(head)
    if above is None or grammar.lemma(above) not in {"on", "upon", "onto"}:
        return False
    verb = grammar.head(above)
    down = verb is not None and any(
        grammar.lemma(kid) == "down" for kid in grammar.children(verb, "prt", "advmod")
    )
    return down and grammar.token(head).dep == "pobj"


def _must_be_place(grammar: Grammar, head: int) -> bool:
    """Tell whether a name stands where only a place's does.

    "The town of Lisk", "fled Lisk for Tarn", "in Lisk, Tarn": told by grammar, whatever it is.
    """
    token, above = grammar.token(head), grammar.head(head)
    if above is None:
        return False
    if token.dep == "pobj":
        return names_kind(grammar, above)
    if token.dep == "dobj":
        return grammar.lemma(above) in LEFT_BEHIND | LAID_WASTE and token.pos == "PROPN"
    follows = token.dep == "appos" and grammar.token(head - 1).text == ","
    return follows and head - above <= CLOSE and _preposition(grammar, above) in NAME_AFTER


def _preposition(grammar: Grammar, index: int) -> str | None:
    above = grammar.head(index)
    if above is None or grammar.token(index).dep not in {"pobj", "conj"}:
        return None
    # "In Lisk and Tarn": the second name shares the first one's preposition.
    shares = grammar.token(index).dep == "conj" and grammar.token(above).pos == "PROPN"
    if shares:
        return _preposition(grammar, above)
    return grammar.lemma(above) if grammar.token(index).dep == "pobj" else None


def names_kind(grammar: Grammar, preposition: int) -> bool:
    """Tell whether "of" only joins a name to its kind or a part of it: "in the city of Lima"."""
    above = grammar.head(preposition)
    return (
        above is not None
        and grammar.lemma(preposition) == "of"
        and grammar.lemma(above) in PLACE_HEADS | PLACE_PARTS | GROUNDS
    )
