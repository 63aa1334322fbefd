"""Attributions that a headline makes with a colon or a dash: "Police: two held"."""

from collections.abc import Iterator

from twosource.extractors.attribution.drafts import Draft
from twosource.extractors.attribution.names import can_speak
from twosource.extractors.attribution.tree import Tree
from twosource.extractors.attribution.words import Words

LONGEST = 5  # words of a voice that stands before a colon
DASHES = frozenset(("-", "\u2013", "\u2014", "--"))


def draft_headlines(tree: Tree, words: Words) -> Iterator[Draft]:
    """Read "Voice: what is said" and "What is said - voice" in the headline."""
    reach = [one for one in range(len(tree)) if tree.paragraph(one) < 0]
    for one in reach:
        before, after = range(reach[0], one), range(one + 1, reach[-1] + 1)
        if tree.word(one) == ":" and is_voice(tree, before, words):
            yield make_headline(one, before, after)
        elif tree.word(one) in DASHES and is_voice(tree, after, words):
            yield make_headline(one, after, before)


def is_voice(tree: Tree, reach: range, words: Words) -> bool:
    """Tell whether a few words are nothing but the name of a voice."""
    nominal = all(tree[one].pos in {"NOUN", "PROPN", "ADJ", "DET"} for one in reach)
    return 0 < len(reach) <= LONGEST and nominal and can_speak(tree, reach[-1], words)


def make_headline(mark: int, voice: range, content: range) -> Draft:
    """Make the draft of a headline."""
    return Draft(
        verb=mark,
        cue=frozenset({mark}),
        head=voice[-1],
        source=frozenset(voice),
        content=frozenset(content),
        manner="say",
        frame="clause",
    )
