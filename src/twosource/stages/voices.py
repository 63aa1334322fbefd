"""Whose word a claim is, as lines of hops that can be laid over each other across reports."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from twosource.model.claim import Voice
from twosource.model.values import GroundedClaim
from twosource.stages.names import fold_name, same_name

OWN_WORD = frozenset({"masthead", "inferred"})
OFFICES = frozenset(
    {"minister", "president", "governor", "mayor", "spokesman", "spokeswoman", "spokesperson"}
    | {"general", "colonel", "commander", "ambassador", "judge", "prosecutor", "senator", "chief"}
    | {"commissioner", "secretary", "official", "inspector", "sheriff", "coroner", "chancellor"}
)
HopKind = Literal[
    "named", "unnamed", "organisation", "government", "outlet", "document", "reporter"
]
_PREPOSITIONS = frozenset({"in", "of", "from", "at", "with", "who", "close", "familiar", "near"})


@dataclass(frozen=True, slots=True)
class Hop:
    """One station of a line: `key` is the same for one voice in all lines, `name` the fullest."""

    key: str
    name: str
    kind: HopKind

    @property
    def removable(self) -> bool:
        """Tell whether this is an outlet, an office or a document, that could be left out."""
        if self.kind == "named":
            return not OFFICES.isdisjoint(fold_name(self.name).split(" "))
        return self.kind not in {"unnamed", "reporter"}


@dataclass(frozen=True, slots=True)
class Line:
    """One way from an event into the record: hops, innermost first, the last the report's outlet.

    `own_word`: nobody but the outlet is named. `credit`: the agency whose credit the report
    carries, if its text does not name it as a source.
    """

    report: str
    hops: tuple[Hop, ...]
    own_word: bool
    credit: str | None = None

    @property
    def publisher(self) -> Hop:
        """Give the report's own outlet."""
        return self.hops[-1]


@dataclass(slots=True)
class _Register:
    """Gives one key to each voice; unnamed ones are one only within a report or a relay."""

    names: Sequence[str]
    outlets: Collection[str]
    unnamed: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def named(self, voice: Voice) -> Hop:
        name = next((name for name in self.names if same_name(name, voice.name)), voice.name)
        # What is an outlet in one line is one in all, however another line puts it.
        outlet = voice.kind == "outlet" or any(same_name(one, name) for one in self.outlets)
        return Hop(f"name {fold_name(name)}", name, "outlet" if outlet else voice.kind)

    def nameless(self, voice: Voice, scope: str, *, relayed: bool) -> Hop:
        known = self.unnamed[scope]
        for name in known:
            if _one_source(name, voice.name, relayed=relayed):
                return Hop(f"unnamed {scope} {fold_name(name)}", name, voice.kind)
        known.append(voice.name)
        return Hop(f"unnamed {scope} {fold_name(voice.name)}", voice.name, voice.kind)


def read_lines(claims: Iterable[GroundedClaim], agencies: Mapping[str, str]) -> tuple[Line, ...]:
    """Give the lines behind the claims of one event, each once, by report.

    `agencies` names the agency a report credits. Where a report names somebody for any of its
    claims, its bare claims add no line: silence about the source is no second source.
    """
    ordered = sorted(claims, key=lambda one: (one.claim.report, one.order, one.claim.id))
    voices = [voice for one in ordered for voice in one.claim.chain]
    outlets = {voice.name for voice in voices if voice.kind == "outlet"}
    outlets |= {one.outlet for one in ordered if one.outlet is not None}
    outlets |= {agencies[one.claim.report] for one in ordered if one.claim.report in agencies}
    names = outlets | {voice.name for voice in voices}
    register = _Register(sorted(names, key=lambda name: (-len(name), name)), sorted(outlets))
    lines: dict[tuple[str, tuple[str, ...]], Line] = {}
    for one in ordered:
        line = _read_line(one, agencies.get(one.claim.report), register)
        lines.setdefault((line.report, tuple(hop.key for hop in line.hops)), line)
    attributed = {line.report for line in lines.values() if not line.own_word}
    return tuple(
        line for line in lines.values() if not line.own_word or line.report not in attributed
    )


def _read_line(one: GroundedClaim, agency: str | None, register: _Register) -> Line:
    chain = list(one.claim.chain)
    own_word = all(voice.how in OWN_WORD for voice in chain)
    publisher = _publisher(one, register)
    if chain and chain[-1].kind == "outlet" and chain[-1].how in OWN_WORD:
        chain.pop()
    passed = [voice for voice in chain if voice.kind != "outlet" or _is_other(voice, publisher)]
    credit = None
    if agency is not None and not any(
        same_name(agency, name) for name in (publisher.name, *(voice.name for voice in passed))
    ):
        credit = agency
        passed.append(Voice(agency, "outlet", None, None, "masthead"))
    hops = [_hop(place, passed, one, register) for place in range(len(passed))]
    return Line(one.claim.report, _without_echoes((*hops, publisher)), own_word, credit)


def _without_echoes(hops: Sequence[Hop]) -> tuple[Hop, ...]:
    """Leave out a hop that names the next one again: "the Star", "the Evening Star"."""
    return (*(hop for hop, after in pairwise(hops) if hop.key != after.key), hops[-1])


def _is_other(voice: Voice, publisher: Hop) -> bool:
    return not same_name(voice.name, publisher.name)


def _publisher(one: GroundedClaim, register: _Register) -> Hop:
    last = one.claim.chain[-1] if one.claim.chain else None
    if last is not None and last.kind == "outlet" and last.how in OWN_WORD:
        return register.named(last)
    if one.outlet is not None:
        return register.named(Voice(one.outlet, "outlet", None, None, "masthead"))
    report = one.claim.report
    return Hop(f"report {report}", f"unnamed outlet of report {report[:8]}", "outlet")


def _hop(place: int, passed: Sequence[Voice], one: GroundedClaim, register: _Register) -> Hop:
    voice = passed[place]
    if voice.kind == "reporter":
        return Hop(f"reporter {one.claim.report}", voice.name, "reporter")
    if voice.kind != "unnamed":
        return register.named(voice)
    relay = next((later for later in passed[place + 1 :] if later.kind == "outlet"), None)
    if relay is None:
        return register.nameless(voice, f"report {one.claim.report}", relayed=False)
    return register.nameless(voice, register.named(relay).key, relayed=True)


def _one_source(known: str, name: str, *, relayed: bool) -> bool:
    """Tell whether two unnamed sources of one scope are told of as one.

    Passed on by one outlet, "a source in the province" and "a source" count as one person, however
    else they are described: what would flatter is to count two.
    """
    if _head(known) != _head(name):
        return False
    ours, theirs = set(fold_name(known).split(" ")), set(fold_name(name).split(" "))
    return relayed or ours <= theirs or theirs <= ours


def _head(name: str) -> str:
    words = name.casefold().split()
    before = next((at for at, word in enumerate(words) if at and word in _PREPOSITIONS), len(words))
    return words[before - 1] if words else ""
