"""Writes a headline in capitals as the body of its report writes the same words.

"Group Defection Stuns Province" is read as one long name by a model of sentences. A word that the
body writes small is written small; a name the body capitalises inside a sentence keeps its capital.
No character is added or taken away, so that offsets hold.
"""

import re

WORD = re.compile(r"[^\W\d_][\w'\u2019-]*")
INSIDE = re.compile(r"(?<=[a-z,;] )[A-Z][\w'\u2019-]*")
LEAST_CAPITALISED = 0.6
LONGEST_SMALL = 3
# Always small in a sentence, whatever a headline does.
SMALL = frozenset(
    ["a", "an", "the", "of", "in", "on", "at", "to", "for", "from", "by", "with", "and", "or", "as"]
    + ["over", "after", "before", "into", "near", "but", "is", "are", "was", "were", "be", "been"]
    + ["has", "have", "had", "will", "not", "no", "its", "their", "his", "her", "amid", "against"]
    + ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozens"]
    + ["hundreds", "thousands", "who", "that", "when", "while", "where", "about", "says", "say"]
)


def write_small(headline: str, body: str) -> str:
    """Give a headline with small letters where the body has them; others come back as they are.

    >>> write_small("Group Defection Stuns Lisk Province", "A group defection in Lisk province ...")
    'group defection Stuns Lisk province'
    >>> write_small("Two held in Lisk", "Two were held.")
    'Two held in Lisk'
    """
    words = WORD.findall(headline)
    long = [word for word in words if len(word) > LONGEST_SMALL]
    capitals = [word for word in long if word[:1].isupper()]
    if not long or len(capitals) < LEAST_CAPITALISED * len(long):
        return headline
    small = {word for word in WORD.findall(body) if word.islower()} | SMALL
    names = set(INSIDE.findall(body))

    def write(found: re.Match[str]) -> str:
        word = found.group()
        lower = word.lower()
        if word in names or lower not in small or len(lower) != len(word):
            return word
        return lower

    return WORD.sub(write, headline)
