"""`twosource audit`: people check a sample, and the record tells how often it errs."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from twosource.cli.audit_ask import Sitting, ask
from twosource.cli.audit_sheet import name_audit, read_sheet, refuse_written, write_sheet
from twosource.cli.options import codebook_option, example, json_option, record_option
from twosource.cli.reviewers import by_option
from twosource.cli.table import print_lines, print_table
from twosource.config import Config
from twosource.model.audit import Audit, Question
from twosource.model.errors import NotFound
from twosource.model.report import Report
from twosource.ports import Store
from twosource.record_name import RecordName
from twosource.views.audit_words import NOTES, list_rows, tell_audit, tell_standing
from twosource.views.record_view import read_audit
from twosource.views.words import say_number
from twosource.wiring import name_weights, open_codebook, open_matcher, open_record

HEADINGS = ("of", "share", "95 %", "answers", "in the record")


@click.command(
    "audit",
    epilog=example(
        "twosource audit --sample 200 --out sheet.csv --record my.db",
        "twosource audit --take sheet.csv --by R1 --record my.db",
        "twosource audit --ask --by R1 --record my.db",
        "twosource audit --record my.db",
    ),
)
@record_option
@codebook_option
@click.option("--sample", type=click.IntRange(min=1), metavar="N", help="Draw N things to check.")
@click.option("--seed", type=int, default=1, show_default=True, help="Which sample.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="SHEET",
    help="Write the questions there: .csv for a spreadsheet, else JSON Lines.",
)
@click.option(
    "--take",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="SHEET",
    help="Read the answers of a sheet in.",
)
@click.option("--ask", "asking", is_flag=True, help="Ask here, one key an answer.")
@by_option("Who checked")
@click.option("--report", "reporting", is_flag=True, help="Tell the figures: also without it.")
@json_option
def command(record: RecordName, **chosen: Any) -> None:
    """Have people check a sample, and tell how often this record errs.

    `--sample` draws claims, values, sentences and reports without claims, pairs that were joined
    and look-alikes that were not: by event type, outlet, number of origins and how sure the machine
    was. None of that is shown to who checks: only the passage, and what the record says. Answers
    are kept with the record under a pseudonym. The figures are of the record as it was when the
    sample was drawn; whatever changed it since is told. Several may check one sample: how far they
    agree is told, and where they do not, each has an equal part of the answer.
    """
    with open_record(record) as store:
        if chosen["sample"] is not None:
            _draw(store, chosen)
        elif chosen["take"] is not None:
            _take(store, chosen["take"], _name(chosen["by"]))
        elif chosen["asking"]:
            _ask(store, _name(chosen["by"]))
        elif chosen["out"] is not None:
            _write(store, _last(store), chosen["out"])
        else:
            _report(store, as_json=chosen["as_json"])


def _name(by: str | None) -> str:
    if not by:
        raise click.UsageError("say who checks: --by NAME (a pseudonym will do)")
    return by


def _last(store: Store) -> Audit:
    audit = store.last_audit()
    if audit is None:
        raise NotFound("nothing is drawn of this record yet; begin with `audit --sample 200`")
    return audit


def _draw(store: Store, chosen: Mapping[str, Any]) -> None:
    from twosource.stages.audit_draw import draw, shuffle
    from twosource.stages.audit_frames import Material, list_candidates
    from twosource.stages.audit_questions import ask_all

    if chosen["out"] is not None:
        refuse_written(chosen["out"])
    # Before all else: what comes into the record from here on is not in the sample.
    line, seed = store.last_line(), chosen["seed"]
    book = open_codebook(Config(codebook=chosen["codebook"]))
    with store.at_once():
        material = Material(
            claims={one.claim.id: one for one in store.claims()},
            events=tuple(store.events()),
            reports={report.key: report for report in store.reports()},
            outlets=store.publishers().outlets,
            threshold=open_matcher(None, store).threshold,
            means={name: kind.definition for name, kind in book.types.items()},
        )
    strata, drawn = draw(lambda: list_candidates(material), chosen["sample"], seed)
    if not drawn:
        raise NotFound("this record holds nothing to check yet; build it first")
    questions = ask_all(shuffle(drawn, seed), material)
    audit = store.add_audit(Audit(0, seed, _now(), line, strata, name_weights(store)), questions)
    click.echo(f"Audit {audit.number}: {say_number(len(questions), 'question')} drawn.")
    if chosen["out"] is None:
        click.echo("Answer them here with --ask --by NAME, or write a sheet with --out SHEET.")
    else:
        _write(store, audit, chosen["out"])


def _write(store: Store, audit: Audit, path: Path) -> None:
    refuse_written(path)
    questions = store.audit_questions(audit.number)
    write_sheet(path, audit, questions, _reports(store, questions))
    click.echo(f"{say_number(len(questions), 'question')} written to {path}: fill in `answer`.")
    click.echo("The sheet holds text of the reports: keep it as you keep them.", err=True)


def _reports(store: Store, questions: Sequence[Question]) -> Mapping[str, Report]:
    """Give the reports that questions show."""
    return store.reports_of(shown.report for one in questions for shown in one.shown)


def _take(store: Store, path: Path, by: str) -> None:
    audit = _last(store)
    questions = store.audit_questions(audit.number)
    answers = read_sheet(path, audit, questions, by, _now())
    new = store.add_answers(audit.number, answers)
    left = len(questions) - len({one.question for one in answers})
    click.echo(f"{say_number(new, 'new answer')} by {by}; {left} of this sheet without one.")
    click.echo(tell_audit(read_audit(store)))


def _ask(store: Store, by: str) -> None:
    audit = _last(store)
    questions = store.audit_questions(audit.number)
    sitting = Sitting(audit, questions, _reports(store, questions), by)
    given = ask(store, sitting)
    click.echo(f"{say_number(given, 'answer')} kept.")
    click.echo(tell_audit(read_audit(store)))


def _report(store: Store, *, as_json: bool) -> None:
    audited = read_audit(store)
    if as_json:
        from twosource.exporters.audit_lines import audit_line
        from twosource.exporters.json_text import encode_line

        told = json.loads(encode_line(audit_line(audited)))
        if audited is not None:
            told |= {"audit": name_audit(audited.audit), "seed": audited.audit.seed}
            told |= {"asked": audited.asked, "changes": dict(audited.changes)}
        click.echo(json.dumps(told))
        return
    if audited is None or not audited.figures:
        print_lines([tell_audit(audited)])
        return
    print_lines(tell_standing(audited))
    print_table(HEADINGS, list_rows(audited))
    print_lines(NOTES)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
