"""One report: its whole text with all that was read of it, and the record beside it."""

from collections import Counter
from dataclasses import replace
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from twosource.model.report import Report
from twosource.stages.draft_checks import CONNECTIONS, ENTITIES
from twosource.stages.facet_values import KINDS, STANCES, TIMES
from twosource.stages.languages import tell_unread
from twosource.stages.plain_values import PLAIN_STANCES, PLAIN_TIMES
from twosource.views.coded import tell_coding
from twosource.views.decisions import tell_decisions
from twosource.views.disputes import tell_corrections
from twosource.views.found_words import find_in_report
from twosource.views.handling import list_handling
from twosource.views.report_checks import find_checks
from twosource.views.report_marks import join_passages, list_marks
from twosource.views.report_names import find_hard_title, name_report, tell_day
from twosource.views.report_view import ReportView, see_report
from twosource.views.words import tell_marks
from twosource.web.hard_passages import ALWAYS, is_always_open
from twosource.web.inbox import REASONS
from twosource.web.pages import fill, find_desk
from twosource.web.report_again import open_again
from twosource.web.report_answers import go_back
from twosource.web.report_choices import list_choices, list_roles
from twosource.web.report_forms import NAMES, CodingForm, ValueForm
from twosource.web.report_settling import tell_settled
from twosource.web.report_text import draw, pack_marks

# What a legend tells of each kind of mark.
LEGEND = (
    ("passage", "claims"),
    ("trigger", "the word that tells of it"),
    ("when", "when"),
    ("where", "where"),
    ("count", "how many"),
    ("who", "who"),
    ("source", "whose word"),
    ("cue", "words of saying"),
    ("unread", "no claim here"),
    ("left_out", "left out: no sentence of the report"),
)
# What was said of a claim as a whole.
VERDICTS = {
    None: "",
    "says": "yes, the report tells it",
    "does_not": "no, the report does not tell it",
    "is": "put right",
}
SHORTCUTS = (
    ("next", "j", "Next claim"),
    ("previous", "k", "Previous claim"),
    ("yes", "y", "The report tells this claim"),
    ("no", "n", "The report does not tell it"),
    ("type", "t", "Put right: what it is"),
    ("when", "w", "Put right: when"),
    ("where", "l", "Put right: where"),
    ("count", "m", "Put right: how many"),
    ("who", "o", "Put right: who"),
    ("source", "s", "Put right: whose word"),
    ("unread", "u", "Select the next sentence that no claim was taken from"),
    ("code", "c", "Code a claim by hand, of the words that are selected"),
    ("done", "d", "The report is done; to the next"),
    ("nothing", "x", "Nothing codable in it"),
    ("after", "g", "To the next report, leaving this as it is"),
)


def show(request: Request) -> Response:
    """Show one report by its key."""
    asked = request.query_params
    value = ValueForm.read(asked) if asked.get("claim") else None
    coding = CodingForm(shown=True) if asked.get("code") == "1" else None
    view = find_report(request)
    if asked.get("part") == "record":
        # A page that is open has the text: what is drawn anew is what was decided of it.
        return fill(request, "report_record.html", **gather_record(view))
    if value is not None:
        value = fill_in(value, view)
    if "again" in asked:
        coding = open_again(find_desk(request), view.report, asked["again"])
    return show_with(request, view, value=value, coding=coding)


def fill_in(form: ValueForm, view: ReportView) -> ValueForm:
    """Give a form for a value as it stands in its claim, to be changed."""
    rows = (row for one in view.claims if one.grounded.claim.id == form.claim for row in one.rows)
    same = (row for row in rows if (row.facet, row.of) == (form.facet, form.of))
    return replace(form, value=form.value or next((row.said for row in same), ""))


def show_with(
    request: Request,
    view: ReportView,
    *,
    status: int = 200,
    value: ValueForm | None = None,
    coding: CodingForm | None = None,
) -> Response:
    """Show a report with its forms as somebody left them, or empty and out of the way."""
    desk = find_desk(request)
    codebook = desk.codebook
    return fill(
        request,
        "report.html",
        status=status,
        value=value or ValueForm(),
        coding=coding or CodingForm(),
        facets=NAMES,
        choices=list(list_choices(codebook)),
        roles=list_roles(codebook),
        stances=STANCES,
        times=TIMES,
        kinds=KINDS,
        plain_stances=list(PLAIN_STANCES.values()),
        plain_times=list(PLAIN_TIMES.values()),
        entities=ENTITIES,
        ties=CONNECTIONS,
        settled=tell_settled(view.report.key, view.settled, desk.sitting.by),
        reasons=REASONS,
        shortcuts=SHORTCUTS,
        **gather(request, view),
    )


def find_report(request: Request) -> ReportView:
    """Read the report that an address names; a page that there is none where there is not."""
    desk, key = find_desk(request), request.path_params["id"]
    with desk.read() as store:
        if not store.holds(key):
            raise HTTPException(404)
        return see_report(store, key)


def gather(request: Request, view: ReportView) -> dict[str, Any]:
    """Give all that the page of a report is filled with."""
    record = gather_record(view)
    graphic = view.graphic
    always = is_always_open(request.cookies)
    outlet = view.report.outlet or view.reading.outlet
    looked_for = " ".join(request.query_params.get("words", "").split())
    kinds = Counter(one.kind for one in record["found"])
    written = next((one.grounded.written for one in view.claims), None)
    return {
        **record,
        "looked_for": looked_for,
        "hits": () if not looked_for else find_in_report(view, looked_for),
        "name": name_report(view.report),
        "title": find_hard_title(view.report),
        "day": tell_day(view.report, written),
        "outlet": "" if outlet is None else outlet.value,
        "access": tell_marks(replace(view.report.marks, handling=None)),
        "notes": list_handling([view.report]),
        "graphic": graphic,
        "stretches": list(draw(view.report.text, join_passages(view.claims), graphic)),
        "legend": [(kind, words, kinds[kind]) for kind, words in LEGEND],
        "always": always,
        "opened": request.query_params.get("graphic", "open" if always else "fold") == "open",
    }


def gather_record(view: ReportView) -> dict[str, Any]:
    """Give what the record beside the text is filled with."""
    marks = list_marks(view)
    return {
        "view": view,
        "report": view.report,
        "found": marks,
        "marks": pack_marks(marks),
        "checks": find_checks(view.claims, view.taken),
        "verdicts": VERDICTS,
        "corrections": tell_corrections,
        "coding_of": tell_coding,
        "taken": list(zip(view.taken, tell_decisions([], [view.report], view.taken), strict=False)),
        "unread": _tell_unread(view.report),
    }


def _tell_unread(report: Report) -> str:
    left = tell_unread(report)
    return "" if left is None else f"The machine did not read it: {left.reason}."


async def fold(request: Request) -> Response:
    """Keep whether graphic passages are always open for this browser; back to the report."""
    form = await request.form()
    answer = go_back(request.path_params["id"])
    if form.get("always") == "1":
        answer.set_cookie(ALWAYS, "1", httponly=True, samesite="strict")
    else:
        answer.delete_cookie(ALWAYS)
    return answer
