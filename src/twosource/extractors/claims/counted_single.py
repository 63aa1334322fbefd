"""Single people: "a boy was wounded" tells of one, though no number says so."""

from collections.abc import Sequence
from dataclasses import replace

from twosource.extractors.claims.grammar import GROUP_NOUNS, Grammar
from twosource.model.claim import Claim, CountPhrase
from twosource.model.spans import Span
from twosource.stages.how_many import kind_of, read_quantity
from twosource.stages.how_many_numbers import ONE_OF_KIND

# Singular by their form, and yet many, or nobody by themselves.
MANY = frozenset(
    ["couple", "crew", "police", "staff", "troop", "family", "household", "people", "team"]
    + ["poor", "homeless", "dead", "wounded", "injured", "missing", "other", "casualty", "trio"]
    + ["leadership", "membership", "life", "soul", "generation", "population", "victim", "toll"]
)


def single_person(grammar: Grammar, index: int) -> Span | None:
    """Give "a boy" of "a boy of ten was wounded", None where a noun is no single person.

    "The boy" may have been counted where he was told of first, so that he is not counted again.
    """
    token = grammar.token(index)
    lemma = token.lemma.lower()
    if token.tag != "NN" or token.pos != "NOUN" or lemma in MANY | GROUP_NOUNS:
        return None
    if kind_of(lemma) != "people" or grammar.has(index, "nummod"):
        return None
    for kid in grammar.children(index, "det", "poss"):
        if grammar.token(kid).text.lower() in ONE_OF_KIND:
            return Span(grammar.token(kid).start, token.end)
    return None


def settle_single(claims: Sequence[Claim], text: str) -> list[Claim]:
    """Take a single person for a part where a report tells of others of the same outcome.

    "Six were killed. … A woman died when a rock hit her house": she may be one of the six.
    """
    told = {
        (one.outcome, one.number)
        for claim in claims
        for one in claim.counts
        if one.group is None and not one.none
    }

    def settled(phrase: CountPhrase) -> CountPhrase:
        others = any(
            outcome == phrase.outcome and number != phrase.number for outcome, number in told
        )
        if phrase.group is not None or not others or not _is_single(phrase, text):
            return phrase
        return replace(phrase, group=phrase.noun)

    return [
        replace(claim, counts=tuple(settled(one) for one in claim.counts))
        if claim.counts
        else claim
        for claim in claims
    ]


def _is_single(phrase: CountPhrase, text: str) -> bool:
    words = phrase.number.of(text).split()
    return words[0].lower() in ONE_OF_KIND and read_quantity(" ".join(words)) is None
