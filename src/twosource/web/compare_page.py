"""Two events side by side: what agrees, what differs, and a person's word on the closest pair."""

from typing import Any, get_args

from starlette.requests import Request
from starlette.responses import Response

from twosource.model.errors import NotFound
from twosource.model.event import Event
from twosource.model.match import Decision, Verdict
from twosource.ports import Store
from twosource.stages.anchors import anchor_of
from twosource.stages.between import Between
from twosource.views.decisions import sort_taken
from twosource.views.event_view import see_claims, see_together
from twosource.views.handling import list_handling
from twosource.views.history import Taken, find_named, list_anchors, tell_one
from twosource.views.record_view import RecordView
from twosource.views.report_names import name_label
from twosource.views.side_by_side import find_closest, hold_side_by_side, tell_misfits
from twosource.views.spoken import list_between, list_within
from twosource.web import deciding
from twosource.web.compare_weights import (
    Shown,
    Weights,
    find_outcome,
    is_waiting,
    show_pair,
    show_weights,
)
from twosource.web.desk import Desk
from twosource.web.event_address import find_address, find_beside
from twosource.web.event_parts import find_told
from twosource.web.forms import Sent, posted, tell_kept
from twosource.web.hard_passages import find_hard
from twosource.web.pages import fill, find_desk, tell_error
from twosource.web.works import Outcome

VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
TWO = 2
NO_TWO = "Name two events to see side by side: {}."
NO_VERDICT = "Choose one: same, different or unsure."
GONE = "These claims are not there any more: the events were worked out anew. Look again."


def show(request: Request) -> Response:
    """Show two events side by side."""
    asked = request.query_params
    return _show(request, asked.get("left", "").strip(), asked.get("right", "").strip())


def _show(
    request: Request, left: str, right: str, *, problem: str = "", note: str = ""
) -> Response:
    with find_desk(request).read() as store:
        try:
            found, view = see_together(store, [left, right])
        except NotFound as error:
            return _ask_again(request, (left, right), tell_error(error))
        if len(found) < TWO:
            words = f"{left} and {right} are one event in this record, {found[0].label}"
            words += "".join(f". {one.words}" for one in list_within(store, found[0]))
            return _ask_again(request, (found[0].label, ""), words)
        return _fill(request, store, (found[0], found[1]), view, problem=problem, note=note)


def _ask_again(request: Request, names: tuple[str, str], why: str) -> Response:
    """Ask for two events again, with what was asked kept and why it is no answer."""
    return fill(request, "compare_ask.html", status=404, names=names, why=NO_TWO.format(why))


def _fill(
    request: Request,
    store: Store,
    events: tuple[Event, Event],
    view: RecordView,
    *,
    problem: str,
    note: str,
) -> Response:
    left, right = events
    shared = sorted(set(left.reports) & set(right.reports))
    pair, weights = find_pair(request, left, right, view)
    return fill(
        request,
        "compare.html",
        status=400 if problem else 200,
        left=left,
        right=right,
        notes=list_handling(view.reports[key] for key in {*left.reports, *right.reports}),
        rows=hold_side_by_side(left, right),
        misfits=tell_misfits(left, right),
        shared=[(key, name_label(view.reports[key])) for key in shared],
        pair=pair,
        weights=weights,
        hard=_find_hard(store, view, pair, weights),
        spoken=list_between(store, left, [right])[right.id],
        said=[] if pair is None else list_said(store, (pair.left.id, pair.right.id), view),
        told=find_told(store, view, (), request.query_params.get("done", "")),
        problem=problem,
        note=note,
        **find_job(request, left, right),
    )


def _find_hard(
    store: Store, view: RecordView, pair: Shown | None, weights: Weights | None
) -> dict[str, str]:
    """Give why passages that are shown are hard to read, by claim, of those that are."""
    shown = [*filter(None, (pair,)), *(() if weights is None else weights.others)]
    ends = dict.fromkeys(end.id for one in shown for end in (one.left, one.right))
    told = [view.claims[key] for key in ends]
    return find_hard(store, [(one, one.grounded.claim.passage) for one in told])


def find_job(request: Request, left: Event, right: Event) -> dict[str, Any]:
    """Give whether all pairs are being weighed, and why that failed, if it did."""
    desk, number = find_desk(request), request.query_params.get("weighed", "")
    outcome = find_outcome(desk, number, left, right)
    failed = outcome.error if isinstance(outcome, Outcome) else ""
    return {"waiting": outcome is None and is_waiting(desk, number), "failed": failed}


def find_pair(
    request: Request, left: Event, right: Event, view: RecordView
) -> tuple[Shown | None, Weights | None]:
    """Give the pair to show, and all pairs if they were weighed.

    That is the likeliest of those weighed, else the one that the build found most alike, if any.
    """
    number = request.query_params.get("weighed", "")
    found = find_outcome(find_desk(request), number, left, right)
    closest = find_closest(left, right)
    if not isinstance(found, Between):
        shown = None if closest is None else show_pair(closest.match, left, view, closest.apart)
        return shown, None
    return show_weights(found, left, view, "" if closest is None else closest.apart)


def list_said(store: Store, pair: tuple[str, str], view: RecordView) -> list[Taken]:
    """Give what people decided on the very pair that is shown and took back, the latest first."""
    ends = {anchor_of(view.claims[key].grounded) for key in pair}
    labels, texts = find_named(store, view, ())
    taken = sort_taken(store.decisions(), ())
    return [
        tell_one(one, labels, (), texts)
        for one in reversed(taken)
        if isinstance(one, Decision) and one.undone and set(list_anchors(one)) == ends
    ]


def _decide(request: Request, sent: Sent) -> Response:
    """Keep a person's word on the closest pair of two events."""
    left, right, verdict = sent.one("left"), sent.one("right"), sent.one("verdict")
    if verdict not in VERDICTS:
        return _show(request, left, right, problem=NO_VERDICT, note=sent.one("note"))
    kept = keep_word(find_desk(request), sent, verdict)
    if kept is None:
        return _show(request, left, right, problem=GONE, note=sent.one("note"))
    beside = find_beside(left, right, done=kept.id)
    address = find_address(left, done=kept.id) if verdict == "same" else beside
    return tell_kept(request, kept.id, address)


def keep_word(desk: Desk, sent: Sent, verdict: Verdict) -> Decision | None:
    """Keep a word on two claims; None where one of them is there no more."""
    with desk.read() as store:
        try:
            claims = see_claims(store, sent.every("claim"))[1]
        except NotFound:
            return None
    if len(claims) != TWO:
        return None
    ends = anchor_of(claims[0].grounded), anchor_of(claims[1].grounded)
    return deciding.decide_pair(desk, ends, verdict, sent.one("note"))


decide = posted(_decide)
