"""Mentions as the pairing needs them: their words, who does what to whom, what stands near."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from twosource.measures.bare_report import report_of
from twosource.measures.mentions.stems import stem_word
from twosource.model.parse import Parse, Token
from twosource.model.report import Layout, Part
from twosource.model.spans import Span
from twosource.ports import Parser

CONTENT = frozenset({"NOUN", "VERB", "PROPN", "NUM", "ADJ"})
BARE = frozenset({"DET", "ADP", "PART", "AUX", "PUNCT", "PRON"})
DOERS = frozenset({"nsubj", "nsubjpass", "poss"})
DONE_TO = frozenset({"dobj", "attr", "oprd", "dative", "compound", "amod"})
WITHIN_NAME = frozenset({"compound", "amod", "poss", "nummod", "appos"})
SHARED_DOER = frozenset({"conj", "xcomp", "advcl", "ccomp", "pcomp"})
NAMED = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "EVENT"})
TIMED = frozenset({"DATE", "TIME"})
COUNTED = frozenset({"CARDINAL", "MONEY", "QUANTITY", "PERCENT", "ORDINAL"})
NEAR = 4  # words on either side

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Document:
    """A text, the sentences it falls into, and the mentions of events in it, each by its pieces."""

    text: str
    sentences: tuple[Span, ...]
    mentions: tuple[tuple[Span, ...], ...]

    def sentence_of(self, pieces: Sequence[Span]) -> int:
        """Give the number of the sentence a mention begins in, or of the last before it."""
        start = min(pieces).start
        before = [at for at, one in enumerate(self.sentences) if one.start <= start]
        return before[-1] if before else 0


@dataclass(frozen=True, slots=True)
class Told:
    """One mention: its document and sentence by number, its head word, and stems of words around.

    `doers`, `done_to` and `beside` are those of the subject, of the object and of the phrases that
    a preposition hangs on it; `names`, `times` and `counts` those of its sentence; `others` are the
    other mentions of its sentence, `all_others` all mentions of its document.
    """

    document: int
    sentence: int
    head: str
    verb: bool
    doers: Words
    done_to: Words
    beside: Words
    near: Words
    names: Words
    times: Words
    counts: Words
    others: Words = frozenset()
    all_others: Words = frozenset()

    @property
    def stem(self) -> str:
        """Give the stem of its head word."""
        return stem_word(self.head)

    @property
    def arguments(self) -> Words:
        """Give all that takes part."""
        return self.doers | self.done_to | self.beside


def lay_out(document: Document) -> Layout:
    """Give the sentences that hold a mention as what is to be parsed."""
    used = sorted({document.sentence_of(one) for one in document.mentions})
    return Layout(tuple(Part("body", document.sentences[at]) for at in used), None)


def parse_documents(documents: Sequence[Document], parser: Parser) -> Iterator[Parse]:
    """Parse the sentences of each document that hold a mention."""
    for one in documents:
        yield parser.parse(report_of(one.text), lay_out(one))


def tell_mentions(number: int, document: Document, parse: Parse) -> list[Told]:
    """Give the mentions of one document."""
    below = parse.children()
    found = [_tell(number, document, _Words(parse, below), one) for one in document.mentions]
    stems = frozenset(one.stem for one in found)
    return [_with_others(one, found, place, stems) for place, one in enumerate(found)]


def _with_others(one: Told, found: Sequence[Told], place: int, stems: Words) -> Told:
    from dataclasses import replace

    beside = frozenset(
        other.stem
        for at, other in enumerate(found)
        if at != place and other.sentence == one.sentence
    )
    return replace(one, others=beside, all_others=stems)


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a parse, and the dependents of each."""

    parse: Parse
    below: tuple[tuple[int, ...], ...]

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.parse.tokens

    def inside(self, span: Span) -> list[int]:
        """List the words that share a character with a stretch."""
        return [at for at, one in enumerate(self.tokens) if one.span.overlaps(span)]

    def stems(self, places: Iterable[int]) -> Words:
        """Give the stems of words that say something."""
        words = (self.tokens[at] for at in places)
        return frozenset(stem_word(one.lemma.lower()) for one in words if one.pos not in BARE)

    def phrase(self, place: int) -> Words:
        """Give the stems of a noun and of what names it more exactly."""
        more = [one for one in self.below[place] if self.tokens[one].dep in WITHIN_NAME]
        return self.stems([place, *more])

    def phrases(self, place: int, kinds: frozenset[str]) -> Words:
        """Give the stems of the phrases that hang on a word in one of some ways."""
        found = [one for one in self.below[place] if self.tokens[one].dep in kinds]
        return frozenset[str]().union(*(self.phrase(one) for one in found))

    def through(self, place: int, kind: str) -> Words:
        """Give the stems of what hangs on a word through another: "by the mayor", "in Kew"."""
        ways = [one for one in self.below[place] if self.tokens[one].dep == kind]
        return frozenset[str]().union(
            *(self.phrase(one) for way in ways for one in self.below[way])
        )


def _tell(number: int, document: Document, words: _Words, pieces: Sequence[Span]) -> Told:
    sentence = document.sentence_of(pieces)
    around = words.inside(document.sentences[sentence])
    own = [at for one in pieces for at in words.inside(one)]
    if not own:
        return _tell_unread(number, document, sentence, pieces)
    head = choose_head(words.tokens, own)
    near = range(max(around[0], own[0] - NEAR), min(around[-1], own[-1] + NEAR) + 1)
    return Told(
        document=number,
        sentence=sentence,
        head=words.tokens[head].lemma.lower(),
        verb=words.tokens[head].pos == "VERB",
        doers=_find_doers(words, head),
        done_to=words.phrases(head, DONE_TO) | _find_bearer(words, head),
        beside=words.through(head, "prep"),
        near=words.stems(at for at in near if at not in own and words.tokens[at].pos in CONTENT),
        names=_labelled(words, around, NAMED),
        times=_labelled(words, around, TIMED),
        counts=_labelled(words, around, COUNTED),
    )


def _tell_unread(number: int, document: Document, sentence: int, pieces: Sequence[Span]) -> Told:
    """Give a mention on which no word stands: by its characters alone."""
    nothing: Words = frozenset()
    head = pieces[0].of(document.text).strip().lower()
    around = (nothing,) * 7
    return Told(number, sentence, head, False, *around)  # noqa: FBT003 -- no verb is seen


def choose_head(tokens: Sequence[Token], own: Sequence[int]) -> int:
    """Choose the word of a mention on which its others hang, a full word where there is one."""
    tops = [at for at in own if tokens[at].head not in own or tokens[at].head == at]
    top = tops[0] if tops else own[0]
    full = [at for at in own if tokens[at].pos in CONTENT]
    return full[0] if tokens[top].pos in BARE and full else top


def _find_doers(words: _Words, head: int) -> Words:
    """Give who does it: its subject, "by ...", the subject it shares, or that of its verb."""
    one = words.tokens[head]
    own = words.phrases(head, DOERS) | words.through(head, "agent")
    if not own and one.dep in SHARED_DOER:
        own = words.phrases(one.head, DOERS)
    if one.dep in {"dobj", "pobj"}:
        above = one.head if one.dep == "dobj" else words.tokens[one.head].head
        own |= words.phrases(above, DOERS - {"poss"})
    if one.dep == "relcl" or (one.dep == "acl" and one.tag == "VBG"):
        own |= words.phrase(one.head)
    return own


def _find_bearer(words: _Words, head: int) -> Words:
    """Give the noun that a participle says something was done to: "the girl killed by ..."."""
    one = words.tokens[head]
    return words.phrase(one.head) if one.dep == "acl" and one.tag != "VBG" else frozenset()


def _labelled(words: _Words, around: Sequence[int], kinds: frozenset[str]) -> Words:
    return words.stems(at for at in around if words.tokens[at].entity in kinds)
