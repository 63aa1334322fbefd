"""Where an event's word starts: copies, wire stories and relays collapse, each with its reason."""

from collections.abc import Collection, Iterable, Sequence

from twosource.model.event import Origins
from twosource.model.values import GroundedClaim
from twosource.stages.collapses import list_collapses
from twosource.stages.laid_lines import Laid, Lineage, lay_lines
from twosource.stages.names import is_host
from twosource.stages.relay_graph import cut_all
from twosource.stages.voices import Hop, Line

_GROUNDED = frozenset({"named", "organisation", "government", "document", "reporter"})
_HUMAN = frozenset({"named", "unnamed", "reporter"})


def trace_origins(
    claims: Iterable[GroundedClaim], lineage: Lineage, without: Collection[str] = ()
) -> Origins:
    """Count where the word of one event starts, on four counts that never flatter.

    A voice that denies is an attribution and no origin; only if nobody affirms do the deniers'
    lines count; only if nobody tells it as done do those count who said that it was to be. A copy
    adds no line of its own. A relay of an outlet whose own report is there goes back to that
    outlet. `reporting` is a least vertex cut over outlets, offices and documents, the one nearest
    the event. `shown_independent` are starts of lines that share no outlet, person, office or
    document, each starting with somebody named, a document or a reporter's own eyes; an outlet that
    names nobody may have it from anywhere, so it shows no independence. Outlets that pass one
    another on in a circle are one origin. Where nothing is shown, one origin is still one. What
    comes through somebody of the names `without` is left out.
    """
    laid = lay_lines(claims, lineage, without)
    hops = {hop.key: hop for line in laid.originals for hop in line.hops}
    reporting = cut_all(
        [tuple(hop.key for hop in line.hops) for line in laid.own],
        {key for key, hop in hops.items() if hop.removable},
    )
    shown = _show_independent(laid.own)
    names = _names(hops[key] for key in reporting.nodes)
    return Origins(
        outlets=_name_outlets(laid),
        reporting=names,
        human_at_most=tuple(sorted(_first_hand(laid.own))),
        shown_independent=_names(hops[key] for key in shown) or names[:1],
        collapsed=list_collapses(laid, reporting.nodes, lineage),
        withdrawn=laid.withdrawn,
        foretold=laid.foretold,
    )


def _show_independent(lines: Iterable[Line]) -> tuple[str, ...]:
    # What an office says only by the mouth of somebody unnamed has no ground in the text.
    grounded = [
        line
        for line in lines
        if not line.own_word
        and line.hops[0].kind in _GROUNDED
        and all(hop.kind != "unnamed" for hop in line.hops)
    ]
    single = {hop.key for line in grounded for hop in line.hops}
    return cut_all([tuple(hop.key for hop in line.hops) for line in grounded], single).starts


def _first_hand(lines: Sequence[Line]) -> Iterable[str]:
    """Name those with first-hand word, and one more for each start that nobody is named for.

    An office, a document or an outlet does not speak by itself. So there are never fewer people
    than origins shown independent: whoever stands behind a start in one line, and is heard in none
    without it, is who speaks for it; each for one start.
    """
    people = {hop.key: hop for line in lines if (hop := _find_person(line)) is not None}
    starts = {line.hops[0].key: line.hops[0] for line in lines if _find_person(line) is None}
    found = {key: hop.name for key, hop in people.items()}
    speaking: set[str] = set()
    for key, start in starts.items():
        mouths = [one for one in people if one not in speaking and _speaks_for(one, key, lines)]
        if mouths:
            speaking.add(min(mouths))
        else:
            found[key] = f"{start.name} (nobody named)"
    return found.values()


def _find_person(line: Line) -> Hop | None:
    """Give the person nearest the event on a line; None if it names nobody."""
    return next((hop for hop in line.hops if hop.kind in _HUMAN), None)


def _speaks_for(person: str, start: str, lines: Sequence[Line]) -> bool:
    """Tell whether all that a person is heard with has come by a start."""
    ways = [{hop.key for hop in line.hops} for line in lines]
    return all(start in way for way in ways if person in way)


def _name_outlets(laid: Laid) -> tuple[str, ...]:
    """Name the outlets that carry it or that its chains name.

    A page known by its address alone that only repeats another's text is none.
    """
    lines = [*laid.every, *(line for line, _ in laid.fell)]
    outlets = {hop.key: hop for line in lines for hop in line.hops[:-1] if hop.kind == "outlet"}
    outlets |= {
        line.publisher.key: line.publisher
        for line in lines
        if not (line.report in laid.kept_for and is_host(line.publisher.name))
    }
    return _names(outlets.values())


def _names(hops: Iterable[Hop]) -> tuple[str, ...]:
    return tuple(sorted(hop.name for hop in hops))
