"""Words brought to what their forms share, by their endings alone."""

from functools import cache

SHORTEST = 3  # letters that must be left
# fmt: off
ENDINGS = (
    "ingly", "edly", "ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ers", "er",
    "ors", "or", "ies", "ied", "es", "ed", "s", "e", "y",
)
EMPTY = frozenset({
    "the", "a", "an", "of", "to", "in", "on", "at", "for", "and", "or", "by", "with", "from", "as",
    "is", "are", "was", "were", "be", "been", "being", "that", "this", "it", "its", "his", "her",
    "their", "he", "she", "they", "has", "have", "had", "not", "after", "before", "who", "which",
    "will", "would", "said", "says", "say",
})
# fmt: on


@cache
def stem_word(word: str) -> str:
    """Give a word in small letters without its ending.

    >>> [stem_word(one) for one in ("arrests", "arrested", "collision", "collided", "by")]
    ['arrest', 'arrest', 'collis', 'collid', 'by']
    """
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            return word[: -len(ending)]
    return word


@cache
def cut_threes(word: str) -> frozenset[str]:
    """Give each three letters of a word that stand in a row, with its ends marked.

    >>> sorted(cut_threes("hit"))
    ['^hi', 'hit', 'it$']
    """
    marked = f"^{word}$"
    return frozenset(marked[at : at + 3] for at in range(len(marked) - 2))
