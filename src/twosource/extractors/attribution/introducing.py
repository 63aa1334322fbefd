"""The noun before a name that makes it an outlet's: "the newspaper X", "the daily X"."""

from collections.abc import Sequence
from typing import Literal

from twosource.extractors.attribution.words import load_words
from twosource.model.parse import Token

Medium = Literal["print", "air", "net", "wire"]

# "The daily X": the model takes these for adjectives of the name.
PERIODIC = frozenset({"daily", "weekly"})
# Nouns that may mean other things, but hardly before a name that they introduce.
BEFORE_NAMES = frozenset(
    {"station", "channel", "website", "site", "portal", "blog", "radio", "television", "podcast"}
)
BY_NOUN: dict[str, Medium] = {
    **dict.fromkeys(["newspaper", "paper", "daily", "weekly", "magazine", "tabloid"], "print"),
    **dict.fromkeys(["station", "broadcaster", "channel", "radio", "television", "tv"], "air"),
    **dict.fromkeys(["website", "site", "portal", "blog"], "net"),
    **dict.fromkeys(["agency", "newswire", "wire"], "wire"),
}
BY_NAME: dict[str, Medium] = {
    **BY_NOUN,
    **dict.fromkeys(["broadcasting", "fm"], "air"),
    **dict.fromkeys(["gazette", "herald", "tribune", "courier", "chronicle", "times"], "print"),
    **dict.fromkeys(["post", "mail", "telegraph", "journal", "examiner"], "print"),
    "online": "net",
}


def introduces_outlet(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a word makes the name right behind it an outlet's."""
    if index < 0 or index + 1 >= len(tokens) or tokens[index + 1].pos != "PROPN":
        return False
    lists = load_words().lists
    lemma = tokens[index].lemma.lower()
    before = tokens[index - 1] if index else None
    if tokens[index].pos == "ADJ":
        return lemma in PERIODIC and before is not None and before.pos == "DET"
    if tokens[index].pos != "NOUN":
        return False
    if lemma in lists["outlet_nouns"]:
        return True
    beside = "" if before is None else before.lemma.lower()
    if beside in lists["outlet_modifiers"]:
        return lemma in lists["weak_outlet_nouns"]
    # A "police station X" or a "building site X" is none.
    noun = before is not None and before.pos in {"NOUN", "PROPN"}
    return lemma in BEFORE_NAMES and not noun


def medium_of(noun: str, name: Sequence[str]) -> Medium | None:
    """Tell by what an outlet is introduced with, or by its name, how it is published."""
    return BY_NOUN.get(noun) or next((BY_NAME[one] for one in name if one in BY_NAME), None)
