"""What a person decides at the desk: kept at once, worked in beside the pages."""

from collections.abc import Sequence

from twosource.model.errors import NotFound
from twosource.model.match import Anchor, Decision, Verdict
from twosource.model.ruling import Ruling, Said
from twosource.ports import Store
from twosource.web.desk import Desk, now
from twosource.web.works import Derive


def decide_pair(
    desk: Desk, ends: tuple[Anchor, Anchor], verdict: Verdict, note: str | None
) -> Decision:
    """Keep a person's word on two claims."""
    with desk.write() as store:
        kept = store.add_decision(*ends, verdict, desk.sitting.by, note or None, now())
    desk.works.ask(Derive())
    return kept


def rule(desk: Desk, said: Said, note: str | None) -> Ruling:
    """Keep a person's word on events, values or reviews."""
    with desk.write() as store:
        kept = store.add_ruling(said, desk.sitting.by, note or None, now())
    desk.works.ask(Derive())
    return kept


def rule_all(desk: Desk, said: Sequence[tuple[Said, str | None]]) -> list[Ruling]:
    """Keep several words of a person on values, each with its note, and work them in at once."""
    with desk.write() as store:
        kept = [store.add_ruling(one, desk.sitting.by, note or None, now()) for one, note in said]
    if kept:
        desk.works.ask(Derive())
    return kept


def rule_aside(desk: Desk, said: Said, words: str | None) -> Ruling:
    """Keep a person's word that moves no event: on a review, or on what became of a report."""
    with desk.write() as store:
        return store.add_ruling(said, desk.sitting.by, words or None, now())


def undo(desk: Desk, number: int) -> Decision | Ruling:
    """Take a decision back, whatever kind it is of; NotFound if there is none."""
    return undo_all(desk, [number])[0]


def undo_all(desk: Desk, numbers: Sequence[int]) -> list[Decision | Ruling]:
    """Take several decisions back, whatever kinds they are of; NotFound if there is none of one."""
    with desk.write() as store:
        taken = [find_taken(store, number) for number in numbers]
        undone = [
            one if one.undone else store.undo_decision(one.id, desk.sitting.by, now())
            for one in taken
        ]
    desk.works.ask(Derive())
    return undone


def find_taken(store: Store, number: int) -> Decision | Ruling:
    """Give the decision of a number; NotFound if there is none."""
    every: tuple[Decision | Ruling, ...] = (*store.decisions(), *store.rulings())
    for one in every:
        if one.id == number:
            return one
    raise NotFound(f"this record holds no decision {number}")
