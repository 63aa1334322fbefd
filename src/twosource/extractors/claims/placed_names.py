"""Which names of a sentence may be a place's: what the parse takes for one, what grammar says."""

from collections.abc import Sequence
from itertools import pairwise

from twosource.extractors.claims.grammar import Grammar
from twosource.extractors.claims.placed_capitals import find_capitals
from twosource.extractors.claims.placed_sites import NAMES, name_before, names_site
from twosource.extractors.claims.placed_words import (
    BORDER_WORDS,
    CLOSE,
    DIRECTIONS,
    ENGLISH,
    FRENCH,
    GROUNDS,
    HYPHENS,
    KIND_ENDINGS,
    KIND_SIDES,
    LAID_WASTE,
    LEFT_BEHIND,
    NAME_AFTER,
    NOT_PLACES,
    PARTICLES,
    PLACE_ENTITIES,
    PLACE_HEADS,
    PLACE_PARTS,
    REGIONS,
    ROADS,
)
from twosource.model.parse import Stretch
from twosource.model.spans import Span


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
        index = max(last, index + 1)
    found = []
    for first, last in runs:
        head = _head_of_run(grammar, first, last)
        if _may_be_place(grammar, first, last, head):
            found.append(_with_kind(grammar, first, last, head))
    return tuple(sorted([*_join_borders(grammar, found), *find_capitals(grammar, sentence)]))


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
    # "Orl district of Lisk" is another kind's name, "of Lisk district" has its own.
    named = said and any(grammar.token(kid).tag == "NNP" for kid in grammar.children(kind, *NAMES))
    bare = said and not named and not _is_place_head(grammar, last - 1)
    if bare and grammar.head(head) == first - 1 and grammar.head(first - 1) == kind:
        return kind, grammar.parse.span(kind, last)
    return head, grammar.parse.span(first, last)


def _run_end(grammar: Grammar, index: int, limit: int) -> int:
    """Give the end of the run of name words from here on; the same index where none starts."""
    end = index
    while end < limit and _is_name_word(grammar, end, inside=end > index):
        end += 1
        end = _past_hyphen(grammar, end, limit)
        end = _past_owner(grammar, _past_particle(grammar, end, limit), limit)
    if end == index:
        return end
    kind = end
    while kind < limit and grammar.token(kind).text.lower() in KIND_SIDES:
        kind += 1
    return kind + 1 if kind < limit and _is_place_head(grammar, kind) else end


def _past_hyphen(grammar: Grammar, end: int, limit: int) -> int:
    """Give the end behind a hyphen and what it joins to the name: "Alma-Ata", "Onsong-gun".

    Two places with a hyphen stay two, but for a border they share: "US-Mexico border".
    """
    if end + 1 >= limit or grammar.token(end).text not in HYPHENS:
        return end
    through = _past_hyphened(grammar, end, limit)
    if through is not None:
        return through
    after = grammar.token(end + 1)
    if after.start != grammar.token(end - 1).end + 1 or after.text.lower() in NOT_PLACES:
        return end
    border = end + 2 < limit and grammar.token(end + 2).text.lower() in BORDER_WORDS
    named = after.text[:1].isupper() and after.entity not in PLACE_ENTITIES and after.pos == "PROPN"
    if _is_before_road(grammar, end + 2):
        return end
    if border or named or after.text.lower() in KIND_ENDINGS:
        return end + 2
    return end


def _past_hyphened(grammar: Grammar, end: int, limit: int) -> int | None:
    """Give the end of a name whose hyphens join a small word to it: "Port-au-Prince"."""
    if end + 3 >= limit or grammar.token(end + 2).text not in HYPHENS:
        return None
    small, last = grammar.token(end + 1).text, grammar.token(end + 3)
    close = last.start == grammar.token(end - 1).end + len(small) + 2
    joined = small in PARTICLES | FRENCH and close and last.text[:1].isupper()
    return end + 4 if joined else None


def _is_before_road(grammar: Grammar, index: int) -> bool:
    """Tell whether the name up to here is that of a road's end: "on the Lisk-Orl road"."""
    end = index - 1
    return any(
        grammar.lemma(above) in ROADS and grammar.token(here).dep in NAMES
        for here, above in pairwise((end, *grammar.above(end)))
        if all(grammar.token(one).dep in NAMES for one in range(index - 1, above))
    )


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
    if token.entity == "NORP" and token.pos == "ADJ":
        return _is_region(grammar, index)
    if token.entity in {"DATE", "TIME", "NORP", "MONEY", "CARDINAL", "PERCENT", "ORDINAL"}:
        if token.entity != "NORP" or token.pos != "PROPN":
            return False
        before_kind = index + 1 < len(grammar.parse.tokens) and _is_place_head(grammar, index + 1)
        return inside or before_kind or _is_of_kind(grammar, index) or _is_sited(grammar, index)
    if token.pos == "PROPN" and word[:1].isupper():
        return word.lower().rstrip(".") not in NOT_PLACES
    return word[:1].isupper() and (
        token.entity in PLACE_ENTITIES or (inside and _is_place_head(grammar, index))
    )


def _is_region(grammar: Grammar, index: int) -> bool:
    """Tell "the Kidal region", taken for a people's, from "the Kurdish region"."""
    word, after = grammar.token(index).text, index + 1
    people = word.endswith(("an", "ish", "ese", "i", "ch", "ic", "ek", "sh"))
    ends = after < len(grammar.parse.tokens) and grammar.token(after).text.lower() in REGIONS
    return word[:1].isupper() and ends and not people


def _is_of_kind(grammar: Grammar, index: int) -> bool:
    """Tell "the town of Lisk" whatever the model takes Lisk for."""
    of = index > 1 and grammar.token(index - 1).text == "of"
    return of and _is_place_head(grammar, index - 2)


def _is_sited(grammar: Grammar, index: int) -> bool:
    """Tell "near Lisk" and "north of Lisk", where no people stands, from "in Welsh"."""
    above = grammar.head(index)
    token = grammar.token(index)
    if above is None or token.dep != "pobj" or token.tag != "NNP" or grammar.kids[index]:
        return False
    over = grammar.head(above)
    side = over is not None and grammar.token(over).text.lower() in DIRECTIONS
    word = grammar.lemma(above)
    return word in {"near", "outside"} or (word == "of" and side) or names_kind(grammar, above)


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
    larger_than = name_before(grammar, head)
    head = head if larger_than is None else larger_than
    told = _preposition(grammar, head) in NAME_AFTER or _must_be_place(grammar, first, head)
    return told or names_site(grammar, head) or _is_come_down_on(grammar, head)


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


def _must_be_place(grammar: Grammar, first: int, head: int) -> bool:
    """Tell whether a name stands where only a place's does.

    "The town of Lisk", "fled Lisk for Tarn", "in Lisk, Tarn": told by grammar, whatever it is.
    """
    token, above = grammar.token(head), grammar.head(head)
    if above is None:
        return False
    if _is_end_of_way(grammar, head):
        return True
    if token.dep == "pobj":
        return names_kind(grammar, above)
    if token.dep == "dobj":
        return grammar.lemma(above) in LEFT_BEHIND | LAID_WASTE and token.pos == "PROPN"
    follows = token.dep == "appos" and grammar.token(first - 1).text == ","
    return follows and head - above <= CLOSE and _preposition(grammar, above) in NAME_AFTER


def _is_end_of_way(grammar: Grammar, head: int) -> bool:
    """Tell both ends of "the road between Lisk and Tarn"."""
    token, above = grammar.token(head), grammar.head(head)
    if token.dep == "conj" and above is not None and token.pos == "PROPN":
        return _is_end_of_way(grammar, above)
    if above is None or token.dep != "pobj" or grammar.lemma(above) != "between":
        return False
    way = grammar.head(above)
    return way is not None and grammar.lemma(way) in ROADS


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
