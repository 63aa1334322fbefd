"""Whoever speaks for an office or reads out its words stands behind it: one office, one origin.

The office, or the words that several reports quote alike, are put in front of those lines.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from twosource.model.claim import Voice
from twosource.stages.copies import SharedQuotation, find_shared_quotations, fold_words
from twosource.stages.names import fold_name, same_name
from twosource.stages.voices import BODIES, Hop, Line, Told, is_office

Quoted = tuple[str, tuple[Voice, ...]]
QUOTED = "quotation "
_MOST_WORDS = 6
_SPEAKING = frozenset({"government", "organisation"})
_WIDER = frozenset({"local", "provincial", "national", "state", "regional", "district", "county"})


def seat_offices(lines: Sequence[Line]) -> list[Line]:
    """Put an office that is heard in front of those who speak for it.

    "Police said" in one line and "Colonel Vik, the police commander, said" in another are one
    office; within a report "a police spokesman" is the officer it names.
    """
    offices = {hop.key: hop for line in lines for hop in line.hops if hop.kind in _SPEAKING}
    officers: defaultdict[str, list[tuple[Hop, set[str]]]] = defaultdict(list)
    for line in lines:
        words = _speaks_for(line)
        if line.hops[0].kind == "named" and words:
            officers[line.report].append((line.hops[0], words))
    met = [_meet(line, officers[line.report]) for line in lines]
    words_of: defaultdict[str, set[str]] = defaultdict(set)
    for line in met:
        words_of[line.hops[0].key] |= _speaks_for(line)
    return [_seat(line, words_of[line.hops[0].key], offices) for line in met]


def _speaks_for(line: Line) -> set[str]:
    """Give the words for the office that the first voice of a line holds."""
    voices = [one.voices[0] for one in line.told]
    told = [
        f"{voice.role or ''} {voice.body or ''}" + (f" {voice.name}" if voice.protected else "")
        for voice in voices
        if voice is not None
    ]
    words = {word for one in told for word in fold_name(one).split(" ")}
    return words if any(is_office(one) for one in told) else set()


def _meet(line: Line, officers: Sequence[tuple[Hop, set[str]]]) -> Line:
    """Give a line with its unnamed officer as the one of that office whom the report names."""
    if line.hops[0].kind != "unnamed" or len(line.hops) == 1:
        return line
    bodies = _speaks_for(line) & BODIES
    named = [hop for hop, words in officers if bodies & words]
    return replace(line, hops=(named[0], *line.hops[1:])) if named else line


def _seat(line: Line, words: set[str], offices: Mapping[str, Hop]) -> Line:
    first = line.hops[0]
    if first.kind not in {"named", "unnamed"} or len(line.hops) == 1:
        return line
    held = [
        hop
        for hop in offices.values()
        if hop not in line.hops and _is_of(set(fold_name(hop.name).split(" ")), words)
    ]
    if not held:
        return line
    return _put_before(max(held, key=lambda hop: (len(hop.name), hop.name)), line)


def _is_of(office: set[str], words: set[str]) -> bool:
    return bool(office & BODIES) and office - _WIDER <= words


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
    for shared in find_shared_quotations(mine):
        outlets = {publishers[key].key for key in shared.reports}
        if len(outlets) > 1 and not all(
            _is_direct(key, shared, quotes, publishers[key]) for key in shared.reports
        ):
            told = " ".join(shared.words.split(" ")[:_MOST_WORDS])
            hop = Hop(f"{QUOTED}{shared.words}", f"the words “{told} …”", "document")
            seated = _seat_words(hop, shared, seated, quotes)
    return seated


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
