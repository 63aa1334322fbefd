"""Finds what a web page puts around a report: notices, menus, captions of pictures, "sign in"."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

WORD = re.compile(r"[A-Za-z0-9]+(?:['’][A-Za-z]+)?")
LONG = 25
FAR_APART = 60
SAMPLE = 8
RARE, RARE_SHARE = 3, 0.01
_ENDS = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])|\n+")
_NOTICE = re.compile(
    r"\b(?:sign (?:in|up)|log in|(?:e-?mail )?notifications?|verification (?:e-?mail|message)|"
    r"your (?:e-?mail|account|profile|inbox|browser)|subscri\w+|newsletters?|cookies|javascript|"
    r"privacy policy|terms of (?:service|use)|all rights reserved|copyright|may not be published|"
    r"getty images|view full caption|photo by|pause|timeline|click (?:here|on)|app store|"
    r"google play|download (?:the|our)|news (?:app|tip)s?|breaking news|watch live|live stream|"
    r"follow (?:us|me)|facebook|twitter|instagram|pinterest|youtube|tweets?|retweet\w*|reply|"
    r"share this|read more|related (?:stories|content|articles)|comments?|advertis\w+|web ?site|"
    r"http\S*)\b|\bphoto:",
    re.IGNORECASE,
)


def split_words(text: str) -> list[str]:
    """Give the words of a text in small letters, without "'s".

    >>> split_words("The mayor's 2 cars")
    ['the', 'mayor', '2', 'cars']
    """
    return [one.lower().replace("’", "'").removesuffix("'s") for one in WORD.findall(text)]


def split_sentences(text: str) -> list[str]:
    """Give the sentences of a text; they end at stops before a capital, and at lines."""
    return [one.strip() for one in _ENDS.split(text) if one.strip()]


def strip_pages(
    texts: Sequence[str], titles: Sequence[str], days: Sequence[int | None]
) -> list[list[str]]:
    """Give the sentences of each text that are the report's own.

    What is left out: short sentences with a word of web pages, any sentence with two, and any that
    recurs word for word in reports two months apart whose titles share no rare word.
    """
    split = [split_sentences(text) for text in texts]
    spelt = [[" ".join(split_words(one)) for one in sentences] for sentences in split]
    recurring = _find_recurring(spelt, _rare_words(titles), days)
    return [
        [
            one
            for one, key in zip(sentences, keys, strict=True)
            if key not in recurring and not _is_notice(one)
        ]
        for sentences, keys in zip(split, spelt, strict=True)
    ]


def _is_notice(sentence: str) -> bool:
    found = len(_NOTICE.findall(sentence))
    return found > 1 or (found == 1 and len(WORD.findall(sentence)) < LONG)


def _rare_words(titles: Sequence[str]) -> list[frozenset[str]]:
    words = [set(split_words(title)) for title in titles]
    met = Counter(word for one in words for word in one)
    most = max(RARE, RARE_SHARE * len(titles))
    return [frozenset(word for word in one if met[word] <= most) for one in words]


def _find_recurring(
    spelt: Sequence[Sequence[str]], rare: Sequence[frozenset[str]], days: Sequence[int | None]
) -> frozenset[str]:
    owners: Mapping[str, list[int]] = defaultdict(list)
    for at, keys in enumerate(spelt):
        for key in dict.fromkeys(keys):
            owners[key].append(at)
    return frozenset(
        key for key, ones in owners.items() if len(ones) > 1 and _unrelated(ones, rare, days)
    )


def _unrelated(
    ones: Sequence[int], rare: Sequence[frozenset[str]], days: Sequence[int | None]
) -> bool:
    known = [day for day in (days[one] for one in ones) if day is not None]
    if not known or max(known) - min(known) < FAR_APART:
        return False
    pairs = list(combinations(ones[:SAMPLE], 2))
    return sum(bool(rare[one] & rare[other]) for one, other in pairs) * 2 < len(pairs)
