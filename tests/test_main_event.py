"""The one event a report is about, and why that one."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from example_record import example_record, parts, received, remembering, run
from matching_claims import Telling, claim, day
from twosource.model.event import Event
from twosource.model.report import Marks, Report, Sourced, report_key
from twosource.model.spans import Span
from twosource.model.values import Blank, GroundedClaim
from twosource.stages.corroborate import Evidence, make_event
from twosource.stages.laid_lines import Lineage
from twosource.stages.layout import lay_out
from twosource.stages.main_event import MainEvent, Scene, choose_main

__all__ = ["example_record", "parts", "received", "remembering"]

TEXT = (
    "Twelve weavers freed in Salto\n\n"
    "Twelve weavers were released in Salto on Monday.\n\n"
    "They had been arrested in March. The union asked for an apology, and a march is planned.\n"
)


def report_of(text: str = TEXT, title: str | None = None, published: str | None = None) -> Report:
    return Report(
        key=report_key(text, None, None),
        label="weavers.txt",
        text=text,
        sha256="",
        title=None if title is None else Sourced(title, "given"),
        outlet=None,
        published=None if published is None else Sourced(published, "given"),
        url=None,
        language="en",
        marks=Marks(),
    )


def told(name: str, word: str, telling: Telling, report: Report) -> GroundedClaim:
    """Give a claim whose trigger is a word of the report."""
    start = report.text.index(word)
    one = claim(name, report.key, telling)
    return replace(one, claim=replace(one.claim, trigger=Span(start, start + len(word))))


def event_of(name: str, *claims: GroundedClaim) -> Event:
    evidence = Evidence(claims, (), (), Lineage((), {}), {})
    return make_event(name, name, evidence)


def choose(report: Report, groups: dict[str, list[GroundedClaim]]) -> MainEvent | Blank:
    title = None if report.title is None else report.title.value
    scene = Scene(report, lay_out(report.text, title), frozenset({"request"}))
    events = [event_of(name, *claims) for name, claims in groups.items()]
    claims = {one.claim.id: one for ones in groups.values() for one in ones}
    return choose_main(scene, events, claims)


def main_of(report: Report, groups: dict[str, list[GroundedClaim]]) -> MainEvent:
    main = choose(report, groups)
    assert isinstance(main, MainEvent)
    return main


def test_what_headline_and_lead_tell_is_the_main_event() -> None:
    report = report_of()
    freed = [
        told("c1", "freed", Telling("release", "release"), report),
        told("c2", "released", Telling("release", "release"), report),
    ]
    held = [told("c3", "arrested", Telling(), report)]
    main = main_of(report, {"held": held, "freed": freed})
    assert (main.event, main.runner_up) == ("freed", "held")
    assert main.because == (
        "the headline tells it +3.0, the first paragraph tells it +2.0, it is told first +1.0, "
        "told 2 times (freed, released) +1.0"
    )
    assert main.bits == 7.0


def test_a_title_that_stands_apart_from_the_text_tells_it_too() -> None:
    text = TEXT.split("\n\n", 1)[1]
    report = report_of(text, title="Weavers’ arrests unlawful, court finds")
    freed = [told("c1", "released", Telling("release", "release"), report)]
    held = [told("c2", "arrested", Telling(), report)]
    signs = main_of(report, {"held": held}).signs
    assert "the headline tells it" in [sign.words for sign in signs]
    assert main_of(report, {"held": held, "freed": freed}).bits == 3.0


@pytest.mark.parametrize(
    ("telling", "words"),
    [
        (Telling(stance="possible"), "nowhere told as so"),
        (Telling(time="future"), "still to come"),
        (Telling("request", "demand"), "it is words only"),
        (Telling(when="2023-01-02"), "long before the report"),
    ],
)
def test_doubts_plans_words_and_background_speak_against(telling: Telling, words: str) -> None:
    report = report_of(published="2023-08-02")
    one = told("c1", "arrested", telling, report)
    other = told("c2", "march", Telling("protest", "demonstration", when="2023-08-01"), report)
    main = main_of(report, {"one": [one], "other": [other]})
    against = main_of(report, {"one": [one]}).signs
    assert main.event == "other"
    assert words in [sign.words for sign in against]


def test_a_dateline_tells_before_the_day_of_publication_when_a_report_was_written() -> None:
    report = report_of()
    one = told("c1", "arrested", Telling(when="2023-03-02", written="2023-03-04"), report)
    undated = told("c2", "march", Telling(when="XXXX-03-02"), report)
    silent = report_of(published="in spring")
    unwritten = told("c3", "arrested", Telling(when="2023-03-02"), silent)
    for signs in (
        main_of(report, {"e": [one, undated]}).signs,
        main_of(silent, {"e": [unwritten]}).signs,
        main_of(report, {"e": [replace(undated, written=day("XXXX-03-09"))]}).signs,
    ):
        assert "long before the report" not in [sign.words for sign in signs]


def test_a_report_without_events_has_no_main_event() -> None:
    report = report_of()
    other = told("c1", "arrested", Telling(), report_of(TEXT + " "))
    assert choose(report, {"e": [other]}) == Blank("it tells of none of the events asked for")


def test_a_text_that_is_all_headline_still_has_its_event() -> None:
    report = report_of("Two held in Salto raid")
    main = main_of(report, {"e": [told("c1", "held", Telling(), report)]})
    assert main.event == "e"
    assert main.runner_up is None


def test_the_command_names_each_reports_event_with_the_reason(example_record: Path) -> None:
    result = run("events", "--record", str(example_record), "--main-event", "--json")
    lines = {one["report"]: one for one in map(json.loads, result.output.splitlines())}
    relay = lines["grain_store_relay.txt"]
    assert relay["label"].startswith("NZL-")
    assert "the headline tells it +3.0" in relay["why"]
    assert relay["event"] == lines["grain_store_origin.txt"]["event"]
    table = run("events", "--record", str(example_record), "--main-event").output
    assert "why this one (bits)" in table
    assert "20 reports, 0 that tell of none of these events." in table


def test_a_report_without_an_event_of_a_type_says_so(example_record: Path) -> None:
    words = ("events", "--record", str(example_record), "--main-event", "--type", "bombing")
    assert "it tells of none of the events asked for" in run(*words).output
    line = next(
        one
        for one in map(json.loads, run(*words, "--json").output.splitlines())
        if one["report"] == "ferry_grounding.txt"
    )
    assert line["event"] is None
