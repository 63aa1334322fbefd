"""What a summary sums up: the single events that its report tells of right behind it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

from twosource.model.values import Blank, GroundedClaim, When, Where
from twosource.stages.how_far import within_reach
from twosource.stages.link_ties import Tie, has_been, words_between

NEAR = 4
"""Paragraphs behind a summary in which its parts are told."""
_SLACK_DAYS = timedelta(1)
_SLACK_KM = 50.0


def find_parts(
    claims: Sequence[GroundedClaim], text: str, families: Mapping[str, str]
) -> Iterator[Tie]:
    """Give the single events that a summary of the same report is of, in order of the text.

    They are of its kind, told behind it with a day or a place of their own, and these fit it.
    """
    sums = [one for one in claims if one.claim.several is not None and has_been(one)]
    for whole in sums:
        for one in claims:
            if one.claim.several is None and has_been(one) and _is_behind(one, whole, text):
                alike = families.get(one.claim.type) == families.get(whole.claim.type)
                if alike and _fits(one, whole):
                    told = (
                        " ".join(whole.claim.several.of(text).split())
                        if whole.claim.several
                        else ""
                    )
                    why = f"the report sums up “{told}” and goes on to tell of this one"
                    yield Tie("part_of", one.claim.id, whole.claim.id, why, one.claim.passage)


def _is_behind(one: GroundedClaim, whole: GroundedClaim, text: str) -> bool:
    """Tell whether a claim stands behind a summary, not in its sentence and not far off."""
    if one.claim.trigger <= whole.claim.trigger or words_between(whole, one, text) is not None:
        return False
    between = text[whole.claim.trigger.end : one.claim.trigger.start]
    return between.count("\n\n") <= NEAR


def _fits(one: GroundedClaim, whole: GroundedClaim) -> bool:
    """Tell whether a claim has a day or a place, and neither contradicts those of the summary."""
    if isinstance(one.when, Blank) and isinstance(one.where, Blank):
        return False
    return _on_a_day_of(one.when, whole.when) and _at_a_place_of(one.where, whole.where)


def _on_a_day_of(when: When | Blank, whole: When | Blank) -> bool:
    if isinstance(when, Blank) or isinstance(whole, Blank):
        return True
    if when.earliest is None or when.latest is None:
        return True
    if whole.earliest is None or whole.latest is None:
        return True
    return (
        whole.earliest - _SLACK_DAYS <= when.latest and when.earliest <= whole.latest + _SLACK_DAYS
    )


def _at_a_place_of(where: Where | Blank, whole: Where | Blank) -> bool:
    if isinstance(where, Blank) or isinstance(whole, Blank):
        return True
    return any(
        within_reach(place, other, _SLACK_KM) for place in where.every for other in whole.every
    )
