"""Word lists of English for what is done to people and by whom, read from package data."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def load_lexicons() -> Mapping[str, Mapping[str, str]]:
    """Give the lists by kind and name, each as the alternatives of a regular expression."""
    path = files("twosource.measures.incidents") / "lexicons.toml"
    return tomllib.loads(path.read_text("utf-8"))


@cache
def word_pattern(name: str) -> re.Pattern[str]:
    """Give the pattern of a list of words said of a person."""
    words, as_is = load_lexicons()["person"], load_lexicons()["phrase"]
    pattern = as_is[name] if name in as_is else rf"\b(?:{words[name]})\b"
    return re.compile(pattern, re.IGNORECASE)


@cache
def list_patterns(kind: str) -> Mapping[str, re.Pattern[str]]:
    """Give the patterns of one kind: `deed` or `doer`."""
    return {
        name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
        for name, words in load_lexicons()[kind].items()
    }
