"""Values in conflict, and blanks, answered in the queue: what is shown, and what is kept."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from twosource.exporters.claim_lines import ClaimInEvent
from twosource.model.correction import Facet
from twosource.model.errors import BadValue, NotFound
from twosource.model.event import Conflict
from twosource.model.ruling import Reviewed, Ruling, Valued
from twosource.model.values import GroundedClaim
from twosource.ports import Store
from twosource.stages.anchors import anchor_of
from twosource.stages.doubts import Doubt
from twosource.stages.settling import Side, Spoken, choose_side, find_part, list_sides
from twosource.stages.word_on_value import OnValue
from twosource.views.backing import quote_held
from twosource.views.doubts import Telling, begin_looked, say_looked, see_telling
from twosource.views.event_view import see_claims
from twosource.web import deciding
from twosource.web.desk import Desk
from twosource.web.forms import Sent
from twosource.web.report_answers import read_span
from twosource.web.report_values import check_given

# Passages of one conflict: who puts a value into others has read all that are put right.
MOST_SETTLED = 12
VALUE, NOT_SO = "value:", "not_so:"
GONE = "These values are not in conflict any more: the events were worked out anew."
UNSAID: Mapping[str, str] = {"when": "day", "where": "place"}


@dataclass(frozen=True, slots=True)
class Answered:
    """What came of an answer in words; `stays`: more is to be said of the same doubt.

    `problem` says why nothing was kept, and `field` which field it is about.
    """

    said: str
    stays: bool = False
    problem: bool = False
    field: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """One side of a conflict as the queue shows it; `chosen` is what an answer for it is named by.

    `chosen` is "" where the value cannot be put into the other claims.
    """

    words: str
    holders: tuple[str, ...]
    through: tuple[str, ...]
    as_of: str
    quotes: tuple[str, ...]
    chosen: str
    others: int
    tellings: tuple[Telling, ...]


def see_conflict(store: Store, doubt: Doubt) -> dict[str, Any]:
    """Give the sides of a conflict, each with its passages, and who was said not to say it."""
    conflict = find_conflict(store, doubt)
    if conflict is None:
        return {"sides": [], "hidden": 0}
    keys = [key for held in conflict.values for key in held.claims]
    view, claims = see_claims(store, list(dict.fromkeys(keys))[:MOST_SETTLED])
    whole = len(set(keys)) <= MOST_SETTLED
    by_id = {one.grounded.claim.id: one for one in claims}
    sides = list_sides(conflict, {key: one.grounded for key, one in by_id.items()})
    return {
        "sides": [
            Held(
                side.words,
                held.told_by or held.holders,
                held.through,
                "" if held.as_of is None else held.as_of.isoformat(),
                quote_held(conflict.facet, replace(held, claims=known), view),
                f"{VALUE}{side.words}" if whole and side.value else "",
                len({*keys} - {*side.claims}),
                tuple(see_telling(by_id[key]) for key in known),
            )
            for side, held in zip(sides, conflict.values, strict=True)
            if (known := tuple(key for key in side.claims if key in by_id))
        ],
        "out": find_out(store, conflict.facet, claims),
        "sayable": {
            key: part
            for key, one in by_id.items()
            if (part := find_part(conflict.facet, one.grounded)) is not None
        },
        "whole": whole,
        "hidden": len(set(keys)) - len(claims),
    }


def find_conflict(store: Store, doubt: Doubt) -> Conflict | None:
    """Give the conflict of a doubt as the event stands; None where there is none any more."""
    found = store.event(doubt.event).conflicts
    meant = (one for one in found if one.reading == "conflict" and one.facet in doubt.facets)
    return next(meant, None)


def find_out(store: Store, facet: str, claims: Iterable[ClaimInEvent]) -> dict[str, int]:
    """Give the claims whose text was said not to say it, each with the decision that said so."""
    out = {}
    for one in claims:
        part = find_part(facet, one.grounded)
        for ruling in store.rulings_on(one.report.key):
            said = ruling.said
            if not isinstance(said, Valued) or ruling.undone or part is None:
                continue
            same = said.anchor == anchor_of(one.grounded) and (said.facet, said.of) == part
            if same and said.verdict == "does_not":
                out[one.grounded.claim.id] = ruling.id
            elif same:
                out.pop(one.grounded.claim.id, None)
    return out


def settle_conflict(desk: Desk, doubt: Doubt, sent: Sent) -> Answered | None:
    """Keep an answer to values in conflict; None where it is none."""
    verdict = sent.one("verdict")
    if verdict == "stand":
        return close(desk, doubt, [], sent, "All stand.")
    if not verdict.startswith((VALUE, NOT_SO)):
        return None
    with desk.read() as store:
        conflict = find_conflict(store, doubt)
        if conflict is None:
            return Answered(GONE, problem=True)
        keys = sorted({key for held in conflict.values for key in held.claims})
        seen = see_claims(store, keys)[1]
        out = find_out(store, conflict.facet, seen)
    claims = {one.grounded.claim.id: one.grounded for one in seen}
    settle = _leave_out if verdict.startswith(NOT_SO) else _choose
    try:
        return settle(desk, doubt, sent, _Rivals(conflict, claims, out))
    except BadValue as fault:
        return Answered(f"{fault}.", problem=True)


@dataclass(frozen=True, slots=True)
class _Rivals:
    """A conflict with its claims by id, and those that were said not to say it."""

    conflict: Conflict
    claims: Mapping[str, GroundedClaim]
    out: Mapping[str, int]

    @property
    def sides(self) -> tuple[Side, ...]:
        """Give the values with what would put each into another claim."""
        return list_sides(self.conflict, self.claims)


def _leave_out(desk: Desk, doubt: Doubt, sent: Sent, rivals: _Rivals) -> Answered:
    """Keep that one passage does not say it; others may still differ."""
    key = sent.one("verdict").removeprefix(NOT_SO)
    claim = rivals.claims.get(key)
    part = None if claim is None else find_part(rivals.conflict.facet, claim)
    if claim is None or part is None:
        return Answered(GONE, problem=True)
    valued = _check_all(desk, [(claim, OnValue(*part, "does_not"))])
    left = [one for one in rivals.sides if {*one.claims} - {key, *rivals.out}]
    if len(left) < 2:  # noqa: PLR2004 - two values differ, one does not
        return close(desk, doubt, valued, sent, "")
    (kept,) = _rule(desk, doubt, valued, sent)
    said = f"Decision {kept.id}: the text does not say it. What of the other passages?"
    return Answered(said, stays=True)


def _choose(desk: Desk, doubt: Doubt, sent: Sent, rivals: _Rivals) -> Answered:
    """Put one value into the passages of the others."""
    words = sent.one("verdict").removeprefix(VALUE)
    sides = rivals.sides
    chosen = [one for one in sides if one.value and one.words == words]
    if not chosen or len(rivals.claims) > MOST_SETTLED:
        return Answered(GONE, problem=True)
    spoken = choose_side(rivals.conflict.facet, chosen[0], sides, rivals.claims)
    return close(desk, doubt, _check_all(desk, spoken), sent, f"{words} is told.")


def _check_all(desk: Desk, spoken: Iterable[Spoken]) -> list[Valued]:
    return [check_given(desk, claim.claim.report, claim.claim.id, given) for claim, given in spoken]


def _rule(desk: Desk, doubt: Doubt, valued: Sequence[Valued], sent: Sent) -> list[Ruling]:
    """Keep words on values; why they were looked at stands in their notes."""
    why = f"{begin_looked(doubt)} {_note(sent)}".strip()
    return deciding.rule_all(desk, [(one, why) for one in valued])


def close(desk: Desk, doubt: Doubt, valued: Sequence[Valued], sent: Sent, words: str) -> Answered:
    """Keep words on values, then that the doubt was looked at, with their numbers."""
    with desk.read() as store:
        event = store.event(doubt.event)
    numbers = [one.id for one in _rule(desk, doubt, valued, sent)]
    looked = Reviewed(event.id, event.label, "in_review", reports=event.reports)
    told = " ".join(filter(None, (words, _note(sent))))
    last = deciding.rule_aside(desk, looked, say_looked(doubt, numbers, told))
    every = ", ".join(str(one) for one in [*numbers, last.id])
    what = words or ("the text does not say it." if valued else "looked at.")
    return Answered(f"Decision{'s' if numbers else ''} {every}: {what}")


def _note(sent: Sent) -> str:
    return " ".join(sent.one("note").split())


def settle_blank(desk: Desk, doubt: Doubt, sent: Sent) -> Answered | None:
    """Keep what fills a blank, or that no report says it; None where it is no answer."""
    if sent.one("verdict") == "silent":
        return close(desk, doubt, [], sent, "The reports do not say.")
    if sent.one("verdict") != "fill":
        return None
    given = [one for one in _list_facets(doubt) if sent.one(one)]
    if not given:
        return Answered("Type what the report says, or answer that it does not say.", problem=True)
    valued = []
    for facet in given:
        try:
            valued.append(_check(desk, sent, facet))
        except BadValue as fault:
            return Answered(f"{fault}.", problem=True, field=facet)
    told = "; ".join(f"{UNSAID[one.facet]} {one.words}" for one in valued)
    return close(desk, doubt, valued, sent, f"Filled in: {told}.")


def _list_facets(doubt: Doubt) -> Iterator[Facet]:
    facets: tuple[Facet, ...] = ("when", "where")
    yield from (one for one in facets if one in doubt.facets)


def _check(desk: Desk, sent: Sent, facet: Facet) -> Valued:
    key = sent.one("claim")
    with desk.read() as store:
        found = store.claims_of([key])
    if not found:
        raise NotFound("that claim is not there any more: reload the page")
    start, _, end = sent.one(f"{facet}_at").partition("-")
    given = OnValue(facet, "", "is", sent.one(facet), read_span(start, end))
    return check_given(desk, found[0].claim.report, key, given)
