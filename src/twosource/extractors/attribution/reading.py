"""Reads every attribution of one report, from its words to its chains."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from twosource.extractors.attribution.citing import join_citing
from twosource.extractors.attribution.drafts import Draft
from twosource.extractors.attribution.headlines import draft_headlines
from twosource.extractors.attribution.hearers import (
    cut_settings,
    find_hearers,
    made_by,
    outlet_of,
    takes_reports,
)
from twosource.extractors.attribution.joining import Joining
from twosource.extractors.attribution.learned import Found
from twosource.extractors.attribution.learned_drafts import add_learned
from twosource.extractors.attribution.names import naming_words
from twosource.extractors.attribution.own_outlet import name_outlet
from twosource.extractors.attribution.passing_on import join_passing
from twosource.extractors.attribution.phrases import draft_phrases
from twosource.extractors.attribution.pointing import points_to_outlet
from twosource.extractors.attribution.quotes import Quote, find_quotes
from twosource.extractors.attribution.relations import Attributions, Relation, collapse
from twosource.extractors.attribution.setting_apart import set_apart
from twosource.extractors.attribution.silence import find_silences
from twosource.extractors.attribution.speakers import Speaker, Speakers
from twosource.extractors.attribution.tree import Tree, grow_tree, runs
from twosource.extractors.attribution.verbs import draft_verbs
from twosource.extractors.attribution.words import Words, load_words
from twosource.model.claim import Quotation, Voice
from twosource.model.parse import Parse
from twosource.model.report import Layout, Report
from twosource.model.spans import Span

DATES = frozenset(("DATE", "TIME"))


def attribute(
    report: Report, layout: Layout, parse: Parse, learned: Iterable[Found] = ()
) -> Attributions:
    """Work out every attribution of a report: who says what, how, through whom.

    By rules; `learned` is what a tagger found, and is worked in.
    """
    words = load_words()
    tree = grow_tree(parse)
    quotes = read_quotes(report, layout)
    drafts = find_drafts(tree, quotes, words, learned)
    outlet = name_outlet(report, layout, tree, drafts, words)
    reader = ChainReader(report.text, tree, quotes, words)
    relations = reader.read(drafts)
    unsaid = tuple(reader.hull(one) for one in find_silences(tree))
    bare = Attributions(relations, (), outlet, unsaid)
    quotations = tuple(Quotation(one.span, bare.chain_at(one.span)) for one in quotes)
    return replace(bare, quotations=quotations)


def read_quotes(report: Report, layout: Layout) -> tuple[Quote, ...]:
    """Find the quotations of headline and body."""
    parts = [part.span for part in layout.parts if part.kind in {"headline", "body"}]
    return find_quotes(report.text, parts)


def find_drafts(
    tree: Tree, quotes: Sequence[Quote], words: Words, learned: Iterable[Found] = ()
) -> list[Draft]:
    """Find every attribution, in order of the text, with the quotations that belong to it."""
    by_rule = [
        *draft_verbs(tree, words),
        *draft_phrases(tree, words),
    ]
    found = add_learned(tree, by_rule, learned, words)
    headlines = list(draft_headlines(tree, words))
    if headlines:
        # The grammar of a headline in capitals is guesswork; its marks and forms are not.
        found = [draft for draft in found if tree.paragraph(draft.verb) >= 0] + headlines
    settled = cut_settings(tree, found, words)
    passed = join_passing(tree, join_citing(tree, settled, words), words)
    cited = set_apart(tree, quotes, passed, words)
    joined = Joining(tree, quotes, cited).join(words)
    return sorted(
        (draft for draft in joined if draft.content),
        key=lambda draft: (draft.verb, sorted(draft.cue)),
    )


class ChainReader:
    """Turns drafts into relations, with every voice resolved and every relay remembered."""

    def __init__(self, text: str, tree: Tree, quotes: Sequence[Quote], words: Words) -> None:
        self.text = text
        self.tree = tree
        self.quotes = quotes
        self.words = words
        self.speakers = Speakers(text, tree, words)
        self.relays: dict[int, tuple[Voice, ...]] = {}
        self.by_verb: dict[int, Draft] = {}

    def read(self, drafts: Sequence[Draft]) -> tuple[Relation, ...]:
        """Give the relations of drafts; speakers are met in the order of the text."""
        self.by_verb = {draft.verb: draft for draft in drafts}
        for draft in drafts:
            self.note_relay(draft)
        return tuple(self.relate(draft) for draft in drafts)

    def note_relay(self, draft: Draft) -> None:
        """Remember that a source told an outlet: all it says later came through that outlet."""
        if draft.head is None:
            return
        _, speaker = self.speakers.voice(draft.head, None, draft.verb)
        hops = self.told(draft)
        joined = self.speakers.is_introduced(speaker.head)
        if hops and (speaker.kind == "unnamed" or joined):
            self.relays.setdefault(speaker.head, hops)

    def told(self, draft: Draft) -> tuple[Voice, ...]:
        """Give the outlets that were told."""
        hearers = find_hearers(self.tree, draft, self.words)
        above = self.speaks_on(draft)
        if above is not None and not hearers:
            hearers = find_hearers(self.tree, above, self.words)
        told = [self.heard_by(one) for one in hearers]
        voices = [self.speakers.voice(one, None, draft.verb)[0] for one in told if one is not None]
        return tuple(
            Voice(one.name, "outlet", one.span, one.cue, one.how, connection="relayed")
            for one in voices
        )

    def heard_by(self, hearer: int) -> int | None:
        """Give the outlet that hears: it, its reporter's, or the one that "the station" means."""
        outlet = outlet_of(self.tree, hearer, self.words)
        meant = points_to_outlet(self.tree, hearer, self.speakers.outlets)
        return outlet if meant is None else meant

    def speaks_on(self, draft: Draft) -> Draft | None:
        """Give the saying that a draft goes on with: "told X that ..., adding that ..."."""
        tree, verb = self.tree, draft.verb
        gerund = tree[verb].dep == "advcl" and tree[verb].tag == "VBG"
        if not (gerund or tree[verb].dep == "conj") or tree.kids(verb, "nsubj"):
            return None
        above = self.by_verb.get(tree[verb].head)
        return above if above is not None and above.head is not None else None

    def relate(self, draft: Draft) -> Relation:
        """Turn a draft into a relation."""
        quoted = tuple(self.quotes[number].span for number in sorted(draft.quotes))
        return Relation(
            source=self.spans(draft.source),
            cue=self.spans(draft.cue),
            content=self.content(draft),
            quoted=quoted,
            voices=self.voices(draft),
            manner=draft.manner,
            frame=draft.frame,
            stated=self.stated(draft),
            negated=draft.negated and draft.manner != "deny",
            also=tuple(filter(None, map(self.voices, self.with_others(draft)))),
        )

    def with_others(self, draft: Draft) -> Iterator[Draft]:
        """Give the draft anew for each other who says the same: "police and a witness said"."""
        if draft.head is None:
            return
        for other in self.tree.kids(draft.head, "conj"):
            if other not in draft.content and speaks_too(self.tree, other):
                words = frozenset(naming_words(self.tree, other))
                yield replace(draft, head=other, source=words, inner=())

    def voices(self, draft: Draft) -> tuple[Voice, ...]:
        """Give the hops of a draft, innermost first: cited, speaker, told, passed on by."""
        if draft.head is None:
            return ()
        chain: list[Voice] = []
        met: list[Speaker] = []
        for head, cue in (*draft.inner, (draft.head, draft.verb)):
            span = self.joined(draft.source) if head == draft.head else None
            voice, speaker = self.speakers.voice(head, span, cue)
            if made_by(self.tree, head, self.words):
                continue  # "an interview with X": X is added as the one who was told
            chain += [voice, *self.relays.get(speaker.head, ()), *self.owner(head, cue)]
            met.append(speaker)
        chain += self.told(draft)
        chain += [self.speakers.voice(head, None, cue)[0] for head, cue in draft.outer]
        self.speakers.remember(met)
        if self.speaks_within(draft):
            return ()
        return collapse(chain)

    def owner(self, head: int, cue: int) -> list[Voice]:
        """Give the outlet of "Daily X's source"."""
        owners = [kid for kid in self.tree.kids(head, "poss") if self.tree[kid].pos == "PROPN"]
        return [
            self.speakers.voice(one, None, cue)[0]
            for one in owners
            if head in self.speakers.sources and takes_reports(self.tree, one, self.words)
        ]

    def speaks_within(self, draft: Draft) -> bool:
        """Tell whether "I" or "we" speak inside a quotation: that is the one who is quoted.

        "I" outside of any is whoever wrote the report.
        """
        us = self.words.lists["pronoun_us"]
        if draft.head is None or self.tree.word(draft.head) not in us:
            return False
        if self.tree.word(draft.head) == "i":
            return True
        here = self.tree[draft.head].span
        return any(quote.span.covers(here) for quote in self.quotes)

    def stated(self, draft: Draft) -> tuple[Span, ...]:
        """Give the dates that hang on the verb of saying and not on what is said."""
        tree = self.tree
        found = []
        for kid in tree.kids(draft.verb, "npadvmod", "prep", "advmod", "dobj", "oprd"):
            heads = [kid, *tree.kids(kid, "pobj")]
            found += [
                one for one in heads if tree[one].entity in DATES and one not in draft.content
            ]
        return tuple(dict.fromkeys(self.entity(one) for one in found))

    def entity(self, index: int) -> Span:
        """Give the characters of the entity a word stands in."""
        stretch = self.tree.named[index]
        return self.tree.parse.span(stretch.first, stretch.last)

    def hull(self, words: Iterable[int]) -> Span:
        """Give the stretch from the first to the last of some words, of which there are some."""
        ordered = sorted(words)
        return self.tree.parse.span(ordered[0], ordered[-1] + 1)

    def joined(self, words: Iterable[int]) -> Span | None:
        """Give the stretch from the first to the last of some words."""
        known = list(words)
        return self.hull(known) if known else None

    def spans(self, words: Iterable[int]) -> tuple[Span, ...]:
        """Give the characters of words, run by run."""
        return tuple(self.tree.parse.span(first, last) for first, last in runs(words))

    def content(self, draft: Draft) -> tuple[Span, ...]:
        """Give the characters of what is said: runs without loose punctuation, quotations whole."""
        return content_spans(self.tree, self.quotes, draft)


def speaks_too(tree: Tree, head: int) -> bool:
    """Tell whether a noun joined by "and" is another voice: "a witness", "residents", "Reuters".

    In "secretary and treasurer Ann Dole" there is only one.
    """
    token = tree[head]
    whole = token.pos == "PROPN" or token.tag == "NNS" or bool(tree.kids(head, "det", "poss"))
    return token.pos in {"NOUN", "PROPN"} and whole and not tree.kids(head, "appos")


def content_spans(tree: Tree, quotes: Sequence[Quote], draft: Draft) -> tuple[Span, ...]:
    """Give the stretches of the content, less punctuation at their ends, quotations with marks."""
    apart = draft.cue | draft.source
    words = {one for one in draft.content if tree[one].pos not in {"PUNCT", "SPACE"}}
    for one in sorted(draft.content - words):
        # Punctuation between two words of the content belongs to it.
        words |= {one} if one - 1 in words and one not in apart else set()
    pieces = [tree.parse.span(*strip(tree, first, last)) for first, last in runs(words)]
    pieces += [quotes[number].outer for number in draft.quotes]
    merged: list[Span] = []
    for piece in sorted(pieces):
        if merged and piece.start <= merged[-1].end + 1:
            merged[-1] = merged[-1].joined(piece)
        else:
            merged.append(piece)
    return tuple(merged)


def strip(tree: Tree, first: int, last: int) -> tuple[int, int]:
    """Drop punctuation at the end of a run of words."""
    while last - first > 1 and tree[last - 1].pos == "PUNCT":
        last -= 1
    return first, last
