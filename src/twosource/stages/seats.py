"""Whoever speaks for an office or reads out its words stands behind it: one office, one origin.

The office, or the words that several reports quote alike, are put in front of those lines.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from twosource.model.claim import Voice
from twosource.stages.names import fold_name, same_name
from twosource.stages.one_office import (
    FORCES,
    PERSONS,
    SPEAKING,
    find_offices,
    force_of,
    unite_forces,
)
from twosource.stages.running_words import fold_words
from twosource.stages.shared_quotations import SharedQuotation, find_shared_quotations
from twosource.stages.voices import BODIES, Hop, Line, Told, head_of, is_office

Quoted = tuple[str, tuple[Voice, ...]]
QUOTED = "quotation "
_MOST_WORDS = 6
_HEARD_HERE = 2  # hops: who speaks, and the report's own outlet
# Who acts for a service is told of by what they do: "rescuers" of an emergency service.
_AGENTS: Mapping[str, frozenset[str]] = {
    "rescuers": frozenset({"rescue", "emergency", "emergencies", "disaster", "civil"}),
    "firefighters": frozenset({"fire", "rescue", "emergency", "emergencies"}),
    "detectives": frozenset({"police"}),
    "investigators": frozenset({"police", "prosecution", "prosecutor"}),
    "officers": frozenset({"police"}),
    "soldiers": frozenset({"army", "military"}),
    "troops": frozenset({"army", "military"}),
    "guards": frozenset({"guard"}),
    "prosecutors": frozenset({"prosecution", "prosecutor"}),
    "medics": frozenset({"hospital", "ambulance", "clinic"}),
    "doctors": frozenset({"hospital", "clinic"}),
}
_STATEMENTS = frozenset({"statement", "release", "communique", "communiqué", "bulletin", "notice"})
_MOUTHS = frozenset(
    {"spokesman", "spokeswoman", "spokesperson", "speaker", "representative", "lawyer", "leader"}
)
_RANKS = frozenset(
    {"colonel", "general", "captain", "lieutenant", "major", "sergeant", "brigadier", "admiral"}
)
_FORCES = frozenset({*FORCES, "guard"})
_WIDER = frozenset({"local", "provincial", "national", "state", "regional", "district", "county"})


def seat_offices(lines: Sequence[Line]) -> list[Line]:
    """Put an office that is heard in front of those who speak for it.

    "Police said" in one line and "Colonel Vik, the police commander, said" in another are one
    office; within a report "a police spokesman" is the officer it names, "rescuers" whoever of the
    emergency service it names, "the settlers" their spokeswoman, and a colonel of the force that is
    heard there. A force is one by whatever name, and who holds an office of which there is one is
    met across reports.
    """
    lines = unite_forces(lines)
    offices = {hop.key: hop for line in lines for hop in line.hops if hop.kind in SPEAKING}
    officers: defaultdict[str, list[tuple[Line, set[str]]]] = defaultdict(list)
    forces: defaultdict[str, set[Hop]] = defaultdict(set)
    bodies: defaultdict[str, set[Hop]] = defaultdict(set)
    for line in lines:
        words = _speaks_for(line)
        if line.hops[0].kind == "named" and words:
            officers[line.report].append((line, words))
        forces[line.report] |= {hop for hop in line.hops if _is_force(hop)}
        bodies[line.report] |= {hop for hop in line.hops[:1] if hop.kind in SPEAKING}
    met = [_sign(_meet(line, officers[line.report]), bodies[line.report]) for line in lines]
    words_of: defaultdict[str, set[str]] = defaultdict(set)
    for line in met:
        words_of[line.hops[0].key] |= _speaks_for(line)
    offices |= _find_forces(met, words_of, offices)
    single = find_offices(met, words_of)
    seated = [_seat(line, words_of[line.hops[0].key], offices, forces[line.report]) for line in met]
    return [
        _put_before(single[line.hops[0].key], line) if line.hops[0].key in single else line
        for line in seated
    ]


def _find_forces(
    lines: Sequence[Line], words_of: Mapping[str, set[str]], known: Mapping[str, Hop]
) -> dict[str, Hop]:
    """Give an office for each force that several speak for and that no report tells by itself."""
    there = {force_of(hop) for hop in known.values()}
    mouths: defaultdict[str, set[str]] = defaultdict(set)
    for line in lines:
        first = line.hops[0]
        for force in set(FORCES) & words_of[first.key] if first.kind in PERSONS else ():
            mouths[force].add(first.key)
    return {
        f"force {force}": Hop(f"force {force}", force, "government", office=True)
        for force, keys in mouths.items()
        if len(keys) > 1 and force not in there
    }


def _is_force(hop: Hop) -> bool:
    return hop.kind in SPEAKING and not _FORCES.isdisjoint(fold_name(hop.name).split(" "))


def _speaks_for(line: Line) -> set[str]:
    """Give the words for the office that the first voice of a line holds."""
    voices = [one.voices[0] for one in line.told]
    told = [
        f"{voice.role or ''} {voice.body or ''}" + (f" {voice.name}" if voice.protected else "")
        for voice in voices
        if voice is not None
    ]
    words = {word for one in told for word in fold_name(one).split(" ")}
    words |= {"ministry"} if "minister" in words else set()
    return words if any(is_office(one) for one in told) else set()


def _meet(line: Line, officers: Sequence[tuple[Line, set[str]]]) -> Line:
    """Give a line with its unnamed voice as whoever the report names for that office or group."""
    if line.hops[0].kind != "unnamed" or len(line.hops) == 1:
        return line
    head = head_of(line.hops[0].name)
    meant = (_speaks_for(line) & BODIES) | _AGENTS.get(head, frozenset())
    for other, words in officers:
        if meant & words:
            return replace(line, hops=(other.hops[0], *line.hops[1:]))
        if head in words and words & _MOUTHS and len(line.hops) == _HEARD_HERE:
            return _through(other, line)
    return line


def _sign(line: Line, bodies: Collection[Hop]) -> Line:
    """Give "the release" of a report that has heard one body alone as that body's word."""
    first = line.hops[0]
    bare = first.kind == "document" and fold_name(first.name).split(" ")[-1:] == [first.name]
    if not bare or first.name not in _STATEMENTS or len(bodies) != 1:
        return line
    return replace(line, hops=(*bodies, *line.hops[1:]))


def _through(other: Line, line: Line) -> Line:
    """Give a line as having come the way that the one who speaks for its first voice spoke."""
    between = other.hops[1:-1]
    told = tuple(
        Told(one.claim, (one.voices[0], *(None for _ in between), *one.voices[1:]))
        for one in line.told
    )
    return replace(line, hops=(other.hops[0], *between, *line.hops[1:]), told=told)


def _seat(line: Line, words: set[str], offices: Mapping[str, Hop], forces: Collection[Hop]) -> Line:
    first = line.hops[0]
    if first.kind not in PERSONS or len(line.hops) == 1:
        return line
    held = [
        hop
        for hop in offices.values()
        if hop not in line.hops and _is_of(set(fold_name(hop.name).split(" ")), words)
    ]
    # An officer of no force that is told is one of the only force that the report has heard.
    ranked = words & _RANKS and not words & (BODIES | _FORCES)
    if not held and ranked and len(forces) == 1:
        held = [hop for hop in forces if hop not in line.hops]
    if not held:
        return line
    return _put_before(max(held, key=lambda hop: (len(hop.name), hop.name)), line)


def _is_of(office: set[str], words: set[str]) -> bool:
    body = office & BODIES or (len(office) > 1 and words & _MOUTHS)
    return bool(body) and office - _WIDER <= words


def _put_before(hop: Hop, line: Line) -> Line:
    told = tuple(Told(one.claim, (None, *one.voices)) for one in line.told)
    return replace(line, hops=(hop, *line.hops), told=told, seats=line.seats + 1)


def seat_quotations(lines: Sequence[Line], quotes: Mapping[str, Sequence[Quoted]]) -> list[Line]:
    """Put words that reports of different outlets quote alike in front of what rests on them.

    One statement was made once, whoever carries it; but where every report says that it was said to
    its own outlet, each has heard it itself.
    """
    publishers = {line.report: line.publisher for line in lines}
    mine = {key: [words for words, _ in quotes.get(key, ())] for key in publishers}
    seated = list(lines)
    for alike in find_shared_quotations(mine):
        shared = _without_relays(alike, quotes, publishers)
        outlets = {publishers[key].key for key in shared.reports}
        if len(outlets) > 1 and not all(
            _is_direct(key, shared, quotes, publishers[key]) for key in shared.reports
        ):
            hop = Hop(f"{QUOTED}{shared.words}", _name_words(shared, quotes), "document")
            seated = _seat_words(hop, shared, seated, quotes)
    return seated


def _without_relays(
    shared: SharedQuotation, quotes: Mapping[str, Sequence[Quoted]], publishers: Mapping[str, Hop]
) -> SharedQuotation:
    """Give words without the reports that have them from another report that quotes them.

    "The source told the Lantern" passes the Lantern's words on: no statement stands behind both.
    """
    outlets = {key: publishers[key].name for key in shared.reports}
    kept = tuple(
        key
        for key in shared.reports
        if not any(
            same_name(voice.name, outlets[other])
            for chain in _chains_of(key, shared, quotes)
            for voice in chain[1:]
            for other in shared.reports
            if voice.cue is not None and not same_name(outlets[other], outlets[key])
        )
    )
    return replace(shared, reports=kept)


def _name_words(shared: SharedQuotation, quotes: Mapping[str, Sequence[Quoted]]) -> str:
    """Call words that several reports quote by the one body they are of, else by how they begin."""
    bodies = {
        voice.body
        for report in shared.reports
        for chain in _chains_of(report, shared, quotes)
        for voice in chain[:1]
        if voice.body is not None and not voice.protected and not same_name(voice.body, voice.name)
    }
    if len(bodies) == 1:
        return f"{bodies.pop()}’s statement"
    told = " ".join(shared.words.split(" ")[:_MOST_WORDS])
    return f"the words “{told} …”"


def _seat_words(
    hop: Hop, shared: SharedQuotation, lines: Sequence[Line], quotes: Mapping[str, Sequence[Quoted]]
) -> list[Line]:
    """Put words before the lines of who says them, else before those that name no other person."""
    seated = []
    for line in lines:
        speakers = [chain[0].name for chain in _chains_of(line.report, shared, quotes) if chain]
        own = [one for one in lines if one.report == line.report and _is_by(one, speakers)]
        meant = line in own if own else not _is_person(line.first)
        here = line.report in shared.reports and meant
        seated.append(replace(_put_before(hop, line), own_word=False) if here else line)
    return seated


def _is_person(hop: Hop) -> bool:
    body = not BODIES.isdisjoint(fold_name(hop.name).split(" "))
    return hop.kind in {"named", "unnamed"} and not body


def _is_by(line: Line, names: Iterable[str]) -> bool:
    return any(same_name(hop.name, name) for hop in line.hops[:-1] for name in names)


def _chains_of(
    report: str, shared: SharedQuotation, quotes: Mapping[str, Sequence[Quoted]]
) -> list[tuple[Voice, ...]]:
    return [
        chain
        for words, chain in quotes.get(report, ())
        if " ".join(fold_words(words)) == shared.words
    ]


def _is_direct(
    report: str, shared: SharedQuotation, quotes: Mapping[str, Sequence[Quoted]], outlet: Hop
) -> bool:
    """Tell whether a report says that the words were said to its own outlet."""
    return any(
        chain and chain[-1].cue is not None and same_name(chain[-1].name, outlet.name)
        for chain in _chains_of(report, shared, quotes)
    )
