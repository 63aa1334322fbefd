"""Whoever speaks for an office stands behind it, and words quoted alike were said once."""

from dataclasses import replace

from matching_claims import SPAN, Telling, claim, masthead, voice
from twosource.model.claim import Voice
from twosource.model.event import Origins
from twosource.model.values import GroundedClaim
from twosource.stages.copies import Copy
from twosource.stages.laid_lines import Lineage
from twosource.stages.origins import trace_origins
from twosource.stages.seats import Quoted

STAR, HERALD = masthead("Evening Star"), masthead("Morning Herald")
POLICE = voice("police", "government")
CHIEF = replace(voice("Ann Holm"), role="provincial police chief")
WORDS = "we will find whoever did this and we will not rest"


def told(report: str, *chain: Voice, order: int = 0) -> GroundedClaim:
    return claim(f"{report}{order}", report, Telling(chain=chain, order=order))


def trace(*claims: GroundedClaim, lineage: Lineage | None = None) -> Origins:
    return trace_origins(claims, lineage or Lineage())


def test_an_office_and_who_speaks_for_it_are_one_origin() -> None:
    origins = trace(told("a", POLICE, STAR), told("b", CHIEF, HERALD))
    assert origins.reporting == ("police",)
    assert origins.human_at_most == ("Ann Holm",)
    assert len(origins.shown_independent) == 1


def test_the_body_may_be_an_organisation_and_the_longest_name_counts() -> None:
    service = voice("Rescue Service of Lisk", "organisation")
    head = replace(voice("Bo Vik"), role="director", body="Rescue Service of Lisk")
    short = voice("Rescue Service", "organisation")
    origins = trace(
        told("a", service, STAR), told("a", short, STAR, order=1), told("b", head, HERALD)
    )
    assert origins.reporting == ("Rescue Service", "Rescue Service of Lisk")


def test_another_body_is_another_office() -> None:
    army = voice("army", "government")
    assert len(trace(told("a", army, STAR), told("b", CHIEF, HERALD)).reporting) == 2
    assert len(trace(told("a", POLICE, STAR), told("b", voice("Bo Vik"), HERALD)).reporting) == 2


def test_within_a_report_an_unnamed_officer_is_the_one_it_names() -> None:
    unnamed = voice("police chief", "unnamed")
    origins = trace(told("a", unnamed, STAR), told("a", CHIEF, STAR, order=1))
    assert origins.human_at_most == ("Ann Holm",)
    other = trace(told("a", voice("nurse", "unnamed"), STAR), told("a", CHIEF, STAR, order=1))
    assert other.human_at_most == ("Ann Holm", "nurse")


def test_who_holds_an_office_can_be_left_out_by_it() -> None:
    origins = trace(told("a", CHIEF, STAR), told("b", CHIEF, HERALD))
    assert origins.reporting == ("Ann Holm",)


def quoted(*chain: Voice) -> list[Quoted]:
    return [("Other words.", ()), (f"{WORDS.capitalize()}!", chain)]


def two(first: Voice, second: Voice) -> tuple[GroundedClaim, GroundedClaim]:
    return told("a", first, STAR), told("b", second, HERALD)


def test_words_that_two_outlets_quote_alike_are_one_origin() -> None:
    ann = voice("Ann Holm")
    quotes = {"a": quoted(ann, STAR), "b": quoted(ann, HERALD)}
    origins = trace(*two(ann, ann), lineage=Lineage(quotes=quotes))
    assert origins.reporting == ("the words “we will find whoever did this …”",)
    assert origins.human_at_most == ("Ann Holm",)
    assert {one.into for one in origins.collapsed} == set(origins.reporting)


def test_unless_each_says_that_they_were_said_to_it() -> None:
    ann = voice("Ann Holm")
    to_star = Voice("Evening Star", "outlet", SPAN, SPAN, "stated")
    to_herald = Voice("Morning Herald", "outlet", SPAN, SPAN, "stated")
    both = {"a": quoted(ann, to_star), "b": quoted(ann, to_herald)}
    assert len(trace(*two(ann, ann), lineage=Lineage(quotes=both)).reporting) == 2
    one = {"a": quoted(ann, to_star), "b": quoted(ann, HERALD)}
    assert len(trace(*two(ann, ann), lineage=Lineage(quotes=one)).reporting) == 1


def test_a_report_that_does_not_say_who_speaks_rests_on_the_words_all_the_same() -> None:
    brigade = voice("brigade", "unnamed")
    quotes = {"a": quoted(voice("Ann Holm"), STAR), "b": quoted(HERALD)}
    claims = told("a", brigade, STAR), told("b", HERALD)
    assert len(trace(*claims, lineage=Lineage(quotes=quotes)).reporting) == 1
    nurse = told("a", voice("nurse", "unnamed"), STAR), told("b", HERALD)
    assert len(trace(*nurse, lineage=Lineage(quotes=quotes)).reporting) == 2


def test_another_source_of_the_report_stays_an_origin() -> None:
    ann = voice("Ann Holm")
    quotes = {"a": quoted(ann, STAR), "b": quoted(ann, HERALD)}
    claims = (
        *two(ann, ann),
        told("a", voice("Bo Vik"), STAR, order=1),
        told("c", ann, masthead("X")),
    )
    origins = trace(*claims, lineage=Lineage(quotes=quotes))
    assert "Bo Vik" in origins.human_at_most
    assert "Evening Star" in origins.reporting


def test_copies_and_reports_of_one_outlet_share_no_quotation() -> None:
    ann = voice("Ann Holm")
    quotes = {"a": quoted(ann, STAR), "b": quoted(ann, HERALD)}
    copied = Lineage((Copy("b", "a", 1.0, "the same text"),), quotes=quotes)
    assert trace(*two(ann, ann), lineage=copied).reporting == ("Evening Star",)
    again = told("a", ann, STAR), told("b", ann, STAR)
    assert trace(*again, lineage=Lineage(quotes=quotes)).reporting == ("Evening Star",)


def test_rescuers_are_of_the_emergency_service_whose_officer_the_report_names() -> None:
    officer = replace(voice("Ann Holm"), role="head", body="Emergency Service")
    told_by = voice("rescuers on the site", "unnamed")
    origins = trace(told("a", told_by, STAR), told("a", officer, STAR, order=1))
    assert origins.human_at_most == ("Ann Holm",)
    soldiers = voice("soldiers", "unnamed")
    other = trace(told("a", soldiers, STAR), told("a", officer, STAR, order=1))
    assert other.human_at_most == ("Ann Holm", "soldiers")


def test_a_group_is_heard_by_the_mouth_of_who_speaks_for_it() -> None:
    speaker = replace(voice("Ann Holm"), role="spokeswoman for the squatters")
    radio = voice("Radio Lisk", "outlet")
    squatters = voice("squatters", "unnamed")
    origins = trace(told("a", squatters, STAR), told("a", speaker, radio, STAR, order=1))
    assert origins.human_at_most == ("Ann Holm",)
    # What she told the radio is all there is: the Star has spoken to nobody.
    assert [one.into for one in origins.collapsed] == ["Radio Lisk"]


def test_an_officer_is_of_the_only_force_that_a_report_has_heard() -> None:
    army = voice("army", "government")
    colonel = replace(voice("Bo Vik"), role="Colonel")
    origins = trace(told("a", army, STAR), told("a", colonel, STAR, order=1))
    assert (origins.reporting, origins.human_at_most) == (("army",), ("Bo Vik",))
    two = trace(
        told("a", army, STAR), told("a", POLICE, STAR, order=1), told("a", colonel, STAR, order=2)
    )
    assert len(two.human_at_most) == 3


def test_the_release_of_a_report_that_has_heard_one_body_is_that_bodys() -> None:
    town, paper = voice("town council", "government"), voice("release", "document")
    origins = trace(told("a", town, STAR), told("a", paper, STAR, order=1))
    assert origins.human_at_most == ("town council (nobody named)",)
    judgment = voice("judgment", "document")
    other = trace(told("a", town, STAR), told("a", judgment, STAR, order=1))
    assert len(other.human_at_most) == 2


def test_words_quoted_alike_are_called_by_the_body_they_are_of() -> None:
    general = replace(voice("Bo Vik"), role="commander of the Fifth Brigade", body="Fifth Brigade")
    quotes = {"a": [(WORDS, (general, STAR))], "b": [(WORDS, (voice("Bo Vik"), HERALD))]}
    origins = trace(told("a", STAR), told("b", HERALD), lineage=Lineage(quotes=quotes))
    assert origins.reporting == ("Fifth Brigade’s statement",)


def test_who_has_the_words_from_another_that_quotes_them_shows_no_statement() -> None:
    nurse = voice("nurse", "unnamed")
    lantern = replace(voice("Lisk Lantern", "outlet"), cue=SPAN)
    first: Quoted = (WORDS, (nurse, masthead("Lisk Lantern")))
    passed: Quoted = (WORDS, (nurse, lantern, HERALD))
    quotes = {"a": [first], "b": [passed]}
    origins = trace(
        told("a", masthead("Lisk Lantern")),
        told("b", nurse, lantern, HERALD),
        lineage=Lineage(quotes=quotes),
    )
    assert not any("the words" in name for name in origins.reporting)
