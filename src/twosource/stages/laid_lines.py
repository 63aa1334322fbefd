"""The lines behind one event side by side: copies settled, relays gone back to their outlets."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from twosource.model.claim import Voice
from twosource.model.event import Withdrawal
from twosource.model.spans import Span
from twosource.model.values import GroundedClaim
from twosource.stages.affirming import find_tellers
from twosource.stages.beside import find_beside
from twosource.stages.copy_pairs import Copy, trace_copies
from twosource.stages.foretold import part_foretold
from twosource.stages.names import same_name
from twosource.stages.seats import Quoted, seat_offices, seat_quotations
from twosource.stages.voices import Line, drop_unheard, read_lines

_NOBODY = frozenset({"named", "unnamed", "reporter"})


@dataclass(frozen=True, slots=True)
class Lineage:
    """What is known of reports beside their claims, by report.

    `agencies` are those that reports credit, `outlets` those that published them, on the days of
    `published` (EDTF text). `withdrawn` says why a report counts as taken back.
    `quotes` are the words it quotes, with whose they are; `told` all claims that tell of an event;
    `notices` are the words that take a report back, `unheard` voices that said nothing; `cited` is
    the one other outlet that a report cites for anything, behind what it tells flatly.
    """

    copies: tuple[Copy, ...] = ()
    agencies: Mapping[str, str] = field(default_factory=dict)
    outlets: Mapping[str, str] = field(default_factory=dict)
    published: Mapping[str, str] = field(default_factory=dict)
    withdrawn: Mapping[str, str] = field(default_factory=dict)
    quotes: Mapping[str, Sequence[Quoted]] = field(default_factory=dict)
    told: Mapping[str, Sequence[GroundedClaim]] = field(default_factory=dict)
    notices: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    unheard: Mapping[str, frozenset[Span]] = field(default_factory=dict)
    cited: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Laid:
    """The lines behind one event, side by side.

    `every` line; `originals`, those of reports that are no copies; of these the `own` and those
    `passed_on`, which are cut back to an outlet whose own report is there. One outlet of a circle
    has neither. `kept_for`: for each copy the report that is kept. Lines that `fell` were withdrawn
    or pass on what was, and stand in none of these. `claims` are the event's own, each with the
    voices of its chain. `foretold` are reports that only said what was to come, where others tell
    that it came: no line of theirs is here.
    """

    every: tuple[Line, ...]
    originals: tuple[Line, ...]
    own: tuple[Line, ...]
    passed_on: tuple[Line, ...]
    kept_for: Mapping[str, str]
    fell: tuple[tuple[Line, str], ...] = ()
    claims: Mapping[str, tuple[Voice, ...]] = field(default_factory=dict)
    foretold: tuple[str, ...] = ()

    @property
    def withdrawn(self) -> tuple[Withdrawal, ...]:
        """Give the reports of which no line stands, each with the reason."""
        standing = {line.report for line in self.every}
        why = {line.report: because for line, because in reversed(self.fell)}
        return tuple(
            Withdrawal(report, why[report]) for report in sorted(why) if report not in standing
        )

    @property
    def fallen_claims(self) -> frozenset[str]:
        """Give the claims that stand on nothing but what was withdrawn."""
        standing = {one.claim for line in self.every for one in line.told}
        fallen = {one.claim for line, _ in self.fell for one in line.told}
        return frozenset(fallen - standing)


def lay_lines(
    claims: Iterable[GroundedClaim], lineage: Lineage, without: Collection[str] = ()
) -> Laid:
    """Lay the lines of those who affirm side by side, or of all if nobody does.

    Where an outlet names somebody in any report, its bare reports add no line of their own.
    `without` are names of outlets, bodies and documents: what comes through them is left out.
    """
    told = list(claims)
    affirming = find_tellers(told)
    # Who tells of the story around it says nothing for what all deny.
    beside = find_beside(affirming, lineage.told, lineage.quotes)
    speaking = drop_unheard([*(affirming or told), *beside], lineage.unheard)
    read = read_lines(speaking, lineage.agencies, lineage.cited)
    copies = _settle_copies(read, lineage)
    there = {line.report for line in read} - copies.keys()
    quotes = {key: lineage.quotes[key] for key in there if key in lineage.quotes}
    lines = seat_quotations(seat_offices(read), quotes)
    stood, fell = part_withdrawn([one for one in lines if not _goes_by(one, without)], lineage)
    every, foretold = part_foretold(stood, affirming)
    kept_for = _settle_copies(every, lineage)
    originals = tuple(line for line in every if line.report not in kept_for)
    heard = {line.publisher.key for line in originals if not line.own_word}
    attributed = [one for one in originals if not one.own_word or one.publisher.key not in heard]
    own, passed_on = _go_back(_break_circles(attributed), lineage.published)
    chains = {one.claim.id: one.claim.chain for one in told}
    return Laid(every, originals, own, passed_on, kept_for, fell, chains, foretold)


def _goes_by(line: Line, names: Collection[str]) -> bool:
    """Tell whether a line comes through an outlet, a body or a document of one of these names."""
    return any(
        same_name(name, hop.name) for hop in line.hops if hop.kind not in _NOBODY for name in names
    )


def part_withdrawn(
    lines: Sequence[Line], lineage: Lineage
) -> tuple[tuple[Line, ...], tuple[tuple[Line, str], ...]]:
    """Part the lines that stand from those that fall with a withdrawn report, with the reason.

    What repeats a withdrawn text falls, and so does what passes on an outlet all of whose reports
    of the event were withdrawn. A text stands though a reprint of it was taken back.
    """
    reports = {line.report: line.publisher for line in lines}
    why = {key: because for key in reports if (because := _find_why(key, lineage)) is not None}
    standing = {publisher.key for key, publisher in reports.items() if key not in why}
    closed = {publisher.key for key, publisher in reports.items() if key in why} - standing
    stand, fell = [], []
    for line in lines:
        through = next((hop for hop in line.hops[:-1] if hop.key in closed), None)
        if line.report in why:
            fell.append((line, why[line.report]))
        elif through is not None:
            fell.append((line, f"passes on {through.name}, whose report was withdrawn"))
        else:
            stand.append(line)
    return tuple(stand), tuple(fell)


def _find_why(report: str, lineage: Lineage) -> str | None:
    """Give why a report falls by itself or with the text it repeats; None if it stands."""
    if report in lineage.withdrawn:
        return lineage.withdrawn[report]
    if not lineage.withdrawn:
        return None
    roots = trace_copies(lineage.copies)
    root = roots.get(report, report)
    for gone, because in sorted(lineage.withdrawn.items()):
        first = gone == root or is_later(report, gone, lineage.published)
        if roots.get(gone, gone) == root and first:
            return f"its text is that of a report {because}"
    return None


def _settle_copies(lines: Sequence[Line], lineage: Lineage) -> Mapping[str, str]:
    """Give for each copy among the reports the one of its text that is kept.

    That is the agency's own text if another credits it, else the one of the first day, else the
    fullest text that is there.
    """
    roots = trace_copies(lineage.copies)
    by_text: defaultdict[str, list[str]] = defaultdict(list)
    for report in sorted({line.report for line in lines}):
        by_text[roots.get(report, report)].append(report)
    publishers = {line.report: line.publisher.key for line in lines}
    credited = {hop.key for line in lines if line.credit for hop in line.hops[-2:-1]}
    kept_for = {}
    for root, reports in by_text.items():
        kept = min(
            reports,
            key=lambda one: (
                publishers[one] not in credited,
                lineage.published.get(one, "9"),
                one != root,
                one,
            ),
        )
        kept_for.update({report: kept for report in reports if report != kept})
    return kept_for


def _go_back(
    lines: Sequence[Line], published: Mapping[str, str]
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Cut each relay back to the outlet that it passes on, where that outlet's own report is.

    Only where that report names its source: else the relay tells more than it, and is kept whole.
    A report of a later day than the relay is not what it passes on.
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
                if any(
                    line.publisher.key not in relays[one]
                    for one in own_reports[hop.key]
                    if not is_later(one, line.report, published)
                )
            ),
            None,
        )
        if place is None:
            own.append(line)
        else:
            passed_on.append(line.cut_before(place))
    return tuple(own), tuple(passed_on)


def is_later(one: str, other: str, published: Mapping[str, str]) -> bool:
    """Tell whether a report is known to be of a later day than another."""
    ours, theirs = published.get(one), published.get(other)
    return ours is not None and theirs is not None and ours > theirs


def _break_circles(lines: Sequence[Line]) -> list[Line]:
    """Leave out one outlet's word of those that pass one another on in a circle.

    The circle starts somewhere, and its texts do not say where: it is one origin, under the name
    that comes first.
    """
    first = {min(circle) for circle in find_circles(lines).values()}
    return [line for line in lines if line.publisher.key not in first]


def find_circles(lines: Iterable[Line]) -> Mapping[str, frozenset[str]]:
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
