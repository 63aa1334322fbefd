"""What a report calls a named person: the title before a name, what is set beside it by commas.

"Police chief Ola Vik", "the mayor of Gore, Ola Vik,", "Ola Vik, 34, a net maker from Gore,", "Ola
Vik is a nurse". Whether the words are surely the person's, and surely enough to make them public,
is told with them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

_AROUND = 160
_TITLED = 60
_ABBREVIATED = {
    "gen": "general",
    "maj": "major",
    "lt": "lieutenant",
    "brig": "brigadier",
    "adm": "admiral",
    "gov": "governor",
    "sen": "senator",
    "pres": "president",
}
ARTICLES = frozenset({"the", "a", "an", "its", "their", "his", "her", "this", "that"})
# A title begins after these at the latest: "since the journalist", "plot against journalist".
_LINKS = frozenset(
    {"of", "for", "in", "from", "at", "with", "by", "to", "on", "against", "since", "after", "that"}
    | {"before", "between", "when", "while", "than", "about", "over", "under", "among", "including"}
    | {"like", "as", "because", "if", "into", "near", "said", "says", "was", "were", "is", "are"}
)
_TELLING = frozenset({"told", "tell", "tells", "telling", "asked", "informed", "warned", "assured"})
# "Wife of the mayor, Ola Vik": the name is hers.
_OF_ANOTHER = frozenset({"of", "for", "to"})
_PLURAL = re.compile(r"(?<!s)s$|men$|people$|police$")
_WORD = r"[\w\u2019'-]+"
_NOT_PLAIN = "|".join(
    [*sorted(ARTICLES), "of", "for", "in", "from", "at", "with", "by", "who", "and", "or"]
    + ["was", "were", "is", "are", "has", "had", "said"]
)
_PLAIN = rf"(?!(?:{_NOT_PLAIN})\b){_WORD}"
_NAME = r"[A-Z][\w\u2019'-]*"
_TAIL = rf"(?:\s+(?:of|for|in|at|from|with)\s+(?:the\s+)?{_NAME}(?:\s+(?:of\s+)?{_NAME}){{0,4}})"
_LOOSE_TAIL = rf"(?:\s+(?:of|for|in|at|from)\s+(?:{_WORD}\s+){{0,6}}{_WORD})"
_TITLE = re.compile(r"((?:[\w\u2019'-]+\.?[ \t]+){1,5})$")
_APPOSED_BEFORE = re.compile(
    rf"(?:(?P<ahead>{_WORD})\s+)?\b(?P<article>the|a|an|another|its|their|{_WORD}[\u2019']s)\s+"
    rf"(?P<called>(?:{_PLAIN}\s+){{0,3}}{_PLAIN})(?P<tail>{_LOOSE_TAIL})?,\s+$",
    re.IGNORECASE,
)
_APPOSED_AFTER = re.compile(
    rf"^,\s+(?:(?:aged?\s+)?\d{{1,3}},\s+)?(?:(?:the|a|an|its|their|{_WORD}[\u2019']s)\s+)?"
    rf"(?P<called>(?:{_PLAIN}\s+){{0,3}}{_PLAIN})(?P<tail>{_TAIL})?"
    r"(?P<end>[,.;)\u201d]|\s+who\b)(?P<list>\s+and\b)?"
)


_NAMES = rf"{_NAME}(?:\s+{_NAME}){{0,3}}"
_SEVERAL = re.compile(
    rf"(?P<called>(?:{_PLAIN}\s+){{0,2}}?(?:[a-z][\w-]+|[A-Z][a-z]+(?:s|men)))\s+"
    rf"(?P<others>(?:{_NAMES},?\s+(?:and\s+)?)*)$"
)
_AND_MORE = re.compile(rf"(?:,\s+{_NAMES})*,?\s+and\s+{_NAME}")
_IS = re.compile(
    rf"^\s+(?:is|was|works as|worked as)\s+(?:a|an|the)\s+"
    rf"(?P<called>(?:{_PLAIN}\s+){{0,3}}{_PLAIN})(?P<tail>{_TAIL})?(?=[,.;]|\s+(?:who|and|at|in)\b)"
)
# "After wounding an officer, Ola Vik, 34, fled": the first comma ends what opens the sentence.
_OPENING = re.compile(
    r"(?:^|[.!?\u201d\"]\s+|\n)(?:After|Before|While|When|Upon|By|Having|Since|Once|As)\s+[^.!?]*$"
)
# An age, or "pictured", in brackets after a name.
_ASIDE = re.compile(r"^\s*\([^()]{1,40}\)")
_POLITE = frozenset({"mr", "mrs", "ms", "miss", "dr", "prof"})
_LONG_NAME = 4


@dataclass(frozen=True, slots=True)
class Called:
    """Words a person is called by, and the "of …" after them.

    `sure`: they are the person's own; `whole`: by their full name, and in no list, so that they may
    make a person public.
    """

    words: tuple[str, ...]
    tail: str = ""
    sure: bool = True
    whole: bool = True


def list_called(name: str, text: str) -> tuple[str, ...]:
    """Give the words a report surely calls a named person by, each once, as in the text.

    >>> list_called("Ola Vik", "Ola Vik, 34, a net maker from Gore, was held. The mayor spoke.")
    ('net maker',)
    """
    called = (one.words for one in find_called(name, text) if one.sure)
    return tuple(dict.fromkeys(" ".join(words) for words in called))


def find_called(name: str, text: str) -> Iterator[Called]:
    """Give all that a person is called, by their full name first, then by the surname alone."""
    yield from _by_name(name, text)
    surname = name.rsplit(" ", maxsplit=1)[-1]
    if surname != name and len(surname) >= _LONG_NAME:
        for one in _by_name(surname, text):
            yield replace(one, whole=False)


def _by_name(name: str, text: str) -> Iterator[Called]:
    pattern = r"\b" + r"\s+".join(re.escape(word) for word in name.split()) + r"\b"
    for found in re.finditer(pattern, text):
        before = text[max(found.start() - _AROUND, 0) : found.start()]
        after = _ASIDE.sub("", text[found.end() : found.end() + _AROUND])
        yield from _title(before)
        yield from _title_of_several(before, after)
        yield from _apposed_before(before, after)
        yield from _apposed_after(after)
        yield from _told_to_be(after)


def _title(before: str) -> Iterator[Called]:
    """Give the words right before a name, from the last article or preposition on."""
    found = _TITLE.search(before[-_TITLED:])
    words = _mend_abbreviated(found.group(1).split()) if found else []
    if not words:
        return
    cuts = [here for here, word in enumerate(words) if word.lower() in ARTICLES | _LINKS]
    first = cuts[-1] + 1 if cuts else 0
    article = words[first - 1].lower() if cuts else ""
    ahead = words[first - 2].lower() if first > 1 else ""
    # "Told a judge Ola Vik had left": no title, but whoever was told; nobody has a plural for one.
    if first < len(words) and article not in {"a", "an"} and not _PLURAL.search(words[-1]):
        yield Called(tuple(words[first:]), sure=ahead not in _TELLING)


def _title_of_several(before: str, after: str) -> Iterator[Called]:
    """Give "reporters" of "the reporters Ola Vik, Marit Dole and Tove Lunde", for each of them."""
    # Looked for only where a list may be: a search that ends at a name is dear.
    listed = before.rstrip().endswith((",", "and")) or _AND_MORE.match(after)
    found = _SEVERAL.search(before) if listed else None
    goes_on = found is not None and (found["others"] or _AND_MORE.match(after))
    if found is not None and goes_on and _PLURAL.search(found["called"]):
        yield Called(tuple(found["called"].split()), whole=False)


def _told_to_be(after: str) -> Iterator[Called]:
    """Give "nurse" of "Ola Vik is a nurse from Gore"."""
    found = _IS.match(after)
    if found is not None:
        yield Called(tuple(found["called"].split()), found["tail"] or "", whole=False)


def _mend_abbreviated(words: list[str]) -> list[str]:
    """Give the words after the last full stop, abbreviated titles written out."""
    mended: list[str] = []
    for word in words:
        bare = word.removesuffix(".")
        if bare.lower() in _POLITE:
            continue
        if word == bare or bare.lower() in _ABBREVIATED:
            full = _ABBREVIATED.get(bare.lower(), bare)
            mended.append(full.capitalize() if bare[:1].isupper() and full != bare else full)
        else:
            mended = []
    return mended


def _apposed_before(before: str, after: str) -> Iterator[Called]:
    """Give "mayor" of "the mayor of Gore, Ola Vik, spoke"."""
    found = _APPOSED_BEFORE.search(before) if before.rstrip().endswith(",") else None
    if found is None or not re.match(r"[,.;)\u201d]|$", after):
        return
    if _OPENING.search(before[: found.start("article")]):
        return
    ahead = (found["ahead"] or "").lower()
    listed = re.match(r",\s+and\b", after) is not None
    sure = ahead not in _OF_ANOTHER and not listed
    yield Called(tuple(found["called"].split()), found["tail"] or "", sure)


def _apposed_after(after: str) -> Iterator[Called]:
    """Give "mayor" of "Ola Vik, the mayor of Gore, spoke"; "the mayor said" is no such thing."""
    found = _APPOSED_AFTER.match(after)
    whole = True
    while found is not None:
        sure = found["list"] is None
        yield Called(tuple(found["called"].split()), found["tail"] or "", sure, whole)
        # "Ola Vik, a driver, leader of the union, was": what comes next may be of somebody else.
        whole = False
        after = after[found.start("end") :]
        found = _APPOSED_AFTER.match(after)
