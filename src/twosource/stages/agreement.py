"""How far several people agree who answered the same questions: Krippendorff's alpha."""

from collections import Counter
from collections.abc import Sequence

from twosource.model.audit import Agreement


def measure_agreement(answers: Sequence[Sequence[str]]) -> Agreement | None:
    """Measure agreement over questions, each with the answers of its checkers; None below two.

    Nominal alpha (Krippendorff, Content Analysis, 2004, ch. 11): 1 is full agreement, 0 what chance
    would give; not defined where everybody gave one and the same answer throughout.

    >>> measure_agreement([["right", "right"], ["wrong", "wrong"], ["right", "wrong"], ["right"]])
    Agreement(questions=3, percent=66.66666666666667, alpha=0.4444444444444444)
    """
    double = [given for given in answers if len(given) > 1]
    if not double:
        return None
    everything = Counter(one for given in double for one in given)
    total = sum(everything.values())
    apart = [_pairs_apart(Counter(given)) for given in double]
    pairs = [len(given) * (len(given) - 1) for given in double]
    seen = sum(one / (len(given) - 1) for one, given in zip(apart, double, strict=True)) / total
    chance = _pairs_apart(everything) / (total * (total - 1))
    return Agreement(
        questions=len(double),
        percent=100 * (1 - sum(apart) / sum(pairs)),
        alpha=None if chance == 0 else 1 - seen / chance,
    )


def _pairs_apart(counts: Counter[str]) -> int:
    """Give the number of ordered pairs of answers that are not the same."""
    total = sum(counts.values())
    return total * total - sum(count * count for count in counts.values())
