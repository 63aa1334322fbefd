"""Offices of which an event has one, by whatever name its reports call them or who holds them.

"Gore police", "police in Gore" and "the provincial police" are one force; the mayor is the mayor,
named or not. To count them apart would flatter. Only public offices are met so, and never a person
who holds none.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from twosource.stages.names import fold_name
from twosource.stages.voices import Hop, Line

FORCES = ("police", "army", "military", "navy", "gendarmerie")
PERSONS = frozenset({"named", "unnamed"})
SPEAKING = frozenset({"government", "organisation"})
_SAME_FORCE = {"military": "army"}
# Offices that one person at a time holds where something happens.
_SINGLE = frozenset({"mayor", "governor", "president", "premier", "minister", "chancellor"})


def unite_forces(lines: Sequence[Line]) -> list[Line]:
    """Give lines with each force as one hop, under the longest of its names."""
    called: defaultdict[str, dict[str, Hop]] = defaultdict(dict)
    for line in lines:
        for hop in line.hops:
            force = force_of(hop)
            if force is not None:
                called[force][hop.key] = hop
    one_for = {
        key: max(hops.values(), key=lambda hop: (len(hop.name), hop.name))
        for hops in called.values()
        for key in hops
    }
    return [_put(line, one_for) for line in lines]


def force_of(hop: Hop) -> str | None:
    """Give the force that a body is: "Gore police" is police."""
    if hop.kind not in SPEAKING:
        return None
    words = fold_name(hop.name).split(" ")
    force = next((force for force in FORCES if force in words), None)
    return _SAME_FORCE.get(force, force) if force is not None else None


def _put(line: Line, one_for: Mapping[str, Hop]) -> Line:
    """Put one hop for each that it stands for; the same twice in a row is once."""
    hops = [one_for.get(hop.key, hop) for hop in line.hops]
    last = len(hops) - 1
    kept = [at for at in range(len(hops)) if at == last or hops[at].key != hops[at + 1].key]
    told = tuple(replace(one, voices=tuple(one.voices[at] for at in kept)) for one in line.told)
    return replace(line, hops=tuple(hops[at] for at in kept), told=told)


def find_offices(lines: Sequence[Line], words_of: Mapping[str, set[str]]) -> dict[str, Hop]:
    """Give the office that each of several voices holds of which there is one, by the voice's key.

    `words_of` are the words for the office that a voice holds, by its key. Who holds it may be
    named in one report and not in another: they are one office, and nobody says that they are one
    person. Where two people are named for it, there are two.
    """
    holding: defaultdict[str, dict[str, Hop]] = defaultdict(dict)
    for line in lines:
        first = line.hops[0]
        if first.kind in PERSONS and len(line.hops) > 1:
            words = words_of.get(first.key, set())
            for office in sorted(words & _SINGLE):
                holding[_call(office, words)][first.key] = first
    found: dict[str, Hop] = {}
    for office, voices in holding.items():
        named = [hop for hop in voices.values() if hop.kind == "named"]
        if len(voices) > 1 and len(named) <= 1:
            hop = Hop(f"office {office}", office, "government", office=True)
            found |= dict.fromkeys(voices, hop)
    return found


def _call(office: str, words: set[str]) -> str:
    """Tell the ministers of a state apart by what their ministry is for."""
    of = sorted(words - {"minister", "ministry", ""}) if office == "minister" else []
    return " ".join([*of, office])
