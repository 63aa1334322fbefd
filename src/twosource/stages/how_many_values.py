"""From the words that say how many to a number as a value."""

from collections.abc import Sequence

from twosource.model.claim import CountPhrase, RevisedPhrase
from twosource.model.values import Count, Revision
from twosource.stages.how_many import kind_of, read_quantity
from twosource.stages.how_many_kinds import singular
from twosource.stages.how_many_numbers import NONE, one_of_kind


def read_counts(phrases: Sequence[CountPhrase], text: str) -> tuple[Count, ...]:
    """Give the numbers of count phrases as intervals; words that fix no number give none."""
    read = (_read_count(phrase, text) for phrase in phrases)
    return tuple(count for count in read if count is not None)


def _read_count(phrase: CountPhrase, text: str) -> Count | None:
    words = " ".join(phrase.number.of(text).split())
    numbers = NONE if phrase.none else read_quantity(words) or one_of_kind(words)
    if numbers is None:
        return None
    whole = None if phrase.out_of is None else read_quantity(phrase.out_of.of(text))
    kind = kind_of(phrase.noun)
    group = None if phrase.group is None else singular(phrase.group)
    return Count(
        of=kind,
        outcome=phrase.outcome,
        group=group if kind == "people" else None,
        low=numbers.low,
        high=numbers.high,
        best=numbers.best,
        how=f"read from “{words}”",
        spans=(phrase.span,),
        vague=numbers.vague,
        more=phrase.more,
        out_of=numbers.out_of if whole is None else whole.best,
        revised=None if phrase.revised is None else _read_revised(phrase.revised, text),
    )


def _read_revised(revised: RevisedPhrase, text: str) -> Revision:
    """Read what a number says of the one whose place it takes."""
    before = revised.before
    was = None if before is None else read_quantity(before.of(text))
    if was is None:
        return Revision(revised.cue, revised.way, earlier=revised.earlier)
    return Revision(revised.cue, revised.way, before, was.low, was.high, was.best, revised.earlier)
