"""New months and days for twins: all months go on by one amount, and the order of days is kept."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from random import Random

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
# As agencies write them before a day; the others stay whole.
_SHORT = {1: "Jan.", 2: "Feb.", 8: "Aug.", 9: "Sept.", 10: "Oct.", 11: "Nov.", 12: "Dec."}
_NUMBER_OF = {
    **{name: number for number, name in enumerate(_MONTHS, 1)},
    **{name: number for number, name in _SHORT.items()},
}
DATED = (
    rf"(?P<month>{'|'.join(map(re.escape, _NUMBER_OF))})"
    r"(?:(?P<gap>\s+)(?P<day>\d{1,2})(?P<th>st|nd|rd|th)?)?"
)
"""A month in words, with a day or alone."""
_DATED = re.compile(rf"(?<!\w){DATED}(?!\w)")
_EDTF_DAY = r"(?P<year>\d{4}|XXXX)-(?P<month>\d\d)(?:-(?P<day>\d\d))?"
_EDTF = re.compile(r"(?:\d{4}|XXXX)-\d\d(?:-\d\d)?(?:/(?:\d{4}|XXXX)-\d\d(?:-\d\d)?)?")
# Every month has so many.
_LAST_DAY = 28
_TEENS = range(11, 14)
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


@dataclass(frozen=True, slots=True)
class NewDates:
    """How far months and years go on, and the new day of each month and day of the old calendar."""

    months: int
    years: int
    days: Mapping[tuple[int, int], int]

    def of_words(self, found: re.Match[str]) -> str:
        """Give a date that `DATED` matched as the same writer would write the new one."""
        old = _NUMBER_OF[found["month"]]
        month = old + self.months
        if found["day"] is None:
            return _MONTHS[month - 1]
        short = found["month"].endswith(".")
        name = _SHORT.get(month, _MONTHS[month - 1]) if short else _MONTHS[month - 1]
        day = self.days.get((old, int(found["day"])), int(found["day"]))
        return f"{name}{found['gap']}{day}{_ending(day) if found['th'] else ''}"

    def of_edtf(self, value: str) -> str | None:
        """Give a date of the gold in the new calendar; None where it is none.

        >>> NewDates(-1, 2, {(8, 9): 3}).of_edtf("2015-08-09")
        '2017-07-03'
        """
        return re.sub(_EDTF_DAY, self._of_day, value) if _EDTF.fullmatch(value) else None

    def _of_day(self, found: re.Match[str]) -> str:
        year = found["year"] if found["year"] == "XXXX" else f"{int(found['year']) + self.years}"
        old = int(found["month"])
        parts = [year, f"{old + self.months:02}"]
        if found["day"] is not None:
            day = int(found["day"])
            parts.append(f"{self.days.get((old, day), day):02}")
        return "-".join(parts)


def _ending(day: int) -> str:
    return "th" if day in _TEENS else _ENDINGS.get(day % 10, "th")


def draw_dates(texts: Iterable[str], rng: Random) -> NewDates:
    """Draw new months and days for the dates of some texts, within one year."""
    found = [one for text in texts for one in _DATED.finditer(text)]
    months = {_NUMBER_OF[one["month"]] for one in found} or {1}
    days = {(_NUMBER_OF[one["month"]], int(one["day"])) for one in found if one["day"]}
    shifts = [one for one in range(1 - min(months), 13 - max(months)) if one]
    new: dict[tuple[int, int], int] = {}
    for month in sorted(months):
        old = sorted(day for of, day in days if of == month)
        drawn = sorted(rng.sample(range(1, _LAST_DAY + 1), len(old)))
        new |= {(month, day): other for day, other in zip(old, drawn, strict=True)}
    return NewDates(rng.choice(shifts or [0]), rng.randint(-6, 8), new)
