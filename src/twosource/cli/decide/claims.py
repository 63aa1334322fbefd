"""`twosource decide claim`: a claim that a person codes by hand on a passage of a report."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from twosource.cli.decide.desk import Desk, decider_option, note_option, open_desk
from twosource.cli.options import codebook_option, example, record_option
from twosource.cli.report import find_report
from twosource.model.coded import Coded
from twosource.model.draft import Draft, DraftValue, DraftVoice, DraftWho, DraftWords
from twosource.model.errors import BadValue
from twosource.model.report import Report
from twosource.model.spans import Span
from twosource.record_name import RecordName
from twosource.stages.by_hand import name_coded
from twosource.stages.facet_values import KINDS, STANCES, TIMES

_PASSAGE = re.compile(r"(\d{1,9})-(\d{1,9})")
_COUNT = re.compile(r"(?P<of>[^=]+)=(?P<number>[^:]+)(?::(?P<words>.*))?", re.DOTALL)
_WHO = re.compile(r"(?P<role>[\w-]+)(?:/(?P<entity>\w+))?:(?P<words>.+)", re.DOTALL)
_VOICE = re.compile(
    rf"(?P<words>.+?):(?P<kind>{'|'.join(KINDS)})(?:/(?P<tie>\w+))?(?::(?P<cue>.+))?", re.DOTALL
)
_SHORT_ID = 8


@click.command(
    "claim",
    epilog=example(
        "twosource decide claim note.txt --words 'police shot a ferryman' --type death/homicide"
        " --by R1 --record my.db",
        "twosource decide claim note.txt --passage 0-80 --type detention/arrest --when 2021-05-04"
        " --where Gore --count 'people.detained=2: two men' --said-by 'a clerk:unnamed: said'"
        " --by R1 --record my.db",
    ),
)
@click.argument("report", metavar="REPORT")
@click.option("--passage", metavar="START-END", help="The characters that tell of it.")
@click.option("--words", default="", metavar="TEXT", help="Or its words, as they stand there.")
@click.option("--type", "kind", required=True, metavar="TYPE[/SUBTYPE]", help="Of the codebook.")
@click.option("--subtype", metavar="SUBTYPE", help="The sub-type, where --type does not say it.")
@click.option("--when", metavar="EDTF", help="Its day, month or year.")
@click.option("--when-words", default="", metavar="TEXT", help="The words that say when.")
@click.option("--where", metavar="PLACE", help="Names or ids of places, with ';' between.")
@click.option("--where-words", default="", metavar="TEXT", help="The words that say where.")
@click.option("--count", "counts", multiple=True, metavar="WHAT=NUMBER[: WORDS]", help="How many.")
@click.option("--who", "people", multiple=True, metavar="ROLE[/KIND]: WORDS", help="Who took part.")
@click.option(
    "--said-by",
    "voices",
    multiple=True,
    metavar="NAME:KIND[/TIE][: WORDS]",
    help="Whose word it is, nearest the event first, with the words of saying.",
)
@click.option("--stance", default="asserted", show_default=True, type=click.Choice(STANCES))
@click.option("--time", default="past", show_default=True, type=click.Choice(TIMES))
@decider_option
@note_option
@record_option
@codebook_option
def claim(report: str, record: RecordName, codebook: Path | None, **chosen: Any) -> None:
    """Code a claim by hand: what a passage of REPORT tells of, and on whose word.

    REPORT is a label, or six or more digits of an id; it may be in any language, and the machine
    need have taken nothing from it. The passage must stand in the report, and so must the words of
    every value; a value without words stands on the passage as a whole. What you know beside the
    text goes into --note. WHAT is people.dead, NUMBER 12, 12-15 or 12+; KIND of who takes part is
    person, group, organisation, government, place or thing; of a voice named, unnamed,
    organisation, government, outlet, document or reporter, and TIE victim, witness, related,
    service or relayed.

    The claim joins events, conflicts and origins as the machine's do, and is marked as yours
    wherever it is shown. Where the machine took one of that type from the same words, the two are
    one telling. `decide undo` takes it back.
    """
    with open_desk(record, codebook) as desk:
        found = find_report(desk.store, report)
        coded = _check(desk, _draft(found, chosen))
        passage = coded.anchor.passage
        words = (
            f"claim {name_coded(coded)[:_SHORT_ID]} coded by hand,"
            f" {coded.anchor.type} at {found.label} {passage.start}-{passage.end}"
        )
        desk.rule(coded, chosen, words)


def _check(desk: Desk, draft: Draft) -> Coded:
    from twosource.drafting import try_draft

    checked = try_draft(draft, desk.store, desk.parts.codebook, desk.parts.gazetteer)
    if checked.coded is None:
        told = [f"{one.field.replace('_', ' ')}: {one.why}" for one in checked.problems]
        raise BadValue("\n".join(["this is no claim yet", *told]))
    return checked.coded


def _draft(report: Report, chosen: dict[str, Any]) -> Draft:
    name, _, sub = chosen["kind"].partition("/")
    return Draft(
        report=report.key,
        passage=DraftWords(chosen["words"], _read_passage(chosen["passage"])),
        type=name,
        subtype=chosen["subtype"] or sub,
        time=chosen["time"],
        stance=chosen["stance"],
        when=_value(chosen["when"], chosen["when_words"]),
        where=_value(chosen["where"], chosen["where_words"]),
        counts=tuple(_counts(chosen["counts"])),
        who=tuple(_people(chosen["people"])),
        said_by=tuple(_voices(chosen["voices"])),
    )


def _read_passage(words: str | None) -> Span | None:
    if words is None:
        return None
    found = _PASSAGE.fullmatch(words)
    if found is None or int(found[1]) >= int(found[2]):
        raise click.UsageError(f"--passage takes START-END in characters, not {words}")
    return Span(int(found[1]), int(found[2]))


def _value(value: str | None, words: str) -> DraftValue | None:
    return None if value is None else DraftValue(value, DraftWords(words))


def _counts(given: Sequence[str]) -> list[DraftValue]:
    read = [_read(_COUNT, one, "--count takes WHAT=NUMBER[: WORDS]") for one in given]
    return [DraftValue(one["number"], DraftWords(one["words"] or ""), one["of"]) for one in read]


def _people(given: Sequence[str]) -> list[DraftWho]:
    read = [_read(_WHO, one, "--who takes ROLE[/KIND]: WORDS") for one in given]
    return [
        DraftWho(one["role"], DraftWords(one["words"]), one["entity"] or "unknown") for one in read
    ]


def _voices(given: Sequence[str]) -> list[DraftVoice]:
    asked = f"--said-by takes NAME:KIND[/TIE][: WORDS], KIND one of {', '.join(KINDS)}"
    read = [_read(_VOICE, one, asked) for one in given]
    return [
        DraftVoice(
            DraftWords(one["words"]),
            one["kind"],
            DraftWords(one["cue"] or ""),
            one["tie"] or "unknown",
        )
        for one in read
    ]


def _read(pattern: re.Pattern[str], given: str, asked: str) -> re.Match[str]:
    found = pattern.fullmatch(given.strip())
    if found is None:
        raise click.UsageError(f"{asked}; not {given}")
    return found
