"""Copies, trimmed reprints, shared quotations."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from twosource.stages.copies import (
    Copy,
    SharedQuotation,
    find_copies,
    find_shared_quotations,
    trace_copies,
)


def write(seed: int, words: int) -> str:
    chosen = Random(seed)  # noqa: S311 - invented text, no secret
    return " ".join(f"word{chosen.randrange(4000)}" for _ in range(words))


def test_equal_texts_are_copies_the_larger_key_of_the_smaller() -> None:
    text = "The dam burst on Monday night above the town."
    (copy,) = find_copies({"b": text, "a": f" {text.upper()} ", "c": write(1, 50)})
    assert (copy.report, copy.of, copy.containment) == ("b", "a", 1.0)
    assert copy.because == "the same text"


def test_a_trimmed_reprint_with_a_comment_form_is_found_by_containment() -> None:
    whole = write(2, 400)
    trimmed = " ".join(whole.split()[:160]) + " Please enter your comment! Please enter your name"
    (copy,) = find_copies({"short": trimmed, "long": whole})
    assert (copy.report, copy.of) == ("short", "long")
    assert copy.because == "95 % of its words stand there in the same order"


def test_a_short_text_is_no_trimmed_copy() -> None:
    whole = write(3, 200)
    assert find_copies({"short": " ".join(whole.split()[:30]), "long": whole}) == ()


def test_texts_that_share_a_third_are_no_copies() -> None:
    shared = write(4, 60)
    texts = {"a": f"{shared} {write(5, 120)}", "b": f"{shared} {write(6, 120)}"}
    assert find_copies(texts) == ()


def test_texts_without_five_words_are_nobodys_copies() -> None:
    assert find_copies({"a": "No comment.", "b": "No comment.", "c": ""}) == ()


def test_a_story_reprinted_thirty_times_is_still_found() -> None:
    whole = write(7, 300).split()
    texts = {f"r{cut:02}": " ".join(whole[: 300 - 2 * cut]) for cut in range(30)}
    roots = trace_copies(find_copies(texts))
    assert set(roots.values()) == {"r00"}
    assert len(roots) == 29


def test_of_two_holders_the_fuller_is_named() -> None:
    whole = write(8, 300).split()
    texts = {
        "a": " ".join([*whole[:90], *write(9, 300).split()]),
        "b": " ".join([*whole, "end"]),
        "c": " ".join(whole[:100]),
    }
    assert [(copy.report, copy.of) for copy in find_copies(texts)] == [("c", "b")]


@given(st.permutations(["a", "b", "c", "d"]))
def test_order_of_arrival_does_not_matter(order: list[str]) -> None:
    whole = write(10, 120)
    texts = {
        "a": whole,
        "b": whole,
        "c": " ".join(whole.split()[10:]),
        "d": " ".join(whole.split()[:100]),
    }
    assert find_copies({key: texts[key] for key in order}) == find_copies(texts)


def test_a_quotation_in_two_reports_is_shared() -> None:
    words = "We heard the water before we saw it, all night"
    shared = find_shared_quotations(
        {"b": [words, "no comment"], "a": [words.lower()], "c": ["no comment"]}
    )
    assert shared == (SharedQuotation("we heard the water before we saw it all night", ("a", "b")),)


REPORTS = st.sampled_from("abcdefgh")


@given(st.dictionaries(REPORTS, REPORTS))
def test_every_line_of_copies_ends_whatever_is_noted(noted: dict[str, str]) -> None:
    roots = trace_copies(Copy(report, of, 1.0, "") for report, of in noted.items())
    for report, of in noted.items():
        # A copy and what it is a copy of end in one text, which is no copy of anything.
        assert roots.get(report, report) == roots.get(of, of)
        assert roots.get(report, report) not in roots
        assert roots.get(report) != report


def test_a_report_noted_as_its_own_copy_is_nobodys() -> None:
    own = Copy("a", "a", 1.0, "")
    assert trace_copies([own]) == {}
    ring = (Copy("b", "c", 1.0, ""), Copy("c", "b", 1.0, ""), Copy("d", "c", 1.0, ""))
    assert trace_copies(ring) == {"c": "b", "d": "b"}
