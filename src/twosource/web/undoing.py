"""Taking a decision back, from wherever it is shown."""

from starlette.requests import Request
from starlette.responses import Response

from twosource.web import deciding
from twosource.web.event_address import find_address, find_beside
from twosource.web.forms import Sent, posted, tell_kept
from twosource.web.pages import fill, find_desk

NO_NUMBER = "Which decision is to be undone? Its number was not sent."


def _undo(request: Request, sent: Sent) -> Response:
    """Undo a decision, and go back to the event or the two events it was undone from."""
    number, label, beside = sent.one("number"), sent.one("event"), sent.one("beside")
    if not number.isdecimal():
        return fill(request, "problem.html", status=400, words=NO_NUMBER)
    undone = deciding.undo(find_desk(request), int(number))
    address = find_address(label, done=undone.id) if label else "/"
    if label and beside:
        address = find_beside(label, beside, done=undone.id)
    return tell_kept(request, undone.id, address)


undo = posted(_undo)
