"""From a collection of texts with marked mentions to groups of mentions of one event."""

from collections.abc import Callable, Sequence
from pathlib import Path

from twosource.measures.linkage import join_by_average
from twosource.measures.mentions.encoder import (
    FILES,
    FOLDER,
    Encoder,
    check_files,
    open_encoder,
)
from twosource.measures.mentions.pairs import Pairs, pair_mentions
from twosource.measures.mentions.told import Document, Told, parse_documents, tell_mentions
from twosource.measures.mentions.trees import Forest, read_forest, read_held
from twosource.measures.one_collection import order_by_content
from twosource.model.spans import Span
from twosource.ports import Parser, Step

Groups = list[list[int]]
# Squared, a few sure pairs weigh more than many doubtful ones: chosen on folds of the train part.
POWER = 2
GroupMentions = Callable[[Sequence[Document], Step], Groups]


def open_mentions(folder: Path = FOLDER) -> GroupMentions:
    """Give what groups the mentions of a collection: for each of them the number of its group.

    Raises:
        MissingPart: a file of the model is not the one that belongs to this version.
    """
    from twosource.extractors.spacy_parser import SpacyParser

    check_files(folder)
    parser, encoder = SpacyParser(), open_encoder(folder)
    held = read_held(folder / FILES[2])
    forest, threshold = read_forest(held), float(held["threshold"])

    def group(documents: Sequence[Document], step: Step) -> Groups:
        if not any(one.mentions for one in documents):
            return [[] for _ in documents]
        order, ordered = put_in_order(documents)
        pairs = look_at(ordered, parser, encoder, step)
        return put_back(documents, order, join_pairs(pairs, forest, threshold))

    return group


def look_at(documents: Sequence[Document], parser: Parser, encoder: Encoder, step: Step) -> Pairs:
    """Give the pairs of a collection that may tell of one event, with their features."""
    told = tell_all(documents, parser, step)
    return pair_mentions(documents, told, encoder.encode(documents, step))


def tell_all(documents: Sequence[Document], parser: Parser, step: Step) -> list[Told]:
    """Give every mention of a collection as the parser reads it."""
    told: list[Told] = []
    for number, parse in enumerate(parse_documents(documents, parser)):
        told += tell_mentions(number, documents[number], parse)
        step(number + 1, len(documents), "reading texts")
    return told


def join_pairs(pairs: Pairs, forest: Forest, threshold: float) -> list[int]:
    """Group mentions by average linkage over the square of the probability of one event."""
    chances = pairs.spread(forest.judge(pairs.features)).astype(float)
    return join_by_average(chances**POWER, threshold**POWER)


Order = list[tuple[int, list[int]]]


def put_in_order(documents: Sequence[Document]) -> tuple[Order, list[Document]]:
    """Give texts and mentions in an order that their contents decide, and where each one was."""
    order: Order = []
    ordered = []
    for at in order_by_content([one.text for one in documents]):
        one = documents[at]
        places = sorted(range(len(one.mentions)), key=lambda place: one.mentions[place])
        order.append((at, places))
        mentions: tuple[tuple[Span, ...], ...] = tuple(one.mentions[place] for place in places)
        ordered.append(Document(one.text, one.sentences, mentions))
    return order, ordered


def put_back(documents: Sequence[Document], order: Order, found: Sequence[int]) -> Groups:
    """Give the groups document by document as they came, numbered as they come up."""
    groups = [[0] * len(one.mentions) for one in documents]
    waiting = iter(found)
    for at, places in order:
        for place in places:
            groups[at][place] = next(waiting)
    numbers: dict[int, int] = {}
    for one in groups:
        one[:] = [numbers.setdefault(name, len(numbers)) for name in one]
    return groups
