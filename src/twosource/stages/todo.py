"""What to get: the texts that the record knows only through others, and when they came out."""

from calendar import month_name
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from twosource.model.event import Finding, ToDo
from twosource.model.values import Blank, GroundedClaim, When
from twosource.stages.laid_lines import Lineage, is_later, lay_lines
from twosource.stages.names import fold_name
from twosource.stages.seats import QUOTED
from twosource.stages.voices import Hop, Line
from twosource.stages.when_compare import days_of
from twosource.stages.when_days import OPEN_YEAR, Days, parse_edtf, placed


@dataclass(frozen=True, slots=True)
class Between:
    """The days a text came out between; either end may be open, and so may the year of both."""

    first: date | None = None
    last: date | None = None
    open: bool = False

    @property
    def edtf(self) -> str | None:
        """Give EDTF text, `..` for an end that is not known; None where neither is.

        >>> Between(None, date(2015, 8, 18)).edtf
        '../2015-08-18'
        """
        if self.first is not None and self.last is not None:
            return Days(self.first, self.last, self.open).edtf
        ends = [self._text(self.first), self._text(self.last)]
        return None if ends == ["..", ".."] else "/".join(ends)

    def _text(self, day: date | None) -> str:
        return ".." if day is None else Days(day, day, self.open).edtf

    @property
    def words(self) -> str:
        """Say it: "of about 8 to 18 August 2015", "of a day that is not told".

        >>> Between(date(2000, 8, 8), date(2000, 8, 18), open=True).words
        'of about 8 to 18 August, the year is not told'
        """
        if self.first is None and self.last is None:
            return "of a day that is not told"
        if self.first is None or self.last is None:
            known = "".join(self._say(day) for day in (self.first, self.last) if day)
            return f"of {known} or {'later' if self.last is None else 'earlier'}{self._close()}"
        if self.first == self.last:
            return f"of about {self._say(self.first)}{self._close()}"
        start = str(self.first.day)
        if (self.first.year, self.first.month) != (self.last.year, self.last.month):
            start = self._say(self.first, year=self.first.year != self.last.year)
        return f"of about {start} to {self._say(self.last)}{self._close()}"

    def _say(self, day: date, *, year: bool = True) -> str:
        told = f" {day.year}" if year and not self.open else ""
        return f"{day.day} {month_name[day.month]}{told}"

    def _close(self) -> str:
        return ", the year is not told" if self.open else ""


def list_todo(
    claims: Iterable[GroundedClaim], when: Finding[When] | Blank, lineage: Lineage
) -> tuple[ToDo, ...]:
    """Give the outlets and documents behind an event whose own text the record does not hold.

    Those that stand behind most reports come first, then those nearest the event. A text came out
    after the event and after the statement it carries, and before the first report that passes it
    on was written. Persons are never among them: they are nobody's to get.
    """
    told = {one.claim.id: one for one in claims}
    laid = lay_lines(told.values(), lineage)
    reports = {line.report for line in laid.every}
    told |= {one.claim.id: one for key in reports for one in lineage.told.get(key, ())}
    own: defaultdict[str, set[str]] = defaultdict(set)
    for line in laid.every:
        own[line.publisher.key].add(line.report)
    behind: dict[str, tuple[Hop, list[Line]]] = {}
    for line in laid.originals:
        for hop in line.hops[:-1]:
            held = any(
                not is_later(one, line.report, lineage.published) for one in own.get(hop.key, ())
            )
            if _can_be_got(hop) and not held:
                behind.setdefault(hop.key, (hop, []))[1].append(line)
    ranked = sorted(
        behind.values(),
        key=lambda item: (
            -len({line.report for line in item[1]}),
            min(line.hops.index(item[0]) for line in item[1]),
            item[0].name,
        ),
    )
    return tuple(_make(hop, lines, told, (when, lineage)) for hop, lines in ranked)


def _can_be_got(hop: Hop) -> bool:
    """Tell whether a hop is a text that has a name: an outlet's, or a document."""
    named = hop.name != hop.name.lower()
    document = hop.kind == "document" and " " in hop.name and not hop.key.startswith(QUOTED)
    return document or (hop.kind == "outlet" and named)


def _names_person(hop: Hop, claims: Sequence[GroundedClaim]) -> bool:
    """Tell whether what a document is called has the name of somebody its claims tell of."""
    words = {*fold_name(hop.name).split(" ")}
    persons = {voice.name for one in claims for voice in one.claim.chain if voice.kind == "named"}
    persons |= {who.name for one in claims for who in one.who if who.named and who.private}
    return hop.kind == "document" and any(
        not words.isdisjoint(fold_name(name).split(" ")) for name in persons
    )


def _make(
    hop: Hop,
    lines: Sequence[Line],
    told: Mapping[str, GroundedClaim],
    known: tuple[Finding[When] | Blank, Lineage],
) -> ToDo:
    when, lineage = known
    ids = dict.fromkeys(one.claim for line in lines for one in line.told)
    reports = tuple(sorted({line.report for line in lines}))
    through = [told[key] for key in ids]
    after = [days_of(one.stated) for one in through if isinstance(one.stated, When)]
    if isinstance(when, Finding):
        after.append(days_of(when.value))
    before = [days_of(one.written) for one in through if isinstance(one.written, When)]
    before += [parse_edtf(lineage.published[key]) for key in reports if key in lineage.published]
    between = find_between(after, before)
    name = "document" if _names_person(hop, through) else hop.name
    of = f"{name}’s report" if hop.kind == "outlet" else f"the {name}"
    return ToDo(
        get="report" if hop.kind == "outlet" else "document",
        of=name,
        edtf=between.edtf,
        words=f"{of} {between.words}",
        reports=reports,
        claims=tuple(ids),
    )


def find_between(after: Sequence[Days | None], before: Sequence[Days | None]) -> Between:
    """Give the days between the latest that it came out after and the earliest it came out before.

    Days of a known year count before those of an open one; an open one takes the year of the other
    side, or the one before or after, so that the two ends follow each other.
    """
    low = max(_known(after), key=lambda days: days.first, default=None)
    high = min(_known(before), key=lambda days: days.last, default=None)
    if low is None or high is None:
        first = None if low is None else low.first
        last = None if high is None else high.last
        return Between(first, last, any(one.open for one in (low, high) if one))
    if low.open != high.open:
        low, high = _share_year(low, high)
    if low.open and low.first > high.last:
        # Over the turn of a year.
        high = replace(high, last=high.last.replace(year=OPEN_YEAR + 1))
    if low.first > high.last:
        return Between(None, high.last, high.open)
    return Between(low.first, high.last, low.open)


def _known(values: Sequence[Days | None]) -> list[Days]:
    every = [days for days in values if days is not None]
    return [days for days in every if not days.open] or every


def _share_year(low: Days, high: Days) -> tuple[Days, Days]:
    """Put the end whose year is open into that of the other; the low end comes first."""
    if low.open:
        years = (high.last.year, high.last.year - 1)
        put = [days for year in years if (days := placed(low, year))]
        return next((days for days in put if days.first <= high.last), high), high
    years = (low.first.year, low.first.year + 1)
    put = [days for year in years if (days := placed(high, year))]
    return low, next((days for days in put if days.last >= low.first), low)
