"""The sample of values that people judge, by facet, and the verdicts that are kept of it."""

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from bench_sample import keep_verdicts, read_options
from bench_value_sample import SEEDS, read_values
from claim_reading import book, parser, read, report_of
from matching_claims import KENYA, KISUMU, SPAN, Telling, claim, people, who
from twosource.measures.sample import list_unjudged, tally
from twosource.measures.value_sample import (
    FACETS,
    DrawnValue,
    Value,
    draw_values,
    judging_key,
    list_values,
    show_value,
    tell_invented,
    tell_values,
)
from twosource.model.record import Finished, Received
from twosource.model.report import Layout, Part, Sourced
from twosource.model.spans import Span
from twosource.model.values import GroundedClaim
from twosource.views.words import tell_count

BEFORE = "It rained. The road was closed. A market was full. "
TEXT = BEFORE + "Police held two carters. A clerk left. It is late. Snow fell on the hill."
PASSAGE = Span(len(BEFORE), len(BEFORE) + len("Police held two carters."))
FULL = Telling(
    when="2021-03-04",
    where=KISUMU,
    counts=(people(2),),
    who=(replace(who("target", "two\ncarters"), type="civilians", type_how="carters"),),
    passage=PASSAGE,
)


def finished() -> Finished:
    """Give a report that was read, with a title and a day."""
    report = replace(
        report_of(TEXT),
        title=Sourced("Two held", "given"),
        published=Sourced("2021-03-05", "given"),
    )
    layout = Layout((Part("body", Span(0, len(TEXT))),), None)
    return Finished(Received(report, b""), parser().parse(report, layout), read(TEXT))


def values(*telling: Telling) -> list[DrawnValue]:
    """Give the values of claims of one report."""
    done = finished()
    claims = [
        claim(f"claim {number}", done.received.report.key, told)
        for number, told in enumerate(telling)
    ]
    return list(list_values([done], claims, tell_count))


def told(one: GroundedClaim) -> dict[str, str]:
    """Give the values of a claim in words, by facet."""
    return {value.facet: value.words for value in tell_values(one, tell_count)}


def test_each_facet_of_a_claim_is_a_value_in_words() -> None:
    assert told(claim("a", "report", FULL)) == {
        "when": "2021-03-04",
        "where": "Kisumu, town, KE-17, KE",
        "count": "2 people detained",
        "who": "target: two carters (civilians)",
    }


def test_what_is_blank_is_no_value() -> None:
    assert told(claim("a", "report")) == {}


def test_a_place_without_a_division_is_told_without_it() -> None:
    assert told(claim("a", "report", Telling(where=KENYA))) == {"where": "Kenya, country, KE"}


def test_every_count_and_participant_is_a_value_of_its_own() -> None:
    several = replace(
        FULL, counts=(people(2), people(3)), who=(who("target", "A"), who("aim", "B"))
    )
    found = Counter(one.set for one in values(several))
    assert found == {"when": 1, "where": 1, "count": 2, "who": 2}


@pytest.mark.parametrize(
    ("telling", "drawn"),
    [
        (FULL, 4),
        (replace(FULL, stance="alleged"), 4),
        (replace(FULL, time="future"), 4),
        (replace(FULL, stance="denied"), 0),
        (replace(FULL, stance="possible"), 0),
        (replace(FULL, time="general"), 0),
    ],
)
def test_only_what_is_told_as_an_event_has_values_to_judge(telling: Telling, drawn: int) -> None:
    assert len(values(telling)) == drawn


def test_another_claim_facet_or_wording_makes_another_value_to_judge() -> None:
    value = Value("when", "2021", "told", (SPAN,))
    others = [
        judging_key("a", value),
        judging_key("b", value),
        judging_key("a", replace(value, facet="where")),
        judging_key("a", replace(value, words="2022")),
    ]
    assert len(set(others)) == 4
    assert judging_key("a", replace(value, how="counted", spans=())) == others[0]


def test_as_many_of_each_facet_are_drawn_whatever_their_order() -> None:
    everything = values(*(replace(FULL, when=f"2021-03-{day:02}") for day in range(1, 11)))
    first = draw_values(everything, SEEDS[1], 3)
    assert Counter(one.set for one in first) == dict.fromkeys(FACETS, 3)
    assert draw_values(reversed(everything), SEEDS[1], 3) == first
    assert draw_values(everything, SEEDS[2], 3) != first


def test_a_judge_is_shown_two_sentences_before_and_after_and_what_a_value_rests_on() -> None:
    (one,) = (value for value in values(FULL) if value.set == "who")
    shown = show_value(one, book())
    assert shown["around"] == TEXT.removeprefix("It rained. ").removesuffix(
        " Snow fell on the hill."
    )
    assert shown["passage"] == "Police held two carters."
    assert shown["type_means"] == book().types["detention"].definition
    assert (shown["document"], shown["title"], shown["published"]) == (
        "example",
        "Two held",
        "2021-03-05",
    )
    assert (shown["facet"], shown["value"], shown["how"], shown["rests_on"]) == (
        "who",
        "target: two carters (civilians)",
        "carters",
        ["It rained."],
    )


def test_a_report_may_lack_a_title_and_a_day() -> None:
    one = values(FULL)[0]
    received = replace(one.done.received, report=report_of(TEXT))
    shown = show_value(replace(one, done=replace(one.done, received=received)), book())
    assert (shown["title"], shown["published"]) == (None, None)


def test_verdicts_are_kept_by_facet_and_without_words_of_the_text(tmp_path: Path) -> None:
    sample = values(FULL)
    answers = [("right", ""), ("wrong", "namesake"), ("invented", "no_value")]
    kept, given = tmp_path / "kept.jsonl", tmp_path / "given.jsonl"
    given.write_text(
        "\n".join(
            json.dumps(show_value(one, book()) | {"verdict": answer, "why": why})
            for one, (answer, why) in zip(sample, answers, strict=False)
        )
    )
    assert keep_verdicts(kept, None, sample) == {}
    verdicts = keep_verdicts(kept, given, sample)
    assert keep_verdicts(kept, None, sample) == verdicts
    assert {tuple(json.loads(line)) for line in kept.read_text().splitlines()} == {
        ("key", "set", "verdict", "why")
    }
    assert [one.set for one in list_unjudged(sample, verdicts)] == ["who"]
    assert [(verdicts[one.key].set, verdicts[one.key].verdict) for one in sample[:3]] == [
        ("when", "right"),
        ("where", "wrong"),
        ("count", "invented"),
    ]


def test_verdicts_on_something_else_are_refused_and_nothing_is_kept(tmp_path: Path) -> None:
    kept, given = tmp_path / "kept.jsonl", tmp_path / "given.jsonl"
    given.write_text(json.dumps({"key": "unknown", "verdict": "right"}))
    with pytest.raises(SystemExit, match="line 1: nothing of this sample"):
        keep_verdicts(kept, given, values(FULL))
    assert not kept.exists()


def test_what_is_invented_has_an_interval_where_something_was_judged(tmp_path: Path) -> None:
    sample = values(FULL)
    given = tmp_path / "given.jsonl"
    given.write_text(json.dumps({"key": sample[0].key, "verdict": "invented", "why": "no_value"}))
    verdicts = keep_verdicts(tmp_path / "kept.jsonl", given, sample)
    assert tell_invented(tally(sample, verdicts)) == "21-100"
    assert tell_invented(tally(sample, {})) == "-"


def test_text_is_not_written_into_the_repository(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    inside = Path(__file__).parent / "values.jsonl"
    monkeypatch.setattr("sys.argv", ["bench", "--unjudged", str(inside)])
    with pytest.raises(SystemExit):
        read_options("about", SEEDS)
    assert "name a file outside it" in capsys.readouterr().err


def test_without_the_labelled_data_the_command_says_what_to_set(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TWOSOURCE_DATA", str(tmp_path))
    with pytest.raises(SystemExit, match="Set TWOSOURCE_DATA"):
        read_values()
