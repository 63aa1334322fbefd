"""Copies word by word: what stands where, whoever copies 25 words is found, in whatever order."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copied_reports import make_reports
from twosource.model.report import Layout, Marks, Part, Report
from twosource.model.spans import Span
from twosource.stages.alignment import Passage, Run, align, mark_passages, measure_share
from twosource.stages.copies import Shelf, find_copies, relate, relate_new, shelve
from twosource.stages.fingerprints import SHORTEST_SHARED, sign
from twosource.stages.imprints import make_imprint
from twosource.stages.running_words import (
    Body,
    Words,
    find_body,
    fold_words,
    read_words,
    whole_body,
)

ARTICLE = (
    "The dam above Arden gave way on Monday night. Water reached the school before dawn, and the"
    " caretaker carried nine pupils up to the chapel. By noon the road to the coast was gone."
)


def write(seed: int, words: int) -> str:
    chosen = Random(seed)  # noqa: S311 - invented text, no secret
    return " ".join(f"word{chosen.randrange(4000)}" for _ in range(words))


def read(text: str) -> Words:
    return read_words(whole_body(text))


def test_the_words_of_a_body_leave_out_what_stands_between_its_paragraphs() -> None:
    text = "One dam burst.\nShare this\nTwo towns drowned.\n\nNone is dry."
    body = Body(text, (Span(0, 14), Span(26, 44), Span(46, 58)))
    words = read_words(body)
    assert words.folded == fold_words(body.plain)
    assert [text[start:end] for start, end in zip(words.starts, words.ends, strict=True)][3:5] == [
        "Two",
        "towns",
    ]
    assert words.stretches == [0, 0, 0, 1, 1, 1, 1, 1, 1]


def test_words_in_quotation_marks_are_known_for_such() -> None:
    words = read('He said: “We heard it. ‘Run’” So they ran "up, up" and ‘wept’ there.\n“No end')
    quoted = [word for word, inside in zip(words.folded, words.quoted, strict=True) if inside]
    assert quoted == ["we", "heard", "it", "run", "up", "up", "wept", "no", "end"]


def test_a_straight_mark_after_a_full_stop_opens_nothing() -> None:
    words = read('at all."They left. "We saw them go," she said."It was late.')
    quoted = [word for word, inside in zip(words.folded, words.quoted, strict=True) if inside]
    assert quoted == ["we", "saw", "them", "go"]


def test_an_empty_text_has_no_words() -> None:
    assert whole_body("").spans == ()
    assert measure_share([], 0) == 0.0


def test_a_run_of_four_words_is_met_by_chance() -> None:
    assert align(fold_words("the dam above Arden burst"), fold_words(ARTICLE)) == ()


def test_a_moved_sentence_is_found() -> None:
    moved = ARTICLE.split(". ")
    ours = fold_words(". ".join([moved[1], moved[0], moved[2]]))
    assert measure_share(align(ours, fold_words(ARTICLE)), len(ours)) == 1.0


def test_of_two_places_the_longer_run_counts_and_of_equals_the_one_in_order() -> None:
    theirs = fold_words("a b c d e x a b c d e f y a b c d e f")
    assert align(fold_words("a b c d e f"), theirs) == (Run(0, 6, 6),)
    again = align(fold_words("x a b c d e f y q a b c d e f"), theirs)
    assert again == (Run(0, 5, 8), Run(9, 13, 6))


def test_passages_break_where_something_else_stands_between_the_words() -> None:
    text = "One old dam burst at night.\nShare this\nTwo towns were drowned by it."
    cut = Body(text, (Span(0, 27), Span(39, 68)))
    whole = "He wrote: One old dam burst at night. Two towns were drowned by it."
    runs = align(fold_words(cut.plain), fold_words(whole))
    assert runs == (Run(0, 2, 12),)
    assert mark_passages(runs, read_words(cut), read(whole)) == (
        Passage(Span(0, 26), Span(10, 36)),
        Passage(Span(39, 67), Span(38, 66)),
    )
    assert mark_passages([Run(2, 0, 12)], read(whole), read_words(cut)) == (
        Passage(Span(10, 36), Span(0, 26)),
        Passage(Span(38, 66), Span(39, 67)),
    )


sentences = st.lists(st.sampled_from("arden burst dam flood river school the town".split()))  # noqa: SIM905 - words


@given(sentences, sentences, sentences)
def test_passages_say_the_same_words_in_both_texts(
    before: list[str], shared: list[str], after: list[str]
) -> None:
    left = " ".join([*before, *shared, "Ende"]).capitalize()
    right = ", ".join(["X", *after, *shared])
    runs = align(fold_words(left), fold_words(right))
    for both in mark_passages(runs, read(left), read(right)):
        assert fold_words(both.here.of(left)) == fold_words(both.there.of(right))
    covered = [place for run in runs for place in range(run.here, run.here + run.words)]
    assert len(covered) == len(set(covered))


@given(st.integers(0, 10_000), st.integers(0, 60), st.integers(0, 60), st.integers(0, 40))
def test_who_shares_25_words_in_a_row_shares_a_fingerprint(
    seed: int, before: int, after: int, more: int
) -> None:
    shared = write(seed, SHORTEST_SHARED + more)
    left = sign(f"{write(seed + 1, before)} {shared} {write(seed + 2, after)}")
    right = sign(f"{write(seed + 3, after)} {shared}")
    assert {*left.prints.tolist()} & {*right.prints.tolist()}


@given(st.integers(0, 10_000), st.integers(60, 400), st.floats(0.0, 1.0), st.floats(0.25, 1.0))
def test_a_trimmed_text_is_always_found(seed: int, words: int, start: float, share: float) -> None:
    whole = write(seed, words).split()
    kept = max(40, round(words * share))
    first = round((len(whole) - kept) * start)
    short = " ".join(whole[first : first + kept])
    texts = {"short": short, "whole": f"{' '.join(whole)} end", "else": write(seed + 1, words)}
    (copy,) = find_copies(texts)
    assert (copy.report, copy.of, copy.containment) == ("short", "whole", 1.0)
    assert [both.here for both in copy.passages] == [Span(0, len(short))]


def test_a_signature_is_the_same_on_every_machine() -> None:
    signature = sign(ARTICLE)
    assert (signature.words, signature.same.hex()) == (34, "21568e0b7de709b2dd5000ed9c910371")
    assert signature.prints.tolist() == [222024620615808775, 912774035214157869]
    assert sign(ARTICLE.upper().replace(",", "")).same == signature.same


MADE = tuple(make_reports(130, seed=7))
SHELF = shelve({one.key: whole_body(one.text) for one in MADE})
COPIES = relate(SHELF)
# Every twenty at one address, and an outlet for every other: versions among the copies.
PLACED = shelve(
    SHELF.bodies,
    {
        one.key: make_imprint(one.text, one.outlet, f"http://x.example/{at // 20}", one.published)
        for at, one in enumerate(MADE)
        if at % 2
    },
    SHELF.signatures,
)


def test_every_way_of_copying_is_found_and_nothing_else() -> None:
    made = {(one.key, one.source) for one in MADE if one.source and one.way != "two paragraphs"}
    found = {(copy.report, copy.of) for copy in COPIES} | {
        (copy.of, copy.report) for copy in COPIES
    }
    five = {(one.key, one.source) for one in MADE if (one.way, one.amount) == ("edited", 5)}
    assert made - found <= five
    assert all(pair in made or pair[::-1] in made for pair in found)


@pytest.mark.parametrize("shelf", [SHELF, PLACED], ids=["bare", "placed"])
@pytest.mark.parametrize("arrived", [1, 40, 77, 129])
def test_what_new_reports_change_is_what_working_all_out_again_would_change(
    arrived: int, shelf: Shelf
) -> None:
    order = sorted(MADE, key=lambda one: one.text)
    known, new = order[:-arrived], order[-arrived:]
    before = relate(shelve({one.key: shelf.bodies[one.key] for one in known}, shelf.imprints))
    renewal = relate_new(shelf, [one.key for one in new])
    kept = [copy for copy in before if copy.report not in renewal.reports]
    merged = sorted((*kept, *renewal.copies), key=lambda copy: (copy.report, copy.of))
    assert tuple(merged) == relate(shelf)
    assert {one.key for one in new} <= renewal.reports
    if arrived == 1:
        assert len(renewal.reports) < len(MADE) // 4


def test_a_known_signature_is_not_made_again() -> None:
    again = shelve(SHELF.bodies, known=SHELF.signatures)
    assert all(again.signatures[key] is SHELF.signatures[key] for key in again.signatures)


@settings(max_examples=20)
@given(st.randoms(use_true_random=False))
def test_order_of_arrival_does_not_matter(chance: Random) -> None:
    made = list(MADE[:40])
    chance.shuffle(made)
    shelf = shelve({one.key: whole_body(one.text) for one in made})
    plain = shelve({one.key: whole_body(one.text) for one in MADE[:40]})
    assert relate(shelf) == relate(plain)


def test_of_no_reports_none_is_a_copy() -> None:
    assert relate(shelve({})) == ()


def test_a_body_is_made_of_the_body_paragraphs() -> None:
    layout = Layout((Part("headline", Span(0, 3)), Part("body", Span(4, 9))), None)
    text = "Hot Water everywhere"
    report = Report("k", "label", text, "", None, None, None, None, "en", Marks())
    assert find_body(report, layout).plain == "Water"
