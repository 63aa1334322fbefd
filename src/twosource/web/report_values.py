"""A person's word on one value of a claim, from the page of its report."""

from dataclasses import replace
from typing import get_args

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from twosource.model.correction import Facet, WordOnValue
from twosource.model.errors import BadValue, NotFound
from twosource.model.ruling import Ruling, Valued
from twosource.model.spans import Span
from twosource.model.values import GroundedClaim
from twosource.ports import Store
from twosource.stages.facet_values import split_names
from twosource.stages.facet_words import list_parts, say_facet
from twosource.stages.plain_values import (
    make_exact,
    make_part_exact,
    make_places_exact,
    say_part,
    say_plainly,
)
from twosource.stages.word_on_value import Around, OnValue, check_word, propose
from twosource.views.decisions import tell_value
from twosource.web.deciding import rule
from twosource.web.desk import Desk
from twosource.web.pages import find_desk
from twosource.web.place_choices import (
    Told,
    choose_place,
    list_choices,
    list_places,
    read_told,
    refuse_names,
    say_ids,
)
from twosource.web.report_answers import (
    REFUSED,
    answer_kept,
    answer_problems,
    read_span,
    wants_json,
)
from twosource.web.report_forms import NAMES, ValueForm
from twosource.web.report_page import find_report, show_with
from twosource.web.typed_days import read_typed_day

FACETS: tuple[Facet, ...] = get_args(Facet)
VERDICTS: tuple[WordOnValue, ...] = get_args(WordOnValue)


async def save(request: Request) -> Response:
    """Keep a word on a value; refuse what is none, with all that was typed."""
    form = ValueForm.read(await request.form())
    return await run_in_threadpool(_save, request, form)


def _save(request: Request, form: ValueForm) -> Response:
    desk, key = find_desk(request), request.path_params["id"]
    try:
        kept = _keep(desk, key, form)
    except BadValue as fault:
        if wants_json(request):
            choices = list_offers(desk, key, form.value) if form.facet == "where" else []
            return answer_problems([("value", str(fault))], choices)
        refused = replace(form, problem=str(fault))
        return show_with(request, find_report(request), status=REFUSED, value=refused)
    return answer_kept(
        request, kept, f"{_name(form)} {_tell(kept)}", f"claim-{form.claim}", form.back
    )


def _keep(desk: Desk, key: str, form: ValueForm) -> Ruling:
    return rule(desk, check_given(desk, key, form.claim, _read(form)), form.note)


def check_given(desk: Desk, report: str, claim: str, given: OnValue) -> Valued:
    """Give what is said of a value of a claim as it is kept.

    Raises:
        BadValue: it is no value, or none that can be spoken of.
        NotFound: the claim is not there any more.
    """
    with desk.read() as store:
        grounded = find_claim(store, report, claim)
        around = Around(grounded, store.reading(report), store.report(report).text, desk.codebook)
        told = read_told(store, report) if given.facet == "where" else Told()
        language = store.report(report).language
    if (given.facet, given.verdict) == ("when", "is"):
        given = replace(given, words=read_typed_day(given.words, language) or given.words)
    exact = make_exact(given, grounded, desk.codebook)
    names = split_names(exact.words) if (given.facet, given.verdict) == ("where", "is") else ()
    found = desk.gazetteer().find(names) if names else {}
    if names:
        refuse_names(desk.gazetteer(), names, found, told)
    return check_word(exact, around, found)


def find_claim(store: Store, report: str, claim: str) -> GroundedClaim:
    """Give a claim of a report; NotFound where it is gone, or is another report's."""
    for one in store.claims_of([claim]):
        if one.claim.report == report:
            return one
    raise NotFound("that claim is not there any more: the report was read anew; reload the page")


def _read(form: ValueForm) -> OnValue:
    facet = next((one for one in FACETS if one == form.facet), None)
    verdict = next((one for one in VERDICTS if one == form.verdict), None)
    if facet is None or verdict is None:
        raise BadValue("say which value it is, and what is to be said of it")
    if verdict == "is" and not form.value:
        raise BadValue("say what the value is")
    return OnValue(facet, form.of, verdict, form.value, read_span(form.start, form.end))


def _name(form: ValueForm) -> str:
    return f"{dict(NAMES).get(form.facet, form.facet)} {form.of}".strip()


def _tell(kept: Ruling) -> str:
    return tell_value(kept.said)  # type: ignore[arg-type]  # a word on a value was kept


def suggest(request: Request) -> Response:
    """Tell what words, selected or typed, may come to as a value, for a form to be filled with."""
    desk, key, asked = find_desk(request), request.path_params["id"], request.query_params
    facet: Facet = next((one for one in FACETS if one == asked.get("facet")), "type")
    with desk.read() as store:
        report = store.report(key)
        claim = find_claim(store, key, asked["claim"]) if asked.get("claim") else None
        told = read_told(store, key) if facet == "where" else Told()
    span = read_span(asked.get("start", ""), asked.get("end", ""))
    words = asked.get("words", "") if span is None else span.of(report.text)
    value = propose(facet, words, claim)
    if facet == "when" and not value:
        value = read_typed_day(words, report.language)
    if facet == "where" and ":" in value:  # an id that stands in the claim is shown by its name
        value = say_ids(desk.gazetteer(), make_places_exact(value))
    choices = _offer(desk, value, told) if facet == "where" else []
    parts = () if claim is None else list_parts(claim, facet)
    only = parts[0] if len(parts) == 1 and _may_be_meant(claim, facet, span) else ""
    of = make_part_exact(asked.get("of", ""), parts) or only
    return JSONResponse(
        {
            "value": choose_place(choices, told.places) or value,
            "machine": ""
            if claim is None
            else say_plainly(claim, facet, say_facet(claim, facet, of)),
            "of": say_part(of),
            "parts": [say_part(one) for one in parts],
            "choices": choices,
        }
    )


def _may_be_meant(claim: GroundedClaim | None, facet: Facet, words: Span | None) -> bool:
    """Tell whether selected words may be of the one number of a claim: those beside it are not.

    "21 bodies" in the next sentence is another number than the 35 wounded of this one.
    """
    apart = claim is not None and words is not None and not words.overlaps(claim.claim.passage)
    return not (facet == "count" and apart)


def _offer(desk: Desk, name: str, told: Told) -> list[dict[str, str]]:
    gazetteer = desk.gazetteer()
    return list_choices(gazetteer, list_places(gazetteer, name, told))


def list_offers(desk: Desk, report: str, name: str) -> list[dict[str, str]]:
    """Give the places of a name to choose from, those first that a report may mean."""
    with desk.read() as store:
        told = read_told(store, report)
    return _offer(desk, (split_names(name) or ("",))[-1], told)
