"""The whole system on one page: what runs, in what order, where it touches the world.

    read -> parse -> extract -> ground -> pair -> compare -> cluster -> restate
         -> trace origins -> corroborate -> keep

`build` takes reports in and keeps each as soon as it is read; `derive` works out the events of all
that is kept. What is derived is never needed to go on: it is replaced whole.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from twosource.model.claim import Reading
from twosource.model.codebook import Codebook
from twosource.model.event import Event, Rule
from twosource.model.match import Decision, Match, Pair
from twosource.model.record import KeptParse, LeftOut, Received
from twosource.model.report import Layout, Report
from twosource.model.values import GroundedClaim
from twosource.ports import Gazetteer, Matcher, ReadingRoom, Step, Store
from twosource.stages.actor_list import gather_countries, index_actors, list_events, list_words
from twosource.stages.anniversaries import Fixed, fix_years
from twosource.stages.attach import Attached, attach, carry_events
from twosource.stages.backdrop import set_backdrop
from twosource.stages.copies import find_copies, trace_copies
from twosource.stages.corroborate import Evidence, make_event
from twosource.stages.ground import (
    ReportFacts,
    find_capitalised,
    find_country,
    find_setting,
    gather_facts,
    ground,
    set_scene,
)
from twosource.stages.identify import Assignment, assign_ids
from twosource.stages.join import Joined, JoinRules, join_claims
from twosource.stages.layout import lay_out
from twosource.stages.origins import Lineage
from twosource.stages.restate import restate
from twosource.stages.ties import name_look_alikes, sort_ties


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts a configuration names: what reads, what knows places, what compares."""

    reading: ReadingRoom
    gazetteer: Gazetteer
    matcher: Matcher
    codebook: Codebook
    rule: Rule


@dataclass(slots=True)
class Summary:
    """What a build did. `orphaned` are the decisions that no longer attach to any claim."""

    added: int = 0
    known: int = 0
    read_again: int = 0
    left_out: list[LeftOut] = field(default_factory=list)
    orphaned: tuple[Decision, ...] = ()


def build(store: Store, parts: Parts, items: Iterable[Received | LeftOut], step: Step) -> Summary:
    """Take reports in, read what is new or was read by an older version, and derive the events.

    Each report is kept with its reading as soon as that is finished: an interrupted build loses
    nothing finished and goes on where it stopped.
    """
    summary = Summary()
    room = parts.reading
    with store.building():
        for number, done in enumerate(room.read(_new(store, items, summary)), 1):
            if isinstance(done, LeftOut):
                summary.left_out.append(done)
                continue
            report = done.received.report
            kept = KeptParse(report.key, room.parser, done.parse)
            if store.add_finished(report, done.received.raw, done.reading, kept):
                summary.added += 1
            else:
                summary.known += 1
            step(number, 0, "reading reports")
        _read_again(store, room, summary, step)
        summary.orphaned = derive(store, parts, step)
    return summary


def _new(store: Store, items: Iterable[Received | LeftOut], summary: Summary) -> Iterator[Received]:
    """Give what the record does not hold yet; count the rest."""
    for item in items:
        if isinstance(item, LeftOut):
            summary.left_out.append(item)
        elif store.holds(item.report.key):
            # Told again, so that stricter marks on a report that comes again are taken over.
            store.add_report(item.report, item.raw)
            summary.known += 1
        else:
            yield item


def _read_again(store: Store, room: ReadingRoom, summary: Summary, step: Step) -> None:
    """Read the reports whose reading is by another version of extractor or codebook."""
    keys = store.unread(room.extractor, room.codebook)
    for number, key in enumerate(keys, 1):
        parse = store.cached_parse(key, room.parser)
        store.add_reading(room.read_again(store.report(key), parse))
        summary.read_again += 1
        step(number, len(keys), "reading again")


@dataclass(frozen=True, slots=True)
class Kept:
    """All that is kept of the reports, by report key."""

    reports: Mapping[str, Report]
    readings: Mapping[str, Reading]
    layouts: Mapping[str, Layout]

    def outlet(self, key: str) -> str | None:
        """Give a report's outlet: as given, else as its reading found it."""
        found = self.reports[key].outlet or self.readings[key].outlet
        return None if found is None else found.value

    def lineage(self) -> Lineage:
        """Give which reports are copies, and the agency each one credits."""
        agencies = {
            key: reading.agency.value for key, reading in self.readings.items() if reading.agency
        }
        return Lineage(find_copies(self.bodies()), agencies)

    def bodies(self) -> Mapping[str, str]:
        """Give the body of each report: what it shares with others is not a form or a share bar."""
        return {key: find_body(self.reports[key].text, self.layouts[key]) for key in self.reports}

    def texts(self) -> Mapping[str, str]:
        """Give the kept text of each report."""
        return {key: report.text for key, report in self.reports.items()}


def derive(store: Store, parts: Parts, step: Step) -> tuple[Decision, ...]:
    """Work out the events of all that is kept; give the decisions that no longer attach."""
    kept = _gather(store)
    worked = _join(kept, store.decisions(), parts, step)
    chains = restate(worked.joined.clusters, {key: one.claim for key, one in worked.claims.items()})
    told = {
        key: replace(one, claim=replace(one.claim, chain=chains[key]))
        for key, one in worked.claims.items()
    }
    assigned = assign_ids(
        worked.joined.clusters,
        carry_events(
            store.claim_events(),
            [one.claim for one in store.claims()],
            [one.claim for one in told.values()],
        ),
        store.event_ids(),
        lambda members: find_country([told[claim] for claim in sorted(members)], worked.settings),
    )
    events = _add_up(worked.joined, assigned, told, kept, (worked.lineage, parts.rule))
    given = store.actors()
    if given is not None:
        words = list_words(events, given)
        countries = gather_countries(
            parts.gazetteer.countries_of(words), parts.gazetteer.find(words)
        )
        events = list_events(events, index_actors(given.actors, countries))
    store.replace_events(events, assigned.ids, tuple(told.values()))
    return worked.attached.orphaned


@dataclass(frozen=True, slots=True)
class Worked:
    """What is worked out on the way to events: claims by id, and how they were joined."""

    claims: Mapping[str, GroundedClaim]
    lineage: Lineage
    attached: Attached
    matcher: Matcher
    joined: Joined
    settings: Mapping[str, str | None]


def _join(kept: Kept, decisions: Sequence[Decision], parts: Parts, step: Step) -> Worked:
    """Ground all claims, compare those worth comparing, and join them to clusters."""
    step(0, 0, "looking up places")
    grounded = ground_all(kept, parts.gazetteer)
    claims = grounded.claims
    lineage = kept.lineage()
    attached = attach(decisions, [one.claim for one in claims])
    step(0, 0, "comparing claims")
    matcher = parts.matcher.before(
        set_backdrop(claims, kept.texts(), lineage.copies, grounded.scenes)
    )
    joined = join_claims(
        claims,
        JoinRules(
            compare=matcher.compare,
            threshold=matcher.threshold,
            families={name: one.family for name, one in parts.codebook.types.items()},
            decisions={pair: decision.verdict for pair, decision in attached.pairs.items()},
            roots=trace_copies(lineage.copies),
        ),
    )
    by_id = {one.claim.id: one for one in claims}
    return Worked(by_id, lineage, attached, matcher, joined, grounded.settings)


def find_body(text: str, layout: Layout) -> str:
    """Give the paragraphs of a report's body, one after the other."""
    return "\n".join(span.of(text) for span in layout.spans("body"))


def _gather(store: Store) -> Kept:
    reports = {report.key: report for report in store.reports()}
    readings = {reading.report: reading for reading in store.current_readings()}
    layouts = {
        key: lay_out(report.text, None if report.title is None else report.title.value)
        for key, report in reports.items()
    }
    return Kept(reports, readings, layouts)


@dataclass(frozen=True, slots=True)
class Grounded:
    """All claims with their values; by report the places it names, and the country it is set in."""

    claims: tuple[GroundedClaim, ...]
    scenes: Mapping[str, Mapping[str, str]]
    settings: Mapping[str, str | None]


def ground_all(kept: Kept, gazetteer: Gazetteer) -> Grounded:
    """Look up every place name of the reports at once, then ground each claim."""
    words = {word for text in kept.texts().values() for word in find_capitalised(text)}
    peoples = gazetteer.countries_of(sorted(words))
    fixed = fix_years(kept.texts())
    facts = {key: _facts(kept, key, peoples, fixed.get(key)) for key in kept.readings}
    found = gazetteer.find(sorted({name for one in facts.values() for name in one.names}))
    return Grounded(
        claims=tuple(
            ground(claim, order, facts[key], found)
            for key, reading in sorted(kept.readings.items())
            for order, claim in enumerate(reading.claims)
        ),
        scenes={key: set_scene(one, found) for key, one in facts.items()},
        settings={key: find_setting(one, found) for key, one in facts.items()},
    )


def _facts(kept: Kept, key: str, peoples: Mapping[str, str], fixed: Fixed | None) -> ReportFacts:
    reading = kept.readings[key]
    report, layout = kept.reports[key], kept.layouts[key]
    return gather_facts(report, layout, kept.outlet(key), reading, peoples, fixed)


def _add_up(
    joined: Joined,
    assigned: Assignment,
    told: Mapping[str, GroundedClaim],
    kept: Kept,
    by: tuple[Lineage, Rule],
) -> list[Event]:
    """Add up the claims of each cluster to an event, under the id it was given."""
    lineage, rule = by
    ties = sort_ties(joined.clusters, joined.matches)
    ids = [one.id for one in assigned.chosen]
    alike = name_look_alikes(joined.clusters, joined.matches, ids)
    marks = {key: report.marks for key, report in kept.reports.items()}
    events = []
    for chosen, members in zip(assigned.chosen, joined.clusters, strict=True):
        evidence = Evidence(
            claims=tuple(told[claim] for claim in sorted(members)),
            joined=ties.get(min(members), ()),
            look_alikes=alike.get(chosen.id, ()),
            lineage=lineage,
            marks=marks,
        )
        events.append(make_event(chosen.id, chosen.label, evidence, rule))
    return events


def compare_two(
    store: Store, parts: Parts, pair: Pair, step: Step
) -> tuple[Match, Decision | None]:
    """Compare two claims as a build does, and give the decision a person took on them, if any.

    Claims of two reports are compared with all that their reports tell of the event.
    """
    worked = _join(_gather(store), store.decisions(), parts, step)
    left, right = worked.claims[pair.left], worked.claims[pair.right]
    if left.claim.report != right.claim.report:
        left, right = (
            worked.joined.tellings.get(worked.joined.leads.get(one.claim.id, ""), one)
            for one in (left, right)
        )
    return worked.matcher.compare(left, right), worked.attached.pairs.get(pair)
