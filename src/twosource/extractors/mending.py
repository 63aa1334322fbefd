"""Mends slips that the language model makes again and again in news.

One is a speaker put last. In "…, injuring four workers, a witness told the paper." the model often
takes "a witness" for a name of the workers and "told" for one more thing that was done. Such a
sentence is put right: the last verb of saying becomes its root, the noun before it the speaker, the
rest what is said.

Another is an outlet that is told something: in "told news outlet Lantern the dam has burst" the
model often takes "Lantern" for a part of what is told. It becomes the one who is told.

Where words hang is mended in `mending_hanging.py`, who was left wounded in
`mending_left.py`, a verb behind its day in `mending_dated.py`, a role beside its name in
`mending_speakers.py`.
"""

from collections.abc import Sequence
from dataclasses import replace

from twosource.extractors.attribution.introducing import introduces_outlet
from twosource.extractors.mending_dated import mend_dated
from twosource.extractors.mending_hanging import FINITE, SAYING, mend_hanging
from twosource.extractors.mending_joined import mend_joined
from twosource.extractors.mending_left import mend_left
from twosource.extractors.mending_speakers import mend_speakers
from twosource.model.parse import Parse, Stretch, Token

MENDING = "mended-7"
MISTAKEN = frozenset({"appos", "conj", "dobj", "npadvmod", "dep", "pobj"})
NUMBERS = frozenset(
    ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
)
NAMED = frozenset({"ORG", "GPE", "LOC", "FAC", "PERSON"})
NOUNS = frozenset({"NOUN", "PROPN"})


def mend_parse(parse: Parse) -> Parse:
    """Give a parse in which speakers put last are the subjects of their verbs."""
    tokens = list(parse.tokens)
    kids = parse.children()
    _mend_numbers(tokens)
    for sentence in parse.sentences:
        if sentence.label == "body":
            _mend_common_names(tokens, sentence)
        mend_speakers(tokens, sentence)
        _mend_sentence(tokens, kids, sentence)
        _mend_told(tokens, sentence)
        mend_hanging(tokens, kids, sentence)
        mend_left(tokens, sentence)
        mend_joined(tokens, sentence)
        mend_dated(tokens, sentence)
    return replace(parse, tokens=tuple(tokens))


def _mend_numbers(tokens: list[Token]) -> None:
    """Make a number that is taken for a pronoun one again: "in which nine died"."""
    for index, token in enumerate(tokens):
        if token.pos == "PRON" and token.entity == "CARDINAL" and token.text.lower() in NUMBERS:
            tokens[index] = replace(token, pos="NUM", tag="CD")


def _mend_common_names(tokens: list[Token], sentence: Stretch) -> None:
    """Make a word that begins with a capital, and names something, a name: "the edge of Homs"."""
    for index in range(sentence.first + 1, sentence.last):
        token = tokens[index]
        alone = tokens[index - 1].text.islower() and token.text[:1].isupper()
        if token.pos == "NOUN" and alone and token.entity in NAMED:
            tokens[index] = replace(token, pos="PROPN", tag="NNP", lemma=token.text)


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


def _mend_told(tokens: list[Token], sentence: Stretch) -> None:
    """Give a verb of telling its hearer: the name right after "news outlet" or the like."""
    for index in range(sentence.first + 1, sentence.last - 1):
        if not introduces_outlet(tokens, index):
            continue
        last = index + 1
        while last + 1 < sentence.last and tokens[last + 1].pos == "PROPN":
            last += 1
        verb = _telling_before(tokens, sentence.first, index)
        if verb is None or tokens[last].dep == "dobj":
            continue
        for inside in range(index, last):
            tokens[inside] = replace(tokens[inside], head=last, dep="compound")
        tokens[last] = replace(tokens[last], head=verb, dep="dobj")


def _telling_before(tokens: Sequence[Token], first: int, noun: int) -> int | None:
    """Give the verb of telling before an outlet's noun, nothing between but what is its own."""
    for index in range(noun - 1, first - 1, -1):
        if tokens[index].pos == "VERB":
            return index if tokens[index].lemma in {"tell", "inform"} else None
        if tokens[index].pos not in {"ADJ", "NOUN", "PROPN", "DET", "PUNCT", "PART"}:
            return None
    return None
