"""From a claim's words to values: what the report says, and why a value is blank."""

from dataclasses import replace

from matching_claims import KENYA, NAIROBI, UGANDA
from store_samples import claim
from twosource.model.claim import (
    Claim,
    CountPhrase,
    Coverage,
    Participant,
    PlacePhrase,
    PlaceRelation,
    Reading,
)
from twosource.model.report import Dateline, Layout, Marks, Part, Report, Sourced, report_key
from twosource.model.spans import Span
from twosource.model.values import Blank, GroundedClaim, Place, When, Where
from twosource.stages.ground import (
    ReportFacts,
    find_capitalised,
    find_setting,
    gather_facts,
    ground,
    set_scene,
)
from twosource.stages.how_many_values import read_counts
from twosource.stages.where import PlaceContext

TEXT = (
    "NAIROBI, May 4 - On Tuesday Ann Dole said that at least 12 Kenyan clerks and some guards fled "
    "Nairobi in May 2021, on May 3, before the vote. Someday they return here."
)
FOUND = {"Nairobi": [NAIROBI], "NAIROBI": [NAIROBI], "Kenya": [KENYA], "Uganda": [UGANDA]}


def at(words: str) -> Span:
    """Give where words first stand in the text."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


DATELINE = Dateline(at("NAIROBI, May 4 -"), at("NAIROBI"), at("May 4"), None)
LAYOUT = Layout((Part("body", Span(0, len(TEXT))),), DATELINE)
BARE = Layout((Part("body", Span(0, len(TEXT))),), None)
CLAIM = replace(
    claim("c1", "r1", 0, 1, "flight"),
    subtype="escape",
    trigger=at("fled"),
    passage=at("at least 12 Kenyan clerks and some guards fled Nairobi in May 2021"),
)


def report(published: str | None = None) -> Report:
    """Give the report, with or without a day of publication."""
    return Report(
        key=report_key(TEXT, "Hill Courier", None),
        label="example",
        text=TEXT,
        sha256="",
        title=None,
        outlet=Sourced("Hill Courier", "given"),
        published=None if published is None else Sourced(published, "given"),
        url=None,
        language="en",
        marks=Marks(),
    )


def reading(*claims: Claim) -> Reading:
    """Give a reading of these claims."""
    return Reading(
        report="r1",
        extractor="rules",
        codebook="incidents",
        outlet=None,
        agency=None,
        claims=claims,
        quotations=(),
        coverage=Coverage(0, 0, 0),
        place_names=(at("Nairobi"),),
    )


def facts_of(claim: Claim, published: str | None = None, layout: Layout = BARE) -> ReportFacts:
    """Give what the report says of itself."""
    return gather_facts(report(published), layout, "Hill Courier", reading(claim), {"Kenyan": "KE"})


def grounded(claim: Claim, published: str | None = None, layout: Layout = BARE) -> GroundedClaim:
    """Ground a claim of the report."""
    return ground(claim, 3, facts_of(claim, published, layout), FOUND)


def place(words: str, relation: PlaceRelation = "at") -> PlacePhrase:
    """Give a place phrase."""
    return PlacePhrase(at(words), relation)


def test_a_silent_claim_stays_blank_and_says_why() -> None:
    result = grounded(CLAIM)
    assert result.when == Blank("the report gives this event no date here")
    assert result.stated == Blank("the report does not say when this was told")
    assert result.where == Blank("the sentence names no place")
    assert (result.counts, result.who, result.order) == ((), (), 3)
    assert isinstance(result.written, Blank)
    assert result.outlet == "Hill Courier"


def test_the_day_of_publication_is_never_the_day_of_the_event() -> None:
    assert isinstance(grounded(CLAIM, "2021-05-05").when, Blank)


def test_an_open_year_stays_open() -> None:
    result = grounded(replace(CLAIM, times=(at("May 3"),)))
    assert isinstance(result.when, When)
    assert (result.when.edtf, result.when.earliest) == ("XXXX-05-03", None)


def test_the_day_of_publication_gives_the_year() -> None:
    result = grounded(replace(CLAIM, times=(at("May 3"),)), "2021-05-05")
    assert isinstance(result.when, When)
    assert result.when.edtf == "2021-05-03"


def test_the_narrowest_date_is_the_date() -> None:
    result = grounded(replace(CLAIM, times=(at("May 2021"), at("May 3"))), "2021-05-05")
    assert isinstance(result.when, When)
    assert result.when.edtf == "2021-05-03"


def test_of_dates_with_open_years_the_finer_is_the_date() -> None:
    claim = replace(CLAIM, times=(at("May"), at("May 3")))
    result = grounded(claim)
    assert isinstance(result.when, When)
    assert result.when.edtf == "XXXX-05-03"


def test_words_that_fix_no_day_leave_a_blank_with_its_reason() -> None:
    result = grounded(replace(CLAIM, times=(at("Someday"),)))
    assert isinstance(result.when, Blank)
    assert result.when.why


def test_a_report_is_written_on_the_day_of_its_dateline() -> None:
    result = grounded(CLAIM, "2021-05-05", LAYOUT)
    assert isinstance(result.written, When)
    assert result.written.edtf == "2021-05-04"


def test_the_day_of_the_statement_is_read_for_itself() -> None:
    result = grounded(replace(CLAIM, stated=(at("Tuesday"),)), "2021-05-05")
    assert isinstance(result.stated, When)
    assert result.stated.edtf == "2021-05-04"
    assert isinstance(result.when, Blank)


def test_a_known_place_is_found() -> None:
    result = grounded(replace(CLAIM, places=(place("Nairobi"),)))
    assert isinstance(result.where, Where)
    assert result.where.place == NAIROBI


def test_counts_are_read_as_intervals() -> None:
    phrases = (
        CountPhrase(at("at least 12 Kenyan clerks"), at("at least 12"), "person", "actor", "fled"),
        CountPhrase(at("some guards"), at("Ann"), "guard", "actor", "fled", "guards"),
    )
    (count,) = grounded(replace(CLAIM, counts=phrases)).counts
    assert (count.of, count.low, count.high, count.best) == ("people", 12, None, None)
    assert count.how == "read from “at least 12”"


def test_what_a_phrase_says_beside_its_number_stays_with_the_count() -> None:
    text = "Nobody; five of the 20 women, another several of 30 homes, two mills, half of the 40"

    def find(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    def phrase(number: str, noun: str, group: str | None = None) -> CountPhrase:
        return CountPhrase(find(number), find(number), noun, "actor", "fled", group)

    none, five, several, mills, half = read_counts(
        (
            replace(phrase("Nobody", "people"), none=True),
            replace(phrase("five", "woman", "women"), out_of=find("20")),
            replace(phrase("several", "home"), more=True, out_of=find("30")),
            phrase("two", "mill", "mills"),
            phrase("half of the 40", "woman"),
        ),
        text,
    )
    assert (none.low, none.high, none.best, none.how) == (0, 0, 0, "read from “Nobody”")
    assert (five.of, five.group, five.out_of, five.vague) == ("people", "woman", 20, False)
    assert (several.vague, several.more, several.out_of) == (True, True, 30)
    assert (mills.of, mills.group) == ("mill", None)
    assert (half.best, half.out_of) == (20, 40)


def test_only_proper_names_are_named() -> None:
    parts = (
        Participant("actor", "Ann Dole", "person", at("Ann Dole")),
        Participant("actor", "clerks", "group", at("clerks")),
        Participant("actor", "someone", "person", at("some")),
    )
    result = grounded(replace(CLAIM, participants=parts))
    assert [(one.name, one.named) for one in result.who] == [
        ("Ann Dole", True),
        ("clerks", False),
        ("someone", False),
    ]


def test_every_name_of_a_report_is_looked_up() -> None:
    assert facts_of(replace(CLAIM, places=(place("Kenya"),))).names == ("Kenya", "Nairobi")
    # "NAIROBI, May 4 -" is the Nairobi of the text.
    assert set(facts_of(CLAIM, None, LAYOUT).names) == {"Nairobi"}
    assert facts_of(CLAIM).places.countries == ("KE",)


def test_a_dateline_without_a_place_gives_none() -> None:
    bare = Dateline(at("NAIROBI, May 4 -"), None, at("May 4"), None)
    facts = facts_of(CLAIM, None, Layout(LAYOUT.parts, bare))
    assert facts.places.dateline is None


def test_the_scene_leaves_countries_out() -> None:
    facts = facts_of(replace(CLAIM, places=(place("Kenya"),)))
    scene = set_scene(facts, FOUND)
    assert scene == {NAIROBI.id: "Nairobi"}


def test_capitalised_words_are_found_with_pairs() -> None:
    assert find_capitalised("the “South Korean” ship") == ["South", "South Korean", "Korean"]
    assert find_capitalised("Kenya, Uganda and - X") == ["Kenya", "Uganda", "X"]


def test_an_unknown_place_stays_blank() -> None:
    known: dict[str, list[Place]] = {}
    claim = replace(CLAIM, places=(place("Nairobi"),))
    assert isinstance(ground(claim, 0, facts_of(claim), known).where, Blank)


def test_a_report_is_set_in_the_country_most_of_its_names_lie_in() -> None:
    assert find_setting(facts_of(CLAIM), FOUND) == "KE"


def test_a_report_without_known_names_is_set_nowhere() -> None:
    empty = replace(facts_of(CLAIM), places=PlaceContext())
    assert find_setting(empty, FOUND) is None


def test_a_place_of_another_clause_is_said_to_be_one() -> None:
    near = grounded(replace(CLAIM, passage=at("fled"), places=(place("Nairobi"),)))
    assert isinstance(near.where, Where)
    assert near.where.how.endswith("named in another clause of its sentence")
    own = grounded(replace(CLAIM, passage=Span(0, len(TEXT)), places=(place("Nairobi"),)))
    assert isinstance(own.where, Where)
    assert "another clause" not in own.where.how


def test_a_place_that_words_point_back_to_is_said_to_be_told_before() -> None:
    start = TEXT.index("Nairobi")
    later = TEXT + ' Two were hurt there." A third fled.'
    passage = Span(later.index("A third"), len(later))
    claim = replace(CLAIM, passage=passage, places=(PlacePhrase(Span(start, start + 7), "at"),))
    facts = facts_of(CLAIM)
    facts = replace(facts, report=replace(facts.report, text=later))
    where = ground(claim, 0, facts, FOUND).where
    assert isinstance(where, Where)
    assert where.how.endswith("named before, where its words point back to")


def test_an_empty_title_names_nothing() -> None:
    assert find_capitalised("") == []


def test_here_is_where_a_report_was_filed() -> None:
    claim = replace(CLAIM, places=(place("here"),))
    filed = grounded(claim, None, LAYOUT)
    assert isinstance(filed.where, Where)
    assert filed.where.place == NAIROBI
    assert grounded(claim).where == Blank("the report does not say where “here” is")
    assert "here" not in facts_of(claim).names
