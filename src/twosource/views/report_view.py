"""One report as people look at it: its text, how it came, and what was read of it, in order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from twosource.exporters.claim_lines import ClaimInEvent
from twosource.model.claim import Reading
from twosource.model.coded import Coded
from twosource.model.collection import Receipt
from twosource.model.correction import Facet
from twosource.model.report import Layout, Report
from twosource.model.ruling import Ruling, Settled, Valued
from twosource.model.spans import Span
from twosource.model.values import Blank, GroundedClaim
from twosource.ports import Store
from twosource.stages.by_hand import name_coded
from twosource.stages.facet_words import name_count, say_facet
from twosource.stages.graphic import Graphic, find_graphic
from twosource.stages.layout import lay_out
from twosource.stages.plain_values import say_plainly
from twosource.stages.unread import cut_read
from twosource.views.words import HOWS, tell_chain, tell_count, tell_stance, tell_when, tell_where


@dataclass(frozen=True, slots=True)
class FacetRow:
    """One value of a claim for its reader: `told` in words, `said` as it may be typed anew.

    `of` tells which, where a claim has several; `how` it was read, or why it is blank.
    """

    facet: Facet
    of: str
    name: str
    told: str
    said: str
    how: str


@dataclass(frozen=True, slots=True)
class ToldClaim:
    """A claim of a report: its number in the order of the text, and the label of its event."""

    number: int
    claim: ClaimInEvent
    label: str | None

    @property
    def grounded(self) -> GroundedClaim:
        """Give the claim with its values."""
        return self.claim.grounded

    @property
    def rows(self) -> tuple[FacetRow, ...]:
        """Give the values of the claim one by one."""
        return tuple(_list_rows(self.claim))


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report with all that is shown beside it.

    `untold` counts claims whose values are still being worked out, `taken` are people's decisions
    on values and claims of it, in order, `pending` the numbers of those that bear on no claim as it
    stands: they are still being worked in, or attach to nothing. `settled` are words on what
    becomes of the report.
    """

    report: Report
    reading: Reading
    receipts: Sequence[Receipt]
    claims: tuple[ToldClaim, ...]
    untold: int
    layout: Layout
    sentences: tuple[Span, ...]
    taken: tuple[Ruling, ...]
    settled: tuple[Ruling, ...] = ()

    @property
    def graphic(self) -> tuple[Graphic, ...]:
        """Give the passages that may be hard to read; looks for them in the whole text."""
        told = [one.grounded.claim for one in self.claims]
        return find_graphic(self.report.text, self.sentences, told)

    @property
    def pending(self) -> frozenset[int]:
        """Give the numbers of decisions that bear on no claim as it stands."""
        known = {each.decision for one in self.claims for each in one.grounded.corrections}
        known |= {each.decision for one in self.claims for each in one.grounded.coded}
        return frozenset(one.id for one in self.taken if not one.undone) - known


def see_report(store: Store, key: str) -> ReportView:
    """Read one report with its claims; NotFound where there is none of that key."""
    report, reading = store.report(key), store.reading(key)
    rulings = store.rulings_on(key)
    by_hand = {name_coded(one.said) for one in rulings if isinstance(one.said, Coded)}
    own = [one.id for one in reading.claims]
    grounded = store.claims_of([*own, *sorted(by_hand)])
    claims = number_claims(store, report, grounded)
    layout, sentences = _cut(report.text, None if report.title is None else report.title.value)
    return ReportView(
        report,
        reading,
        store.receipts_of(key),
        claims,
        len(own) - sum(not one.claim.by_hand for one in grounded),
        layout,
        sentences,
        tuple(one for one in rulings if isinstance(one.said, Valued | Coded)),
        tuple(one for one in rulings if isinstance(one.said, Settled)),
    )


@lru_cache(maxsize=8)
def _cut(text: str, title: str | None) -> tuple[Layout, tuple[Span, ...]]:
    """Lay a report out and cut it into sentences; a page is read again after each decision."""
    layout = lay_out(text, title)
    return layout, cut_read(text, layout)


def number_claims(
    store: Store, report: Report, grounded: Sequence[GroundedClaim]
) -> tuple[ToldClaim, ...]:
    """Give claims of a report in the order of its text, each with the event it tells of."""
    ordered = sorted(grounded, key=lambda one: (one.claim.passage, one.claim.trigger, one.order))
    told_by = store.events_told_by([one.claim.id for one in ordered])
    labels = store.labels_of(set(told_by.values()))
    return tuple(
        ToldClaim(
            number,
            ClaimInEvent(one, report, one.claim.chain, event := told_by.get(one.claim.id)),
            None if event is None else labels.get(event),
        )
        for number, one in enumerate(ordered, 1)
    )


def _list_rows(told: ClaimInEvent) -> Iterator[FacetRow]:
    one = told.grounded
    claim = one.claim

    def row(facet: Facet, name: str, words: tuple[str, str], of: str = "") -> FacetRow:
        said = say_plainly(one, facet, say_facet(one, facet, of))
        return FacetRow(facet, of, name, words[0], said, words[1])

    kind = claim.subtype if claim.subtype == claim.type else f"{claim.type}, {claim.subtype}"
    yield row("type", "What", (kind.replace("_", " "), ""))
    yield row("stance", "Told as", (f"{claim.time}, {tell_stance(claim.stance)}", ""))
    yield row("when", "When", (tell_when(one.when), _how(one.when)))
    yield row("where", "Where", (tell_where(one.where), _how(one.where)))
    for count in one.counts:
        yield row("count", "How many", (tell_count(count), count.how), name_count(count))
    for role in dict.fromkeys(who.role for who in one.who):
        names = [" ".join(who.name.split()) for who in one.who if who.role == role]
        yield row("who", role.capitalize(), ("; ".join(names), ""), role)
    yield row("source", "Whose word", (tell_chain(told.chain, told.report.text, HOWS), ""))


def _how(value: object) -> str:
    return value.why if isinstance(value, Blank) else str(getattr(value, "how", ""))
