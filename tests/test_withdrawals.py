"""Reports that were taken back: by a mark, or by a notice of their outlet."""

import pytest

from twosource.model.report import Marks, Report, Sourced
from twosource.model.spans import Span
from twosource.stages.withdrawals import Withdrawals, find_withdrawals, is_notice

STORY = (
    "Three people were killed when a ferry sank off Orrin harbour on Monday, a harbour clerk told"
    " the Evening Star. The ferry had left with forty passengers and a cargo of cement. Divers went"
    " down twice before dark and found nobody, the clerk said. The harbour was closed for the night"
    " and the families waited in the customs hall. The owner of the ferry could not be reached. A"
    " second boat that had left an hour before came into port without harm. The weather was calm"
    " when the ferry left, and the lights of the pier were on. Two sailors were taken to hospital"
    " with broken ribs, and the captain was asked to stay in town until the inspectors come."
)


def report(
    key: str,
    text: str = STORY,
    *,
    title: str | None = None,
    published: str | None = None,
    url: str | None = None,
) -> Report:
    """Give a report; who published it is told beside."""
    return Report(
        key=key,
        label=f"{key}.txt",
        text=text,
        sha256="",
        title=None if title is None else Sourced(title, "given"),
        outlet=None,
        published=None if published is None else Sourced(published, "given"),
        url=url,
        language="en",
        marks=Marks(),
    )


def find(*reports: Report, outlets: dict[str, str] | None = None) -> Withdrawals:
    """Find what is withdrawn among reports, of the Evening Star where nothing else is said."""
    named = {one.key: "Evening Star" for one in reports} | (outlets or {})
    return find_withdrawals({one.key: one for one in reports}, named)


NOTICES = (
    "The Evening Star has withdrawn its report that three people were killed when a ferry sank.",
    "We have retracted our report on the three people killed on a ferry off Orrin harbour.",
    "This newspaper regrets it: the earlier story about the ferry off Orrin harbour was withdrawn.",
    "BULLETIN KILL\nEditors: do not use the ferry off Orrin harbour, with three people killed.",
    "ATTENTION.\nKILL the ferry off Orrin harbour with three people killed.",
    "We are sorry. We have withdrawn our report on the three people killed on a ferry.",
    "Editors, please kill the story on the ferry that sank off Orrin harbour.",
    "Retraction: three people killed on a ferry off Orrin harbour. We were misled.",
    "A story by the Evening Star has been retracted. Nobody sank with a ferry off Orrin harbour.",
    "The Evening Star’s ferry story was pulled: no ferry sank off Orrin harbour.",
)


@pytest.mark.parametrize("words", NOTICES, ids=lambda words: words[:30])
def test_a_notice_takes_back_the_report_it_is_like(words: str) -> None:
    found = find(report("story"), report("fire", "A barn burned in Lisk."), report("note", words))
    assert found.withdrawn.keys() == {"story"}
    assert "note.txt" in found.withdrawn["story"]
    assert found.notices["note"][0] == Span(0, len(words))


def test_a_notice_in_the_headline_is_one() -> None:
    words = "Nobody drowned when the ferry left Orrin harbour."
    note = report("note", words, title="KILL: three killed on ferry")
    assert find(report("story"), note).withdrawn.keys() == {"story"}


@pytest.mark.parametrize(
    "words",
    [
        "The army has withdrawn its troops from the harbour after a ferry sank.",
        "The minister has retracted his claim that three people were killed on a ferry.",
        "The report of the commission on the ferry has been published.",
        "This story of a ferry off Orrin harbour was told for years.",
    ],
)
def test_other_words_take_nothing_back(words: str) -> None:
    assert find(report("story"), report("other", words)) == Withdrawals({}, {})


def test_a_text_that_goes_on_after_saying_so_is_withdrawn_itself() -> None:
    text = f"This story has been withdrawn.\n\n{STORY}"
    found = find(report("story", text))
    assert found.withdrawn == {"story": "its own text says that it is withdrawn"}
    assert found.notices == {}


def test_a_mark_given_with_a_report_is_enough() -> None:
    marked = Report("m", "m", STORY, "", None, None, None, None, "en", Marks(), withdrawn=True)
    assert find(marked).withdrawn == {"m": "given as withdrawn"}


def test_the_headline_or_the_address_beats_likeness() -> None:
    words = "We have withdrawn our report “Ferry sinks with three”, and regret the error."
    titled = report("b", "Other words altogether.", title="Ferry sinks with three")
    assert find(report("a"), titled, report("note", words)).withdrawn.keys() == {"b"}
    words = "We have withdrawn the report at https://star.example/7, and regret the error."
    placed = report("b", "Other words altogether.", url="https://star.example/7")
    assert find(report("a"), placed, report("note", words)).withdrawn.keys() == {"b"}
    note = report("note", "This article has been withdrawn.", url="https://star.example/7")
    assert find(report("a"), placed, note).withdrawn.keys() == {"b"}


def test_the_day_a_notice_names_is_that_of_the_report() -> None:
    words = "The Evening Star has withdrawn its report of August 15 on a ferry that sank."
    early = report("early", published="2021-08-14")
    right = report("right", "A ferry sank and three drowned.", published="2021-08-15")
    assert find(early, right, report("note", words)).withdrawn.keys() == {"right"}
    words = "The Evening Star has withdrawn its 15 August report on a ferry that sank."
    assert find(early, report("note", words)).withdrawn == {}


def test_the_day_of_the_event_is_not_the_day_of_the_report() -> None:
    words = f"{NOTICES[0][:-1]} on 14 August."
    story = report("story", published="2021-08-15")
    assert find(story, report("note", words)).withdrawn.keys() == {"story"}


def test_a_later_report_is_not_what_a_notice_takes_back() -> None:
    later = report("later", published="2021-08-20")
    assert find(later, report("note", NOTICES[0], published="2021-08-16")).withdrawn == {}


def test_what_is_not_alike_is_not_taken_back() -> None:
    fire = report("fire", "A barn burned in Lisk, and two cows were lost, a farmer said.")
    assert find(fire, report("note", NOTICES[0])).withdrawn == {}


def test_another_outlet_tells_of_a_withdrawal_in_a_sentence_of_its_own() -> None:
    told = f"{NOTICES[0]} Police in Orrin said on Tuesday that two sailors had been hurt."
    other = report("other", told)
    found = find(report("story"), other, outlets={"other": "Harbour Times"})
    assert found.withdrawn.keys() == {"story"}
    (span,) = found.notices["other"]
    assert is_notice(Span(told.index("ferry sank"), told.index("ferry sank") + 10), (span,))
    assert not is_notice(Span(told.index("two sailors"), len(told)), (span,))


def test_a_notice_of_nobody_known_takes_nothing_back() -> None:
    note = report("note", "This story has been withdrawn.")
    found = find_withdrawals({"note": note, "story": report("story")}, {"story": "Evening Star"})
    assert found.withdrawn == {}
    assert found.notices.keys() == {"note"}
