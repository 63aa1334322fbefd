"""All addresses of the desk on one page, and how what goes wrong is told."""

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from twosource.model.errors import NotFound, TwosourceError
from twosource.web import (
    compare_page,
    compare_weights,
    event_page,
    grouping,
    inbox,
    map_shapes,
    overview,
    queue,
    queue_answers,
    report_answers,
    report_coding,
    report_page,
    report_settling,
    report_values,
    status,
    take_in,
    undoing,
)
from twosource.web.desk import Desk
from twosource.web.guard import Door, Guard
from twosource.web.pages import HERE, fill, tell_error

# A page goes no further than this machine: more would cost time and save nothing.
LEVEL = 1
ROUTES = (
    Route("/", overview.show, name="overview"),
    Route("/map.json", map_shapes.tell, name="map"),
    Route("/event/{label}", event_page.show, name="event"),
    Route("/event/{label}/review", event_page.review, methods=["POST"]),
    Route("/event/{label}/split", grouping.show_split),
    Route("/event/{label}/split", grouping.split, methods=["POST"]),
    Route("/merge", grouping.show_merge),
    Route("/merge", grouping.merge, methods=["POST"]),
    Route("/compare", compare_page.show),
    Route("/compare", compare_page.decide, methods=["POST"]),
    Route("/compare/weigh", compare_weights.weigh, methods=["POST"]),
    Route("/undo", undoing.undo, methods=["POST"]),
    Route("/report/{id}", report_page.show, name="report"),
    Route("/report/{id}/folds", report_page.fold, methods=["POST"]),
    Route("/report/{id}/value", report_values.suggest),
    Route("/report/{id}/value", report_values.save, methods=["POST"]),
    Route("/report/{id}/claim", report_coding.save, methods=["POST"]),
    Route("/report/{id}/undo", report_answers.take_back, methods=["POST"]),
    Route("/queue", queue.show, name="queue"),
    Route("/queue", queue_answers.decide, methods=["POST"]),
    Route("/queue/undo", queue_answers.undo, methods=["POST"]),
    Route("/queue/seen", queue.mark_moved, methods=["POST"]),
    Route("/inbox", inbox.show, name="inbox"),
    Route("/inbox", inbox.settle, methods=["POST"]),
    Route("/inbox/next", report_settling.go_to_next),
    Route("/inbox/undo", inbox.undo, methods=["POST"]),
    Route("/take-in", take_in.show, name="take-in"),
    Route("/take-in", take_in.take, methods=["POST"]),
    Route("/status", status.tell, name="status"),
)


def build_app(desk: Desk, door: Door) -> Starlette:
    """Give the desk as an application that a server runs."""
    app = Starlette(
        routes=[
            *ROUTES,
            Mount("/static", StaticFiles(directory=HERE / "static"), name="static"),
            Mount("/vendor", StaticFiles(directory=HERE / "vendor"), name="vendor"),
        ],
        middleware=[Middleware(Guard, door=door), Middleware(GZipMiddleware, compresslevel=LEVEL)],
        exception_handlers={
            HTTPException: _tell_http,
            NotFound: _tell_missing,
            TwosourceError: _tell_refusal,
        },
    )
    app.state.desk = desk
    return app


def _tell_http(request: Request, error: Exception) -> Response:
    status_code = error.status_code if isinstance(error, HTTPException) else 500
    words = "There is no such page." if status_code == 404 else tell_error(error)  # noqa: PLR2004
    return fill(request, "problem.html", status=status_code, words=words)


def _tell_missing(request: Request, error: Exception) -> Response:
    return fill(request, "problem.html", status=404, words=tell_error(error))


def _tell_refusal(request: Request, error: Exception) -> Response:
    return fill(request, "problem.html", status=400, words=tell_error(error))
