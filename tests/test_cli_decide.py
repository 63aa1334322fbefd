"""`twosource decide`, `review`, `sign` and `--as-of`, as one types them."""

import json
import shutil
from collections.abc import Sequence
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from example_record import example_record, parts, received, remembering, run
from twosource.cli.decide.values import FACETS
from twosource.cli.loading import load_view
from twosource.model.event import Event
from twosource.model.ruling import Valued
from twosource.model.values import Blank, GroundedClaim, When
from twosource.pipeline import Parts
from twosource.stages.anchors import anchor_of
from twosource.stages.facet_words import list_parts
from twosource.stages.word_on_value import read_by_machine
from twosource.standing import find_orphans
from twosource.views.record_view import RecordView
from twosource.wiring import open_record

__all__ = ["example_record", "parts", "received", "remembering"]


@pytest.fixture
def record(example_record: Path, tmp_path: Path) -> Path:
    """Give a copy of the example record to write to."""
    return Path(shutil.copy(example_record, tmp_path / "copy.db"))


def do(record: Path, *words: str, by: str = "R1") -> str:
    """Run a command on a record, and give what it prints; it must not fail."""
    result = run(*words, *(["--by", by] if by else []), "--record", str(record))
    assert result.exit_code == 0, result.output
    return result.stdout


def fail(record: Path, *words: str) -> str:
    """Run a command that is refused, and give what it says; nothing may be kept."""
    before = len(taken(record))
    result = run(*words, "--by", "R1", "--record", str(record))
    assert result.exit_code == 2, result.output
    assert len(taken(record)) == before
    return result.stderr


def taken(record: Path) -> Sequence[object]:
    with open_record(record) as store:
        return [*store.decisions(), *store.rulings()]


def choose(view: RecordView, least: int = 1) -> list[Event]:
    """Give the protests that tell so many claims and more."""
    return [one for one in view.events if one.type == "protest" and len(one.claims) >= least]


def dated(record: Path) -> tuple[Event, GroundedClaim]:
    """Give an event that rests on one dated claim, with that claim."""
    view = load_view(record)
    for event in view.events:
        claim = view.claims[event.claims[0]].grounded
        if len(event.claims) == 1 and isinstance(claim.when, When) and claim.counts:
            return event, claim
    raise AssertionError


def export(record: Path, *words: str) -> list[dict[str, Any]]:
    result = run("export", "--record", str(record), "--out", "-", "--all", *words)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_merge_of_three_is_one_decision_and_its_undoing_leaves_no_trace(record: Path) -> None:
    first, *others = choose(load_view(record))[:3]
    before = export(record)
    told = do(record, "decide", "merge", *(one.label for one in (first, *others)), "--note", "one")
    assert f"Decision 1: one event of {first.label}, {others[0].label}" in told
    assert "2 events merged: " in told
    assert len(load_view(record).events) == len(before) - 2
    assert "1. merge: " in do(record, "decide", "list", by="")
    assert "Decision 1 is undone." in do(record, "decide", "undo", "1", by="R2")
    assert export(record) == before


def test_a_split_makes_one_event_of_the_claims_taken_out(record: Path) -> None:
    event = choose(load_view(record), 4)[0]
    out = [claim[:10] for claim in event.claims[:2]]
    told = do(record, "decide", "split", event.label, "--claims", out[0], out[1])
    assert f"2 claims of {event.label} told of another event, by R1." in told
    with open_record(record) as store:
        told_by = store.claim_events()
    assert told_by[event.claims[0]] == told_by[event.claims[1]]
    assert told_by[event.claims[0]] not in {told_by[one] for one in event.claims[2:]}
    assert "1. split: " in do(record, "decide", "list", by="")


def test_a_corrected_date_is_the_event_s_and_the_machine_s_stays_beside(record: Path) -> None:
    event, claim = dated(record)
    machine = claim.when.edtf if isinstance(claim.when, When) else ""
    told = do(
        record, "decide", "value", claim.claim.id[:8], "when", "--is", "1999-01", "--comment", "why"
    )
    assert f"is 1999-01; the machine read {machine}, by R1." in told
    assert f"1 event with other values now: {event.label}" in told
    line = next(one for one in export(record) if one["id"] == event.id)
    assert line["when"]["edtf"] == "1999-01"
    (said,) = line["claims"][0]["corrections"]
    assert (said["value"], said["machine"], said["by"], said["note"]) == (
        "1999-01", machine, "R1", "why",
    )  # fmt: skip
    shown = do(record, "show", event.label, by="")
    assert f"when: corrected to 1999-01; the machine read {machine} (decision 1 by R1" in shown
    do(record, "decide", "undo", "1", by="")
    line = next(one for one in export(record) if one["id"] == event.id)
    assert line["when"]["edtf"] == machine
    assert line["claims"][0]["corrections"] == []


def test_two_people_who_disagree_are_both_kept_and_the_event_is_marked(record: Path) -> None:
    event, claim = dated(record)
    words = ("decide", "value", claim.claim.id, "when")
    do(record, *words, "--is", "1999-01", by="R1")
    do(record, *words, "--is", "1999-02", by="R2")
    shown = do(record, "show", event.label, by="")
    assert "People disagree on when" in shown
    assert "R1: 1999-01 (decision 1" in shown
    assert "; not heeded)" in shown
    assert "overruled by a later decision" in shown
    assert "disputed" in run("events", "--record", str(record), "--all").stdout
    assert "People disagree on when" in do(record, "review", event.label, by="")
    line = next(one for one in export(record) if one["id"] == event.id)
    assert [one["heeded"] for one in line["disputes"][0]["opinions"]] == [False, True]


def test_what_the_text_does_not_say_goes_and_a_claim_of_no_event_makes_none(record: Path) -> None:
    event, claim = dated(record)
    do(record, "decide", "value", claim.claim.id, "when", "--does-not")
    with open_record(record) as store:
        assert isinstance(store.event(event.label).when, Blank)
    assert "the text does not say so: " in do(record, "show", event.label, by="")
    do(record, "decide", "value", claim.claim.id, "type", "--does-not", "--note", "a film")
    assert event.label not in {one["label"] for one in export(record)}
    lines = export(record, "--table", "claims")
    kept = next(one for one in lines if one["id"] == claim.claim.id)
    assert (kept["event"], len(kept["corrections"])) == (None, 2)
    assert "does not stand in the text" in do(record, "decide", "list", by="")
    listed = do(record, "decide", "list", "--json", by="").splitlines()
    assert [json.loads(line)["said"]["facet"] for line in listed] == ["when", "type"]
    do(record, "decide", "value", claim.claim.id, "type", "--says")
    assert event.label in {one["label"] for one in export(record)}


def test_a_number_a_place_and_a_stance_are_corrected_too(record: Path) -> None:
    event, claim = dated(record)
    words = ("decide", "value", claim.claim.id[:9])
    assert "count " in do(record, *words, "count", "--is", "70-80")
    do(record, *words, "where", "--is", "geonames:184745; Kisumu County")
    do(record, *words, "stance", "--is", "alleged")
    line = next(one for one in export(record) if one["id"] == event.id)
    assert [line["counts"][0][key] for key in ("low", "high", "best")] == [70, 80, None]
    assert line["where"]["id"] == "geonames:184745"
    assert len(line["where"]["also"]) == 1
    assert line["stance"] == "alleged"
    assert "corrected by R1 on" in line["claims"][0]["counts"][0]["how"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("when", "--is", "soon"), "'soon' is no date; give EDTF"),
        (("when",), "say one of --says, --does-not and --is"),
        (("when", "--says", "--does-not"), "say one of --says"),
        (("when", "--is", "2021", "--of", "people.dead"), "leave --of out"),
        (("where", "--is", "Nowhereville"), "has no 'Nowhereville'"),
        (("where", "--is", "Springfield"), "name of several places; give an id: "),
        (("count", "--of", "people.juggled", "--is", "3"), "there is counted who is"),
        (("count", "--is", "a few"), "no number; give 12"),
        (("type", "--is", "juggling"), "no type 'juggling'"),
        (("stance", "--does-not"), "say which it is instead"),
        (("who", "--of", "juggler", "--is", "Ola Vik"), "no role of"),
        (("source", "--is", "Ola Vik:named"), "does not stand in the report"),
        (("weather", "--says"), "is not one of"),
    ],
)
def test_what_is_no_value_is_refused_and_nothing_is_kept(
    words: tuple[str, ...], told: str, record: Path
) -> None:
    _, claim = dated(record)
    said = fail(record, "decide", "value", claim.claim.id, *words)
    assert told in " ".join(said.split())


def test_a_value_that_is_not_there_cannot_be_confirmed_and_which_one_must_be_said(
    record: Path,
) -> None:
    view = load_view(record)
    silent = next(one for one in view.claims.values() if isinstance(one.grounded.when, Blank))
    said = fail(record, "decide", "value", silent.grounded.claim.id, "when", "--says")
    assert "the machine reads no when there; give the value that it is" in said
    bare = next(one for one in view.claims.values() if not one.grounded.counts)
    said = fail(record, "decide", "value", bare.grounded.claim.id, "count", "--is", "3")
    assert "this claim has none yet" in said
    many = next(
        one for one in view.claims.values() if len({each.role for each in one.grounded.who}) > 1
    )
    said = fail(record, "decide", "value", many.grounded.claim.id, "who", "--says")
    assert "say which who with --of; this claim has " in said


def test_a_merge_or_split_that_is_none_is_refused(record: Path) -> None:
    first, second = choose(load_view(record), 2)[:2]
    assert "one event already" in fail(record, "decide", "merge", first.label, first.id)
    said = fail(record, "decide", "split", first.label, "--claims", second.claims[0])
    assert f"is none of {first.label}" in said
    said = fail(record, "decide", "split", first.label, "--claims", ",".join(first.claims))
    assert f"these are all claims of {first.label}; leave one" in said


def test_a_decision_that_another_stands_against_says_so(record: Path) -> None:
    # Which of three decisions that cannot all stand gives way hangs on the claims they are about.
    copy = record.with_name("again.db")
    for event in choose(load_view(record), 3):
        for one, two, three in permutations(sorted(event.claims)[:3]):
            shutil.copy(record, copy)
            do(copy, "decide", "same", one, two, by="R1")
            do(copy, "decide", "different", two, three, by="R1")
            told = do(copy, "decide", "same", one, three, by="R2")
            every = [do(copy, "show", x.label, by="") for x in load_view(copy).events]
            disagree = any("People disagree on one event or two" in text for text in every)
            if "now tell of two events" in told and disagree:
                assert "Another decision stands against yours" in told
                return
    raise AssertionError


def test_a_signed_event_shows_every_later_change(record: Path) -> None:
    event, claim = dated(record)
    assert "nobody has looked at it yet" in do(record, "review", event.label, by="")
    assert "in review, by R1" in do(record, "review", event.label)
    assert "signed, by R2" in do(record, "sign", event.label, "--note", "read it", by="R2")
    signed = run("events", "--review", "signed", "--json", "--record", str(record)).stdout
    assert [json.loads(line)["label"] for line in signed.splitlines()] == [event.label]
    do(record, "decide", "value", claim.claim.id, "when", "--is", "1999-01", by="R1")
    told = do(record, "review", event.label, by="")
    assert "changed since it was signed, by R2" in told
    assert "other now: when, claims" in told
    assert f"how it was: twosource show {event.label} --as-of " in told
    line = json.loads(run("review", event.label, "--json", "--record", str(record)).stdout)
    assert (line["state"], line["differs"]) == ("changed_since_signed", ["when", "claims"])
    assert "changed since signed" in run("events", "--record", str(record), "--all").stdout
    do(record, "decide", "undo", "3", by="")
    assert "read it" in do(record, "show", event.label, by="")
    do(record, "decide", "undo", "2", by="")
    assert "in review, by R1" in do(record, "review", event.label, by="")
    assert f"{event.label} signed, by R2" in do(record, "decide", "list", by="")


def test_a_record_is_shown_as_it_stood(record: Path) -> None:
    event, claim = dated(record)
    with open_record(record) as store:
        then = list(store.log())[-1].at
    before = export(record)
    do(record, "decide", "value", claim.claim.id, "when", "--is", "1999-01")
    if taken(record) and then == load_time(record):
        pytest.skip("all of it was done within one second")
    assert export(record) != before
    assert export(record, "--as-of", then) == before
    place = ("--as-of", then, "--record", str(record))
    assert json.loads(run("show", event.label, "--json", *place).stdout)["when"] != "1999-01"
    assert event.label in run("events", "--all", *place).stdout
    assert event.label in run("origins", event.label, *place).stdout
    gone = run("show", event.label, "--as-of", "1999-01-01", "--record", str(record))
    assert "names no event of this record" in gone.stderr
    assert (
        "This record holds no report"
        in run("events", "--as-of", "1999-01-01T10:00+02:00", "--record", str(record)).stdout
    )
    wrong = run("events", "--as-of", "soon", "--record", str(record))
    assert "is no date or time; give 2026-03-01" in " ".join(wrong.stderr.split())


def load_time(record: Path) -> str:
    """Give when the last decision was taken."""
    with open_record(record) as store:
        return store.rulings()[-1].at


def test_a_record_of_an_own_codebook_asks_for_it_when_shown_as_it_stood(
    record: Path, tmp_path: Path
) -> None:
    from twosource.readers import codebooks

    shipped = Path(codebooks.__file__).parent.parent / "codebooks" / "incidents.toml"
    other = tmp_path / "other.toml"
    text = shipped.read_text(encoding="utf-8")
    other.write_text(text.replace('name = "incidents"', 'name = "others"', 1), encoding="utf-8")
    words = ("events", "--as-of", "2999-01-01", "--codebook", str(other), "--record", str(record))
    assert "was read with codebook incidents" in run(*words).stderr


def test_what_no_longer_attaches_is_listed_with_the_reason(record: Path) -> None:
    _, claim = dated(record)
    assert "Every decision attaches." in do(record, "decide", "list", "--orphaned", by="")
    do(record, "decide", "value", claim.claim.id, "type", "--does-not")
    event = choose(load_view(record))[0]
    do(record, "review", event.label)
    for key in event.claims:
        told = do(record, "decide", "value", key, "type", "--does-not")
    assert "no longer attaches, or only in part: 2 (review, R1)" in told
    listed = do(record, "decide", "list", "--orphaned", by="")
    assert f"2. {event.label} in review, by R1" in listed
    assert "no claim tells of that event any more" in listed
    (line,) = do(record, "decide", "list", "--orphaned", "--json", by="").splitlines()
    assert json.loads(line)["id"] == 2


def test_a_word_on_any_value_of_any_claim_attaches_at_once(
    record: Path, remembering: Parts
) -> None:
    view = load_view(record)
    with open_record(record) as store:
        for claim in view.claims.values():
            for facet in FACETS:
                for of in list_parts(claim.grounded, facet) or ([""] if facet in ONCE else []):
                    reading = view.readings[claim.report.key]
                    read = read_by_machine(claim.grounded, reading, facet, of)
                    said = Valued(anchor_of(claim.grounded), facet, of, "says", "", read)
                    store.add_ruling(said, "R1", None, "2026-01-01T00:00:00Z")
        assert len(store.rulings()) > 6 * len(view.claims)
        assert find_orphans(store, remembering) == ()


ONCE = {"type", "stance", "time", "when", "where", "source"}
