"""Values as people write them, made exact: "4 May 2021", "at least 12", "the mayor (government)".

What is exact already stays as it is. What comes to no value is refused in plain words.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from twosource.model.claim import VoiceKind
from twosource.model.codebook import Codebook
from twosource.model.correction import Facet
from twosource.model.errors import BadValue
from twosource.model.values import GroundedClaim
from twosource.stages.facet_values import KINDS, STANCES, TIMES, read_number
from twosource.stages.facet_words import ARROW, list_parts, say_chain
from twosource.stages.when_days import parse_edtf
from twosource.stages.word_on_value import OnValue, propose

PLAIN_STANCES: Mapping[str, str] = {
    "asserted": "asserted",
    "possible": "only possible",
    "alleged": "alleged",
    "denied": "denied",
    "negated": "told as not so",
    "not_reported": "none reported",
}
PLAIN_TIMES: Mapping[str, str] = {
    "past": "past",
    "ongoing": "going on",
    "future": "to come",
    "general": "in general",
    "unknown": "not told",
}
PLAIN_KINDS: Mapping[VoiceKind, str] = {
    "named": "a named person",
    "unnamed": "a person without a name",
    "organisation": "organisation",
    "government": "government",
    "outlet": "outlet",
    "document": "document",
    "reporter": "reporter",
}
_ID = re.compile(r"\(((?:geonames|iso|own):[^)]+)\)")
_VOICE = re.compile(r"(?P<name>.+?)\s*\((?P<kind>[^)]+)\)(?:\s*“[^”]*”)?")
_BETWEEN = re.compile(r"\s*(?:->|→|\bvia\b)\s*")


def make_exact(given: OnValue, claim: GroundedClaim, codebook: Codebook) -> OnValue:
    """Give what is said of a value in exact words, and of which number or role it is.

    Raises:
        BadValue: it comes to no value of its facet; says in plain words what would.
    """
    if given.facet in {"count", "who"}:
        given = replace(given, of=_find_part(given, claim))
    if given.verdict != "is":
        return given
    words = " ".join(given.words.split())
    return replace(given, words=_exact(given.facet, words, claim, codebook))


def make_places_exact(words: str) -> str:
    """Give places as names or ids with ";" between: of each that bears its id, the id.

    >>> make_places_exact("Gore, Southland (geonames:1); Salto")
    'geonames:1;Salto'
    """
    parts = (part.strip() for part in words.split(";"))
    return ";".join(";".join(_ID.findall(part)) or part for part in parts if part)


def make_part_exact(of: str, known: Sequence[str]) -> str:
    """Give which number or role is meant: "people, dead" is people.dead, "dead" the only such.

    >>> make_part_exact("dead", ["people.dead", "people.hurt"])
    'people.dead'
    """
    pieces = [one for one in re.split(r"[.,\s]+", of.strip().lower()) if one]
    meant = [one for one in known if pieces and set(pieces) <= set(one.split("."))]
    same = [one for one in meant if len(one.split(".")) == len(pieces)]
    found = same or meant
    return of if of in known else found[0] if len(found) == 1 else ".".join(pieces)


def say_part(of: str) -> str:
    """Give which number it is as a form shows it.

    >>> say_part("people.dead.child")
    'people, dead, child'
    """
    return of.replace(".", ", ")


def _find_part(given: OnValue, claim: GroundedClaim) -> str:
    known = list_parts(claim, given.facet)
    found = make_part_exact(given.of, known)
    if not found:
        told = "; ".join(say_part(one) for one in known)
        example = "people, dead" if given.facet == "count" else "victim"
        has = f"this claim has {told}" if told else f"write for instance: {example}"
        raise BadValue(f"say which {given.facet} is meant: {has}")
    alone = given.facet == "count" and "." not in found
    return f"people.{found}" if alone else found


def say_plainly(claim: GroundedClaim, facet: Facet, said: str) -> str:
    """Give a value as a form shows it, to be changed: whose word it is without signs of ours."""
    if facet == "source":
        voices = (f"{one.name} ({one.kind})" for one in claim.claim.chain)
        return " → ".join(voices) if said == say_chain(claim.claim.chain) else said
    return said


def _exact(facet: Facet, words: str, claim: GroundedClaim, codebook: Codebook) -> str:
    if facet in {"when", "count"}:
        return _read(facet, words, claim)
    if facet == "where":
        return make_places_exact(words)
    if facet == "type":
        return _read_type(words, codebook)
    if facet == "source":
        return ARROW.join(_read_voice(one, claim) for one in _BETWEEN.split(words))
    if facet == "stance":
        return _choose(words, STANCES, PLAIN_STANCES, "how it is told")
    return _choose(words, TIMES, PLAIN_TIMES, "a time") if facet == "time" else words


def _read(facet: Facet, words: str, claim: GroundedClaim) -> str:
    """Give a day or a number exactly: as it stands, or what its words come to."""
    found = words if _EXACT[facet](words) else propose(facet, words, claim)
    if not found:
        raise BadValue(_WRONG[facet].format(words))
    return found


def _is_number(words: str) -> bool:
    try:
        read_number(words)
    except BadValue:
        return False
    return True


def is_day(words: str) -> bool:
    """Tell whether words are a date as it is kept: "2021-05-04", "XXXX-05-04"."""
    return parse_edtf(words) is not None


_EXACT: Mapping[str, Callable[[str], bool]] = {
    "when": is_day,
    "count": _is_number,
}
_WRONG = {
    "when": "{!r} is no date: write 4 May 2021, May 2021 or 2021-05-04; XXXX-05-04 where no report"
    " tells the year; 2021-05-04/2021-05-06 from one day to another",
    "count": "{!r} is no number: write 12, 12-15 or “at least 12”",
}


def _read_type(words: str, codebook: Codebook) -> str:
    name = words.lower().replace(" ", "_")
    every = {f"{kind.name}/{one.name}" for kind in codebook.types.values() for one in kind.subtypes}
    if words in every or words in codebook.types:
        return words
    found = sorted(one for one in every if name in {one, one.partition("/")[2]})
    if len(found) == 1:
        return found[0]
    if found:
        raise BadValue(f"{words!r} may be several: write one of {', '.join(found)}")
    near = sorted(one for one in every if set(name.split("_")) & set(re.split(r"[_/]", one)))
    offered = f" such as {', '.join(near[:6])}" if near else ", as in the list of the field"
    raise BadValue(f"{words!r} is nothing the codebook has: choose a type{offered}")


def _choose(words: str, exact: Iterable[str], plain: Mapping[str, str], what: str) -> str:
    known = {**{told: one for one, told in plain.items()}, **{one: one for one in exact}}
    if words.lower() not in known:
        raise BadValue(f"{words!r} is not {what}: choose one of {', '.join(plain.values())}")
    return known[words.lower()]


def _read_voice(words: str, claim: GroundedClaim) -> str:
    """Give one voice with its kind: that of the same voice in the claim where none is written."""
    if words.rpartition(":")[2] in KINDS:
        return words
    bracketed = _VOICE.fullmatch(words)
    kinds = {told: one for one, told in PLAIN_KINDS.items()} | {one: one for one in KINDS}
    if bracketed is not None:
        said = bracketed["kind"].lower()
        kind = next((kinds[one] for one in (said, said.partition(",")[0]) if one in kinds), None)
        if kind is not None:
            return f"{bracketed['name']}:{kind}"
    else:
        same = [one.kind for one in claim.claim.chain if one.name.lower() == words.lower()]
        if same:
            return f"{words}:{same[0]}"
    raise BadValue(
        f"say what kind of voice {words!r} is, in brackets behind the name: the mayor (government);"
        f" it may be {', '.join(KINDS)}. Put → before who passed it on"
    )
