"""Which words of a parse tell of an event of the codebook."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from twosource.extractors.claims.answering import DEEDS
from twosource.extractors.claims.grammar import Grammar
from twosource.extractors.claims.trigger_conditions import find_phrase, holds
from twosource.model.codebook import Codebook, EventType, Trigger
from twosource.model.parse import Token

CLASSES = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}
WORDS_BEFORE = 2
PREFIXES = frozenset(
    {
        "re",
        "ill",
        "self",
        "co",
        "mass",
        "cross",
        "counter",
        "gang",
        "air",
        "fire",
        "petrol",
        "hostage",
    }
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A word that tells of an event: its index, the type, and the trigger that matched."""

    index: int
    type: EventType
    trigger: Trigger
    phrase: tuple[int, ...] = ()

    @property
    def words(self) -> tuple[int, ...]:
        """Give the trigger's words: the word itself and those of its phrase."""
        return (self.index, *self.phrase)


@dataclass(frozen=True, slots=True)
class TriggerTable:
    """A codebook's triggers by lemma and word class, the more demanding ones first.

    `deeds`: the types of what somebody does to others, or of what came of it. `counted`: of each
    type that counts somebody the roles, each with what became of it.
    """

    by_word: Mapping[tuple[str, str], tuple[tuple[int, EventType, Trigger], ...]]
    deeds: frozenset[str]
    counted: Mapping[str, Mapping[str, str]]


def tabulate(codebook: Codebook) -> TriggerTable:
    """Sort a codebook's triggers for look-up: by precedence, then by how much they ask for."""
    ranks = {name: rank for rank, name in enumerate(codebook.precedence)}
    table: dict[tuple[str, str], list[tuple[int, EventType, Trigger]]] = defaultdict(list)
    for event_type in codebook.types.values():
        rank = ranks.get(event_type.name, len(ranks))
        for trigger in event_type.triggers:
            table[trigger.lemma, trigger.word_class].append((rank, event_type, trigger))
    ordered = {
        word: tuple(sorted(rows, key=lambda row: (-_demands(row[2]), row[0], row[1].name)))
        for word, rows in table.items()
    }
    done = (one for one in codebook.types.values() if one.family in DEEDS)
    deeds = (one.name for one in done if one.outcome_of or "actor" in one.roles.values())
    counted = {
        one.name: {some.role: some.outcome for some in one.counted}
        for one in codebook.types.values()
        if one.counted
    }
    return TriggerTable(ordered, frozenset(deeds), counted)


def _demands(trigger: Trigger) -> int:
    asked = (
        trigger.particle,
        trigger.phrase,
        trigger.objects,
        trigger.subjects,
        trigger.preps,
        trigger.modifiers,
        trigger.under,
    )
    return sum(1 for one in asked if one) + trigger.people + trigger.negated


def find_hits(grammar: Grammar, table: TriggerTable, words: range) -> list[Hit]:
    """Give the triggers among some words, at most one a word."""
    hits = []
    for index in words:
        token = grammar.token(index)
        if token.dep in {"aux", "auxpass"} or _is_tail_of_compound(grammar, index):
            continue
        for lemma, word_class in _readings(token, bare=grammar.object(index) is None):
            hit = _first_match(grammar, table, index, (lemma, word_class))
            if hit is not None:
                hits.append(hit)
                break
    return _drop_doubles(grammar, hits)


def _is_tail_of_compound(grammar: Grammar, index: int) -> bool:
    """Tell whether a word ends a compound: "life-threatening", but not "re-arrested"."""
    if index < WORDS_BEFORE or grammar.token(index - 1).text not in {"-", "‑"}:
        return False
    joined = grammar.token(index - 1).end == grammar.token(index).start
    return joined and grammar.token(index - 2).text.lower() not in PREFIXES


def _drop_doubles(grammar: Grammar, hits: list[Hit]) -> list[Hit]:
    """Leave out what only completes another trigger: "stand trial", "found dead"."""
    verbs = {(hit.index, hit.type.name) for hit in hits if hit.trigger.word_class == "verb"}
    nouns = {(hit.index, hit.type.name) for hit in hits if hit.trigger.word_class == "noun"}
    phrases = {word for hit in hits for word in hit.phrase}
    return [
        hit
        for hit in hits
        if hit.index not in phrases
        and not (hit.trigger.word_class == "noun" and _completes(grammar, hit, (verbs, nouns)))
    ]


def _completes(
    grammar: Grammar, hit: Hit, others: tuple[set[tuple[int, str]], set[tuple[int, str]]]
) -> bool:
    """Tell whether a noun only completes a word that tells the same already.

    It is the object of a verb, "of" a noun, or what a verb leads "to": "sentenced to long terms".
    """
    verbs, nouns = others
    above = grammar.head(hit.index)
    if above is None:
        return False
    if grammar.token(hit.index).dep in {"dobj", "obj"}:
        return (above, hit.type.name) in verbs
    over = grammar.head(above)
    told = {"of": nouns, "to": verbs}.get(grammar.lemma(above), set())
    return over is not None and (over, hit.type.name) in told


def _readings(token: Token, *, bare: bool) -> list[tuple[str, str]]:
    lemma, pos, tag, text = token.lemma.lower(), token.pos, token.tag, token.text
    word_class = CLASSES.get(pos)
    if word_class is None:
        return []
    # A participle before a noun is often tagged as an adjective: "the detained men".
    if pos == "ADJ" and tag == "VBN":
        return [(lemma, "adjective"), (lemma, "verb")]
    if tag == "VBG" and bare:
        # "Has been missing" is tagged as a verb, with the lemma "miss"; so is the noun of
        # "Fighting between two clans killed nine".
        noun = [(text.lower(), "noun")] if token.dep in {"nsubj", "nsubjpass"} else []
        return [(text.lower(), "adjective"), (lemma, word_class), *noun]
    return [(lemma, word_class)]


def _first_match(
    grammar: Grammar, table: TriggerTable, index: int, word: tuple[str, str]
) -> Hit | None:
    for _, event_type, trigger in table.by_word.get(word, ()):
        if holds(grammar, index, event_type, trigger):
            phrase = find_phrase(grammar, index, trigger.phrase) if trigger.phrase else ()
            return Hit(index, event_type, trigger, tuple(phrase))
    return None
