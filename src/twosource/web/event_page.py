"""One event: its values with what they rest on, its claims, where its word comes from."""

from starlette.requests import Request
from starlette.responses import Response

from twosource.views.event_view import see_event
from twosource.web.pages import fill, find_desk


def show(request: Request) -> Response:
    """Show one event by its label, or by that of one that was merged into it."""
    desk = find_desk(request)
    with desk.read() as store:
        event, view = see_event(store, request.path_params["label"])
    claims = [view.claims[key] for key in event.claims]
    claims.sort(key=lambda one: (one.report.label, one.grounded.order))
    return fill(
        request,
        "event.html",
        event=event,
        view=view,
        claims=claims,
        review=view.review_of(event),
    )
