"""What the record around two claims says for and against their being one event."""

from dataclasses import replace

from matcher_asked import MATCHER, compare, dated, row, says, weighs
from matching_claims import (
    NAIROBI,
    Telling,
    claim,
    masthead,
    voice,
)
from twosource.model.claim import Voice
from twosource.model.match import Backdrop, Page


def test_days_of_publication_speak_for_and_against_one_event() -> None:
    def weigh(left: str, right: str) -> float:
        pages = {"one": Page(published=dated(left)), "two": Page(published=dated(right))}
        match = MATCHER.before(Backdrop(pages=pages)).compare(claim("a", "one"), claim("b", "two"))
        return weighs(match, "published_near")

    assert weigh("2021-05-04", "2021-05-05") > weigh("2021-05-04", "2021-07-05")
    assert weigh("2021-05-04", "2021-05-05") > 0 > weigh("2021-05-04", "2021-07-05")
    pages = {
        name: Page(published=dated(f"{year}-05-04"))
        for name, year in (("one", "XXXX"), ("two", "2021"))
    }
    match = MATCHER.before(Backdrop(pages=pages)).compare(claim("a", "one"), claim("b", "two"))
    assert says(match, "published_near") is None
    alone = MATCHER.before(Backdrop(pages={"one": pages["two"]}))
    assert says(alone.compare(claim("a", "one"), claim("b", "two")), "published_near") is None


def test_who_says_that_the_like_happened_another_year_may_tell_of_another_year() -> None:
    def say(told_by: str, *days: str | None) -> str | None:
        pages = {name: Page(again=name in told_by) for name in ("one", "two")}
        left, right = (
            claim(name, name, Telling(when=day))
            for name, day in zip(("one", "two"), days, strict=True)
        )
        match = MATCHER.before(Backdrop(pages=pages)).compare(left, right)
        assert weighs(match, "another_year") in {0.0, row("another_year", "no year")}
        return says(match, "another_year")

    words = "one report says that the like happened in another year too, and gives no year"
    assert say("one", "XXXX-05-04", "2021-05-04") == words
    assert say("two", None, "2021-05-04") == words
    assert say("one", "2021-05-04", "2021-05-05") is None
    assert say("one, two", "XXXX-05-04", "2021-05-04") is None
    assert say("", "XXXX-05-04", "2021-05-04") is None
    pages = {"one": Page(again=True)}
    within = MATCHER.before(Backdrop(pages=pages)).compare(claim("a", "one"), claim("b", "one"))
    assert says(within, "another_year") is None


def test_reports_alike_in_their_rare_words_speak_for_one_event() -> None:
    def weigh(ours: dict[str, float], theirs: dict[str, float]) -> float:
        pages = {"one": Page(rare=ours), "two": Page(rare=theirs)}
        match = MATCHER.before(Backdrop(pages=pages)).compare(claim("a", "one"), claim("b", "two"))
        return weighs(match, "text_likeness")

    lamp, quay = {"lamp": 0.6, "quay": 0.8}, {"quay": 1.0}
    assert weigh(lamp, quay) > 0 > weigh(lamp, {"mill": 1.0})
    assert weigh(lamp, {}) == 0
    pages = {"one": Page(rare=lamp), "two": Page(rare=quay)}
    match = MATCHER.before(Backdrop(pages=pages)).compare(claim("a", "one"), claim("b", "two"))
    words = "the reports are alike by 0.80 in their rare words"
    assert says(match, "text_likeness") == f"{words}, in a small record"
    assert weighs(match, "text_likeness") == 1.0
    weights = []
    for size in (20, 40, 80, 160):
        many = pages | {f"other {number}": Page() for number in range(size - 2)}
        match = MATCHER.before(Backdrop(pages=many)).compare(claim("a", "one"), claim("b", "two"))
        weights.append(weighs(match, "text_likeness"))
    assert says(match, "text_likeness") == words
    assert weights == sorted(weights)
    assert weights[-1] == row("text_likeness", "over 0.4")
    within = MATCHER.before(Backdrop(pages=pages)).compare(claim("a", "one"), claim("b", "one"))
    assert says(within, "text_likeness") is None


def test_a_relay_and_what_its_source_told_those_days_are_likely_one_event() -> None:
    def names(days: tuple[str | None, str | None], chain: tuple[Voice, ...]) -> str | None:
        told = Telling(outlet="Lake Courier", written=days[0])
        passed = Telling(chain=(*chain, masthead("The Quay")), outlet="The Quay", written=days[1])
        match = compare(told, passed)
        return says(match, "names_its_source")

    courier = voice("The Lake Courier", "outlet")
    words = "one has it from Lake Courier, which is the other's outlet"
    assert names(("2021-05-04", "2021-05-06"), (courier,)) == words
    assert names(("2021-05-04", "2021-05-04"), (voice("a clerk", "unnamed"), courier)) == words
    assert names(("2021-05-04", "2021-06-06"), (courier,)) is None
    assert names(("2021-05-04", None), (courier,)) is None
    assert names((None, "2021-05-04"), (courier,)) is None
    assert names(("2021-05-04", "2021-05-06"), (voice("Lake Courier", "government"),)) is None
    assert names(("2021-05-04", "2021-05-06"), (voice("Radio Orilla", "outlet"),)) is None


def test_rare_words_in_common_speak_for_one_event() -> None:
    words = {"a": frozenset({"lighthouse", "police"}), "b": frozenset({"lighthouse", "police"})}
    backdrop = Backdrop(words=words, rarity={"lighthouse": 13.0, "police": 0.5})
    match = MATCHER.before(backdrop).compare(claim("a", "one"), claim("b", "two"))
    assert says(match, "rare_words") == "both say lighthouse"
    within = MATCHER.before(backdrop).compare(claim("a", "one"), claim("b", "one"))
    assert says(within, "rare_words") is None
    assert weighs(match, "rare_words") == row("rare_words", "12 to 14 bits")
    few = MATCHER.before(replace(backdrop, rarity={"lighthouse": 7.0, "police": 0.5}))
    assert says(few.compare(claim("a", "one"), claim("b", "two")), "rare_words") is None


def test_what_very_many_reports_share_says_little() -> None:
    told = Telling(when="2021-05-04", where=NAIROBI)
    crowded = MATCHER.before(Backdrop(crowding={NAIROBI.id: 0.5, "2021-05-04": 0.25}))
    match = crowded.compare(claim("a", "one", told), claim("b", "two", told))
    assert (weighs(match, "same_place"), weighs(match, "same_day")) == (1.0, 2.0)
