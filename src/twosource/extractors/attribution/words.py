"""The word lists of attribution, read from package data."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

Manner = Literal["say", "allege", "deny", "think", "know", "order", "ask", "wish", "other"]
Frame = str
"""How what is said hangs on its verb: clause, quote, to, ing, of, object, state, "prep about"."""

# A holder of these manners vouches for what follows; orders, questions, wishes assert nothing.
VOUCHING: frozenset[Manner] = frozenset(("say", "allege", "deny", "think", "know"))


@dataclass(frozen=True, slots=True)
class Words:
    """Which words attribute, and how. `verbs` maps a lemma to its frames and their manner."""

    verbs: Mapping[str, Mapping[str, Manner]]
    nouns: Mapping[str, Manner]
    adjectives: Mapping[str, Manner]
    adverbs: Mapping[str, Manner]
    passive: Mapping[str, Manner]
    same_outlet: Mapping[str, str]
    lists: Mapping[str, frozenset[str]]

    def manner(self, lemma: str, frame: str) -> Manner | None:
        """Give how a verb in this frame holds what follows; None if it does not attribute."""
        return self.verbs.get(lemma, {}).get(frame)


def read_verbs(table: Mapping[str, Any]) -> dict[str, dict[str, Manner]]:
    """Turn the lists of `verbs.toml` into lemma -> frame -> manner; the earlier entry wins."""
    verbs: dict[str, dict[str, Manner]] = {}
    for entry in table["verbs"]:
        for lemma in entry["lemmas"].split():
            for frame in entry["frames"]:
                verbs.setdefault(lemma, {}).setdefault(frame, entry["manner"])
    return verbs


def by_word(table: Mapping[str, str], manners: Mapping[str, Manner]) -> dict[str, Manner]:
    """Turn manner -> words into word -> manner."""
    return {word: manners[key] for key, words in table.items() for word in words.split()}


@cache
def load_words() -> Words:
    """Read the word lists that come with the package."""
    folder = files("twosource.extractors.attribution") / "words"
    verbs, voices = (
        tomllib.loads((folder / name).read_text("utf-8")) for name in ("verbs.toml", "voices.toml")
    )
    manners: dict[str, Manner] = {"possible": "think", "alleged": "allege"}
    manners |= {"say": "say", "allege": "allege", "think": "think", "deny": "deny"}
    lists = {name: words for name, words in voices.items() if isinstance(words, str)}
    lists |= {f"pronoun_{name}": words for name, words in voices["pronouns"].items()}
    lists |= {f"hearer_{name}": words for name, words in verbs["hearers"].items()}
    lists |= verbs["other"] | {"evidence": verbs["evidence"]["lemmas"]}
    return Words(
        verbs=read_verbs(verbs),
        nouns=by_word(voices["content_nouns"], manners),
        adjectives=by_word(voices["adjectives"], manners),
        adverbs=by_word(voices["adverbs"], manners),
        passive=by_word(verbs["passive"], manners),
        same_outlet=voices["same_outlet"],
        lists={name: frozenset(words.split()) for name, words in lists.items()},
    )
