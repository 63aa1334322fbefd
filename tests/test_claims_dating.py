"""Which day each event of a report was: its own date, one it shares, or one it is counted from."""

from dataclasses import replace

import pytest

from claim_reading import read, report_of
from twosource.model.report import Layout, Part, Sourced
from twosource.model.spans import Span
from twosource.model.values import GroundedClaim, When
from twosource.stages.ground import gather_facts, ground_report

PUBLISHED = "2021-06-10"  # a Thursday


def _claims(text: str, published: str | None = PUBLISHED) -> list[GroundedClaim]:
    """Give the claims of a text."""
    day = None if published is None else Sourced(published, "given")
    report = replace(report_of(text), published=day)
    reading = read(text)
    layout = Layout((Part("body", Span(0, len(text))),), None)
    facts = gather_facts(report, layout, None, reading, {})
    return list(ground_report(reading.claims, facts, {}))


def _of(text: str, word: str) -> GroundedClaim:
    """Give the claim whose word this is."""
    (found,) = (one for one in _claims(text) if one.claim.trigger.of(text) == word)
    return found


def _edtf(text: str, word: str) -> str:
    when = _of(text, word).when
    return when.edtf if isinstance(when, When) else "blank"


@pytest.mark.parametrize(
    ("text", "word", "edtf"),
    [
        # a date that stands over two numbers
        ("Last year one man died and 13 people were injured, guards said.", "injured", "2020"),
        ("Two died on May 3 and three men were wounded on May 5.", "wounded", "2021-05-05"),
        ("The strike at the mine, in 2014, lasted months and cost four lives.", "cost", "2014"),
        # the day told before
        (
            "He was threatened by a mob on May 3. Two days later he was arrested.",
            "arrested",
            "2021-05-05",
        ),
        ("Police arrested him on May 3, and the next day they freed him.", "freed", "2021-05-04"),
        (
            "The club was founded in 2009. Three years later police arrested its chair.",
            "arrested",
            "2012",
        ),
        (
            "A patrol was ambushed on 8 May. Hours later, soldiers arrested ten men.",
            "arrested",
            "2021-05-08/2021-05-09",
        ),
        (
            "They left in August 2013. On the 30th of that month police arrested them.",
            "arrested",
            "2013-08-30",
        ),
        (
            "Arrests rose in 2019: police arrested two men on 28 March that year.",
            "arrested",
            "2019-03-28",
        ),
        (
            "He was beaten on May 3. A day later he fled. The next day police arrested her.",
            "arrested",
            "2021-05-05",
        ),
        ("He wept. Two days later he was arrested.", "arrested", "blank"),
        (
            "The mayor said on May 3 that he was safe. Two days later he was arrested.",
            "arrested",
            "blank",
        ),
        # other events as anchors
        (
            "A day after the vote on June 2, police arrested the runner-up.",
            "arrested",
            "2021-06-03",
        ),
        (
            "Officers detained the baker two days after the curfew was lifted on June 2.",
            "detained",
            "2021-06-04",
        ),
        (
            "The poet died in hospital on May 7, three days after being shot at his gate.",
            "shot",
            "2021-05-04",
        ),
        (
            "Hours after the May 3 raid, two sisters were arrested.",
            "arrested",
            "2021-05-03/2021-05-04",
        ),
        ("On the eve of the May 1 march, police arrested the chair.", "arrested", "2021-04-30"),
        (
            "Within two days of the May 3 vote police arrested the runner-up.",
            "arrested",
            "2021-05-03/2021-05-05",
        ),
        (
            "The vote was held on March 3. A day after the vote, police arrested the runner-up.",
            "arrested",
            "2021-03-04",
        ),
        ("A day after the vote, police arrested the runner-up.", "arrested", "blank"),
        (
            "The votes were on March 3 and on April 5. A day after the vote police arrested a man.",
            "arrested",
            "blank",
        ),
        (
            "The vote was held on March 3. A day after a vote, police arrested a man.",
            "arrested",
            "blank",
        ),
        (
            "Two weeks after May 3 police arrested the runner-up.",
            "arrested",
            "2021-05-14/2021-05-20",
        ),
        (
            "Police arrested the mayor during the rally. The rally was held on May 3.",
            "arrested",
            "2021-05-03",
        ),
        ("Five days before Christmas 2018, a bomb blast killed a baker.", "blast", "2018-12-20"),
        ("The woman was jailed for two months after she fled on May 3.", "jailed", "blank"),
        ("He spent two years in jail before he was freed on May 3.", "freed", "2021-05-03"),
        (
            "Police arrested him a week before the election on June 20.",
            "arrested",
            "2021-06-10/2021-06-16",
        ),
        # what shares a date
        ("A bomb blast on Monday killed ten people.", "killed", "2021-06-07"),
        ("Ten people were killed on Monday in a bomb blast.", "blast", "2021-06-07"),
        ("Two were killed and four wounded in a shooting on Monday.", "killed", "2021-06-07"),
        ("Police arrested the mayor at a protest on Monday.", "arrested", "2021-06-07"),
        ("The shooting left a boy wounded on Tuesday.", "shooting", "2021-06-08"),
        ("She heard gunfire about 11 p.m. Monday night before she slept.", "gunfire", "2021-06-07"),
        ("Police arrested him in the days after the May 1 coup.", "arrested", "blank"),
        ("Police arrested him the week after the May 1 coup.", "arrested", "blank"),
        (
            "The attack on June 1 was big. The same day last year, gunmen killed ten.",
            "killed",
            "2020",
        ),
        # several days
        (
            "Six were killed on Sunday, and another four on Monday.",
            "killed",
            "2021-06-06/2021-06-07",
        ),
        (
            "Gunmen killed four people on Saturday and three more on Monday.",
            "killed",
            "2021-06-05/2021-06-07",
        ),
        ("For three days from May 3 police arrested bakers.", "arrested", "2021-05-03/2021-05-05"),
        ("Police arrested bakers from 5 May until yesterday.", "arrested", "2021-05-05/2021-06-09"),
        # whose date it is
        (
            "A court convicted two officers over the 2015 fire that killed 40 guests.",
            "killed",
            "2015",
        ),
        (
            "A court convicted two officers over the 2015 fire that killed 40 guests.",
            "convicted",
            "blank",
        ),
        (
            "The same day a mob burned his car, police arrested him on May 3.",
            "arrested",
            "2021-05-03",
        ),
        ("The raid, which came on May 3, led to arrests.", "raid", "2021-05-03"),
        ("The raid, which police condemned on May 3, led to arrests.", "raid", "blank"),
        ("The trial, due on June 15, is of two bakers.", "trial", "2021-06-15"),
        ("The trial was postponed to June 17.", "trial", "2021-06-17"),
        ("Veterans plan to march on the upcoming Oct. 10.", "march", "2021-10-10"),
        ("Shortly after 3 a.m. on Saturday, a bomb exploded.", "exploded", "2021-06-05"),
        ("The same day a mob shot him, he was arrested.", "shot", "blank"),
        ("He was freed on May 3; the same day a mob attacked a shop.", "attacked", "2021-05-03"),
        ("Monday's storm killed two bakers.", "killed", "2021-06-07"),
        ("The 1923 law killed two bakers.", "killed", "blank"),
        ("At the May 3 rally he was arrested.", "arrested", "2021-05-03"),
        ("The party ended in gunfire on Monday.", "gunfire", "2021-06-07"),
        # a day behind an hour, and behind what somebody is accused of
        ("Three convicts broke out of Lisk jail before dawn on Monday.", "broke", "2021-06-07"),
        ("Villagers lynched a carter suspected of arson on Sunday.", "lynched", "2021-06-06"),
        # what was done in one sweep, and what brought the harm
        ("Agents arrested nine poets in raids on Monday.", "arrested", "2021-06-07"),
        ("Six men were injured when guards rushed a rally on Sunday.", "injured", "2021-06-06"),
        ("Troops fired at a crowd on Monday, leaving at least nine dead.", "dead", "2021-06-07"),
        # what happened in another event has its day
        ("They mourn last year's riot at the port, in which four men died.", "died", "2020"),
        ("It was as bad as the May 2019 massacre in which nine were shot.", "shot", "2019-05"),
        ("Monday's brawl, in which two millers were stabbed, was brief.", "stabbed", "2021-06-07"),
        ("They marked the anniversary of last year's killing of a baker.", "killing", "2020"),
    ],
)
def test_an_event_is_on_its_day(text: str, word: str, edtf: str) -> None:
    assert _edtf(text, word) == edtf


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Fighters of the March 8 Movement abducted four teachers.", "abducted"),
        ("Students of the Third of May High School rioted.", "rioted"),
        ("He was charged under the 1923 Official Secrets Act.", "charged"),
        ("A copy of Orwell's 1984 was found when officers arrested him.", "arrested"),
        ("In a video posted on May 3, masked men executed a baker.", "executed"),
        ("Police arrested a clerk under an order dated 2 May 2021.", "arrested"),
        ("Police arrested a clerk on a warrant signed on 2 May.", "arrested"),
        ("Rustam, born on 2 May 1988, was executed in a prison.", "executed"),
        ("Police arrested a man indicted in 2015.", "arrested"),
        ("It was the worst outbreak of dengue since 2000.", "outbreak"),
        ("It was the first protest in the town since the autumn.", "protest"),
        ("Compared with 2019, more women were killed.", "killed"),
        ("Every year on 30 August, relatives protest at the gate.", "protest"),
        ("The union said on Friday it will investigate the killing.", "investigate"),
        ("School opens on 1 September in towns from which families were displaced.", "displaced"),
        ("Friends gathered on Monday at the scene of the shooting.", "shooting"),
        ("On the anniversary of the June 3 massacre, police met marchers.", "massacre"),
        ("A motive for the killing was unknown as of Monday.", "killing"),
        ("As of Monday, police arrested six men.", "arrested"),
        ("It is unknown if Tuesday's blast is tied to the killing of the baker.", "killing"),
        ("Two men were shot in the 2000 block of Oak Street.", "shot"),
        ("A man in his early twenties was killed.", "killed"),
        ("The raid, which ended on Monday, was led by a colonel.", "raid"),
        ("The infant's death was ruled a homicide on Monday.", "death"),
        ("Leaders on Monday mourned the killing of the baker.", "killing"),
        ("The killing of the baker sparked anger on Monday.", "killing"),
        ("The boy was in a hospital on Monday with serious injuries.", "injuries"),
        ("He wept over the death in a Monday press conference.", "death"),
        ("One Sunday soldiers burned his boat.", "burned"),
    ],
)
def test_what_is_no_date_of_an_event_dates_none(text: str, word: str) -> None:
    assert _edtf(text, word) == "blank"


def test_a_day_that_counts_from_an_unknown_day_stays_blank() -> None:
    text = "He was beaten on Monday. Two days later he was arrested."
    assert [one.when for one in _claims(text, None) if isinstance(one.when, When)] == []


def test_what_an_event_is_counted_from_is_said() -> None:
    text = "A day after the vote on June 2, police arrested the runner-up."
    when = _of(text, "arrested").when
    assert isinstance(when, When)
    assert when.how == "counted from the day of the “vote” (2021-06-02): A day after it"
    assert [span.of(text) for span in when.spans] == ["A day after", "June 2"]


def test_what_nothing_dates_is_named_in_the_blank() -> None:
    when = _of("A day after the vote, police arrested the runner-up.", "arrested").when
    assert not isinstance(when, When)
    assert when.why == "it counts from the “vote”, which nothing in the report dates"


@pytest.mark.parametrize(
    ("text", "word", "bounds"),
    [
        ("After being arrested on Monday he was released.", "released", ("2021-06-07", None)),
        ("He was arrested on Monday and later released.", "released", ("2021-06-07", None)),
        (
            "Police arrested him on Monday. Later they released him.",
            "released",
            ("2021-06-07", None),
        ),
        ("She was detained after the vote on July 3.", "detained", ("2020-07-03", None)),
        ("He was freed before the march on May 9.", "freed", (None, "2021-05-09")),
        ("He was freed before the election on June 20.", "freed", (None, "2021-06-20")),
        ("He was arrested before being released on Monday.", "arrested", (None, "2021-06-07")),
    ],
)
def test_the_order_of_events_bounds_what_has_no_date(
    text: str, word: str, bounds: tuple[str | None, str | None]
) -> None:
    found = _of(text, word)
    assert found.bounds is not None
    ends = (found.bounds.not_before, found.bounds.not_after)
    assert tuple(None if day is None else day.isoformat() for day in ends) == bounds
    assert not isinstance(found.when, When)
    assert found.bounds.why in found.when.why


def test_a_day_right_behind_a_word_of_saying_is_of_the_statement() -> None:
    found = _of("The union said on Friday it will investigate the killing.", "investigate")
    assert isinstance(found.stated, When)
    assert (found.stated.edtf, isinstance(found.when, When)) == ("2021-06-04", False)
