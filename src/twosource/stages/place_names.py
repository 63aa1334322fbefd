"""Place names brought to the keys they are looked up by: by rule, never by likeness.

A key is a folded name, or such a name behind a mark that says where it may be looked up:
`div:` only among provinces, counties and the like, `town:` only among towns, `ko:` among names of
Korea in one spelling, `zh:` among Chinese names in Wade-Giles, `wide:` only if nothing else is
found.
"""

import re
import unicodedata

from twosource.stages.romanisation import settle_postal, spell_korean, spell_wade

_ODD_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "\u0131": "i",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ə": "a",
        "&": " and ",
        # Apostrophes, primes and rings of every sort, dots, and what is not seen.
        **dict.fromkeys(
            "'\u2019\u2018\u02bb\u02bc\u02b9`\u00b4\u2032\u02bf\u02be.\u00ad\u200b", ""
        ),
    }
)
_POSSESSIVE = re.compile("['\u2019]s?$")
_BORDER = re.compile(
    "(?:border|borders|frontier) between (?:the )?(?P<one>.+) and (?:the )?(?P<other>.+)"
)
_GAP = re.compile(r"[\W_]+")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}

_DIVISION_WORDS = _words(
    "county province provinces prefecture district districts region state governorate oblast okrug "
    "raion rayon krai kray canton department municipality parish republic territory emirate "
    "division voivodeship borough subdistrict commune shire diocese "
    "gun kun do sheng xian hsien zizhizhou zizhiqu zizhixian diqu meng ken ili ilcesi vilayet "
    "viloyat oblysy respublika"
)
_DIVISION_PHRASES = (
    "autonomous province",
    "autonomous prefecture",
    "autonomous region",
    "autonomous county",
    "autonomous oblast",
    "autonomous republic",
    "special administrative region",
    "metropolitan area",
    "rural municipality",
    "urban municipality",
    "metropolitan municipality",
    "local government area",
    "regional state",
    "self governing province",
)
_DIVISION_OPENINGS = tuple(f"{kind} of" for kind in sorted(_DIVISION_WORDS))
_TOWN_WORDS = _words(
    "city town township village municipality suburb neighborhood neighbourhood settlement "
    "si shi shih up eup ri dong gu ku myon myeon qu zhen chon"
)
_TOWN_OPENINGS = "city of|town of|village of|township of|municipality of|port of|suburb of"
_PEOPLES = _words(
    "korean tibetan hui zhuang uyghur uygur uighur mongol mongolian kazakh kazak yi miao dong "
    "tujia "
    "dai bai hani qiang li yao chaoxianzu zangzu huizu zhuangzu weiwuer mengguzu yizu miaozu"
)
_WIDENING = _words(
    "northern southern eastern western central northeastern northwestern southeastern southwestern "
    "greater downtown rural mainland coastal nearby neighboring neighbouring occupied"
)
_KIND_WORDS = _words(
    "island islands peninsula valley desert plateau delta basin mountains mountain river lake "
    "region area border coast province district state city county strip"
)
_LAND_WORDS = _words(
    "island islands peninsula valley desert plateau delta basin mountains mountain river lake"
)
_SHORTEST_CHINESE = 4
_SHORTEST_LOOSE = 5
_ARTICLES = _words("al el ar as ash ad an at az es ed er en")
_ARAB = _words("AE BH DJ DZ EG IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TD TN YE EH SS ER")
_SLAVIC = _words("RU UA BY KZ KG")
_SLAVIC_PROVINCES = _words("oblast oblasts kray krai oblysy voblasts okrug")
_ADJECTIVE = re.compile("(?:skaya|skaia|skaja|ska|skiy|skii|skyi|skyy|sky|skij)$")


def plain(name: str) -> str:
    """Give a name in small letters without marks, dots and hyphens; the words by single spaces.

    >>> plain("Hamgyŏng-bukto"), plain("St. Ives"), plain("the U.S."), plain("China's")
    ('hamgyong bukto', 'saint ives', 'us', 'china')
    """
    folded = _POSSESSIVE.sub("", name.strip()).casefold().translate(_ODD_LETTERS)
    decomposed = unicodedata.normalize("NFKD", folded)
    bare = "".join(one for one in decomposed if not unicodedata.combining(one))
    words = _GAP.sub(" ", bare.translate(_ODD_LETTERS)).split()
    if len(words) > 1:
        words = [_SHORT.get(word, word) for word in words]
        words = words[1:] if words[0] == "the" else words
    return " ".join(words)


def _without_people(words: list[str]) -> list[str]:
    return words[:-1] if len(words) > 1 and words[-1] in _PEOPLES else words


def bare_division(folded: str) -> str | None:
    """Give a division's own name ("musan" of "musan county"); None where no word says it is one."""
    for phrase in _DIVISION_PHRASES:
        if folded.endswith(f" {phrase}"):
            return " ".join(_without_people(folded.removesuffix(phrase).split()))
    words = folded.split()
    if len(words) > 1 and words[-1] in _DIVISION_WORDS:
        return " ".join(_without_people(words[:-1]))
    opening = " ".join(words[:2])
    if len(words) > 2 and opening in _DIVISION_OPENINGS:  # noqa: PLR2004 - "county of" and a name
        return " ".join(words[2:])
    if len(words) > 1 and words[0] in {"county", "co"}:
        return " ".join(words[1:])
    return None


def bare_town(folded: str) -> str | None:
    """Give a town's own name ("hyesan" of "hyesan si"); None where no word says it is one."""
    words = folded.split()
    if len(words) > 1 and words[-1] in _TOWN_WORDS:
        return " ".join(words[:-1])
    for opening in _TOWN_OPENINGS.split("|"):
        if folded.startswith(f"{opening} "):
            return folded.removeprefix(f"{opening} ")
    return None


def widen(folded: str) -> str | None:
    """Drop the side of a place ("northern kenya") or its kind ("darfur region"); else None."""
    words = folded.split()
    while len(words) > 1 and words[0] in _WIDENING:
        words = words[1:]
    if len(words) > 1 and words[-1] in _KIND_WORDS:
        words = words[:-1]
    wider = " ".join(words)
    return wider if wider != folded else None


def _romanised(mark: str, bare: str) -> list[str]:
    keys = []
    korean = spell_korean(bare)
    if korean is not None:
        keys.append(f"{mark}ko:{korean}")
    joined = bare.replace(" ", "")
    if len(joined) >= _SHORTEST_CHINESE and joined.isascii() and joined.isalpha():
        keys.append(f"{mark}zh:{settle_postal(joined)}")
    return keys


def _loosen(folded: str) -> list[str]:
    """Give a name without the Arabic article, and with or without the h that ends so many."""
    first, _, rest = folded.partition(" ")
    bare = rest if first in _ARTICLES and len(rest) >= _SHORTEST_LOOSE else folded
    if len(bare) < _SHORTEST_LOOSE or not bare.endswith(("a", "ah")):
        return [bare] if bare != folded else []
    other = bare.removesuffix("h") if bare.endswith("h") else f"{bare}h"
    return [bare, other] if bare != folded else [other]


def fold(name: str) -> tuple[str, ...]:
    """Give the keys to look a name up by, the surest first; none for a name without letters.

    >>> fold("Musan County")
    ('musan county', 'div:musan', 'div:ko:musan', 'div:zh:musan', 'wide:musan')
    >>> fold("Hyesan-si")[:2]
    ('hyesan si', 'town:hyesan')
    >>> fold("border between Kenya and Somalia")
    ('kenya somalia border',)
    """
    folded = plain(name)
    if not folded:
        return ()
    border = _BORDER.fullmatch(folded)
    if border is not None:
        return (f"{border.group('one')} {border.group('other')} border",)
    keys = [folded]
    division, town, wider = bare_division(folded), bare_town(folded), widen(folded)
    if division is not None:
        keys += [f"div:{division}", *_romanised("div:", division)]
    if town is not None:
        keys += [f"town:{town}", *_romanised("town:", town)]
    if division is None and town is None:
        keys += _romanised("", folded)
    keys += [f"wide:{one}" for one in _loosen(folded)]
    if wider is not None:
        # A river or an island is no town of its name: "Stewart Island" is not Stewart.
        mark = "land" if folded.split()[-1] in _LAND_WORDS else "wide"
        keys.append(f"{mark}:{wider}")
    return tuple(dict.fromkeys(keys))


def _unwind(bare: str, folded: str) -> list[str]:
    """Give the towns a Slavic province may be called after: "belgorodskaya" after Belgorod.

    Which of them it is the adjective does not tell: Kursk, Ivanovo and Kostroma lose their ends.
    """
    ending = _ADJECTIVE.search(bare)
    if ending is None or folded.rsplit(maxsplit=1)[-1] not in _SLAVIC_PROVINCES:
        return []
    stem = bare[: ending.start()]
    return [stem, f"{stem}sk", f"{stem}o", f"{stem}a"]


def index_keys(name: str, *, division: bool, country: str) -> tuple[str, ...]:
    """Give the keys a place is to be found by under one of its names.

    A division is found without the word for its kind as well; so is a town of Korea or China
    ("Musan-up"). Spellings of Korean and Chinese names go under `ko:` and `zh:`.
    """
    folded = plain(name)
    if not folded:
        return ()
    keys = [folded]
    bare = bare_division(folded) if division else None
    if bare is None and country in {"KP", "KR", "CN"}:
        bare = bare_town(folded)
    if bare is not None:
        keys.append(bare)
        keys += _unwind(bare, folded) if country in _SLAVIC else []
    first, _, rest = keys[-1].partition(" ")
    if country in _ARAB and first in _ARTICLES and rest:
        keys.append(rest)
    if country in {"KP", "KR"}:
        keys += [f"ko:{one}" for one in map(spell_korean, keys[-1:]) if one is not None]
    if country in {"CN", "TW"}:
        wade = spell_wade(keys[-1])
        keys += [f"zh:{settle_postal(wade)}"] if wade is not None else []
    return tuple(dict.fromkeys(keys))
