"""Mends where words hang, where the language model errs again and again in news.

- A clause with "when" behind a date tells what happened then, and nothing about the date.
- Words between the commas before a speaker put last are no longer the speaker's: "Two drowned in
  Lisk, in the north, on Monday, the Tarn Post reported".
- "The trial of a man accused of causing a death opened on Monday": the verb is of the trial, and
  the noun before it belongs to "causing".
- "Sentenced on May 3 to nine years" and "on May 3 to nine years' prison": no day is "to" anything.
- "A priest seized in May was released": he was seized, and the verb is "released".
- What stands before a semicolon is nothing that is said behind it.
- "Ten people fleeing the fighting have crossed the river": it is they who crossed, and no fleeing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from twosource.model.parse import Stretch, Token

SAYING = frozenset(
    ["say", "tell", "report", "add", "announce", "claim", "confirm", "explain", "state", "warn"]
)
FINITE = frozenset({"VBD", "VBZ", "VBP"})
VERBS = frozenset({"VERB", "AUX"})
PARTICIPLES = frozenset({"VBD", "VBN"})
DATES = frozenset({"DATE", "TIME"})
LOOSE = frozenset({"prep", "npadvmod", "advmod"})
# Nothing is done to anybody by these: "a truck and a coach collided" has its verb.
BARE_VERBS = frozenset(
    ["collide", "crash", "capsize", "overturn", "derail", "explode", "collapse", "plunge", "skid"]
    + ["veer", "erupt", "clash", "march", "gather", "riot", "flee", "die", "drown", "perish"]
    + ["disappear", "vanish", "sink", "fall", "catch", "burst", "swerve"]
)

# What trials, talks and marches do.
BEGINS = frozenset(["open", "begin", "start", "resume", "end", "continue", "conclude", "adjourn"])


def mend_hanging(tokens: list[Token], kids: Sequence[Sequence[int]], sentence: Stretch) -> None:
    """Hang the words of a sentence where English has them; `kids` are as they hung before."""
    _mend_when(tokens, kids, sentence)
    _mend_last_words(tokens, sentence)
    _mend_late_verb(tokens, kids, sentence)
    _mend_reduced(tokens, sentence)
    _mend_before_semicolon(tokens, sentence)
    _mend_participle_subject(tokens, sentence)


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
    passive = any(_hangs(tokens, one, verb, {"auxpass"}) for one in range(root, verb))
    if noun is not None:
        tokens[noun] = replace(tokens[noun], head=tokens[verb].head, dep="dobj")
    tokens[verb] = replace(tokens[verb], head=verb, dep="ROOT")
    tokens[root] = replace(tokens[root], head=verb, dep="nsubjpass" if passive else "nsubj")
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
        taken = None if token.dep != "ccomp" else _taken_by_verb(tokens, kids, index)
        if taken is not None:
            yield index, taken
        bare = token.lemma in BARE_VERBS and token.head in {index - 1, *here}
        if bare and token.dep == "acl" and over.dep in {"conj", "dobj"} and not kept_by(labels):
            yield index, None
            continue
        held = over.dep in {"dobj", "obj"} and tokens[over.head].tag == "VBG"
        # "Accused of plotting a coup opened in Lisk": no coup is opened.
        begun = token.lemma in BEGINS and index + 1 < here.stop and tokens[index + 1].pos == "ADP"
        held = held and (token.tag == "VBD" or begun)
        if held and token.dep == "acl" and token.head == index - 1 and not labels:
            yield index, None


def _taken_by_verb(tokens: Sequence[Token], kids: Sequence[Sequence[int]], late: int) -> int | None:
    """Give the lives of "a fire that claimed six lives was seen", taken for what was seen."""
    over = tokens[late].head
    before = [kid for kid in kids[late] if kid < late]
    nouns = [kid for kid in before if tokens[kid].dep in {"nsubj", "nsubjpass"}]
    helped = [kid for kid in before if tokens[kid].dep in {"aux", "auxpass"}]
    relative = any(tokens[kid].tag in {"WDT", "WP"} for kid in kids[over])
    if tokens[over].dep != "relcl" or not relative or len(nouns) != 1 or not helped:
        return None
    noun = nouns[0]
    said = tokens[over].lemma in SAYING and tokens[noun].lemma != "life"
    bare = all(tokens[kid].dep not in {"dobj", "obj"} for kid in kids[over])
    close = min((noun, *kids[noun])) == over + 1 and helped[0] == noun + 1
    return noun if bare and close and not said else None


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


def _mend_reduced(tokens: list[Token], sentence: Stretch) -> None:
    """Make a participle that stands before the verb of its noun what describes that noun.

    In "a priest seized in May was released" the model takes "seized" for the verb, and joins
    "released" to it without an "and".
    """
    for first in range(sentence.first, sentence.last):
        if tokens[first].tag not in PARTICIPLES or tokens[first].pos != "VERB":
            continue
        noun = _bare_subject(tokens, sentence, first)
        second = None if noun is None else _unjoined(tokens, sentence, first)
        if noun is None or second is None:
            continue
        above, dep = tokens[first].head, tokens[first].dep
        passive = any(_hangs(tokens, one, second, {"auxpass"}) for one in range(first, second))
        head = second if above == first else above
        tokens[second] = replace(tokens[second], head=head, dep=dep)
        tokens[noun] = replace(tokens[noun], head=second, dep="nsubjpass" if passive else "nsubj")
        tokens[first] = replace(tokens[first], head=noun, dep="acl", tag="VBN")
        for one in range(second + 1, sentence.last):
            if tokens[one].head == first:
                tokens[one] = replace(tokens[one], head=second)


def _hangs(tokens: Sequence[Token], index: int, head: int, deps: set[str]) -> bool:
    return tokens[index].head == head and index != head and tokens[index].dep in deps


def _bare_subject(tokens: Sequence[Token], sentence: Stretch, verb: int) -> int | None:
    """Give the noun before a verb that has nothing of its own: no object, no "was" or "had"."""
    own = range(sentence.first, sentence.last)
    if any(_hangs(tokens, one, verb, {"dobj", "aux", "auxpass", "ccomp", "xcomp"}) for one in own):
        return None
    nouns = [one for one in own if _hangs(tokens, one, verb, {"nsubj", "nsubjpass"})]
    return nouns[0] if len(nouns) == 1 and nouns[0] < verb else None


def _unjoined(tokens: Sequence[Token], sentence: Stretch, verb: int) -> int | None:
    """Give a verb with "was" or "has" that is joined to another by no "and" and no comma."""
    for second in range(verb + 1, sentence.last):
        if tokens[second].pos not in VERBS:
            continue
        if not _hangs(tokens, second, verb, {"conj", "ccomp", "dep", "advcl"}):
            continue
        own = [one for one in range(verb + 1, second) if tokens[one].head == second]
        helped = [one for one in own if tokens[one].dep in {"aux", "auxpass"}]
        loose = [one for one in own if tokens[one].dep in {"nsubj", "nsubjpass", "mark", "expl"}]
        between = [one for one in range(verb + 1, second) if tokens[one].head == verb]
        joined = any(tokens[one].dep in {"cc", "punct"} for one in between)
        if helped and not loose and not joined and tokens[helped[0]].tag in FINITE:
            return second
    return None


def _mend_participle_subject(tokens: list[Token], sentence: Stretch) -> None:
    """Make the ten of "ten people fleeing the fighting have crossed" the subject of "crossed"."""
    for first in range(sentence.first, sentence.last):
        token = tokens[first]
        verb = token.head
        if token.dep != "csubj" or token.tag != "VBG" or verb <= first:
            continue
        before = range(sentence.first, first)
        nouns = [one for one in before if _hangs(tokens, one, first, {"nsubj"})]
        helped = any(_hangs(tokens, one, first, {"aux", "mark"}) for one in before)
        if len(nouns) == 1 and nouns[0] == first - 1 and not helped:
            passive = any(_hangs(tokens, one, verb, {"auxpass"}) for one in range(first, verb))
            dep = "nsubjpass" if passive else "nsubj"
            tokens[nouns[0]] = replace(tokens[nouns[0]], head=verb, dep=dep)
            tokens[first] = replace(token, head=nouns[0], dep="acl")
