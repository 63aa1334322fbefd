"""Sets apart what several hold at once: which saying stands within which other."""

from collections.abc import Sequence
from dataclasses import replace

from twosource.extractors.attribution.drafts import Draft
from twosource.extractors.attribution.outlets import is_outlet
from twosource.extractors.attribution.quotes import Quote
from twosource.extractors.attribution.tree import Tree
from twosource.extractors.attribution.words import Words

LAST_COMMA = 2  # words from a verb to what is set in behind it


def set_apart(
    tree: Tree, quotes: Sequence[Quote], drafts: Sequence[Draft], words: Words
) -> list[Draft]:
    """Give the drafts, each with no more in its content than stands on its holder's word."""
    return cut_asides(tree, cut_outer(tree, clip_to_quotes(tree, quotes, drafts)), words)


def cut_asides(tree: Tree, drafts: Sequence[Draft], words: Words) -> list[Draft]:
    """Cut "according to Y" out of what X said where Y stands behind X too, and the other way round.

    In "X said it, according to Y" Y passes on X. In "Reuters reports it, according to Y" and in
    "X reported, according to Y, that" it is Y who is passed on.
    """
    asides = [draft for draft in drafts if tree.word(draft.verb) == "according"]
    inner = {
        (one.verb, draft.verb)
        for draft in asides
        for one in drafts
        if is_set_in(tree, one, draft) or reports_on(tree, one, draft, words)
    }
    cut = []
    for draft in drafts:
        out = [one for one in drafts if is_set_behind(one, draft)]
        out += [one for one in drafts if (one.verb, draft.verb) in inner]
        out += [
            one
            for one in asides
            if draft.verb in one.content
            and one.verb in draft.content
            and (draft.verb, one.verb) not in inner
        ]
        rest = draft.content.difference(*(one.cue | one.source for one in out))
        cut.append(replace(draft, content=rest))
    return cut


def cut_outer(tree: Tree, drafts: Sequence[Draft]) -> list[Draft]:
    """Cut whoever tells of it out of what a draft says: "X told Y [she thinks ...]".

    Where each seems to hold the other, the one whose speaker follows the other's cue without a
    comma between is the inner one.
    """
    cut = []
    for draft in drafts:
        outer = [
            one
            for one in drafts
            if one.verb in draft.content
            and draft.verb in one.content
            and one.verb < draft.verb
            and draft.source
            and tree[min(draft.source | draft.cue) - 1].tag not in {",", "''"}
            and min(draft.source) > one.verb
        ]
        out = max((one.verb for one in outer), default=-1)
        kept = frozenset(one for one in draft.content if one > out)
        cut.append(replace(draft, content=kept) if outer else draft)
    return cut


def is_set_behind(one: Draft, draft: Draft) -> bool:
    """Tell whether "X reported" closes a sentence that another says: each seems to hold the other.

    In "all fled, a clerk told the court, the Lantern reported" the Lantern passes on the clerk.
    """
    both = one.verb in draft.content and draft.verb in one.content
    return both and one.verb > draft.verb and draft.content - one.source - one.cue <= one.content


def is_set_in(tree: Tree, one: Draft, draft: Draft) -> bool:
    """Tell whether "according to X" is set right behind the verb of another: X stands within.

    In "the Lantern reported, according to a clerk, all fled" the Lantern passes on the clerk.
    """
    behind = 0 < min(draft.cue) - max(one.cue, default=one.verb) <= LAST_COMMA
    last = max(draft.source)
    _, end = tree.ends(draft.verb)
    later = any(tree[word].pos == "VERB" for word in draft.content if last < word < end)
    return one.verb in draft.content and behind and later


def reports_on(tree: Tree, one: Draft, draft: Draft, words: Words) -> bool:
    """Tell whether an outlet reports what others say: "Reuters reports that ..., according to Y".

    Where the outlet stands behind "according to", it is the one that passes on.
    """
    if one.head is None or draft.head is None or one.verb not in draft.content:
        return False
    return is_outlet(tree, one.head, words) and not is_outlet(tree, draft.head, words)


def clip_to_quotes(tree: Tree, quotes: Sequence[Quote], drafts: Sequence[Draft]) -> list[Draft]:
    """Keep what is attributed within a quotation to the quotation."""
    inside = [tree.inside(quote.span) for quote in quotes]
    clipped = []
    for draft in drafts:
        around = next((words for words in inside if {draft.verb, draft.head} <= words), None)
        within = draft.content if around is None else draft.content & around
        clipped.append(replace(draft, content=within))
    return clipped
