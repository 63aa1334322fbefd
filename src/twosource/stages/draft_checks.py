"""Checks a claim that somebody drafted by hand, field by field, and says all that does not hold.

Pure: places are looked up before (`list_place_names`). A form shows each problem at its field; a
draft without any is the claim to keep.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar, get_args

from twosource.model.claim import Connection, EntityKind, VoiceKind
from twosource.model.codebook import Codebook, EventType
from twosource.model.coded import Coded, CodedCount, CodedVoice, CodedWhen, CodedWhere, CodedWho
from twosource.model.draft import (
    CheckedDraft,
    Draft,
    DraftValue,
    DraftVoice,
    DraftWho,
    DraftWords,
    Problem,
)
from twosource.model.errors import BadValue
from twosource.model.match import Anchor
from twosource.model.spans import Span
from twosource.model.values import Place
from twosource.stages.draft_words import find_passage, find_words
from twosource.stages.facet_values import (
    KINDS,
    check_part,
    choose_places,
    read_count,
    read_date,
    read_stance,
    read_time,
    read_type,
    split_names,
)
from twosource.stages.facet_words import name_count, say_count

ENTITIES: tuple[EntityKind, ...] = get_args(EntityKind)
CONNECTIONS: tuple[Connection, ...] = get_args(Connection)

T = TypeVar("T")
G = TypeVar("G")
Found = Mapping[str, Sequence[Place]]


def list_place_names(draft: Draft) -> tuple[str, ...]:
    """Give the names and ids of places to look up before a draft is checked."""
    return () if draft.where is None else split_names(draft.where.value)


def check_draft(draft: Draft, text: str, codebook: Codebook, found: Found) -> CheckedDraft:
    """Give the claim that a draft comes to, or every problem of it in words.

    `text` is that of its report, `found` what the table of places has for each name.
    """
    heard = _Heard()
    passage = heard.ask("passage", lambda: find_passage(draft.passage, text))
    kind = heard.ask("type", lambda: read_type(_name_type(draft), codebook))
    time = heard.ask("time", lambda: read_time(draft.time))
    stance = heard.ask("stance", lambda: read_stance(draft.stance))
    # Without a passage the other fields are looked at all the same: a form shows all at once.
    at = _At(text, passage or Span(0, 1), codebook.types[kind[0]] if kind else None, found)
    when, where = draft.when, draft.where
    coded_when = None if when is None else heard.ask("when", lambda: at.read_when(when))
    coded_where = None if where is None else heard.ask("where", lambda: at.read_where(where))
    counts = heard.ask_each("counts", at.read_count, draft.counts)
    who = heard.ask_each("who", at.read_who, draft.who)
    chain = heard.ask_each("said_by", at.read_voice, draft.said_by)
    if not (passage and kind and time and stance) or heard.problems:
        return CheckedDraft(None, tuple(heard.problems))
    anchor = Anchor(draft.report, passage, kind[0])
    return CheckedDraft(
        Coded(anchor, kind[1].name, time, stance, chain, coded_when, coded_where, counts, who), ()
    )


def _name_type(draft: Draft) -> str:
    return f"{draft.type}/{draft.subtype}" if draft.subtype else draft.type


@dataclass(slots=True)
class _Heard:
    """The problems of a draft as they are found."""

    problems: list[Problem] = field(default_factory=list)

    def ask(self, name: str, read: Callable[[], T]) -> T | None:
        """Give what a field comes to; None, and the problem is noted, where it is nothing."""
        try:
            return read()
        except BadValue as fault:
            self.problems.append(Problem(name, str(fault)))
            return None

    def ask_each(self, name: str, read: Callable[[G], T], given: Iterable[G]) -> tuple[T, ...]:
        """Give what each of several fields of a name comes to."""
        read_all = [
            self.ask(f"{name}.{number}", lambda one=one: read(one))  # type: ignore[misc]  # bound now
            for number, one in enumerate(given)
        ]
        return tuple(one for one in read_all if one is not None)


@dataclass(frozen=True, slots=True)
class _At:
    """Where the fields of a draft are read: its text, its passage, its type if there is one."""

    text: str
    passage: Span
    kind: EventType | None
    found: Found

    def read_when(self, given: DraftValue) -> CodedWhen:
        return CodedWhen(read_date(given.value.strip(), "").edtf, self._find(given.at))

    def read_where(self, given: DraftValue) -> CodedWhere:
        return CodedWhere(choose_places(given.value, self.found), self._find(given.at))

    def read_count(self, given: DraftValue) -> CodedCount:
        count = read_count(given.of.strip(), given.value, "")
        check_part("count", name_count(count), (), self.kind)
        return CodedCount(name_count(count), say_count(count), self._find(given.at))

    def read_who(self, given: DraftWho) -> CodedWho:
        check_part("who", given.role, (), self.kind)
        entity = _choose(given.entity, ENTITIES, "kind of participant")
        return CodedWho(given.role, entity, find_words(given.at, self.text, self.passage))

    def read_voice(self, given: DraftVoice) -> CodedVoice:
        kind = _choose(given.kind, KINDS, "kind of voice")
        span = self._find_voice(given.at, kind)
        near = span or self.passage
        return CodedVoice(
            kind=kind,
            span=span,
            cue=self._find_more(given.cue, near),
            connection=_choose(given.connection, CONNECTIONS, "tie to what is told"),
            role=self._find_more(given.role, near),
            body=self._find_more(given.body, near),
            masthead="" if span else " ".join(given.at.words.split()),
        )

    def _find(self, given: DraftWords) -> Span:
        """Give the words of a value; without any it stands on the passage as a whole."""
        return find_words(given, self.text, self.passage) if given.given else self.passage

    def _find_more(self, given: DraftWords, near: Span) -> Span | None:
        return find_words(given, self.text, near) if given.given else None

    def _find_voice(self, given: DraftWords, kind: VoiceKind) -> Span | None:
        """Give the words that name a voice; an outlet may stand in its masthead alone."""
        try:
            return find_words(given, self.text, self.passage)
        except BadValue:
            if kind == "outlet" and given.span is None and given.given:
                return None
            raise


def _choose(given: str, known: Sequence[T], what: str) -> T:
    for one in known:
        if one == given:
            return one
    raise BadValue(f"{given!r} is no {what}; give one of {', '.join(map(str, known))}")
