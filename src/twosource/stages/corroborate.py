"""From a cluster of claims to an event: each value by a named rule, rivals kept."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from twosource.model.claim import Claim, Stance, Time
from twosource.model.codebook import Forced
from twosource.model.event import Conflict, Event, Finding, LookAlike, Rule
from twosource.model.match import Match
from twosource.model.report import Marks, strictest
from twosource.model.values import Blank, Count, GroundedClaim, When, Where, Who
from twosource.stages.aggregate import Facet, Option, T, Weighing, settle
from twosource.stages.conflicts import (
    affirms,
    find_conflict,
    find_denial,
    hold_against,
    is_accused,
)
from twosource.stages.credibility import ENOUGH, Standing, propose_digit
from twosource.stages.facets import COUNT, WHEN, WHERE
from twosource.stages.holders import as_of
from twosource.stages.how_many_compare import Lot, lot_of
from twosource.stages.laid_lines import Lineage, lay_lines
from twosource.stages.names import fold_name, same_name
from twosource.stages.origins import trace_origins
from twosource.stages.todo import list_todo
from twosource.stages.updates import sort_updates
from twosource.stages.wholes import find_excess, fit_together

_STANCES: tuple[Stance, ...] = (
    "asserted",
    "alleged",
    "possible",
    "denied",
    "negated",
    "not_reported",
)
_TIMES: tuple[Time, ...] = ("past", "ongoing", "unknown", "future", "general")
_ALL_WITHDRAWN = "every report of it was withdrawn"
_TO_COME = frozenset({"future", "general"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that one event stands on: its claims, the matches that joined them, and look-alikes.

    `marks` gives each report's marks; a report without any counts as confidential.
    """

    claims: tuple[GroundedClaim, ...]
    joined: tuple[Match, ...]
    look_alikes: tuple[LookAlike, ...]
    lineage: Lineage
    marks: Mapping[str, Marks]


@dataclass(frozen=True, slots=True)
class _Values:
    when: Finding[When] | Blank
    where: Finding[Where] | Blank
    counts: Mapping[str, Finding[Count]]
    conflicts: tuple[Conflict, ...]


def make_event(id_: str, label: str, evidence: Evidence, rule: Rule = "informative") -> Event:
    """Add up the claims of one event; values come from those who say that it happened or may.

    The stance is the strongest anybody takes and the time the one told with it; what has happened
    beats what is to come. If all deny it, the event is a denied one and its values are theirs.
    """
    claims = tuple(sorted(evidence.claims, key=lambda one: one.claim.id))
    laid = lay_lines(claims, evidence.lineage)
    # A value has the word of those who tell it, not of all whom its reports name.
    alone = replace(evidence.lineage, told={})
    standing = tuple(one for one in claims if one.claim.id not in laid.fallen_claims)
    telling = tuple(one for one in standing if affirms(one)) or standing or claims
    origins = trace_origins(claims, evidence.lineage)
    denying = tuple(one for one in standing if one not in telling)
    values = (
        _settle_values(telling, denying, alone, rule)
        if standing
        else _Values(Blank(_ALL_WITHDRAWN), Blank(_ALL_WITHDRAWN), {}, ())
    )
    denial = find_denial(standing)
    conflicts = values.conflicts if denial is None else (*values.conflicts, denial)
    strongest = min(telling, key=lambda one: _strength(one.claim)).claim
    type_ = _commonest(_name_acts(telling))
    return Event(
        id=id_,
        label=label,
        type=type_,
        subtype=_commonest([one.claim.subtype for one in telling if one.claim.type == type_]),
        forced=_settle_forced([one.claim.forced for one in telling]),
        time=strongest.time,
        stance=strongest.stance,
        when=values.when,
        where=values.where,
        counts=tuple(values.counts.values()),
        who=_settle_who(telling, rule),
        claims=tuple(one.claim.id for one in claims),
        reports=tuple(sorted({one.claim.report for one in claims})),
        joined=evidence.joined,
        origins=origins,
        conflicts=conflicts,
        look_alikes=evidence.look_alikes,
        credibility=propose_digit(
            Standing(
                origins,
                conflicts,
                *_agreement(values, standing, alone),
                denied_by=_deniers(standing, alone),
            )
        ),
        marks=strictest([evidence.marks.get(one.claim.report, Marks()) for one in claims]),
        todo=list_todo(claims, values.when, evidence.lineage),
    )


def _weigh(claims: Sequence[GroundedClaim], lineage: Lineage) -> Weighing:
    by_id = {one.claim.id: one for one in claims}
    counted: dict[frozenset[str], int] = {}

    def origins(keys: frozenset[str]) -> int:
        if keys not in counted:
            counted[keys] = len(trace_origins([by_id[key] for key in keys], lineage).reporting)
        return counted[keys]

    days = {one.claim.id: as_of(one) for one in claims}
    known = {key: day for key, day in days.items() if day is not None}
    return Weighing(origins, known, {one.claim.id: one.claim.report for one in claims})


def _settle_values(
    told: Sequence[GroundedClaim],
    denying: Sequence[GroundedClaim],
    lineage: Lineage,
    rule: Rule,
) -> _Values:
    by_id = {one.claim.id: one for one in (*told, *denying)}
    weighing = _weigh(tuple(by_id.values()), lineage)
    conflicts: list[Conflict] = []

    def settle_one(
        name: str, options: Sequence[Option[T]], facet: Facet[T], rivals: Sequence[Option[T]] = ()
    ) -> Finding[T]:
        sorted_ = sort_updates(name, options, facet, by_id, lineage.copies)
        conflicts.extend(sorted_.updates)
        finding = hold_against(settle(sorted_.current, facet, weighing, rule), rivals, facet)
        conflict = find_conflict(name, (*sorted_.current, *rivals), finding, facet, by_id)
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
        for name, lot in _name_lots(lots).items()
    }
    conflicts.extend(find_excess(counts))
    # Only the informative rule says more than anybody told by itself.
    fitted = fit_together(counts) if rule == "informative" else counts
    return _Values(when, where, fitted, tuple(conflicts))


def _list_lots(claims: Sequence[GroundedClaim]) -> defaultdict[Lot, list[Option[Count]]]:
    lots: defaultdict[Lot, list[Option[Count]]] = defaultdict(list)
    for one in claims:
        for count in one.counts:
            lots[lot_of(count)].append(Option(count, one.claim.id))
    return lots


def _name_lots(lots: Iterable[Lot]) -> Mapping[str, Lot]:
    """Name the lots that are counted: `counts.people`, with outcome and part where several are."""
    outcomes: defaultdict[str, set[str]] = defaultdict(set)
    for of, outcome, _, _ in lots:
        outcomes[of].add(outcome)
    named = {}
    for lot in sorted(lots, key=lambda lot: (lot[0] != "people", lot[:2], lot[2] or "", lot[3])):
        of, outcome, group, more = lot
        parts = ["counts", of, outcome if len(outcomes[of]) > 1 else None, group]
        named[".".join(filter(None, [*parts, "more" if more else None]))] = lot
    return named


def _blank(values: Sequence[When | Where | Blank]) -> Blank:
    """Give the reason most claims have for their silence."""
    return Blank(_commonest([value.why for value in values if isinstance(value, Blank)]))


def _settle_who(claims: Sequence[GroundedClaim], rule: Rule) -> tuple[Finding[Who], ...]:
    """Give each participant once, by the fullest name any claim gives.

    The kind is that of the fullest name, or the first told where that leaves it open. A person is
    public only where a claim calls the same full name by an office: "Mayor Vik" may be another Vik.
    """
    told = [(who, one.claim.id) for one in claims for who in one.who]
    told.sort(key=lambda item: (item[0].role, not item[0].named, -len(item[0].name), item[0].name))
    found: list[list[tuple[Who, str]]] = []
    for who, claim in told:
        known = next((ones for ones in found if _one_participant(ones[0][0], who)), None)
        if known is None:
            found.append([(who, claim)])
        else:
            known.append((who, claim))
    return tuple(
        Finding(
            _fill_in([who for who, _ in ones]),
            tuple(sorted({claim for _, claim in ones})),
            (),
            rule,
            "the fullest name told",
        )
        for ones in found
    )


def _fill_in(told: Sequence[Who]) -> Who:
    """Give the first, its kind and its being public filled in from the others."""
    first = told[0]
    typed = next((one for one in told if one.type != "unknown"), first)
    same = [one for one in told if fold_name(one.name) == fold_name(first.name)]
    return replace(
        first,
        type=typed.type,
        type_how=typed.type_how,
        private=all(one.private for one in same),
    )


def _one_participant(one: Who, other: Who) -> bool:
    if one.role != other.role:
        return False
    if one.named and other.named:
        return same_name(one.name, other.name)
    return fold_name(one.name) == fold_name(other.name)


def _agreement(
    values: _Values, claims: Sequence[GroundedClaim], lineage: Lineage
) -> tuple[bool, bool]:
    """Tell whether two reporting origins hold a main value, and every disputed one."""
    count = _weigh(claims, lineage).origins
    main = [
        one
        for one in (values.when, values.where, *values.counts.values())
        if isinstance(one, Finding)
    ]
    held = [(count(frozenset(one.claims)) >= ENOUGH, bool(one.against)) for one in main]
    return any(two for two, _ in held), all(two for two, disputed in held if disputed)


def _deniers(claims: Sequence[GroundedClaim], lineage: Lineage) -> tuple[str, ...]:
    if not any(affirms(one) for one in claims):
        return ()
    others = [
        one
        for one in claims
        if one.claim.stance in {"denied", "negated"} and not is_accused(one, claims)
    ]
    return trace_origins(others, lineage).shown_independent if others else ()


def _strength(claim: Claim) -> tuple[bool, int, int, str]:
    return (
        claim.time in _TO_COME,
        _STANCES.index(claim.stance),
        _TIMES.index(claim.time),
        claim.id,
    )


def _settle_forced(told: Sequence[Forced]) -> Forced:
    stated = {one for one in told if one != "unstated"}
    return stated.pop() if len(stated) == 1 else "unstated"


def _name_acts(claims: Sequence[GroundedClaim]) -> list[str]:
    """Give the types of the acts, or of the outcomes where no act is told."""
    acts = [one.claim.type for one in claims if one.outcome is None]
    return acts or [one.claim.type for one in claims]


def _commonest(words: Sequence[str]) -> str:
    counted = Counter(words)
    return min(counted, key=lambda word: (-counted[word], word))
