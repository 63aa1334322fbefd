"""Fill a template: what every page is given, and what templates may call."""

from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from starlette.requests import Request
from starlette.responses import HTMLResponse

from twosource import __version__
from twosource.views.provenance_tree import tell_change
from twosource.views.record_view import LISTED
from twosource.views.words import (
    say_number,
    shorten,
    tell_count,
    tell_facet,
    tell_stance,
    tell_when,
    tell_where,
)
from twosource.web.desk import Desk
from twosource.web.hard_passages import is_always_open, say_why_hard
from twosource.web.plain_words import put_plainly
from twosource.web.report_text import as_characters

HERE = Path(__file__).parent
_PAGES = Environment(
    loader=PackageLoader("twosource.web"),
    autoescape=select_autoescape(),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def say_words(name: str) -> str:
    """Give a name of the codebook or of the code as words: "in_review" is "in review"."""
    return tell_stance(name).replace("_", " ")


_PAGES.filters["words"] = say_words
_PAGES.filters["plainly"] = put_plainly
_PAGES.filters["characters"] = as_characters
for say in (
    say_number,
    say_why_hard,
    shorten,
    tell_change,
    tell_count,
    tell_facet,
    tell_when,
    tell_where,
):
    _PAGES.globals[say.__name__] = say
_PAGES.globals["version"] = __version__


def tell_error(error: Exception) -> str:
    """Give what is wrong in words, with a page where the terminal names a command."""
    return str(error).replace(LISTED, "the list of events has them all")


def find_desk(request: Request) -> Desk:
    """Give the desk a request is made at."""
    desk = request.app.state.desk
    if not isinstance(desk, Desk):
        raise TypeError(desk)
    return desk


def fill(request: Request, template: str, *, status: int = 200, **context: Any) -> HTMLResponse:
    """Give a page: a template filled with what it needs, and with what every page shows."""
    desk = find_desk(request)
    text = _PAGES.get_template(template).render(
        context,
        path=request.url.path,
        hard_open=is_always_open(request.cookies),
        sitting=desk.sitting,
        progress=desk.works.progress(),
    )
    return HTMLResponse(text, status)
