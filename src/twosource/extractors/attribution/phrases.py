"""Attributions made without a verb of their own: "according to", "reportedly", "X's claim that"."""

from collections.abc import Iterator

from twosource.extractors.attribution.drafts import Draft, phrase
from twosource.extractors.attribution.frames import clause_around
from twosource.extractors.attribution.tree import Tree
from twosource.extractors.attribution.words import Words


def draft_phrases(tree: Tree, words: Words) -> Iterator[Draft]:
    """Read every phrase of a report that attributes something."""
    for index in range(len(tree)):
        word = tree.word(index)
        if word in {"according", "per"}:
            yield from draft_according(tree, index)
        elif word in words.adverbs and tree[index].pos == "ADV":
            yield from draft_adverb(tree, index, words)
        elif tree[index].pos == "NOUN" and tree[index].lemma in words.nouns:
            yield from draft_noun(tree, index, words)
        elif tree[index].lemma in words.adjectives and tree[index].pos in {"ADJ", "VERB"}:
            yield from draft_adjective(tree, index, words)


def draft_according(tree: Tree, index: int) -> Iterator[Draft]:
    """Read "according to X" and "per X"."""
    preposition = next((kid for kid in tree.kids(index, "prep") if tree.word(kid) == "to"), index)
    sources = tree.kids(preposition, "pobj")
    host = tree.head(index)
    if not sources or host is None or (tree.word(index) == "per" and tree[index].dep != "prep"):
        return
    if tree.word(index) == "per" and tree[sources[0]].pos != "PROPN":
        return
    start, end = tree.ends(index)
    reach = tree.under(index)
    while tree[host].pos not in {"VERB", "AUX"} and tree.head(host) is not None:
        host = tree[host].head
    behind = range(max(reach) + 1, end)
    if min(reach) == start or not any(tree[one].pos in {"VERB", "AUX"} for one in behind):
        host = widest(tree, host, index)
    content = clause_around(tree, host, index)
    source = phrase(tree, sources[0])
    cue = frozenset((index, preposition))
    yield Draft(index, cue, sources[0], source, content - reach, "say", "clause")


def widest(tree: Tree, host: int, aside: int) -> int:
    """Climb to the whole of the clauses joined by "and": a phrase at either end is of all."""
    while tree[host].dep in {"conj", "ccomp", "advcl"} and tree.head(host) is not None:
        above = tree[host].head
        if tree[above].pos not in {"VERB", "AUX"} or aside < above < host:
            break
        host = above
    return host


def draft_adverb(tree: Tree, index: int, words: Words) -> Iterator[Draft]:
    """Read "reportedly": somebody says so, and nobody is named."""
    host = tree.head(index)
    if host is not None:
        manner = words.adverbs[tree.word(index)]
        narrow = index + 1 in tree.kids(host, "prep", "mark") and host < index
        # "held, allegedly for his reporting": the hearsay is on the phrase alone.
        content = tree.under(index + 1) if narrow else clause_around(tree, host, index)
        yield Draft(index, frozenset({index}), None, frozenset(), content, manner, "clause")


def draft_noun(tree: Tree, index: int, words: Words) -> Iterator[Draft]:
    """Read "X's claim that ..." and "claims by X that ..."."""
    clauses = [
        kid
        for kid in tree.kids(index, "acl", "relcl", "ccomp")
        if any(tree.word(one) == "that" and one < kid for one in tree.below[kid])
        and tree.kids(kid, "nsubj", "nsubjpass", "expl")
        and not is_relative(tree, kid)
    ]
    if not clauses:
        return
    owners = tree.kids(index, "poss")
    for preposition in tree.kids(index, "prep"):
        if tree.word(preposition) in {"by", "from", "of", "among"}:
            owners += tree.kids(preposition, "pobj")
    head = owners[0] if owners else None
    content = tree.under(clauses[0])
    source = phrase(tree, head, content) if head is not None else frozenset[int]()
    source = frozenset(one for one in source if tree[one].tag != "POS")
    cue = frozenset({index})
    yield Draft(
        index, cue, head, source, content - source, words.nouns[tree[index].lemma], "clause"
    )


def is_relative(tree: Tree, clause: int) -> bool:
    """Tell "the claim that he made" from "the claim that he lied": the first has no object left."""
    that = [
        kid for kid in tree.kids(clause, "dobj", "nsubj", "nsubjpass") if tree[kid].tag == "WDT"
    ]
    others = tree.kids(clause, "nsubj", "nsubjpass", "expl")
    return bool(that) and (others == that or takes_object(tree, clause))


def takes_object(tree: Tree, clause: int) -> bool:
    """Tell whether "that" is the object of a verb of making or saying: "the claim that he made"."""
    return tree[clause].lemma in {
        "make",
        "say",
        "give",
        "issue",
        "file",
        "bring",
        "repeat",
        "publish",
    }


def draft_adjective(tree: Tree, index: int, words: Words) -> Iterator[Draft]:
    """Read "X is confident that ..."."""
    clauses = tree.kids(index, "ccomp")
    host = tree.head(index)
    if not clauses or host is None or tree[index].dep not in {"acomp", "attr"}:
        return
    subjects = [
        kid for kid in tree.kids(host, "nsubj") if tree.word(kid) not in {"it", "that", "this"}
    ]
    if not subjects:
        return
    content = tree.under(clauses[0])
    source = phrase(tree, subjects[0])
    manner = words.adjectives[tree[index].lemma]
    cue = frozenset(range(host, index + 1)) - source
    yield Draft(index, cue, subjects[0], source, content - source, manner, "clause")
