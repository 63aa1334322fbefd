"""Where an event's word starts: copies, wire stories and relays collapse, each with its reason."""

from collections.abc import Collection, Iterable

from twosource.model.event import Origins
from twosource.model.values import GroundedClaim
from twosource.stages.collapses import list_collapses
from twosource.stages.laid_lines import Lineage, lay_lines
from twosource.stages.relay_graph import cut_all
from twosource.stages.voices import Hop, Line

_GROUNDED = frozenset({"named", "organisation", "government", "document", "reporter"})
_HUMAN = frozenset({"named", "unnamed", "reporter"})


def trace_origins(
    claims: Iterable[GroundedClaim], lineage: Lineage, without: Collection[str] = ()
) -> Origins:
    """Count where the word of one event starts, on four counts that never flatter.

    A voice that denies is an attribution and no origin; only if nobody affirms do the deniers'
    lines count. A copy adds no line of its own. A relay of an outlet whose own report is there
    goes back to that outlet. `reporting` is a least vertex cut over outlets, offices and documents,
    the one nearest the event. `shown_independent` are starts of lines that share no outlet, person,
    office or document, each starting with somebody named, a document or a reporter's own eyes; an
    outlet that names nobody may have it from anywhere, so it shows no independence. Outlets that
    pass one another on in a circle are one origin. Where nothing is shown, one origin is still one.
    What comes through somebody of the names `without` is left out.
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
        outlets=_name_outlets((*laid.every, *(line for line, _ in laid.fell))),
        reporting=names,
        human_at_most=_names(_first_hand(laid.own)),
        shown_independent=_names(hops[key] for key in shown) or names[:1],
        collapsed=list_collapses(laid, reporting.nodes, lineage),
        withdrawn=laid.withdrawn,
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


def _first_hand(lines: Iterable[Line]) -> Iterable[Hop]:
    starts = {line.first.key: line.first for line in lines}
    return [hop for hop in starts.values() if hop.kind in _HUMAN]


def _name_outlets(lines: Iterable[Line]) -> tuple[str, ...]:
    outlets = {hop.key: hop for line in lines for hop in line.hops if hop.kind == "outlet"}
    outlets |= {line.publisher.key: line.publisher for line in lines}
    return _names(outlets.values())


def _names(hops: Iterable[Hop]) -> tuple[str, ...]:
    return tuple(sorted(hop.name for hop in hops))
