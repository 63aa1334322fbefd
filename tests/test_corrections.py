"""What people say of values goes into the claims, stays beside the machine's, and is never lost."""

from dataclasses import replace

import pytest

from matching_claims import (
    KAMPALA,
    NAIROBI,
    SPAN,
    THIKA,
    Telling,
    claim,
    masthead,
    people,
    voice,
    who,
)
from store_samples import ruling
from twosource.model.claim import Participant
from twosource.model.correction import Correction, Facet, WordOnValue
from twosource.model.match import Anchor
from twosource.model.ruling import Orphan, Reviewed, Ruling, Valued
from twosource.model.spans import Span
from twosource.model.values import Blank, Count, GroundedClaim, Place, When, Where
from twosource.readers.codebooks import load_codebook
from twosource.stages.anchors import anchor_of
from twosource.stages.correct import (
    Corrected,
    correct,
    dispute_values,
    is_refuted,
    keep_sources,
)
from twosource.stages.facet_words import say_facet

BOOK = load_codebook()
TEXT = "Police held nine potters near the mill on 4 May, Mayor Anna Holm told Radio Orilla."
CHAIN = (voice("mayor", "government"), masthead("Radio Orilla"))
MACHINE = claim(
    "a",
    "r1",
    Telling(
        when="2021-05-04",
        where=NAIROBI,
        counts=(people(9), people(3, "injured")),
        who=(who("target", "nine potters", "group"), who("actor", "Police", "organisation")),
        chain=CHAIN,
    ),
)
TOLD = replace(
    MACHINE,
    claim=replace(
        MACHINE.claim,
        participants=(Participant("target", "nine potters", "group", Span(12, 24)),),
    ),
)
OTHER = claim("b", "r2")


def say(
    facet: Facet,
    verdict: WordOnValue,
    words: str = "",
    of: str = "",
    places: tuple[Place, ...] = (),
    machine: str | None = None,
) -> Valued:
    """Give a word on a value of the one claim, of what the machine reads there."""
    read = say_facet(TOLD, facet, of) if machine is None else machine
    return Valued(Anchor("r1", SPAN, "detention"), facet, of, verdict, words, read, places)


def put(*said: Valued | Ruling, claims: tuple[GroundedClaim, ...] = (TOLD, OTHER)) -> Corrected:
    """Correct the claims by what is said, in order."""
    taken = [
        one if isinstance(one, Ruling) else ruling(number, one)
        for number, one in enumerate(said, 1)
    ]
    return correct(claims, taken, {"r1": TEXT, "r2": "", "r3": ""}, BOOK)


def test_without_a_word_nothing_changes() -> None:
    assert put() == Corrected((TOLD, OTHER))
    looked = ruling(1, Reviewed("e", "PER-0001", "in_review"))
    undone = ruling(2, say("when", "does_not"), undone=True)
    assert put(looked, undone) == Corrected((TOLD, OTHER))


def test_a_corrected_date_takes_the_machine_s_place_and_says_so() -> None:
    found = put(say("when", "is", "2021-05-05"))
    when = found.claims[0].when
    assert isinstance(when, When)
    assert (when.edtf, when.spans) == ("2021-05-05", (SPAN,))
    assert when.how == "corrected by ana on 2024-01-01; the machine read 2021-05-04"
    assert found.claims[0].corrections == (
        Correction(
            1, "when", "", "is", "2021-05-05", "2021-05-04", "ana", "2024-01-01T00:00:00Z", None,
            heeded=True,
        ),
    )  # fmt: skip
    assert found.claims[1] == OTHER
    assert found.orphaned == ()


def test_a_date_of_an_open_year_stays_open_and_one_where_none_was_has_no_words() -> None:
    silent = claim("a", "r1")
    open_year = put(say("when", "is", "XXXX-05-05", machine=""), claims=(silent,)).claims[0].when
    assert isinstance(open_year, When)
    assert (open_year.earliest, open_year.spans) == (None, ())


def test_what_the_text_does_not_say_goes_and_the_reason_stays() -> None:
    done = put(
        say("when", "does_not"),
        say("where", "does_not"),
        say("count", "does_not", of="people.detained"),
        say("who", "does_not", of="target"),
        say("source", "does_not"),
    ).claims[0]
    assert done.when == Blank("ana found on 2024-01-01 that the text does not say it")
    assert isinstance(done.where, Blank)
    assert done.counts == (people(3, "injured"),)
    assert [one.name for one in done.who] == ["Police"]
    assert done.claim.chain == CHAIN[1:]
    assert len(done.corrections) == 5
    assert done.corrections[0].machine == "2021-05-04"


def test_that_the_text_says_so_leaves_the_value_and_is_kept() -> None:
    done = put(say("where", "says")).claims[0]
    assert done.where == TOLD.where
    assert done.corrections[0].value == "Nairobi (geonames:184745)"


def test_a_place_is_put_in_with_all_that_are_given() -> None:
    words = "Thika (geonames:179330) and Kampala (geonames:232422)"
    where = put(say("where", "is", words, places=(THIKA, KAMPALA))).claims[0].where
    assert isinstance(where, Where)
    assert (where.place, where.also) == (THIKA, (KAMPALA,))
    silent = claim("a", "r1")
    where = (
        put(say("where", "is", "Thika", places=(THIKA,), machine=""), claims=(silent,))
        .claims[0]
        .where
    )
    assert isinstance(where, Where)
    assert where.spans == ()


def test_a_number_is_put_in_the_place_of_the_one_it_corrects_or_added() -> None:
    done = put(say("count", "is", "12-15", "people.detained")).claims[0]
    assert [(one.low, one.high, one.best) for one in done.counts] == [(12, 15, None), (3, 3, 3)]
    assert done.counts[0].spans == (SPAN,)
    done = put(say("count", "is", "2+", "families.detained.potter.more", machine="")).claims[0]
    added = done.counts[-1]
    assert (added.of, added.outcome, added.group, added.more) == (
        "families", "detained", "potter", True,
    )  # fmt: skip
    assert (added.low, added.high, added.spans) == (2, None, ())


def test_a_participant_is_named_by_the_words_of_the_report() -> None:
    done = put(say("who", "is", "Mayor Anna Holm", "target")).claims[0]
    named = done.who[0]
    assert (named.role, named.name, named.spans) == ("target", "Mayor Anna Holm", (Span(49, 64),))
    silent = claim("a", "r1")
    done = put(say("who", "is", "nine potters", "target", machine=""), claims=(silent,)).claims[0]
    assert [one.name for one in done.who] == ["nine potters"]


def test_a_source_is_given_hop_by_hop_and_no_other_sentence_takes_its_place() -> None:
    done = put(say("source", "is", "Anna Holm:named -> Radio Orilla:outlet")).claims[0]
    assert [(one.name, one.kind, one.span) for one in done.claim.chain] == [
        ("Anna Holm", "named", Span(55, 64)), ("Radio Orilla", "outlet", Span(70, 82)),
    ]  # fmt: skip
    unheard = put(say("source", "is", "Upland Wire:outlet")).claims[0]
    assert unheard.claim.chain[0].how == "masthead"
    kept = keep_sources({"a": (), "b": CHAIN}, {"a": done, "b": OTHER})
    assert kept == {"a": done.claim.chain, "b": CHAIN}


def test_type_stance_and_time_are_put_in_and_the_type_read_still_anchors() -> None:
    done = put(
        say("type", "is", "flight/escape"),
        say("stance", "is", "alleged"), say("time", "is", "future"),
    ).claims[0]  # fmt: skip
    assert (done.claim.type, done.claim.subtype) == ("flight", "escape")
    assert (done.claim.stance, done.claim.time) == ("alleged", "future")
    assert anchor_of(done) == Anchor("r1", SPAN, "detention")
    assert anchor_of(TOLD) == Anchor("r1", SPAN, "detention")


def test_a_claim_that_tells_of_no_such_event_is_refuted_and_else_as_it_was() -> None:
    done = put(say("type", "does_not")).claims[0]
    assert is_refuted(done)
    assert replace(done, corrections=()) == TOLD
    assert not is_refuted(TOLD)
    again = put(say("type", "does_not"), say("type", "says")).claims[0]
    assert not is_refuted(again)


def test_of_several_words_on_one_value_the_last_is_heeded_and_all_are_kept() -> None:
    found = put(
        ruling(1, say("when", "is", "2021-05-05"), "ana"),
        ruling(2, say("when", "is", "2021-05-06"), "ben"),
    ).claims[0]
    assert isinstance(found.when, When)
    assert found.when.edtf == "2021-05-06"
    assert [(one.by, one.heeded) for one in found.corrections] == [("ana", False), ("ben", True)]
    (dispute,) = dispute_values(found)
    assert (dispute.about, dispute.claims) == ("when", ("a",))
    assert [(one.by, one.says, one.heeded) for one in dispute.opinions] == [
        ("ana", "2021-05-05", False), ("ben", "2021-05-06", True),
    ]  # fmt: skip


def test_people_who_say_the_same_in_other_words_do_not_disagree() -> None:
    agreed = put(
        ruling(1, say("when", "does_not"), "ana"),
        ruling(2, say("when", "says"), "ana"),
        ruling(3, say("when", "is", "2021-05-04"), "ben"),
        ruling(4, say("where", "says"), "ben"),
    ).claims[0]
    assert dispute_values(agreed) == ()
    split = put(
        ruling(1, say("count", "says", of="people.detained"), "ana"),
        ruling(2, say("count", "does_not", of="people.detained"), "ben"),
    ).claims[0]
    (dispute,) = dispute_values(split)
    assert dispute.about == "count people.detained"
    assert [one.says for one in dispute.opinions] == [
        "the text says so: 9", "the text does not say so",
    ]  # fmt: skip


def test_a_word_on_a_value_that_is_read_otherwise_now_is_orphaned_unless_it_gave_one() -> None:
    seen = say("when", "does_not", machine="2020-01-01")
    found = put(seen, say("when", "is", "2021-05-05", machine="2020-01-01"))
    assert found.orphaned == (
        Orphan(1, "when", "ana", "another value of when is read there now; it was 2020-01-01"),
    )
    when = found.claims[0].when
    assert isinstance(when, When)
    assert when.edtf == "2021-05-05"
    nothing = put(say("count", "says", of="people.fled", machine="")).orphaned
    assert nothing == ()
    lost = put(say("who", "says", of="target", machine=""), claims=(TOLD,)).orphaned
    assert lost[0].why == "another value of who target is read there now; it was none"


def test_a_word_whose_claim_is_gone_is_orphaned() -> None:
    (lost,) = put(say("when", "is", "2021"), claims=(OTHER,)).orphaned
    assert lost.why == "no claim of that type stands at its passage any more"


def test_a_word_that_is_no_value_any_more_is_orphaned_with_the_reason() -> None:
    found = put(
        say("type", "is", "juggling"), say("where", "is", "Nowhere"), say("time", "does_not")
    )
    assert [one.id for one in found.orphaned] == [1, 2, 3]
    assert "the codebook has no type 'juggling'" in found.orphaned[0].why
    assert "no place of the table" in found.orphaned[1].why
    assert "say which it is instead" in found.orphaned[2].why
    assert replace(found.claims[0], corrections=()) == TOLD
    assert found.claims[0].corrections == ()


def test_of_two_people_s_word_on_one_passage_the_one_that_was_meant_is_corrected() -> None:
    twin = replace(TOLD, claim=replace(TOLD.claim, id="z", chain=(voice("clerk", "unnamed"),)))
    both = (TOLD, twin)
    meant = put(say("source", "does_not", machine="clerk:unnamed"), claims=both)
    assert [len(one.corrections) for one in meant.claims] == [0, 1]
    gone = put(say("source", "is", "Police:government", machine="gone"), claims=both)
    assert [len(one.corrections) for one in gone.claims] == [1, 0]
    dated = put(say("when", "is", "2021-05-05"), claims=both)
    assert [len(one.corrections) for one in dated.claims] == [1, 1]
    drifted = put(say("when", "is", "2021-05-05", machine="1999"), claims=both)
    assert [len(one.corrections) for one in drifted.claims] == [1, 1]


@pytest.mark.parametrize(
    ("facet", "of", "told"),
    [
        ("when", "", "2021-05-04"),
        ("where", "", "Nairobi (geonames:184745)"),
        ("count", "people.detained", "9"),
        ("count", "people.fled", ""),
        ("who", "target", "nine potters"),
        ("stance", "", "asserted"),
        ("time", "", "past"),
        ("type", "", "detention/arrest"),
        ("source", "", "mayor:government -> Radio Orilla:outlet"),
    ],
)
def test_each_facet_is_said_in_words_that_can_be_corrected(
    facet: Facet, of: str, told: str
) -> None:
    assert say_facet(TOLD, facet, of) == told


def test_what_a_claim_is_silent_on_is_said_in_no_words() -> None:
    assert [say_facet(OTHER, facet) for facet in ("when", "where", "source")] == ["", "", ""]
    assert isinstance(OTHER.counts, tuple)
    wide = replace(OTHER, counts=(Count("people", "fled", None, 2, 5, None, "", ()),))
    assert say_facet(wide, "count", "people.fled") == "2-5"
