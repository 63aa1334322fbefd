"""Numbers set against those told before: "police put the number at nine", "we counted 410"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from twosource.extractors.claims.counted_crowd import CROWD, EVACUEES, PROTESTERS
from twosource.extractors.claims.counted_heads import EVERYONE
from twosource.extractors.claims.counted_tolls import FIGURES, is_number
from twosource.extractors.claims.grammar import OBJECTS, Grammar
from twosource.model.claim import Claim, CountPhrase
from twosource.model.parse import Stretch
from twosource.model.spans import Span
from twosource.stages.how_many import find_quantities

FARTHEST = 600
"""Characters back to the number it is set against: two or three sentences."""
FARTHEST_CROWD = 1_500
"""Characters back to the march or the flight that a crowd is counted of: a few paragraphs."""
SETS = frozenset({"put", "place", "estimate"})
PROTEST, FLIGHT = "protest", "flight"

Counted = Mapping[str, Mapping[str, str]]
"""Of each type of the codebook that counts somebody the roles, each with what became of it."""


@dataclass(frozen=True, slots=True)
class Rival:
    """A number that is told anew: the word it is told by, its own, and of which types it may be.

    `types` is empty where it may be any number told before.
    """

    figure: int
    number: int
    types: frozenset[str] = frozenset()


def tell_rivals(
    grammar: Grammar,
    sentence: Stretch,
    before: Sequence[Claim],
    told: tuple[str, Counted],
    *,
    crowds: bool,
) -> Iterator[Claim]:
    """Give the claims told anew with the numbers of a sentence that name no event themselves.

    `told` is the text of the report and what the codebook counts. In a sentence with events of its
    own, of which some are in `before`, only `crowds` are told so: "police put the crowd at 300".
    """
    passage = grammar.parse.span(sentence.first, sentence.last)
    counted = {one.number for claim in before for one in claim.counts}
    for rival in find_rivals(grammar, sentence):
        meant = set_against(grammar, before, rival, told)
        known = meant is None or meant.counts[0].number in counted
        if meant is not None and not known and (rival.types or not crowds):
            yield replace(meant, passage=passage)


def find_rivals(grammar: Grammar, sentence: Stretch) -> Iterator[Rival]:
    """Give the numbers of "put the figure at nine", "counted 410 people", that name no event."""
    for verb in range(sentence.first, sentence.last):
        if grammar.token(verb).pos == "VERB":
            yield from _set_at(grammar, verb)
            yield from _counted(grammar, verb)


def _set_at(grammar: Grammar, verb: int) -> Iterator[Rival]:
    """Give the number of "put the toll at nine", "put the crowd at 300", "put it at 300"."""
    figure = next(grammar.children(verb, *OBJECTS), None)
    number = grammar.after(verb, "at")
    if grammar.lemma(verb) not in SETS or figure is None or number is None:
        return
    if not is_number(grammar, number):
        return
    lemma, of = grammar.lemma(figure), grammar.after(figure, "of")
    if lemma in CROWD or (of is not None and grammar.lemma(of) in PROTESTERS):
        yield Rival(figure, number, frozenset({PROTEST}))
    elif (lemma in FIGURES and of is None) or grammar.token(figure).text.lower() == "it":
        yield Rival(figure, number)


def _counted(grammar: Grammar, verb: int) -> Iterator[Rival]:
    """Give the number of "counted 410 people" and "spoke of 350 marchers"."""
    if grammar.lemma(verb) == "count":
        told = next(grammar.children(verb, *OBJECTS), None)
    else:
        told = grammar.after(verb, "of") if grammar.lemma(verb) == "speak" else None
    if told is None:
        return
    if is_number(grammar, told):
        yield Rival(told, told, frozenset({PROTEST, FLIGHT}))
    number = next((one for one in grammar.children(told, "nummod") if one < told), None)
    types = _types_of(grammar.lemma(told))
    if number is not None and types:
        yield Rival(told, number, types)


def _types_of(noun: str) -> frozenset[str]:
    if noun in PROTESTERS:
        return frozenset({PROTEST})
    if noun in EVACUEES:
        return frozenset({FLIGHT})
    return frozenset({PROTEST, FLIGHT}) if noun in EVERYONE else frozenset()


def set_against(
    grammar: Grammar, before: Sequence[Claim], rival: Rival, told: tuple[str, Counted]
) -> Claim | None:
    """Give the claim that a number is of as told anew with it; None where none is near.

    `told` is the text of the report and what the codebook counts. A crowd may be one of which no
    number was told; else it is the last claim with one.
    """
    text, counted = told
    trigger = grammar.token(rival.figure).span
    farthest = FARTHEST_CROWD if rival.types else FARTHEST
    near = [one for one in reversed(before) if 0 <= trigger.start - one.trigger.end <= farthest]
    meant = next((one for one in near if _may_count(one, rival, counted)), None)
    words = _quantity_at(grammar, rival.number, text)
    if meant is None or words is None:
        return None
    kept = meant.participants
    if meant.counts:
        # "About 90 people" are not those who are counted anew.
        counted_before = meant.counts[0].span
        kept = tuple(one for one in kept if not one.span.overlaps(counted_before))
        count = replace(
            meant.counts[0], span=words, number=words, group=None, more=False, out_of=None
        )
    else:
        outcomes = counted[meant.type]
        taken = (one.role for one in meant.participants if one.role in outcomes)
        role = next(taken, next(iter(outcomes)))
        count = CountPhrase(words, words, "people", role, outcomes[role])
    told_anew = replace(meant, trigger=trigger, participants=kept, counts=(count,))
    return replace(told_anew, definite=True, unverified=())


def _may_count(one: Claim, rival: Rival, counted: Counted) -> bool:
    """Tell whether a number may be of what a claim tells."""
    if one.counts and one.counts[0].none:
        return False
    if not rival.types:
        return bool(one.counts) or (one.type == PROTEST and one.type in counted)
    real = one.time != "future" and one.stance in {"asserted", "alleged"}
    return real and one.type in rival.types and one.type in counted


def _quantity_at(grammar: Grammar, number: int, text: str) -> Span | None:
    """Give the characters of the quantity that a number stands in: "some 300"."""
    token, sentence = grammar.token(number), grammar.sentence_at(number)
    whole = grammar.parse.span(sentence.first, sentence.last)
    found = [one.moved(whole.start) for one in find_quantities(whole.of(text))]
    return next(
        (Span(one.start, one.end) for one in found if one.start <= token.start < one.end), None
    )
