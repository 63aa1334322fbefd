"""Mends two clauses that the parse made one, where "and" joins them.

"Threw stones and police replied": a noun that stands between "and" and a verb without a subject is
that verb's subject. "A bus overturned on Monday and 19 people were hurt": a verb has one subject,
and a participle on another noun before the "and" is a verb of its own.
"""

from collections.abc import Sequence
from dataclasses import replace

from twosource.model.parse import Stretch, Token

FINITE = frozenset({"VBD", "VBZ", "VBP"})
BESIDE = frozenset({"ADV", "AUX", "PART"})
NOUNS = frozenset({"NOUN", "PROPN"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
# What happens to a thing by itself: "the men arrested and two others were freed" is another matter.
BY_ITSELF = frozenset(
    [
        "overturn",
        "capsize",
        "burn",
        "explode",
        "collapse",
        "crash",
        "derail",
        "flip",
        "roll",
        "skid",
    ]
    + [
        "plunge",
        "detonate",
        "collide",
        "topple",
        "flood",
        "erupt",
        "veer",
        "swerve",
        "land",
        "catch",
    ]
    + ["ram", "tumble", "slide", "subside", "founder", "stall", "happen", "end", "start"]
)
OBJECTS = frozenset({"dobj", "pobj", "attr", "oprd", "dative"})


def mend_joined(tokens: list[Token], sentence: Stretch) -> None:
    """Give each verb that is joined to another without a subject the noun that stands before it."""
    for verb in range(sentence.first, sentence.last):
        noun = _noun_before(tokens, sentence, verb)
        if noun is not None:
            _make_subject(tokens, sentence, noun, verb)
        first = _first_of_two(tokens, sentence, verb)
        if first is not None:
            _make_clause(tokens, sentence, first, verb)


def _noun_before(tokens: Sequence[Token], sentence: Stretch, verb: int) -> int | None:
    token = tokens[verb]
    if token.dep != "conj" or token.pos != "VERB" or not _is_finite(tokens, sentence, verb):
        return None
    here = range(sentence.first, sentence.last)
    if any(tokens[kid].head == verb and tokens[kid].dep in SUBJECTS for kid in here):
        return None
    noun = verb - 1
    while noun > token.head and tokens[noun].pos in BESIDE:
        noun -= 1
    if noun <= token.head or tokens[noun].pos not in NOUNS or tokens[noun].dep != "conj":
        return None
    over = tokens[noun].head
    beside = tokens[over].dep in OBJECTS and token.head < over < noun
    return noun if beside and _and_before(tokens, noun) else None


def _is_finite(tokens: Sequence[Token], sentence: Stretch, verb: int) -> bool:
    if tokens[verb].tag in FINITE:
        return True
    here = range(max(sentence.first, verb - 4), verb)
    return any(tokens[kid].head == verb and tokens[kid].dep in {"aux", "auxpass"} for kid in here)


def _and_before(tokens: Sequence[Token], noun: int) -> bool:
    """Tell whether "and" stands right before a noun and the words on it."""
    first = noun
    while tokens[first - 1].head in range(first, noun + 1) and tokens[first - 1].pos != "CCONJ":
        first -= 1
    return tokens[first - 1].pos == "CCONJ"


def _make_subject(tokens: list[Token], sentence: Stretch, noun: int, verb: int) -> None:
    here = range(sentence.first, sentence.last)
    passive = any(tokens[kid].head == verb and tokens[kid].dep == "auxpass" for kid in here)
    dep = "nsubjpass" if passive else "nsubj"
    joined, over = tokens[noun].head, tokens[verb].head
    for kid in here:
        # The "and" joins the verbs then, and not the nouns.
        if joined < kid < noun and tokens[kid].head == joined and tokens[kid].dep == "cc":
            tokens[kid] = replace(tokens[kid], head=over)
    tokens[noun] = replace(tokens[noun], head=verb, dep=dep)


def _first_of_two(tokens: Sequence[Token], sentence: Stretch, verb: int) -> int | None:
    """Give the participle on the first of two subjects of a verb, with "and" before the second."""
    before = range(sentence.first, verb)
    subjects = [one for one in before if tokens[one].head == verb and tokens[one].dep in SUBJECTS]
    if tokens[verb].pos != "VERB" or len(subjects) != len(("first", "second")):
        return None
    noun, second = subjects
    participles = [
        one
        for one in range(noun + 1, second)
        if tokens[one].head == noun
        and tokens[one].dep == "acl"
        and tokens[one].tag == "VBN"
        and tokens[one].lemma.lower() in BY_ITSELF
    ]
    if not participles or not _and_before(tokens, second):
        return None
    beside = all(tokens[one].pos in BESIDE for one in range(noun + 1, participles[0]))
    return participles[0] if beside else None


def _make_clause(tokens: list[Token], sentence: Stretch, first: int, verb: int) -> None:
    noun = tokens[first].head
    root = tokens[verb].head == verb
    second = max(
        one
        for one in range(first, verb)
        if tokens[one].head == verb and tokens[one].dep in SUBJECTS
    )
    for kid in range(sentence.first, second):
        token = tokens[kid]
        opening = token.head == verb and kid < first and kid != noun
        if opening or (token.head == noun and token.dep == "cc"):
            tokens[kid] = replace(token, head=first)
    tokens[noun] = replace(tokens[noun], head=first, dep="nsubj")
    tokens[first] = replace(
        tokens[first], head=first if root else tokens[verb].head, dep=tokens[verb].dep, tag="VBD"
    )
    tokens[verb] = replace(tokens[verb], head=first, dep="conj")
