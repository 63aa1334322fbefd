"""All features and vetoes, in the order a reader sees them. To add a reason, add it here.

A feature is a function of two claims that gives a `Reason`, or None where a report is silent. The
first line of its docstring is what a reader of the product sees as its meaning.
"""

from collections.abc import Mapping

from twosource.matchers.counts import (
    families_counted,
    named_as_many,
    people_counted,
    things_counted,
)
from twosource.matchers.dates import (
    another_year,
    plan_and_deed,
    published_near,
    same_day,
    told_before,
    written_near,
)
from twosource.matchers.people import same_actor, same_target
from twosource.matchers.places import same_place, same_scene
from twosource.matchers.sides import Feature, Impossibility
from twosource.matchers.telling import (
    came_of_it,
    copied_passage,
    names_its_source,
    points_back,
    rare_words,
    same_kind,
    same_word,
    starting_point,
    text_likeness,
    told_apart,
)
from twosource.matchers.vetoes import (
    one_origin_two_counts,
    other_days,
    other_sole_victims,
    sums_up,
    told_of_old,
    told_too_early,
    told_unlinked,
    too_far_apart,
)

FEATURES: tuple[Feature, ...] = (
    starting_point,
    same_kind,
    same_day,
    another_year,
    told_before,
    plan_and_deed,
    written_near,
    published_near,
    same_place,
    same_scene,
    people_counted,
    families_counted,
    things_counted,
    named_as_many,
    same_actor,
    same_target,
    same_word,
    told_apart,
    points_back,
    came_of_it,
    copied_passage,
    names_its_source,
    rare_words,
    text_likeness,
)
VETOES: tuple[Impossibility, ...] = (
    other_days,
    too_far_apart,
    other_sole_victims,
    told_too_early,
    sums_up,
    told_of_old,
    told_unlinked,
    one_origin_two_counts,
)


def describe_features() -> Mapping[str, str]:
    """Give the meaning of each feature and veto by its name, in the words a reader sees."""
    return {one.__name__: _first_line(one.__doc__) for one in (*FEATURES, *VETOES)}


def _first_line(text: str | None) -> str:
    return (text or "").strip().partition("\n")[0]
