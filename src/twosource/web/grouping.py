"""Merging events and splitting one: what would come of it is shown before it is decided."""

from collections.abc import Mapping, Sequence

from starlette.requests import Request
from starlette.responses import Response

from twosource.model.errors import NotFound
from twosource.model.event import Conflict, Event
from twosource.model.ids import digest
from twosource.ports import Store
from twosource.views.backing import number_claims
from twosource.views.event_view import see_together
from twosource.views.foreseen import find_first, foresee_merged, foresee_split, list_drawn
from twosource.views.grouped import group_apart, group_together
from twosource.views.handling import list_handling
from twosource.views.record_view import RecordView
from twosource.views.words import say_number, tell_facet, tell_sight
from twosource.web import deciding
from twosource.web.event_address import find_address
from twosource.web.event_page import show_event
from twosource.web.event_parts import list_passages
from twosource.web.forms import Sent, posted, tell_kept
from twosource.web.hard_passages import find_hard
from twosource.web.pages import fill, find_desk

TWO, MOST = 2, 40
FEW = "Name two events or more: a merge makes one of several."
MANY = f"That is more than {MOST} events: merge a part of them first."
NONE_TICKED = "Tick the claims that tell of another event first."
ALL_TICKED = "These are all claims of the event: leave one at least, or there is nothing to part."
FOREIGN = "A claim that was ticked is none of this event now: it was worked out anew. Tick again."
STALE = (
    "Not decided: what you were shown is not how the record is now. This is how it is;"
    " look it through again."
)

Seen = tuple[tuple[Event, ...], RecordView]


def mark_claims(events: Sequence[Event]) -> str:
    """Give a mark of which claims some events have.

    A form sends it back, so that it is noticed where they are others by then.
    """
    return digest("grouping", *(f"{one.label} {' '.join(sorted(one.claims))}" for one in events))


def show_merge(request: Request) -> Response:
    """Show what several events would be as one."""
    return _show_merge(request, _clean(request.query_params.getlist("event")))


def _clean(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.strip().upper() for one in names if one.strip()))


def _show_merge(
    request: Request, names: Sequence[str], *, problem: str = "", note: str = "", status: int = 200
) -> Response:
    with find_desk(request).read() as store:
        known, unknown = _sort_names(store, names[: MOST + 1])
        problem = problem or _find_problem(known, unknown)
        if not known:
            return _fill_merge(request, ((), None), None, unknown, (problem, note), status)
        found, view = see_together(store, known)
        found = found[:MOST]
        foreseen = foresee_merged(found, view) if len(found) >= TWO else None
        return _fill_merge(request, (found, view), foreseen, unknown, (problem, note), status)


def _fill_merge(
    request: Request,
    seen: tuple[Sequence[Event], RecordView | None],
    foreseen: Event | None,
    unknown: Sequence[tuple[str, str]],
    said: tuple[str, str],
    status: int,
) -> Response:
    problem, note = said
    events, view = seen
    reports = {key for one in events for key in one.reports}
    return fill(
        request,
        "merge.html",
        status=400 if unknown and status == 200 else status,  # noqa: PLR2004
        events=events,
        notes=() if view is None else list_handling(view.reports[key] for key in reports),
        sights=[tell_sight(one) for one in events],
        foreseen=foreseen,
        new=_list_new(events, foreseen),
        unknown=unknown,
        seen=mark_claims(events),
        problem=problem,
        note=note,
    )


def _sort_names(store: Store, names: Sequence[str]) -> tuple[list[str], list[tuple[str, str]]]:
    """Give the labels of events that names lead to, and the names that lead to none, with why."""
    known: list[str] = []
    unknown: list[tuple[str, str]] = []
    for name in names:
        try:
            known.append(store.event(name).label)
        except NotFound as error:
            unknown.append((name, str(error)))
    return list(dict.fromkeys(known)), unknown


def _find_problem(known: Sequence[str], unknown: Sequence[object]) -> str:
    if len(known) > MOST:
        return MANY
    return FEW if len(known) < TWO and not unknown else ""


def _list_new(events: Sequence[Event], foreseen: Event | None) -> list[str]:
    """Give the conflicts that a merge would bring: those that none of the events has by itself."""
    if foreseen is None:
        return []
    had = {_name_clash(one) for event in events for one in event.conflicts}
    return [tell_facet(one.facet) for one in foreseen.conflicts if _name_clash(one) not in had]


def _name_clash(one: Conflict) -> tuple[object, ...]:
    return one.facet, one.reading, tuple(held.value for held in one.values)


def _merge(request: Request, sent: Sent) -> Response:
    """Decide that several events are one."""
    desk, names, note = find_desk(request), _clean(sent.every("event")), sent.one("note")
    with desk.read() as store:
        known, unknown = _sort_names(store, names)
        fit = not unknown and TWO <= len(known) <= MOST
        found, view = see_together(store, known) if fit else ((), None)
    # One store at a time: the page of a refused form takes its own.
    if view is None or len(found) < TWO:
        return _show_merge(request, names, note=note, status=400)
    if mark_claims(found) != sent.one("seen"):
        return _show_merge(request, known, problem=STALE, note=note, status=409)
    kept = deciding.rule(desk, group_together(found, view), note)
    return tell_kept(request, kept.id, find_address(find_first(found).label, done=kept.id))


def show_split(request: Request) -> Response:
    """Show what the ticked claims of an event would be, and what would be left of it."""
    ticked = tuple(dict.fromkeys(request.query_params.getlist("claim")))
    return _show_split(request, ticked)


def _show_split(
    request: Request, ticked: Sequence[str], *, problem: str = "", note: str = "", status: int = 200
) -> Response:
    with find_desk(request).read() as store:
        (event,), view = see_together(store, [request.path_params["label"]])
        refused = _refuse(event, ticked)
        if refused:
            typed = Sent({"claim": ticked})
            seen = event, view
            return show_event(
                request, store, seen, status=400, problem=refused, where="split", typed=typed
            )
        told = [view.claims[key] for key in event.claims]
        hard = find_hard(store, [(one, one.grounded.claim.passage) for one in told])
        drawn = list_drawn(event, store.events_of(one.event for one in event.look_alikes))
    return _fill_split(request, (event, view), ticked, (problem, note, hard, drawn), status)


def _fill_split(
    request: Request,
    seen: tuple[Event, RecordView],
    ticked: Sequence[str],
    said: tuple[str, str, Mapping[str, str], Sequence[str]],
    status: int,
) -> Response:
    event, view = seen
    taken, left = foresee_split(event, ticked, view)
    passages = list_passages(event, view)
    whose = "its" if len(ticked) == 1 else "their"
    return fill(
        request,
        "split.html",
        status=status,
        event=event,
        halves=(
            (
                "Taken out, by themselves",
                taken,
                [p for p in passages if p.id in ticked],
            ),
            ("What is left", left, [p for p in passages if p.id not in ticked]),
        ),
        ticked=ticked,
        numbers=sorted(number_claims(event, view)[one] for one in ticked),
        notes=list_handling(view.reports[key] for key in event.reports),
        whose=whose,
        taken_words=say_number(len(ticked), "claim"),
        seen=mark_claims([event]),
        problem=said[0],
        note=said[1],
        hard=said[2],
        drawn=said[3],
    )


def _refuse(event: Event, ticked: Sequence[str]) -> str:
    if not ticked:
        return NONE_TICKED
    if not set(ticked) <= set(event.claims):
        return FOREIGN
    return ALL_TICKED if len(ticked) == len(event.claims) else ""


def _split(request: Request, sent: Sent) -> Response:
    """Decide that some claims of an event tell of another."""
    desk, ticked, note = find_desk(request), sent.every("claim"), sent.one("note")
    with desk.read() as store:
        (event,), view = see_together(store, [request.path_params["label"]])
    if _refuse(event, ticked):
        return _show_split(request, ticked, note=note)
    if mark_claims([event]) != sent.one("seen"):
        return _show_split(request, ticked, problem=STALE, note=note, status=409)
    kept = deciding.rule(desk, group_apart(event, ticked, view), note)
    return tell_kept(request, kept.id, find_address(event.label, done=kept.id))


merge = posted(_merge)
split = posted(_split)
