"""Numbers set against those told before: "police put the number at nine"."""

from collections.abc import Sequence
from dataclasses import replace

from twosource.extractors.claims.counted_tolls import FIGURES, is_number
from twosource.extractors.claims.grammar import OBJECTS, Grammar
from twosource.model.claim import Claim
from twosource.model.parse import Stretch
from twosource.model.spans import Span
from twosource.stages.how_many import find_quantities

FARTHEST = 600
"""Characters back to the number it is set against: two or three sentences."""


def find_rival(grammar: Grammar, sentence: Stretch) -> tuple[int, int] | None:
    """Give the figure and the number of "put the figure at nine", where nothing says of what."""
    for verb in range(sentence.first, sentence.last):
        if grammar.lemma(verb) != "put" or grammar.token(verb).pos != "VERB":
            continue
        figure = next(grammar.children(verb, *OBJECTS), None)
        number = grammar.after(verb, "at")
        if figure is None or number is None or not is_number(grammar, number):
            continue
        if grammar.lemma(figure) in FIGURES and grammar.after(figure, "of") is None:
            return figure, number
    return None


def set_against(
    grammar: Grammar, before: Sequence[Claim], rival: tuple[int, int], text: str
) -> Claim | None:
    """Give the last claim with a number as told anew with another; None where none is near."""
    figure, number = rival
    trigger, token = grammar.token(figure).span, grammar.token(number)
    told = (one for one in reversed(before) if one.counts and not one.counts[0].none)
    meant = next((one for one in told if trigger.start - one.trigger.end <= FARTHEST), None)
    sentence = grammar.sentence_at(number)
    whole = grammar.parse.span(sentence.first, sentence.last)
    found = [one.moved(whole.start) for one in find_quantities(whole.of(text))]
    words = next(
        (Span(one.start, one.end) for one in found if one.start <= token.start < one.end), None
    )
    if meant is None or words is None:
        return None
    count = replace(meant.counts[0], span=words, number=words, group=None, more=False, out_of=None)
    return replace(meant, trigger=trigger, counts=(count,), definite=True, unverified=())
