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
from twosource.model.values import GroundedClaim, Where
from twosource.ports import Gazetteer, Matcher, ReadingRoom, Step, Store
from twosource.stages.attach import attach
from twosource.stages.backdrop import set_backdrop
from twosource.stages.copies import find_copies, trace_copies
from twosource.stages.corroborate import Evidence, make_event
from twosource.stages.ground import ReportFacts, gather_facts, ground
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
        return Lineage(find_copies(self.texts()), agencies)

    def texts(self) -> Mapping[str, str]:
        """Give the kept text of each report."""
        return {key: report.text for key, report in self.reports.items()}


def derive(store: Store, parts: Parts, step: Step) -> tuple[Decision, ...]:
    """Work out the events of all that is kept; give the decisions that no longer attach."""
    kept = _gather(store)
    step(0, 0, "looking up places")
    claims = ground_all(kept, parts.gazetteer)
    lineage = kept.lineage()
    attached = attach(store.decisions(), [one.claim for one in claims])
    step(0, 0, "comparing claims")
    matcher = parts.matcher.before(set_backdrop(claims, kept.texts(), lineage.copies))
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
    chains = restate(joined.clusters, {one.claim.id: one.claim for one in claims})
    told = {
        one.claim.id: replace(one, claim=replace(one.claim, chain=chains[one.claim.id]))
        for one in claims
    }
    assigned = assign_ids(
        joined.clusters,
        store.claim_events(),
        store.event_ids(),
        lambda members: find_country([told[claim] for claim in sorted(members)]),
    )
    events = _add_up(joined, assigned, told, kept, (lineage, parts.rule))
    store.replace_events(events, assigned.ids, tuple(told.values()))
    return attached.orphaned


def _gather(store: Store) -> Kept:
    reports = {report.key: report for report in store.reports()}
    readings = {reading.report: reading for reading in store.current_readings()}
    layouts = {
        key: lay_out(report.text, None if report.title is None else report.title.value)
        for key, report in reports.items()
    }
    return Kept(reports, readings, layouts)


def ground_all(kept: Kept, gazetteer: Gazetteer) -> list[GroundedClaim]:
    """Look up every place name of the reports at once, then ground each claim."""
    facts = {key: _facts(kept, key) for key in kept.readings}
    found = gazetteer.find(sorted({name for one in facts.values() for name in one.names}))
    return [
        ground(claim, order, facts[key], found)
        for key, reading in sorted(kept.readings.items())
        for order, claim in enumerate(reading.claims)
    ]


def _facts(kept: Kept, key: str) -> ReportFacts:
    reading = kept.readings[key]
    return gather_facts(kept.reports[key], kept.layouts[key], kept.outlet(key), reading)


def find_country(claims: Sequence[GroundedClaim]) -> str | None:
    """Give the country most claims of an event are placed in, for its label; None without any."""
    named = [one.where.place.country for one in claims if isinstance(one.where, Where)]
    return min(named, key=lambda country: (-named.count(country), country), default=None)


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
    store: Store, matcher: Matcher, left: str, right: str
) -> tuple[Match, Decision | None]:
    """Compare two claims as a build would, and give the decision a person took on them, if any."""
    claims = list(store.claims())
    by_id = {one.claim.id: one for one in claims}
    texts = {report.key: report.text for report in store.reports()}
    ready = matcher.before(set_backdrop(claims, texts, find_copies(texts)))
    first, second = sorted((left, right))
    attached = attach(store.decisions(), [one.claim for one in claims])
    return ready.compare(by_id[first], by_id[second]), attached.pairs.get(Pair(first, second))
