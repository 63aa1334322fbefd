"""What a date is counted from: a day, a direction, and the choice of a year."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from twosource.model.values import Blank
from twosource.stages.when_days import OPEN_YEAR, Days, opened

Direction = Literal["back", "on", "near"]

# The day may already have begun where the event was and not where the report was written.
_SLACK = timedelta(1)
# A 29 February may be eight years away (1896 to 1904).
_YEARS = 8
_SOON = timedelta(42)


@dataclass(frozen=True, slots=True)
class Frame:
    """`day` is the day of writing, `told` one the text gave before; either may be unknown.

    `direction`: the event lies back from the day, on from it, or on either side.
    """

    day: date | None
    told: date | None
    direction: Direction

    def turned(self, which: str) -> "Frame":
        """Give the frame with the direction that "last" or "upcoming" sets."""
        if any(word in which for word in ("next", "coming", "forthcoming")):
            return replace(self, direction="on")
        if any(word in which for word in ("last", "past", "previous")):
            return replace(self, direction="back")
        return self


Reader = Callable[[Mapping[str, str], Frame], Days | Blank]
"""Turns the fields of a rule into days, or says why it cannot."""


def in_some_year(make: Callable[[int], Days | None], frame: Frame) -> Days | Blank:
    """Choose the year in which month and day make sense from the day of writing; open without one.

    Back: the last such days at or before it; on: the next at or after it; near: the next if they
    begin within six weeks and the last are further back, else the last.
    """
    if frame.day is None:
        days = make(OPEN_YEAR)
        return opened(days) if days else Blank("there is no such day in any year")
    day = frame.day
    made = [
        make(year) for year in range(max(1, day.year - _YEARS), min(9998, day.year + _YEARS) + 1)
    ]
    some = [days for days in made if days]
    last = next((days for days in reversed(some) if days.first <= _later(day)), None)
    following = next((days for days in some if days.last >= day), None)
    if frame.direction == "near" and last and following:
        return following if _is_soon(following, last, day) else last
    chosen = following if frame.direction == "on" else last
    return chosen or Blank("there is no such day nearby")


def _later(day: date) -> date:
    return day + _SLACK if day < date.max else day


def _is_soon(following: Days, last: Days, day: date) -> bool:
    ahead = following.first - day
    return ahead <= _SOON and ahead < day - last.last
