"""A claim coded by hand as a draft again, so that a form can show it and have it changed."""

from twosource.model.coded import Coded, CodedVoice
from twosource.model.draft import NO_WORDS, Draft, DraftValue, DraftVoice, DraftWho, DraftWords
from twosource.model.spans import Span


def redraft(coded: Coded) -> Draft:
    """Give the draft that comes to this very claim when it is checked.

    A claim is changed by undoing its decision and coding the changed draft.
    """
    when, where = coded.when, coded.where
    places = () if where is None else where.places
    return Draft(
        report=coded.anchor.report,
        passage=DraftWords(span=coded.anchor.passage),
        type=coded.anchor.type,
        subtype=coded.subtype,
        time=coded.time,
        stance=coded.stance,
        when=None if when is None else DraftValue(when.edtf, _at(when.span)),
        where=None
        if where is None
        else DraftValue("; ".join(one.id for one in places), _at(where.span)),
        counts=tuple(DraftValue(one.number, _at(one.span), one.of) for one in coded.counts),
        who=tuple(DraftWho(one.role, _at(one.span), one.entity) for one in coded.who),
        said_by=tuple(map(_voice, coded.chain)),
    )


def _voice(one: CodedVoice) -> DraftVoice:
    return DraftVoice(
        at=DraftWords(one.masthead) if one.span is None else _at(one.span),
        kind=one.kind,
        cue=_at(one.cue),
        connection=one.connection,
        role=_at(one.role),
        body=_at(one.body),
    )


def _at(span: Span | None) -> DraftWords:
    return NO_WORDS if span is None else DraftWords(span=span)
