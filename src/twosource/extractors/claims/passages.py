"""The passage of a claim: the clause that tells of it, with its subject, as one stretch of text."""

from twosource.extractors.claims.grammar import Grammar
from twosource.extractors.claims.phrases import phrase_words
from twosource.extractors.claims.subjects import PASSIVE_SUBJECTS, SUBJECTS
from twosource.model.spans import Span

LEANING = frozenset({"conj", "advcl", "pcomp", "acl", "dep"})
LONGEST_GAP = 2
LONGEST = 40
FARTHEST_SUBJECT = 6


def clause_words(grammar: Grammar, root: int) -> list[int]:
    """Give the words of a clause: all below its verb but clauses with their own subject."""
    found = [root]
    for here in found:
        found.extend(kid for kid in grammar.kids[here] if not _starts_clause(grammar, kid))
    return sorted(found)


def _starts_clause(grammar: Grammar, index: int) -> bool:
    token = grammar.token(index)
    if token.text.lower() == "according":
        return True
    if token.pos not in {"VERB", "AUX"}:
        return False
    if token.dep not in {"conj", "ccomp", "parataxis", "advcl"}:
        return False
    return grammar.has(index, *SUBJECTS, *PASSIVE_SUBJECTS)


def own_words(grammar: Grammar, index: int) -> list[int]:
    """Give the words of a word's own clause, less the relative clauses on its nouns."""
    root = grammar.clause_of(index)
    inside = clause_words(grammar, root)
    told_beside = {
        word
        for here in inside
        if grammar.token(here).dep == "relcl" and here not in {root, index}
        for word in grammar.below(here)
    }
    return [word for word in inside if word not in told_beside or word == index]


def find_passage(grammar: Grammar, index: int) -> Span:
    """Give the characters of the clause a word stands in, or of the clause it leans on.

    "and fled" takes in the clause whose subject it shares; "who fled" the noun before it. The words
    of a passage are always one unbroken run that holds the word itself.
    """
    root = _leaned_on(grammar, grammar.clause_of(index))
    own = set(clause_words(grammar, grammar.clause_of(index)))
    first, last = _run_around(grammar, own | set(clause_words(grammar, root)), index)
    if last - first > LONGEST:
        root = grammar.clause_of(index)
        first, last = _run_around(grammar, own, index)
    starts = (first, _antecedent_start(grammar, root, first), _subject_start(grammar, root, first))
    return grammar.parse.span(min(starts), last + 1)


def _subject_start(grammar: Grammar, root: int, first: int) -> int:
    """Give where a subject starts that stands a few words before the run, torn from its verb."""
    if grammar.token(root).pos not in {"VERB", "AUX"}:
        return first
    subject = grammar.subject(root)
    if subject is None or not 0 < first - subject <= FARTHEST_SUBJECT:
        return first
    start = phrase_words(grammar, subject)[0]
    return start if start >= grammar.sentence_at(first).first else first


def _leaned_on(grammar: Grammar, root: int) -> int:
    """Give the clause that a clause without a subject of its own borrows its subject from."""
    seen = 0
    while grammar.token(root).dep in LEANING and seen < LONGEST_GAP:
        above = grammar.head(root)
        if above is None or grammar.has(root, *SUBJECTS, *PASSIVE_SUBJECTS):
            break
        root = grammar.clause_of(above)
        seen += 1
    return root


def _antecedent_start(grammar: Grammar, root: int, first: int) -> int:
    """Give where the noun before a relative clause starts, if nothing but a comma lies between."""
    noun = grammar.head(root)
    if grammar.token(root).dep not in {"relcl", "acl"} or noun is None:
        return first
    words = phrase_words(grammar, noun)
    gap = [grammar.token(here) for here in range(words[-1] + 1, first)]
    bridged = all(token.pos in {"PUNCT", "ADP", "PRON", "DET"} for token in gap)
    return words[0] if words[0] < first and bridged and len(gap) <= LONGEST_GAP else first


def _run_around(grammar: Grammar, kept: set[int], index: int) -> tuple[int, int]:
    """Give the first and last word of the unbroken run of these words that holds one of them."""
    first = last = index
    while first - 1 in kept or (first - 1 >= 0 and _bridges(grammar, first - 1, kept, -1)):
        first -= 1
    end = len(grammar.parse.tokens) - 1
    while last + 1 in kept or (last + 1 <= end and _bridges(grammar, last + 1, kept, 1)):
        last += 1
    while first < index and _is_edge(grammar, first):
        first += 1
    while last > index and _is_edge(grammar, last):
        last -= 1
    return first, last


def _bridges(grammar: Grammar, index: int, kept: set[int], step: int) -> bool:
    return grammar.token(index).pos == "PUNCT" and index + step in kept


def _is_edge(grammar: Grammar, index: int) -> bool:
    token = grammar.token(index)
    return token.pos in {"PUNCT", "CCONJ"} or token.dep == "mark"
