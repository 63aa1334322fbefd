"""Spellings of Korean and Chinese names brought to one form, by rule and never by likeness.

Korean names reach English text by three systems (McCune-Reischauer, the South's Revised one, the
North's own) and by habit. What they disagree on is dropped: voiced against unvoiced (k/g, ch/j,
t/d, p/b), `eo` against `o`, `ry-` against `y-`. Two names of one form are then the same letters of
hangul, or nearly always so; hence a form is only looked up among places of Korea, and only after
the name as written. Chinese names in pinyin are turned into Wade-Giles, whose apostrophes English
text leaves out.
"""

import re

_INITIAL = "(?:kk|tt|pp|ss|jj|tch|ch|sh|kh|th|ph|ts|[kgtdpbsjcrlmnhy])?"
_VOWEL = "(?:yeo|yae|weo|you|eo|eu|ae|ai|oe|ui|wi|wa|wo|we|ya|ye|yo|yu|oo|ee|ou|[aeiou])"
_CODA = "(?:ng|[nmktpgblr])?"
_KOREAN = re.compile(f"(?:{_INITIAL}{_VOWEL}{_CODA})+")

_HABITS = (
    ("yeo", "yo"),
    ("weo", "wo"),
    ("we", "oe"),
    ("woo", "u"),
    ("eo", "o"),
    ("eu", "u"),
    ("ee", "i"),
    ("oo", "u"),
    ("ou", "o"),
    ("ai", "ae"),
    ("tch", "c"),
    ("ch", "c"),
    ("ts", "c"),
    ("sh", "s"),
)
_LETTERS = str.maketrans({"g": "k", "d": "t", "b": "p", "j": "c", "l": "r"})
# Initial r was lost in the South before i and y, and became n before other vowels.
_BEGINNINGS = ((re.compile("^[rn](?=[iy])"), ""), (re.compile("^r"), "n"))
_ASPIRATES = re.compile("([ktp])h")
_DOUBLES = re.compile(r"([kptsc])\1+")
# The South writes the sounds that meet ("Nangnim"), the North the letters ("Rangrim").
_MEETINGS = (("nkn", "nkr"), ("mn", "mr"), ("nr", "rr"), ("rn", "rr"))

_NORTH = ("bukto", "pukto", "bukdo", "pukdo", "buk", "puk")
_SOUTH = ("namdo", "namto", "nam")
_SHORTEST_STEM = 3


def _spell_word(word: str) -> str:
    for habit, form in _HABITS:
        word = word.replace(habit, form)
    word = re.sub("yun(?!$|[aeiou])|yun$", "yon", word).translate(_LETTERS)
    word = _ASPIRATES.sub(r"\1", word)
    for pattern, form in _BEGINNINGS:
        word = pattern.sub(form, word)
    for met, form in _MEETINGS:
        word = word.replace(met, form)
    return _DOUBLES.sub(r"\1", word)


def _part_direction(words: str) -> tuple[str, str]:
    """Split "north hamgyong", "hamgyong bukto" or "hamgyongpukto" into direction and rest."""
    first, _, rest = words.partition(" ")
    if first in {"north", "south"} and rest:
        return first, rest.replace(" ", "")
    joined = words.replace(" ", "")
    for direction, endings in (("north", _NORTH), ("south", _SOUTH)):
        for ending in endings:
            if joined.endswith(ending) and len(joined) >= len(ending) + _SHORTEST_STEM:
                return direction, joined.removesuffix(ending)
    return "", joined


def spell_korean(words: str) -> str | None:
    """Give the one form of a Korean name in Latin letters; None where it cannot be Korean.

    `words` are folded already: small letters, no marks, spaces between words.

    >>> spell_korean("north hamkyung") == spell_korean("hamgyong bukto")
    True
    >>> spell_korean("ryanggang") == spell_korean("yanggang")
    True
    >>> spell_korean("springfield") is None
    True
    """
    direction, stem = _part_direction(words)
    if not stem.isascii() or not _KOREAN.fullmatch(stem):
        return None
    return f"{direction} {_spell_word(stem)}".strip()


_WADE_INITIALS = (
    ("zh", "ch"),
    ("ch", "ch"),
    ("sh", "sh"),
    ("b", "p"),
    ("d", "t"),
    ("g", "k"),
    ("j", "ch"),
    ("q", "ch"),
    ("x", "hs"),
    ("z", "ts"),
    ("c", "ts"),
    ("r", "j"),
    *((same, same) for same in "pmfntlkhswy"),
)
_WADE_FINALS = {
    "ian": "ien",
    "ie": "ieh",
    "ue": "ueh",
    "ong": "ung",
    "iong": "iung",
    "er": "erh",
    "uo": "o",
    "e": "o",
}
_FINALS = (
    "iang iong uang ueng ang eng ing ong ian iao uai uan ai ei ao ou an en in un ia ie iu ua uo "
    "ui ue er a o e i u"
)
_PINYIN = re.compile(f"(zh|ch|sh|[bpmfdtnlgkhjqxrzcswy])?({'|'.join(_FINALS.split())})")
_WHOLE = re.compile(f"(?:{_PINYIN.pattern})+")
_SYLLABLES = {"yan": "yen", "ye": "yeh", "you": "yu", "yong": "yung", "yu": "yu"}
_SYLLABLES |= {"si": "ssu", "zi": "tzu", "ci": "tzu"}
_AFTER_BACK = {("g", "ui"): "uei", ("k", "ui"): "uei", ("g", "uo"): "uo", ("k", "uo"): "uo"}
_KEEP_UO = {"h": "uo", "sh": "uo"}
_BUZZED = {"zh": "ih", "ch": "ih", "sh": "ih", "r": "ih"}
_VOWELS = tuple("aeiou")
_LONGEST = 6
_TURN_E = {"g", "k", "h", ""}


def _turn_final(initial: str, final: str) -> str:
    if (initial, final) in _AFTER_BACK:
        return _AFTER_BACK[initial, final]
    if final == "i" and initial in _BUZZED:
        return _BUZZED[initial]
    if final == "uo" and initial in _KEEP_UO:
        return _KEEP_UO[initial]
    if final == "e" and initial not in _TURN_E:
        return final
    return _WADE_FINALS.get(final, final)


def _turn_syllable(syllable: re.Match[str]) -> str:
    initial, final = syllable.group(1) or "", syllable.group(2)
    if syllable.group() in _SYLLABLES:
        return _SYLLABLES[syllable.group()]
    return dict(_WADE_INITIALS).get(initial, "") + _turn_final(initial, final)


def spell_wade(words: str) -> str | None:
    """Give the Wade-Giles spelling, without marks, of a name in pinyin; None if it is none.

    Syllables are cut greedily; a consonant between two vowels opens the second syllable.

    >>> spell_wade("dandong"), spell_wade("xian"), spell_wade("guizhou")
    ('tantung', 'hsien', 'kueichou')
    >>> spell_wade("musan"), spell_wade("bristol")
    ('musan', None)
    """
    joined = words.replace(" ", "")
    if not _WHOLE.fullmatch(joined):
        return None
    return "".join(_turn_syllable(one) for one in _cut_syllables(joined))


_POSTAL = (
    ("kw", "ku"),
    ("hw", "hu"),
    ("oo", "u"),
    ("tsi", "chi"),
    ("ki", "chi"),
    ("chw", "chu"),
    ("chow", "chou"),
    ("sze", "szu"),
    ("ssu", "szu"),
    ("hsi", "si"),
    ("peh", "pei"),
)


def settle_postal(wade: str) -> str:
    """Bring Wade-Giles and the old post office's spellings of Chinese names to one form.

    >>> settle_postal("kwangtung"), settle_postal("szechwan"), settle_postal("tientsin")
    ('kuangtung', 'szuchuan', 'tienchin')
    """
    for written, form in _POSTAL:
        wade = wade.replace(written, form)
    return wade


def _cut_syllables(joined: str) -> list[re.Match[str]]:
    cut: list[re.Match[str]] = []
    position = 0
    while position < len(joined):
        found = _match_syllable(joined, position)
        cut.append(found)
        position = found.end()
    return cut


def _match_syllable(joined: str, position: int) -> re.Match[str]:
    """Take the longest syllable after which the rest can be read, and opens with a consonant."""
    readable = [
        found
        for end in range(min(len(joined), position + _LONGEST), position, -1)
        if (found := _PINYIN.fullmatch(joined, position, end))
        and (end == len(joined) or _WHOLE.fullmatch(joined, end))
    ]
    return next(
        (one for one in readable if joined[one.end() : one.end() + 1] not in _VOWELS), readable[0]
    )
