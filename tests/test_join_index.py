"""A record that grows report by report is joined as one built in one go."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching_claims import KISUMU, KISUMU_COUNTY, NAIROBI, Telling, claim, people, who
from twosource.model.match import Backdrop, Pair, Verdict
from twosource.model.spans import Span
from twosource.stages import pairs
from twosource.stages.backdrop import gather_backdrop
from twosource.stages.index_work import IndexRules
from twosource.stages.join import Joined, JoinRules, join_claims
from twosource.stages.join_index import JoinIndex
from twosource.stages.live_backdrop import LiveBackdrop
from twosource.stages.pages import Leaf
from twosource.stages.rooms_in_memory import InMemory
from twosource.stages.scores import Compare
from twosource.stages.seen import Seen
from twosource.wiring import open_matcher

DAYS = ("2021-05-04", "2021-05-05", "XXXX-05-04", "2021-05-01/2021-05-31", None)
PLACES = (KISUMU, KISUMU_COUNTY, NAIROBI, None)
THEMES = [[f"word{theme}{number}" for number in range(6)] for theme in "abcdef"]
FAMILIES = {"killing": "harm", "detention": "harm"}
MATCHER = open_matcher()
VERDICTS: tuple[Verdict, ...] = ("same", "same", "different", "unsure")


@pytest.fixture(autouse=True)
def _narrow_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    # Few claims are to fill blocks that hundreds fill in a record.
    monkeypatch.setattr(pairs, "FEW", (8, 4, 5, 6))
    monkeypatch.setattr(pairs, "SMALL", 8)


def before(backdrop: Backdrop) -> Compare:
    return MATCHER.before(backdrop).compare


RULES = IndexRules(before, 1.0, FAMILIES)


def invent(number: int, chance: Random) -> Seen:
    """Make a report of one to three claims; asked again it has been read otherwise."""
    report = f"r{number:02}"
    told = []
    for order in range(chance.randrange(1, 4)):
        telling = Telling(
            type=chance.choice(("killing", "detention", "protest")),
            time=chance.choice(("past", "past", "past", "general")),
            when=chance.choice(DAYS),
            where=chance.choice(PLACES),
            written=chance.choice(("2021-05-06", None)),
            counts=(people(chance.randrange(1, 4)),) * chance.randrange(2),
            who=(who("actor", chance.choice(("Harbour Board", "Salt Union")), "group"),)
            * chance.randrange(2),
            definite=chance.random() < 0.3,
            order=order,
        )
        told.append(claim(f"{report} {order}", report, telling))
    theme = chance.choice(THEMES)
    words = {one.claim.id: frozenset(chance.sample(theme, 5)) for one in told}
    return Seen(
        report=report,
        claims=tuple(told),
        vocabulary=frozenset().union(*words.values(), chance.sample(chance.choice(THEMES), 2)),
        words=words,
        plain=words,
        triggers=dict.fromkeys(words, "arrested"),
        scene={chance.choice((KISUMU, NAIROBI)).id: "…"},
        leaf=Leaf(
            dict.fromkeys(chance.sample(theme, 3), 1),
            revising=(Span(0, 5),) * chance.randrange(2),
        ),
        root=f"r{number // 2:02}" if number % 5 == 4 else None,
    )


def decide(reports: Sequence[Seen], chance: Random) -> dict[Pair, Verdict]:
    claims = sorted({one.claim.id for seen in reports for one in seen.claims})
    drawn = (sorted(chance.sample(["z", *claims], 2)) for _ in range(chance.randrange(6)))
    return {Pair(*ends): chance.choice(VERDICTS) for ends in drawn}


def from_scratch(reports: Sequence[Seen], decisions: dict[Pair, Verdict]) -> Joined:
    backdrop = gather_backdrop(sorted(reports, key=lambda one: one.report))
    return join_claims(
        [one for seen in reports for one in seen.claims],
        JoinRules(
            compare=before(backdrop),
            threshold=RULES.threshold,
            families=FAMILIES,
            decisions=decisions,
            roots=backdrop.roots,
            words={claim: words for seen in reports for claim, words in seen.plain.items()},
            scenes=backdrop.scenes,
        ),
    )


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.integers(2, 28))
def test_a_record_that_grew_is_joined_as_one_built_at_once(seed: int, count: int) -> None:
    chance = Random(seed)  # noqa: S311 - invents claims
    reports = [invent(number, chance) for number in range(count)]
    chance.shuffle(reports)
    index, decisions = JoinIndex(RULES), dict[Pair, Verdict]()
    clusters: set[frozenset[str]] = set()
    while reports:
        batch = [reports.pop() for _ in range(min(len(reports), chance.randrange(1, 5)))]
        if index.seen and chance.random() < 1 / 2:
            # One report is read again, another is let go.
            batch.append(invent(int(chance.choice(sorted(index.seen))[1:]), chance))
        leaving = {key for key in index.seen if chance.random() < 1 / 10}
        leaving -= {one.report for one in batch}
        decisions = (
            decisions
            if chance.random() < 1 / 2
            else decide([*index.seen.values(), *batch, *reports], chance)
        )
        changed = index.update(batch, leaving, decisions)
        anew = from_scratch(list(index.seen.values()), decisions)
        joined = index.joined()
        assert joined.clusters == anew.clusters
        assert (joined.links, joined.tellings, joined.leads) == (
            anew.links,
            anew.tellings,
            anew.leads,
        )
        assert joined.matches == anew.matches
        assert changed.gone <= clusters
        assert changed.made.isdisjoint(clusters)
        clusters = (clusters - changed.gone) | changed.made
        assert clusters == set(anew.clusters)


def test_a_backdrop_kept_up_to_date_is_the_one_set_anew() -> None:
    chance = Random(7)  # noqa: S311 - invents claims
    reports = [invent(number, chance) for number in range(20)]
    silent = replace(
        reports[0], report="silent", claims=(), vocabulary=None, words={}, root=None, leaf=None
    )
    live = LiveBackdrop(InMemory())
    live.change([], [*reports, silent])
    live.change(reports[5:9], [])
    live.change([reports[9]], [replace(reports[9], scene={})])
    there = [*reports[:5], replace(reports[9], scene={}), *reports[10:], silent]
    anew = gather_backdrop(there)
    rarity = live.backdrop.rarity
    assert {word: rarity[word] for word in anew.rarity} == anew.rarity
    assert len(rarity) == len([*rarity]) == len(anew.rarity)
    assert rarity.get("unheard") is None
    # Words are held under digests: they are asked for, and cannot be listed.
    assert not {*rarity} & {*anew.rarity}
    assert replace(live.backdrop, rarity={}) == replace(anew, rarity={})
    live.change(there, [])
    assert replace(live.backdrop, rarity=dict(live.backdrop.rarity)) == gather_backdrop([])


def test_a_report_that_shares_nothing_with_others_leaves_them_as_they_are() -> None:
    chance = Random(3)  # noqa: S311 - invents claims
    index = JoinIndex(RULES)
    index.update([invent(number, chance) for number in range(12)])
    alone = claim("x 0", "x", Telling(type="flood"))
    changed = index.update([Seen("x", (alone,), scene={})])
    assert (changed.gone, changed.made) == (frozenset(), frozenset({frozenset({"x 0"})}))
    assert changed.compared == 0
    assert index.update().made == frozenset()
