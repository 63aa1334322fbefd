"""The matcher whose weights add up, each with its words."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from twosource.matchers.features import FEATURES, VETOES
from twosource.matchers.learning import COPIED, Example, learn
from twosource.matchers.sides import Sides
from twosource.model.match import Backdrop, Decided, Match, Pair, Sight, Veto
from twosource.model.values import GroundedClaim
from twosource.model.weights import Weights

HELD = 30.0


@dataclass(frozen=True, slots=True)
class AdditiveMatcher:
    """Adds up the bits of every feature; silence adds nothing, an impossibility forbids.

    `backdrop` tells of copies, passages' words and pointing back; without one the features that
    need it stay silent. Between two copies of one sentence no veto holds: differing values are a
    conflict of that sentence, not two events.
    """

    weights: Weights
    backdrop: Backdrop = field(default_factory=Backdrop)

    @property
    def version(self) -> str:
        """Give name and digest of the weights."""
        return self.weights.version

    @property
    def threshold(self) -> float:
        """Give the bits above which two claims are taken for one event."""
        return self.weights.threshold

    def before(self, backdrop: Backdrop) -> "AdditiveMatcher":
        """Give the same matcher before another record."""
        return replace(self, backdrop=backdrop)

    def compare(self, left: GroundedClaim, right: GroundedClaim) -> Match:
        """Add up the weights of a pair, and any veto; the order of the two changes nothing."""
        sides = self._between(left, right)
        pair = Pair(sides.left.claim.id, sides.right.claim.id)
        reasons = tuple(
            self.weights.weigh(sight, one_report=sides.one_report) for sight in _look(sides)
        )
        return Match(pair, reasons, find_veto(sides))

    def look(self, left: GroundedClaim, right: GroundedClaim) -> tuple[Sight, ...]:
        """Give what the features see of a pair, before anything is weighed."""
        return _look(self._between(left, right))

    def learn(self, decided: Iterable[Decided]) -> Weights:
        """Give the weights that people's decisions lead to; "unsure" teaches nothing.

        Each row of the table stands for 30 pairs, so that a few decisions move it a little. Where
        an impossibility or a copied sentence decides, there is nothing to learn.
        """
        examples = [
            Example(sights, one.left.claim.report == one.right.claim.report, one.verdict == "same")
            for one in decided
            if one.verdict != "unsure" and self.compare(one.left, one.right).veto is None
            for sights in (self.look(one.left, one.right),)
            if all(sight.feature != COPIED for sight in sights)
        ]
        number = len(examples)
        name = f"{self.weights.name} and {number} decision{'' if number == 1 else 's'}"
        return learn(examples, self.weights, HELD, name)

    def _between(self, left: GroundedClaim, right: GroundedClaim) -> Sides:
        first, second = sorted((left, right), key=lambda one: one.claim.id)
        return Sides(first, second, self.backdrop)


def _look(sides: Sides) -> tuple[Sight, ...]:
    return tuple(sight for feature in FEATURES if (sight := feature(sides)) is not None)


def find_veto(sides: Sides) -> Veto | None:
    """Give the first impossibility, unless both say one sentence of one text."""
    if sides.copied:
        return None
    return next((veto for veto in (check(sides) for check in VETOES) if veto is not None), None)
