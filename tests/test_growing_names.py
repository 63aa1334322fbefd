"""However events merge, split and grow: what was shown of one leads on, to one that is there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random
from types import SimpleNamespace
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store_samples import claim, event, grounded
from twosource.growing.events import Told, Touched
from twosource.growing.naming import name_clusters
from twosource.model.claim import Claim
from twosource.model.errors import NotFound
from twosource.model.event import EventId
from twosource.model.grown import Grown
from twosource.stages.identify import assign_ids, follow_redirect
from twosource.stages.index_work import Changed
from twosource.stages.moves import Earlier, tell_moves
from twosource.stages.seen import Seen
from twosource.stores.sql import SqlStore, open_store

Cluster = frozenset[str]
MOST_CLAIMS = 8


@dataclass(slots=True)
class Life:
    """A record whose events are put together at will, and all names that were ever shown."""

    store: SqlStore
    chance: Random
    clusters: set[Cluster] = field(default_factory=set)
    shown: set[str] = field(default_factory=set)
    merged: int = 0
    parted: int = 0

    def step(self) -> None:
        """Move some claims, and look."""
        now = set(self.clusters)
        for _ in range(self.chance.choice((1, 1, 2, 4))):
            self._move(now)
        self.become(now)

    def become(self, now: set[Cluster]) -> None:
        """Name what the record is made of now as a build that grows does, and look."""
        before = {one.id: one for one in self.store.event_ids()}
        living = {one.id: frozenset(one.claims) for one in self.store.events()}
        every = sorted(now, key=min)
        at_once = assign_ids(
            every,
            self.store.claim_events(),
            tuple(before.values()),
            lambda _: None,
            self.store.former_events(),
        )
        gone, made = self.clusters - now, now - self.clusters
        lost = frozenset().union(*self.clusters) - frozenset().union(*now)
        self.clusters = now
        self._name(frozenset(gone), frozenset(made), lost)
        assert self.store.event_ids() == at_once.ids, "as if all were named at once"
        self._look(before, living)

    def _move(self, now: set[Cluster]) -> None:
        """Let an event grow, or one begin; two merge; one split; a claim go."""
        some = sorted(now, key=sorted)
        act = self.chance.choice(("grow", "grow", "begin", "merge", "split", "lose", "lose"))
        if act in {"grow", "begin"} or not some:
            there = frozenset().union(*now)
            fresh = sorted({f"{number:032x}" for number in range(MOST_CLAIMS)} - there)
            if fresh:
                base = self.chance.choice(some) if some and act == "grow" else frozenset[str]()
                now.discard(base)
                now.add(base | {self.chance.choice(fresh)})
        elif act == "merge" and len(some) > 1:
            pair = self.chance.sample(some, 2)
            now.difference_update(pair)
            now.add(pair[0] | pair[1])
        else:
            base = self.chance.choice(some)
            part = frozenset(self.chance.sample(sorted(base), self.chance.randint(1, len(base))))
            now.discard(base)
            now.update(one for one in (base - part, part if act == "split" else None) if one)

    def _name(self, gone: frozenset[Cluster], made: frozenset[Cluster], lost: Cluster) -> None:
        changed = Changed(gone, made, 0, frozenset(), frozenset())
        touched = Touched(frozenset(), tuple(sorted(made, key=min)), (), {})
        old = {one: cast("Seen", SimpleNamespace(claims=[grounded(tell(one))])) for one in lost}
        naming = name_clusters(self.store, self._told(), changed, touched, old)
        chosen = {one: naming.chosen[min(one)] for one in made}
        assert len({one.id for one in chosen.values()}) == len(made)
        events = [event(chosen[one], *sorted(one)) for one in sorted(made, key=min)]
        held = self.store.held("1")
        grown = Grown(
            events=events,
            gone=naming.gone,
            ids=naming.changed,
            lost=lost,
            earlier=naming.known.events,
        )
        replaced = self.store.keep_grown(grown, held)
        held.release()
        earlier = Earlier(naming.known.ids, naming.known.events, replaced)
        ids = {one.id: one for one in (*naming.known.ids, *naming.ids)}
        for move in tell_moves(earlier, events, ids.values()).moves:
            self.merged += move.what == "merged"
            self.parted += move.what == "split"
            # What an event became is told by names that are there.
            assert all(self.store.event(other).claims for other in move.others)
            assert (move.what == "gone") != self._is_there(move.event)

    def _told(self) -> Told:
        """Give what reports tell: each claim is one report's, and of no country."""
        owners = {one: cluster for cluster in self.clusters for one in cluster}
        sheets = dict.fromkeys(owners, SimpleNamespace(country=None))
        told: Any = SimpleNamespace(
            fresh=False,
            index=SimpleNamespace(clusters=owners),
            rooms=SimpleNamespace(sheets=sheets),
            has=owners.__contains__,
            tell=lambda one: [grounded(tell(one))],
            find=lambda one: grounded(tell(one)),
        )
        return cast("Told", told)

    def _is_there(self, name: str) -> bool:
        try:
            return bool(self.store.event(name).claims)
        except NotFound:
            return False

    def _look(self, before: Mapping[str, EventId], living: Mapping[str, Cluster]) -> None:
        kept = {one.id: one for one in self.store.event_ids()}
        now = {one.id: one for one in self.store.events()}
        assert {frozenset(one.claims) for one in now.values()} == self.clusters
        told_by = {told: one.id for one in now.values() for told in one.claims}
        assert self.store.claim_events() == told_by
        for one in kept.values():
            self.shown |= {one.id, one.label, one.label.lower()}
        for name in self.shown:
            one = next(one for one in kept.values() if name.lower() in {one.id, one.label.lower()})
            end = follow(one.id, kept)
            assert end == follow_redirect(one.id, kept)
            # Exactly one, and none but where nothing tells of it any more.
            assert self._is_there(name) == (end in now)
            if end in now:
                assert self.store.event(name).id == end
        there = frozenset().union(*self.clusters)
        for key in before:
            former = follow(key, before)
            if former in living and living[former] & there:
                assert follow(key, kept) in now, "what a claim still tells of is led to"


def follow(event_id: str, kept: Mapping[str, EventId]) -> str:
    """Give where redirects lead, and fail where they run in a ring."""
    passed = [event_id]
    while (target := kept[passed[-1]].redirect_to) is not None:
        assert target not in passed
        passed.append(target)
    return passed[-1]


def tell(name: str) -> Claim:
    """Give the one claim of a report: both have one name."""
    return claim(name, name, 0, 20)


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_every_name_ever_shown_leads_to_one_event_that_is_there(
    seed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("names") / "r.db"
    with open_store(path, create=True) as store:
        life = Life(store, Random(seed))  # noqa: S311 - draws a history
        for _ in range(12):
            life.step()


def test_such_a_history_merges_and_splits(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("names") / "r.db"
    with open_store(path, create=True) as store:
        life = Life(store, Random(7))  # noqa: S311 - draws a history
        for _ in range(60):
            life.step()
        assert life.merged
        assert life.parted
        assert any(one.redirect_to for one in store.event_ids())


def test_a_name_whose_claims_are_gone_leads_to_where_it_was_born_from(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    path = tmp_path_factory.mktemp("names") / "r.db"
    with open_store(path, create=True) as store:
        live(store, ("ab", "c"), ("b", "c"), ("b", "ac"), ("ac",))
        first, second = store.event_ids()
        assert first.redirect_to == second.id
        assert store.event(first.label).id == store.event(second.label).id == second.id


def test_an_event_that_was_only_looked_at_keeps_its_claims(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    path = tmp_path_factory.mktemp("names") / "r.db"
    with open_store(path, create=True) as store:
        # The second is born from a claim that the first has when the second grows.
        live(store, ("b",), ("b", "ac"), ("b", "c"), ("ab", "c"), ("ab", "cd"))
        assert len(store.claim_events()) == len("abcd")


def live(store: SqlStore, *history: tuple[str, ...]) -> None:
    """Let a record live through a history, each letter a claim."""
    life = Life(store, Random(0))  # noqa: S311 - nothing is drawn
    for now in history:
        life.become({frozenset(f"{one:0>32}" for one in cluster) for cluster in now})
