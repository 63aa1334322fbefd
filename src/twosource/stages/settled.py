"""The values of an event settled facet by facet: updates set apart, rivals kept."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from twosource.model.event import Conflict, Finding, Rule
from twosource.model.values import Blank, Count, GroundedClaim, Term, When, Where
from twosource.stages.aggregate import Facet, Option, T, Weighing, settle
from twosource.stages.conflicts import find_conflict, hold_against
from twosource.stages.facets import COUNT, WHEN, WHERE
from twosource.stages.held import Hearing
from twosource.stages.holders import as_of
from twosource.stages.how_many_compare import Lot, lot_of, name_lots
from twosource.stages.how_many_firm import firm_up
from twosource.stages.laid_lines import Lineage
from twosource.stages.names import surely_different
from twosource.stages.origins import trace_origins
from twosource.stages.terms import TERM
from twosource.stages.updates import sort_updates
from twosource.stages.wholes import find_excess, fit_together, leave_out_included


@dataclass(frozen=True, slots=True)
class Values:
    """The values of an event, each with what speaks for and against it, and their conflicts."""

    when: Finding[When] | Blank
    where: Finding[Where] | Blank
    counts: Mapping[str, Finding[Count]]
    conflicts: tuple[Conflict, ...]


def weigh(claims: Sequence[GroundedClaim], lineage: Lineage) -> Weighing:
    """Give what decides between the values of some claims."""
    by_id = {one.claim.id: one for one in claims}
    counted: dict[frozenset[str], int] = {}

    def origins(keys: frozenset[str]) -> int:
        if keys not in counted:
            counted[keys] = len(trace_origins([by_id[key] for key in keys], lineage).reporting)
        return counted[keys]

    days = {one.claim.id: as_of(one) for one in claims}
    known = {key: day for key, day in days.items() if day is not None}
    return Weighing(origins, known, {one.claim.id: one.claim.report for one in claims})


def settle_values(
    sides: tuple[Sequence[GroundedClaim], Sequence[GroundedClaim]],
    hearing: Hearing,
    lineage: Lineage,
    rule: Rule,
) -> Values:
    """Settle each facet of an event: `sides` are the claims that tell of it, and all others."""
    told, denying = sides
    by_id = {one.claim.id: one for one in (*told, *denying)}
    weighing = weigh(tuple(by_id.values()), lineage)
    conflicts: list[Conflict] = []

    def settle_one(
        name: str, options: Sequence[Option[T]], facet: Facet[T], rivals: Sequence[Option[T]] = ()
    ) -> Finding[T]:
        sorted_ = sort_updates(name, options, facet, hearing, lineage.copies)
        conflicts.extend(sorted_.updates)
        finding = hold_against(settle(sorted_.current, facet, weighing, rule), rivals, facet)
        conflict = find_conflict(name, (*sorted_.current, *rivals), finding, facet, hearing)
        if conflict is not None:
            conflicts.append(conflict)
        return replace(finding, earlier=sorted_.earlier)

    whens = [Option(one.when, one.claim.id) for one in told if isinstance(one.when, When)]
    wheres = [Option(one.where, one.claim.id) for one in told if isinstance(one.where, Where)]
    lots = _list_lots(told)
    # "Nobody was killed" is a number too, and no other is told by who says that it did not happen.
    nones = _list_lots(denying)
    when = settle_one("when", whens, WHEN) if whens else _blank([one.when for one in told])
    where = settle_one("where", wheres, WHERE) if wheres else _blank([one.where for one in told])
    counts = {
        name: settle_one(name, lots[lot], COUNT, [one for one in nones[lot] if one.value.high == 0])
        for name, lot in name_lots(lots).items()
    }
    counts = leave_out_included(counts, weighing.report_of)
    conflicts.extend(find_excess(counts))
    for name, terms in _list_terms(told).items():
        settle_one(name, terms, TERM)
    # Only the informative rule says more than anybody told by itself.
    fitted = fit_together(counts) if rule == "informative" else counts
    return Values(when, where, fitted, tuple(conflicts))


def _list_terms(claims: Sequence[GroundedClaim]) -> Mapping[str, list[Option[Term]]]:
    """Give the values of further facets, of which only the conflicts are kept.

    Several terms in one report, or of people of different names, are of several people and sums: no
    contradiction.
    """
    told: defaultdict[str, defaultdict[str, list[tuple[Term, GroundedClaim]]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for one in claims:
        for term in one.terms:
            told[term.facet][one.claim.report].append((term, one))
    found = {}
    for facet, by_report in sorted(told.items()):
        single = [
            pair
            for pairs in by_report.values()
            if len({TERM.tell(term) for term, _ in pairs}) == 1
            for pair in pairs
        ]
        if single and not _are_of_others([one for _, one in single]):
            found[facet] = [Option(term, one.claim.id) for term, one in single]
    return found


def _are_of_others(claims: Sequence[GroundedClaim]) -> bool:
    """Tell whether some of the people whom claims befell surely are different ones."""
    names = {who.name for one in claims for who in one.who if who.role == "target" and who.named}
    return any(surely_different(one, other) for one, other in combinations(sorted(names), 2))


def _list_lots(claims: Sequence[GroundedClaim]) -> defaultdict[Lot, list[Option[Count]]]:
    lots: defaultdict[Lot, list[Option[Count]]] = defaultdict(list)
    for one in claims:
        for count in one.counts:
            lots[lot_of(count)].append(Option(count, one.claim.id))
    report_of = {one.claim.id: one.claim.report for one in claims}
    firm = {lot: firm_up(options, report_of) for lot, options in lots.items()}
    return defaultdict(list, firm)


def _blank(values: Sequence[When | Where | Blank]) -> Blank:
    """Give the reason most claims have for their silence."""
    return Blank(commonest([value.why for value in values if isinstance(value, Blank)]))


def commonest(words: Sequence[str]) -> str:
    """Give the word that comes most often; of several the one that sorts first."""
    counted = Counter(words)
    return min(counted, key=lambda word: (-counted[word], word))
