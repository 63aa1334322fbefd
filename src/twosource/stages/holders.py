"""Whose word a claim is, up to which day it speaks, and what of that may be shown."""

from dataclasses import dataclass
from datetime import date

from twosource.model.claim import Voice
from twosource.model.values import GroundedClaim, When
from twosource.stages.actor_words import NO_LONGER, OFFICES_OF_A_STATE
from twosource.stages.names import fold_name, same_name

NO_OUTLET = "an outlet that is not named"
# Of each of these an event has one: "Gore police", its chief and its spokesman are one holder.
FORCES = ("police", "army")
_OWN = frozenset({"masthead", "inferred"})
_LONGEST_OFFICE = 3


@dataclass(frozen=True, slots=True)
class Holder:
    """Who stands behind a claim. `own`: nobody with a name but the outlet itself.

    `key` compares holders within one event. `shown` is a name for readers: of a person without
    public office no more than who heard them, or the body they speak for.
    """

    key: str
    shown: str
    own: bool
    body: bool

    def same(self, other: "Holder") -> bool:
        """Tell whether two are one holder; a body goes by a shorter form of its name too.

        What others pass on of an outlet is no later word of its own.
        """
        if self.own or other.own:
            return self.own and other.own and self.key == other.key
        return self.key == other.key or (
            self.body and other.body and same_name(self.key, other.key)
        )


def read_holder(one: GroundedClaim) -> Holder:
    """Give the innermost voice that has a name, else the outlet, else the report.

    Who is told of with their body speaks for it, and so does whoever holds a public office without
    being named. Other sources without a name are never linked across reports: the outlet that
    passes them on holds their word.
    """
    outlet = _outlet(one)
    for place, voice in enumerate(one.claim.chain):
        if voice.kind != "unnamed":
            behind = one.claim.chain[place + 1 :]
            heard = next((hop.name for hop in behind if hop.kind == "outlet"), outlet)
            return _of_voice(voice, heard)
        force = _force(voice.name)
        if force is not None and _is_office(voice.name):
            return Holder(force, force, own=False, body=True)
    key = one.claim.report if one.outlet is None else fold_name(one.outlet)
    return Holder(key, outlet, own=True, body=False)


def read_source(one: GroundedClaim) -> str | None:
    """Give the source without a name or an office whose word an outlet holds; None without one."""
    first = one.claim.chain[0] if one.claim.chain else None
    if first is None or first.kind != "unnamed" or read_holder(one).key in FORCES:
        return None
    return first.name


def as_of(one: GroundedClaim) -> date | None:
    """Give the day up to which a claim speaks: that of the statement, of the writing, of the print.

    A report that came out on a day tells what was known by then.
    """
    for value in (one.stated, one.written, one.published):
        if isinstance(value, When) and value.latest is not None:
            return value.latest
    return None


def _of_voice(voice: Voice, outlet: str) -> Holder:
    if voice.kind != "named":
        own = voice.how in _OWN
        key = fold_name(voice.name)
        force = _force(voice.name)
        shown = key if key == force else voice.name
        return Holder(force or key, shown, own=own, body=not own)
    force = _force(f"{voice.role or ''} {voice.body or ''}")
    if force is not None:
        return Holder(force, force, own=False, body=True)
    # A body that shares a word with the name is the name again, not what they speak for.
    if voice.body is not None and not _shares(voice.body, voice.name):
        return Holder(fold_name(voice.body), voice.body, own=False, body=True)
    public = voice.role is not None and _is_office(voice.role)
    shown = voice.name if public else f"a person heard by {outlet}"
    return Holder(fold_name(voice.name), shown, own=False, body=False)


def _outlet(one: GroundedClaim) -> str:
    """Give who publishes a claim: the outlet of its report, else the last hop of its chain."""
    if one.outlet is not None:
        return one.outlet
    last = one.claim.chain[-1] if one.claim.chain else None
    return last.name if last is not None and last.how in _OWN else NO_OUTLET


def _force(words: str) -> str | None:
    """Give the force that words are of: "the provincial police director" speaks for police."""
    told = fold_name(words).split()
    return next((force for force in FORCES if force in told), None)


def _is_office(words: str) -> bool:
    """Tell whether words end in a public office held now: "the provincial police chief"."""
    told = fold_name(words).split()
    if NO_LONGER & set(told):
        return False
    lengths = range(1, _LONGEST_OFFICE + 1)
    return any(" ".join(told[-length:]) in OFFICES_OF_A_STATE for length in lengths)


def _shares(one: str, other: str) -> bool:
    return not set(fold_name(one).split()).isdisjoint(fold_name(other).split())
