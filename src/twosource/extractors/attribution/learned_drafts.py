"""Works what the learned tagger found into the drafts that the rules wrote.

The rules know how a word holds what follows and through whom it came; the tagger knows more ways to
say that somebody said so. What both found stays as the rules read it; where the parser misled
them, the tagger's words are taken.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from twosource.extractors.attribution.drafts import Draft
from twosource.extractors.attribution.learned import Found
from twosource.extractors.attribution.names import can_speak
from twosource.extractors.attribution.tree import Tree
from twosource.extractors.attribution.words import Manner, Words

MARKS = frozenset((":", "-", "--", "\u2013", "\u2014", "\u2015"))
PLAIN: frozenset[Manner] = frozenset(("say", "deny"))
NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))
STANDING = frozenset(("DET", "NUM", "ADJ"))
SAID_FRAMES = ("clause", "quote")


def add_learned(
    tree: Tree, drafts: Sequence[Draft], found: Iterable[Found], words: Words
) -> list[Draft]:
    """Give the drafts of the rules, mended, with those that only the tagger found."""
    merged = list(drafts)
    for one in found:
        known = [place for place, draft in enumerate(merged) if is_one(draft, one)]
        for place in known[:1]:
            merged[place] = mend(tree, merged[place], one)
        if not known:
            new = draft_found(tree, one, words)
            merged += [new] if new is not None else []
    return merged


def mend(tree: Tree, draft: Draft, found: Found) -> Draft:
    """Take the tagger's source or content where the rules have other words altogether.

    A draft with hops of its own ("X quoted Y as saying") the rules know better.
    """
    if draft.outer or draft.inner:
        return draft
    near = {tree.sentence[one] for one in draft.content} & {
        tree.sentence[one] for one in found.content
    }
    if draft.content and not near:
        return draft
    direct = draft.head in tree.kids(draft.verb, "nsubj") and not is_thing(tree, draft.head)
    direct = direct or tree.word(draft.verb) == "according"
    if found.source and not direct and not found.source & draft.source:
        head = head_of(tree, found.source)
        content = draft.content - found.source
        draft = replace(draft, source=found.source, head=head, content=content)
    if tree.word(draft.verb) == "according":
        # What stands before it, the tagger sees as far back as it goes.
        before = frozenset(one for one in found.content if one < draft.verb)
        return replace(draft, content=draft.content | before - draft.source)
    shared = len(found.content & draft.content)
    if found.content and 2 * shared < max(len(found.content), len(draft.content)):
        told = [one for one in tree.kids(draft.verb, "dobj", "dative") if one not in draft.content]
        out = frozenset[int]().union(*(tree.under(one) for one in told))
        draft = replace(draft, content=found.content - draft.source - draft.cue - out)
    return draft


def is_thing(tree: Tree, head: int | None) -> bool:
    """Tell whether a pronoun is of no one who speaks."""
    return head is not None and tree.word(head) in {"it", "this", "that"}


def is_one(draft: Draft, found: Found) -> bool:
    """Tell whether rules and tagger mean the same words of saying."""
    return draft.verb in found.cue or bool(draft.cue & found.cue)


def draft_found(tree: Tree, found: Found, words: Words) -> Draft | None:
    """Give what only the tagger found as a draft, if its cue is one of saying."""
    manner, verb = read_cue_manner(tree, found, words)
    if manner is None or not found.content:
        return None
    told = any(tree[one].pos in {"VERB", "AUX"} for one in found.content)
    if manner not in PLAIN and not told:
        return None  # "hundreds claimed asylum", "thousands demonstrated against the king"
    head = head_of(tree, found.source)
    shows = tree[verb].lemma in words.lists["evidence"]
    if shows and head is not None and not can_speak(tree, head, words):
        return None  # "the decade has seen ...": nobody says so
    return Draft(
        verb=verb,
        cue=found.cue,
        head=head,
        source=found.source,
        content=found.content - found.source - found.cue,
        manner=manner,
        frame="clause",
        negated=any(tree[one].dep == "neg" for one in found.cue),
    )


def read_cue_manner(tree: Tree, found: Found, words: Words) -> tuple[Manner | None, int]:
    """Give how the words of a cue hold what is said, and the word that says so."""
    for one in sorted(found.cue, reverse=True):
        lemma = tree[one].lemma.lower()
        verbal = tree[one].pos in {"VERB", "AUX"}
        frames = words.verbs.get(lemma, {}) if verbal else {}
        manner = next((frames[frame] for frame in SAID_FRAMES if frame in frames), None)
        if manner is None and (not verbal or tree.word(one) == "according"):
            manner = read_word_manner(tree, one, words)
        if manner is not None:
            return manner, one
    return None, -1


def read_word_manner(tree: Tree, one: int, words: Words) -> Manner | None:
    """Give how a noun, adverb, adjective or mark holds what is said."""
    word = tree.word(one)
    if word == "according" or tree[one].text in MARKS:
        return "say"
    table = words.nouns if tree[one].pos == "NOUN" else words.adjectives
    return words.adverbs.get(word) or table.get(tree[one].lemma.lower())


def head_of(tree: Tree, source: frozenset[int]) -> int | None:
    """Give the word that the others of a source hang on; of "those interviewed" the first."""
    tops = [one for one in sorted(source) if tree[one].head not in source or tree[one].head == one]
    nouns = [one for one in tops if tree[one].pos in NOMINAL]
    others = [one for one in tops if tree[one].pos in STANDING and not is_the(tree, one)]
    first = [one for one in sorted(source) if tree[one].pos in NOMINAL]
    return next(iter(nouns or others or first), None)


def is_the(tree: Tree, word: int) -> bool:
    """Tell an article from a word that stands for somebody: "some", "several", "one"."""
    return tree.word(word) in {"the", "a", "an"}
