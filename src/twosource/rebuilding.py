"""Works out anew all that a record derives, from what it keeps."""

from dataclasses import dataclass

from twosource.model.errors import BadRecord
from twosource.pipeline import Before, Parts, look_before, work_out
from twosource.ports import Step, Store
from twosource.stages.kept import keep_together


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """How much was derived anew."""

    events: int
    claims: int
    reports: int


def rebuild(store: Store, parts: Parts, step: Step) -> Rebuilt:
    """Drop all that is derived, and work it out anew from what is kept.

    Until it is there whole, what was derived before stays. Claims that cannot be read any more
    still say which event they told of, so that it keeps its name.
    """
    with store.building():
        try:
            before = look_before(store)
        except BadRecord:
            told = store.claim_events()
            before = Before(
                decisions=store.decisions(),
                rulings=store.rulings(),
                events=told,
                ids=store.event_ids(),
                actors=store.actors(),
                former=store.former_events(),
            )
        derived = work_out(
            keep_together(store.reports(), store.current_readings()), before, parts, step
        )
        indexed = store.rebuild(derived.events, derived.ids, derived.claims)
    return Rebuilt(len(derived.events), len(derived.claims), indexed)
