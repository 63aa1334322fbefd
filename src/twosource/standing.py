"""How a record stood at a time, and which of its decisions no longer attach; nothing is kept."""

from twosource.grounding import ground_and_code
from twosource.model.past import Past
from twosource.model.ruling import Orphan
from twosource.pipeline import Before, Parts, work_out
from twosource.ports import Step, Store
from twosource.stages.attach import attach
from twosource.stages.correct import correct
from twosource.stages.kept import keep_together
from twosource.stages.signing import lose_reviews
from twosource.stages.stood import Stood


def stand_then(past: Past, parts: Parts, step: Step) -> Stood:
    """Work out what a record told at a time from what it held then; nothing is written.

    Events have the ids they had. The program that works it out is the one of today.
    """
    keys = {reading.report for reading in past.readings}
    read = [report for report in past.reports if report.key in keys]
    kept = keep_together(read, past.readings)
    before = Before(
        decisions=past.decisions,
        rulings=past.rulings,
        ids=past.ids,
        actors=past.actors,
        former=past.former,
    )
    derived = work_out(kept, before, parts, step)
    return Stood(past, derived.events, derived.ids, derived.claims)


def find_orphans(store: Store, parts: Parts) -> tuple[Orphan, ...]:
    """Give the decisions that no longer attach to the record as it stands, or only in part."""
    kept = keep_together(store.reports(), store.current_readings())
    rulings = store.rulings()
    grounded = ground_and_code(kept, parts.gazetteer, rulings, parts.codebook)
    attached = attach(store.decisions(), [one.claim for one in grounded.claims], rulings)
    corrected = correct(grounded.claims, rulings, kept.texts(), parts.codebook)
    lost = lose_reviews(rulings, store.event_ids(), set(store.claim_events().values()))
    return (*grounded.orphaned, *attached.orphaned, *corrected.orphaned, *lost)
