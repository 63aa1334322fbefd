"""The matcher whose weights add up, each with its words."""

from dataclasses import dataclass, field, replace

from twosource.matchers import weights
from twosource.matchers.features import FEATURES, VETOES
from twosource.matchers.sides import Sides
from twosource.model.match import Backdrop, Match, Pair, Veto
from twosource.model.values import GroundedClaim


@dataclass(frozen=True, slots=True)
class AdditiveMatcher:
    """Adds up the bits of every feature; silence adds nothing, an impossibility forbids.

    `backdrop` tells of copies, passages' words and pointing back; without one the features that
    need it stay silent. Between two copies of one sentence no veto holds: differing values are a
    conflict of that sentence, not two events.
    """

    threshold: float = weights.THRESHOLD
    backdrop: Backdrop = field(default_factory=Backdrop)

    def before(self, backdrop: Backdrop) -> "AdditiveMatcher":
        """Give the same matcher before another record."""
        return replace(self, backdrop=backdrop)

    def compare(self, left: GroundedClaim, right: GroundedClaim) -> Match:
        """Add up the weights of a pair, and any veto; the order of the two changes nothing."""
        first, second = sorted((left, right), key=lambda one: one.claim.id)
        sides = Sides(first, second, self.backdrop)
        reasons = tuple(
            reason for reason in (feature(sides) for feature in FEATURES) if reason is not None
        )
        return Match(Pair(first.claim.id, second.claim.id), reasons, find_veto(sides))


def find_veto(sides: Sides) -> Veto | None:
    """Give the first impossibility, unless both say one sentence of one text."""
    if sides.copied:
        return None
    return next((veto for veto in (check(sides) for check in VETOES) if veto is not None), None)
