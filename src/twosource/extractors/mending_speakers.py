"""Mends who speaks where a role and a name stand side by side, and a role that is cut in two.

In "Guards beat four men, a priest, Olo Vik, told the Lantern." the model often hangs the priest on
what the guards did and leaves "told" with nobody who tells. And it takes the second noun of "a shop
steward" for an adverb.
"""

from collections.abc import Sequence
from dataclasses import replace

from twosource.model.parse import Stretch, Token

FINITE = frozenset({"VBD", "VBZ", "VBP"})
TELLING = frozenset(
    {"say", "tell", "add", "report", "claim", "confirm", "explain", "state", "warn"}
)
CITING = frozenset({"cite", "quote"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
STOPS = frozenset({".", ";", "?", "!", "“", "”", '"'})
# Nouns of people that the model may take for something else behind another noun.
SECOND_NOUNS = frozenset({"steward", "warden", "foreman", "keeper", "hand", "clerk"})


def mend_speakers(tokens: list[Token], sentence: Stretch) -> None:
    """Make a role with its name the speaker of a verb of telling that has none."""
    for index in range(sentence.first, sentence.last):
        _mend_second_noun(tokens, index, sentence)
    _mend_citing(tokens, sentence)
    for verb in range(sentence.first + 2, sentence.last):
        if tokens[verb].lemma in TELLING and tokens[verb].tag in FINITE:
            _mend_speaker(tokens, verb, sentence)
            _mend_inverted(tokens, verb, sentence)


def _mend_second_noun(tokens: list[Token], index: int, sentence: Stretch) -> None:
    """Make "steward" the noun of "a shop steward of the crew said"."""
    token, first = tokens[index], index - 1
    mistaken = token.tag == "RB" or token.pos == "PROPN"
    if not mistaken or token.text not in SECOND_NOUNS or first < sentence.first:
        return
    tokens[index] = token = replace(token, pos="NOUN", tag="NN", lemma=token.text)
    if token.head != first or tokens[first].pos != "NOUN":
        return
    before = tokens[first]
    root = before.head == first
    for other in range(sentence.first, sentence.last):
        if other != index and tokens[other].head == first:
            tokens[other] = replace(tokens[other], head=index)
    over = index if root else before.head
    tokens[index] = replace(token, head=over, dep=before.dep)
    tokens[first] = replace(before, head=index, dep="compound")


def _mend_speaker(tokens: list[Token], verb: int, sentence: Stretch) -> None:
    if any(one.head == verb and one.dep in SUBJECTS for one in tokens[sentence.first : verb]):
        return
    name = _name_before(tokens, verb, sentence.first)
    if name is None:
        return
    role = _role_before(tokens, name.start, sentence.first)
    if role is None:
        return
    noun, start = role
    for index in range(start, verb):
        # What hung on the wrong side of the commas hangs on the speaker now.
        if tokens[index].head not in range(start, verb):
            tokens[index] = replace(tokens[index], head=noun, dep="punct")
    last = name.stop - 1
    tokens[noun] = replace(tokens[noun], head=verb, dep="nsubj")
    tokens[last] = replace(tokens[last], head=noun, dep="appos")
    for index in range(name.start, last):
        tokens[index] = replace(tokens[index], head=last, dep="compound")
    _lead(tokens, verb)


def _lead(tokens: list[Token], verb: int) -> None:
    """Make a verb of telling that is joined to what is told the one on which that hangs."""
    over = tokens[verb].head
    if tokens[verb].dep != "conj" or any(one.head == verb and one.dep == "ccomp" for one in tokens):
        return
    told = tokens[over]
    root = told.head == over
    tokens[verb] = replace(tokens[verb], head=verb if root else told.head, dep=told.dep)
    tokens[over] = replace(told, head=verb, dep="ccomp")


def _name_before(tokens: Sequence[Token], verb: int, first: int) -> range | None:
    """Give the words of "Olo Vik" in ", Olo Vik, told"."""
    last = verb - 1
    if tokens[last].text != "," or tokens[last - 1].entity != "PERSON":
        return None
    start = last
    while start > first and tokens[start - 1].pos == "PROPN":
        start -= 1
    whole = start < last and start > first and tokens[start - 1].text == ","
    return range(start, last) if whole else None


def _role_before(tokens: Sequence[Token], name: int, first: int) -> tuple[int, int] | None:
    """Give the noun of ", a priest at the mission," before a name, and where its phrase begins."""
    end = name - 1
    start = end
    while start > first and tokens[start - 1].text != ",":
        start -= 1
        if tokens[start].text in STOPS or tokens[start].pos in {"VERB", "AUX"}:
            return None
    if start <= first or tokens[start].tag not in {"DT", "PRP$"}:
        return None
    out = [one for one in range(start, end) if tokens[one].head not in range(start, end)]
    heads = [one for one in out if tokens[one].pos == "NOUN"]
    return (heads[0], start) if len(heads) == 1 and len(out) == 1 else None


def _mend_inverted(tokens: list[Token], verb: int, sentence: Stretch) -> None:
    """Give "said" the speaker behind it, and him the clause that took him for its subject.

    In "…, said the charity, whose nurses were there" the model makes the charity be there.
    """
    here = range(sentence.first, sentence.last)
    subjects = [one for one in here if tokens[one].dep in SUBJECTS]
    if any(tokens[one].head == verb for one in subjects):
        return
    for noun in (one for one in subjects if one > verb):
        clause = tokens[noun].head
        others = [one for one in subjects if noun < one < clause and tokens[one].head == clause]
        below = tokens[clause].head == verb and tokens[clause].dep == "ccomp"
        close = all(tokens[one].head in range(verb + 1, noun + 1) for one in range(verb + 1, noun))
        if below and others and close and _opens_relative(tokens, noun, others[0]):
            tokens[noun] = replace(tokens[noun], head=verb, dep="nsubj")
            tokens[clause] = replace(tokens[clause], head=noun, dep="relcl")
            return


def _mend_citing(tokens: list[Token], sentence: Stretch) -> None:
    """Make "reported" the verb of "The paper, citing a clerk whom it did not name, reported that".

    The model makes the whole of it what is cited.
    """
    here = range(sentence.first, sentence.last)
    root = next((one for one in here if tokens[one].head == one), sentence.first)
    citing = _citing_at(tokens, sentence, root)
    if citing is None:
        return
    cite, speaker = citing
    for verb in range(cite + 1, sentence.last):
        known = tokens[verb].lemma in TELLING and tokens[verb].tag in FINITE | {"VBN"}
        if known and tokens[verb - 1].text == "," and tokens[verb].dep in {"acl", "relcl", "conj"}:
            tokens[verb] = replace(tokens[verb], head=verb, dep="ROOT", tag="VBD")
            tokens[speaker] = replace(tokens[speaker], head=verb, dep="nsubj")
            tokens[cite] = replace(tokens[cite], head=verb, dep="advcl")
            return


def _citing_at(tokens: Sequence[Token], sentence: Stretch, root: int) -> tuple[int, int] | None:
    """Give the "citing" of a sentence without another verb, and who cites."""
    for cite in range(sentence.first + 1, sentence.last):
        token = tokens[cite]
        if token.lemma not in CITING or token.tag != "VBG" or tokens[cite - 1].text != ",":
            continue
        before = range(sentence.first, cite)
        subjects = [
            one for one in before if tokens[one].head == cite and tokens[one].dep in SUBJECTS
        ]
        if cite == root and subjects:
            return cite, subjects[0]
        if token.dep == "acl" and token.head == root and tokens[root].pos in {"NOUN", "PROPN"}:
            return cite, root
    return None


def _opens_relative(tokens: Sequence[Token], noun: int, subject: int) -> bool:
    """Tell whether "who" or "whose" stands before the second subject of a clause."""
    return any(tokens[one].tag in {"WP", "WP$", "WDT"} for one in range(noun + 1, subject + 1))
