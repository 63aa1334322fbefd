"""What a build moved, in words: which events are new, grown, merged, split or told otherwise."""

from collections.abc import Callable, Iterator, Mapping

from twosource.model.moves import Move, Moved, What
from twosource.views.words import say_number

MOST_NAMED = 8


def tell_moved(moved: Moved) -> Iterator[str]:
    """Say what became of the events, a line for each kind of move, events named by their labels."""
    told = False
    for what, say in _SAYING.items():
        moves = [move for move in moved.moves if move.what == what]
        if moves:
            told = True
            names = "; ".join(say(move) for move in moves[:MOST_NAMED])
            more = f"; and {len(moves) - MOST_NAMED} more" if len(moves) > MOST_NAMED else ""
            yield f"{say_number(len(moves), 'event')} {_NAMED[what]}: {names}{more}."
    if told and moved.unchanged:
        yield f"{say_number(moved.unchanged, 'event')} as before."
    elif moved.unchanged:
        yield "No event moved."


def _say_label(move: Move) -> str:
    return move.event


def _say_grown(move: Move) -> str:
    values = f"; other now: {', '.join(move.facets)}" if move.facets else ""
    return f"{move.event} (by {say_number(move.reports, 'report')}{values})"


def _say_others(move: Move) -> str:
    return f"{move.event} into {', '.join(move.others)}"


def _say_facets(move: Move) -> str:
    return f"{move.event} ({', '.join(move.facets) or 'its claims'})"


_SAYING: Mapping[What, Callable[[Move], str]] = {
    "born": _say_label,
    "grown": _say_grown,
    "merged": _say_others,
    "split": _say_others,
    "changed": _say_facets,
    "gone": _say_label,
}
_NAMED: Mapping[What, str] = {
    "born": "new",
    "grown": "grown",
    "merged": "merged",
    "split": "split",
    "changed": "told otherwise now",
    "gone": "without a claim now",
}
