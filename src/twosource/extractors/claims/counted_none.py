"""That there was none: "no one was killed", "without hurting anyone", "there were no arrests"."""

from collections.abc import Iterator

from twosource.extractors.claims.counted_heads import EVERYONE, ONE_EACH
from twosource.extractors.claims.grammar import Grammar
from twosource.extractors.claims.phrases import phrase_words
from twosource.extractors.claims.roles import find_fillers
from twosource.extractors.claims.tense import is_none
from twosource.extractors.claims.triggers import Hit
from twosource.model.claim import CountPhrase
from twosource.stages.how_many import kind_of

ANYONE = frozenset({"anyone", "anybody", "either"})
RECORDS = frozenset({"record", "register", "count", "log", "document"})
ANY = frozenset({"any", "either", "single"})
# "None of the clerks", "neither clerk": of those who are known, which is no kind of people.
OF_KNOWN = frozenset({"none", "neither", "either"})


def count_none(grammar: Grammar, hit: Hit) -> tuple[CountPhrase, ...]:
    """Give the phrases by which an event that is told as not so says that it befell nobody.

    "Did not arrest the mayor" says so of one person, and gives no number.
    """
    return tuple(_find(grammar, hit))


def is_recorded(grammar: Grammar, index: int) -> bool:
    """Tell "no deaths were recorded", by those who count them, from "none were reported".

    That nothing was reported is silence; a count that found none is a number.
    """
    above = grammar.head(index)
    return above is not None and grammar.lemma(above) in RECORDS and is_none(grammar, index)


def _find(grammar: Grammar, hit: Hit) -> Iterator[CountPhrase]:
    outcomes = {counted.role: counted.outcome for counted in hit.type.counted}
    for filler in find_fillers(grammar, hit):
        if filler.role in outcomes and _is_nobody(grammar, filler.index):
            yield _phrase(grammar, filler.index, filler.role, outcomes[filler.role])
            return
    noun = hit.trigger.word_class == "noun" and grammar.lemma(hit.index) in ONE_EACH
    joined = grammar.token(hit.index).dep == "conj" and grammar.token(hit.index).head
    none = _is_nobody(grammar, hit.index) or (joined and _is_nobody(grammar, joined))
    if noun and hit.type.counted and none:
        counted = hit.type.counted[0]
        yield _phrase(grammar, hit.index, counted.role, counted.outcome)


def _is_nobody(grammar: Grammar, index: int) -> bool:
    if grammar.token(index).pos in {"VERB", "AUX", "ADV"}:
        return False
    words = {grammar.token(index).text.lower()}
    kids = {grammar.lemma(kid) for kid in grammar.children(index, "det", "amod", "nmod")}
    return is_none(grammar, index) or bool(words & ANYONE or kids & ANY)


def _phrase(grammar: Grammar, index: int, role: str, outcome: str) -> CountPhrase:
    words = phrase_words(grammar, index)
    span = grammar.parse.span(words[0], words[-1] + 1)
    meant = grammar.counted_noun(index)
    token = grammar.token(meant)
    lemma = "people" if _is_anyone(grammar, meant) else token.lemma.lower()
    kind = kind_of(lemma)
    known = {grammar.lemma(index), *(grammar.lemma(kid) for kid in grammar.children(index, "det"))}
    part = kind == "people" and lemma not in EVERYONE and not known & OF_KNOWN
    group = token.text.lower() if part else None
    return CountPhrase(span, span, lemma, role, outcome, group, none=True)


def _is_anyone(grammar: Grammar, index: int) -> bool:
    """Tell words that name no kind: "no one", "nobody", "those", "deaths"."""
    token = grammar.token(index)
    bare = token.pos in {"NUM", "PRON", "DET"} or token.tag in {"CD", "DT"}
    return bare or token.lemma.lower() in ONE_EACH | EVERYONE | {"none", "nobody", "one", "neither"}
