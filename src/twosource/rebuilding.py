"""Works out anew what is derived: all of a record, or what some reports are read to anew."""

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.model.errors import BadRecord
from twosource.pipeline import Before, Parts, derive, look_before, work_out
from twosource.ports import Step, Store
from twosource.stages.kept import keep_together


def renew(store: Store, parts: Parts, keys: Sequence[str], step: Step) -> None:
    """Read some reports anew, without any parse from before, and work out the events."""
    for number, key in enumerate(keys, 1):
        store.add_reading(parts.reading.read_again(store.report(key), None))
        step(number, len(keys), "reading again")
    derive(store, parts, step)


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
