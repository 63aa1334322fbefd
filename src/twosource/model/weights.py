"""The table of weights by which two claims are taken for one event or two."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from twosource.model.ids import digest
from twosource.model.match import Reason, Sight

Row = tuple[str, str, str]
"""Whether of one report or two ("within", "across"), the feature, and what it sees."""
Table = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Weights:
    """A table of weights in bits, for claims of two reports ("across") and of one ("within").

    A weight is log2 of how much likelier the sight is for two claims of one event than for two that
    were compared but tell of different events; positive speaks for one event. Two claims are taken
    for one event above `threshold` bits.
    """

    name: str
    threshold: float
    across: Table
    within: Table

    @property
    def version(self) -> str:
        """Give the name and 12 hex digits that tell this table from any other of that name."""
        rows = [f"{row} {bits}" for row, bits in sorted(self.rows())]
        return f"{self.name} {digest('weights', str(self.threshold), *rows)[:12]}"

    def rows(self) -> Iterator[tuple[Row, float]]:
        """Give every row with its bits."""
        for side, table in (("across", self.across), ("within", self.within)):
            for feature, rows in table.items():
                for row, bits in rows.items():
                    yield (side, feature, row), bits

    def filled(self, other: "Weights") -> "Weights":
        """Give this table with the rows of another that it lacks."""
        across, within = (
            _fill(mine, theirs)
            for mine, theirs in ((self.across, other.across), (self.within, other.within))
        )
        return Weights(self.name, self.threshold, across, within)

    def weigh(self, sight: Sight, *, one_report: bool) -> Reason:
        """Give the bits of what a feature sees, no more than it is worth in this record."""
        table = self.within if one_report else self.across
        bits = min(table[sight.feature][sight.row], sight.most) + sight.beside
        return Reason(sight.feature, bits, sight.words)


def _fill(mine: Table, theirs: Table) -> Table:
    """Give a table's rows, with those of another that it lacks."""
    features = dict.fromkeys((*mine, *theirs))
    return {name: {**theirs.get(name, {}), **mine.get(name, {})} for name in features}
