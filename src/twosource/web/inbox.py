"""The inbox: every report, and what becomes of it: new, mine, done, or nothing to code in it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Literal, Self, get_args
from urllib.parse import urlencode

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from twosource.model.claim import Claim, Reading
from twosource.model.ruling import ReportState, Ruling, Settled
from twosource.ports import Store
from twosource.stages.by_hand import list_coded, name_coded
from twosource.stages.reports_settled import find_settled
from twosource.views.report_names import name_label, tell_day
from twosource.web import deciding
from twosource.web.desk import now
from twosource.web.forms import Sent, posted
from twosource.web.pages import fill, find_desk
from twosource.web.shelf import Shelf, Shelved, tell_state

PAGE = 50
NEW = "new"
Filed = Literal["new", "mine", "theirs", "done", "nothing_codable"]
STATES: Mapping[Filed, str] = {
    "new": "new",
    "mine": "mine",
    "theirs": "another’s",
    "done": "done",
    "nothing_codable": "nothing codable",
}
REASONS = (
    "no event in it",
    "opinion or analysis",
    "about the past, told elsewhere",
    "forecast or threat only",
    "outside the codebook",
    "no report: advertisement, list or error page",
    "a copy of another report",
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader asks of the inbox; what is left empty leaves nothing out.

    `claims`: "none" or "some".
    """

    state: str = ""
    claims: str = ""
    language: str = ""
    words: str = ""
    page: int = 1

    @classmethod
    def read(cls, given: QueryParams) -> Self:
        """Read what an address asks; what is no answer to a question is left out."""
        state, claims, page = (given.get(one, "") for one in ("state", "claims", "page"))
        return cls(
            state if state in STATES else "",
            claims if claims in {"none", "some"} else "",
            given.get("language", "").strip(),
            " ".join(given.get("words", "").split()),
            max(1, int(page)) if page.isdecimal() else 1,
        )

    def address(self, **other: object) -> str:
        """Give the address that asks this, with some of it asked otherwise."""
        asked = replace(self, **{"page": 1, **other})  # type: ignore[arg-type]
        told = {one.name: getattr(asked, one.name) for one in fields(asked)}
        query = urlencode({name: one for name, one in told.items() if one and one != 1})
        return f"/inbox?{query}" if query else "/inbox"


@dataclass(frozen=True, slots=True)
class Row:
    """One report as the inbox shows it."""

    report: Shelved
    state: str
    last: Ruling | None
    claims: int
    events: tuple[str, ...]
    day: str


def show(request: Request) -> Response:
    """Show the reports that an address asks for."""
    desk = find_desk(request)
    asked = Asked.read(request.query_params)
    shelf = desk.look_at_shelf()
    with desk.read() as store:
        rulings = store.rulings()
        last, coded = find_settled(rulings), list_by_hand(rulings)
        found = _sift(store, shelf, asked, coded)
        states = {key: tell_state(ruling, desk.sitting.by) for key, ruling in last.items()}
        counts = Counter(states.get(one.key, NEW) for one in found)
        if asked.state:
            found = [one for one in found if states.get(one.key, NEW) == asked.state]
        first = (asked.page - 1) * PAGE
        rows = see_rows(store, found[first : first + PAGE], (states, last, coded))
    return fill(
        request,
        "inbox.html",
        asked=asked,
        rows=rows,
        found=len(found),
        total=len(shelf.rows),
        pages=-(-len(found) // PAGE),
        states=[(one, words, counts[one]) for one, words in STATES.items()],
        languages=sorted(Counter(one.language for one in shelf.rows).items()),
        tell=STATES,
        reasons=REASONS,
        said=request.query_params.get("said", ""),
        can_undo=bool(list_own(rulings, desk.sitting.by)),
    )


def list_by_hand(rulings: Iterable[Ruling]) -> dict[str, list[str]]:
    """Give the ids of the claims that people coded, by the key of their report."""
    found: dict[str, list[str]] = {}
    for _, one in list_coded(rulings):
        if not one.expunged:
            found.setdefault(one.anchor.report, []).append(name_coded(one))
    return found


def _sift(
    store: Store, shelf: Shelf, asked: Asked, coded: Mapping[str, Sequence[str]]
) -> list[Shelved]:
    found = list(shelf.rows)
    if asked.words:
        keys = shelf.find(store, asked.words.split())
        found = [one for one in found if one.key in keys]
    if asked.language:
        found = [one for one in found if one.language == asked.language]
    if asked.claims:
        some = asked.claims == "some"
        found = [
            one for one in found if bool(shelf.claims.get(one.key) or one.key in coded) == some
        ]
    return found


def see_rows(
    store: Store,
    found: Sequence[Shelved],
    told: tuple[Mapping[str, str], Mapping[str, Ruling], Mapping[str, Sequence[str]]],
) -> list[Row]:
    """Give some reports as rows, with their claims and the events that these tell of.

    `told` are, by the key of a report, its state, the last word on it, and claims coded by hand.
    """
    states, last, coded = told
    readings = store.readings_of(one.key for one in found)
    claims = {
        one.key: dict.fromkeys(
            (*(kept.id for kept in _list_read(readings, one.key)), *coded.get(one.key, ()))
        )
        for one in found
    }
    told_by = store.events_told_by(key for keys in claims.values() for key in keys)
    labels = store.labels_of(told_by.values())
    dated = _find_days(store, found, claims)
    rows = []
    for one in found:
        own = claims[one.key]
        events = dict.fromkeys(labels[told_by[key]] for key in own if key in told_by)
        rows.append(
            Row(
                one,
                states.get(one.key, NEW),
                last.get(one.key),
                len(own),
                tuple(sorted(events)),
                one.day or dated.get(one.key, ""),
            )
        )
    return rows


def _find_days(
    store: Store, found: Sequence[Shelved], claims: Mapping[str, Iterable[str]]
) -> dict[str, str]:
    """Give the day of each report that came without one, as its own dateline gives it."""
    first = [next(iter(claims[one.key]), "") for one in found if not one.day]
    told = store.claims_of([key for key in first if key])
    reports = store.reports_of(one.claim.report for one in told)
    return {one.claim.report: tell_day(reports[one.claim.report], one.written) for one in told}


def _list_read(readings: Mapping[str, Reading], key: str) -> Sequence[Claim]:
    return readings[key].claims if key in readings else ()


def _settle(request: Request, sent: Sent) -> Response:
    """Keep what becomes of a report, and lead back to the list."""
    desk = find_desk(request)
    said = read_settled(sent)
    back = sent.one("back")
    where = back if back.startswith("/inbox") else "/inbox"
    if said is None:
        return _answer(request, where, "Choose a reason, or write one.", {}, 400)
    ruling = deciding.rule_aside(desk, said, None)
    with desk.read() as store:
        label = name_label(store.report(said.report))
    words = f"Decision {ruling.id}: {label} is {STATES[said.state]}"
    because = f" ({said.reason})" if said.reason else ""
    told = {
        "state": STATES[said.state],
        "reason": said.reason,
        "undo": True,
        "decision": ruling.id,
        "label": label,
    }
    return _answer(request, where, f"{words}{because}.", told)


settle = posted(_settle)


def read_settled(sent: Sent) -> Settled | None:
    """Read what a person says of a report; None where it is no state, or a reason is missing."""
    states: tuple[ReportState, ...] = get_args(ReportState)
    state = sent.one("state")
    reason = " ".join((sent.one("why") or sent.one("reason")).split())
    if state not in states or (state == "nothing_codable" and not reason):
        return None
    return Settled(sent.one("report"), state, reason if state == "nothing_codable" else "")


def _undo(request: Request, sent: Sent) -> Response:
    """Take a person's last word on a report back, or that of a number."""
    desk = find_desk(request)
    number = sent.one("number")
    with desk.write() as store:
        own = list_own(store.rulings(), desk.sitting.by)
        if number:
            own = [one for one in own if str(one.id) == number]
        if own:
            store.undo_decision(own[-1].id, desk.sitting.by, now())
    if not own:
        told = {"undo": False}
        return _answer(request, "/inbox", "You said nothing of a report that stands.", told, 409)
    return _answer(request, "/inbox", f"Decision {own[-1].id} is undone.", {"undo": len(own) > 1})


undo = posted(_undo)


def list_own(rulings: Iterable[Ruling], by: str) -> list[Ruling]:
    """Give the words of a person on reports that stand, the last at the end."""
    return [
        one for one in rulings if one.by == by and isinstance(one.said, Settled) and not one.undone
    ]


def _answer(
    request: Request, where: str, said: str, told: Mapping[str, object], status: int = 200
) -> Response:
    if "application/json" in request.headers.get("accept", ""):
        return JSONResponse({**told, "next": where, "said": said}, status)
    joined = "&" if "?" in where else "?"
    return RedirectResponse(f"{where}{joined}{urlencode({'said': said})}", 303)
