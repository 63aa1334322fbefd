"""One event: its values with what they rest on, where its word comes from, and its review."""

from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response

from twosource.model.errors import NotFound
from twosource.model.event import Event
from twosource.model.ruling import Reviewed
from twosource.ports import Store
from twosource.views.audit_words import tell_audit_at_desk
from twosource.views.coded import mark_coded
from twosource.views.event_view import see_event, see_origins
from twosource.views.put_away import list_put_away
from twosource.views.record_view import RecordView
from twosource.views.reviews import STATES, list_unseen, remark, sign_as_it_stands, take_up
from twosource.views.words import FORETOLD, tell_conflicts, tell_marks, tell_sight
from twosource.web import deciding
from twosource.web.event_address import find_address
from twosource.web.event_parts import find_origin_rows, find_told, gather, tell_lede
from twosource.web.forms import Sent, go_to, posted, tell_kept
from twosource.web.pages import fill, find_desk

COMMENT = "note"
NO_WORDS = "Write the comment first: there is nothing to keep."
NO_CHOICE = "Choose what to do: take it up, sign it, or leave a comment."
CHANGED = (
    "Not signed: the event is another than the one you were shown. Other now: {}."
    " Look it through again and sign it when you agree."
)


def show(request: Request) -> Response:
    """Show one event by its label; an old label leads to where the event went, and says so."""
    asked = request.path_params["label"]
    desk = find_desk(request)
    with desk.read() as store:
        event, view = see_origins(store, asked)
        if event.label != asked:
            return go_to(find_address(event.label, was=asked))
        return show_event(request, store, (event, view))


def show_event(  # noqa: PLR0913 - what a refused form is shown with
    request: Request,
    store: Store,
    seen: tuple[Event, RecordView],
    *,
    status: int = 200,
    problem: str = "",
    where: str = "",
    typed: Sent | None = None,
) -> Response:
    """Fill the page of an event; a refused form comes again with why, and what was typed."""
    event, view = seen
    parts = gather(store, event, view)
    query = request.query_params
    return fill(
        request,
        "event.html",
        status=status,
        **parts,
        was=_find_former(store, event, query.get("was", "")),
        told=find_told(store, view, parts["history"], query.get("done", "")),
        lede=tell_lede(event),
        put_away=list_put_away(event, view, store.rulings()),
        sight=tell_sight(event),
        clash_count=tell_conflicts(event),
        marks=tell_marks(replace(event.marks, handling=None)),
        hands=mark_coded(event.coded_by),
        states=STATES,
        foretold_words=FORETOLD,
        origin_rows=list(find_origin_rows(event)),
        audit=tell_audit_at_desk(view.audited),
        problem=problem,
        where=where,
        typed=typed or Sent({}),
    )


def _find_former(store: Store, event: Event, was: str) -> str:
    """Give the name an event was asked for by, where that is a name it had before."""
    if not was or was.lower() == event.label.lower() or event.id.startswith(was.lower()):
        return ""
    known = see_name(store, was)
    return was.upper() if known == event.id else ""


def see_name(store: Store, name: str) -> str | None:
    """Give the id of the event that a name leads to, None where it leads to none."""
    try:
        return store.event(name).id
    except NotFound:
        return None


def _review(request: Request, sent: Sent) -> Response:
    """Take an event up, sign it as it was shown, or leave a comment."""
    desk = find_desk(request)
    state, note = sent.one("state"), sent.one(COMMENT)
    with desk.read() as store:
        seen = see_event(store, request.path_params["label"])
        event, view = seen
        problem = _find_problem(sent, event, view)
        if problem:
            full = see_origins(store, event.label)
            return show_event(
                request,
                store,
                full,
                status=409 if sent.one("state") == "signed" else 400,
                problem=problem,
                where="review",
                typed=sent,
            )
        said = _say(state, event, view)
    kept = deciding.rule(desk, said, note)
    return tell_kept(request, kept.id, find_address(event.label, done=kept.id))


def _find_problem(sent: Sent, event: Event, view: RecordView) -> str:
    state = sent.one("state")
    if state == "noted":
        return "" if sent.one(COMMENT) else NO_WORDS
    if state == "signed":
        other = list_unseen(sent.one("seen"), event, view)
        return CHANGED.format(", ".join(other)) if other else ""
    return "" if state == "in_review" else NO_CHOICE


def _say(state: str, event: Event, view: RecordView) -> Reviewed:
    if state == "signed":
        return sign_as_it_stands(event, view)
    return take_up(event) if state == "in_review" else remark(event)


review = posted(_review)
