"""The way an event's word took, station by station: source, outlet, relay, reprint."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from twosource.model.event import Origins
from twosource.model.provenance import Passing, Provenance, Reprint, Said, Station
from twosource.model.values import GroundedClaim
from twosource.stages.beside import find_beside, leads
from twosource.stages.laid_lines import Laid, Lineage, is_later, lay_lines
from twosource.stages.names import same_name
from twosource.stages.relay_changes import find_changes
from twosource.stages.relay_sides import put_side_by_side
from twosource.stages.voices import Hop, Line


@dataclass(slots=True)
class _Draft:
    """A station as it is being drawn."""

    hop: Hop
    said: dict[str, Said] = field(default_factory=dict)
    reports: set[str] = field(default_factory=set)
    onward: set[str] = field(default_factory=set)


def draw_provenance(
    claims: Iterable[GroundedClaim],
    origins: Origins,
    lineage: Lineage,
    texts: Mapping[str, str],
    without: Collection[str] = (),
) -> Provenance:
    """Draw the way the word of one event took, from those nearest it to the last who reprint it.

    A relay of an outlet whose own report is there hangs on that outlet. `lineage.outlets` tells
    which other reports an outlet has in the record, `texts` the words of the event's reports. What
    comes through somebody of the names `without` is left out.
    """
    told = list(claims)
    laid = lay_lines(told, lineage, without)
    lines = (*laid.own, *laid.passed_on, *_left_by_circles(laid))
    drafts = _draft(lines)
    order = {key: number for number, key in enumerate(_sort_down(drafts), 1)}
    because = {(one.report, one.into): one.because for one in origins.collapsed}
    reprints = _list_reprints(laid, because)
    stations = [_finish(drafts[key], order, reprints, lineage) for key in order]
    starts = tuple(sorted({order[line.hops[0].key] for line in laid.own or lines}))
    passings = tuple(_list_passings(told, laid, lineage, texts))
    return Provenance(tuple(stations), starts, passings)


def _left_by_circles(laid: Laid) -> list[Line]:
    """Give the lines that a circle of outlets was broken at: they are drawn all the same."""
    drawn = {line.report for line in (*laid.own, *laid.passed_on)}
    return [line for line in laid.originals if line.report not in drawn]


def _draft(lines: Sequence[Line]) -> dict[str, _Draft]:
    drafts: dict[str, _Draft] = {}
    for line in lines:
        for place, hop in enumerate(line.hops):
            draft = drafts.setdefault(hop.key, _Draft(hop))
            for told in line.told:
                draft.said.setdefault(told.claim, Said(told.claim, told.voices[place]))
        for hop, following in pairwise(line.hops):
            drafts[hop.key].onward.add(following.key)
        drafts[line.publisher.key].reports.add(line.report)
    return drafts


def _sort_down(drafts: Mapping[str, _Draft]) -> list[str]:
    """Give the stations with each before those it is passed on to, as far as there is no circle.

    Among those that are free to come next, the first by name.
    """
    waiting = dict(sorted(drafts.items(), key=lambda item: (item[1].hop.name, item[0])))
    placed: list[str] = []
    while waiting:
        behind = {key for draft in waiting.values() for key in draft.onward}
        placed.append(next((key for key in waiting if key not in behind), next(iter(waiting))))
        del waiting[placed[-1]]
    return placed


def _list_reprints(
    laid: Laid, because: Mapping[tuple[str, str], str]
) -> Mapping[str, tuple[Reprint, ...]]:
    """Give by report the copies that are kept back for it."""
    outlets = {line.report: line.publisher.name for line in laid.every}
    found: defaultdict[str, list[Reprint]] = defaultdict(list)
    for copy, kept in sorted(laid.kept_for.items()):
        found[kept].append(Reprint(copy, outlets[copy], because.get((copy, kept), "the same text")))
    return {kept: tuple(ones) for kept, ones in found.items()}


def _finish(
    draft: _Draft,
    order: Mapping[str, int],
    reprints: Mapping[str, tuple[Reprint, ...]],
    lineage: Lineage,
) -> Station:
    reports = tuple(sorted(draft.reports))
    return Station(
        number=order[draft.hop.key],
        name=draft.hop.name,
        kind=draft.hop.kind,
        said=tuple(draft.said.values()),
        reports=reports,
        elsewhere=find_own_reports(draft.hop, lineage, but_not=reports),
        onward=tuple(sorted(order[key] for key in draft.onward)),
        reprints=tuple(one for report in reports for one in reprints.get(report, ())),
    )


def find_own_reports(hop: Hop, lineage: Lineage, *, but_not: Sequence[str]) -> tuple[str, ...]:
    """Give the reports of the record that an outlet published, but for some; none for persons."""
    if hop.kind != "outlet":
        return ()
    # A record has many reports of few outlets: each name is looked at once.
    own = {name for name in set(lineage.outlets.values()) if same_name(name, hop.name)}
    reports = (report for report, outlet in lineage.outlets.items() if outlet in own)
    return tuple(sorted(report for report in reports if report not in but_not))


def _list_passings(
    claims: Sequence[GroundedClaim], laid: Laid, lineage: Lineage, texts: Mapping[str, str]
) -> Iterable[Passing]:
    """Give every report that passes on or repeats another of the record, with what it changed.

    Those that were withdrawn too: what a relay made of them is worth knowing.
    """
    lines = (*laid.every, *(line for line, _ in laid.fell))
    own: defaultdict[str, set[str]] = defaultdict(set)
    for line in lines:
        if line.report not in laid.kept_for:
            own[line.publisher.key].add(line.report)
    pairs = {(kept, copy) for copy, kept in laid.kept_for.items()}
    for line in lines:
        for hop in line.hops[:-1]:
            if line.report not in laid.kept_for:
                pairs.update((source, line.report) for source in own.get(hop.key, ()))
    heard = find_beside(claims, lineage.told, lineage.quotes)
    for source, relay in sorted(pairs):
        if source != relay and not is_later(source, relay, lineage.published):
            sides = put_side_by_side(
                (_list_told(source, claims, lineage), _list_told(relay, claims, lineage)),
                texts,
                (_of(source, claims), _of(relay, claims)),
                (_of(source, heard), _of(relay, heard)),
            )
            yield Passing(source, relay, find_changes(sides))


def _of(report: str, claims: Iterable[GroundedClaim]) -> list[GroundedClaim]:
    return [one for one in claims if one.claim.report == report]


def _list_told(
    report: str, claims: Sequence[GroundedClaim], lineage: Lineage
) -> Sequence[GroundedClaim]:
    """Give all that a report tells if the event leads it, else what it tells of the event."""
    own = _of(report, claims)
    every = lineage.told.get(report, ())
    return every if own and leads(own, every) else own
