"""How chains are scored against labels that stand off the text, and what is reached."""

from pathlib import Path

import pytest

from bench_chains import LABELS, agree, read_articles, read_labels, score
from twosource.measures.chains import Chain, Hop, open_chains, score_chain

TEXT = "Nine people fled the town, a nurse told the Harbour Times. He said ten drowned."
READER = open_chains(rules_only=True)
# Of the labelled sentences that nobody read while rules were written; lower it with a reason.
FLOOR_FINAL = 56.0


def at(words: str) -> tuple[int, int]:
    """Give where words first stand in the text."""
    start = TEXT.index(words)
    return start, start + len(words)


def hop(mention: str, cue: str, full: str | None = None) -> Hop:
    """Give a hop by its words."""
    return Hop(at(mention), at(cue), None if full is None else at(full))


NURSE, TIMES = hop("a nurse", "told"), hop("the Harbour Times", "told")


def label(*chain: Hop, anchor: str = "fled") -> Chain:
    """Give a label."""
    return Chain("set", "doc", "working", 0, len(TEXT), at(anchor), chain)


@pytest.mark.parametrize(
    ("chain", "right", "exact"),
    [
        ((NURSE, TIMES), (True, True), True),
        ((TIMES, NURSE), (False, False), False),
        ((NURSE,), (True,), False),
        ((NURSE, TIMES, hop("He", "said")), (True, True), False),
    ],
)
def test_a_chain_is_right_if_every_hop_is_in_order(
    chain: tuple[Hop, ...], right: tuple[bool, ...], *, exact: bool
) -> None:
    told = READER.read(TEXT, "Tussock Wire")
    found = score_chain(label(*chain), told, TEXT)
    assert (found.right, found.exact) == (right, exact)
    assert found.told == ("nurse", "Harbour Times")


def test_the_reports_own_outlet_may_stand_or_be_missing() -> None:
    told = READER.read(TEXT, "Harbour Times")
    assert score_chain(label(NURSE, TIMES), told, TEXT).exact
    assert score_chain(label(NURSE), told, TEXT).exact


def test_a_pronoun_is_known_by_its_cue_and_a_name_by_itself() -> None:
    text = TEXT.replace("He said", "She said")
    told = READER.read(text, "Tussock Wire")
    start, cue = text.index("She"), text.index("said")
    she = Hop((start, start + 3), (cue, cue + 4))
    anchor = (text.index("drowned"), text.index("drowned") + 7)
    found = score_chain(Chain("s", "d", "working", 0, len(text), anchor, (she,)), told, text)
    assert found.right == (True,)
    elsewhere = Hop((start, start + 3), (0, 1))
    wrong = score_chain(Chain("s", "d", "working", 0, len(text), anchor, (elsewhere,)), told, text)
    assert wrong.right == (True,)  # the voice stands on the pronoun itself


def test_a_label_without_an_anchor_has_no_chain() -> None:
    bare = Chain("set", "doc", "working", 0, 1, None, ())
    with pytest.raises(ValueError, match="anchor"):
        score_chain(bare, READER.read(TEXT, None), TEXT)


def test_the_labels_are_as_many_as_their_guide_says() -> None:
    labels = read_labels(LABELS / "chains.jsonl")
    with_hops = [one for one in labels if one.chain]
    assert (len(labels), len(with_hops)) == (538, 241)
    assert sum(one.pool == "final" for one in with_hops) == 50
    readers = [read_labels(LABELS / f"chains.reader_{name}.jsonl") for name in "ab"]
    assert "220 of 252" in agree(*readers)


def test_the_chains_of_the_final_pool_do_not_fall(data: Path) -> None:
    labels = read_labels(LABELS / "chains.jsonl")
    final = [one for one in labels if one.pool == "final"]
    scored = score(final, read_articles(data / "gold"), open_chains())
    assert 100 * sum(one.exact for one in scored) / len(scored) >= FLOOR_FINAL
