"""Participants and the entries of a coder's list: met by rules on names, each with its reason.

Names are met exactly after folding, never by likeness: an entry's name, an alias, the letters that
stand in brackets beside a name, and "Avenish army" for "Armed Forces of Aven". Of several entries
that are met the same way none is taken. A person is never looked up.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from twosource.model.actors import Actor, ActorList, ActorType, ListedActor
from twosource.model.event import Event, Finding
from twosource.model.values import Blank, Place, When, Who
from twosource.stages.ground import find_capitalised
from twosource.stages.how_many import read_quantity
from twosource.stages.names import fold_name

_BRACKETS = re.compile(r"\s*\(([^()]*)\)")
_LETTERS = re.compile(r"[A-Z][A-Za-z.&-]{0,8}[A-Z]\.?")
_SHORT = 5
_GENERIC: Mapping[str, frozenset[str]] = {
    "an army": frozenset({"army", "military", "soldier", "soldiers", "troop", "troops"})
    | frozenset({"armed forces", "military forces", "defence forces", "defense forces"})
    | frozenset({"defence force", "defense force", "armed force", "forces"}),
    "police": frozenset(
        {"police", "police force", "police forces", "policemen", "police officers"}
    ),
    "a government": frozenset({"government", "authorities", "regime", "officials"}),
}
# Kinds that lists of actors have entries for, by whatever words they are told of.
LISTED_KINDS: frozenset[ActorType] = frozenset(
    {
        "state_forces",
        "government",
        "other_state",
        "international",
        "armed_group",
        "militia",
        "communal_militia",
        "unidentified_armed",
        "criminals",
        "private_security",
        "political_party",
        "trade_unionists",
        "organisation",
    }
)
_ARMED = "gunm[ae]n|fighters?|militants?|rebels?|insurgents?|guerrillas?|members?|soldiers?|troops"
# "Harbour Front gunmen", "two members of the Harbour Front".
_PEOPLE_OF = (
    re.compile(rf"(?P<body>.+)\s+(?P<people>{_ARMED})"),
    re.compile(rf"(?:.+\s+)?(?P<people>{_ARMED})\s+(?:of|from)\s+(?:the\s+)?(?P<body>.+)"),
)
# The first are the surest: only where none is met that way is the next way tried.
_WAYS = ("name", "alias", "letters", "generic")


@dataclass(frozen=True, slots=True)
class ActorIndex:
    """The entries of a list by what they are met by, way by way.

    `countries` gives codes by the folded names of peoples and of countries: "kenyan" and "kenya".
    """

    by: Mapping[str, Mapping[str, tuple[Actor, ...]]]
    countries: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Met:
    """Entries met in one way, and the way in words."""

    actors: tuple[Actor, ...]
    how: str


def index_actors(actors: Sequence[Actor], countries: Mapping[str, str]) -> ActorIndex:
    """Put the entries of a list in order for looking up."""
    by: dict[str, defaultdict[str, list[Actor]]] = {way: defaultdict(list) for way in _WAYS}
    for actor in sorted(actors, key=lambda one: one.id):
        for way, key in _keys_of(actor, countries):
            if actor not in by[way][key]:
                by[way][key].append(actor)
    return ActorIndex(
        {way: {key: tuple(ones) for key, ones in found.items()} for way, found in by.items()},
        countries,
    )


def _keys_of(actor: Actor, countries: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    yield "name", _key(_without_brackets(actor.name))
    for alias in actor.aliases:
        yield "alias", _key(_without_brackets(alias))
    for name in (actor.name, *actor.aliases):
        yield from (("letters", letters) for letters in _letters_of(name))
        generic = read_generic(_without_brackets(name), countries)
        if generic is not None:
            yield "generic", " of ".join(generic)


def list_words(events: Iterable[Event], given: ActorList) -> list[str]:
    """Give the words to look up among countries and peoples: those of names that may meet."""
    names = {name for actor in given.actors for name in (actor.name, *actor.aliases)}
    who = (found.value for event in events for found in event.who)
    names |= {one.name for one in who if is_looked_up(one)}
    return sorted({word for name in names for word in find_capitalised(name)})


def gather_countries(
    peoples: Mapping[str, str], places: Mapping[str, Sequence[Place]]
) -> Mapping[str, str]:
    """Give codes by folded names, from what was found of peoples and of places."""
    codes = {fold_name(word): code for word, code in sorted(peoples.items())}
    for word, found in sorted(places.items()):
        country = next((one.country for one in found if one.kind == "country"), None)
        if country is not None:
            codes[fold_name(word)] = country
    return codes


def list_events(events: Iterable[Event], index: ActorIndex) -> list[Event]:
    """Give events with each participant's entry of the list, or why there is none."""
    return [list_event(event, index) for event in events]


def list_event(event: Event, index: ActorIndex) -> Event:
    """Give an event with each participant's entry of the list, or why there is none."""
    return replace(
        event,
        who=tuple(
            replace(found, value=list_who(found.value, event.when, index)) for found in event.who
        ),
    )


def is_looked_up(who: Who) -> bool:
    """Tell whether a participant may be looked up: no person, nobody told of by one, no thing.

    What may be a person's name taken for a body's is looked up, since a coder's list tells which it
    is, but is never told to be missing from it.
    """
    if who.entity == "person" or (who.private and who.entity != "organisation"):
        return False
    return who.type != "no_actor"


def list_who(who: Who, when: Finding[When] | Blank, index: ActorIndex) -> Who:
    """Give a participant with its entry of the list, or with why there is none."""
    if not is_looked_up(who):
        return who
    met = next(_meet(who, index), None)
    if met is not None:
        listed, why = _choose(who.name, met, when)
        if listed is not None:
            return replace(who, listed=listed, private=False)
        return replace(who, unlisted=why)
    return replace(who, unlisted="no entry has this name" if is_listable(who) else None)


def is_listable(who: Who) -> bool:
    """Tell whether lists have entries for such participants: armed, of a state, or named bodies."""
    if who.private:
        return False
    return who.type in LISTED_KINDS or (who.named and who.entity == "organisation")


def _meet(who: Who, index: ActorIndex) -> Iterator[Met]:
    """Give the entries a name meets, the surest way first."""
    yield from _meet_name(who.name, index)
    for pattern in _PEOPLE_OF:
        found = pattern.fullmatch(who.name)
        if found is not None:
            for met in _meet_name(found["body"], index):
                yield Met(met.actors, f"{found['people']} of it: {met.how}")
    generic = _read_body(who, _without_brackets(who.name), index.countries)
    if generic is not None and (alike := index.by["generic"].get(" of ".join(generic), ())):
        how = f"\u201c{who.name}\u201d and its name both tell of {generic[0]} of one country"
        yield Met(alike, how)


def _meet_name(name: str, index: ActorIndex) -> Iterator[Met]:
    plain = _without_brackets(name)
    key = _key(plain)
    named = index.by["name"].get(key, ())
    if named:
        same = all(_without_brackets(one.name) == plain for one in named)
        but = "" if same else ", but for case, accents, articles or punctuation"
        yield Met(named, f"\u201c{name}\u201d is its name{but}")
    if aliased := index.by["alias"].get(key, ()):
        yield Met(aliased, f"\u201c{name}\u201d is one of its aliases")
    for letters in [*_letters_of(name), *([plain] if _LETTERS.fullmatch(plain) else [])]:
        if lettered := index.by["letters"].get(letters, ()):
            yield Met(lettered, f"\u201c{letters}\u201d stands in brackets beside its name")


def _read_body(who: Who, plain: str, countries: Mapping[str, str]) -> tuple[str, str] | None:
    """Give a body and its country; a place that acts is its government."""
    if who.entity == "place":
        return "a government", _code(fold_name(plain), countries)
    return read_generic(plain, countries)


def _choose(name: str, met: Met, when: Finding[When] | Blank) -> tuple[ListedActor | None, str]:
    """Give the one entry that is valid when the event was, or why there is none."""
    valid = [one for one in met.actors if _is_valid(one, when) is True]
    open_ = [one for one in met.actors if _is_valid(one, when) is None]
    left = valid or open_
    if not left:
        told = "; ".join(f"{_tell(one)} is valid {_tell_days(one)}" for one in met.actors)
        return None, f"not on the day of the event: {told}"
    if len(left) > 1:
        return None, f"\u201c{name}\u201d may be any of {', '.join(map(_tell, left))}"
    (actor,) = left
    return ListedActor(actor, f"{met.how}{_tell_validity(actor, known=bool(valid))}"), ""


def _is_valid(actor: Actor, when: Finding[When] | Blank) -> bool | None:
    """Tell whether an entry is valid on the day of an event; None where the days leave it open."""
    if actor.valid_from is None and actor.valid_to is None:
        return True
    value = None if isinstance(when, Blank) else when.value
    if value is None or value.earliest is None or value.latest is None:
        return None
    first, last = actor.valid_from or date.min, actor.valid_to or date.max
    if value.latest < first or last < value.earliest:
        return False
    return True if first <= value.earliest and value.latest <= last else None


def _tell_validity(actor: Actor, *, known: bool) -> str:
    if actor.valid_from is None and actor.valid_to is None:
        return ""
    days = _tell_days(actor)
    return f"; valid {days}" if known else f"; valid {days}, which the event's date leaves open"


def _tell_days(actor: Actor) -> str:
    first = "" if actor.valid_from is None else f"from {actor.valid_from}"
    last = "" if actor.valid_to is None else f"to {actor.valid_to}"
    return f"{first} {last}".strip()


def _tell(actor: Actor) -> str:
    return f"{actor.name} ({actor.id})"


def _without_brackets(name: str) -> str:
    return " ".join(_BRACKETS.sub(" ", name).split())


def _letters_of(name: str) -> list[str]:
    """Give the abbreviations in brackets beside a name: HLF of "Harbour Liberation Front (HLF)"."""
    return [inner for inner in _BRACKETS.findall(name) if _LETTERS.fullmatch(inner)]


def _key(name: str) -> str:
    """Give a name folded; short ones in capitals keep them, since "US" is not "us"."""
    return name if name.isupper() and len(name) <= _SHORT else fold_name(name)


def read_generic(name: str, countries: Mapping[str, str]) -> tuple[str, str] | None:
    """Give what kind of body a name says and of which country; None where it says neither.

    >>> read_generic("two Avenish soldiers", {"avenish": "AV"})
    ('an army', 'AV')
    >>> read_generic("Armed Forces of Aven", {"aven": "AV"})
    ('an army', 'AV')
    """
    words = [word for word in fold_name(name).split(" ") if read_quantity(word) is None]
    # "Police forces" before "forces": the longer is what is meant.
    for length in (2, 1):
        for start in range(len(words) - length + 1):
            said = " ".join(words[start : start + length])
            kind = next((one for one, bodies in _GENERIC.items() if said in bodies), None)
            rest = " ".join(words[:start] + words[start + length :])
            if kind is not None and rest:
                return kind, _code(rest, countries)
    return None


def _code(words: str, countries: Mapping[str, str]) -> str:
    """Give the code of a name of a country or a people; what is none stands for itself."""
    return countries.get(words, words)
