"""What a report is called in lists, and of which day it is."""

import re

from twosource.model.report import Report
from twosource.model.values import Blank, When
from twosource.stages.graphic import is_described
from twosource.views.words import shorten, tell_when

# What the desk calls a text that was pasted without a title.
PASTED = "pasted "
_UNTITLED = re.compile(PASTED + r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")


def name_report(report: Report) -> str:
    """Give what a report is called in lists: its label, or its first line where nobody named it.

    A report that is to be handled with care is not called by its own words, and one whose title is
    hard to read by its day and outlet.
    """
    title = _find_title(report)
    return _name_folded(report) if is_described(title) else title


def find_hard_title(report: Report) -> str:
    """Give the title that a report is not called by since it is hard to read, "" for most."""
    title = _find_title(report)
    return title if is_described(title) else ""


def name_label(report: Report) -> str:
    """Give the label of a report, or its day and outlet where the label is hard to read."""
    return _name_folded(report) if is_described(report.label) else report.label


def _name_folded(report: Report) -> str:
    known = (report.published, report.outlet)
    told = ", ".join(one.value for one in known if one is not None)
    return f"report of {told}: title folded" if told else "report, its title folded"


def _find_title(report: Report) -> str:
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
