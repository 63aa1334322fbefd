"""What else a report says of an event's story: the sources it names for the rest."""

from dataclasses import replace

from matching_claims import (
    KISUMU,
    NAIROBI,
    SPAN,
    THIKA,
    UGANDA,
    Telling,
    claim,
    masthead,
    people,
    voice,
)
from twosource.model.claim import Stance, Time, Voice
from twosource.model.values import GroundedClaim, Place
from twosource.stages.beside import find_beside

OWN = masthead("Evening Star")
ANN = voice("Ann Holm")
NURSE = voice("nurse", "unnamed")
TO_OWN = Voice("Evening Star", "outlet", SPAN, SPAN, "stated")


def told(
    order: int,
    *chain: Voice,
    where: Place | None = None,
    when: str | None = None,
    stance: Stance = "asserted",
    time: Time = "past",
) -> GroundedClaim:
    telling = Telling(
        chain=(*chain, OWN), order=order, where=where, when=when, stance=stance, time=time
    )
    return claim(f"c{order}", "r", telling)


def lent(
    own: list[GroundedClaim], *others: GroundedClaim, quotes: tuple[tuple[Voice, ...], ...] = ()
) -> list[str]:
    """Give the first names of the chains that other claims and quotations lend to an event."""
    found = find_beside(own, {"r": [*own, *others]}, {"r": [("words", chain) for chain in quotes]})
    return [one.claim.chain[0].name for one in found]


def test_a_flat_lead_rests_on_the_sources_named_below() -> None:
    assert lent([told(0)], told(1, ANN), told(2, NURSE), told(3)) == ["Ann Holm"]
    assert lent([told(0)], told(1, NURSE)) == ["nurse"]


def test_a_lead_with_a_source_rests_on_the_named_ones_too() -> None:
    assert lent([told(0, NURSE)], told(1, ANN), told(2, voice("clerk", "unnamed"))) == ["Ann Holm"]


def test_what_a_report_tells_in_passing_rests_on_none_of_them() -> None:
    assert lent([told(9)], *(told(order, ANN) for order in range(4))) == []


def test_another_day_or_town_is_another_story() -> None:
    event = [told(0, where=NAIROBI, when="2021-05-04")]
    assert lent(event, told(1, ANN, when="2021-05-09")) == []
    assert lent(event, told(1, ANN, where=THIKA)) == []
    assert lent(event, told(1, ANN, where=UGANDA)) == []
    assert lent(event, told(1, ANN, where=NAIROBI, when="2021-05-04")) == ["Ann Holm"]
    assert lent([told(0)], told(1, ANN, where=KISUMU, when="2021-05-09")) == ["Ann Holm"]


def test_another_number_is_no_word_for_the_events() -> None:
    def counted(number: int, order: int, *chain: Voice) -> GroundedClaim:
        return replace(told(order, *chain), counts=(people(number),))

    assert lent([counted(8, 0)], counted(6, 1, ANN)) == []
    assert lent([counted(8, 0)], counted(8, 1, ANN)) == ["Ann Holm"]
    assert lent([counted(8, 0), counted(6, 1)], counted(6, 2, ANN)) == ["Ann Holm"]
    assert lent([told(0)], counted(6, 1, ANN)) == ["Ann Holm"]


def test_what_is_denied_or_to_come_lends_nothing() -> None:
    assert lent([told(0)], told(1, ANN, stance="denied"), told(2, ANN, time="future")) == []


def test_whom_it_quotes_as_speaking_to_it_counts_where_nobody_else_is_named() -> None:
    quotes = ((ANN, TO_OWN), (voice("Bo Vik"), OWN), (), (OWN,))
    assert lent([told(0)], quotes=quotes) == ["Ann Holm"]
    assert lent([told(0, NURSE)], quotes=quotes) == []


def test_beside_an_office_those_count_who_were_there_or_speak_for_it() -> None:
    police = voice("police", "government")
    wife = replace(ANN, connection="related")
    officer = replace(ANN, role="police spokesman")
    mayor = replace(ANN, role="mayor")
    assert lent([told(0, police)], quotes=((wife, TO_OWN),)) == ["Ann Holm"]
    assert lent([told(0, police)], quotes=((officer, TO_OWN),)) == ["Ann Holm"]
    assert lent([told(0, police)], quotes=((mayor, TO_OWN),)) == []
    assert lent([told(0, police)], quotes=((ANN, TO_OWN),)) == []
    assert lent([told(0, NURSE)], quotes=((wife, TO_OWN),)) == []


def test_whom_it_quotes_as_speaking_to_another_outlet_counts_where_no_name_is_told() -> None:
    herald = voice("Morning Herald", "outlet")
    quotes = ((ANN, herald, OWN),)
    assert lent([told(0, NURSE)], quotes=quotes) == ["Ann Holm"]
    assert lent([told(0)], quotes=quotes) == ["Ann Holm"]
    assert lent([told(0, voice("Bo Vik"))], quotes=quotes) == []


def test_nothing_is_known_beside_the_claims_of_an_event() -> None:
    assert find_beside([told(0)], {}, {}) == []


def test_its_own_reporter_who_was_there_always_counts() -> None:
    eyes = voice("reporter of Evening Star", "reporter")
    assert lent([told(0, NURSE)], quotes=((eyes,),)) == ["reporter of Evening Star"]
    bare = claim("c", "r", Telling(outlet="Evening Star"))
    (found,) = find_beside([bare], {"r": [bare]}, {"r": [("", (eyes,))]})
    assert [one.name for one in found.claim.chain] == ["reporter of Evening Star"]


def test_what_somebody_denies_ahead_of_an_event_takes_it_no_place_at_the_head() -> None:
    said = [told(order, ANN, stance="negated") for order in range(4)]
    denied = [replace(one, claim=replace(one.claim, quoted=True)) for one in said]
    reporter = voice("our reporter", "reporter")
    assert lent([told(4)], *denied, quotes=((reporter,),)) == ["our reporter"]
    assert lent([told(4)], *said, quotes=((reporter,),)) == []


def test_who_only_asks_for_something_tells_nothing_of_the_event() -> None:
    asking = claim("ask", "r", Telling(type="request", chain=(ANN, OWN), order=1))
    assert lent([told(0)], asking) == []


def test_a_later_step_lends_nothing_to_the_one_before_it() -> None:
    free = Telling(type="release", subtype="release", chain=(ANN, OWN), order=1)
    freed = claim("freed", "r", free)
    assert lent([told(0)], freed) == []
    # Whom a report on the release quotes speaks of that.
    assert lent([told(0)], freed, quotes=((voice("Bo Vik"), TO_OWN),)) == []
    assert lent([freed], told(0, NURSE), quotes=((voice("Bo Vik"), TO_OWN),)) == []


def hear(first: GroundedClaim, words: str, speaker: Voice) -> list[str]:
    found = find_beside([first], {"r": [first]}, {"r": [(words, (speaker, TO_OWN))]})
    return [one.claim.chain[0].name for one in found]


def test_beside_an_office_whoever_tells_what_happened_counts() -> None:
    police = told(0, voice("police", "government"))
    assert hear(police, "We heard a bang. The roof fell on us.", ANN) == ["Ann Holm"]
    assert hear(police, "It must not happen again.", ANN) == []
    # An officer who is named is an office, too.
    officer = replace(voice("Bo Vik"), role="police commander")
    assert hear(told(0, officer), "We heard a bang.", ANN) == ["Ann Holm"]
    assert hear(told(0, voice("Bo Vik")), "We heard a bang.", ANN) == []


def test_an_officer_of_a_force_that_is_heard_counts() -> None:
    colonel = replace(ANN, role="Colonel")
    assert hear(told(0, voice("army", "government")), "No more.", colonel) == ["Ann Holm"]
    assert hear(told(0, voice("ministry", "government")), "No more.", colonel) == []
