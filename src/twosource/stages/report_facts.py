"""What is known of reports beside their claims: their days, whom they credit, whom they quote."""

import re
from collections.abc import Mapping, Sequence

from twosource.model.claim import Reading
from twosource.model.report import Report
from twosource.model.spans import Span
from twosource.stages.credits import Known, find_cited, find_credit
from twosource.stages.names import same_name
from twosource.stages.own_eyes import find_own_eyes
from twosource.stages.seats import Quoted
from twosource.stages.spoken_to import hear_speaker


def list_days(reports: Mapping[str, Report]) -> Mapping[str, str]:
    """Give the day each report was published, as EDTF text, where it is known."""
    return {key: one.published.value for key, one in reports.items() if one.published}


def list_agencies(readings: Mapping[str, Reading]) -> dict[str, str]:
    """Give the agency that each report credits as its reading found it."""
    return {key: one.agency.value for key, one in readings.items() if one.agency}


def gather_agencies(
    readings: Mapping[str, Reading],
    reports: Mapping[str, Report],
    outlets: Mapping[str, str],
    known: Known,
) -> Mapping[str, str]:
    """Give the outlet that each report credits: as its reading found it, else as its text says.

    Of the text only names count that are `known` for outlets.
    """
    found = list_agencies(readings)
    credited = {
        key: find_agency(found.get(key), reports[key].text, outlets.get(key), known)
        for key in readings
    }
    return {key: name for key, name in credited.items() if name is not None}


def find_agency(found: str | None, text: str, own: str | None, known: Known) -> str | None:
    """Give the outlet that a report credits: `found` by its reading, unless that is its own."""
    if found is not None and not (own is not None and same_name(found, own)):
        return found
    credit = find_credit(text, known, own)
    return found if credit is None else credit


def gather_cited(
    reports: Mapping[str, Report], outlets: Mapping[str, str], known: Known
) -> Mapping[str, str]:
    """Give the one other known outlet that each report cites for anything at all."""
    found = {key: find_cited(one.text, known, outlets.get(key)) for key, one in reports.items()}
    return {key: name for key, name in found.items() if name is not None}


def gather_quotes(
    readings: Mapping[str, Reading], reports: Mapping[str, Report], outlets: Mapping[str, str]
) -> Mapping[str, Sequence[Quoted]]:
    """Give the words that each report quotes, with whose they are.

    A reporter of its own who was there stands among them with no words.
    """
    return {
        key: list_quotes(reports[key], reading, outlets.get(key))
        for key, reading in readings.items()
    }


_NOBODY = re.compile(
    r"(?:^|\W)(?:no|neither|none of the|not one)\s+(?:\w+\s+){0,2}$", re.IGNORECASE
)
_NONE = re.compile(r"(?:no|neither|none|nobody|not one)\b", re.IGNORECASE)
_BEFORE = 40


def list_unheard(
    readings: Mapping[str, Reading], reports: Mapping[str, Report]
) -> Mapping[str, frozenset[Span]]:
    """Give where each report tells of a voice that said nothing: "no group has claimed it"."""
    found = {}
    for key, reading in readings.items():
        text = reports[key].text
        spans = {voice.span for one in reading.claims for voice in one.chain if voice.span}
        silent = frozenset(
            span
            for span in spans
            if _NONE.match(span.of(text))
            or _NOBODY.search(text[max(0, span.start - _BEFORE) : span.start])
        )
        if silent:
            found[key] = silent
    return found


def list_quotes(report: Report, reading: Reading, outlet: str | None) -> list[Quoted]:
    """Give the words that a report quotes, with whose they are, and its own reporter's eyes."""
    heard = [hear_speaker(one, report.text, outlet) for one in reading.quotations]
    quotes = [(one.span.of(report.text), one.chain) for one in heard]
    eyes = find_own_eyes(report.text, outlet)
    return quotes if eyes is None else [*quotes, ("", (eyes,))]
