"""The way an event's word took, and what would confirm it."""

from dataclasses import replace

from matching_claims import Telling, claim, masthead, voice, who
from store_samples import event as sample_event
from twosource.model.claim import Voice
from twosource.model.event import EventId, Finding, Origins, ToDo
from twosource.model.provenance import Provenance, Station
from twosource.model.values import GroundedClaim, Who
from twosource.stages.confirming import say_what_confirms
from twosource.stages.copies import Copy
from twosource.stages.laid_lines import Lineage
from twosource.stages.origins import trace_origins
from twosource.stages.provenance import draw_provenance

SOURCE = voice("source in the harbour", "unnamed")
STAR, WIRE, HERALD = masthead("Evening Star"), masthead("North Wire"), masthead("Morning Herald")
STAR_TOLD = voice("Evening Star", "outlet")
TEXT = "Gunmen shot two fishermen on the quay."


def told(report: str, *chain: Voice, order: int = 0) -> GroundedClaim:
    return claim(f"{report}{order}", report, Telling(chain=chain, order=order))


def draw(*claims: GroundedClaim, lineage: Lineage | None = None) -> Provenance:
    known = lineage or Lineage()
    texts = {one.claim.report: TEXT for one in claims}
    return draw_provenance(claims, trace_origins(claims, known), known, texts)


def names(provenance: Provenance) -> list[str]:
    return [one.name for one in provenance.stations]


def find(provenance: Provenance, name: str) -> Station:
    return next(one for one in provenance.stations if one.name == name)


def onward(provenance: Provenance, name: str) -> list[str]:
    by_number = {one.number: one.name for one in provenance.stations}
    return [by_number[number] for number in find(provenance, name).onward]


def test_a_relay_whose_outlet_is_not_there_is_one_branch() -> None:
    drawn = draw(
        told("a", SOURCE, STAR_TOLD, WIRE), lineage=Lineage(outlets={"z": "The Evening Star"})
    )
    assert names(drawn) == ["source in the harbour", "Evening Star", "North Wire"]
    assert drawn.starts == (1,)
    star = find(drawn, "Evening Star")
    assert star.missing
    assert star.elsewhere == ("z",)
    assert find(drawn, "North Wire").reports == ("a",)
    assert not find(drawn, "source in the harbour").missing
    assert drawn.passings == ()


def test_a_relay_hangs_on_the_outlets_own_report_and_is_held_against_it() -> None:
    drawn = draw(told("a", SOURCE, STAR_TOLD, WIRE), told("b", SOURCE, STAR))
    assert onward(drawn, "Evening Star") == ["North Wire"]
    assert find(drawn, "Evening Star").reports == ("b",)
    assert [(one.source, one.relay) for one in drawn.passings] == [("b", "a")]


def test_a_later_report_of_the_outlet_is_not_what_was_passed_on() -> None:
    lineage = Lineage(published={"a": "2021-05-04", "b": "2021-05-09"})
    drawn = draw(told("a", SOURCE, STAR_TOLD, WIRE), told("b", SOURCE, STAR), lineage=lineage)
    assert drawn.passings == ()


def test_two_sources_meet_in_one_outlet() -> None:
    drawn = draw(told("a", voice("Ann Holm"), STAR), told("a", voice("Bo Vik"), STAR, order=1))
    assert names(drawn) == ["Ann Holm", "Bo Vik", "Evening Star"]
    assert drawn.starts == (1, 2)
    assert [one.claim for one in find(drawn, "Evening Star").said] == ["a0", "a1"]


def test_a_reprint_hangs_on_the_report_it_repeats() -> None:
    copies = Lineage((Copy("b", "a", 0.96, "96 % of its words"),))
    drawn = draw(told("a", SOURCE, STAR), told("b", SOURCE, HERALD), lineage=copies)
    (reprint,) = find(drawn, "Evening Star").reprints
    assert (reprint.report, reprint.outlet, reprint.because) == (
        "b",
        "Morning Herald",
        "96 % of its words",
    )
    assert "Morning Herald" not in names(drawn)
    assert [(one.source, one.relay) for one in drawn.passings] == [("a", "b")]


def test_a_circle_of_outlets_is_drawn_with_all_its_outlets() -> None:
    drawn = draw(told("a", voice("Morning Herald", "outlet"), STAR), told("b", STAR_TOLD, HERALD))
    assert sorted(names(drawn)) == ["Evening Star", "Morning Herald"]
    assert onward(drawn, "Evening Star") == ["Morning Herald"]
    assert onward(drawn, "Morning Herald") == ["Evening Star"]
    assert drawn.starts


def test_what_was_withdrawn_is_held_against_its_relay_all_the_same() -> None:
    lineage = Lineage(withdrawn={"b": "taken back"})
    drawn = draw(told("a", SOURCE, STAR_TOLD, WIRE), told("b", SOURCE, STAR), lineage=lineage)
    assert drawn.stations == ()
    assert drawn.starts == ()
    assert [(one.source, one.relay) for one in drawn.passings] == [("b", "a")]


def test_all_that_two_reports_tell_is_held_against_each_other_where_the_event_leads_them() -> None:
    claims = told("a", SOURCE, STAR_TOLD, WIRE), told("b", SOURCE, STAR)
    more = replace(told("b", voice("Ann Holm"), STAR, order=1))
    lineage = Lineage(told={"a": [claims[0]], "b": [claims[1], more]})
    (passing,) = draw(*claims, lineage=lineage).passings
    assert [(one.kind, one.before) for one in passing.changes] == [("dropped", "Ann Holm")]


NAMED = EventId("e" * 32, "PER-0001", 1, "c")
BOARD = who("actor", "Harbour Board", "organisation")


def confirm(origins: Origins, *bodies: Who, todo: tuple[ToDo, ...] = ()) -> tuple[str, ...]:
    asked = replace(
        sample_event(NAMED, "a0"),
        origins=origins,
        who=tuple(Finding(one, (), (), "informative", "") for one in bodies),
        todo=todo,
    )
    return say_what_confirms(asked, [told("a", voice("Harbour Police", "government"), STAR)])


def counted(*reporting: str) -> Origins:
    return Origins((), reporting, (), (), ())


def test_one_origin_is_told_what_would_confirm_it() -> None:
    ways = confirm(counted("Evening Star"))
    assert "somebody else than Evening Star" in ways[0]
    assert "document" in ways[-1]


def test_none_asks_for_an_outlet_that_stands_by_it() -> None:
    assert "stands by it" in confirm(counted())[0]


def test_two_origins_need_nothing_said() -> None:
    assert confirm(counted("Evening Star", "Morning Herald")) == ()


def test_bodies_that_take_part_and_were_not_heard_are_named_and_persons_are_not() -> None:
    police = who("actor", "Harbour Police", "government")
    ann = who("actor", "Ann Holm", "person")
    unnamed = who("actor", "a board", "organisation", named=False)
    ways = confirm(counted("Evening Star"), BOARD, police, ann, unnamed)
    assert "the own word of Harbour Board: told of, and not heard" in ways
    assert not any("Ann Holm" in way or "Harbour Police" in way for way in ways)


def test_what_is_to_be_got_shows_what_was_passed_on_rightly() -> None:
    todo = ToDo("report", "Evening Star", None, "Evening Star’s report", ("a",), ("a0",))
    assert confirm(counted("Evening Star"), todo=(todo,))[-1].startswith("Evening Star’s report")
