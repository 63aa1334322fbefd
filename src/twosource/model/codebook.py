"""Event types as data: what counts as an event, the words that tell of it, who takes part."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Forced = Literal["yes", "no", "unstated"]
WordClass = Literal["verb", "noun", "adjective"]


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word, with what must stand beside it, that tells of an event.

    `lemma` in base form. `particle`: "up" in "round up". `phrase`: words that must follow, as
    "into custody" in "take into custody". `objects`: one of these lemmas must head the object (of a
    passive: the subject); `not_objects`: none may. `subjects`/`not_subjects`: the same of the
    subject. `preps`: one of these prepositions must hang on the word;
    `not_preps`: none may. `modifiers`: one of these
    lemmas must modify a noun ("air" in "air strike") or a verb ("sexually" assaulted);
    `not_modifiers`: none may. `under`: the word hangs on one of these lemmas, straight or by a
    preposition ("sentenced *to* death"), or on that preposition; `not_under`: on none of them.
    `people`: the thing affected (object, or subject of a word that takes none) must not plainly be
    a thing. For a noun the objects are what hangs on it by a preposition. `subject`/`object`: roles
    that differ from the type's. `ahead`: the word itself looks ahead to what may come ("faces ten
    years in prison"). `object_of`: the role of what hangs by "of" on the object ("seek the help
    *of* the guards"). `outcome`: what came of it, where the word says so ("unable to find").
    `near`: one of these lemmas stands in the sentence or in one beside it; `not_near`: none does;
    with both, what is barred bars only where nothing asked for is near.
    `points_back`: the word goes on about what was told ("350 took part"). `passive`: only in the
    passive. `persons`: those affected plainly are people, more than not plainly things;
    `by_people`: so are those who do it, or they are a body or a state. `negated`: the word is told
    as not so, and that is the event ("not seen since", "no trace of").
    """

    lemma: str
    word_class: WordClass
    subtype: str
    particle: str | None = None
    phrase: str | None = None
    objects: frozenset[str] = frozenset()
    not_objects: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    not_subjects: frozenset[str] = frozenset()
    preps: frozenset[str] = frozenset()
    not_preps: frozenset[str] = frozenset()
    modifiers: frozenset[str] = frozenset()
    not_modifiers: frozenset[str] = frozenset()
    under: frozenset[str] = frozenset()
    not_under: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    not_near: frozenset[str] = frozenset()
    people: bool = False
    subject: str | None = None
    object: str | None = None
    ahead: bool = False
    object_of: str | None = None
    outcome: str | None = None
    passive: bool = False
    points_back: bool = False
    persons: bool = False
    by_people: bool = False
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Counted:
    """Who is counted: the role, and what the number says became of them."""

    role: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """The nearest code in the field's other schemes, or "none"."""

    plover: str
    acled: str
    huridocs: str


@dataclass(frozen=True, slots=True)
class SubType:
    """One kind of an event type."""

    name: str
    definition: str
    forced: Forced
    crosswalk: Crosswalk


@dataclass(frozen=True, slots=True)
class EventType:
    """One event type.

    `roles` maps grammar to role: `subject`, `object`, `indirect`, `of`, `by` (of a noun), and
    prepositions (`from`, `to`, `into`, `against`, `for` …). `family`: types of one family may tell
    of one event. `statement`: the act is itself words, so that its verb of saying is the event.
    `outcome_of`: types of act this may have come of; told with one of them it is part of its event.
    """

    name: str
    family: str
    definition: str
    planned: bool
    statement: bool
    roles: Mapping[str, str]
    counted: tuple[Counted, ...]
    subtypes: tuple[SubType, ...]
    triggers: tuple[Trigger, ...]
    positive: str
    negative: str
    outcome_of: frozenset[str] = frozenset()

    def subtype(self, name: str) -> SubType:
        """Give the sub-type of that name; KeyError if there is none."""
        return {one.name: one for one in self.subtypes}[name]


@dataclass(frozen=True, slots=True)
class Codebook:
    """All event types of one codebook.

    Of two types on one word the trigger that asks for more wins, then the type that stands earlier
    in `precedence`.
    """

    name: str
    version: str
    unit: str
    include: tuple[str, ...]
    exclude: tuple[str, ...]
    precedence: tuple[str, ...]
    types: Mapping[str, EventType]
    digest: str

    @property
    def outcomes(self) -> Mapping[str, frozenset[str]]:
        """Give for each type of outcome the types of act it may have come of."""
        return {name: one.outcome_of for name, one in self.types.items() if one.outcome_of}
