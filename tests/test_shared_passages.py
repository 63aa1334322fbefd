"""Paragraphs taken over from another report; not what an outlet or a speaker says everywhere."""

from datetime import date

import pytest

from copied_reports import make_reports
from test_copied_passages import write
from twosource.stages.copies import relate, shelve
from twosource.stages.copy_pairs import SharedPassages
from twosource.stages.imprints import Imprint
from twosource.stages.running_words import whole_body
from twosource.stages.shared_passages import find_shared

TAKEN = (
    "Water reached the school before dawn, and the caretaker carried nine pupils up to the chapel"
    " on the hill, where the priest had lit a fire and rang the bell till noon for those still out."
)
TIP = (
    "Do you know more? Anyone with information is asked to call our desk in Lisk at any hour of day"
    " or night, or to leave a note at the counter of the old mill on Harbour Street by the bridge."
)


def shared(
    texts: dict[str, str], imprints: dict[str, Imprint] | None = None
) -> tuple[SharedPassages, ...]:
    shelf = shelve({key: whole_body(text) for key, text in texts.items()}, imprints)
    return find_shared(shelf, relate(shelf))


def around(middle: str, seed: int) -> str:
    return f"{write(seed, 60)}.\n\n{middle}\n\n{write(seed + 1000, 60)}."


def test_paragraphs_taken_over_are_found_in_both_reports() -> None:
    texts = {"b": around(TAKEN, 1), "a": around(TAKEN, 2), "c": around("None.", 3)}
    (found,) = shared(texts)
    assert (found.left, found.right, found.words) == ("a", "b", 36)
    (both,) = found.passages
    assert both.here.of(texts["a"]) == both.there.of(texts["b"]) == TAKEN.rstrip(".")


def test_what_is_quoted_is_the_speaker_s() -> None:
    said = {key: around(f"“{TAKEN}” said the priest.", seed) for key, seed in (("a", 1), ("b", 2))}
    assert shared(said) == ()
    said["b"] = around(f"{TAKEN} Said the priest.", 2)
    assert shared(said) == ()


def test_what_appeals_to_readers_tells_nothing() -> None:
    assert shared({"a": around(TIP, 1), "b": around(TIP, 2)}) == ()
    (found,) = shared({"a": around(f"{TAKEN} {TIP}", 1), "b": around(f"{TAKEN} {TIP}", 2)})
    assert found.words == 76


def test_a_word_over_and_over_tells_nothing() -> None:
    assert shared({"a": around("ha " * 40, 1), "b": around("ha " * 40, 2)}) == ()


def test_what_three_reports_of_one_outlet_share_is_boilerplate() -> None:
    texts = {str(seed): around(TAKEN, seed) for seed in range(3)}
    assert len(shared(texts)) == 3
    assert shared(texts, dict.fromkeys(texts, Imprint("star"))) == ()
    assert shared(texts, dict.fromkeys(texts, Imprint(site="star.example"))) == ()


def test_what_many_reports_share_is_boilerplate() -> None:
    assert len(shared({f"{seed:02}": around(TAKEN, seed) for seed in range(20)})) == 190
    assert shared({f"{seed:02}": around(TAKEN, seed) for seed in range(21)}) == ()


@pytest.mark.parametrize(
    ("texts", "days"),
    [
        ({"a": f"{write(1, 60)} {TAKEN}", "b": f"{write(2, 60)} {TAKEN}"}, (1, 2)),
        ({"a": around(TAKEN, 1), "b": around(TAKEN, 2)}, (1, 200)),
    ],
)
def test_one_outlet_s_last_lines_and_old_paragraphs_are_boilerplate(
    texts: dict[str, str], days: tuple[int, int]
) -> None:
    assert len(shared(texts)) == 1
    imprints = {
        key: Imprint("star", published=date.fromordinal(737_000 + day))
        for key, day in zip(texts, days, strict=True)
    }
    assert shared(texts, imprints) == ()


def test_what_new_reports_share_is_what_is_asked_for() -> None:
    texts = {"a": around(TAKEN, 1), "b": around(TAKEN, 2), "c": around(TAKEN, 3)}
    shelf = shelve({key: whole_body(text) for key, text in texts.items()})
    found = find_shared(shelf, relate(shelf), new=["c"])
    assert [(one.left, one.right) for one in found] == [("a", "c"), ("b", "c")]


def test_copies_share_nothing_beside_their_copying() -> None:
    whole = around(TAKEN, 1)
    assert shared({"a": whole, "b": f"{whole} It rained.", "c": around("None.", 2)}) == ()


def test_of_invented_reports_the_paragraphs_taken_over_are_found_and_no_others() -> None:
    made = list(make_reports(600, seed=3))
    bodies = {one.key: whole_body(one.text) for one in made}
    shelf = shelve(bodies, {one.key: Imprint(one.outlet) for one in made})
    copies = relate(shelf)
    found = {frozenset((one.left, one.right)) for one in find_shared(shelf, copies)}
    copied = {frozenset((one.report, one.of)) for one in copies}
    taken = {frozenset((one.key, one.source or "")) for one in made if one.way == "two paragraphs"}
    truly = {frozenset((one.key, one.source or "")) for one in made if one.source}
    assert len(taken) == 8
    assert taken <= found
    assert found <= truly - copied
