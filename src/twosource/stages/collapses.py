"""What is no origin of its own among the reports of an event, what it goes back to, and why."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from twosource.model.event import Collapse
from twosource.stages.beside import leads
from twosource.stages.laid_lines import Laid, Lineage, find_circles
from twosource.stages.voices import Hop, Line, Told


def list_collapses(laid: Laid, cut: Sequence[str], lineage: Lineage) -> tuple[Collapse, ...]:
    """Give for every report that is no origin of its own what it goes back to, and why."""
    said = {copy.report: copy.because for copy in lineage.copies}
    collapsed = [
        Collapse(copy, kept, said.get(copy) or said.get(kept) or "the same text")
        for copy, kept in laid.kept_for.items()
    ]
    circled = list(_tell_circles(laid.originals))
    collapsed += circled
    by_report: defaultdict[str, list[Line]] = defaultdict(list)
    for line in laid.originals:
        if line.report not in {one.report for one in circled}:
            by_report[line.report].append(line)
    # An office that one outlet alone has heard is that outlet's own source, though others mention
    # it in passing.
    outlets_of: defaultdict[str, set[str]] = defaultdict(set)
    for line in laid.originals:
        for hop in line.hops if _is_own(line, laid) else ():
            outlets_of[hop.key].add(line.publisher.key)
    heard_by = {key for key in cut if len(outlets_of[key]) > 1}
    heard = {line.publisher.key for line in laid.originals if not line.own_word}
    first_of: dict[str, set[str]] = {}
    behind = _find_relayed(laid.originals)
    # A bare report goes back to one that names its source, and what tells it in passing to what is
    # about it, never the other way round.
    for report in sorted(by_report, key=lambda key: _rank(key, by_report[key], laid, lineage)):
        lines = by_report[report]
        if lines[0].own_word and lines[0].publisher.key in heard:
            first_of.setdefault(lines[0].publisher.key, set())
        own = [line for line in lines if _is_own(line, laid)] or lines
        collapse = _explain(own, heard_by, first_of, behind, laid)
        if collapse is not None:
            collapsed.append(collapse)
    return tuple(sorted(collapsed, key=lambda one: (one.report, one.into)))


def _tell_circles(lines: Sequence[Line]) -> Iterable[Collapse]:
    """Say of each report in a circle of outlets that its word starts with none of them."""
    circles = find_circles(lines)
    names = {line.publisher.key: line.publisher.name for line in lines}
    cited = {line.publisher.key: line.hops[0].name for line in lines}
    for report, key in sorted({(line.report, line.publisher.key) for line in lines}):
        if key in circles:
            told = ", ".join(sorted(names[one] for one in circles[key]))
            why = f"{told} pass one another on, and none says where it has it from"
            yield Collapse(report, cited[key], why)


def _rank(
    report: str, lines: Sequence[Line], laid: Laid, lineage: Lineage
) -> tuple[bool, bool, str, str]:
    """Rank the reports of an outlet for which of them its word of the event starts with."""
    every = lineage.told.get(report, ())
    own = [one for one in every if one.claim.id in laid.claims]
    passing = bool(every) and not leads(own, every)
    return lines[0].own_word, passing, lineage.published.get(report, "9"), report


def _name_sources(lines: Iterable[Line], laid: Laid) -> set[str]:
    """Give those a report has its claims of the event from who are told apart by a name.

    Whom it only quotes beside them makes no further report an origin of its own.
    """
    return {
        line.hops[0].key
        for line in lines
        if not line.own_word
        and line.hops[0].kind != "unnamed"
        and any(_is_told_by(one, laid) for one in line.told)
    }


def _is_told_by(told: Told, laid: Laid) -> bool:
    """Tell whether a claim came from a voice that its own chain names."""
    named = {voice.name for voice in laid.claims.get(told.claim, ())}
    return any(voice is not None and voice.name in named for voice in told.voices[:-1])


def _is_own(line: Line, laid: Laid) -> bool:
    """Tell whether a line came with the event's own claims, not with others of its reports."""
    return any(one.claim in laid.claims for one in line.told)


def _find_relayed(lines: Sequence[Line]) -> Mapping[str, str]:
    """Give for each outlet all of whose sources are one other outlet the name of that."""
    passed: defaultdict[str, set[str | None]] = defaultdict(set)
    for line in lines:
        if not line.own_word:
            through = next((hop.name for hop in line.hops[:-1] if hop.kind == "outlet"), None)
            passed[line.publisher.key].add(through)
    return {
        key: name
        for key, names in passed.items()
        if len(names) == 1 and (name := next(iter(names))) is not None
    }


def _lean(line: Line, heard_by: Collection[str]) -> Hop | None:
    """Give the outlet that a line passes on, else the office that others have heard as well."""
    passed = line.hops[:-1]
    outlet = next((hop for hop in passed if hop.kind == "outlet"), None)
    return outlet or next((hop for hop in passed if hop.key in heard_by), None)


def _explain(
    lines: Sequence[Line],
    cut: Collection[str],
    first_of: dict[str, set[str]],
    behind: Mapping[str, str],
    laid: Laid,
) -> Collapse | None:
    report, publisher = lines[0].report, lines[0].publisher
    shared = set.intersection(*({hop.key for hop in line.hops[:-1]} for line in lines))
    relayed = [hop for hop in lines[0].hops[:-1] if hop.key in shared]
    for hop in relayed:
        if hop.kind == "outlet":
            credited = any(line.credit == hop.name for line in lines)
            verb = "carries the credit of" if credited else "passes on"
            return Collapse(report, hop.name, f"{publisher.name} {verb} {hop.name}")
    for hop in relayed:
        if hop.key in cut:
            return Collapse(report, hop.name, f"{publisher.name} has it from {hop.name}")
    leaning = [_lean(line, cut) for line in lines]
    if all(hop is not None for hop in leaning):
        names = list(dict.fromkeys(hop.name for hop in leaning if hop is not None))
        return Collapse(report, names[0], f"{publisher.name} has it from {' and '.join(names)}")
    # A further report of an outlet is no mere repetition if it names somebody new.
    sources = _name_sources(lines, laid)
    known = first_of.get(publisher.key)
    first_of[publisher.key] = (known or set()) | sources
    if known is None or sources - known:
        return None
    because = f"another report of {publisher.name}"
    through = behind.get(publisher.key)
    if through is not None and not sources:
        return Collapse(report, through, f"{because}, which passes on {through}")
    return Collapse(report, publisher.name, because)
