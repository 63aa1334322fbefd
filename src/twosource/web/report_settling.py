"""What becomes of a report, said on its page, and the way to the next one that waits."""

from collections.abc import Iterable, Sequence

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from twosource.model.ruling import Ruling
from twosource.stages.reports_settled import find_settled
from twosource.web.desk import Desk
from twosource.web.inbox import STATES
from twosource.web.pages import find_desk
from twosource.web.shelf import Shelved, tell_state

WAITING = frozenset({"new", "mine"})


def tell_settled(key: str, rulings: Iterable[Ruling], by: str) -> tuple[str, str]:
    """Give the state of a report in words, and the reason that was given for it."""
    last = find_settled(rulings).get(key)
    reason = getattr(last.said, "reason", "") if last is not None else ""
    return STATES.get(tell_state(last, by), "new"), reason  # type: ignore[call-overload]


def find_next(desk: Desk, after: str) -> Shelved | None:
    """Give the next report by label that nobody else reads and nobody settled; then from the first.

    None where no other is left.
    """
    rows = desk.look_at_shelf().rows
    with desk.read() as store:
        last = find_settled(store.rulings())
    at = next((number for number, one in enumerate(rows) if one.key == after), -1)
    turned: Sequence[Shelved] = (*rows[at + 1 :], *rows[: max(at, 0)])
    states = ((one, tell_state(last.get(one.key), desk.sitting.by)) for one in turned)
    return next((one for one, state in states if state in WAITING and one.key != after), None)


def go_to_next(request: Request) -> Response:
    """Lead to the next report that waits for somebody; to the list where none is left."""
    found = find_next(find_desk(request), request.query_params.get("after", ""))
    said = "/inbox?said=No+other+report+waits+for+you."
    return RedirectResponse(said if found is None else f"/report/{found.key}", 303)
