"""Which paragraphs are worth a model's time: those that tell of an event on somebody's word."""

from collections.abc import Callable

from twosource.extractors.attribution.learned_words import Paragraph
from twosource.extractors.attribution.words import Words, load_words
from twosource.extractors.claims.grammar import Grammar
from twosource.extractors.claims.triggers import TriggerTable, find_hits

MARKS = frozenset((":", "\u201c", "\u201d", '"', "``", "''", "\u2013", "\u2014", "--"))


def gate(grammar: Grammar, table: TriggerTable) -> Callable[[Paragraph], bool]:
    """Give what tells the paragraphs of the body that hold an event and a word of saying."""
    events = {
        hit.index
        for sentence in grammar.parse.sentences
        if sentence.label == "body"
        for hit in find_hits(grammar, table, range(sentence.first, sentence.last))
    }
    says = words_of_saying(load_words())
    return lambda one: not (events.isdisjoint(one.indexes) or says.isdisjoint(one.lemmas))


def words_of_saying(words: Words) -> frozenset[str]:
    """Give every lemma and mark that may bring in what somebody says."""
    tables = (words.verbs, words.nouns, words.adjectives, words.adverbs, words.passive)
    return frozenset(one for table in tables for one in table) | MARKS | {"accord", "according"}
