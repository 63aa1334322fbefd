"""On each kind of record: claims coded by hand come, go without a trace, and are expunged."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest

from behind_the_store import ask, put_body
from coded_claims import BOOK, FULL, TOLD, at, told_report
from decision_histories import OnPair, Undo, choose_act, choose_claim
from example_record import keep_silent
from small_record import Clock, Room, build_small, export, make_parts, open_small
from twosource.model.coded import Coded
from twosource.model.ids import sha256_hex
from twosource.model.match import Anchor
from twosource.model.record import Received
from twosource.model.report import report_key
from twosource.model.ruling import Valued
from twosource.model.spans import Span
from twosource.model.tombstone import Expunging
from twosource.pipeline import build, derive
from twosource.ports import Store
from twosource.record_name import RecordName
from twosource.stages.anchors import anchor_of
from twosource.stages.by_hand import name_coded
from twosource.stages.expunging import BLANK
from twosource.standing import find_orphans, stand_then
from twosource.views.record_view import view_of

pytestmark = pytest.mark.usefixtures("stones_beside")

CLOCK = Clock()
HISTORIES = 60
KEY = report_key(TOLD, "Radio Orilla", None)
FOREIGN = replace(told_report(), key=KEY, url=None, sha256=sha256_hex(TOLD.encode()))
CODED = replace(FULL, anchor=replace(FULL.anchor, report=KEY))


@pytest.fixture
def store(where: RecordName) -> Iterator[Store]:
    """Give a new record in each database."""
    with open_small(where, CLOCK) as opened:
        build(opened, make_parts(), [Received(FOREIGN, TOLD.encode())], keep_silent)
        yield opened


def code(store: Store, said: Coded = CODED, by: str = "R1") -> int:
    """Code a claim, and work the events out anew."""
    number = store.add_ruling(said, by, "why", CLOCK()).id
    derive(store, make_parts(), keep_silent)
    return number


def undo(store: Store, number: int) -> None:
    store.undo_decision(number, "R1", CLOCK())
    derive(store, make_parts(), keep_silent)


def test_a_report_of_which_nothing_was_read_tells_what_a_person_coded(store: Store) -> None:
    assert list(store.events()) == []
    number = code(store)
    (event,) = store.events()
    assert (event.type, event.claims, event.coded_by) == (
        "detention", (name_coded(CODED),), ("R1",),
    )  # fmt: skip
    assert event.origins.outlets == ("Radio Orilla", "The Lantern")
    view = view_of(store)
    assert not view.behind
    assert not store.is_behind()
    (line,) = export(store)
    assert '"coded_by":"hand","coding":[{"decision":1,"by":"R1"' in line
    assert store.check().faults == ()
    undo(store, number)
    assert export(store) == []
    code(store)
    assert [one.label for one in store.events()] == [event.label]


def test_a_claim_coded_where_the_machine_took_it_is_no_second_telling(store: Store) -> None:
    build_small(store, 1, 2)
    before = export(store)
    events = {one.id: one for one in store.events()}
    claim = next(one for one in store.claims() if one.claim.report != KEY)
    home = events[store.claim_events()[claim.claim.id]]
    anchor = anchor_of(claim)
    fewer = replace(anchor, passage=Span(anchor.passage.start, anchor.passage.end - 4))
    code(store, Coded(fewer, "arrest", "past", "asserted"))
    after = {one.id: one for one in store.events()}
    assert after.keys() == events.keys()
    assert len(after[home.id].claims) == len(home.claims) + 1
    assert after[home.id].origins == home.origins
    assert [one.value for one in after[home.id].counts] == [one.value for one in home.counts]
    assert not view_of(store).behind
    assert not store.is_behind()
    undo(store, 1)
    assert export(store) == before


def list_events(store: Store) -> list[list[Anchor]]:
    """Give what each event holds on to."""
    claims = {one.claim.id: anchor_of(one) for one in store.claims()}
    return [[claims[key] for key in event.claims] for event in store.events()]


def list_taken(store: Store) -> list[int]:
    """Give the numbers of the decisions that were not undone."""
    pairs = [one.id for one in store.decisions() if not one.undone]
    return [*pairs, *(one.id for one in store.rulings() if not one.undone)]


def live(store: Store, chance: Random) -> None:
    """Let people do this and that, then work the events out anew."""
    for _ in range(3):
        act = choose_act(chance, list_events(store), list_taken(store))
        if isinstance(act, OnPair):
            store.add_decision(act.left, act.right, act.verdict, "ana", None, CLOCK())
        elif act is not None and not isinstance(act, Undo):
            store.add_ruling(act, "ben", None, CLOCK())
        derive(store, make_parts(), keep_silent)


def test_coding_and_undoing_are_the_identity_over_random_histories(store: Store) -> None:
    build_small(store, 1, 2)
    added = 0
    for history in range(HISTORIES):
        chance = Random(history)  # noqa: S311  # a history, and no secret
        live(store, chance)
        before = export(store)
        number = code(store, choose_claim(chance, list_events(store)), "eva")
        added += export(store) != before
        undo(store, number)
        assert export(store) == before, history
        # Each history begins anew, on a record that remembers all the others.
        for taken in list_taken(store):
            store.undo_decision(taken, "eva", CLOCK())
        derive(store, make_parts(), keep_silent)
    assert added > HISTORIES * 3 / 4


def test_a_claim_stands_whatever_is_read_and_is_there_as_of_its_time(store: Store) -> None:
    build_small(store, 1, room=Room("small 1", wide=True))
    early = CLOCK()
    code(store)
    later = CLOCK()
    lines = export(store)
    build_small(store, room=Room())
    coded = [one for one in store.claims() if one.coded]
    assert [one.claim.id for one in coded] == [name_coded(CODED)]
    undo(store, 1)
    build_small(store, room=Room("small 1", wide=True))
    past = stand_then(store.past(later), make_parts(), keep_silent)
    assert export(past) == lines
    past = stand_then(store.past(early), make_parts(), keep_silent)
    assert not any(one.coded for one in past.claims())


def test_a_codebook_without_its_type_leaves_it_listed_with_the_reason(store: Store) -> None:
    code(store)
    types = {name: one for name, one in BOOK.types.items() if name != "detention"}
    parts = make_parts(book=replace(BOOK, types=types, digest="without detention"))
    (lost,) = find_orphans(store, parts)
    assert (lost.id, lost.kind, lost.by) == (1, "claim", "R1")
    assert "no type 'detention'" in lost.why
    derive(store, parts, keep_silent)
    assert list(store.events()) == []
    assert find_orphans(store, make_parts()) == ()


def test_an_expunged_report_takes_what_was_coded_of_it_along(
    where: RecordName, store: Store
) -> None:
    code(store)
    undo(store, code(store, replace(CODED, stance="alleged")))
    gone = store.expunge(Expunging(KEY, "asked for"))
    assert gone.decisions == (1, 2)
    derive(store, make_parts(), keep_silent)
    assert (store.rulings(), list(store.events())) == ((), [])
    assert store.check().faults == ()
    assert name_coded(CODED) not in str(ask(where, "SELECT * FROM event_ids"))


def test_an_expunged_passage_takes_along_what_stands_on_it(where: RecordName, store: Store) -> None:
    code(store)
    before = next(iter(store.events()))
    span = Span(at("dijo la enfermera").start, at("Ana Holm").end)
    gone = store.expunge(Expunging(KEY, "she asked", None, span))
    parts = make_parts()
    store.add_reading(parts.reading.read_again(store.report(str(gone.report)), None))
    derive(store, parts, keep_silent)
    (left,) = store.rulings()
    assert isinstance(left.said, Coded)
    assert left.said.anchor.report == gone.report
    assert [one.masthead for one in left.said.chain] == ["The Lantern"]
    assert left.said.when == CODED.when
    (event,) = store.events()
    assert event.label == before.label
    assert "Ana" not in " ".join(export(store))
    assert store.check().faults == ()
    assert name_coded(CODED) not in str(ask(where, "SELECT * FROM event_ids"))
    store.expunge(Expunging(str(gone.report), "all of it", None, Span(0, 80)))
    (lost,) = find_orphans(store, parts)
    assert lost.why == "no reading of its report is in this record"
    (key,) = (one.key for one in store.reports())
    store.add_reading(parts.reading.read_again(store.report(key), None))
    derive(store, parts, keep_silent)
    assert list(store.events()) == []
    assert [one.why for one in find_orphans(store, parts)] == ["its passage was expunged"]


def test_words_that_are_its_own_in_a_claim_are_expunged_without_harm(store: Store) -> None:
    text = f"{TOLD}\nEn detention, past and type of the same."
    key = report_key(text, "Radio Orilla", None)
    other = replace(FOREIGN, key=key, text=text, label="b.txt", sha256=sha256_hex(text.encode()))
    build(store, make_parts(), [Received(other, text.encode())], keep_silent)
    said = replace(CODED, anchor=replace(CODED.anchor, report=key))
    code(store, said)
    valued = Valued(said.anchor, "when", "", "is", "past", "type")
    store.add_ruling(valued, "R2", "of that type", CLOCK())
    store.add_decision(said.anchor, said.anchor, "same", "R2", None, CLOCK())
    for word in ("past", "type", "detention", "same"):
        start = text.index(word, len(TOLD))
        span = Span(start, start + len(word))
        key = str(store.expunge(Expunging(key, "asked", None, span)).report)
    anchor = replace(said.anchor, report=key)
    coded, value = store.rulings()
    assert coded.said == replace(said, anchor=anchor)
    assert value.said == replace(valued, anchor=anchor, words=BLANK * 4, machine=BLANK * 4)
    assert value.note == f"of that {BLANK * 4}"
    (pair,) = store.decisions()
    assert (pair.left, pair.right, pair.verdict) == (anchor, anchor, "same")


def test_a_claim_that_stands_outside_of_its_report_is_a_fault(store: Store) -> None:
    anchor = replace(CODED.anchor, passage=Span(0, 10_000))
    store.add_ruling(replace(CODED, anchor=anchor), "R1", None, CLOCK())
    assert [one.what for one in store.check().faults] == [
        f"passage 0-10000 lies outside of the text ({len(TOLD)} characters)"
    ]


def test_a_claim_that_is_damaged_is_a_fault_by_its_number(where: RecordName, store: Store) -> None:
    store.add_ruling(CODED, "R1", None, CLOCK())
    put_body(where, "rulings", "'{}'")
    assert "decision 1" in {one.report for one in store.check().faults}


def test_a_report_that_comes_again_as_english_is_english_from_then_on(store: Store) -> None:
    for language in ("en", "es"):
        assert not store.add_report(replace(FOREIGN, language=language), TOLD.encode())
        assert store.report(KEY).language == "en"
    assert [one.what for one in store.log()].count("language corrected") == 1
    assert store.check().faults == ()
