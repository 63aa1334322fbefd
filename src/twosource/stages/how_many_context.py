"""What stands around a figure that counts no one: ages, money, measures, names, addresses."""

import re

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
    r"halves|fifths|tenths|"
    r"ways?|year-old|billion|trillion|bn|volts?|hertz|USD|EUR"
)
_AFTER = re.compile(
    rf"(?:[\s\u00a0]*-?[\s\u00a0]*(?:{_UNITS})(?![\w])|[\s]*%|['\u2019]s\b\s+(?:of|own)|"
    r"\s+(?:[A-Z][\w.'\u2019]*\s+){1,3}(?:Street|Road|Avenue|Lane|Drive|Boulevard|Way|Square|St\.|"
    r"Rd\.|Ave\.?|Blvd\.?)"
    r"|[:/]\d|\.\d|-\d|-[A-Z]|st\b|nd\b|rd\b|th\b|-?(?:years?)?-old|\s+of\s+age|\s*-\s*-)"
)
_LABELS = (
    r"No\.|Nos\.|[Nn]umbers?|[Aa]rticle|[Ss]ection|[Cc]hapter|[Hh]ighway|[Rr]oute|[Rr]oad|"
    r"[Ff]light|[Rr]oom|"
    r"[Ll]ine|[Uu]nit|[Cc]amp|[Dd]ivision|[Rr]esolution|[Pp]age|[Vv]erse|[Pp]hase|[Ll]evel|[Zz]one|"
    r"[Ss]ector|"
    r"[Ww]ard|[Dd]istrict|[Bb]lock|[Pp]lot|[Bb]uilding|[Gg]ate|[Cc]hannel|[Gg]rade|[Cc]lass|"
    r"[Tt]ype|[Mm]odel|"
    r"[Bb]attalion|[Bb]rigade|[Rr]egiment|Interstate|[Ee]xit|[Aa]partment|Apt\.?|[Ss]uite|[Ff]loor|"
    r"[Cc]heckpoint|[Vv]ersion|[Pp]art|Day|Week|[Cc]ategory|[Mm]agnitude|[Pp]oint|[Bb]ureau|"
    r"[Oo]ffice|[Tt]able|"
    r"[Ff]igure|[Pp]aragraph|[Ii]tem|[Ss]tep|[Rr]ound|[Ss]eason|[Ee]pisode|[Vv]olume|[Cc]ell"
)
_BEFORE = re.compile(
    rf"(?:\b(?:{_LABELS})\s*|\b(?:aged?|ages)\s+(?:of\s+|between\s+|from\s+)?|"
    rf"[$\u20ac\u00a3\u00a5\u20a9#]\s?|"
    r"\b(?:US|USD|EUR)\s?\$?|[\w\u00b0][-./:,]|\bMr\.?\s|\bvs\.?\s)$"
)
_AGE_BEFORE = re.compile(r"(?:[A-Za-z\u00c0-\u024f]['\u2019.]?,\s+|\()$")
_AGE_AFTER = re.compile(r"\s*[,).;]")
_OLDEST = 120
_NAME_BEFORE = re.compile(r"\b[A-Z][A-Za-z]+\s$")
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
_ONE_BEFORE = re.compile(
    r"\b(?:no|any|every|some|each|this|that|which|the|the other|number|only|a|for|least)\s+$",
    re.IGNORECASE,
)


def counts_nothing(text: str, start: int, end: int) -> bool:
    """Tell whether the figure or number word at these offsets counts no persons or things."""
    before, after, words = text[max(0, start - 30) : start], text[end : end + 60], text[start:end]
    if _AFTER.match(after) or _BEFORE.search(before):
        return True
    if words.lower() == "one":
        return bool(_ONE_AFTER.match(after) or _ONE_BEFORE.search(before))
    return words.isdigit() and (_is_age(words, before, after) or _is_name(before, after))


def _is_age(words: str, before: str, after: str) -> bool:
    """Tell an age between commas or brackets: "Mr Lee, 34, said"."""
    if int(words) > _OLDEST or not _AGE_AFTER.match(after):
        return False
    return bool(_AGE_BEFORE.search(before))


def _is_name(before: str, after: str) -> bool:
    """Tell a figure that belongs to a name ("Boeing 737."): after a capital, before no noun."""
    return bool(_NAME_BEFORE.search(before) and _NAME_AFTER.match(after))
