"""What people say of a report's claims: values put right, and claims coded by hand, by report."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from twosource.growing.rooms import Rooms
from twosource.model.claim import Claim
from twosource.model.codebook import Codebook
from twosource.model.coded import Coded
from twosource.model.match import Decision
from twosource.model.ruling import Grouped, Orphan, Ruling, Valued
from twosource.stages.attach import Attached, attach
from twosource.stages.by_hand import code_by_hand
from twosource.stages.correct import correct
from twosource.stages.join_index import JoinIndex
from twosource.stages.seen import Seen


@dataclass(frozen=True, slots=True)
class Said:
    """What people decided and did not undo: on pairs of claims, and all else, in its order.

    `of` are the words on values and the claims coded by hand, by the report they speak of.
    """

    decisions: Sequence[Decision]
    rulings: Sequence[Ruling]
    of: Mapping[str, Sequence[Ruling]]

    def mark(self, stamps: Mapping[str, str]) -> dict[str, str]:
        """Give the stamps of reports with what was said of each: another word is another report."""
        return {
            key: " ".join([stamp, *(str(one.id) for one in self.of.get(key, ()))])
            for key, stamp in stamps.items()
        }

    def about(self, reports: Collection[str]) -> list[Ruling]:
        """Give what was said of the claims of some reports."""
        return [one for key in sorted(reports) for one in self.of.get(key, ())]

    def list_reports(self) -> set[str]:
        """Give the reports whose claims a decision on pairs or groups of claims bears on."""
        pairs = {end.report for one in self.decisions for end in (one.left, one.right)}
        return pairs.union(*(_reports(one) for one in self.rulings))


def hear_people(decisions: Sequence[Decision], rulings: Iterable[Ruling]) -> Said:
    """Sort what people decided."""
    kept = [one for one in sorted(rulings, key=lambda each: each.id) if not one.undone]
    of: defaultdict[str, list[Ruling]] = defaultdict(list)
    for one in kept:
        if isinstance(one.said, Valued | Coded):
            of[one.said.anchor.report].append(one)
    return Said(decisions, kept, of)


def put_on_claims(said: Said, rooms: Rooms, index: JoinIndex, new: Mapping[str, Seen]) -> Attached:
    """Put decisions on the claims of the reports that they speak of, as these were read."""
    claims: list[Claim] = []
    for key in sorted(said.list_reports()):
        seen = new.get(key) or index.seen.get(key)
        read = rooms.read_as.get(key)
        claims.extend(read or (one.claim for one in (() if seen is None else seen.claims)))
    return attach(said.decisions, claims, said.rulings)


def list_orphans(
    said: Said, rooms: Rooms, attached: Attached, codebook: Codebook
) -> tuple[Orphan, ...]:
    """Give the decisions that no longer attach, in their order."""
    gone = said.about([key for key in said.of if key not in rooms.stamps])
    return tuple(
        sorted(
            (
                *attached.orphaned,
                *code_by_hand(gone, codebook, {}).orphaned,
                *correct((), gone, {}, codebook).orphaned,
                *(one for key in said.of for one in rooms.orphans.get(key, ())),
            ),
            key=lambda one: one.id,
        )
    )


def _reports(one: Ruling) -> Iterator[str]:
    if isinstance(one.said, Coded):
        yield one.said.anchor.report
    elif isinstance(one.said, Grouped):
        yield from (anchor.report for part in one.said.parts for anchor in part)
