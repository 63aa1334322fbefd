"""Nouns that only say when or how, and take no part: "by nightfall", "in connection with"."""

from twosource.extractors.claims.grammar import Grammar
from twosource.stages.how_many import kind_of

TEMPORAL = frozenset({"DATE", "TIME", "PERCENT", "ORDINAL", "CARDINAL"})
WHEN_OR_HOW = frozenset({"at", "on", "for", "in", "over", "from", "by", "with", "of"})
TIMES = frozenset(
    ["nightfall", "dawn", "daybreak", "sunrise", "morning", "noon", "midday", "afternoon", "dusk"]
    + ["evening", "sunset", "night", "midnight", "weekend", "week", "month", "year", "end", "day"]
    + ["daylight", "lunchtime", "hour", "minute", "time", "then", "now", "spring", "summer"]
    + ["autumn", "winter"]
)
IDIOMS = frozenset(
    ["connection", "addition", "order", "case", "time", "year", "day", "week", "weekend", "month"]
    + ["night", "morning", "afternoon", "evening", "least", "account", "behalf", "result", "way"]
    + ["fact", "hour", "minute", "decade", "date", "moment", "front", "response", "part", "line"]
    + ["regard", "relation", "spite", "terms", "once", "noon", "midnight", "dawn", "period"]
)


def is_day(grammar: Grammar, noun: int) -> bool:
    """Tell a day, which takes no part: "Tuesday's assault", "on the night to Sunday"."""
    token = grammar.token(noun)
    timely = token.entity in {"DATE", "TIME"}
    return timely and (token.pos == "PROPN" or token.dep == "poss")


def is_time(grammar: Grammar, noun: int) -> bool:
    """Tell "by nightfall" and "by the weekend" from who did it."""
    return grammar.token(noun).pos == "NOUN" and grammar.lemma(noun) in TIMES


def takes_part(grammar: Grammar, preposition: str, noun: int) -> bool:
    """Tell who takes part from an idiom: "on strikers" from "on Friday" and "on account"."""
    token = grammar.token(noun)
    if preposition not in WHEN_OR_HOW:
        return True
    if token.entity in TEMPORAL and token.pos != "NUM":
        return kind_of(token.lemma) == "people"
    # "By the Lisk Liberation Front".
    return token.pos == "PROPN" or token.lemma.lower() not in IDIOMS
