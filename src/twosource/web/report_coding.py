"""A claim that a person codes by hand on the page of a report: kept, or refused in words."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from twosource.model.errors import BadValue
from twosource.model.values import Place
from twosource.stages.by_hand import name_coded
from twosource.stages.draft_checks import check_draft, list_place_names
from twosource.web.coding_problems import say_problem
from twosource.web.deciding import rule, undo
from twosource.web.desk import Desk
from twosource.web.pages import find_desk
from twosource.web.place_choices import Told, read_told, refuse_names
from twosource.web.report_again import find_coded
from twosource.web.report_answers import REFUSED, answer_kept, answer_problems, wants_json
from twosource.web.report_forms import CodingForm
from twosource.web.report_page import find_report, show_with
from twosource.web.typed_days import read_typed_day


async def save(request: Request) -> Response:
    """Keep a claim coded by hand; refuse what is none, with all that was typed."""
    form = CodingForm.read(await request.form())
    return await run_in_threadpool(_save, request, form)


def _save(request: Request, form: CodingForm) -> Response:
    desk, key = find_desk(request), request.path_params["id"]
    with desk.read() as store:
        report = store.report(key)
        told = read_told(store, key)
    day = read_typed_day(form.get("when.value"), report.language)
    draft = form.of_day(day).as_draft(key)
    names = list_place_names(draft)
    found = desk.gazetteer().find(names) if names else {}
    checked = check_draft(draft, report.text, desk.codebook, found)
    if checked.coded is None:
        told_where = _say_wrong(desk, names, found, told)
        problems = [
            (place, told_where if told_where and place == "where" else why)
            for place, why in (say_problem(one, form) for one in checked.problems)
        ]
        if wants_json(request):
            return answer_problems(problems)
        refused = replace(form, problems=dict(problems))
        return show_with(request, find_report(request), status=REFUSED, coding=refused)
    kept = rule(desk, checked.coded, form.get("note"))
    words = f"{checked.coded.anchor.type.replace('_', ' ')} coded by hand"
    before = find_coded(desk, key, form.get("again"))
    if before is not None:
        undo(desk, before[0].id)
        words += f", in the place of decision {before[0].id}"
    return answer_kept(request, kept, words, f"claim-{name_coded(checked.coded)}")


def _say_wrong(
    desk: Desk, names: Sequence[str], found: Mapping[str, Sequence[Place]], told: Told
) -> str:
    """Give in words why names are no places to be kept, "" where they are."""
    try:
        refuse_names(desk.gazetteer(), names, found, told)
    except BadValue as fault:
        return str(fault)
    return ""
