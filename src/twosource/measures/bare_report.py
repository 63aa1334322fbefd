"""A report of a labelled text, of which nothing is known but the text and perhaps its outlet."""

from twosource.model.report import Marks, Report, Sourced, report_key


def report_of(text: str, label: str = "", outlet: str | None = None) -> Report:
    """Give a text as a report, as the stages read one."""
    return Report(
        key=report_key(text, outlet, None),
        label=label,
        text=text,
        sha256="",
        title=None,
        outlet=None if outlet is None else Sourced(outlet, "given"),
        published=None,
        url=None,
        language="en",
        marks=Marks(),
    )
