"""Where an event's word starts: copies, wire stories and relays collapse, each with its reason."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from twosource.model.event import Collapse, Origins
from twosource.model.values import GroundedClaim
from twosource.stages.copies import Copy, trace_copies
from twosource.stages.relay_graph import cut_all
from twosource.stages.voices import Hop, Line, read_lines

NEGATIVE = frozenset({"denied", "negated", "not_reported"})
_GROUNDED = frozenset({"named", "organisation", "government", "document", "reporter"})
_HUMAN = frozenset({"named", "unnamed", "reporter"})


@dataclass(frozen=True, slots=True)
class Lineage:
    """What is known of reports beside their claims, by report.

    `agencies` are those that reports credit, `outlets` those that published them, on the days of
    `published` (EDTF text).
    """

    copies: tuple[Copy, ...] = ()
    agencies: Mapping[str, str] = field(default_factory=dict)
    outlets: Mapping[str, str] = field(default_factory=dict)
    published: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Laid:
    """The lines behind one event, side by side.

    `every` line; `originals`, those of reports that are no copies; of these the `own` and those
    `passed_on`, which are cut back to an outlet whose own report is there. One outlet of a circle
    has neither. `kept_for`: for each copy the report that is kept.
    """

    every: tuple[Line, ...]
    originals: tuple[Line, ...]
    own: tuple[Line, ...]
    passed_on: tuple[Line, ...]
    kept_for: Mapping[str, str]


def trace_origins(claims: Iterable[GroundedClaim], lineage: Lineage) -> Origins:
    """Count where the word of one event starts, on four counts that never flatter.

    A voice that denies is an attribution and no origin; only if nobody affirms do the deniers'
    lines count. A copy adds no line of its own. A relay of an outlet whose own report is there
    goes back to that outlet. `reporting` is a least vertex cut over outlets, offices and documents,
    the one nearest the event. `shown_independent` are starts of lines that share no outlet, person,
    office or document, each starting with somebody named, a document or a reporter's own eyes; an
    outlet that names nobody may have it from anywhere, so it shows no independence. Outlets that
    pass one another on in a circle are one origin. Where nothing is shown, one origin is still one.
    """
    laid = lay_lines(claims, lineage)
    hops = {hop.key: hop for line in laid.originals for hop in line.hops}
    reporting = cut_all(
        [tuple(hop.key for hop in line.hops) for line in laid.own],
        {key for key, hop in hops.items() if hop.removable},
    )
    shown = _show_independent(laid.own)
    names = _names(hops[key] for key in reporting.nodes)
    return Origins(
        outlets=_name_outlets(laid.every),
        reporting=names,
        human_at_most=_names(_first_hand(laid.own)),
        shown_independent=_names(hops[key] for key in shown) or names[:1],
        collapsed=_collapse(laid, reporting.nodes, lineage),
    )


def lay_lines(claims: Iterable[GroundedClaim], lineage: Lineage) -> Laid:
    """Lay the lines of those who affirm side by side, or of all if nobody does."""
    told = list(claims)
    affirming = [one for one in told if _affirms(one)] or told
    every = read_lines(affirming, lineage.agencies)
    kept_for = _settle_copies(every, lineage)
    originals = tuple(line for line in every if line.report not in kept_for)
    own, passed_on = _go_back(_break_circles(originals))
    return Laid(every, originals, own, passed_on, kept_for)


def _affirms(one: GroundedClaim) -> bool:
    return one.claim.stance not in NEGATIVE and one.claim.disowns is None


def _settle_copies(lines: Sequence[Line], lineage: Lineage) -> Mapping[str, str]:
    """Give for each copy among the reports the one of its text that is kept.

    That is the agency's own text if another credits it, else the fullest text that is there.
    """
    roots = trace_copies(lineage.copies)
    by_text: defaultdict[str, list[str]] = defaultdict(list)
    for report in sorted({line.report for line in lines}):
        by_text[roots.get(report, report)].append(report)
    publishers = {line.report: line.publisher.key for line in lines}
    credited = {hop.key for line in lines if line.credit for hop in line.hops[-2:-1]}
    kept_for = {}
    for root, reports in by_text.items():
        kept = min(reports, key=lambda one: (publishers[one] not in credited, one != root, one))
        kept_for.update({report: kept for report in reports if report != kept})
    return kept_for


def _go_back(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Cut each relay back to the outlet that it passes on, where that outlet's own report is.

    Only where that report names its source: else the relay tells more than it, and is kept whole.
    """
    relays = {line.report: {hop.key for hop in line.hops[:-1]} for line in lines}
    own_reports: defaultdict[str, set[str]] = defaultdict(set)
    for line in lines:
        if not line.own_word:
            own_reports[line.publisher.key].add(line.report)
    own, passed_on = [], []
    for line in lines:
        place = next(
            (
                at
                for at, hop in reversed(list(enumerate(line.hops[:-1])))
                if any(line.publisher.key not in relays[one] for one in own_reports[hop.key])
            ),
            None,
        )
        if place is None:
            own.append(line)
        else:
            passed_on.append(line.cut_before(place))
    return tuple(own), tuple(passed_on)


def _break_circles(lines: Sequence[Line]) -> list[Line]:
    """Leave out one outlet's word of those that pass one another on in a circle.

    The circle starts somewhere, and its texts do not say where: it is one origin, under the name
    that comes first.
    """
    first = {min(circle) for circle in _find_circles(lines).values()}
    return [line for line in lines if line.publisher.key not in first]


def _find_circles(lines: Iterable[Line]) -> Mapping[str, frozenset[str]]:
    """Give for each outlet that has all it tells from outlets of one circle the outlets of it."""
    sources: defaultdict[str, set[str]] = defaultdict(set)
    for line in lines:
        relayed = line.hops[0].kind in {"outlet", "organisation"} and len(line.hops) > 1
        sources[line.publisher.key].add(line.hops[0].key if relayed else line.publisher.key)
    onward = {key: next(iter(ones)) for key, ones in sources.items() if len(ones) == 1}
    circles: dict[str, frozenset[str]] = {}
    for start in sorted(onward):
        way = [start]
        while (following := onward.get(way[-1])) is not None and following not in way:
            way.append(following)
        if following == start and len(way) > 1:
            circles[start] = frozenset(way)
    return circles


def _show_independent(lines: Iterable[Line]) -> tuple[str, ...]:
    # What an office says only by the mouth of somebody unnamed has no ground in the text.
    grounded = [
        line
        for line in lines
        if not line.own_word
        and line.hops[0].kind in _GROUNDED
        and all(hop.kind != "unnamed" for hop in line.hops)
    ]
    single = {hop.key for line in grounded for hop in line.hops}
    return cut_all([tuple(hop.key for hop in line.hops) for line in grounded], single).starts


def _first_hand(lines: Iterable[Line]) -> Iterable[Hop]:
    starts = {line.hops[0].key: line.hops[0] for line in lines}
    return [hop for hop in starts.values() if hop.kind in _HUMAN]


def _name_outlets(lines: Iterable[Line]) -> tuple[str, ...]:
    outlets = {hop.key: hop for line in lines for hop in line.hops if hop.kind == "outlet"}
    outlets |= {line.publisher.key: line.publisher for line in lines}
    return _names(outlets.values())


def _names(hops: Iterable[Hop]) -> tuple[str, ...]:
    return tuple(sorted(hop.name for hop in hops))


def _collapse(laid: Laid, cut: Sequence[str], lineage: Lineage) -> tuple[Collapse, ...]:
    """Give for every report that is no origin of its own what it goes back to, and why."""
    said = {copy.report: copy.because for copy in lineage.copies}
    collapsed = [
        Collapse(copy, kept, said.get(copy) or said.get(kept) or "the same text")
        for copy, kept in laid.kept_for.items()
    ]
    circled = list(_tell_circles(laid.originals))
    collapsed += circled
    by_report: defaultdict[str, list[Line]] = defaultdict(list)
    for line in laid.originals:
        if line.report not in {one.report for one in circled}:
            by_report[line.report].append(line)
    first_of: dict[str, str] = {}
    for report in sorted(by_report):
        collapse = _explain(by_report[report], cut, first_of)
        if collapse is not None:
            collapsed.append(collapse)
    return tuple(sorted(collapsed, key=lambda one: (one.report, one.into)))


def _tell_circles(lines: Sequence[Line]) -> Iterable[Collapse]:
    """Say of each report in a circle of outlets that its word starts with none of them."""
    circles = _find_circles(lines)
    names = {line.publisher.key: line.publisher.name for line in lines}
    for report, key in sorted({(line.report, line.publisher.key) for line in lines}):
        if key in circles:
            told = ", ".join(sorted(names[one] for one in circles[key]))
            why = f"{told} pass one another on, and none says where it has it from"
            yield Collapse(report, names[min(circles[key])], why)


def _explain(
    lines: Sequence[Line], cut: Sequence[str], first_of: dict[str, str]
) -> Collapse | None:
    report, publisher = lines[0].report, lines[0].publisher
    shared = set.intersection(*({hop.key for hop in line.hops[:-1]} for line in lines))
    relayed = [hop for hop in lines[0].hops[:-1] if hop.key in shared]
    for hop in relayed:
        if hop.kind == "outlet":
            credited = any(line.credit == hop.name for line in lines)
            verb = "carries the credit of" if credited else "passes on"
            return Collapse(report, hop.name, f"{publisher.name} {verb} {hop.name}")
    for hop in relayed:
        if hop.key in cut:
            return Collapse(report, hop.name, f"{publisher.name} has it from {hop.name}")
    if publisher.key in first_of:
        return Collapse(report, publisher.name, f"another report of {publisher.name}")
    first_of[publisher.key] = report
    return None
