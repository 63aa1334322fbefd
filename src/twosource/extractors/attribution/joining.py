"""Joins quotations to those who say them."""

from collections.abc import Sequence
from dataclasses import replace

from twosource.extractors.attribution.drafts import Draft
from twosource.extractors.attribution.frames import Complement
from twosource.extractors.attribution.quotes import Quote
from twosource.extractors.attribution.subjects import find_subject, is_passive
from twosource.extractors.attribution.tree import Tree
from twosource.extractors.attribution.verbs import build, is_quoted_as
from twosource.extractors.attribution.words import VOUCHING, Words

SPEECH = 3  # words from which a quotation that begins a sentence is speech and no mere label


class Joining:
    """Works out whose each quotation is: by grammar, by a verb beside it, by its neighbours."""

    def __init__(self, tree: Tree, quotes: Sequence[Quote], drafts: Sequence[Draft]) -> None:
        self.tree = tree
        self.quotes = quotes
        self.words_of = [tree.inside(quote.span) for quote in quotes]
        self.quote_at = {
            word: number for number, words in enumerate(self.words_of) for word in words
        }
        self.drafts = list(drafts)
        self.owner: dict[int, int] = {}

    def quoted(self, index: int) -> int | None:
        """Give the number of the quotation a word stands in."""
        return self.quote_at.get(index)

    def give(self, number: int, draft: int) -> None:
        """Make a quotation part of what a draft says."""
        old = self.drafts[draft]
        content = old.content | self.words_of[number]
        self.drafts[draft] = replace(old, content=content, quotes=old.quotes | {number})
        self.owner.setdefault(number, draft)

    def join(self, words: Words) -> list[Draft]:
        """Give the drafts with their quotations, and those only a quotation brings to light."""
        for number in range(len(self.quotes)):
            self.by_grammar(number)
        for number in range(len(self.quotes)):
            if number not in self.owner and self.words_of[number]:
                self.by_verb(number, words)
        for number in range(len(self.quotes)):
            if number not in self.owner and self.words_of[number]:
                self.by_neighbour(number)
        return self.drafts

    def by_grammar(self, number: int) -> None:
        """Give a quotation to each draft whose content takes in a good part of it."""
        words = self.words_of[number]
        for place, draft in enumerate(self.drafts):
            shared = draft.content & words
            if not shared or draft.verb in words:
                continue
            sentences = {self.tree.sentence[one] for one in shared}
            near = [one for one in words if self.tree.sentence[one] in sentences]
            if 2 * len(shared) >= len(near):
                self.give(number, place)

    def by_verb(self, number: int, words: Words) -> None:
        """Give a quotation to the nearest verb of saying that stands beside it."""
        quoted = self.words_of[number]
        first, last = min(quoted), max(quoted)
        candidates = [one for one in self.beside(first, last) if self.may_quote(one, words)]
        if not self.is_speech(number):
            governors = {self.tree.head(one) for one in quoted} - quoted
            candidates = [one for one in candidates if one in governors]
        if not candidates:
            return
        verb = min(candidates, key=lambda one: (min(abs(one - first), abs(one - last)), one))
        known = next((n for n, draft in enumerate(self.drafts) if draft.verb == verb), None)
        if known is not None:
            self.give(number, known)
            return
        manner = words.manner(self.tree[verb].lemma, "quote")
        if manner is not None:
            self.drafts.append(build(self.tree, verb, Complement("quote", quoted), manner, words))
            self.give(number, len(self.drafts) - 1)

    def beside(self, first: int, last: int) -> list[int]:
        """List the words around a quotation: of its sentences, and of one that leads up to it."""
        start, end = self.tree.ends(first)[0], self.tree.ends(last)[1]
        before = first - 1
        while before >= 0 and self.tree[before].tag in {"``", "''"}:
            before -= 1
        if before >= 0 and self.tree.word(before) in {":", ","} and before < start:
            start = self.tree.ends(before)[0]
        # The parser may cut off ", the mayor said" after a mark: it begins in lower case.
        if end < len(self.tree) and self.tree[end].text[:1].islower():
            end = self.tree.ends(end)[1]
        return [one for one in range(start, end) if not first <= one <= last]

    def may_quote(self, verb: int, words: Words) -> bool:
        """Tell whether a word outside all quotations can bring in a quotation."""
        token = self.tree[verb]
        known = any(draft.verb == verb and draft.frame == "clause" for draft in self.drafts)
        return (
            token.tag.startswith("VB")
            and words.manner(token.lemma, "quote") is not None
            and self.quoted(verb) is None
            and not known
            and not is_passive(self.tree, verb)
            and not is_quoted_as(self.tree, verb, words)
            and find_subject(self.tree, verb) is not None
        )

    def by_neighbour(self, number: int) -> None:
        """Give speech without a speaker to whoever speaks beside it, or goes on speaking."""
        if not self.is_speech(number):
            return
        here = self.quotes[number].paragraph
        around = [
            one
            for one in (number - 1, number + 1)
            if one in self.owner and self.quotes[one].paragraph == here
        ]
        before = number - 1
        if not around and before in self.owner and self.goes_on(before, number):
            around = [before]
        if around:
            self.give(number, self.owner[around[0]])
            return
        lead = self.lead(number)
        if lead is not None:
            quoted = replace(lead, cue=frozenset(), content=frozenset(), inner=(), frame="quote")
            self.drafts.append(replace(quoted, manner="say", negated=False, quotes=frozenset()))
            self.give(number, len(self.drafts) - 1)

    def lead(self, number: int) -> Draft | None:
        """Find what the sentence before a quotation says: its speaker goes on in his own words."""
        first = min(self.words_of[number])
        sentence = self.tree.sentence[first] - 1
        near = [
            draft
            for draft in self.drafts
            if self.tree.sentence[draft.verb] == sentence
            and draft.manner in VOUCHING
            and draft.head is not None
            and self.quoted(draft.verb) is None
        ]
        if not near or not (self.same_paragraph(near[0].verb, first) or self.is_alone(number)):
            return None
        return max(near, key=lambda draft: (len(draft.content), -draft.verb))

    def same_paragraph(self, one: int, other: int) -> bool:
        """Tell whether two words stand in one paragraph."""
        return self.tree.paragraph(one) == self.tree.paragraph(other)

    def goes_on(self, before: int, number: int) -> bool:
        """Tell whether a paragraph that is all quotation goes on with the last one's speech."""
        here = self.quotes[number].paragraph
        if here - self.quotes[before].paragraph != 1:
            return False
        return self.quotes[before].goes_on or self.is_alone(number)

    def is_alone(self, number: int) -> bool:
        """Tell whether the paragraph of a quotation holds nothing but quotations."""
        first = min(self.words_of[number])
        paragraph = self.tree.paragraph(first)
        outside = [
            word
            for sentence, there in zip(
                self.tree.parse.sentences, self.tree.parse.paragraphs, strict=True
            )
            if there == paragraph and sentence.label != "headline"
            for word in range(sentence.first, sentence.last)
            if self.quoted(word) is None
        ]
        return paragraph >= 0 and all(self.tree[word].pos == "PUNCT" for word in outside)

    def is_speech(self, number: int) -> bool:
        """Tell speech, which makes its own sentences, from a label like "the so-called 'fix'"."""
        words = self.words_of[number]
        first, _ = self.tree.ends(min(words))
        lead = [one for one in range(first, min(words)) if self.tree[one].pos != "PUNCT"]
        return not lead and len(words) >= SPEECH
