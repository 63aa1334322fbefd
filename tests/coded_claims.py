"""Claims coded by hand, on an invented report in a language that the machine does not read."""

from dataclasses import replace

from store_samples import find, report
from twosource.model.claim import Reading
from twosource.model.coded import Coded, CodedCount, CodedVoice, CodedWhen, CodedWhere, CodedWho
from twosource.model.match import Anchor
from twosource.model.report import Report, Sourced
from twosource.model.spans import Span
from twosource.model.values import Place
from twosource.readers.codebooks import load_codebook
from twosource.stages.ground import ReportFacts, gather_facts
from twosource.stages.languages import read_nothing
from twosource.stages.layout import lay_out

BOOK = load_codebook()
TOLD = (
    "La policía detuvo a dos alfareros en Gore el 4 de mayo de 2021, dijo la enfermera Ana Holm"
    " a Radio Orilla.\nDos alfareros siguen detenidos, y nadie explica por qué."
)
GORE = Place("geonames:1", "Gore", "town", "NZ", "NZ-STL", None, -46.1, 168.9, 5.0, 7500)
NEW_ZEALAND = Place("iso:NZ", "New Zealand", "country", "NZ", None, None, -41.0, 174.0, 900.0, 0)


def at(words: str) -> Span:
    """Give the first place of some words in the report."""
    return find(words, TOLD)


def told_report(language: str = "es", outlet: str | None = "Radio Orilla") -> Report:
    """Give the report."""
    given = None if outlet is None else Sourced(outlet, "given")
    return replace(report(1), text=TOLD, language=language, outlet=given, title=None, key="r1")


def facts_of(one: Report, reading: Reading | None = None) -> ReportFacts:
    """Give what a report says of itself."""
    read = reading or read_nothing(one, "none")
    outlet = None if one.outlet is None else one.outlet.value
    return gather_facts(one, lay_out(one.text, None), outlet, read, {})


PASSAGE = at("La policía detuvo a dos alfareros en Gore el 4 de mayo de 2021")
NURSE = CodedVoice(
    "named",
    at("Ana Holm"),
    at("dijo"),
    "witness",
    role=at("la enfermera"),
    body=at("Radio Orilla"),
)
BARE = Coded(Anchor("r1", PASSAGE, "detention"), "arrest", "past", "asserted")
FULL = replace(
    BARE,
    chain=(NURSE, CodedVoice("outlet", None, masthead="The Lantern")),
    when=CodedWhen("2021-05-04", at("el 4 de mayo de 2021")),
    where=CodedWhere((GORE, NEW_ZEALAND), at("Gore")),
    counts=(CodedCount("people.detained", "2", at("dos alfareros")),),
    who=(
        CodedWho("target", "group", at("dos alfareros")),
        CodedWho("actor", "organisation", at("La policía")),
    ),
)
