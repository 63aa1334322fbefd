"""Mends a slip that the language model makes again and again in news: a speaker put last.

In "…, injuring four workers, a witness told the paper." the model often takes "a witness" for a
name of the workers and "told" for one more thing that was done. Such a sentence is put right: the
last verb of saying becomes its root, the noun before it the speaker, the rest what is said.
"""

from collections.abc import Sequence
from dataclasses import replace

from twosource.model.parse import Parse, Stretch, Token

MENDING = "mended-1"
SAYING = frozenset(
    ["say", "tell", "report", "add", "announce", "claim", "confirm", "explain", "state", "warn"]
)
FINITE = frozenset({"VBD", "VBZ", "VBP"})
MISTAKEN = frozenset({"appos", "conj", "dobj", "npadvmod", "dep", "pobj"})
NOUNS = frozenset({"NOUN", "PROPN"})


def mend_parse(parse: Parse) -> Parse:
    """Give a parse in which speakers put last are the subjects of their verbs."""
    tokens = list(parse.tokens)
    kids = parse.children()
    for sentence in parse.sentences:
        _mend_sentence(tokens, kids, sentence)
    return replace(parse, tokens=tuple(tokens))


def _mend_sentence(tokens: list[Token], kids: Sequence[Sequence[int]], sentence: Stretch) -> None:
    root = next((i for i in range(sentence.first, sentence.last) if tokens[i].head == i), None)
    verb = _last_saying(tokens, kids, sentence)
    if root is None or verb is None or root >= verb:
        return
    speaker = _speaker_before(tokens, kids, verb)
    if speaker is None or _left_edge(kids, speaker) <= root + 1:
        return
    tokens[root] = replace(tokens[root], head=verb, dep="ccomp")
    tokens[speaker] = replace(tokens[speaker], head=verb, dep="nsubj")
    tokens[verb] = replace(tokens[verb], head=verb, dep="ROOT")


def _last_saying(
    tokens: Sequence[Token], kids: Sequence[Sequence[int]], sentence: Stretch
) -> int | None:
    """Give a verb of saying that nobody says and with which the sentence ends."""
    for index in reversed(range(sentence.first, sentence.last)):
        token = tokens[index]
        if token.lemma in SAYING and token.tag in FINITE and token.dep == "conj":
            labels = {tokens[kid].dep for kid in kids[index]}
            bare = not labels & {"nsubj", "nsubjpass", "auxpass", "ccomp", "cc"}
            after = range(_right_edge(kids, index) + 1, sentence.last)
            ends = all(tokens[i].pos == "PUNCT" for i in after)
            return index if bare and ends and not _and_before(tokens, index) else None
    return None


def _and_before(tokens: Sequence[Token], index: int) -> bool:
    return index > 0 and tokens[index - 1].pos == "CCONJ"


def _speaker_before(
    tokens: Sequence[Token], kids: Sequence[Sequence[int]], verb: int
) -> int | None:
    """Give the noun whose phrase ends right before the verb and begins right after a comma."""
    for index in range(verb - 1, -1, -1):
        token = tokens[index]
        if token.text in {".", ";", "?", "!"}:
            return None
        if token.pos in NOUNS and token.dep in MISTAKEN and _right_edge(kids, index) == verb - 1:
            first = _left_edge(kids, index)
            if first > 0 and tokens[first - 1].text in {",", "”", '"'}:
                return index
    return None


def _left_edge(kids: Sequence[Sequence[int]], index: int) -> int:
    return min([index, *(_left_edge(kids, kid) for kid in kids[index])])


def _right_edge(kids: Sequence[Sequence[int]], index: int) -> int:
    return max([index, *(_right_edge(kids, kid) for kid in kids[index])])
