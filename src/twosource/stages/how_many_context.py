"""What stands around a figure that counts no one: ages, money, measures, names, addresses."""

import re

from twosource.stages.how_many_words import NUMBER

_UNITS = (
    r"percent|per\s+cent|percentage|%|years?|months?|weeks?|days?|nights?|hours?|minutes?|seconds?|"
    r"decades?|"
    r"centur(?:y|ies)|miles?|kilomet(?:er|re)s?|km|met(?:er|re)s?|centimet(?:er|re)s?|"
    r"millimet(?:er|re)s?|feet|foot|"
    r"inch(?:es)?|yards?|acres?|hectares?|square|cubic|tons?|tonnes?|kilos?|kilograms?|kg|pounds?|"
    r"grams?|ounces?|"
    r"lit(?:er|re)s?|gallons?|barrels?|dollars?|euros?|won|yuan|yen|rubles?|roubles?|rupees?|"
    r"pesos?|cents?|bucks|"
    r"degrees?|mm|cm|m|mph|km/h|knots|times|p\.?m\b|a\.?m\b|o['\u2019]clock|GMT|UTC|hrs|watts?|"
    r"megawatts?|"
    r"kilowatts?|points?|calib(?:er|re)|gauge|fold|stor(?:e?y|ies)|storeys|thirds?|quarters?|"
    r"halves|(?:four|fif|six|seven|eigh|nin|ten)ths?|"
    r"ways?|year-old|billion|trillion|bn|volts?|hertz|USD|EUR"
)
_AFTER = re.compile(
    rf"(?:[\s\u00a0]*-?[\s\u00a0]*(?:{_UNITS})(?![\w])|[\s]*%|['\u2019]s\b\s+(?:of|own)|"
    r"\s+(?:[A-Z][\w.'\u2019]*\s+){1,3}(?:Street|Road|Avenue|Lane|Drive|Boulevard|Way|Square|St\.|"
    r"Rd\.|Ave\.?|Blvd\.?)"
    r"|[:/]\d|\.\d|-\d|-[A-Z]|st\b|nd\b|rd\b|th\b|-?(?:years?)?-old|\s+of\s+age|\s*-\s*-)"
)
_LABEL_BEFORE = re.compile(
    r"\b(?:numbers?|article|section|chapter|highway|route|road|flight|room|line|unit|camp|division|"
    r"resolution|page|verse|phase|level|zone|sector|ward|district|block|plot|building|gate|channel|"
    r"grade|class|type|model|battalion|brigade|regiment|interstate|exit|apartment|apt\.?|suite|floor|"
    r"checkpoint|version|part|day|week|category|magnitude|point|bureau|office|table|figure|paragraph|"
    r"item|step|round|season|episode|volume|cell)\s*$",
    re.IGNORECASE,
)
_NOUN_AFTER = re.compile(
    r"\s+(?!(?:of|and|or|in|at|on|to|for|from|with|by|is|was|has|had|said|as)\b)[a-z]"
)
_BEFORE = re.compile(
    r"(?:\bNos?\.\s*|\b(?:aged?|ages)\s+(?:of\s+|between\s+|from\s+)?|"
    r"[$\u20ac\u00a3\u00a5\u20a9#]\s?|"
    r"\b(?:US|USD|EUR)\s?\$?|[\w\u00b0][-./:,]|\bMr\.?\s|\bvs\.?\s)$"
)
_LIST_BEFORE = re.compile(r"(?:^|[:\n])\s*$")
_LIST_AFTER = re.compile(r"\s?[.)]\s")
_NICKNAME_BEFORE = re.compile(r"\b[Tt]he\s+(?:[A-Z]\w+\s+)+$")
_YEARS = range(1900, 2100)
_AGE_BEFORE = re.compile(r"(?:[A-Za-z\u00c0-\u024f]['\u2019.]?,\s+|\()$")
_AGE_AFTER = re.compile(r"\s*[,).;]")
_OLDEST = 120
# A word that only begins a sentence is no name.
_OPENERS = (
    r"All|The|These|Those|Some|Only|Just|Another|Other|Its|His|Her|Their|Our|And|But|Of|In|At|By|On|"
    r"For|With|From|To|As|Since|After|Before|When|While|Where|Until|If|Then|Still|Now|Today"
)
_NAME_BEFORE = re.compile(rf"\b(?!(?:{_OPENERS})\b)[A-Z][A-Za-z]+\s$")
_NAME_AFTER = re.compile(
    r"\s*(?:[^\sa-z]|$|(?:and|or|was|is|has|had|at|in|on|to|from|for|with|by)\b)"
)
_ONE_AFTER = re.compile(
    r"(?:\s+(?:of|another|day|point|time|side|hand|way|thing|that|who|which|to|is|was|has|had|can|"
    r"could|may|must|"
    r"should|would|will|by|side|end|such|side's|reason|example|step|place|stage|morning|night|"
    r"on)\b|"
    r"[-'\u2019.,;:?!)\u201d\"]|$)"
)
# "One of the men" is anyone; "one of the five men", and "one of whom", is told apart from the rest.
_ONE_OF_SOME = re.compile(
    rf"\s+of\s+(?:(?:the|its|their|those|these|his|her)\s+{NUMBER}\s+[a-z]|whom\b)"
)
_EACH_BEFORE = re.compile(r"\b(?:no|not|any|every|each|which)\s+$", re.IGNORECASE)
_ONE_BEFORE = re.compile(
    r"\b(?:no|any|every|some|each|this|that|which|the|the other|number|the only|a|for|least|"
    r"can|could|should|must|does|would|might)\s+$",
    re.IGNORECASE,
)


def counts_nothing(text: str, start: int, end: int) -> bool:
    """Tell whether the figure or number word at these offsets counts no persons or things."""
    before, after, words = text[max(0, start - 30) : start], text[end : end + 60], text[start:end]
    if _AFTER.match(after) or _BEFORE.search(before) or _is_label(before, after):
        return True
    if words.lower().endswith("one") and _ONE_OF_SOME.match(after):
        return bool(_EACH_BEFORE.search(before))
    if words.lower().endswith("one"):
        return bool(_ONE_AFTER.match(after) or _ONE_BEFORE.search(before))
    if words.isdigit():
        return _is_age(words, before, after) or _is_name(words, before, after)
    # "the Oldtown Four" are people, but no count of what the sentence tells.
    return words[:1].isupper() and bool(_NICKNAME_BEFORE.search(before))


def _is_label(before: str, after: str) -> bool:
    """Tell a number that labels a thing ("Camp 9"), not one that counts ("at the camp 12 men")."""
    label = _LABEL_BEFORE.search(before)
    return label is not None and (label[0][0].isupper() or not _NOUN_AFTER.match(after))


def _is_age(words: str, before: str, after: str) -> bool:
    """Tell an age between commas or brackets: "Mr Lee, 34, said"."""
    if int(words) > _OLDEST or not _AGE_AFTER.match(after):
        return False
    return bool(_AGE_BEFORE.search(before))


def _is_name(words: str, before: str, after: str) -> bool:
    """Tell a figure that names: "Boeing 737.", the "1." of a list, a bare year."""
    if _LIST_BEFORE.search(before) and _LIST_AFTER.match(after):
        return True
    if int(words) in _YEARS and not _NOUN_AFTER.match(after):
        return True
    return bool(_NAME_BEFORE.search(before) and _NAME_AFTER.match(after))
