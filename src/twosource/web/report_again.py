"""A claim that was coded by hand, opened again to be changed."""

from dataclasses import replace

from twosource.model.coded import Coded
from twosource.model.report import Report
from twosource.model.ruling import Ruling
from twosource.stages.by_hand import list_coded
from twosource.stages.redraft import redraft
from twosource.web.desk import Desk
from twosource.web.place_choices import say_ids
from twosource.web.report_forms import CodingForm


def open_again(desk: Desk, report: Report, number: str) -> CodingForm:
    """Give the form with a claim coded before, to be changed; empty where there is none."""
    found = find_coded(desk, report.key, number)
    if found is None:
        return CodingForm(shown=True)
    form = CodingForm.of(redraft(found[1]), report.text, found[0].id)
    where = say_ids(desk.gazetteer(), form.get("where.value"))
    return replace(form, typed={**form.typed, "where.value": where}) if where else form


def find_coded(desk: Desk, report: str, number: str) -> tuple[Ruling, Coded] | None:
    """Give the claim of a report coded by a decision that stands, None where there is none."""
    with desk.read() as store:
        coded = list_coded(store.rulings_on(report))
    return next((one for one in coded if str(one[0].id) == number and not one[1].expunged), None)
