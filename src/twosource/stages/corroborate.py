"""From a cluster of claims to an event: each value by a named rule, rivals kept."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from twosource.model.claim import Claim, Stance, Time
from twosource.model.codebook import Forced
from twosource.model.event import Event, Finding, LookAlike, Rule
from twosource.model.match import Match
from twosource.model.report import Marks, strictest
from twosource.model.values import Blank, GroundedClaim, Who
from twosource.stages.affirming import affirms, denies_outcome, find_deniers
from twosource.stages.bare_numbers import is_bare_number
from twosource.stages.conflicts import DENIALS, find_denial, is_accused
from twosource.stages.credibility import ENOUGH, Standing, propose_digit
from twosource.stages.held import Hearing
from twosource.stages.how_many_compare import lot_of
from twosource.stages.laid_lines import Laid, Lineage, lay_lines
from twosource.stages.names import fold_name, same_name
from twosource.stages.origins import trace_origins
from twosource.stages.settled import Values, settle_values, weigh
from twosource.stages.todo import list_todo
from twosource.stages.twins import leave_twins_out

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


def make_event(id_: str, label: str, evidence: Evidence, rule: Rule = "informative") -> Event:
    """Add up the claims of one event; values come from those who say that it happened or may.

    The stance is the strongest anybody takes and the time the one told with it; what has happened
    beats what is to come. Who only passes on or repeats another report of the event makes neither
    firmer than that. If all deny it, the event is a denied one and its values are theirs.
    """
    claims = tuple(sorted(evidence.claims, key=lambda one: one.claim.id))
    laid = lay_lines(claims, evidence.lineage)
    hearing = Hearing(
        {one.claim.id: one for one in claims}, laid.kept_for, evidence.lineage.agencies
    )
    # A value has the word of those who tell it, not of all whom its reports name.
    alone = replace(evidence.lineage, told={})
    standing = tuple(one for one in claims if one.claim.id not in laid.fallen_claims)
    telling = tuple(one for one in standing if affirms(one)) or standing or claims
    origins = trace_origins(claims, evidence.lineage)
    denying = tuple(one for one in standing if one not in telling)
    values = (
        settle_values((leave_plans_out(telling), denying), hearing, alone, rule)
        if standing
        else Values(Blank(_ALL_WITHDRAWN), Blank(_ALL_WITHDRAWN), {}, ())
    )
    denial = find_denial(standing, hearing)
    conflicts = values.conflicts if denial is None else (*values.conflicts, denial)
    strongest = min(_told_first(telling, laid), key=lambda one: _strength(one.claim)).claim
    counted = leave_twins_out(telling)
    told = sorted(counted, key=lambda one: (one.order, one.claim.id))
    type_ = _most_told(_name_acts(told))
    return Event(
        id=id_,
        label=label,
        type=type_,
        subtype=_most_told([one.claim.subtype for one in told if one.claim.type == type_]),
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
        coded_by=tuple(sorted({coding.by for one in claims for coding in one.coded})),
    )


def leave_plans_out(claims: Sequence[GroundedClaim]) -> tuple[GroundedClaim, ...]:
    """Leave out how many were to be there, where somebody tells how many were.

    "Some 40 plan to march" is no other count of the 30 who marched.
    """
    told = {lot_of(count) for one in claims if one.claim.time != "future" for count in one.counts}
    return tuple(
        one
        if one.claim.time != "future"
        else replace(one, counts=tuple(count for count in one.counts if lot_of(count) not in told))
        for one in claims
    )


def _settle_who(claims: Sequence[GroundedClaim], rule: Rule) -> tuple[Finding[Who], ...]:
    """Give each participant once, by the fullest name any claim gives.

    "350 people" name nobody where somebody else is told of in their role. The kind is that of the
    fullest name, or the first told where that leaves it open. A person is
    public only where a claim calls the same full name by an office: "Mayor Vik" may be another Vik.
    """
    every = [(who, one.claim.id) for one in claims for who in one.who]
    described = {who.role for who, _ in every if not is_bare_number(who)}
    told = [(who, id_) for who, id_ in every if not (who.role in described and is_bare_number(who))]
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
    values: Values, claims: Sequence[GroundedClaim], lineage: Lineage
) -> tuple[bool, bool]:
    """Tell whether two reporting origins hold a main value, and every disputed one."""
    count = weigh(claims, lineage).origins
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
        for one in find_deniers(claims, DENIALS)
        if not is_accused(one, claims) and not denies_outcome(one, claims)
    ]
    return trace_origins(others, lineage).shown_independent if others else ()


def _told_first(claims: Sequence[GroundedClaim], laid: Laid) -> Sequence[GroundedClaim]:
    """Give the claims but for those that only pass on or repeat another report that is there."""
    own = {told.claim for line in laid.own for told in line.told}
    reports = {line.report for line in laid.own}
    passed = {told.claim for line in laid.passed_on for told in line.told} - own
    relays = {line.report for line in laid.passed_on} - reports
    first = [
        one
        for one in claims
        if one.claim.id not in passed
        and one.claim.report not in relays
        and one.claim.report not in laid.kept_for
    ]
    return first or claims


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


def _most_told(words: Sequence[str]) -> str:
    """Give the word that comes most often; of several the one that is told first in its report."""
    counted = Counter(words)
    return max(counted, key=lambda word: counted[word])
