"""Which mentions name the same event: what is read of each, of pairs, and how they are grouped."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from data_scorer import load_scorer
from twosource.extractors.spacy_parser import SpacyParser
from twosource.measures.mentions.around import compare_meetings, number_groups, share_neighbours
from twosource.measures.mentions.encoder import FOLDER, check_files, open_encoder, shorten
from twosource.measures.mentions.likeness import (
    LEVELS,
    compare_texts,
    place_together,
    share_all,
    share_words,
)
from twosource.measures.mentions.pairs import Pairs, compare_vectors, pair_mentions
from twosource.measures.mentions.predict import open_mentions, put_back, put_in_order, tell_all
from twosource.measures.mentions.rows import CLS, MOST, SEP, find_lead, load_pieces, make_rows
from twosource.measures.mentions.told import Document, Told
from twosource.measures.mentions.trees import Forest, read_forest, read_tree
from twosource.model.errors import MissingPart
from twosource.model.spans import Span

# On the dev part, a little under what was measured.
FLOOR = 80.0

FERRY = (
    "http : / / news . example / ferry\n"
    "Ferry sinks off Portville , twelve dead\n"
    "A ferry sank off Portville on Monday and twelve passengers drowned .\n"
    "The sinking was caused by a fire , the harbour master said .\n"
)
AGAIN = (
    "Twelve drown as ferry goes down near Portville\n"
    "Twelve people died when the ferry Orilla sank near Portville on Monday .\n"
)
VOTE = (
    "Council of Salto votes for a new mill\n"
    "The council voted on Friday for a mill that farmers had opposed .\n"
)


def mark(text: str, *words: str) -> Document:
    """Give a text with mentions where these words stand first, pieces of one parted by a slash."""
    ends = [at for at, letter in enumerate(text) if letter == "\n"]
    starts = [0, *(end + 1 for end in ends[:-1])]
    mentions = tuple(
        tuple(Span(text.index(one), text.index(one) + len(one)) for one in word.split("/"))
        for word in words
    )
    return Document(text, tuple(map(Span, starts, ends)), mentions)


DOCUMENTS = (
    mark(FERRY, "sinks", "sank", "drowned", "sinking", "fire"),
    mark(AGAIN, "drown", "goes/down", "died", "sank"),
    mark(VOTE, "votes", "voted", "opposed"),
)


@cache
def told() -> tuple[Told, ...]:
    """Give the mentions as they are read."""
    return tuple(tell_all(DOCUMENTS, SpacyParser(), be_still))


@cache
def pairs() -> Pairs:
    """Give the pairs with their features."""
    vectors = open_encoder().encode(DOCUMENTS, be_still)
    return pair_mentions(DOCUMENTS, told(), vectors)


def be_still(done: int, total: int, what: str) -> None:
    """Tell nobody how far it is."""
    assert done <= total, what


def test_a_mention_is_told_with_who_takes_part_and_what_is_near() -> None:
    sank = told()[1]
    assert (sank.head, sank.stem, sank.verb, sank.document, sank.sentence) == (
        "sink", "sink", True, 0, 2,
    )  # fmt: skip
    assert sank.doers == {"ferr"}
    assert "portvill" in sank.beside
    assert "passeng" not in sank.arguments
    assert sank.others == {"drown"}
    assert "fir" in sank.all_others
    assert "monda" in sank.times
    died = told()[7]
    assert "peopl" in died.doers
    assert "twelv" in died.counts


def test_the_one_by_whom_and_the_one_to_whom_it_is_done_are_told() -> None:
    text = (
        "Ann Example was held by soldiers .\nThe clerk beaten on Monday left and wept .\n"
        "They began a raid .\nMen shouting slogans ran to watch .\n"
    )
    document = mark(text, "held", "beaten", "wept", "raid", "shouting")
    held, beaten, wept, raid, shouting = tell_all([document], SpacyParser(), be_still)
    assert {"soldi", "exampl"} <= held.doers | held.done_to
    assert "clerk" in beaten.done_to
    assert "clerk" in wept.doers
    assert (raid.head, raid.verb) == ("raid", False)
    assert "slogan" in shouting.done_to


def test_a_mention_on_no_word_is_told_by_its_letters() -> None:
    document = Document("Go . \n \n", (Span(0, 4), Span(5, 8)), ((Span(6, 7),),))
    (one,) = tell_all([document], SpacyParser(), be_still)
    assert (one.head, one.verb, one.arguments) == ("", False, frozenset())


def test_a_sentence_is_read_with_the_one_that_opens_its_text() -> None:
    pieces = load_pieces(FOLDER / "tokenizer.json")
    assert find_lead(DOCUMENTS[0]) == 1
    assert find_lead(mark("Go .\n", "Go")) is None
    title, body, _ = make_rows(DOCUMENTS[0], pieces)
    assert (title.mentions, body.mentions) == ((0,), (1, 2))
    assert title.pieces.count(SEP) == 1
    assert body.pieces.count(SEP) == 2
    assert body.pieces[0] == CLS
    assert pieces.decode([body.pieces[at] for at in body.places[0]]) == "sank"


def test_what_the_encoder_cannot_reach_stands_on_the_first_mark() -> None:
    long = mark("very " * MOST + "bad .\n", "bad")
    (row,) = make_rows(long, load_pieces(FOLDER / "tokenizer.json"))
    assert row.places == ((0,),)


def test_texts_are_alike_by_the_words_they_share() -> None:
    likeness = compare_texts([FERRY, AGAIN, VOTE, ""])
    assert likeness[0, 1] > 0.1 > likeness[0, 2]
    assert likeness[3].sum() == 0
    together = place_together(likeness)
    assert together[0, 1] > together[0, 2]
    assert together[0, 0] == len(LEVELS)


def test_sets_are_compared_by_the_smaller_and_by_all() -> None:
    sets = [frozenset({"a", "b"}), frozenset({"b"}), frozenset[str]()]
    assert share_words(sets)[0].tolist() == [1, 1, -1]
    assert share_all(sets)[0].tolist() == [1, 0.5, 0]


def test_a_vector_is_compared_with_those_near_it() -> None:
    vectors = shorten(np.array([[1, 0], [1, 1], [0, 1], [0, 0]], np.float32))
    may = ~np.eye(4, dtype=bool)
    tables = dict(compare_vectors(vectors, may))
    assert tables["cosine"][0, 1] == pytest.approx(0.7071, abs=1e-3)
    assert tables["below_best"][0, 1] == pytest.approx(0)
    assert tables["below_best"][0, 2] == pytest.approx(-0.7071, abs=1e-3)
    assert tables["rank"][0, 1] == 0


def test_neighbours_in_common_count_where_both_are_near() -> None:
    vectors = shorten(np.array([[1, 0], [1, 0.1], [0.1, 1], [0, 1], [-1, 0]], np.float32))
    may = ~np.eye(5, dtype=bool)
    may[4] = may[:, 4] = False
    tables = dict(share_neighbours(vectors, may))
    near = tables["neighbours_5"]
    assert near[0, 1] == pytest.approx(near[1, 0])
    assert near[0, 1] > 0.9 > near[0, 2]
    assert near[0, 0] == pytest.approx(1)
    assert near[0, 4] == 0


def test_words_that_stand_in_one_sentence_meet() -> None:
    homes = np.array([one.document for one in told()])
    alike = (homes[:, None] < 2) == (homes < 2)
    tables = dict(compare_meetings(told(), alike))
    sinks, sank, drowned, sinking, fire, drown, *_ = range(len(told()))
    assert tables["meet_in_sentences"][sinking, fire] == 1
    assert tables["meet_in_sentences"][sank, drown] == 0.5
    assert tables["meet_in_sentences"][drowned, fire] == 0
    assert tables["sentences_met"][sank, drowned] == pytest.approx(np.log(2))
    assert tables["meet_in_texts"][drowned, fire] == 1
    assert tables["texts_met"][sinks, drown] == pytest.approx(np.log(3))
    assert tables["texts_met"][sank, 9] == 0


def test_items_tied_through_others_are_one_group() -> None:
    tied = np.zeros((5, 5), bool)
    for one, other in ((0, 3), (3, 2), (2, 4)):
        tied[one, other] = tied[other, one] = True
    assert number_groups(tied).tolist() == [0, 1, 0, 0, 0]


def test_texts_that_share_nothing_have_no_pair() -> None:
    homes = np.array([one.document for one in told()])
    found = pairs()
    joined = {
        (int(homes[a]), int(homes[b])) for a, b in zip(found.first, found.second, strict=True)
    }
    assert joined == {(0, 0), (0, 1), (1, 1), (2, 2)}
    assert found.count == len(told())
    assert {len(one) for one in found.features.values()} == {len(found.first)}
    table = found.spread(found.features["stem"])
    assert table[1, 8] == table[8, 1] == 1
    assert table[1, 2] == 0


def test_trees_add_up_to_a_probability() -> None:
    tree: dict[str, list[float]] = {
        "feature": [0, 1],
        "split": [0.5, 2.0],
        "low": [-1, -2],
        "high": [1, -3],
        "leaves": [-1.0, 0.0, 3.0],
        "depth": [2],
    }
    column = np.array([0.5, 1.0, 1.0], np.float32), np.array([9.0, 2.0, 9.0], np.float32)
    assert read_tree(tree).follow(np.column_stack(column)).tolist() == [-1, 0, 3]
    forest: Forest = read_forest({"features": ["a", "b"], "trees": [tree] * 2})
    told = forest.judge({"b": column[1], "a": column[0]})
    assert told == pytest.approx([1 / (1 + np.exp(2)), 0.5, 1 / (1 + np.exp(-6))])


def test_one_event_told_twice_is_one_group() -> None:
    groups = open_mentions()(DOCUMENTS, be_still)
    assert [len(one) for one in groups] == [5, 4, 3]
    assert groups[0][1] == groups[1][3] == groups[0][0]
    assert not {*groups[2]} & {*groups[0], *groups[1]}
    assert groups[0][1] != groups[0][4]


def test_neither_order_of_lines_nor_of_mentions_changes_anything() -> None:
    group = open_mentions()
    turned = [Document(one.text, one.sentences, one.mentions[::-1]) for one in DOCUMENTS[::-1]]
    back = [one[::-1] for one in group(turned, be_still)[::-1]]
    assert same(back) == same(group(DOCUMENTS, be_still))


def same(groups: list[list[int]]) -> set[frozenset[tuple[int, int]]]:
    """Give a grouping without the names of its groups."""
    found: dict[int, set[tuple[int, int]]] = {}
    for text, names in enumerate(groups):
        for place, name in enumerate(names):
            found.setdefault(name, set()).add((text, place))
    return {frozenset(one) for one in found.values()}


def test_what_was_put_in_order_is_put_back() -> None:
    order, ordered = put_in_order(DOCUMENTS)
    names = [hash(pieces) for one in ordered for pieces in one.mentions]
    groups = put_back(DOCUMENTS, order, names)
    assert groups == [[0, 1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11]]


def test_an_empty_collection_has_no_groups() -> None:
    group = open_mentions()
    assert group([], be_still) == []
    assert group([Document("Go .", (Span(0, 4),), ())], be_still) == [[]]


def test_a_model_that_is_another_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MissingPart, match="install twosource anew"):
        check_files(tmp_path)
    for name in ("mentions.onnx", "tokenizer.json", "trees.json"):
        (tmp_path / name).write_bytes(b"other")
    (tmp_path / "SHA256.json").write_text((FOLDER / "SHA256.json").read_text("utf-8"), "utf-8")
    with pytest.raises(MissingPart, match=r"mentions\.onnx is not the file"):
        check_files(tmp_path)


def test_the_score_on_the_dev_part_does_not_fall(data: Path) -> None:
    lines = (data / "gold" / "same_event_mentions" / "dev.jsonl").read_text("utf-8").splitlines()
    records: list[dict[str, Any]] = [json.loads(line) for line in lines]
    groups = open_mentions()([read_record(one) for one in records], be_still)
    found = [
        {"id": mention["id"], "cluster": str(name)}
        for record, names in zip(records, groups, strict=True)
        for mention, name in zip(record["mentions"], names, strict=True)
    ]
    scorer = load_scorer(data)
    score = scorer.conll_f1(scorer.clusters_of(records), scorer.clusters_of(found))
    assert score >= FLOOR


def read_record(record: dict[str, Any]) -> Document:
    """Give what may be seen of a labelled text."""
    return Document(
        record["text"],
        tuple(Span(*one) for one in record["sentences"]),
        tuple(
            tuple(Span(*one) for one in mention.get("pieces", [[mention["start"], mention["end"]]]))
            for mention in record["mentions"]
        ),
    )
