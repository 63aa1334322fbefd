"""What one more report changes about where others have it from: copies, credits, withdrawals."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from twosource.growing.rooms import Listening, Names, Rooms, Sheet, Signed, put
from twosource.ports import Store
from twosource.stages.copies import Shelf, relate_new, trace_copies
from twosource.stages.credits import find_cited, index_outlets
from twosource.stages.fingerprints import Signature, sign
from twosource.stages.imprints import Imprint, find_imprint
from twosource.stages.kept import Kept
from twosource.stages.layout import lay_out
from twosource.stages.names import same_name
from twosource.stages.report_facts import find_agency, list_quotes, list_unheard
from twosource.stages.running_words import Body, find_body
from twosource.stages.withdrawals import find_withdrawals, name_taken_back


@dataclass(frozen=True, slots=True)
class Renewed:
    """What is otherwise now of the reports that stay, and the line of copies each report is in.

    `touched` are those of whose origin something else is known, `noticed` those of whose words
    others take a report back, `rooted` those that repeat another text than they did.
    """

    touched: frozenset[str]
    noticed: frozenset[str]
    rooted: frozenset[str]


def renew(rooms: Rooms, store: Store, came: Kept, left: Collection[str]) -> Renewed:
    """Bring up to date what is known of reports beside their claims."""
    old = {key: rooms.sheets[key] for key in {*came.reports, *left} if key in rooms.sheets}
    new = {key: _fill(came, key) for key in came.reports}
    changed = _Changed()
    for key in old:
        del rooms.sheets[key]
    rooms.sheets.update(new)
    _count_outlets(rooms, old, new)
    _credit(rooms, store, old, new, changed)
    _withdraw(rooms, store, came, old, changed)
    _copy(rooms, store, came, left, changed)
    return Renewed(
        frozenset(changed.touched), frozenset(changed.noticed), frozenset(changed.rooted)
    )


@dataclass(slots=True)
class _Changed:
    touched: set[str] = field(default_factory=set)
    noticed: set[str] = field(default_factory=set)
    rooted: set[str] = field(default_factory=set)


def _fill(came: Kept, key: str) -> Sheet:
    report, reading, outlet = came.reports[key], came.readings[key], came.outlet(key)
    return Sheet(
        marks=report.marks,
        outlet=outlet,
        agency=None if reading.agency is None else reading.agency.value,
        published=None if report.published is None else report.published.value,
        quotes=tuple(list_quotes(report, reading, outlet)),
        unheard=tuple(sorted(list_unheard({key: reading}, {key: report}).get(key, ()))),
    )


def _count_outlets(rooms: Rooms, old: Mapping[str, Sheet], new: Mapping[str, Sheet]) -> None:
    for sheets, by in ((old, -1), (new, 1)):
        for key, sheet in sheets.items():
            if sheet.outlet is None:
                continue
            count = rooms.outlets.get(sheet.outlet, 0) + by
            (rooms.by_outlet.add if by > 0 else rooms.by_outlet.discard)(sheet.outlet, key)
            if count:
                rooms.outlets[sheet.outlet] = count
            else:
                del rooms.outlets[sheet.outlet]


def _credit(
    rooms: Rooms,
    store: Store,
    old: Mapping[str, Sheet],
    new: Mapping[str, Sheet],
    changed: _Changed,
) -> None:
    """Credit anew what looks up a name that came or went; tell whose voices may be others now."""
    given = {key: _name(one.outlet, one.agency) for key, one in old.items()}
    taken = {key: _name(one.outlet, one.agency) for key, one in new.items()}
    moved = _move(rooms.names, given.values(), taken.values())
    asking = rooms.names.ask(moved)
    again = (asking - old.keys()) | new.keys()
    texts = store.some_reports(again)
    before = {key: rooms.credited.get(key) for key in {*again, *old}}
    for key in old.keys() - new.keys():
        rooms.names.note(key, frozenset())
        rooms.voices.note(key, frozenset())
    for key in sorted(again):
        sheet, listening = rooms.sheets[key], Listening(rooms.names)
        agency = find_agency(sheet.agency, texts[key].text, sheet.outlet, listening)
        if put(rooms.cited, key, find_cited(texts[key].text, listening, sheet.outlet)):
            changed.touched.add(key)
        rooms.names.note(key, frozenset(listening.heard))
        put(rooms.credited, key, agency)
    for key in old.keys() - new.keys():
        put(rooms.credited, key, None)
        put(rooms.cited, key, None)
    changed.touched.update(key for key in again if rooms.credited.get(key) != before[key])
    was = [
        _name((old.get(key) or rooms.sheets[key]).outlet, before[key])
        for key in before
        if key in old or key not in new
    ]
    now = [
        _name(rooms.sheets[key].outlet, rooms.credited.get(key))
        for key in before
        if key in rooms.sheets
    ]
    voiced = _move(rooms.voices, was, now)
    changed.touched.update(rooms.voices.ask(voiced))


def _name(*names: str | None) -> list[str]:
    return [name for name in names if name is not None]


def _move(names: Names, gone: Iterable[list[str]], came: Iterable[list[str]]) -> set[str]:
    """Count names of outlets; give the last words of those that came or went."""
    changes = Counter(name for ones in came for name in ones)
    changes.subtract(name for ones in gone for name in ones)
    return {
        word
        for name, by in changes.items()
        if by
        for word in index_outlets([name])
        if names.change(word, name, by)
    }


def _withdraw(
    rooms: Rooms, store: Store, came: Kept, old: Mapping[str, Sheet], changed: _Changed
) -> None:
    """Find anew what notices take back, if a report has one or is of an outlet they name."""
    noted = {*rooms.taken_back}
    for key in old:
        rooms.taken_back.pop(key, None)
    for key, report in came.reports.items():
        named = name_taken_back(report, rooms.sheets[key].outlet)
        if named:
            rooms.taken_back[key] = named
    outlets = {name for named in rooms.taken_back.values() for name in named if name is not None}
    here = {*old, *came.reports}
    concerned = here & (noted | {*rooms.taken_back})
    met = {
        sheet.outlet
        for sheet in (*old.values(), *(rooms.sheets[key] for key in came.reports))
        if sheet.outlet is not None
    }
    if concerned or any(same_name(one, name) for one in met for name in outlets):
        there = {
            key
            for one in rooms.outlets
            if any(same_name(one, name) for name in outlets)
            for key in rooms.by_outlet.members(one)
        }
        here |= there | {*rooms.taken_back} | {*rooms.withdrawn} | {*rooms.notices}
    reports = store.some_reports(here)
    named_by = {key: one.outlet for key in reports if (one := rooms.sheets[key]).outlet is not None}
    found = find_withdrawals(reports, {key: name for key, name in named_by.items() if name})
    for key in here:
        if put(rooms.withdrawn, key, found.withdrawn.get(key)):
            changed.touched.add(key)
        if put(rooms.notices, key, found.notices.get(key)):
            changed.noticed.add(key)


def _copy(rooms: Rooms, store: Store, came: Kept, left: Collection[str], changed: _Changed) -> None:
    """Hold new texts beside all others; tell whose line of copies is another, or was withdrawn."""
    new = {key for key in came.reports if key not in rooms.signed}
    gone = {key for key in left if key in rooms.signed}
    if not (new or gone or changed.touched):
        return
    before = dict(rooms.copies)
    if new or gone:
        for key in gone:
            del rooms.signed[key]
        for key in new:
            rooms.signed[key] = _sign(
                find_body(came.reports[key], came.layouts[key]),
                find_imprint(came.reports[key], came.layouts[key]),
            )
        shelf = _take_down(rooms, store)
        # Who goes may have been whose text others are: they are all held side by side again.
        renewal = relate_new(shelf, shelf.signatures if gone else new)
        for key in {*(before if gone else renewal.reports)} & before.keys():
            del rooms.copies[key]
        rooms.copies.update({copy.report: copy for copy in renewal.copies})
    after = dict(rooms.copies)
    roots, now = trace_copies(before.values()), trace_copies(after.values())
    concerned = {key for key in {*before, *after} if before.get(key) != after.get(key)}
    changed.rooted.update(
        key for key in concerned | {*roots, *now} if roots.get(key) != now.get(key)
    )
    concerned |= changed.touched
    lines = {one.get(key, key) for key in concerned for one in (roots, now)}
    changed.touched |= concerned | {
        key for one in (roots, now) for key, root in one.items() if root in lines
    }
    changed.touched |= {line for line in lines if line in rooms.sheets}


def _sign(body: Body, imprint: Imprint) -> Signed:
    signature = sign(body.plain)
    return Signed(signature.words, signature.same, signature.prints.tobytes(), imprint)


def _take_down(rooms: Rooms, store: Store) -> Shelf:
    """Give all reports as they are held side by side; a text is read when it is looked at."""
    signed = dict(rooms.signed)
    return Shelf(
        _Bodies(store, signed.keys()),
        {
            key: Signature(one.words, one.same, np.frombuffer(one.prints, dtype=np.uint64))
            for key, one in signed.items()
        },
        {key: one.imprint for key, one in signed.items()},
    )


@dataclass(frozen=True, slots=True)
class _Bodies(Mapping[str, Body]):
    """The bodies of reports, laid out when they are looked at."""

    store: Store
    keys_: Collection[str]

    def __getitem__(self, key: str) -> Body:
        report = self.store.some_reports([key])[key]
        title = None if report.title is None else report.title.value
        return find_body(report, lay_out(report.text, title))

    def __iter__(self) -> Iterator[str]:
        return iter(self.keys_)

    def __len__(self) -> int:
        return len(self.keys_)
