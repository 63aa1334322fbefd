"""The claims of new reports, with their values, and of others whose year another report fixes."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from twosource.grounding import ground_and_code
from twosource.growing.parts import Parts
from twosource.growing.rooms import Rooms, put
from twosource.growing.said import Said
from twosource.model.claim import Claim
from twosource.model.report import Report
from twosource.model.ruling import Orphan, Valued
from twosource.stages.anniversaries import Dated, find_dated, meet_years
from twosource.stages.copies import trace_copies
from twosource.stages.correct import correct, is_refuted
from twosource.stages.kept import Kept
from twosource.stages.outcomes import tie_outcomes
from twosource.stages.pages import open_leaf
from twosource.stages.seen import Seen, see_all
from twosource.stages.terms import read_terms
from twosource.stages.withdrawals import is_notice


def fix_dates(rooms: Rooms, came: Mapping[str, Report], left: Collection[str]) -> frozenset[str]:
    """Meet the anniversaries of all reports with the foundings that they date.

    Gives the reports that are to be grounded again: their year is told otherwise now.
    """
    for key in left:
        rooms.dated.pop(key, None)
    for key, report in came.items():
        dated = find_dated(key, report.text)
        if dated != Dated():
            rooms.dated[key] = dated
    before, now = dict(rooms.fixed), meet_years(dict(rooms.dated))
    moved = {key for key in {*before, *now} if before.get(key) != now.get(key)}
    for key in moved:
        if key in now:
            rooms.fixed[key] = now[key]
        else:
            del rooms.fixed[key]
    return frozenset(moved - {*left})


def see_reports(came: Kept, rooms: Rooms, parts: Parts, said: Said) -> dict[str, Seen]:
    """Ground the claims of some reports, and see what bears on comparing them; by report.

    With what people said of their values, and the claims that people coded.
    """
    fixed = {key: one for key in came.reports if (one := rooms.fixed.get(key)) is not None}
    rulings = said.about(came.readings)
    grounded = ground_and_code(came, parts.gazetteer, rulings, parts.codebook, fixed)
    for key, country in grounded.settings.items():
        rooms.sheets[key] = replace(rooms.sheets[key], country=country)
    corrected = correct(grounded.claims, rulings, came.texts(), parts.codebook)
    _keep_said(
        rooms,
        said,
        [one.claim for one in grounded.claims],
        came.readings,
        (*grounded.orphaned, *corrected.orphaned),
    )
    tied = tie_outcomes(corrected.claims, came.texts(), parts.codebook.outcomes)
    claims = read_terms(tied, came.texts())
    leaves = {key: open_leaf(report) for key, report in came.reports.items()}
    seen = see_all(claims, came.texts(), {}, grounded.scenes, leaves)
    return place_all({one.report: one for one in seen}, rooms)


def _keep_said(
    rooms: Rooms,
    said: Said,
    claims: Iterable[Claim],
    reports: Iterable[str],
    orphaned: Sequence[Orphan],
) -> None:
    """Keep of reports what was read before people put it right, and what does not attach."""
    told = list(claims) if any(said.of.get(key) for key in reports) else []
    for key in reports:
        rulings = said.of.get(key, ())
        valued = any(isinstance(one.said, Valued) for one in rulings)
        numbers = {one.id for one in rulings}
        put(rooms.read_as, key, tuple(one for one in told if valued and one.report == key) or None)
        put(rooms.orphans, key, tuple(one for one in orphaned if one.id in numbers) or None)


def place_all(seen: Mapping[str, Seen], rooms: Rooms) -> dict[str, Seen]:
    """Say of reports which text they repeat, and which of their claims tell of no event.

    Those stand in notices, or a person found that the text tells of nothing there.
    """
    # Lines of copies are short; no other report's matters here.
    roots = trace_copies(rooms.copies.values()) if seen else {}
    return {
        key: replace(
            one,
            root=roots.get(key),
            taken_back=frozenset(
                claim.claim.id
                for claim in one.claims
                if is_notice(claim.claim.passage, rooms.notices.get(key, ())) or is_refuted(claim)
            ),
        )
        for key, one in seen.items()
    }
