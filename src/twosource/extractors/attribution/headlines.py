"""Attributions that a headline makes with a colon or a dash: "Police: two held"."""

from collections.abc import Iterator

from twosource.extractors.attribution.drafts import Draft
from twosource.extractors.attribution.names import can_speak
from twosource.extractors.attribution.tree import Tree
from twosource.extractors.attribution.words import Words

LONGEST = 5  # words of a voice that stands before a colon
SAYING = frozenset(("say", "says", "said"))
DASHES = frozenset(("-", "\u2013", "\u2014", "--"))


def draft_headlines(tree: Tree, words: Words) -> Iterator[Draft]:
    """Read "Voice: what is said", "What is said - voice" and "What is said, says voice"."""
    reach = [one for one in range(len(tree)) if tree.paragraph(one) < 0]
    for one in reach:
        before, after = range(reach[0], one), range(one + 1, reach[-1] + 1)
        if tree.word(one) == ":" and is_voice(tree, before, words):
            yield make_headline(one, before, after)
        elif tree.word(one) in DASHES and is_voice(tree, after, words):
            yield make_headline(one, after, before)
        elif tree.word(one) in SAYING and one - 1 in reach and tree.word(one - 1) == ",":
            if is_voice(tree, after, words):
                yield make_headline(one, after, range(reach[0], one - 1))
        elif tree.word(one) in SAYING:
            yield from draft_saying(tree, one, (before, after), words)


def draft_saying(
    tree: Tree, verb: int, around: tuple[range, range], words: Words
) -> Iterator[Draft]:
    """Read "Voice says what is said" and "What is said, voice says"."""
    before, after = around
    comma = next((one for one in reversed(before) if tree.word(one) == ","), None)
    if not after and comma is not None:
        voice = range(comma + 1, verb)
        if is_voice(tree, voice, words):
            yield make_headline(verb, voice, range(before.start, comma))
    elif len(after) > 1 and is_voice(tree, before, words):
        yield make_headline(verb, before, after)


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
