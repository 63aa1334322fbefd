"""Shares of a whole record from a stratified sample of it, each with a 95 % interval.

A stratum of N of which n were answered stands for N: each answer weighs N / n. The interval of a
share is Wilson's (1927), with the number of answers that a simple sample would need to be as sure:
the smaller of Kish's effective size (Survey Sampling, 1965, ch. 11), which knows of the weights
alone, and the size that gives the variance seen within strata. Both are corrected for what was
drawn of a small stratum: of a whole one nothing is left to guess. Wilson's interval on an effective
size is what Franco, Little, Louis and Slud recommend for such samples (J. Survey Statistics and
Methodology 7, 2019), and it holds where nothing wrong was seen. Numbers (how many are missing)
have the score interval of a Poisson rate, on the smaller size too.

Shares of sums, such as recall, have the interval of all shares that the intervals of their parts
bear out (MOVER: Zou and Donner, Statistics in Medicine 27, 2008). Parts of one sample are taken to
err together, which is cautious; parts of two samples err apart.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import hypot, inf, sqrt

from twosource.model.audit import Estimate

Z = 1.959964
_STEPS = 50
_PLACES = 12


@dataclass(frozen=True, slots=True)
class Answered:
    """A stratum: how many it has in the record, and the value of each answer on it."""

    size: int
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _Sample:
    """The strata with answers: the mean, the effective size by weights, the variance seen."""

    mean: float
    size: float
    variance: float


def weights_of(strata: Sequence[Answered]) -> list[float]:
    """Give for each stratum what one answer stands for; strata without answers fall to the others.

    Times the answers they add up to the size of all strata, where there are any answers.
    """
    held = sum(one.size for one in strata if one.values)
    spread = sum(one.size for one in strata) / held if held else 0.0
    return [spread * one.size / len(one.values) if one.values else 0.0 for one in strata]


def estimate_share(strata: Sequence[Answered]) -> Estimate | None:
    """Estimate the mean of values from 0 to 1 over all strata; None without answers."""
    seen = _look(strata)
    if seen is None:
        return None
    share, size = seen.mean, seen.size
    if seen.variance > 0.0:
        size = min(size, share * (1 - share) / seen.variance)
    if size == inf:
        return Estimate(share, share, share)
    square = Z * Z
    middle = share + square / (2 * size)
    half = Z * sqrt(share * (1 - share) / size + square / (4 * size * size))
    whole = 1 + square / size
    return Estimate(share, max(0.0, (middle - half) / whole), min(1.0, (middle + half) / whole))


def estimate_number(strata: Sequence[Answered]) -> Estimate | None:
    """Estimate the mean of numbers from 0 on over all strata; None without answers."""
    seen = _look(strata)
    if seen is None:
        return None
    mean, size = seen.mean, seen.size
    if mean > 0.0 and seen.variance > 0.0:
        size = min(size, mean / seen.variance)
    if size == inf:
        return Estimate(mean, mean, mean)
    square = Z * Z
    middle, half = mean + square / (2 * size), Z * sqrt(mean / size + square / (4 * size * size))
    return Estimate(mean, max(0.0, middle - half), middle + half)


def _look(strata: Sequence[Answered]) -> _Sample | None:
    """Take mean and variance of a stratified sample, corrected for how much of it was drawn."""
    answered = [one for one in strata if one.values]
    if not answered:
        return None
    held = sum(one.size for one in answered)
    weights = weights_of(answered)
    sums = zip(weights, answered, strict=True)
    # Rounded: what was right in every stratum is all right, and not nearly all.
    mean = round(sum(weight * sum(one.values) for weight, one in sums) / held, _PLACES)
    unseen, variance = 0.0, 0.0
    for one in answered:
        count = len(one.values)
        part = (one.size / held) ** 2 * (1 - count / one.size) / count
        unseen += part
        variance += part * _spread(one.values, mean)
    return _Sample(mean, 1 / unseen if unseen else inf, round(variance, _PLACES))


def _spread(values: Sequence[float], mean: float) -> float:
    """Give the variance among answers; that of one alone is taken to be that of all."""
    if len(values) == 1:
        return abs(mean * (1 - mean))
    own = sum(values) / len(values)
    return sum((value - own) ** 2 for value in values) / (len(values) - 1)


def times(estimate: Estimate, number: float) -> Estimate:
    """Give so many times an estimate."""
    return Estimate(estimate.value * number, estimate.low * number, estimate.high * number)


def share_found(
    found: Estimate, beside: Sequence[Estimate], missed: Sequence[Estimate]
) -> Estimate | None:
    """Give which share `found` is of it and all the others; None where there is nothing at all.

    `beside` come from the same answers as `found`, `missed` each from others.
    """
    whole = found.value + sum(one.value for one in (*beside, *missed))
    if whole <= 0.0:
        return None

    def least(share: float) -> float:
        down = (1 - share) * (found.value - found.low)
        down += share * sum(one.high - one.value for one in beside)
        return hypot(down, *(share * (one.high - one.value) for one in missed))

    def most(share: float) -> float:
        up = (1 - share) * (found.high - found.value)
        up += share * sum(one.value - one.low for one in beside)
        return hypot(up, *(share * (one.value - one.low) for one in missed))

    value = found.value / whole
    return Estimate(
        value,
        _cross(lambda share: found.value - share * whole - least(share), 0.0, value),
        _cross(lambda share: found.value - share * whole + most(share), value, 1.0),
    )


def _cross(line: Callable[[float], float], low: float, high: float) -> float:
    """Give where a falling line crosses zero between two shares, or the end it does not reach."""
    if line(low) <= 0.0:
        return low
    if line(high) >= 0.0:
        return high
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if line(middle) > 0.0 else (low, middle)
    return (low + high) / 2
