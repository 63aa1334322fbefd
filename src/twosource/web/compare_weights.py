"""The weights between two events: of the pair most alike, and of all pairs where that is asked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from twosource.model.errors import NotFound
from twosource.model.event import Event
from twosource.model.match import Match
from twosource.stages.between import Between
from twosource.views.kept_apart import KeptApart, tell_kept_apart
from twosource.views.passages import Passage, show_passage
from twosource.views.record_view import RecordView
from twosource.views.weights_picture import Weighed, lay_bars
from twosource.views.words import say_number, tell_chance
from twosource.web.desk import Desk
from twosource.web.event_address import find_beside
from twosource.web.forms import Sent, go_to, posted
from twosource.web.pages import fill, find_desk
from twosource.web.works import Outcome, Weigh

MOST_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Shown:
    """A pair of claims with its weights, that of the left event first; `kept`: why apart."""

    left: Passage
    right: Passage
    bits: float
    chance: str
    veto: str
    kept: KeptApart
    bars: tuple[Weighed, ...]


@dataclass(frozen=True, slots=True)
class Weights:
    """What weighing all pairs came to: in lines, with the pairs beside the likeliest."""

    lines: tuple[str, ...]
    others: tuple[Shown, ...]
    more: int


def find_outcome(desk: Desk, number: str, left: Event, right: Event) -> Between | Outcome | None:
    """Give what weighing these two events came to by the number of the job.

    An outcome alone tells why it came to nothing; None: the job is not done, or was none of these.
    """
    outcome = desk.works.outcome(int(number)) if number.isdecimal() else None
    if outcome is None or outcome.error:
        return outcome
    found = outcome.weighed
    if found is None:
        return None
    ours = {*left.claims, *right.claims}
    ends = {end for one in found.matches for end in (one.pair.left, one.pair.right)}
    # The events may be of other claims since.
    return found if ends <= ours else None


def is_waiting(desk: Desk, number: str) -> bool:
    """Tell whether the job of a number is still to be done."""
    progress = desk.works.progress()
    return number.isdecimal() and progress.done < int(number) <= progress.asked


def show_pair(match: Match, left: Event, view: RecordView, apart: str = "") -> Shown:
    """Give one pair, the claim of the left event first."""
    pair = match.pair
    ends = sorted((pair.left, pair.right), key=lambda key: key not in left.claims)
    ours, theirs = (
        show_passage(view.claims[key], place, withdrawn=False) for place, key in enumerate(ends, 1)
    )
    return Shown(
        ours,
        theirs,
        match.bits,
        tell_chance(match.bits),
        match.veto.words if match.veto else "",
        tell_kept_apart(match, apart),
        lay_bars(match),
    )


def show_weights(
    found: Between, left: Event, view: RecordView, apart: str = ""
) -> tuple[Shown | None, Weights]:
    """Give the likeliest pair, and what all of them come to; `apart`: what the build says of it."""
    shown = [show_pair(one, left, view, apart) for one in found.matches[:MOST_SHOWN]]
    best, others = (shown[0], shown[1:]) if shown else (None, [])
    more = len(found.matches) - len(shown)
    return best, Weights(tuple(_tell(found)), tuple(others), more)


def _tell(found: Between) -> Iterator[str]:
    pairs = len(found.matches)
    if not pairs:
        yield (
            "Their claims make no pair to weigh: what a report took back, or a person refuted, "
            "is compared with nothing."
        )
        return
    yield _count(found.matches)
    if found.left_out:
        yield f"{say_number(found.left_out, 'more pair')} {_be(found.left_out)} not weighed here."
    if found.compared == pairs:
        yield "The build compared all of these."
    elif found.compared:
        yield f"The build compared {found.compared} of them; the others are weighed now."
    else:
        why = "; ".join(found.why)
        yield f"The build compared none of them: {why}. The weights here are worked out now."


def _count(matches: Sequence[Match]) -> str:
    barred = sum(one.veto is not None for one in matches)
    speaking = sum(one.veto is None and one.bits > 0 for one in matches)
    against = len(matches) - barred - speaking
    lean = [
        f"{speaking} {'leans' if speaking == 1 else 'lean'} to one event",
        f"{against} to two",
        f"{barred} {_be(barred)} impossible",
    ]
    return f"{say_number(len(matches), 'pair')} of claims weighed: {', '.join(lean)}."


def _be(number: int) -> str:
    return "is" if number == 1 else "are"


def _weigh(request: Request, sent: Sent) -> Response:
    """Have all pairs of two events weighed, and go back to them."""
    desk = find_desk(request)
    with desk.read() as store:
        try:
            left, right = store.event(sent.one("left")), store.event(sent.one("right"))
        except NotFound as error:
            return fill(request, "problem.html", status=404, words=str(error))
    number = desk.works.ask(Weigh(left.claims, right.claims))
    return go_to(find_beside(left.label, right.label, weighed=number))


weigh = posted(_weigh)
