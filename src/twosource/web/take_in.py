"""Taking reports in: files that are dropped or chosen, or a text that is pasted."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from twosource.model.report import ACCESS, CONSENT, Marks
from twosource.ports import Store
from twosource.readers.published import read_published
from twosource.web.desk import Desk, now
from twosource.web.pages import fill, find_desk
from twosource.web.uploads import MOST_BYTES, TooLarge, read_files, read_form
from twosource.web.works import LEFT_OUT, NOT_READ, TakeIn

SAID_OF_IT = ("title", "outlet", "published", "url", "language")
FIELDS = ("text", *SAID_OF_IT, "access", "consent", "handling")
# What is offered for a language; any other code or name is taken as well.
LANGUAGES = (
    *(("en", "English, which is read"), ("am", "Amharic"), ("ar", "Arabic"), ("bn", "Bengali")),
    *(("de", "German"), ("es", "Spanish"), ("fa", "Persian"), ("fr", "French"), ("ha", "Hausa")),
    *(("hi", "Hindi"), ("id", "Indonesian"), ("my", "Burmese"), ("ps", "Pashto")),
    *(("pt", "Portuguese"), ("ru", "Russian"), ("so", "Somali"), ("sw", "Swahili")),
    *(("tr", "Turkish"), ("uk", "Ukrainian"), ("ur", "Urdu"), ("zh", "Chinese")),
)
_LABEL = re.compile(r"\b[A-Z]{3}-\d{4,}\b")
TOO_LARGE = (
    f"That is more than {MOST_BYTES // 1_000_000} MB or 2,000 files at once; take it in in parts,"
    " or with `twosource build`."
)


@dataclass(frozen=True, slots=True)
class Taken:
    """What taking in came to: reports by key and label, and lines in words.

    `unread` gives the key of each report that was kept and not read, and why.
    """

    added: tuple[tuple[str, str], ...]
    again: tuple[tuple[str, str], ...]
    left: tuple[str, ...]
    unread: tuple[tuple[str, str], ...]
    lines: tuple[tuple[tuple[str, bool], ...], ...]
    error: str


def show(request: Request) -> Response:
    """Show the form; or how far a job is that takes reports in, and what it came to."""
    desk = find_desk(request)
    asked = request.query_params.get("job", "")
    number = int(asked) if asked.isdecimal() else 0
    if number not in desk.taken_in:
        return _show_form(request, {}, {})
    outcome = desk.works.outcome(number)
    taken = None
    if outcome is not None:
        with desk.read() as store:
            taken = see_taken(store, desk.taken_in[number], outcome.lines, outcome.error)
    return fill(request, "taken.html", number=number, taken=taken)


def _show_form(
    request: Request, given: Mapping[str, str], wrong: Mapping[str, str], status: int = 200
) -> Response:
    return fill(
        request,
        "take_in.html",
        status=status,
        given={name: given.get(name, "") for name in FIELDS},
        wrong={name: wrong.get(name, "") for name in ("text", "files", "published")},
        accesses=ACCESS,
        consents=CONSENT,
        languages=LANGUAGES,
    )


def see_taken(store: Store, after: int, lines: tuple[str, ...], error: str) -> Taken:
    """Give what was taken in after a line of the log, and what its lines say."""
    found: dict[str, list[str]] = {"report added": [], "report received again": []}
    for line in store.log(after):
        if line.what == "build ended":
            break
        if line.what in found and "report" in line.detail:
            found[line.what].append(str(line.detail["report"]))
    reports = store.reports_of(key for keys in found.values() for key in keys)
    named = {
        what: tuple((key, reports[key].label) for key in dict.fromkeys(keys) if key in reports)
        for what, keys in found.items()
    }
    return Taken(
        named["report added"],
        named["report received again"],
        tuple(one.removeprefix(LEFT_OUT) for one in lines if one.startswith(LEFT_OUT)),
        tuple(
            (_find_key(line, named["report added"]), line)
            for line in (one.removeprefix(NOT_READ) for one in lines if one.startswith(NOT_READ))
        ),
        tuple(tuple(cut_labels(one)) for one in lines if not one.startswith((LEFT_OUT, NOT_READ))),
        error,
    )


def _find_key(line: str, added: Sequence[tuple[str, str]]) -> str:
    """Give the key of the report that a line begins with the label of, "" where it is not one."""
    return next((key for key, label in added if line.startswith(f"{label}: ")), "")


def cut_labels(line: str) -> list[tuple[str, bool]]:
    """Cut a line into pieces, each with whether it is the label of an event.

    >>> cut_labels("1 event new: PER-0001.")
    [('1 event new: ', False), ('PER-0001', True), ('.', False)]
    """
    pieces, at = [], 0
    for found in _LABEL.finditer(line):
        pieces += [(line[at : found.start()], False), (found[0], True)]
        at = found.end()
    return [(piece, label) for piece, label in [*pieces, (line[at:], False)] if piece]


async def take(request: Request) -> Response:
    """Take in what a form brings; it is worked on beside the pages."""
    try:
        form = await read_form(request)
    except TooLarge:
        return await run_in_threadpool(_show_form, request, {}, {"files": TOO_LARGE}, 413)
    files = await read_files(form, "files")
    given = {name: one for name in FIELDS if isinstance(one := form.get(name), str)}
    await form.close()
    return await run_in_threadpool(_take, request, given, files)


def _take(request: Request, given: Mapping[str, str], files: list[tuple[str, bytes]]) -> Response:
    desk = find_desk(request)
    wrong = find_wrong(given, files)
    if wrong:
        return _show_form(request, given, wrong, 400)
    if given.get("text", "").strip():
        files = [*files, write_text(given, now())]
    number = start(desk, tuple(files), read_marks(given))
    return RedirectResponse(f"/take-in?{urlencode({'job': number})}", 303)


def start(desk: Desk, files: tuple[tuple[str, bytes], ...], marks: Marks | None) -> int:
    """Have files taken in; give the number of the job."""
    with desk.read() as store:
        before = store.last_line()
    number = desk.works.ask(TakeIn(files, marks))
    desk.taken_in[number] = before
    return number


def find_wrong(given: Mapping[str, str], files: list[tuple[str, bytes]]) -> dict[str, str]:
    """Give what is wrong with what was given, in words, by field; nothing where all is well."""
    wrong = {}
    if not files and not given.get("text", "").strip():
        wrong["text"] = wrong["files"] = "Choose files, or paste a text."
    day = given.get("published", "").strip()
    if day and read_published(day) is None:
        wrong["published"] = "Give a day as 2015-08-18, a month as 2015-08, or a year as 2015."
    return wrong


def read_marks(given: Mapping[str, str]) -> Marks | None:
    """Read the marks that were chosen, None where none was: `build` does the same."""
    access = next((one for one in ACCESS if one == given.get("access")), None)
    consent = next((one for one in CONSENT if one == given.get("consent")), None)
    handling = " ".join(given.get("handling", "").split()) or None
    if not (access or consent or handling):
        return None
    return Marks(access or "confidential", consent or "unknown", handling)


def write_text(given: Mapping[str, str], at: str) -> tuple[str, bytes]:
    """Give a pasted text as a file of one line of JSON Lines, named by its title or the time.

    The name stands in every list: where the text is to be handled with care, it is no title.
    """
    told = {name: " ".join(given.get(name, "").split()) for name in FIELDS if name != "text"}
    line = {
        "id": (not told["handling"] and told["title"]) or f"pasted {at}",
        "text": given["text"].replace("\r\n", "\n"),
        **{name: told[name] for name in SAID_OF_IT if told[name]},
    }
    return f"pasted {at}.jsonl", msgspec.json.encode(line)
