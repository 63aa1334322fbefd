"""Which reports the machine reads: those in English. Others are kept, to be coded by hand."""

from twosource.model.claim import Coverage, Reading
from twosource.model.parse import Parse
from twosource.model.record import LeftOut
from twosource.model.report import Report

ENGLISH = "en"
NOT_READ = "none: not English"
"""The extractor of a reading that took nothing for the language of its report."""
NO_PARSE = Parse((), (), (), ())
_REMEDY = (
    "it is kept: code what it tells with `twosource decide claim`; if it is English, give it again"
    ' on a line of JSON with "language": "en"'
)


def tell_unread(report: Report) -> LeftOut | None:
    """Say that the machine does not read a report, for its language; None where it does."""
    if report.language == ENGLISH:
        return None
    return LeftOut(report.label, f"not English ({report.language})", _REMEDY)


def read_nothing(report: Report, codebook: str) -> Reading:
    """Give the reading of a report that is not read: no claims, and no sentence looked at."""
    return Reading(
        report=report.key,
        extractor=NOT_READ,
        codebook=codebook,
        outlet=report.outlet,
        agency=None,
        claims=(),
        quotations=(),
        coverage=Coverage(len(report.text), 0, 0),
    )
