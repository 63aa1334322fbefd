"""What a build moved, in words: which events are new, grown, merged, split or told otherwise."""

from collections.abc import Callable, Iterator, Mapping

from twosource.model.moves import Move, Moved, What
from twosource.views.words import say_number

MOST_NAMED = 8
# A value that was put right may leave the event as it is: others tell the same.
NOTHING_MOVED = "No event has other values or claims than before."


def tell_moved(moved: Moved) -> Iterator[str]:
    """Say what became of the events, a line for each kind of move, events named by their labels."""
    told = False
    for (named, are_meant), say in _SAYING.items():
        moves = [move for move in moved.moves if are_meant(move)]
        if moves:
            told = True
            names = "; ".join(say(move) for move in moves[:MOST_NAMED])
            more = f"; and {len(moves) - MOST_NAMED} more" if len(moves) > MOST_NAMED else ""
            yield f"{say_number(len(moves), 'event')} {named}: {names}{more}."
    if told and moved.unchanged:
        yield f"{say_number(moved.unchanged, 'other event')} unchanged."
    elif moved.unchanged:
        yield NOTHING_MOVED


def _say_label(move: Move) -> str:
    return move.event


def _say_grown(move: Move) -> str:
    values = f"; other now: {', '.join(move.facets)}" if move.facets else ""
    return f"{move.event} (by {say_number(move.reports, 'report')}{values})"


def _say_others(move: Move) -> str:
    return f"{move.event} into {', '.join(move.others)}"


def _say_facets(move: Move) -> str:
    return f"{move.event} ({', '.join(move.facets)})"


def _is(what: What) -> Callable[[Move], bool]:
    return lambda move: move.what == what


def _has_other_values(move: Move) -> bool:
    return move.what == "changed" and bool(move.facets)


def _has_other_claims(move: Move) -> bool:
    return move.what == "changed" and not move.facets


_SAYING: Mapping[tuple[str, Callable[[Move], bool]], Callable[[Move], str]] = {
    ("new", _is("born")): _say_label,
    ("grown", _is("grown")): _say_grown,
    ("merged", _is("merged")): _say_others,
    ("split", _is("split")): _say_others,
    ("with other values now", _has_other_values): _say_facets,
    ("with other claims now", _has_other_claims): _say_label,
    ("without a claim now", _is("gone")): _say_label,
}
