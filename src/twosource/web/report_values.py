"""A person's word on one value of a claim, from the page of its report."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import get_args

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from twosource.model.correction import Facet, WordOnValue
from twosource.model.errors import BadValue, NotFound
from twosource.model.ruling import Ruling, Valued
from twosource.model.values import GroundedClaim, Place, Where
from twosource.ports import Store
from twosource.stages.facet_values import split_names
from twosource.stages.facet_words import list_parts, say_facet
from twosource.stages.plain_values import make_exact, make_part_exact, say_part, say_plainly
from twosource.stages.word_on_value import Around, OnValue, check_word, propose
from twosource.views.decisions import tell_value
from twosource.web.deciding import rule
from twosource.web.desk import Desk
from twosource.web.pages import find_desk
from twosource.web.report_answers import (
    REFUSED,
    answer_kept,
    answer_problems,
    read_span,
    wants_json,
)
from twosource.web.report_forms import NAMES, ValueForm
from twosource.web.report_page import find_report, show_with

FACETS: tuple[Facet, ...] = get_args(Facet)
VERDICTS: tuple[WordOnValue, ...] = get_args(WordOnValue)
MOST_PLACES = 12


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
            choices = list_choices(desk, form.value) if form.facet == "where" else []
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
    exact = make_exact(given, grounded, desk.codebook)
    names = split_names(exact.words) if given.facet == "where" else ()
    found = desk.gazetteer().find(names) if names else {}
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
        text = store.report(key).text
        claim = find_claim(store, key, asked["claim"]) if asked.get("claim") else None
        told = _list_told(store, key) if facet == "where" else frozenset()
    span = read_span(asked.get("start", ""), asked.get("end", ""))
    words = asked.get("words", "") if span is None else span.of(text)
    value = propose(facet, words, claim)
    places = _list_places(desk, value, told) if facet == "where" and value else []
    parts = () if claim is None else list_parts(claim, facet)
    of = make_part_exact(asked.get("of", ""), parts) or (parts[0] if len(parts) == 1 else "")
    return JSONResponse(
        {
            "value": _choose_place(places, told) or value,
            "machine": ""
            if claim is None
            else say_plainly(claim, facet, say_facet(claim, facet, of)),
            "of": say_part(of),
            "parts": [say_part(one) for one in parts],
            "choices": [{"value": one.id, "words": _tell_place(one)} for one in places],
        }
    )


def list_choices(desk: Desk, name: str) -> list[dict[str, str]]:
    """Give the places of a name to choose from, each with what it is typed as."""
    return [{"value": one.id, "words": _tell_place(one)} for one in _list_places(desk, name)]


def _list_told(store: Store, report: str) -> frozenset[str]:
    """Give the ids of the places that the claims of a report are at."""
    claims = store.claims_of([one.id for one in store.reading(report).claims])
    found = [one.where for one in claims if isinstance(one.where, Where)]
    return frozenset(place.id for where in found for place in where.every)


def _list_places(desk: Desk, name: str, told: Collection[str] = ()) -> list[Place]:
    """Give the places of a name: first those that the report tells of elsewhere."""
    found = desk.gazetteer().find([name]).get(name, ())
    return sorted(found, key=lambda one: one.id not in told)[:MOST_PLACES]


def _choose_place(places: Sequence[Place], told: frozenset[str]) -> str:
    """Give the id of the one place that is meant, "" where it is for a person to say."""
    meant = [one for one in places if one.id in told]
    return meant[0].id if len(meant) == 1 else ""


def _tell_place(place: Place) -> str:
    within = ", ".join(part for part in (place.admin1, place.country) if part)
    return f"{place.name}, {place.kind.replace('_', ' ')} ({within})"
