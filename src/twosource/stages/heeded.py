"""People's decisions as an index of claims heeds them, and those of them that attach to claims."""

from collections import defaultdict
from collections.abc import Container, Mapping, MutableMapping

from twosource.model.match import Pair, Verdict
from twosource.stages.components import Decided, list_decided

Heeded = MutableMapping[str, dict[str, Verdict]]
"""Verdicts by the left claim of a pair and the right."""


def list_heeded(heeded: Heeded) -> dict[Pair, Verdict]:
    """Give the decisions that were heeded last."""
    return {
        Pair(left, right): verdict
        for left, others in heeded.items()
        for right, verdict in others.items()
    }


def keep_heeded(heeded: Heeded, decisions: Mapping[Pair, Verdict]) -> None:
    """Heed these decisions and no others."""
    by_left: defaultdict[str, dict[str, Verdict]] = defaultdict(dict)
    for pair, verdict in decisions.items():
        by_left[pair.left][pair.right] = verdict
    for left in [left for left in heeded if left not in by_left]:
        del heeded[left]
    heeded.update(by_left)


def attach_to(decisions: Mapping[Pair, Verdict], claims: Container[str]) -> Decided:
    """Give the decisions on each claim, of two claims that are there."""
    return list_decided(
        {
            pair: verdict
            for pair, verdict in decisions.items()
            if pair.left in claims and pair.right in claims
        }
    )
