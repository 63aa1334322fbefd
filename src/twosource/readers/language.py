"""Tell in which language a text is written; only English is read so far, all others are kept."""

import re

from twosource.stages.languages import ENGLISH

_FEWEST_LETTERS = 40
_FEWEST_OF_NOTE = 12
_FAR_LIKELIER = 10.0  # nats
# A few words with names in them look like any small language: of the large ones only.
_LARGE_LISTED = "en ar bn de es fa fr hi id it ja ko my nl pl pt ru so sw th tr uk ur vi zh"
_LARGE = frozenset(_LARGE_LISTED.split())
_READ_AT_MOST = 20_000  # characters: more of a text do not change the answer
_WORD = re.compile(r"[^\W\d_]+")
# The English words that hold sentences together, and that its neighbours do not spell alike.
_LISTED = (
    "the of and to that was for with his by they from were which their has been have who said its"
    " are after had not would when there she this it he is be at as but"
)
_HOLDING = frozenset(_LISTED.split())
_ENGLISH_SHARE = 0.15  # of all words; English news has about 0.3, other languages under 0.05
_ENGLISH_NAMES = frozenset(("en", "eng", "english"))


def detect_language(text: str) -> str:
    """Give the two letters of a text's language; `en` where there are too few letters to tell.

    py3langid decides, but for texts with so many of the small words of English that they can be
    nothing else: names of people and places mislead it in short reports. A note of a few words is
    taken for English unless another language is far likelier.

    >>> detect_language("The mayor of the town said that it was not the river.")
    'en'
    """
    head = text[:_READ_AT_MOST]
    words = [word.lower() for word in _WORD.findall(head)]
    letters = sum(map(len, words))
    if letters < _FEWEST_LETTERS:
        return _judge_note(" ".join(head.split())) if letters >= _FEWEST_OF_NOTE else "en"
    if sum(word in _HOLDING for word in words) >= _ENGLISH_SHARE * len(words):
        return "en"
    import py3langid  # 0.3 s: not needed for most texts

    return str(py3langid.classify(" ".join(head.split()))[0])


def _judge_note(words: str) -> str:
    import py3langid

    ranked = {str(name): float(weight) for name, weight in py3langid.rank(words)}
    likely = {name: weight for name, weight in ranked.items() if name in _LARGE}
    best = max(likely, key=lambda name: likely[name])
    return best if likely[best] - likely["en"] >= _FAR_LIKELIER else "en"


def name_language(text: str, given: str | None = None) -> str:
    """Give the language of a report: as given, else as its words tell; `en` for English.

    >>> name_language("Ein Damm ist gebrochen.", "de-AT"), name_language("A dam burst.", "English")
    ('de', 'en')
    """
    name = re.split(r"[-_]", given.strip().lower())[0] if given else ""
    language = name or detect_language(text)
    return ENGLISH if language in _ENGLISH_NAMES else language
