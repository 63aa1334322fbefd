"""What a claim says of an event beside day, place and number of people: a term, a sum of money.

"Jailed for 14 years" and "15 years behind bars" cannot both be right of one sentence, nor can "an
escape" and "a release" of one getting free. Such values are compared as others are, and kept where
they contradict each other.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from math import inf
from typing import Final

from twosource.model.spans import Span
from twosource.model.values import GroundedClaim, Term
from twosource.stages.aggregate import Facet
from twosource.stages.how_many_numbers import EXACT, PREFIX, read_quantity

_MANY = rf"(?P<many>(?:{PREFIX} )?{EXACT})"
_UNIT = r"[ -]+(?P<unit>year|month)(?:s[’']?|[’']s)?\b(?![ -]old)"
_PRISON = (
    r"(?: of| in)?(?: a| the)? ?(?:prison|jail|imprisonment|behind bars|hard labou?r|custody"
    r"|(?:a )?labou?r camp|penal colony)"
)
_IN_PRISON = re.compile(rf"\b{_MANY}{_UNIT}{_PRISON}\b", re.IGNORECASE)
# Of a court's sentence the years alone say it; not those since when, or how old somebody is.
_YEARS = re.compile(
    rf"\b(?:to|for|gets?|got|given|received?|of|term|sentence) (?:a )?{_MANY}{_UNIT}"
    rf"(?! (?:ago|later|earlier|before|after|of age))",
    re.IGNORECASE,
)
_LIFE = re.compile(
    r"\blife (?:in (?:prison|jail)|imprisonment|sentences?|behind bars)|\b(?:for|to) life\b",
    re.IGNORECASE,
)
_DEATH = re.compile(r"\b(?:to death\b|death (?:sentences?|penalty))", re.IGNORECASE)
_END = re.compile(r"[.!?;][\"”’')]*\s|\n|\Z")
_COIN = (
    r"pesos?|dollars?|euros?|pounds?|francs?|rupees?|naira|cedis?|shillings?|rand|reais|soles"
    r"|roubles?|rubles?|yuan|yen|won|dinars?|lira|lari|kyats?|baht|rupiah|gourdes?|bolivianos?"
)
_SIGNS: Mapping[str, str] = {"$": "dollar", "€": "euro", "£": "pound"}
_NUMBER = r"(?P<many>\d[\d.,]*(?: ?(?:thousand|million|billion))?)"
_MONEY = re.compile(
    rf"(?P<sign>[$€£]) ?{_NUMBER}\b|\b{_NUMBER.replace('many', 'sum')} (?P<coin>{_COIN})\b",
    re.IGNORECASE,
)
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
_MONTHS = 12
_PAID = frozenset({"request", "abduction", "coercion", "threat"})
# How one comes to be free, and how one died: of one event only one of each can be right.
_MANNERS: Mapping[str, tuple[str, str]] = {
    "escape": ("manner", "escape"),
    "release": ("manner", "release"),
    "exchange": ("manner", "release"),
    "pardon": ("manner", "release"),
    "suicide": ("manner", "suicide"),
    "assassination": ("manner", "killing"),
    "massacre": ("manner", "killing"),
    "summary_execution": ("manner", "killing"),
}


def read_terms(
    claims: Iterable[GroundedClaim], texts: Mapping[str, str]
) -> tuple[GroundedClaim, ...]:
    """Give claims with the terms, sums and manners that their passages tell."""
    return tuple(
        replace(one, terms=terms)
        if (terms := tuple(_read(one, texts.get(one.claim.report, ""))))
        else one
        for one in claims
    )


def _read(one: GroundedClaim, text: str) -> Iterator[Term]:
    claim = one.claim
    passage = claim.passage.of(text)
    at = claim.passage.start
    if claim.type == "detention":
        yield from _read_sentence(passage, at, court=False)
    if claim.type == "sentence":
        # What a court lays down may stand behind the words that were taken for its passage.
        end = _END.search(text, claim.passage.end)
        yield from _read_sentence(text[at : end.start() if end else None], at, court=True)
    if claim.type in _PAID:
        yield from _read_money(passage, at)
    if claim.subtype in _MANNERS:
        facet, value = _MANNERS[claim.subtype]
        yield Term(facet, value, None, None, claim.trigger)


def _read_sentence(passage: str, at: int, *, court: bool) -> Iterator[Term]:
    """Give the first term of prison, life or death that a passage tells."""
    found = _IN_PRISON.search(passage) or (_YEARS.search(passage) if court else None)
    if found is not None and (numbers := read_quantity(found["many"])) is not None:
        unit = _MONTHS if found["unit"].lower() == "year" else 1
        high = None if numbers.high is None else numbers.high * unit
        yield Term("sentence", "prison", numbers.low * unit, high, _span(found, "many", at))
        return
    for kind, pattern in (("life", _LIFE), ("death", _DEATH)) if court else ():
        found = pattern.search(passage)
        if found is not None:
            yield Term("sentence", kind, None, None, Span(at + found.start(), at + found.end()))
            return


def _read_money(passage: str, at: int) -> Iterator[Term]:
    """Give the first sum of money that a passage tells."""
    found = _MONEY.search(passage)
    if found is None:
        return
    group = "many" if found["sign"] else "sum"
    figures, _, scale = found[group].rstrip(".,").partition(" ")
    plain = figures.replace(",", "")
    coin = _SIGNS[found["sign"]] if found["sign"] else found["coin"].lower().removesuffix("s")
    if plain.count(".") <= 1:
        much = round(float(plain) * _SCALES.get(scale.lower(), 1))
        yield Term(f"sum.{coin}", coin, much, much, _span(found, group, at))


def _span(found: re.Match[str], group: str, at: int) -> Span:
    return Span(at + found.start(group), at + found.end())


def tell_term(term: Term) -> str:
    """Say a term in words.

    >>> tell_term(Term("sentence", "prison", 168, 168, Span(0, 1)))
    '14 years'
    """
    if term.low is None:
        return term.kind
    if term.facet.startswith("sum."):
        return f"{term.low:,} {term.kind}s"
    if term.low == 0 and term.high is not None:
        return f"up to {_tell_months(term.high)}"
    if term.high is None:
        return f"at least {_tell_months(term.low)}"
    same = term.low == term.high
    return (
        _tell_months(term.low) if same else f"{_tell_months(term.low)} to {_tell_months(term.high)}"
    )


def _tell_months(months: int) -> str:
    number, unit = (months // _MONTHS, "year") if months % _MONTHS == 0 else (months, "month")
    return f"{number} {unit}{'' if number == 1 else 's'}"


def _meet(one: Term, other: Term) -> Term | None:
    """Give the term that both allow."""
    if one.kind != other.kind:
        return None
    if one.low is None or other.low is None:
        return one
    low = max(one.low, other.low)
    highs = [high for high in (one.high, other.high) if high is not None]
    high = min(highs, default=None)
    return None if high is not None and low > high else replace(one, low=low, high=high)


def _caution(term: Term) -> tuple[float, ...]:
    return float(term.low or 0), inf if term.high is None else float(term.high)


TERM: Final[Facet[Term]] = Facet(_meet, _caution, tell_term)
