"""Whose word a claim is, as lines of hops that can be laid over each other across reports."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from twosource.model.claim import Voice
from twosource.model.spans import Span
from twosource.model.values import GroundedClaim
from twosource.stages.names import fold_name, same_name

OWN_WORD = frozenset({"masthead", "inferred"})
OFFICES = frozenset(
    {"minister", "president", "governor", "mayor", "spokesman", "spokeswoman", "spokesperson"}
    | {"general", "colonel", "commander", "ambassador", "judge", "prosecutor", "senator", "chief"}
    | {"commissioner", "secretary", "official", "inspector", "sheriff", "coroner", "chancellor"}
)
BODIES = frozenset(
    {"police", "army", "military", "navy", "ministry", "government", "gendarmerie", "brigade"}
    | {"court", "prosecution", "guard", "municipality", "council", "institute", "service", "fire"}
)
HopKind = Literal[
    "named", "unnamed", "organisation", "government", "outlet", "document", "reporter"
]
# What nobody signs is nobody: "a tally", "the newspaper's website".
_PAPERS = frozenset(
    {"tally", "count", "figures", "data", "list", "estimate", "estimates", "statistics", "records"}
    | {"website", "page", "statement", "release", "report", "reports", "notice", "document", "post"}
)
_DOCUMENTS = frozenset(
    {
        "judgment",
        "judgement",
        "ruling",
        "verdict",
        "indictment",
        "affidavit",
        "transcript",
        "letter",
    }
    | {"memo", "memorandum", "decree", "complaint", "record", "file", "archive", "certificate"}
)
_PREPOSITIONS = frozenset(
    {"in", "of", "from", "at", "with", "who", "close", "familiar", "near", "on", "for", "by"}
)


@dataclass(frozen=True, slots=True)
class Hop:
    """One station of a line: `key` is the same for one voice in all lines, `name` the fullest."""

    key: str
    name: str
    kind: HopKind
    office: bool = False

    @property
    def removable(self) -> bool:
        """Tell whether this is an outlet, an office or a document, that could be left out."""
        if self.kind == "named":
            return self.office or is_office(self.name)
        return self.kind not in {"unnamed", "reporter"}


@dataclass(frozen=True, slots=True)
class Told:
    """One claim that came by a line; `voices` are its words for the hops, None for none."""

    claim: str
    voices: tuple[Voice | None, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One way from an event into the record: hops, innermost first, the last the report's outlet.

    `own_word`: nobody but the outlet is named. `credit`: the agency whose credit the report
    carries, if its text does not name it as a source. `told`: the claims that came this way.
    `seats`: how many hops at the front are offices and words that others speak for.
    """

    report: str
    hops: tuple[Hop, ...]
    own_word: bool
    credit: str | None = None
    told: tuple[Told, ...] = ()
    seats: int = 0

    @property
    def publisher(self) -> Hop:
        """Give the report's own outlet."""
        return self.hops[-1]

    def cut_before(self, place: int) -> "Line":
        """Give the line without the hops before a place."""
        told = tuple(Told(one.claim, one.voices[place:]) for one in self.told)
        seats = max(self.seats - place, 0)
        return replace(self, hops=self.hops[place:], told=told, seats=seats)

    @property
    def first(self) -> Hop:
        """Give who is nearest the event, behind the seats."""
        return self.hops[self.seats]


@dataclass(slots=True)
class _Register:
    """Gives one key to each voice; unnamed ones are one only within a report or a relay."""

    names: Sequence[str]
    outlets: Collection[str]
    offices: Collection[str]
    unnamed: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def named(self, given: Voice) -> Hop:
        voice = replace(given, name=_cut_post(given))
        name = next((name for name in self.names if same_name(name, voice.name)), voice.name)
        # What is an outlet in one line is one in all, however another line puts it.
        outlet = voice.kind == "outlet" or any(same_name(one, name) for one in self.outlets)
        office = any(same_name(one, name) for one in self.offices)
        return Hop(f"name {fold_name(name)}", name, "outlet" if outlet else voice.kind, office)

    def nameless(self, voice: Voice, scope: str, *, relayed: bool) -> Hop:
        known = self.unnamed[scope]
        for name in known:
            if one_source(name, voice.name, relayed=relayed):
                return Hop(f"unnamed {scope} {fold_name(name)}", name, voice.kind)
        known.append(voice.name)
        return Hop(f"unnamed {scope} {fold_name(voice.name)}", voice.name, voice.kind)


def drop_unheard(
    claims: Iterable[GroundedClaim], unheard: Mapping[str, Collection[Span]]
) -> list[GroundedClaim]:
    """Give claims without the voices that their reports tell of as having said nothing."""
    return [_drop(one, unheard.get(one.claim.report, ())) for one in claims]


def _drop(one: GroundedClaim, silent: Collection[Span]) -> GroundedClaim:
    if not silent:
        return one
    chain = tuple(voice for voice in one.claim.chain if voice.span not in silent)
    return replace(one, claim=replace(one.claim, chain=chain))


def read_lines(
    claims: Iterable[GroundedClaim],
    agencies: Mapping[str, str],
    cited: Mapping[str, str] | None = None,
) -> tuple[Line, ...]:
    """Give the lines behind the claims of one event, each once, by report.

    `agencies` names the agency a report credits, `cited` the one other outlet that it cites for
    anything: what it tells flatly rests on that. Where a report names somebody for any of its
    claims, its bare claims add no line: silence about the source is no second source.
    """
    ordered = sorted(claims, key=lambda one: (one.claim.report, one.order, one.claim.id))
    voices = [voice for one in ordered for voice in one.claim.chain]
    outlets = {voice.name for voice in voices if voice.kind == "outlet"}
    outlets |= {one.outlet for one in ordered if one.outlet is not None}
    behind = {**(cited or {}), **agencies}
    outlets |= {agencies[one.claim.report] for one in ordered if one.claim.report in agencies}
    # "A reporter of the Star" is a person, and no fuller name of the Star.
    called = [voice for voice in voices if voice.kind not in {"reporter", "unnamed"}]
    names = outlets | {_cut_post(voice) for voice in called}
    offices = {_cut_post(voice) for voice in voices if is_office(voice.role or "")}
    ranked = sorted(names, key=lambda name: (-len(name), name))
    register = _Register(ranked, sorted(outlets), sorted(offices))
    lines: dict[tuple[str, tuple[str, ...]], Line] = {}
    for one in ordered:
        source = agencies.get(one.claim.report)
        line = _read_line(one, source, register)
        if source is None and line.own_word and len(line.hops) == 1:
            line = replace(_read_line(one, behind.get(one.claim.report), register), credit=None)
        way = line.report, tuple(hop.key for hop in line.hops)
        known = lines.setdefault(way, line)
        if known is not line:
            lines[way] = replace(known, told=(*known.told, *line.told))
    attributed = {line.report for line in lines.values() if not line.own_word}
    return tuple(
        line for line in lines.values() if not line.own_word or line.report not in attributed
    )


def is_paper(voice: Voice) -> bool:
    """Tell whether an unnamed voice is no person: "a tally", "the newspaper's website"."""
    return voice.kind == "unnamed" and not _PAPERS.isdisjoint(voice.name.casefold().split()[-1:])


def _as_document(voice: Voice) -> Voice:
    """Give a document taken for a person as what it is: "the judgment of the High Court"."""
    named = voice.name != voice.name.lower()
    paper = voice.kind == "unnamed" and named and head_of(voice.name) in _DOCUMENTS
    return replace(voice, kind="document") if paper else voice


def _cut_post(voice: Voice) -> str:
    """Give a person's name without the post behind it: "Ann Vik of the harbour police"."""
    before, _, post = voice.name.partition(" of ")
    return before if voice.kind == "named" and post and " " in before else voice.name


def is_office(words: str) -> bool:
    """Tell whether words name a public office: "Mayor Vik", "spokeswoman for the ministry"."""
    return not (OFFICES | BODIES).isdisjoint(fold_name(words).split(" "))


def _read_line(one: GroundedClaim, agency: str | None, register: _Register) -> Line:
    chain = [_as_document(voice) for voice in one.claim.chain if not is_paper(voice)]
    publisher = _publisher(one, register)
    if chain and chain[-1].kind == "outlet" and chain[-1].how in OWN_WORD:
        chain.pop()
    passed = [voice for voice in chain if _is_other(voice, publisher)]
    itself = next((voice for voice in reversed(chain) if voice not in passed), None)
    own_word, credit = not passed, None
    if agency is not None and not any(
        same_name(agency, name) for name in (publisher.name, *(voice.name for voice in passed))
    ):
        credit = agency
        passed.append(Voice(agency, "outlet", None, None, "masthead"))
    hops = [_hop(place, passed, one, register) for place in range(len(passed))]
    kept = _without_echoes((*hops, publisher))
    told = Told(one.claim.id, tuple((*passed, itself)[place] for place in kept))
    line = tuple((*hops, publisher)[place] for place in kept)
    return Line(one.claim.report, line, own_word, credit, (told,))


def _without_echoes(hops: Sequence[Hop]) -> tuple[int, ...]:
    """Leave out a hop that names the next one again: "the Star", "the Evening Star"."""
    last = len(hops) - 1
    return tuple(at for at in range(len(hops)) if at == last or hops[at].key != hops[at + 1].key)


def _is_other(voice: Voice, publisher: Hop) -> bool:
    """Tell whether a voice is somebody else than the outlet that prints the report."""
    bodies = {"outlet", "organisation"}
    return voice.kind not in bodies or not same_name(voice.name, publisher.name)


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


def one_source(known: str, name: str, *, relayed: bool) -> bool:
    """Tell whether two unnamed sources of one scope are told of as one.

    Passed on by one outlet, "a source in the province" and "a source" count as one person, however
    else they are described: what would flatter is to count two.
    """
    if head_of(known) != head_of(name):
        return False
    ours, theirs = set(fold_name(known).split(" ")), set(fold_name(name).split(" "))
    return relayed or ours <= theirs or theirs <= ours


def head_of(name: str) -> str:
    """Give the noun of a description: "rescuers" of "Georgian rescuers on the site"."""
    words = name.casefold().split()
    before = next((at for at, word in enumerate(words) if at and word in _PREPOSITIONS), len(words))
    return words[before - 1] if words else ""
