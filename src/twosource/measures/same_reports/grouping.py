"""Groups reports by the incident they tell of: signs, bits, average linkage."""

from collections.abc import Sequence

import numpy as np

from twosource.measures.linkage import join_by_average
from twosource.measures.one_collection import order_by_content
from twosource.measures.same_reports.signs import Collection
from twosource.measures.same_reports.tables import Table
from twosource.measures.same_reports.told import Report, read_reports
from twosource.measures.same_reports.weighing import Weights, add_bits, load_weights
from twosource.ports import Step


def group_reports(reports: Sequence[Report], step: Step) -> list[int]:
    """Give for each report the number of its group, from 1 on in the order of the reports.

    The groups depend on the contents alone, not on the order; rarity is counted in these reports.
    """
    order = order_reports(reports)
    weights = load_weights()
    these = Collection(read_reports([reports[at] for at in order]), weights.usual)
    joined = join_reports(add_bits(these, weights, step), weights, weights.threshold)
    group_of = dict(zip(order, joined, strict=True))
    numbers: dict[int, int] = {}
    return [numbers.setdefault(group_of[at], len(numbers) + 1) for at in range(len(reports))]


def order_reports(reports: Sequence[Report]) -> list[int]:
    """Give the places of the reports in an order that their contents alone decide."""
    return order_by_content(
        ["\n".join((one.title, one.published or "", one.text)) for one in reports]
    )


def join_reports(bits: Table, weights: Weights, threshold: float) -> list[int]:
    """Join by the mean of the bits; no pair counts for or against beyond the limits."""
    limited = np.clip(bits.astype(np.float64), weights.least, weights.most)
    return join_by_average(limited, threshold)
