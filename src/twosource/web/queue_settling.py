"""Values in conflict, and blanks, answered in the queue: what is shown, and what is kept."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from twosource.exporters.claim_lines import ClaimInEvent
from twosource.model.correction import Facet
from twosource.model.errors import BadValue, NotFound
from twosource.model.event import Conflict
from twosource.model.ruling import Reviewed, Valued
from twosource.ports import Store
from twosource.stages.anchors import anchor_of
from twosource.stages.doubts import Doubt
from twosource.stages.settling import Spoken, choose_side, find_part, list_sides
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
                held.holders,
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
    with desk.read() as store:
        conflict = find_conflict(store, doubt)
        if conflict is None:
            return Answered(GONE, problem=True)
        keys = {key for held in conflict.values for key in held.claims}
        claims = {one.grounded.claim.id: one for one in see_claims(store, sorted(keys))[1]}
        out = find_out(store, conflict.facet, claims.values())
    grounded = {key: one.grounded for key, one in claims.items()}
    sides = list_sides(conflict, grounded)
    if verdict.startswith(NOT_SO):
        key = verdict.removeprefix(NOT_SO)
        part = find_part(conflict.facet, grounded[key]) if key in grounded else None
        if part is None:
            return Answered(GONE, problem=True)
        spoken = [(grounded[key], OnValue(*part, "does_not"))]
        left = [one for one in sides if {*one.claims} - {key, *out}]
        return _put(desk, doubt, spoken, sent, "", stays=len(left) > 1)
    chosen = [one for one in sides if one.value and verdict == f"{VALUE}{one.words}"]
    if not chosen or len(keys) > MOST_SETTLED:
        return Answered(GONE, problem=True) if verdict.startswith(VALUE) else None
    spoken = list(choose_side(conflict.facet, chosen[0], sides, grounded))
    return _put(desk, doubt, spoken, sent, f"{chosen[0].words} is told.", stays=False)


def _put(
    desk: Desk, doubt: Doubt, spoken: Sequence[Spoken], sent: Sent, words: str, *, stays: bool
) -> Answered:
    """Keep words on values; and that the doubt was looked at, but where more is to be said."""
    valued = [
        check_given(desk, claim.claim.report, claim.claim.id, given) for claim, given in spoken
    ]
    if stays:
        return _leave_out(desk, doubt, valued, sent)
    return close(desk, doubt, valued, sent, words)


def _leave_out(desk: Desk, doubt: Doubt, valued: Sequence[Valued], sent: Sent) -> Answered:
    note = _note(sent)
    kept = deciding.rule_all(
        desk, [(one, f"{begin_looked(doubt)} {note}".strip()) for one in valued]
    )
    return Answered(
        f"Decision {kept[0].id}: the text does not say it. What of the other passages?",
        stays=True,
    )


def close(desk: Desk, doubt: Doubt, valued: Sequence[Valued], sent: Sent, words: str) -> Answered:
    """Keep words on values, then that the doubt was looked at, with their numbers."""
    note = _note(sent)
    kept = deciding.rule_all(
        desk, [(one, f"{begin_looked(doubt)} {note}".strip()) for one in valued]
    )
    numbers = [one.id for one in kept]
    with desk.read() as store:
        event = store.event(doubt.event)
    looked = Reviewed(event.id, event.label, "in_review", reports=event.reports)
    told = " ".join(filter(None, (words, note)))
    last = deciding.rule_aside(desk, looked, say_looked(doubt, numbers, told))
    every = ", ".join(str(one) for one in [*numbers, last.id])
    what = words or ("The text does not say it." if valued else "looked at.")
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
