"""What a report is called in lists, and of which day it is."""

import re

from twosource.model.report import Report
from twosource.model.values import Blank, When
from twosource.views.words import shorten, tell_when

# What the desk calls a text that was pasted without a title.
PASTED = "pasted "
_UNTITLED = re.compile(PASTED + r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")


def name_report(report: Report) -> str:
    """Give what a report is called in lists: its label, or its first line where nobody named it.

    A report that is to be handled with care is not called by its own words.
    """
    if report.marks.handling or not _UNTITLED.match(report.label):
        return report.label
    first = next((line for line in report.text.splitlines() if line.strip()), "")
    return shorten(" ".join(first.split())) or report.label


def tell_day(report: Report, written: When | Blank | None) -> str:
    """Give the day of a report, "" where it is not known.

    `written` is the day by which the report itself says it was written, if it was read.
    """
    if report.published is not None:
        return report.published.value
    if written is None or isinstance(written, Blank):
        return ""
    return f"dated {tell_when(written)} by its dateline"
