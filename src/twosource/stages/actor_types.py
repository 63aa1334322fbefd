"""What kind of actor a participant is, told by its words: head noun, what stands before it, kind.

The kinds cross to ACLED's codes of interaction and UCDP's sides in `model/actors.py`. A kind is no
more than the words say: "police" in a report are state forces until it calls them foreign.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from twosource.model.actors import ActorType
from twosource.stages.actor_words import ANYBODY, IN_NAMES, KIN, OPEN, ROWS, VIOLENT
from twosource.stages.how_many import kind_of

_TAIL = re.compile(
    r"\s+(?:of|in|at|from|with|for|who|that|which|stationed|based|on|near|by|against)\b|[,(]"
)
_JOINED = re.compile(r"\s+(?:and|or)\s+")
_WORD = re.compile(r"[\w.'\u2019-]*\w")
_INTERNATIONAL = frozenset(
    {"united nations", "nato", "african union", "european union", "ecowas", "interpol"}
)
# "The African Union" is of states, and so was "the Soviet Union"; "the Weavers' Union" is not.
_UNION_OF_STATES = re.compile(
    r"(?:[Tt]he )?(?P<of>(?:[A-Z]\w+-)?[A-Z]\w+(?:an|ese|ish|ic|et|ab)) Union"
)
_CONTINENTS = frozenset(
    ["african", "european", "asian", "eurasian", "american", "arab", "nordic", "pan-african"]
)
_CROWDS: Mapping[str, ActorType] = {"protest": "protesters", "riot": "rioters"}
_JOINS_CROWD = frozenset({"civilians", "unknown", "trade_unionists", "defenders"})
_OF_A_STATE = frozenset({"state_forces", "government"})
_BODIES = frozenset({"organisation", "government"})
_ACTS = frozenset({"actor", "orderer"})


@dataclass(frozen=True, slots=True)
class Sight:
    """All that a kind is told from.

    `named` is a person with a proper name, of whom only the words count that the report calls them
    by, `called` ("fisherman", "police chief"); `event` is the type of event, `country` the ISO code
    of where it was, if known; `peoples` gives codes by the names of peoples ("Kenyan": KE);
    `armed`: the report tells of an armed group of that name.
    """

    name: str
    entity: str
    role: str
    event: str
    named: bool = False
    called: Sequence[str] = ()
    country: str | None = None
    peoples: Mapping[str, str] = field(default_factory=dict)
    armed: bool = False


@dataclass(frozen=True, slots=True)
class Typed:
    """A kind of actor and the words it rests on, said so that a reader can object."""

    type: ActorType
    how: str


def type_actor(sight: Sight) -> Typed:
    """Give what kind of actor a participant is; "unknown" where its words leave it open."""
    typed = _by_words(sight)
    foreign = _find_foreign(sight)
    if typed.type in _OF_A_STATE and foreign is not None:
        return Typed("other_state", f"{typed.how}; “{foreign}” is of another state than the place")
    crowd = _CROWDS.get(sight.event)
    if crowd is not None and sight.role == "actor" and typed.type in _JOINS_CROWD:
        told = "" if typed.type == "unknown" else f"; {typed.how}"
        return Typed(crowd, f"takes part in a {sight.event}{told}")
    return typed


def _by_words(sight: Sight) -> Typed:
    if sight.entity == "thing":
        return Typed("no_actor", "a thing")
    if sight.entity == "place":
        acts = sight.role in _ACTS
        how = "a place that acts stands for its government" if acts else "a place"
        return Typed("government" if acts else "no_actor", how)
    if sight.armed:
        return Typed("armed_group", "the report tells of its fighters, or of what it claimed")
    states = _UNION_OF_STATES.fullmatch(sight.name)
    if states is not None:
        whole = states["of"].lower() in _CONTINENTS
        return Typed("international" if whole else "organisation", f"“{sight.name}” is of states")
    parts = [part for phrase in _phrases(sight) for part in _JOINED.split(phrase)]
    told = [typed for part in parts if (typed := _by_head(_read_words(part), sight)) is not None]
    # "A feminist and union leader": what says more than that they are people.
    more = [typed for typed in told if typed.type != "civilians"]
    typed = next(iter(more or told), None) or _by_body(sight)
    return typed or Typed("unknown", "its words do not tell")


def _phrases(sight: Sight) -> Sequence[str]:
    return sight.called if sight.named else (sight.name,)


def _by_head(words: Sequence[str], sight: Sight) -> Typed | None:
    """Tell a kind by the last of the words, with what stands before it."""
    if not words:
        return None
    *before, head = words
    forms = singular_forms(head)
    ahead = [(word, singular_forms(word)) for word in before]
    for row in ROWS:
        needed = [word for word, known in ahead if known & row.with_]
        if forms & row.heads and (needed or not row.with_):
            told = Typed(row.type, f"\u201c{' '.join([*needed[:1], head])}\u201d")
            return None if row.type == "unknown" else told
    return Typed("civilians", f"\u201c{head}\u201d") if _are_civilians(head, forms, sight) else None


def _are_civilians(head: str, forms: frozenset[str], sight: Sight) -> bool:
    """Tell whether any other noun for people is of civilians: not in the name of a body.

    "Two men" who shot somebody may be anyone, and a named person's "brother" or "Kenyan" leaves
    open what they are.
    """
    if sight.entity in _BODIES or forms & OPEN or kind_of(head) not in {"people", "families"}:
        return False
    if sight.named:
        return not (forms & KIN or head.capitalize() in sight.peoples)
    return not (forms & ANYBODY and sight.role == "actor" and sight.event in VIOLENT)


def _by_body(sight: Sight) -> Typed | None:
    """Tell a kind by any word in the name of a body, then by what kind of name it is."""
    if sight.entity not in _BODIES:
        return None
    folded = " ".join(sight.name.lower().split())
    known = next((one for one in _INTERNATIONAL if one in folded), None)
    if known is not None or re.search(r"\bU\.?N\b", sight.name):
        return Typed("international", f"\u201c{known or 'UN'}\u201d")
    words = _WORD.findall(folded)
    for type_, heads in IN_NAMES:
        inside = [word for word in words if word in heads]
        if inside:
            return Typed(type_, f"\u201c{inside[0]}\u201d in its name")
    if sight.entity == "government":
        return Typed("government", "a body of a state")
    return Typed("organisation", "a name of a body")


def _find_foreign(sight: Sight) -> str | None:
    """Give the name of a people in a phrase that is another than that of the event's country."""
    if sight.country is None:
        return None
    words = _WORD.findall(sight.name)
    names = [*words, *(f"{one} {two}" for one, two in pairwise(words))]
    codes = {name: sight.peoples[name] for name in names if name in sight.peoples}
    if not codes or sight.country in codes.values():
        return None
    return str(min(codes))


def _read_words(phrase: str) -> list[str]:
    """Give the words of a phrase up to its head, in lower case: all before "of", "in" and such."""
    return _WORD.findall(_TAIL.split(phrase, maxsplit=1)[0].lower())


def find_head(name: str) -> str:
    """Give the head of a description, of several joined by "and" that of the first.

    >>> find_head("Some 300 fishermen from Gore"), find_head("Ola Vik")
    ('fishermen', 'Vik')
    """
    first = _JOINED.split(_TAIL.split(name, maxsplit=1)[0], maxsplit=1)[0]
    return next(iter(_WORD.findall(first)[::-1]), "")


def singular_forms(word: str) -> frozenset[str]:
    """Give a word with what it may be the plural or the possessive of.

    >>> sorted(singular_forms("clerks")), sorted(singular_forms("gunmen"))
    (['clerk', 'clerks'], ['gunman', 'gunmen'])
    """
    bare = re.sub(r"['\u2019]s?$", "", word)
    forms = {bare}
    if bare.endswith("men"):
        forms.add(f"{bare[:-3]}man")
    if bare.endswith("s"):
        forms.add(bare[:-1])
    if bare.endswith("es"):
        forms.add(bare[:-2])
    if bare.endswith("ies"):
        forms.add(f"{bare[:-3]}y")
    return frozenset(forms | {"person"} if bare == "people" else forms)
