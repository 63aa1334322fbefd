"""Resolves who speaks: "the source", "he", "Kim" to the first full description in the report."""

from collections.abc import Iterable
from dataclasses import dataclass

from twosource.extractors.attribution.details import read_details
from twosource.extractors.attribution.names import (
    apposed_body,
    apposed_person,
    fold,
    naming_words,
    plain_name,
    read_kind,
)
from twosource.extractors.attribution.outlets import is_outlet
from twosource.extractors.attribution.pointing import (
    find_introduced,
    list_outlets,
    points_to_outlet,
    points_to_person,
)
from twosource.extractors.attribution.tree import Tree
from twosource.extractors.attribution.words import Words
from twosource.model.claim import Voice, VoiceHow, VoiceKind
from twosource.model.parse import Stretch, Token
from twosource.model.spans import Span
from twosource.stages.armed_names import is_armed_name

DEFINITE = frozenset(("the", "this", "that", "these", "those"))
PERSON = "PERSON"
DATES = frozenset({"DATE", "TIME"})
RELATIVE = frozenset(("WP", "WDT", "WP$"))
FULL = ("amod", "compound", "nmod", "prep", "acl", "relcl", "nummod")


@dataclass(frozen=True, slots=True)
class Speaker:
    """A voice as the report describes it in full: its head word there, its name and kind."""

    head: int
    name: str
    kind: VoiceKind
    how: VoiceHow


class Speakers:
    """Knows the voices of one report. Speakers are told to it in the order of the text."""

    def __init__(self, text: str, tree: Tree, words: Words) -> None:
        self.text = text
        self.tree = tree
        self.words = words
        self.heard: list[Speaker] = []
        self.sources = [
            one
            for one in range(len(tree))
            if tree[one].pos in {"NOUN", "PROPN"}
            and tree[one].lemma.lower() in words.lists["source_nouns"]
        ]
        self.outlets = list(list_outlets(tree, words))
        self.introduced = find_introduced(tree, words)

    def voice(self, head: int, span: Span | None, cue: int) -> tuple[Voice, Speaker]:
        """Give the voice a phrase names, resolved, and the speaker behind it."""
        speaker = self.resolve(head)
        where = span or self.tree[head].span
        cued = self.tree[cue].span
        said = read_details(self.text, self.tree, speaker.head, speaker.kind, self.words)
        voice = Voice(
            name=speaker.name,
            kind=speaker.kind,
            span=where,
            cue=cued,
            how=speaker.how,
            role=said.role,
            body=said.body,
            number=said.number,
            connection=said.connection,
        )
        return voice, speaker

    def resolve(self, head: int) -> Speaker:
        """Find the fullest description of whoever a phrase names."""
        tree = self.tree
        if tree[head].tag in RELATIVE:
            # "A report of May 3 which said": it is the report.
            nouns = (
                one
                for one in tree.heads(head)
                if tree[one].pos in {"NOUN", "PROPN", "PRON"} and tree[one].entity not in DATES
            )
            noun = next(nouns, None)
            if noun is not None and tree[noun].dep == "appos" and tree[noun].entity != PERSON:
                above = tree[noun].head  # "Ola Vik, a clerk who said": it is Vik who said
                noun = above if tree[above].entity == PERSON else noun
            return self.resolve(noun) if noun is not None else self.describe(head)
        if tree[head].tag in {"PRP", "PRP$"}:
            return self.pronoun(head)
        meant = self.meant(head)
        if meant is not None:
            return self.describe(meant, "resolved")
        if head in self.sources and self.is_bare(head):
            fuller = self.fuller_source(head)
            return self.describe(fuller, "resolved") if fuller is not None else self.describe(head)
        if tree[head].entity == PERSON or tree[head].pos == "PROPN":
            return self.fuller_name(head)
        return self.describe(head)

    def meant(self, head: int) -> int | None:
        """Give the outlet or the person that a report names, where a noun only points to them."""
        introduced = points_to_person(self.tree, head, self.introduced)
        if introduced is not None:
            return introduced
        return points_to_outlet(self.tree, head, self.outlets)

    def is_introduced(self, head: int) -> bool:
        """Tell whether a noun brings in by name somebody whom others only call by it."""
        return self.introduced.get(self.tree[head].lemma.lower()) == head

    def describe(self, head: int, how: VoiceHow = "stated") -> Speaker:
        """Give a phrase as a speaker, in its own words."""
        named = naming_words(self.tree, head)
        name = plain_name(self.tree.parse.span(named.start, named.stop).of(self.text))
        known = any(one.name == fold(name) for one in self.outlets)
        outlet = is_outlet(self.tree, head, self.words) or known
        kind: VoiceKind = "outlet" if outlet else read_kind(self.tree, head, self.words)
        if kind == "government" and is_armed_name(name, self.text):
            kind = "organisation"
        return Speaker(head, name, kind, how)

    def is_bare(self, head: int) -> bool:
        """Tell whether a phrase only points back: "the source", "Daily X's source", "Source"."""
        tree = self.tree
        pointing = self.words.lists["pointing"]
        full = [kid for kid in tree.kids(head, *FULL) if tree.word(kid) not in pointing]
        if apposed_person(tree, head) is not None or apposed_body(tree, head) is not None or full:
            return False
        determiners = [tree.word(kid) for kid in tree.kids(head, "det")]
        owned = bool(tree.kids(head, "poss"))
        headline = tree.paragraph(head) < 0
        return owned or headline or bool(DEFINITE & set(determiners))

    def fuller_source(self, head: int) -> int | None:
        """Find the phrase that introduced an unnamed speaker: the last before, else the next."""
        tree = self.tree
        same = [
            one
            for one in self.sources
            if tree[one].lemma.lower() == tree[head].lemma.lower()
            and not self.is_bare(one)
            and tree.paragraph(one) >= 0
            and (tree[one].tag[-1] == "S") == (tree[head].tag[-1] == "S")
        ]
        introduced = [one for one in same if tree.kids(one, "det", *FULL)]
        before = [one for one in introduced if one < head]
        return before[-1] if before else next(iter(introduced), None)

    def fuller_name(self, head: int) -> Speaker:
        """Find the first full form of a name: "Vik" is the "Ola Vik" named before."""
        own = self.describe(head)
        parts = fold(own.name).split()
        fullest: Speaker | None = None
        for entity in self.tree.parse.entities:
            if entity.label != PERSON or own.kind not in {"named", "organisation", "government"}:
                continue
            words = fold(self.tree.parse.span(entity.first, entity.last).of(self.text)).split()
            ends = [words[-len(parts) :]] + ([words[: len(parts)]] if own.kind == "named" else [])
            known = parts in ends and (len(words) > len(parts) or own.kind != "named")
            if known and (fullest is None or entity.first < head):
                fullest = self.describe(self.last_word(entity), "resolved")
        return fullest or own

    def last_word(self, entity: Stretch) -> int:
        """Give the last word of a name, less a possessive ending."""
        last = entity.last - 1
        return last - 1 if self.tree[last].tag == "POS" and last > entity.first else last

    def pronoun(self, head: int) -> Speaker:
        """Find who "he", "they" or "it" is: the last speaker that agrees, else the last person."""
        word = self.tree.word(head)
        if word in self.words.lists["pronoun_us"]:
            return Speaker(head, self.tree[head].text, "reporter", "stated")
        for speaker in reversed(self.heard):
            if speaker.head < head and self.agrees(word, speaker):
                return Speaker(speaker.head, speaker.name, speaker.kind, "resolved")
        return self.last_person(head) or self.describe(head)

    def last_person(self, head: int) -> Speaker | None:
        """Find the person last named, or last made a subject, before "he" or "she"."""
        word = self.tree.word(head)
        if word not in self.words.lists["pronoun_he"] | self.words.lists["pronoun_she"]:
            return None
        for one in range(head - 1, -1, -1):
            token = self.tree[one]
            named = token.entity == PERSON and token.dep not in {"compound", "case"}
            if named or (token.tag == "NN" and token.dep == "nsubj"):
                found = self.fuller_name(one) if named else self.describe(one)
                if self.agrees(word, found):
                    return Speaker(found.head, found.name, found.kind, "resolved")
        return None

    def agrees(self, word: str, speaker: Speaker) -> bool:
        """Tell whether a pronoun can stand for a speaker."""
        token = self.tree[speaker.head]
        lists = self.words.lists
        lemma = token.lemma.lower()
        plural = token.tag in {"NNS", "NNPS"}
        body = speaker.kind in {"organisation", "government", "outlet", "document"}
        person = speaker.kind == "named" or (
            speaker.kind == "unnamed" and lemma in lists["unnamed_nouns"] | lists["source_nouns"]
        )
        if word in lists["pronoun_they"]:
            return plural or body or (person and speaker.kind == "unnamed")
        if word in lists["pronoun_it"]:
            return (body or is_strange_name(token, speaker)) and not plural
        other = "female" if word in lists["pronoun_he"] else "male"
        return person and not plural and lemma not in lists[other]

    def remember(self, speakers: Iterable[Speaker]) -> None:
        """Keep who spoke, for the pronouns to come."""
        self.heard += [one for one in speakers if one.kind != "reporter"]


def is_strange_name(token: Token, speaker: Speaker) -> bool:
    """Tell a name that may be a body's: "Kamba said that …. It added that …"."""
    one = " " not in speaker.name and speaker.how == "stated"
    return speaker.kind == "named" and token.pos == "PROPN" and (token.entity != PERSON or one)
