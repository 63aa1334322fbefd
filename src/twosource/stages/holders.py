"""Whose word a claim is, up to which day it speaks, and what of that may be shown."""

from dataclasses import dataclass
from datetime import date

from twosource.model.claim import Voice
from twosource.model.values import GroundedClaim, When
from twosource.stages.actor_words import OFFICES_OF_A_STATE
from twosource.stages.names import fold_name, same_name

SOME_PERSON = "a person named there"
NO_OUTLET = "an outlet that is not named"


@dataclass(frozen=True, slots=True)
class Holder:
    """Who stands behind a claim. `own`: nobody with a name but the outlet itself.

    `key` compares holders within one event. `shown` is a name for readers: of a person without
    public office no more than that it is one, or the body they speak for.
    """

    key: str
    shown: str
    own: bool
    body: bool

    def same(self, other: "Holder") -> bool:
        """Tell whether two are one holder; a body goes by a shorter form of its name too."""
        if self.key == other.key:
            return True
        return self.body and other.body and same_name(self.key, other.key)


def read_holder(one: GroundedClaim) -> Holder:
    """Give the innermost voice that has a name, else the outlet, else the report.

    Who is told of with their body speaks for it. Sources without a name are never linked across
    reports: the outlet that passes them on holds their word.
    """
    for voice in one.claim.chain:
        if voice.kind != "unnamed":
            return _of_voice(voice)
    if one.outlet is None:
        return Holder(one.claim.report, NO_OUTLET, own=True, body=False)
    return Holder(fold_name(one.outlet), one.outlet, own=True, body=False)


def as_of(one: GroundedClaim) -> date | None:
    """Give the day up to which a claim speaks: that of the statement, of the writing, of the print.

    A report that came out on a day tells what was known by then.
    """
    for value in (one.stated, one.written, one.published):
        if isinstance(value, When) and value.latest is not None:
            return value.latest
    return None


def _of_voice(voice: Voice) -> Holder:
    if voice.kind != "named":
        own = voice.how in {"masthead", "inferred"}
        return Holder(fold_name(voice.name), voice.name, own=own, body=not own)
    if voice.body is not None:
        return Holder(fold_name(voice.body), voice.body, own=False, body=True)
    shown = voice.name if holds_office(voice) else SOME_PERSON
    return Holder(fold_name(voice.name), shown, own=False, body=False)


def holds_office(voice: Voice) -> bool:
    """Tell whether a voice is called by a public office, which its name may be told with."""
    words = [] if voice.role is None else fold_name(voice.role).split()
    return any(" ".join(words[-length:]) in OFFICES_OF_A_STATE for length in (1, 2, 3))
