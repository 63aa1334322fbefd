"""What people found of a record's error, in the shape of the export."""

from twosource.exporters import event_shapes
from twosource.model.audit import Audited, Figure

PLACES = 1


def audit_line(audited: Audited | None) -> event_shapes.Audit:
    """Give an audit of the whole record, or that there was none."""
    if audited is None or audited.state == "not_audited":
        return event_shapes.Audit(state="not_audited", at=None, answered=0, checkers=0, figures=())
    return event_shapes.Audit(
        state=audited.state,
        at=audited.audit.at,
        answered=audited.answered,
        checkers=audited.checkers,
        figures=tuple(map(figure_line, audited.figures)),
    )


def figure_line(figure: Figure) -> event_shapes.AuditFigure:
    """Give one share with its interval, in per cent to one place."""
    return event_shapes.AuditFigure(
        name=figure.name,
        percent=round(figure.share.value, PLACES),
        low=round(figure.share.low, PLACES),
        high=round(figure.share.high, PLACES),
        answered=figure.answered,
        of=figure.of,
    )
