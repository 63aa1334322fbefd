"""Who was told and passes it on: "told X", "in an interview with X", "speaking to X"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from twosource.extractors.attribution.drafts import Draft
from twosource.extractors.attribution.names import title_words
from twosource.extractors.attribution.outlets import BODIES, is_outlet
from twosource.extractors.attribution.tree import Tree
from twosource.extractors.attribution.words import Words

# How an interview leads to whoever made it.
LINKS = frozenset(("with", "to", "for", "on", "by", "of", "from"))
SETTING = frozenset(("in", "during", "at", "on", "from", "after", "to"))
AIRED = frozenset(("publish", "air", "broadcast", "carry", "print", "run", "stream", "give"))
SAME_SUBJECT = frozenset(("advcl", "xcomp", "conj", "relcl", "acl", "dep", "pcomp", "prep"))
LONGEST_ACRONYM = 6


def find_hearers(tree: Tree, draft: Draft, words: Words) -> list[int]:
    """Find who was told: "told X", "said to X", "in an interview with X", "speaking to X"."""
    verb = draft.verb
    lemma = tree[verb].lemma
    found = []
    if lemma in words.lists["hearer_object"]:
        found += tree.kids(verb, "dobj", "dative", "oprd")
    told = any(takes_reports(tree, one, words) for one in found)
    for preposition in tree.kids(verb, "prep", "dative"):
        if tree.word(preposition) == "to" and lemma in words.lists["hearer_to"] and not told:
            found += tree.kids(preposition, "pobj")
        elif tree.word(preposition) in {"on", "in", "for"} and lemma in words.lists["hearer_to"]:
            found += [one for one in tree.kids(preposition, "pobj") if airs(tree, one, words)]
    for aside in tree.kids(verb, "advcl", "prep"):
        if tree.word(aside) in {"speaking", "talking"}:
            found += [one for to in tree.kids(aside, "prep") for one in tree.kids(to, "pobj")]
    found += [one for one in interviewers(tree, draft, words) if one not in found]
    found += [one for one in made_by(tree, draft.head, words) if one not in found]
    found += [one for one in spoken_to(tree, draft.head) if one not in found]
    heard = [one for one in found if one != draft.head and one not in draft.content]
    named = any(tree[one].pos == "PROPN" for one in heard)
    return [one for one in heard if not (named and is_bare_outlet(tree, one))]


def spoken_to(tree: Tree, head: int | None) -> list[int]:
    """Give X of "a source who spoke to X said ..."."""
    if head is None:
        return []
    spoke = [kid for kid in tree.kids(head, "relcl", "acl") if tree[kid].lemma in {"speak", "talk"}]
    links = [link for kid in spoke for link in tree.kids(kid, "prep") if tree.word(link) in LINKS]
    return [one for link in links for one in tree.kids(link, "pobj")]


def airs(tree: Tree, one: int, words: Words) -> bool:
    """Tell whether words were said on an outlet: "said on CNN", "wrote in the Harbour Times"."""
    named = [one, *tree.kids(one, "poss", "compound")]
    return tree[one].pos == "PROPN" and any(is_outlet(tree, word, words) for word in named)


def made_by(tree: Tree, noun: int | None, words: Words) -> list[int]:
    """Give X of "according to an interview with X": the interview says what X printed."""
    if noun is None or tree[noun].lemma not in words.lists["aired"]:
        return []
    links = [kid for kid in tree.kids(noun, "prep") if tree.word(kid) in LINKS]
    return [one for link in links for one in tree.kids(link, "pobj")]


def is_bare_outlet(tree: Tree, hearer: int) -> bool:
    """Tell "the radio station", which only points to an outlet that is named beside it."""
    definite = any(tree.word(kid) in {"the", "this"} for kid in tree.kids(hearer, "det"))
    return tree[hearer].pos == "NOUN" and definite and not tree.kids(hearer, "appos", "poss")


def interviewers(tree: Tree, draft: Draft, words: Words) -> Iterator[int]:
    """Find X of "in an interview with X", "during a CNN interview", "in remarks aired on X"."""
    first, last = tree.ends(draft.verb)
    for noun in range(first, last):
        if noun in draft.content or not is_setting(tree, noun, draft, words):
            continue
        if tree[noun].lemma in words.lists["aired"]:
            yield from linked(tree, noun)
            yield from tree.kids(noun, "compound", "poss", "nmod")
        elif noun not in draft.source:
            # A letter "to the ambassador" is published by nobody.
            yield from (one for one in linked(tree, noun) if is_outlet(tree, one, words))


def linked(tree: Tree, noun: int) -> Iterator[int]:
    """Give the objects of the prepositions of an interview, and of "aired on X" beside it."""
    links = [kid for kid in tree.kids(noun, "prep") if tree.word(kid) in LINKS]
    for aired in tree.kids(noun, "acl", "relcl"):
        if tree[aired].lemma in AIRED:
            links += tree.kids(aired, "prep", "agent", "dative")
    yield from (one for link in links for one in tree.kids(link, "pobj"))


def is_setting(tree: Tree, noun: int, draft: Draft, words: Words) -> bool:
    """Tell whether a draft's words were said in an interview: "in which he said" hangs on it."""
    if tree[noun].lemma not in words.lists["hearer_interview"]:
        return False
    below = draft.verb
    for above in tree.heads(draft.verb):
        if above == noun:
            return tree[below].dep == "relcl" and noun < draft.verb
        below = above
    preposition = setting_above(tree, noun, words)
    return preposition is not None and is_of(tree, preposition, draft)


def setting_above(tree: Tree, noun: int, words: Words) -> int | None:
    """Give the "in" of "in an interview"; None for any other noun."""
    above = tree.head(noun)
    known = tree[noun].lemma in words.lists["hearer_interview"]
    return above if known and above is not None and tree.word(above) in SETTING else None


def cut_settings(tree: Tree, drafts: Sequence[Draft], words: Words) -> list[Draft]:
    """Take "In an interview with X," out of what is said, where the parser put it there.

    Before the speaker it opens the sentence; behind what is said a mark sets it off.
    """
    settings = [
        above
        for noun in range(len(tree))
        if (above := setting_above(tree, noun, words)) is not None
    ]
    cut = []
    for draft in drafts:
        here = [
            one
            for one in settings
            if one in draft.content
            and (
                (one < draft.verb and is_fronted(tree, one))
                or (one > draft.verb and tree[one - 1].tag in {",", "''"})
            )
        ]
        out = frozenset[int]().union(*(tree.under(one) for one in here))
        cut.append(replace(draft, content=draft.content - out) if out else draft)
    return cut


def is_fronted(tree: Tree, preposition: int) -> bool:
    """Tell whether a phrase opens its sentence."""
    return preposition - tree.ends(preposition)[0] <= 1


def is_of(tree: Tree, preposition: int, draft: Draft) -> bool:
    """Tell whether "in an interview" is the setting in which a draft's words were said.

    It may hang on the verb, on the speaker, or on the verb whose subject the speaker is too.
    """
    host = next((one for one in tree.heads(preposition) if is_host(tree, one, draft)), None)
    if host is None:
        return False
    if stands_apart(tree, preposition, draft):
        return True
    opened = is_fronted(tree, preposition) and draft.head is not None
    if opened and preposition < min(draft.source, default=0) and not is_nested(tree, draft):
        return True
    if host == draft.verb or host in draft.source or host in draft.cue:
        return True
    below = draft.verb
    for above in tree.heads(draft.verb):
        if tree[below].dep not in SAME_SUBJECT:
            return False
        if above == host:
            return True
        below = above
    return False


def is_host(tree: Tree, word: int, draft: Draft) -> bool:
    """Tell whether a word is a verb or one of the speaker's: what a setting may hang on."""
    return word in draft.source or tree[word].pos in {"VERB", "AUX"}


def stands_apart(tree: Tree, preposition: int, draft: Draft) -> bool:
    """Tell whether a setting closes the sentence, set off from what is said by a mark."""
    before = preposition - 1
    last = max(draft.content, default=-1)
    return (
        tree[before].tag in {",", "''"}
        and last < preposition
        and before in range(draft.verb, last + 3)
    )


def is_nested(tree: Tree, draft: Draft) -> bool:
    """Tell whether the verb of a draft stands in a clause that somebody else says."""
    heads = [draft.verb, *tree.heads(draft.verb)]
    return any(tree[one].dep == "ccomp" for one in heads)


def takes_reports(tree: Tree, hearer: int, words: Words) -> bool:
    """Tell whether the one told is an outlet, by its words or because it is no other body."""
    if is_outlet(tree, hearer, words):
        return True
    name = set(title_words(tree, hearer))
    if name & words.lists["documenting_words"] and tree[hearer].pos == "PROPN":
        return tree[hearer].entity != "PERSON"
    other = words.lists["government_words"] | words.lists["not_outlets"]
    other |= words.lists["organisation_nouns"] | words.lists["government_nouns"]
    if tree[hearer].entity not in BODIES:
        other |= words.lists["unnamed_nouns"]  # "wrote to Justice Minister Ola Vik"
    if tree[hearer].pos != "PROPN" or name & other:
        return False
    return tree[hearer].entity in BODIES | {""} or is_acronym(tree, hearer)


def is_acronym(tree: Tree, head: int) -> bool:
    """Tell a name of a few capitals, "CP": what is told things under such a name is an outlet."""
    text = tree[head].text
    short = 1 < len(text) <= LONGEST_ACRONYM and text.isupper()
    return short and tree[head].entity not in {"GPE", "PERSON", "NORP", "LOC"}


def outlet_of(tree: Tree, hearer: int, words: Words) -> int | None:
    """Give the outlet that hears: it, or the one whose reporter does ("Radio X's Ola Vik").

    None where neither is one: "told reporters", "told the court".
    """
    staff = is_staff(tree, hearer, words)
    if takes_reports(tree, hearer, words) and not staff:
        return hearer
    owners = list_owners(tree, hearer)
    owned = [one for one in tree.kids(hearer, "poss") if tree[one].entity in BODIES]
    for owner in owners:
        if is_outlet(tree, owner, words):
            return owner
        if staff and (owner in owned or takes_reports(tree, owner, words)):
            return owner
    works = any(tree[one].lemma.lower() in words.lists["outlet_staff"] for one in owners)
    person = tree[hearer].entity == "PERSON" and is_interviewer(tree, hearer, words)
    return hearer if works or person or takes_reports(tree, hearer, words) else None


def list_owners(tree: Tree, hearer: int) -> list[int]:
    """Give the nouns that say for whom somebody works, or what somebody is."""
    owners = tree.kids(hearer, "poss", "compound", "nmod", "appos")
    owners += [one for kid in tree.kids(hearer, "compound") for one in tree.kids(kid, "poss")]
    beside = range(hearer + 1, min(hearer + 2, len(tree)))  # the parser may hang it on the verb
    for preposition in (*tree.kids(hearer, "prep"), *beside):
        if tree.word(preposition) in {"of", "from", "at", "with", "for"}:
            owners += tree.kids(preposition, "pobj")
    return owners


def is_interviewer(tree: Tree, hearer: int, words: Words) -> bool:
    """Tell whether a person is the X of "in an interview with X"."""
    above = list(tree.heads(hearer))[:2]
    return len(above) > 1 and tree[above[1]].lemma in words.lists["aired"]


def is_staff(tree: Tree, hearer: int, words: Words) -> bool:
    """Tell whether the one told is a person, or people who work for an outlet."""
    lemma = tree[hearer].lemma.lower()
    staff = lemma in words.lists["outlet_staff"] and not is_title(tree, hearer)
    return tree[hearer].entity == "PERSON" or staff


def is_title(tree: Tree, hearer: int) -> bool:
    """Tell the name of an outlet from who works there: "the Tarn Reporter", "the reporter"."""
    named = tree[hearer].pos == "PROPN" and tree[hearer].text[:1].isupper()
    definite = any(tree.word(kid) == "the" for kid in tree.kids(hearer, "det"))
    return named and definite and bool(tree.kids(hearer, "compound"))
