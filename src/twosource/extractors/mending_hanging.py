"""Mends where words hang, where the language model errs again and again in news.

- A clause with "when" behind a date tells what happened then, and nothing about the date.
- Words between the commas before a speaker put last are no longer the speaker's: "Two drowned in
  Lisk, in the north, on Monday, the Tarn Post reported".
- "The trial of a man accused of causing a death opened on Monday": the verb is of the trial, and
  the noun before it belongs to "causing".
- "Sentenced on May 3 to nine years" and "on May 3 to nine years' prison": no day is "to" anything.
- What stands before a semicolon is nothing that is said behind it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from twosource.model.parse import Stretch, Token

SAYING = frozenset(
    ["say", "tell", "report", "add", "announce", "claim", "confirm", "explain", "state", "warn"]
)
FINITE = frozenset({"VBD", "VBZ", "VBP"})
VERBS = frozenset({"VERB", "AUX"})
DATES = frozenset({"DATE", "TIME"})
LOOSE = frozenset({"prep", "npadvmod", "advmod"})
# Nothing is done to anybody by these: "a truck and a coach collided" has its verb.
BARE_VERBS = frozenset(
    ["collide", "crash", "capsize", "overturn", "derail", "explode", "collapse", "plunge", "skid"]
    + ["veer", "erupt", "clash", "march", "gather", "riot", "flee", "die", "drown", "perish"]
    + ["disappear", "vanish", "sink", "fall", "catch", "burst", "swerve"]
)


def mend_hanging(tokens: list[Token], kids: Sequence[Sequence[int]], sentence: Stretch) -> None:
    """Hang the words of a sentence where English has them; `kids` are as they hung before."""
    _mend_when(tokens, kids, sentence)
    _mend_last_words(tokens, sentence)
    _mend_late_verb(tokens, kids, sentence)
    _mend_before_semicolon(tokens, sentence)


def _mend_when(tokens: list[Token], kids: Sequence[Sequence[int]], sentence: Stretch) -> None:
    """Hang "when …" on the verb that is dated: "hurt on Sunday, May 3, when two buses collided"."""
    for index in range(sentence.first, sentence.last):
        token = tokens[index]
        date = tokens[token.head]
        if token.dep != "relcl" or date.entity not in DATES or index <= token.head:
            continue
        if not any(tokens[kid].text.lower() == "when" for kid in kids[index]):
            continue
        verb = token.head
        while tokens[verb].pos not in VERBS and tokens[verb].head != verb:
            verb = tokens[verb].head
        if tokens[verb].pos in VERBS:
            tokens[index] = replace(token, head=verb, dep="advcl")


def _mend_last_words(tokens: list[Token], sentence: Stretch) -> None:
    """Hang what stands before a speaker put last on what is said, if a comma sets it off."""
    for verb in range(sentence.first, sentence.last):
        if tokens[verb].lemma not in SAYING or tokens[verb].tag not in FINITE:
            continue
        here = range(sentence.first, verb)
        said = [one for one in here if tokens[one].head == verb and tokens[one].dep == "ccomp"]
        speaker = [one for one in here if tokens[one].head == verb and tokens[one].dep == "nsubj"]
        if len(said) != 1 or not speaker or said[0] > speaker[0]:
            continue
        for index in range(said[0] + 1, speaker[0]):
            token = tokens[index]
            hangs = token.head == verb and token.dep in LOOSE
            if hangs and _is_shut_off(tokens, index, speaker[0]):
                tokens[index] = replace(token, head=said[0])


def _is_shut_off(tokens: Sequence[Token], index: int, speaker: int) -> bool:
    """Tell whether a comma stands between a word and the phrase of the speaker behind it."""
    first = speaker
    while first > index and any(tokens[first - 1].head == one for one in range(first, speaker + 1)):
        first -= 1
    return tokens[first - 1].text == ","


def _mend_late_verb(tokens: list[Token], kids: Sequence[Sequence[int]], sentence: Stretch) -> None:
    """Give a sentence without a verb the one that the model has put into its subject."""
    root = next((i for i in range(sentence.first, sentence.last) if tokens[i].head == i), None)
    if root is None or tokens[root].pos != "NOUN" or _has_main_verb(tokens, kids, root):
        return
    late = next(_find_late(tokens, kids, range(root + 1, sentence.last)), None)
    if late is None:
        return
    verb, noun = late
    if noun is not None:
        tokens[noun] = replace(tokens[noun], head=tokens[verb].head, dep="dobj")
    tokens[verb] = replace(tokens[verb], head=verb, dep="ROOT")
    tokens[root] = replace(tokens[root], head=verb, dep="nsubj")
    for here in range(verb + 1, sentence.last):
        if tokens[here].head == root:
            tokens[here] = replace(tokens[here], head=verb)


def _has_main_verb(tokens: Sequence[Token], kids: Sequence[Sequence[int]], root: int) -> bool:
    return any(tokens[kid].tag in FINITE and tokens[kid].dep != "relcl" for kid in kids[root])


def _find_late(
    tokens: Sequence[Token], kids: Sequence[Sequence[int]], here: range
) -> Iterator[tuple[int, int | None]]:
    """Give a past verb in a participle's clause, and the noun that is that one's."""
    for index in here:
        token = tokens[index]
        if token.tag not in {"VBD", "VBN"} or token.dep not in {"ccomp", "acl"}:
            continue
        labels = {tokens[kid].dep: kid for kid in kids[index] if kid < index}
        over = tokens[token.head]
        if token.dep == "ccomp" and over.tag == "VBG" and labels.keys() == {"nsubj"}:
            noun = labels["nsubj"]
            bare = all(tokens[kid].dep not in {"dobj", "obj"} for kid in kids[token.head])
            if bare and noun == index - 1:
                yield index, noun
        bare = token.lemma in BARE_VERBS and token.head in {index - 1, *here}
        if bare and token.dep == "acl" and over.dep in {"conj", "dobj"} and not kept_by(labels):
            yield index, None
            continue
        held = over.dep in {"dobj", "obj"} and tokens[over.head].tag == "VBG"
        held = held and token.tag == "VBD"
        if held and token.dep == "acl" and token.head == index - 1 and not labels:
            yield index, None


def kept_by(labels: Mapping[str, int]) -> bool:
    """Tell a participle with words of its own before it, which is no main verb."""
    return bool(labels.keys() - {"advmod"})


def _mend_before_semicolon(tokens: list[Token], sentence: Stretch) -> None:
    for index in range(sentence.first, sentence.last):
        token = tokens[index]
        if token.dep != "ccomp" or token.head < index:
            continue
        between = range(index + 1, token.head)
        if any(tokens[here].text == ";" and tokens[here].head == token.head for here in between):
            tokens[index] = replace(token, dep="parataxis")
