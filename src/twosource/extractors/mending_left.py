"""Mends "left two dead and a third injured": the second hangs on "left" as if it were done, too.

Whoever stands between the "and" and the word for what became of them is made its subject.
"""

from collections.abc import Sequence
from dataclasses import replace

from twosource.model.parse import Stretch, Token

STATES = frozenset(["dead", "missing", "homeless", "unconscious", "injured", "wounded", "hurt"])
NAMING = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON", "ADV"})
SINGLE = frozenset({"another", "other", "others"})


def mend_left(tokens: list[Token], sentence: Stretch) -> None:
    """Give each state that "left … dead" is joined to those who are left in it."""
    for index in range(sentence.first, sentence.last):
        token = tokens[index]
        verb = _leaving(tokens, token) if token.dep == "conj" and _is_state(token) else None
        if verb is not None:
            _take_subject(tokens, sentence, index, verb)


def _leaving(tokens: Sequence[Token], token: Token) -> int | None:
    """Give the "left" that a state hangs on, by way of another state or not."""
    over = token.head
    if tokens[over].dep == "oprd" and _is_left_in(tokens, over, tokens[over].head):
        over = tokens[over].head
    return over if tokens[over].lemma == "leave" else None


def _is_state(token: Token) -> bool:
    return token.tag in {"VBN", "VBD"} or token.text.lower() in STATES


def _take_subject(tokens: list[Token], sentence: Stretch, index: int, verb: int) -> None:
    """Make the words right before a state its subject, where "and" stands before them."""
    first = index
    while first > sentence.first and tokens[first - 1].pos in NAMING:
        first -= 1
    opens = first > verb and tokens[first - 1].pos == "CCONJ" and first < index
    state = any(_is_left_in(tokens, here, verb) for here in range(verb + 1, first))
    noun = index - 1
    if not opens or not state or not _names(tokens[noun]):
        return
    adjective = tokens[index].text.lower() in {"dead", "missing", "homeless", "unconscious"}
    for here in range(first, index):
        if tokens[here].head == index and here != noun:
            tokens[here] = replace(tokens[here], head=noun)
    dep = "nsubj" if adjective else "nsubjpass"
    kept = tokens[noun].pos if tokens[noun].pos in {"NOUN", "PROPN", "NUM"} else "PRON"
    tokens[noun] = replace(tokens[noun], head=index, dep=dep, pos=kept)
    state_word = tokens[index]
    if adjective:
        # "Missing" may have been taken for a form of "miss".
        plain = state_word.text.lower()
        tokens[index] = replace(state_word, pos="ADJ", tag="JJ", lemma=plain)
    else:
        tokens[index] = replace(state_word, pos="VERB", tag="VBN")


def _is_left_in(tokens: Sequence[Token], index: int, verb: int) -> bool:
    token = tokens[index]
    return token.head == verb and token.text.lower() in STATES


def _names(token: Token) -> bool:
    single = token.text.lower() in SINGLE or token.entity in {"ORDINAL", "CARDINAL"}
    return single or token.pos in {"NOUN", "PROPN", "NUM"}
