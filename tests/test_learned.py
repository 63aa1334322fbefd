"""The learned tagger: what it reads, how its scores become attributions, and when it is refused."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from claim_reading import parser, report_of
from twosource.extractors.attribution.learned import FOLDER, Found, LearnedTagger, find_tagger
from twosource.extractors.attribution.learned_decode import Group, best_path, cut, decode
from twosource.extractors.attribution.learned_drafts import add_learned
from twosource.extractors.attribution.learned_words import LONGEST, paragraphs_of
from twosource.extractors.attribution.reading import attribute, find_drafts
from twosource.extractors.attribution.tree import Tree, grow_tree
from twosource.extractors.attribution.words import load_words
from twosource.extractors.claims.rules import RULES, RuleExtractor
from twosource.model.errors import MissingPart
from twosource.model.parse import Parse
from twosource.stages.layout import lay_out

LABELS = {"none": 0, "source": 1, "cue": 3, "content": 5}


def scores(path: list[int]) -> np.ndarray:
    """Give label scores that are sure of a path."""
    table = np.zeros((len(path), 7), dtype=np.float32)
    table[range(len(path)), path] = 9
    return table


def pairs(count: int, *sure: tuple[int, int]) -> np.ndarray:
    """Give pair scores that are sure of some pairs."""
    table = np.zeros((count, count), dtype=np.float32)
    for pair in sure:
        table[pair] = 9
    return table


def tell(groups: list[Group]) -> list[tuple[tuple[int, int], list[int], list[int]]]:
    """Give each attribution's cue, and where the pieces of source and content begin."""
    return [
        (
            (one.cue.first, one.cue.last),
            [piece.first for piece in one.source],
            [piece.first for piece in one.content],
        )
        for one in groups
    ]


def parse_of(text: str) -> Parse:
    """Parse a text."""
    report = report_of(text)
    return parser().parse(report, lay_out(text, None))


def tagger() -> LearnedTagger:
    """Give the shipped tagger."""
    found = find_tagger()
    assert found is not None
    return found


def words(tree: Tree, indexes: frozenset[int]) -> str:
    """Give words as they stand in the text."""
    return " ".join(tree[one].text for one in sorted(indexes))


def test_a_content_goes_to_the_cue_it_fits_and_a_source_serves_two_cues() -> None:
    labels = scores([1, 3, 5, 6, 3, 5])
    found = decode(labels, pairs(6, (2, 1), (3, 1), (5, 4)), pairs(6, (1, 0), (4, 0)))
    assert tell(found) == [((1, 2), [0], [2]), ((4, 5), [0], [5])]


def test_a_cue_that_fits_itself_best_has_no_source() -> None:
    labels = scores([1, 3, 5])
    assert tell(decode(labels, pairs(3, (2, 1)), pairs(3, (1, 1)))) == [((1, 2), [], [2])]
    assert tell(decode(scores([3, 5]), pairs(2), pairs(2))) == [((0, 1), [], [1])]


def test_without_a_cue_there_is_nothing() -> None:
    assert decode(scores([1, 5, 6]), pairs(3), pairs(3)) == []


def test_a_content_may_stand_in_pieces() -> None:
    labels = scores([5, 3, 0, 5])
    assert tell(decode(labels, pairs(4, (0, 1), (3, 1)), pairs(4))) == [((1, 2), [], [0, 3])]


@given(arrays(np.float32, (9, 7), elements=st.floats(-9, 9, width=32)))
def test_an_inside_always_follows_its_own_begin_or_inside(labels: np.ndarray) -> None:
    path = best_path(labels)
    for before, label in zip([0, *path], path, strict=False):
        assert label == 0 or label % 2 or before in {label, label - 1}
    covered = {place for piece in cut(path) for place in range(piece.first, piece.last)}
    assert covered == {place for place, label in enumerate(path) if label}


def test_paragraphs_are_read_one_by_one_with_what_the_parser_says() -> None:
    first, second = paragraphs_of(parse_of("“We ran,” Ola Vik said.\n\nNine people fled."))
    assert first.words[:3] == ("“", "We", "ran")
    assert first.quotes[:4] == ("mark", "in", "in", "in")
    assert first.quotes[-2:] == ("", "")
    assert "PERSON" in first.entities
    assert second.heads[second.words.index("fled")] == second.words.index("fled")
    assert (second.label, "flee" in second.lemmas) == ("body", True)


def test_a_long_paragraph_is_cut_between_its_sentences() -> None:
    text = "The mayor of the old town said on Monday that nine people had fled. " * 30
    found = list(paragraphs_of(parse_of(text.strip())))
    assert len(found) > 1
    assert all(len(one.words) <= LONGEST for one in found)
    assert all(one.words[-1] == "." for one in found)


def test_the_shipped_tagger_finds_who_says_what() -> None:
    tree = grow_tree(parse_of("Nine people fled the town, the mayor said."))
    (found,) = tagger().find(tree.parse)
    assert words(tree, found.source) == "the mayor"
    assert words(tree, found.cue) == "said"
    assert words(tree, found.content) == "Nine people fled the town"


def test_a_saying_within_a_saying_is_found_too() -> None:
    text = "The man fled after a guard told the crew the road was shut, the agency said on Monday."
    parse = parse_of(text)
    cues = {words(grow_tree(parse), one.cue) for one in tagger().find_nested(parse)}
    assert cues == {"said", "told"}
    assert {words(grow_tree(parse), one.cue) for one in tagger().find(parse)} == {"said"}
    short = parse_of("It rained, the agency said.")
    assert len(list(tagger().find_nested(short))) == 1


def test_a_paragraph_nobody_asks_for_is_not_read() -> None:
    parse = parse_of("Nine people fled the town, the mayor said.")
    assert list(tagger().find(parse, lambda _: False)) == []


def test_a_word_beyond_what_the_encoder_reads_is_nothing() -> None:
    parse = parse_of("The mayor said " + "antidisestablishmentarianism " * 190 + "fled.")
    assert all(max(found.content, default=0) < len(parse.tokens) for found in tagger().find(parse))


def test_where_the_files_were_taken_out_there_is_no_tagger(tmp_path: Path) -> None:
    assert find_tagger(tmp_path) is None


@pytest.mark.parametrize("change", ["changed", "missing", "other"])
def test_a_file_that_is_not_the_one_it_came_with_is_refused(tmp_path: Path, change: str) -> None:
    folder = tmp_path / "model"
    folder.mkdir()
    for name in ("attribution.onnx", "tokenizer.json", "values.json", "SHA256.json"):
        (folder / name).symlink_to(FOLDER / name)
    (folder / "values.json").unlink()
    if change == "changed":
        (folder / "values.json").write_text("{}")
    if change == "other":
        shutil.copy(FOLDER / "values.json", folder / "values.json")
        (folder / "SHA256.json").unlink()
        (folder / "SHA256.json").write_text(json.dumps({"attribution.onnx": "0"}))
    with pytest.raises(MissingPart, match="install twosource anew"):
        find_tagger(folder)


def test_the_version_of_a_reading_names_the_model() -> None:
    assert RuleExtractor().version == RULES
    assert RuleExtractor(tagger()).version == f"{RULES} with model {tagger().version}"


def draft_of(text: str, found: Found | None) -> list[tuple[str, str, str]]:
    """Give source, cue and content of the drafts, with what a tagger found worked in."""
    tree = grow_tree(parse_of(text))
    drafts = find_drafts(tree, (), load_words(), () if found is None else [found])
    return [
        (words(tree, one.source), words(tree, one.cue), words(tree, one.content)) for one in drafts
    ]


def test_what_only_the_tagger_found_is_drafted() -> None:
    found = Found(frozenset({5}), frozenset({3, 4}), frozenset({0, 1, 2}))
    # "Nine people fled": the rules see no saying in a bare list of words.
    told = draft_of("Nine people fled the mayor said", found)
    assert ("the mayor", "said", "Nine people fled") in told


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The mayor danced nine people fled",
            Found(frozenset({2}), frozenset({1}), frozenset({3})),
        ),
        ("The mayor said so .", Found(frozenset({2}), frozenset({1}), frozenset())),
    ],
)
def test_a_cue_of_no_saying_and_one_without_content_are_left(text: str, found: Found) -> None:
    tree = grow_tree(parse_of(text))
    assert add_learned(tree, [], [found], load_words()) == []


def test_what_only_shows_something_is_no_voice() -> None:
    tree = grow_tree(parse_of("The decade has seen tightened controls"))
    found = Found(frozenset({2, 3}), frozenset({0, 1}), frozenset({4, 5}))
    assert add_learned(tree, [], [found], load_words()) == []
    tree = grow_tree(parse_of("The witness has seen tightened controls"))
    (draft,) = add_learned(tree, [], [found], load_words())
    assert draft.manner == "know"


@pytest.mark.parametrize("cue", [":", "according", "claim", "allegedly", "confident"])
def test_a_mark_a_noun_and_an_adverb_may_be_cues(cue: str) -> None:
    tree = grow_tree(parse_of(f"Mayor {cue} that nine people fled"))
    found = Found(frozenset({1}), frozenset({0}), frozenset({3, 4, 5}))
    (draft,) = add_learned(tree, [], [found], load_words())
    assert (draft.head, draft.content) == (0, frozenset({3, 4, 5}))


def test_the_tagger_mends_a_content_the_parser_misled_the_rules_about() -> None:
    text = "The mayor said nine people fled and the dam burst."
    tree = grow_tree(parse_of(text))
    (draft,) = find_drafts(tree, (), load_words())
    short = Found(draft.cue, draft.source, frozenset({8}))
    near = Found(draft.cue, draft.source, draft.content - {min(draft.content)})
    assert add_learned(tree, [draft], [short], load_words())[0].content == frozenset({8})
    assert add_learned(tree, [draft], [near], load_words())[0] == draft


def test_rules_and_tagger_together_give_chains() -> None:
    text = "Nine people fled, the mayor told the Harbour Times."
    report = report_of(text)
    layout = lay_out(text, None)
    parse = parser().parse(report, layout)
    told = attribute(report, layout, parse, tagger().find(parse))
    assert [voice.name for voice in told.chain_at(parse.tokens[2].span)][:2] == [
        "mayor",
        "Harbour Times",
    ]
