"""Whether one value of an exported record is what the labelled report says: right, or how not.

A gold value that is a list means any of these, and a None among them that a blank is as right; a
None alone means that the report does not say, and that any value is an error.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from twosource.stages.names import fold_name
from twosource.stages.romanisation import settle_postal, spell_korean, spell_wade

Verdict = Literal["right", "wrong", "missing", "asserted"]
Same = Callable[[Any, Any], bool]
# Below that, one form of Chinese stands for too many names.
SHORTEST_CHINESE = 4


@dataclass(frozen=True, slots=True)
class Item:
    """One value that was asked for: whose, which, and what came of it; `got` as the export has it.

    `asserted` is a value where the report does not say.
    """

    report: str
    about: str
    key: str
    verdict: Verdict
    expected: Any
    got: Any


@dataclass(frozen=True, slots=True)
class Tally:
    """How many items came out how."""

    right: int
    wrong: int
    missing: int
    asserted: int

    @property
    def percent(self) -> float:
        """Give the share that is right, in percent; of nothing, all."""
        total = self.right + self.wrong + self.missing + self.asserted
        return 100.0 * self.right / total if total else 100.0


def count_verdicts(items: Iterable[Item]) -> Tally:
    """Count the items by what came of them."""
    counted = Counter(item.verdict for item in items)
    return Tally(counted["right"], counted["wrong"], counted["missing"], counted["asserted"])


def accept(gold: Any) -> list[Any]:
    """Give the values of which any is right; None among them is a blank."""
    return gold if isinstance(gold, list) else [gold]


def judge(accepted: Sequence[Any], got: Any, same: Same) -> Verdict:
    """Say what came of one value; `got` None is a blank.

    >>> judge(["UPI", None], None, names_equal), judge([None], "UPI", names_equal)
    ('right', 'asserted')
    """
    if got is None:
        return "right" if None in accepted else "missing"
    if all(one is None for one in accepted):
        return "asserted"
    return "right" if any(one is not None and same(one, got) for one in accepted) else "wrong"


def same_value(gold: Any, got: Any) -> bool:
    """Tell whether two values are one and the same."""
    return bool(gold == got)


def names_equal(left: str, right: str) -> bool:
    """Tell whether two names are one after folding case, articles and romanisation.

    A shorter form is another name.

    >>> names_equal("the North Hamkyung Province", "North Hamgyong province")
    True
    >>> names_equal("Ann Example", "Example")
    False
    """
    ours, theirs = fold_name(left).split(), fold_name(right).split()
    return len(ours) == len(theirs) and all(
        not _spellings(one).isdisjoint(_spellings(other))
        for one, other in zip(ours, theirs, strict=True)
    )


def _spellings(word: str) -> frozenset[str]:
    """Give the forms of a folded word: as written, and as Korean and as Chinese may be spelt."""
    forms = {word, f"ko:{spell_korean(word) or word}"}
    if len(word) >= SHORTEST_CHINESE and word.isascii():
        forms |= {f"zh:{settle_postal(one)}" for one in (word, spell_wade(word) or word)}
    return frozenset(forms)


def any_name_equal(gold: str, got: Sequence[str]) -> bool:
    """Tell whether one of the names given is the one expected."""
    return any(names_equal(gold, name) for name in got)


@dataclass(frozen=True, slots=True)
class OwnOutlet:
    """A report's own outlet: its accepted names, and whether a blank is as right."""

    names: tuple[str, ...] = ()
    may_be_blank: bool = False

    @staticmethod
    def of(outlet: Any) -> "OwnOutlet":
        """Read it from the gold's `outlet`."""
        accepted = accept(outlet)
        return OwnOutlet(tuple(one for one in accepted if one is not None), None in accepted)

    def is_last(self, chain: Sequence[str]) -> bool:
        """Tell whether a chain ends with it."""
        return bool(chain) and any_name_equal(chain[-1], self.names)


def judge_chain(gold: Sequence[str] | None, got: Sequence[str], own: OwnOutlet) -> Verdict:
    """Say what came of a chain: compared whole and in order.

    The report's own outlet alone is as good as no chain, and may be left out as the last hop where
    the gold allows the outlet to be blank.

    >>> own = OwnOutlet(("Gazette",), may_be_blank=True)
    >>> judge_chain(["a clerk", "Gazette"], ["clerk"], own), judge_chain(None, ["Gazette"], own)
    ('right', 'right')
    """

    def same(expected: Sequence[str], told: Sequence[str]) -> bool:
        if own.may_be_blank and own.is_last(expected) and len(told) == len(expected) - 1:
            expected = expected[:-1]
        return len(expected) == len(told) and all(map(names_equal, expected, told))

    alone = len(got) == 1 and own.is_last(got)
    return judge([gold], None if alone or not got else got, same)
