"""When two names may be of one person or body."""

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"\w+")
_SMALL_WORDS = frozenset({"the", "a", "an", "of", "and", "al", "el", "de"})
_TITLES = frozenset(
    {"mr", "mrs", "ms", "dr", "sir", "gen", "general", "col", "colonel", "capt", "captain"}
    | {"president", "minister", "prime", "governor", "mayor", "chief", "spokesman", "spokeswoman"}
    | {"spokesperson", "leader", "sheikh", "imam", "bishop", "father", "sgt", "sergeant", "lt"}
)
_SHORTEST = 3
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")


def fold_name(name: str) -> str:
    """Give a name without case, accents, articles and punctuation.

    >>> fold_name("The Evening Star")
    'evening star'
    """
    return " ".join(_tokens(name))


def same_name(left: str, right: str) -> bool:
    """Tell whether two names are one after folding, or one is the other's shorter form.

    A shorter form keeps the last word, with titles left out.

    >>> same_name("Captain Ann Example", "Example")
    True
    >>> same_name("Ann Example", "Ann Sample")
    False
    >>> same_name("eveningstar.example", "The Evening Star")
    True
    """
    if _is_host_of(left, right) or _is_host_of(right, left):
        return True
    ours, theirs = _bare(left), _bare(right)
    if not ours or not theirs:
        return fold_name(left) == fold_name(right)
    if [_respell(word) for word in ours] == [_respell(word) for word in theirs]:
        return True
    shorter, longer = sorted((ours, theirs), key=len)
    return (
        len(shorter) < len(longer)
        and len(shorter[-1]) >= _SHORTEST
        and shorter[-1] == longer[-1]
        and set(shorter) <= set(longer)
    )


def is_host(name: str) -> bool:
    """Tell whether a name is that of a web host: "eveningstar.example"."""
    return _HOST.fullmatch(name) is not None


def _is_host_of(host: str, name: str) -> bool:
    """Tell whether a name is a web host that is written like the other name run together."""
    if not is_host(host):
        return False
    label = max(host.split(".")[:-1], key=len)
    return label.replace("-", "") == "".join(_tokens(name))


def surely_different(left: str, right: str) -> bool:
    """Tell whether two names share no word, however it is spelt.

    Vowels and doubled letters are left out of the comparison: "Mohammed" may be "Muhamad".

    >>> surely_different("Mohammed Example", "Muhamad Sample")
    False
    """
    ours = {_skeleton(word) for word in _bare(left)}
    theirs = {_skeleton(word) for word in _bare(right)}
    return bool(ours) and bool(theirs) and not ours & theirs


@lru_cache(maxsize=2**14)
def _tokens(name: str) -> tuple[str, ...]:
    # Comparing asks for the same names again and again.
    spread = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(sign for sign in spread if not unicodedata.combining(sign))
    return tuple(
        word
        for word in _WORD.findall(re.sub(r"['\u2019]s\b", "", plain))
        if word not in _SMALL_WORDS
    )


def _bare(name: str) -> list[str]:
    tokens = _tokens(name)
    return [word for word in tokens if word not in _TITLES]


def _respell(word: str) -> str:
    return word.replace("eu", "u").replace("oo", "u").replace("ee", "i")


def _skeleton(word: str) -> str:
    plain = _respell(word)
    return plain[0] + re.sub(r"(.)\1+", r"\1", re.sub("[aeiouyw]", "", plain[1:]))
