"""The shape of a codebook's TOML, read strictly into the nouns; every slip is named."""

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, TypeVar

import msgspec

from twosource.model.codebook import (
    Counted,
    Crosswalk,
    EventType,
    Forced,
    SubType,
    Trigger,
    WordClass,
)

Words = str | list[str]
T = TypeVar("T", bound=msgspec.Struct)

WORD_CLASSES: tuple[tuple[str, WordClass], ...] = (
    ("verbs", "verb"),
    ("nouns", "noun"),
    ("adjectives", "adjective"),
)


class BookTable(msgspec.Struct):
    """The head of the file; its types stay raw until each is read under its own name."""

    name: str
    version: str
    extends: str | None = None
    drop: list[str] = []
    unit: str = ""
    include: list[str] = []
    exclude: list[str] = []
    precedence: list[str] = []
    lists: dict[str, list[str]] = {}
    type: dict[str, Any] = {}


class CountedTable(msgspec.Struct):
    """One line of `counted`."""

    role: str
    outcome: str


class TypeTable(msgspec.Struct):
    """One `[type.NAME]`."""

    definition: str
    positive: str
    negative: str
    roles: dict[str, str]
    subtype: dict[str, Any]
    family: str | None = None
    planned: bool = False
    statement: bool = False
    outcome_of: list[str] = []
    counted: list[CountedTable] = []


class CrosswalkTable(msgspec.Struct):
    """The codes of other schemes; "none" where there is none."""

    plover: str = "none"
    acled: str = "none"
    huridocs: str = "none"


class SubTypeTable(msgspec.Struct):
    """One `[type.NAME.subtype.NAME]`; each entry of its lists is a word or a table."""

    definition: str
    forced: Forced = "unstated"
    crosswalk: CrosswalkTable = msgspec.field(default_factory=CrosswalkTable)
    verbs: list[Any] = []
    nouns: list[Any] = []
    adjectives: list[Any] = []


class TriggerTable(msgspec.Struct):
    """One trigger with its conditions; a plain word is short for `{ lemma = word }`."""

    lemma: str
    subtype: str | None = None
    particle: str | None = None
    phrase: str | None = None
    object: Words = []
    not_object: Words = []
    subject_is: Words = []
    not_subject: Words = []
    prep: Words = []
    not_prep: Words = []
    modifier: Words = []
    not_modifier: Words = []
    under: Words = []
    not_under: Words = []
    near: Words = []
    not_near: Words = []
    people: bool = False
    subject_role: str | None = None
    object_role: str | None = None
    ahead: bool = False
    object_of: str | None = None
    outcome: str | None = None
    passive: bool = False
    points_back: bool = False
    persons: bool = False
    by_people: bool = False
    negated: bool = False


def suggest(word: str, known: Iterable[str]) -> str:
    """Say which known word was meant, or which there are.

    >>> suggest("obejct", ["object", "prep"])
    "did you mean 'object'?"
    """
    names = sorted(known)
    close = get_close_matches(word, names, n=1)
    return f"did you mean '{close[0]}'?" if close else f"known are: {', '.join(names)}"


def read_table(raw: object, shape: type[T], where: str, problems: list[str]) -> T | None:
    """Read one table into its shape, or give None; whatever is wrong goes to `problems`."""
    if not isinstance(raw, Mapping):
        problems.append(f"{where}: write a table here, not {raw!r}")
        return None
    known = shape.__struct_fields__
    problems.extend(
        f"{where}: unknown key '{key}'; {suggest(key, known)}" for key in raw if key not in known
    )
    before = len(problems)
    values = {}
    for field in msgspec.structs.fields(shape):
        if field.name not in raw:
            if field.required:
                problems.append(f"{where}: the key '{field.name}' is missing; add it")
            continue
        try:
            values[field.name] = msgspec.convert(raw[field.name], field.type)
        except msgspec.ValidationError as error:
            problems.append(f"{where}, {field.name}: {reword(str(error))}")
    missing_or_wrong = len(problems) > before
    return None if missing_or_wrong else shape(**values)


def reword(message: str) -> str:
    """Turn the decoder's message into one for the writer of a codebook.

    >>> reword("Object missing required field `role` - at `$[0]`")
    "[0]: the key 'role' is missing; add it"
    >>> reword("Expected `bool`, got `str`")
    "expected 'bool', got 'str'"
    """
    said, _, path = message.partition(" - at `$")
    missing = re.fullmatch(r"Object missing required field `(\w+)`", said)
    plain = said[:1].lower() + said[1:].replace("`", "'")
    told = f"the key '{missing[1]}' is missing; add it" if missing else plain
    return f"{path.removesuffix('`').removeprefix('.')}: {told}" if path else told


def expand_lists(
    raw: object, lists: Mapping[str, Sequence[str]], where: str, problems: list[str]
) -> object:
    """Put the words of a list in place of its name: `near = "@violence"`.

    >>> expand_lists({"near": ["mob", "@arms"]}, {"arms": ["gun", "knife"]}, "", [])
    {'near': ['mob', 'gun', 'knife']}
    """
    if isinstance(raw, Mapping):
        named = {
            key: [value] if isinstance(value, str) and value.startswith("@") else value
            for key, value in raw.items()
        }
        return {key: expand_lists(one, lists, where, problems) for key, one in named.items()}
    if not isinstance(raw, list):
        return raw
    expanded: list[object] = []
    for one in raw:
        if not isinstance(one, str) or not one.startswith("@"):
            expanded.append(expand_lists(one, lists, where, problems))
        elif one[1:] in lists:
            expanded += lists[one[1:]]
        else:
            problems.append(f"{where}: no list '{one[1:]}'; {suggest(one[1:], lists)}")
    return expanded


def read_type(name: str, raw: object, problems: list[str]) -> EventType | None:
    """Read one event type, or give None; whatever is wrong goes to `problems`."""
    where = f"type '{name}'"
    table = read_table(raw, TypeTable, where, problems)
    if table is None:
        return None
    subtypes: list[SubType] = []
    triggers: list[Trigger] = []
    for sub, content in table.subtype.items():
        place = f"{where}, sub-type '{sub}'"
        shaped = read_table(content, SubTypeTable, place, problems)
        if shaped is not None:
            subtypes.append(_subtype(sub, shaped))
            triggers.extend(_triggers(sub, shaped, place, problems))
    if not table.subtype:
        problems.append(f"{where}: no sub-type; add [type.{name}.subtype.{name}] with its words")
    return EventType(
        name=name,
        family=table.family or name,
        definition=table.definition,
        planned=table.planned,
        statement=table.statement,
        roles=dict(table.roles),
        counted=tuple(Counted(one.role, one.outcome) for one in table.counted),
        subtypes=tuple(subtypes),
        triggers=tuple(triggers),
        positive=table.positive,
        negative=table.negative,
        outcome_of=frozenset(table.outcome_of),
    )


def _subtype(name: str, table: SubTypeTable) -> SubType:
    codes = table.crosswalk
    crosswalk = Crosswalk(codes.plover, codes.acled, codes.huridocs)
    return SubType(name, table.definition, table.forced, crosswalk)


def _triggers(
    subtype: str, table: SubTypeTable, where: str, problems: list[str]
) -> Iterable[Trigger]:
    for key, word_class in WORD_CLASSES:
        entries: list[object] = getattr(table, key)
        for index, entry in enumerate(entries):
            raw = {"lemma": entry} if isinstance(entry, str) else entry
            shaped = read_table(raw, TriggerTable, f"{where}, {key}[{index}]", problems)
            if shaped is not None:
                yield _trigger(subtype, word_class, shaped)


def _trigger(subtype: str, word_class: WordClass, table: TriggerTable) -> Trigger:
    return Trigger(
        lemma=table.lemma,
        word_class=word_class,
        subtype=table.subtype or subtype,
        particle=table.particle,
        phrase=table.phrase,
        objects=_words(table.object),
        not_objects=_words(table.not_object),
        subjects=_words(table.subject_is),
        not_subjects=_words(table.not_subject),
        preps=_words(table.prep),
        not_preps=_words(table.not_prep),
        modifiers=_words(table.modifier),
        not_modifiers=_words(table.not_modifier),
        under=_words(table.under),
        not_under=_words(table.not_under),
        near=_words(table.near),
        not_near=_words(table.not_near),
        people=table.people,
        subject=table.subject_role,
        object=table.object_role,
        ahead=table.ahead,
        object_of=table.object_of,
        outcome=table.outcome,
        passive=table.passive,
        points_back=table.points_back,
        persons=table.persons,
        by_people=table.by_people,
        negated=table.negated,
    )


def _words(given: Words) -> frozenset[str]:
    return frozenset([given] if isinstance(given, str) else given)
