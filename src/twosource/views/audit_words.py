"""What an audit came to, in words: one line beside events, and a table of all figures."""

from collections.abc import Iterator

from twosource.model.audit import Audited, Figure
from twosource.views.words import say_number

NAMES = {
    "claim precision": "claims told: right",
    "claim recall": "claims in the texts: found",
    "said_by precision": "whose word it is: right",
    "when precision": "dates told: right",
    "when recall": "dates in the texts: found",
    "where precision": "places told: right",
    "where recall": "places in the texts: found",
    "count precision": "numbers told: right",
    "count recall": "numbers in the texts: found",
    "who precision": "participants told: right",
    "who recall": "participants in the texts: found",
    "wrong merges": "pairs of claims joined: wrongly",
    "missed merges": "look-alikes kept apart: wrongly",
}
SHORT = {
    "claim precision": "of claims {} are right",
    "claim recall": "{} of those in the texts found",
    "wrong merges": "{} of joins wrong",
    "missed merges": "{} of look-alikes missed",
}
SINCE = {
    "report added": "report added",
    "report withdrawn": "report withdrawn",
    "reading added": "reading added",
    "reading taken up again": "reading taken up again",
    "decision taken": "decision taken",
    "decision undone": "decision undone",
    "events replaced": "change of events",
    "expunged": "expunging",
}


def tell_audit(audited: Audited | None) -> str:
    """Give the error of a record in one line, or that nobody has looked."""
    if audited is None:
        return "Not audited: how often this record errs is not known (`audit` finds out)."
    if not audited.figures:
        return "Not audited: a sample is drawn, and no answer taken yet."
    told = {one.name: tell_share(one) for one in audited.figures}
    words = "; ".join(SHORT[name].format(share) for name, share in told.items() if name in SHORT)
    changed = "; changed since" if audited.changes else ""
    also = f": {words}" if words else ""
    answered = say_number(audited.answered, "answer")
    return f"Audited {audited.audit.at[:10]} on {answered}{changed}{also}."


def tell_audit_at_desk(audited: Audited | None) -> str:
    """Give the error of a record in one line for a page, which has no commands."""
    how = "; a sample checked by hand tells it: “twosource audit” at a terminal"
    return tell_audit(audited).replace(" (`audit` finds out)", how)


def tell_share(figure: Figure) -> str:
    """Give a share with its interval: "92 % (85-96)"."""
    share = figure.share
    return f"{share.value:.0f} % ({share.low:.0f}-{share.high:.0f})"


def list_rows(audited: Audited) -> list[tuple[str, ...]]:
    """Give the figures as rows of a table: what, per cent, 95 %, answers, of how many."""
    return [
        (
            NAMES[one.name],
            f"{one.share.value:.1f} %",
            f"{one.share.low:.1f}-{one.share.high:.1f}",
            str(one.answered),
            f"{one.of:,}",
        )
        for one in audited.figures
    ]


def tell_standing(audited: Audited) -> Iterator[str]:
    """Say how far an audit has come, how checkers agree, and what changed the record since."""
    audit = audited.audit
    checkers = say_number(audited.checkers, "checker")
    yield (
        f"Audit {audit.number}, drawn {audit.at[:10]} with seed {audit.seed}:"
        f" {audited.answered} of {say_number(audited.asked, 'question')} answered by {checkers}"
        f"{f', {audited.unsure} with unsure alone' if audited.unsure else ''}."
    )
    agreement = audited.agreement
    if agreement is not None:
        alpha = "not defined" if agreement.alpha is None else f"{agreement.alpha:.2f}"
        yield (
            f"On {say_number(agreement.questions, 'question')} with several answers checkers agree"
            f" in {agreement.percent:.0f} % whether the record errs (Krippendorff's alpha {alpha})."
        )
    if audited.changes:
        told = ", ".join(say_number(count, SINCE[what]) for what, count in audited.changes.items())
        yield f"The record has changed since the sample was drawn: {told}. Draw a new one."


NOTES = (
    "Shares of the whole record, with 95 % intervals; each answer weighs as many as it stands for.",
    "Pairs that look nothing alike are not asked about: what was missed there is not known.",
)
