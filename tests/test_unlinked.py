"""Where a report says that two events are not linked."""

from dataclasses import replace

import pytest

from matching_claims import Telling, claim
from twosource.model.spans import Span
from twosource.stages.unlinked import find_openers, find_unlinked, mark_unlinked
from twosource.wiring import open_matcher


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Vik ruled out, for now, any link to the raid on a bus near Lisk. It rained.", "raid"),
        ("Police dismissed any connection with the fire at the mill.", "fire"),
        ("There is no known link between the killing and the strike.", "strike"),
        ("It was not directly linked to the blast in May.", "blast"),
        ("The arrests were unrelated to the protest; they went on.", "protest"),
        ("She said it had nothing to do with the shooting.", "shooting"),
    ],
)
def test_what_stands_behind_the_words_is_another_event(text: str, other: str) -> None:
    (span,) = find_unlinked(text)
    assert other in span.of(text)
    assert "rained" not in span.of(text)
    assert "went on" not in span.of(text)
    assert "killing" not in span.of(text)


@pytest.mark.parametrize(
    "text",
    [
        "A clerk was shot. In a separate incident in Orle, two men were stabbed. It rained.",
        "A clerk was shot. Separately, two men were stabbed in Orle. It rained.",
        "A clerk was shot.\n\nIn another attack two men were stabbed. It rained.",
        "A clerk was shot. Elsewhere in Orle two men were stabbed. It rained.",
    ],
)
def test_what_a_sentence_opens_as_another_case_is_one(text: str) -> None:
    (span,) = find_openers(text)
    assert "stabbed" in span.of(text)
    assert "rained" not in span.of(text)


@pytest.mark.parametrize(
    "text",
    [
        "Police see a link to the raid on a bus.",
        "The two are linked to the raid.",
        "The road links Lisk with Gore. No bus runs.",
        "Investigators have not linked the three cases.",
        "He denied the raid.",
    ],
)
def test_a_link_that_is_told_or_left_open_parts_nothing(text: str) -> None:
    assert find_unlinked(text) == ()


def test_the_two_are_never_joined_within_their_report() -> None:
    text = "A raid killed two. Police ruled out any link to the raid on a bus. That raid hurt one."

    def at(place: int, name: str) -> Telling:
        del name
        return Telling(order=place, passage=Span(place, place + 4))

    first, other, again = (
        claim(name, "r", at(place, name)) for name, place in (("a", 2), ("b", 53), ("c", 75))
    )
    marked = mark_unlinked([first, other, again], text)
    assert [one.unlinked for one in marked] == [False, True, False]
    matcher = open_matcher()
    vetoes = [
        matcher.compare(left, right).veto
        for left, right in ((marked[0], marked[1]), (marked[1], marked[2]), (marked[0], marked[2]))
    ]
    assert [veto and veto.feature for veto in vetoes] == ["told_unlinked", None, None]
    # In another report the words say nothing of it.
    elsewhere = replace(marked[0], claim=replace(marked[0].claim, report="s"))
    assert matcher.compare(elsewhere, marked[1]).veto is None


def test_a_report_without_such_words_is_as_it_was() -> None:
    told = [claim("a", "r", Telling())]
    assert mark_unlinked(told, "A raid killed two.") == told
