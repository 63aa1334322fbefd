"""Count how common words are in news at large, for records too small to tell it themselves.

    python training/count_usual_words.py DATA/gold OUT/usual_words.py

Reads the train parts of five collections of English news (SOURCES) and counts in how many articles
of each a word stands. A word is kept if, as a mean over the collections, one article in 32 has it;
if three of them have it at a quarter of that, so that it belongs to no one collection's matter; and
if it mostly stands in small letters, so that no name is among them (days of the week and months
are). How common it is is written in halves of bits below all articles. Takes some seconds; nothing
in it is random.
"""

import calendar
import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import log2
from pathlib import Path
from statistics import fmean
from textwrap import wrap

from twosource.stages.running_words import fold_words

SOURCES = ("attribution", "incidents", "places", "same_event_mentions", "same_event_reports")
LEAST, OF_EACH, ENOUGH = 1 / 32, 1 / 4, 3
WIDTH = 96
DATES = {name.casefold() for name in (*calendar.day_name, *calendar.month_name) if name}
_HEAD = '''"""How usual words are in news at large: counted by `training/count_usual_words.py`.

From the train parts of PolNeAR, HRDsAttack, LGL with GeoWebNews, ECB+ and the Violent Corpus: in
what share of their articles a word stands, as a mean over these collections, in halves of bits
below all of them. Words that one article in 32 has, no names.
"""

from collections.abc import Mapping
from typing import Final

_BY_BITS: Final[Mapping[float, str]] = {
'''
_TAIL = '''}
USUAL: Final[Mapping[str, float]] = {
    word: 2.0**-bits for bits, words in _BY_BITS.items() for word in words.split()
}
"""The share of articles in which each usual word stands."""
'''


def read_texts(path: Path) -> Iterator[str]:
    """Give the texts of a file of JSON Lines, each once."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from dict.fromkeys(json.loads(line)["text"] for line in lines)


def count_words(texts: Sequence[str]) -> dict[str, float]:
    """Give the share of texts that each word stands in."""
    counted = Counter(word for text in texts for word in set(fold_words(text)))
    return {word: count / len(texts) for word, count in counted.items()}


def find_small(texts: Iterator[str]) -> set[str]:
    """Give the words that mostly stand in small letters, and those of the calendar."""
    small, every = Counter[str](), Counter[str]()
    for text in texts:
        for word in re.findall(r"[^\W_]+", text):
            every[word.casefold()] += 1
            small[word] += word.islower()
    return DATES | {word for word, count in every.items() if 2 * small[word] > count}


def choose(shares: Sequence[dict[str, float]], small: set[str]) -> dict[float, list[str]]:
    """Give the common words by how many half bits less common each is than all."""
    found = defaultdict(list)
    for word in sorted(small):
        each = [one.get(word, 0.0) for one in shares]
        if sum(one >= LEAST * OF_EACH for one in each) >= ENOUGH and fmean(each) >= LEAST:
            found[round(-2 * log2(fmean(each))) / 2].append(word)
    return dict(sorted(found.items()))


def main() -> None:
    """Count, and write the module."""
    gold, out = Path(sys.argv[1]), Path(sys.argv[2])
    texts = {name: list(read_texts(gold / name / "train.jsonl.gz")) for name in SOURCES}
    for name, ones in texts.items():
        print(f"{name}: {len(ones)} articles")
    small = find_small(text for ones in texts.values() for text in ones)
    found = choose([count_words(ones) for ones in texts.values()], small)
    rows = "".join(
        f"    {bits}: (\n"
        + "".join(f'        "{line} "\n' for line in wrap(" ".join(words), WIDTH - 12))
        + "    ),\n"
        for bits, words in found.items()
    )
    out.write_text(f"{_HEAD}{rows}{_TAIL}", encoding="utf-8")
    print(f"{sum(map(len, found.values()))} common words")


if __name__ == "__main__":
    main()
